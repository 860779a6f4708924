//! The list: filtered, ordered, page by page.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

use super::search::matching;
use super::{Contact, PortalState, from_row};
use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::{contact, membership, user};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The contact.
    pub contact: Contact,
    /// The name of its commercial entity, where that is another contact.
    pub company: Option<String>,
    /// Where it stands with the portal.
    pub portal: PortalState,
    /// Where the list goes on after it.
    pub place: Place,
}

/// A filter of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Everything that is not archived.
    #[default]
    Active,
    /// Companies.
    Companies,
    /// Persons.
    Persons,
    /// With portal access.
    Inside,
    /// Invited, never signed in.
    Invited,
    /// Archived.
    Archived,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By name, A to Z.
    #[default]
    Name,
    /// By name, Z to A.
    NameDescending,
    /// Last changed first.
    Changed,
}

/// A place in an ordered list: the sort value of a row and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name's sort key, or the change in microseconds, big-endian.
    pub key: Vec<u8>,
    /// The contact's number.
    pub id: i64,
}

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    /// From the start.
    #[default]
    First,
    /// After a place.
    After(Place),
    /// Before a place.
    Before(Place),
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListRequest {
    /// As typed.
    pub search: String,
    /// Filter.
    pub only: Only,
    /// Order.
    pub order: Order,
    /// Part.
    pub page: Page,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its rows.
    pub rows: Vec<Listed>,
    /// Whether there are rows before them.
    pub more_before: bool,
    /// Whether there are rows after them.
    pub more_after: bool,
}

fn members(signed_in: bool) -> SelectStatement {
    let mut ids = Query::select();
    ids.column((membership::Entity, membership::Column::ContactId))
        .from(membership::Entity)
        .inner_join(
            user::Entity,
            Expr::col((user::Entity, user::Column::Id))
                .equals((membership::Entity, membership::Column::UserId)),
        )
        .and_where(Expr::col((membership::Entity, membership::Column::EndedAt)).is_null());
    let last = Expr::col((user::Entity, user::Column::LastSignInAt));
    ids.and_where(if signed_in {
        last.is_not_null()
    } else {
        last.is_null()
    });
    ids
}

impl Only {
    fn condition(self) -> Condition {
        let active = Condition::all().add(contact::Column::ArchivedAt.is_null());
        match self {
            Self::Active => active,
            Self::Companies => active.add(contact::Column::IsCompany.eq(true)),
            Self::Persons => active.add(contact::Column::IsCompany.eq(false)),
            Self::Inside => active.add(contact::Column::Id.in_subquery(members(true))),
            Self::Invited => active.add(contact::Column::Id.in_subquery(members(false))),
            Self::Archived => Condition::all().add(contact::Column::ArchivedAt.is_not_null()),
        }
    }
}

fn after(order: Order, place: &Place, forwards: bool) -> Option<Condition> {
    // Larger values come next when exactly one of "ascending" and "backwards" does not hold.
    let ascending = match order {
        Order::Name => true,
        Order::NameDescending | Order::Changed => false,
    };
    let larger = ascending == forwards;
    let id = |equal: Condition| {
        equal.add(if larger {
            contact::Column::Id.gt(place.id)
        } else {
            contact::Column::Id.lt(place.id)
        })
    };
    Some(match order {
        Order::Name | Order::NameDescending => {
            let key = place.key.clone();
            let column = contact::Column::SortKey;
            Condition::any()
                .add(if larger {
                    column.gt(key.clone())
                } else {
                    column.lt(key.clone())
                })
                .add(id(Condition::all().add(column.eq(key))))
        }
        Order::Changed => {
            let at = i64::from_be_bytes(place.key.as_slice().try_into().ok()?);
            let column = contact::Column::UpdatedAt;
            Condition::any()
                .add(if larger { column.gt(at) } else { column.lt(at) })
                .add(id(Condition::all().add(column.eq(at))))
        }
    })
}

pub(super) fn ordered(
    select: Select<contact::Entity>,
    order: Order,
    forwards: bool,
) -> Select<contact::Entity> {
    use sea_orm::Order::{Asc, Desc};
    let (column, direction) = match (order, forwards) {
        (Order::Name, true) | (Order::NameDescending, false) => (contact::Column::SortKey, Asc),
        (Order::Name, false) | (Order::NameDescending, true) => (contact::Column::SortKey, Desc),
        (Order::Changed, true) => (contact::Column::UpdatedAt, Desc),
        (Order::Changed, false) => (contact::Column::UpdatedAt, Asc),
    };
    select
        .order_by(column, direction.clone())
        .order_by(contact::Column::Id, direction)
}

impl Store<'_, BackOffice> {
    /// A page of the list.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn list_contacts(&self, query: &ListRequest, most: u64) -> Result<Listing> {
        let forwards = !matches!(query.page, Page::Before(_));
        let mut select = self
            .find::<contact::Entity>()
            .filter(query.only.condition())
            .filter(matching(&query.search));
        if let Page::After(place) | Page::Before(place) = &query.page
            && let Some(condition) = after(query.order, place, forwards)
        {
            select = select.filter(condition);
        }
        let mut rows = ordered(select, query.order, forwards)
            .limit(most + 1)
            .all(&self.connection)
            .await?;
        let more = rows.len() as u64 > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if !forwards {
            rows.reverse();
        }
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let portal = self.portal_states(&ids).await?;
        let companies = self
            .names(rows.iter().map(|row| row.commercial_entity_id))
            .await?;
        Ok(Listing {
            more_before: if forwards {
                query.page != Page::First
            } else {
                more
            },
            more_after: if forwards { more } else { true },
            rows: rows
                .into_iter()
                .map(|row| Listed {
                    company: (row.commercial_entity_id != row.id)
                        .then(|| companies.get(&row.commercial_entity_id).cloned())
                        .flatten(),
                    portal: portal.get(&row.id).copied().unwrap_or(PortalState::Outside),
                    place: Place {
                        key: match query.order {
                            Order::Name | Order::NameDescending => row.sort_key.clone(),
                            Order::Changed => row.updated_at.to_be_bytes().to_vec(),
                        },
                        id: row.id,
                    },
                    contact: from_row(row, Vec::new()),
                })
                .collect(),
        })
    }

    /// How many contacts a list has in all.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn count_contacts(&self, query: &ListRequest) -> Result<u64> {
        Ok(self
            .find::<contact::Entity>()
            .filter(query.only.condition())
            .filter(matching(&query.search))
            .count(&self.connection)
            .await?)
    }

    /// Where contacts stand with the portal; those outside are left out.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn portal_states(&self, ids: &[i64]) -> Result<BTreeMap<i64, PortalState>> {
        let rows = self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .column(user::Column::LastSignInAt)
            .join(
                sea_orm::JoinType::InnerJoin,
                membership::Entity::belongs_to(user::Entity)
                    .from(membership::Column::UserId)
                    .to(user::Column::Id)
                    .into(),
            )
            .filter(membership::Column::EndedAt.is_null())
            .filter(membership::Column::ContactId.is_in(ids.iter().copied()))
            .into_tuple::<(i64, Option<i64>)>()
            .all(&self.connection)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, last)| {
                (
                    id,
                    if last.is_some() {
                        PortalState::Inside
                    } else {
                        PortalState::Invited
                    },
                )
            })
            .collect())
    }
}
