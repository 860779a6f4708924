//! The list of logins: searched, filtered as people build it, by pages.

mod behind;

use atrium_domain::text::{case_fold, fold};
use atrium_domain::time_zone::TimeZone;
use atrium_domain::user_list::{Filter, QuickFilter, TextField, TextTest, UserOrder, UserState};
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait as _, Func, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select,
};

use super::Store;
use super::contact::{Page, Place};
use super::entity::user;
use super::user::{User, from_row};
use super::user_filter::{self, text_fact};
use crate::access::BackOffice;
use crate::error::Result;
pub use behind::Behind;

/// Beyond this nobody reads a number off a page; counting on would cost every reader.
pub const MOST_COUNTED: u64 = 10_000;
/// Words of a search that count.
const WORDS: usize = 8;

/// What a list of logins shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRequest {
    /// As typed.
    pub search: String,
    /// The filter one press away.
    pub quick: QuickFilter,
    /// The filter as built.
    pub filter: Filter,
    /// The zone its days are in.
    pub zone: TimeZone,
    /// Order.
    pub order: UserOrder,
    /// Part.
    pub page: Page,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedUser {
    /// The login.
    pub user: User,
    /// The contacts behind it, with their company's name where there is one.
    pub contacts: Vec<Behind>,
    /// Where the list goes on after it.
    pub place: Place,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserListing {
    /// Its rows.
    pub rows: Vec<ListedUser>,
    /// Whether there are rows before them.
    pub more_before: bool,
    /// Whether there are rows after them.
    pub more_after: bool,
}

/// The condition of a search: every word of it in name, login or company.
fn matching(search: &str) -> Condition {
    search
        .split_whitespace()
        .take(WORDS)
        .filter(|word| !fold(word).is_empty())
        .fold(Condition::all(), |all, word| {
            all.add(
                [
                    (TextField::Name, fold(word)),
                    (TextField::Login, case_fold(word)),
                    (TextField::Company, fold(word)),
                ]
                .into_iter()
                .fold(Condition::any(), |any, (field, part)| {
                    any.add(text_fact(field, &TextTest::Contains(part)))
                }),
            )
        })
}

fn quick(filter: QuickFilter) -> Condition {
    let active = Condition::all().add(user::Column::ArchivedAt.is_null());
    match filter {
        QuickFilter::Active => active,
        QuickFilter::Internal => active.add(user::Column::Role.is_not_null()),
        QuickFilter::Portal => active.add(user::Column::Role.is_null()),
        QuickFilter::Inactive => user_filter::state_fact(UserState::Inactive),
        QuickFilter::NeverConnected => user_filter::state_fact(UserState::NeverConnected),
        QuickFilter::TwoFactorOn => active.add(user_filter::has_second_factor()),
        QuickFilter::TwoFactorOff => active.add(user_filter::has_second_factor().not()),
    }
}

impl UserRequest {
    fn condition(&self) -> Condition {
        let all = Condition::all()
            .add(matching(&self.search))
            .add(user_filter::condition(&self.filter, &self.zone));
        // Who asks for a state gets it: "inactive" must not be narrowed to nobody.
        if self.quick == QuickFilter::Active && self.filter.asks_for_state() {
            all
        } else {
            all.add(quick(self.quick))
        }
    }

    /// What the order compares, and whether larger values come first.
    fn key(&self) -> (SimpleExpr, bool) {
        let signed_in = || {
            Func::coalesce([
                Expr::col((user::Entity, user::Column::LastSignInAt)),
                Expr::val(0_i64),
            ])
        };
        match self.order {
            UserOrder::Name => (user::Column::SortKey.into_expr(), false),
            UserOrder::NameDescending => (user::Column::SortKey.into_expr(), true),
            UserOrder::SignedIn => (signed_in().into(), true),
            UserOrder::Created => (user::Column::CreatedAt.into_expr(), true),
        }
    }

    fn value(&self, place: &Place) -> Option<SimpleExpr> {
        Some(match self.order {
            UserOrder::Name | UserOrder::NameDescending => Expr::val(place.key.clone()),
            UserOrder::SignedIn | UserOrder::Created => {
                Expr::val(i64::from_be_bytes(place.key.as_slice().try_into().ok()?))
            }
        })
    }

    fn beyond(&self, place: &Place, forwards: bool) -> Option<Condition> {
        let value = self.value(place)?;
        let (key, descending) = self.key();
        let larger = descending != forwards;
        let id = user::Column::Id;
        let (further, next) = if larger {
            (key.clone().gt(value.clone()), id.gt(place.id))
        } else {
            (key.clone().lt(value.clone()), id.lt(place.id))
        };
        Some(
            Condition::any()
                .add(further)
                .add(Condition::all().add(key.eq(value)).add(next)),
        )
    }

    fn place(&self, row: &user::Model) -> Place {
        Place {
            key: match self.order {
                UserOrder::Name | UserOrder::NameDescending => row.sort_key.clone(),
                UserOrder::SignedIn => row.last_sign_in_at.unwrap_or(0).to_be_bytes().to_vec(),
                UserOrder::Created => row.created_at.to_be_bytes().to_vec(),
            },
            id: row.id,
        }
    }

    fn ordered(&self, select: Select<user::Entity>, forwards: bool) -> Select<user::Entity> {
        use sea_orm::Order::{Asc, Desc};
        let (key, descending) = self.key();
        let direction = if descending == forwards { Desc } else { Asc };
        select
            .order_by(key, direction.clone())
            .order_by(user::Column::Id, direction)
    }
}

impl Store<'_, BackOffice> {
    /// A page of the list.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn list_users(&self, request: &UserRequest, most: u64) -> Result<UserListing> {
        let forwards = !matches!(request.page, Page::Before(_));
        let mut select = self.find::<user::Entity>().filter(request.condition());
        if let Page::After(place) | Page::Before(place) = &request.page
            && let Some(condition) = request.beyond(place, forwards)
        {
            select = select.filter(condition);
        }
        let mut rows = request
            .ordered(select, forwards)
            .limit(most + 1)
            .all(&self.connection)
            .await?;
        let more = rows.len() as u64 > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if !forwards {
            rows.reverse();
        }
        let mut behind = self.behind(&rows).await?;
        Ok(UserListing {
            more_before: if forwards {
                request.page != Page::First
            } else {
                more
            },
            more_after: !forwards || more,
            rows: rows
                .into_iter()
                .map(|row| ListedUser {
                    place: request.place(&row),
                    contacts: behind.remove(&row.id).unwrap_or_default(),
                    user: from_row(row),
                })
                .collect(),
        })
    }

    /// How many logins a list has in all, up to [`MOST_COUNTED`] and one more.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn count_users(&self, request: &UserRequest) -> Result<u64> {
        let some = self
            .find::<user::Entity>()
            .filter(request.condition())
            .select_only()
            .column(user::Column::Id)
            .limit(MOST_COUNTED + 1)
            .into_query();
        let count = Query::select()
            .expr(Expr::col(Asterisk).count())
            .from_subquery(some, Alias::new("counted"))
            .to_owned();
        let row = self.connection.query_one(&count).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}
