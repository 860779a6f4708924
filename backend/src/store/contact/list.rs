//! The list: filtered, searched, ordered, page by page.
//!
//! Each order is a range of an index (see the migration *contact list*). A search either starts
//! from the words' index and sorts the few it finds, or walks the order's index and asks each
//! contact, which meets a page's worth soon because many match. Which of the two says the plan.

use std::collections::BTreeMap;

use atrium_domain::id::ContactId;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::plan::{Plan, Way};
use super::request::{ListRequest, Listed, Listing, Page, Place, after, ordered};
use super::search::portal_states;
use super::{PortalState, from_row};
use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::contact;

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
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let portal = self.portal_states(&ids).await?;
        let companies = self
            .names(
                rows.iter()
                    .filter(|row| row.commercial_entity_id != row.id)
                    .map(|row| row.commercial_entity_id),
            )
            .await?;
        Ok(Listing {
            more_before: if forwards {
                request.page != Page::First
            } else {
                more
            },
            more_after: if forwards { more } else { true },
            rows: rows
                .into_iter()
                .map(|row| Listed {
                    company: companies.get(&row.commercial_entity_id).cloned(),
                    portal: portal.get(&row.id).copied().unwrap_or(PortalState::Outside),
                    place: Place {
                        key: request.order.key(&row),
                        id: row.id,
                    },
                    contact: from_row(row, Vec::new()),
                })
                .collect(),
        })
    }

    /// The rows of a page, in the direction they were read.
    async fn page_rows(
        &self,
        request: &ListRequest,
        way: &Way,
        most: u64,
    ) -> Result<Vec<contact::Model>> {
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
            let end = read(Condition::all())
                .offset(WALKED)
                .limit(1)
                .one(&self.connection)
                .await?
                .map(|row| Place {
                    key: request.order.key(&row),
                    id: row.id,
                })
                .and_then(|end| after(request.order, &end, !forwards));
            let whole = end.is_none();
            let walked = way.condition(None).add_option(end);
            let rows = read(walked).limit(most).all(&self.connection).await?;
            if whole || rows.len() as u64 == most {
                return Ok(rows);
            }
            let all = way.condition(Some(smallest));
            return Ok(read(all).limit(most).all(&self.connection).await?);
        }
        let rows = read(way.condition(way.start)).limit(most);
        Ok(rows.all(&self.connection).await?)
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
