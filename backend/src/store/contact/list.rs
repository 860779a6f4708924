//! The list: filtered, searched, ordered, page by page.
//!
//! Each order is a range of an index (see the migration *contact list*). A search either starts
//! from the words' index and sorts the few it finds, or walks the order's index and asks each
//! contact, which meets a page's worth soon because many match. Which of the two is known from the
//! count, and that stops at [`COUNTED`].

use std::collections::BTreeMap;

use atrium_domain::id::ContactId;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::request::{
    Counted, ListRequest, Listed, Listing, Only, Order, Page, Place, after, ordered,
};
use super::search::{Part, portal_states};
use super::{PortalState, from_row};
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::entity::contact;
use crate::store::{Store, Visible as _};

/// Counting stops here.
pub const COUNTED: u64 = 10_000;
/// As many are sorted rather than met on the way through the order.
const FEW: u64 = 1_000;
/// Rows that are looked at to count: a contact has several words that begin alike.
const LOOKED_AT: u64 = 2 * COUNTED;
/// Contacts of an order that are asked before the words' index is taken after all: what many have
/// may still stand together at the far end, as all that are called Zofia do.
const WALKED: u64 = 20_000;

/// How a list is best read, with what was learnt on the way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many match.
    pub count: Counted,
    way: Way,
}

/// How the rows of a list are best read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Way {
    parts: Vec<Part>,
    /// The part to start from; without, the order's index is walked.
    start: Option<usize>,
    /// The part that the fewest have.
    smallest: Option<usize>,
}

impl Way {
    fn condition(&self, start: Option<usize>) -> Condition {
        let mut all = Condition::all();
        for (at, part) in self.parts.iter().enumerate() {
            all = all.add(if start == Some(at) {
                part.among()
            } else {
                part.held()
            });
        }
        all
    }

    /// In the order's index, for there is nothing better to start from.
    const fn walking(parts: Vec<Part>) -> Self {
        Self {
            parts,
            start: None,
            smallest: None,
        }
    }
}

impl Store<'_, BackOffice> {
    /// Counts what a list matches, as far as that is cheap, and learns how to read it.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn plan_contacts(&self, request: &ListRequest) -> Result<Plan> {
        let parts = self.parts(request).await?;
        let Some((start, size)) = self.smallest(&parts, COUNTED).await? else {
            let count = self.count_walking(request.only, &parts).await?;
            let way = Way::walking(parts);
            return Ok(Plan { count, way });
        };
        if request.only.may_be_narrow() {
            let alone = self.count_walking(request.only, &[]).await?;
            if !alone.more && alone.number < size {
                let count = self.count_walking(request.only, &parts).await?;
                let way = Way::walking(parts);
                return Ok(Plan { count, way });
            }
        }
        let others = parts.iter().enumerate().filter(|(at, _)| *at != start);
        let which = others.fold(
            Condition::all()
                .add(contact::Entity::rows(self.scope))
                .add(request.only.condition()),
            |all, (_, part)| all.add(part.held()),
        );
        let found = parts[start].contacts(&which, LOOKED_AT + 1);
        let (rows, number) = self.count_distinct(found).await?;
        let count = Counted {
            number: Ord::min(number, COUNTED),
            more: rows > LOOKED_AT || number > COUNTED,
        };
        let way = Way {
            start: (!count.more).then_some(start),
            smallest: Some(start),
            parts,
        };
        Ok(Plan { count, way })
    }

    /// What a listed contact must have.
    async fn parts(&self, request: &ListRequest) -> Result<Vec<Part>> {
        let mut parts: Vec<Part> = request.only.part().into_iter().collect();
        let tag = request.tag.trim();
        if !tag.is_empty() {
            // A tag that does not exist is on no contact.
            parts.push(Part::Tag(self.tag_number(tag).await?.unwrap_or_default()));
        }
        parts.extend(Part::words(&request.search));
        Ok(parts)
    }

    /// The part that the fewest have, and how many rows say so, as far as `most` and one.
    async fn smallest(&self, parts: &[Part], most: u64) -> Result<Option<(usize, u64)>> {
        let mut smallest: Option<(usize, u64)> = None;
        for (at, part) in parts.iter().enumerate() {
            let size = self.count_rows(part.some_rows(most + 1)).await?;
            if smallest.is_none_or(|(_, least)| size < least) {
                smallest = Some((at, size));
            }
        }
        Ok(smallest)
    }

    /// The first rows of a list, for those who do not ask how many there are.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn first_contacts(&self, request: &ListRequest, most: u64) -> Result<Listing> {
        let parts = self.parts(request).await?;
        let way = match self.smallest(&parts, FEW).await? {
            None => Way::walking(parts),
            Some((start, size)) => Way {
                start: (size <= FEW).then_some(start),
                smallest: Some(start),
                parts,
            },
        };
        self.listing(request, &way, most).await
    }

    async fn count_walking(&self, only: Only, parts: &[Part]) -> Result<Counted> {
        let mut select = self.find::<contact::Entity>().filter(only.condition());
        for part in parts {
            select = select.filter(part.held());
        }
        let select = ordered(select, Order::Name, true)
            .select_only()
            .column(contact::Column::Id)
            .limit(COUNTED + 1);
        let number = self
            .count_rows(sea_orm::QueryTrait::into_query(select))
            .await?;
        Ok(Counted {
            number: Ord::min(number, COUNTED),
            more: number > COUNTED,
        })
    }

    async fn count_rows(&self, rows: SelectStatement) -> Result<u64> {
        let count = Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .from_subquery(rows, "counted")
            .to_owned();
        self.numbers(&count, 1).await.map(|numbers| numbers[0])
    }

    /// Rows, and contacts among them.
    async fn count_distinct(&self, rows: SelectStatement) -> Result<(u64, u64)> {
        let count = Query::select()
            .expr(Expr::cust("COUNT(*)"))
            .expr(Expr::col("id").count_distinct())
            .from_subquery(rows, "counted")
            .to_owned();
        self.numbers(&count, 2)
            .await
            .map(|numbers| (numbers[0], numbers[1]))
    }

    async fn numbers(&self, select: &SelectStatement, columns: usize) -> Result<Vec<u64>> {
        let row = self
            .connection
            .query_one(select)
            .await?
            .ok_or_else(|| Error::Internal("a count gave no row".to_owned()))?;
        (0..columns)
            .map(|at| {
                let number: i64 = row.try_get_by_index(at)?;
                Ok(u64::try_from(number).unwrap_or_default())
            })
            .collect()
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
