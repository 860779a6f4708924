//! What a list shows, in which order, and which part of it.

use atrium_domain::contact::ContactType;
use atrium_domain::id::ContactId;
use sea_orm::{ColumnTrait as _, Condition, DbErr, QueryOrder as _, QueryResult, Select, Value};

use super::PortalState;
use super::search::Part;
use crate::store::entity::contact;

/// A row of the list: what it shows and no more, because reading columns is most of what a page costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub id: ContactId,
    /// Whether it is a company.
    pub is_company: bool,
    /// What it is to its parent.
    pub contact_type: ContactType,
    /// As staff wrote it.
    pub name: String,
    /// As staff wrote it.
    pub email: String,
    /// The phone, else the mobile.
    pub phone: String,
    /// The city.
    pub city: String,
    /// ISO 3166 code, or nothing.
    pub country: String,
    /// Whether it is archived.
    pub archived: bool,
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
    /// Invited, never signed in; or offered to a login whose owner has not answered.
    Invited,
    /// Archived.
    Archived,
}

/// The order of the list. What is not filled in comes last, or first where it is turned round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By name, A to Z.
    #[default]
    Name,
    /// By name, Z to A.
    NameDescending,
    /// By email address.
    Email,
    /// By email address, turned round.
    EmailDescending,
    /// By city, A to Z.
    City,
    /// By city, Z to A.
    CityDescending,
    /// Last changed first.
    Changed,
    /// Last changed last.
    ChangedAscending,
}

/// A place in an ordered list: the sort value of a row and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// A sort key, or the change in microseconds, big-endian.
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
    /// A tag, as typed; empty for any.
    pub tag: String,
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

/// A count that stops where it would become dear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// So many.
    pub number: u64,
    /// And more.
    pub more: bool,
}

impl Only {
    /// In the words of the indexes.
    pub(super) fn condition(self) -> Condition {
        let active = Condition::all().add(contact::Column::ArchivedAt.is_null());
        match self {
            Self::Active | Self::Inside | Self::Invited => active,
            Self::Companies => active.add(contact::Column::IsCompany.eq(true)),
            Self::Persons => active.add(contact::Column::IsCompany.eq(false)),
            Self::Archived => Condition::all().add(contact::Column::ArchivedAt.is_not_null()),
        }
    }

    pub(super) const fn part(self) -> Option<Part> {
        match self {
            Self::Inside => Some(Part::Portal { signed_in: true }),
            Self::Invited => Some(Part::Portal { signed_in: false }),
            Self::Active | Self::Companies | Self::Persons | Self::Archived => None,
        }
    }

    /// Whether it may let through few where the parts let through many.
    pub(super) const fn may_be_narrow(self) -> bool {
        match self {
            Self::Active | Self::Inside | Self::Invited => false,
            Self::Companies | Self::Persons | Self::Archived => true,
        }
    }
}

impl Order {
    pub(super) const fn column(self) -> contact::Column {
        match self {
            Self::Name | Self::NameDescending => contact::Column::SortKey,
            Self::Email | Self::EmailDescending => contact::Column::EmailSort,
            Self::City | Self::CityDescending => contact::Column::CitySort,
            Self::Changed | Self::ChangedAscending => contact::Column::UpdatedAt,
        }
    }

    pub(super) const fn ascending(self) -> bool {
        match self {
            Self::Name | Self::Email | Self::City | Self::ChangedAscending => true,
            Self::NameDescending | Self::EmailDescending | Self::CityDescending | Self::Changed => {
                false
            }
        }
    }

    /// The key of a row whose column of this order is at `index`.
    pub(super) fn key_at(self, row: &QueryResult, index: usize) -> Result<Vec<u8>, DbErr> {
        match self {
            Self::Name
            | Self::NameDescending
            | Self::Email
            | Self::EmailDescending
            | Self::City
            | Self::CityDescending => row.try_get_by_index(index),
            Self::Changed | Self::ChangedAscending => {
                let changed: i64 = row.try_get_by_index(index)?;
                Ok(changed.to_be_bytes().to_vec())
            }
        }
    }

    fn value(self, place: &Place) -> Option<Value> {
        Some(match self {
            Self::Changed | Self::ChangedAscending => {
                i64::from_be_bytes(place.key.as_slice().try_into().ok()?).into()
            }
            Self::Name
            | Self::NameDescending
            | Self::Email
            | Self::EmailDescending
            | Self::City
            | Self::CityDescending => place.key.clone().into(),
        })
    }
}

/// What comes after a place, in the form that both databases take as a range of the index.
pub(super) fn after(order: Order, place: &Place, forwards: bool) -> Option<Condition> {
    // Larger values come next when exactly one of "ascending" and "backwards" does not hold.
    let larger = order.ascending() == forwards;
    let value = order.value(place)?;
    let (column, id) = (order.column(), contact::Column::Id);
    Some(if larger {
        Condition::all()
            .add(column.gte(value.clone()))
            .add(Condition::any().add(column.gt(value)).add(id.gt(place.id)))
    } else {
        Condition::all()
            .add(column.lte(value.clone()))
            .add(Condition::any().add(column.lt(value)).add(id.lt(place.id)))
    })
}

pub(super) fn ordered(
    select: Select<contact::Entity>,
    order: Order,
    forwards: bool,
) -> Select<contact::Entity> {
    use sea_orm::Order::{Asc, Desc};
    let direction = if order.ascending() == forwards {
        Asc
    } else {
        Desc
    };
    select
        .order_by(order.column(), direction.clone())
        .order_by(contact::Column::Id, direction)
}
