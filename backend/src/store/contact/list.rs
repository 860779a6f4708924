//! The list: filtered, searched, ordered, page by page.
//!
//! Each order is a range of an index (see the migration *contact list*). A search either starts
//! from the words' index and sorts the few it finds, or walks the order's index and asks each
//! contact, which meets a page's worth soon because many match. Which of the two says the plan.

use std::collections::BTreeMap;

use atrium_domain::contact::ContactType;
use atrium_domain::id::ContactId;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, DbErr, QueryFilter as _, QueryOrder as _,
    QueryResult, QuerySelect as _, QueryTrait as _, Select,
};

use super::PortalState;
use super::plan::{Plan, Way};
use super::request::{ListRequest, Listed, Listing, Order, Page, Place, after, ordered};
use super::search::portal_states;
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::entity::contact;

const COMPANY: &str = "company";

/// What a row of the list is made of, in the order in which [`from_columns`] takes it.
const SHOWN: [contact::Column; 10] = [
    contact::Column::Id,
    contact::Column::IsCompany,
    contact::Column::ContactType,
    contact::Column::Name,
    contact::Column::Email,
    contact::Column::Phone,
    contact::Column::Mobile,
    contact::Column::City,
    contact::Column::Country,
    contact::Column::ArchivedAt,
];

/// By index: looking a column up by its name costs more than reading it.
fn from_columns(order: Order, row: &QueryResult) -> std::result::Result<Listed, DbErr> {
    let id: i64 = row.try_get_by_index(0)?;
    let contact_type: String = row.try_get_by_index(2)?;
    let (phone, mobile): (String, String) = (row.try_get_by_index(5)?, row.try_get_by_index(6)?);
    let archived_at: Option<i64> = row.try_get_by_index(9)?;
    Ok(Listed {
        id: ContactId::new(id),
        is_company: row.try_get_by_index(1)?,
        contact_type: ContactType::from_code(&contact_type).unwrap_or_default(),
        name: row.try_get_by_index(3)?,
        email: row.try_get_by_index(4)?,
        phone: if phone.is_empty() { mobile } else { phone },
        city: row.try_get_by_index(7)?,
        country: row.try_get_by_index(8)?,
        archived: archived_at.is_some(),
        place: Place {
            key: order.key_at(row, 10)?,
            id,
        },
        company: row.try_get_by_index(11)?,
        portal: PortalState::Outside,
    })
}

/// Contacts of an order that are asked before the words' index is taken after all: what many have
/// may still stand together at the far end, as all that are called Zofia do.
const WALKED: u64 = 20_000;

impl Store<'_, BackOffice> {
    /// The first rows of a list, for those who do not ask how many there are.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn first_contacts(&self, request: &ListRequest, most: u64) -> Result<Listing> {
        let way = self.way_to_rows(request).await?;
        self.listing(request, &way, most).await
    }

    /// A page of the list.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn list_contacts(
        &self,
        request: &ListRequest,
        plan: &Plan,
        most: u64,
    ) -> Result<Listing> {
        self.listing(request, &plan.way, most).await
    }

    async fn listing(&self, request: &ListRequest, way: &Way, most: u64) -> Result<Listing> {
        let forwards = !matches!(request.page, Page::Before(_));
        let mut rows = self.page_rows(request, way, most + 1).await?;
        let more = rows.len() as u64 > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if !forwards {
            rows.reverse();
        }
        let ids: Vec<i64> = rows.iter().map(|row| row.id.get()).collect();
        let portal = self.portal_states(&ids).await?;
        for row in &mut rows {
            if let Some(state) = portal.get(&row.id.get()) {
                row.portal = *state;
            }
        }
        Ok(Listing {
            more_before: if forwards {
                request.page != Page::First
            } else {
                more
            },
            more_after: if forwards { more } else { true },
            rows,
        })
    }

    /// The rows of a page, in the direction they were read; where they stand with the portal is
    /// not known yet.
    async fn page_rows(&self, request: &ListRequest, way: &Way, most: u64) -> Result<Vec<Listed>> {
        let forwards = !matches!(request.page, Page::Before(_));
        let part = match &request.page {
            Page::First => None,
            Page::After(place) | Page::Before(place) => after(request.order, place, forwards),
        };
        let read = |condition: Condition| {
            let select = self
                .find::<contact::Entity>()
                .filter(request.only.condition())
                .filter(Condition::all().add_option(part.clone()))
                .filter(condition);
            ordered(select, request.order, forwards)
        };
        if let (None, Some(smallest)) = (way.start, way.smallest) {
            let end = self
                .shown(
                    request.order,
                    read(Condition::all()).offset(WALKED).limit(1),
                )
                .await?
                .pop()
                .and_then(|end| after(request.order, &end.place, !forwards));
            let whole = end.is_none();
            let walked = way.condition(None).add_option(end);
            let rows = self.shown(request.order, read(walked).limit(most)).await?;
            if whole || rows.len() as u64 == most {
                return Ok(rows);
            }
            let all = read(way.condition(Some(smallest))).limit(most);
            return self.shown(request.order, all).await;
        }
        let rows = read(way.condition(way.start)).limit(most);
        self.shown(request.order, rows).await
    }

    async fn shown(&self, order: Order, select: Select<contact::Entity>) -> Result<Vec<Listed>> {
        let company = Query::select()
            .column((COMPANY, contact::Column::Name))
            .from_as(contact::Entity, COMPANY)
            .and_where(
                Expr::col((COMPANY, contact::Column::Id))
                    .equals((contact::Entity, contact::Column::CommercialEntityId)),
            )
            .and_where(
                Expr::col((COMPANY, contact::Column::Id))
                    .not_equals((contact::Entity, contact::Column::Id)),
            )
            .to_owned();
        let select = select
            .select_only()
            .columns(SHOWN)
            .column(order.column())
            .expr(company);
        let rows = self.connection.query_all(&select.into_query()).await?;
        rows.iter()
            .map(|row| from_columns(order, row).map_err(Error::from))
            .collect()
    }

    /// The numbers of what a list matches, smallest first, after one of them. In this order a
    /// contact that an act takes out of the list moves no other.
    pub(crate) async fn listed_after(
        &self,
        request: &ListRequest,
        plan: &Plan,
        after: i64,
        most: u64,
    ) -> Result<Vec<ContactId>> {
        Ok(self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .filter(request.only.condition())
            .filter(plan.way.condition(plan.way.start))
            .filter(contact::Column::Id.gt(after))
            .order_by_asc(contact::Column::Id)
            .limit(most)
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(ContactId::new)
            .collect())
    }

    /// Where contacts stand with the portal; those outside are left out.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn portal_states(&self, ids: &[i64]) -> Result<BTreeMap<i64, PortalState>> {
        let rows = self.connection.query_all(&portal_states(ids)).await?;
        rows.into_iter()
            .map(|row| {
                let signed_in: i32 = row.try_get_by_index(1)?;
                let state = if signed_in == 1 {
                    PortalState::Inside
                } else {
                    PortalState::Invited
                };
                Ok((row.try_get_by_index(0)?, state))
            })
            .collect()
    }
}
