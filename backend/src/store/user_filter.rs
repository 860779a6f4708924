//! The checked filter as SQL. Every fact is made so that it is true or false and never NULL:
//! its opposite is then just NOT.

use atrium_domain::id::UserId;
use atrium_domain::time::Timestamp;
use atrium_domain::time_zone::TimeZone;
use atrium_domain::user_list::{
    Condition as Asked, DayField, DayTest, Fact, Filter, Group, Match, Node, TextField, TextTest,
    UserGroup, UserState,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait as _, Condition};
use time::Date;

use super::entity::{contact, membership, user};

/// Whether a login has a second factor. There are none yet, so nobody has: this and
/// [`second_factor_of`] are the two places to change when there are.
pub(super) fn has_second_factor() -> SimpleExpr {
    Expr::val(1).eq(0)
}

/// As [`has_second_factor`], of one login.
#[must_use]
pub const fn second_factor_of(_: UserId) -> bool {
    false
}

/// The whole filter; its days are days in the zone.
pub(super) fn condition(filter: &Filter, zone: &TimeZone) -> Condition {
    filter
        .root
        .as_ref()
        .map_or_else(Condition::all, |root| group(root, zone))
}

fn group(group: &Group, zone: &TimeZone) -> Condition {
    let joined = match group.join {
        Match::All => Condition::all(),
        Match::Any => Condition::any(),
    };
    group.nodes.iter().fold(joined, |joined, node| match node {
        Node::Group(inner) => joined.add(self::group(inner, zone)),
        Node::Condition(asked) => joined.add(one(asked, zone)),
    })
}

fn one(asked: &Asked, zone: &TimeZone) -> Condition {
    // Wrapped, so that NOT is about the whole fact.
    let fact = Condition::all().add(fact(&asked.fact, zone));
    if asked.negated { fact.not() } else { fact }
}

fn fact(fact: &Fact, zone: &TimeZone) -> Condition {
    match fact {
        Fact::Text(field, test) => text_fact(*field, test),
        Fact::Group(None) | Fact::State(None) => Condition::all().add(Expr::val(1).eq(1)),
        Fact::Group(Some(group)) => Condition::all().add(role(*group)),
        Fact::State(Some(state)) => state_fact(*state),
        Fact::TwoFactor => Condition::all().add(has_second_factor()),
        Fact::Language(None) => Condition::all().add(user::Column::Language.ne("")),
        Fact::Language(Some(locale)) => {
            Condition::all().add(user::Column::Language.eq(locale.code()))
        }
        Fact::Day(field, test) => day_fact(*field, *test, zone),
    }
}

fn role(group: UserGroup) -> SimpleExpr {
    let is = |code: &str| {
        user::Column::Role
            .is_not_null()
            .and(user::Column::Role.eq(code))
    };
    match group {
        UserGroup::Portal => user::Column::Role.is_null(),
        UserGroup::Internal => user::Column::Role.is_not_null(),
        UserGroup::Administrator | UserGroup::Manager | UserGroup::Employee => is(group.code()),
    }
}

pub(super) fn state_fact(state: UserState) -> Condition {
    let active = Condition::all().add(user::Column::ArchivedAt.is_null());
    match state {
        UserState::Active => active.add(user::Column::LastSignInAt.is_not_null()),
        UserState::NeverConnected => active.add(user::Column::LastSignInAt.is_null()),
        UserState::Inactive => Condition::all().add(user::Column::ArchivedAt.is_not_null()),
    }
}

/// What holds of words: of the login's own, or of any contact behind it.
pub(super) fn text_fact(field: TextField, test: &TextTest) -> Condition {
    match field {
        TextField::Login => Condition::all().add(holds(user::Column::LoginKey, test)),
        TextField::Name => Condition::all().add(match test {
            // A name is never empty, its folded form may be.
            TextTest::Set => user::Column::Name.ne(""),
            TextTest::Contains(_) | TextTest::Is(_) => holds(user::Column::NameFold, test),
        }),
        TextField::Email => behind(holds(contact::Column::EmailKey, test)),
        TextField::Company => {
            let name = match test {
                TextTest::Set => contact::Column::Name.ne(""),
                TextTest::Contains(_) | TextTest::Is(_) => holds(contact::Column::NameFold, test),
            };
            let companies = Query::select()
                .column(contact::Column::Id)
                .from(contact::Entity)
                .and_where(Expr::col(contact::Column::IsCompany).eq(true))
                .and_where(name)
                .to_owned();
            behind(contact::Column::CommercialEntityId.in_subquery(companies))
        }
    }
}

fn holds<C: sea_orm::ColumnTrait>(column: C, test: &TextTest) -> SimpleExpr {
    match test {
        TextTest::Contains(part) => column.like(containing(part)),
        TextTest::Is(whole) => column.eq(whole.as_str()),
        TextTest::Set => column.ne(""),
    }
}

/// The pattern of LIKE for a text that is somewhere within.
fn containing(part: &str) -> LikeExpr {
    let mut pattern = String::with_capacity(part.len() + 2);
    pattern.push('%');
    for character in part.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

/// That one of the contacts behind a login is so: staff's own, those of open memberships, and of
/// an archived login those it had.
fn behind(is_so: SimpleExpr) -> Condition {
    let id = || Expr::col((user::Entity, user::Column::Id));
    let of = |table: SelectStatement| {
        let mut table = table;
        table.and_where(is_so.clone());
        table
    };
    let own = Query::select()
        .expr(id())
        .from(user::Entity)
        .inner_join(
            contact::Entity,
            Expr::col((contact::Entity, contact::Column::Id))
                .equals((user::Entity, user::Column::ContactId)),
        )
        .to_owned();
    let through = Query::select()
        .expr(id())
        .from(user::Entity)
        .inner_join(
            membership::Entity,
            Expr::col((membership::Entity, membership::Column::UserId))
                .equals((user::Entity, user::Column::Id)),
        )
        .inner_join(
            contact::Entity,
            Expr::col((contact::Entity, contact::Column::Id))
                .equals((membership::Entity, membership::Column::ContactId)),
        )
        .cond_where(
            Condition::any()
                .add(membership::Column::EndedAt.is_null())
                .add(user::Column::ArchivedAt.is_not_null()),
        )
        .to_owned();
    Condition::any()
        .add(user::Column::Id.in_subquery(of(own)))
        .add(user::Column::Id.in_subquery(of(through)))
}

fn day_fact(field: DayField, test: DayTest, zone: &TimeZone) -> Condition {
    let column = match field {
        DayField::SignedIn => user::Column::LastSignInAt,
        DayField::Created => user::Column::CreatedAt,
    };
    let there = Condition::all().add(column.is_not_null());
    let begins = |date| Timestamp::of_date(date, zone).micros();
    // A day has twenty-three to twenty-five hours: it ends where the next begins.
    let ends = |date: Date| date.next_day().map_or(i64::MAX, begins);
    match test {
        DayTest::Set => there,
        DayTest::On(date) => there
            .add(column.gte(begins(date)))
            .add(column.lt(ends(date))),
        DayTest::Before(date) => there.add(column.lt(begins(date))),
        DayTest::After(date) => there.add(column.gte(ends(date))),
    }
}
