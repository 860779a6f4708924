//! What narrows a list down beside its filter: words, a tag, the portal. Each can be asked two
//! ways: from its own index (*which contacts have it*), or of one contact (*does this one*).

use atrium_domain::text::{self, QueryToken};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait as _, Condition};

use crate::store::entity::{
    contact, contact_ancestor, contact_tag, contact_token, membership, membership_offer, user,
};
use crate::store::offer;

/// One thing a listed contact must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A word of the search.
    Word(QueryToken),
    /// A tag, by its number: of that PostgreSQL knows how many have it, of its name not.
    Tag(i64),
    /// Where it stands with the portal, as the grant dialog says: signed in so far; or else invited,
    /// or offered to a login that exists.
    Portal { signed_in: bool },
}

/// Contacts in which every word of a search is found.
pub(in crate::store) fn matching(search: &str) -> Condition {
    Part::words(search).fold(Condition::all(), |all, word| all.add(word.among()))
}

type Column = (sea_orm::sea_query::DynIden, sea_orm::sea_query::DynIden);

impl Part {
    /// The words of a search.
    pub(super) fn words(search: &str) -> impl Iterator<Item = Self> {
        let mut words = text::query_tokens(search);
        if words.is_empty()
            && let Some(sign) = text::fold(search).chars().find(|c| !c.is_whitespace())
        {
            // Signs alone are no word of anybody's: they find nobody, and not everybody.
            words.push(QueryToken {
                text: sign.to_string(),
                prefix: false,
                joined: None,
            });
        }
        words.into_iter().map(Self::Word)
    }

    /// The rows that say who has it, and the column that names the contact; all of them together.
    fn rows(&self) -> Vec<(SelectStatement, Column)> {
        match self {
            Self::Word(word) => {
                let joined = word.joined.as_deref().map(|joined| of_word(joined, true));
                let mut rows = vec![of_word(&word.text, word.prefix)];
                rows.extend(joined);
                rows
            }
            Self::Tag(id) => vec![of_tag(*id)],
            Self::Portal { signed_in: true } => vec![inside()],
            Self::Portal { signed_in: false } => vec![invited(), offered()],
        }
    }

    /// How many rows say so, as far as `most`.
    pub(super) fn some_rows(&self, most: u64) -> SelectStatement {
        let mut rows = self.together(|mut rows, column| rows.column(column).to_owned());
        rows.limit(most);
        rows
    }

    /// The contacts behind `most` of its rows, of those that `which` lets through: once for each row. Each is asked by
    /// itself: joined, SQLite may begin with all persons, and walk through the rows for each of them.
    pub(super) fn contacts(&self, which: &Condition, most: u64) -> SelectStatement {
        let id = || Expr::col(named("looked_at", "contact_id"));
        let one = Query::select()
            .expr(Expr::val(1))
            .from(contact::Entity)
            .and_where(Expr::col((contact::Entity, contact::Column::Id)).eq(id()))
            .cond_where(which.clone())
            .to_owned();
        Query::select()
            .from_subquery(self.some_rows(most), "looked_at")
            .expr_as(id(), "id")
            .and_where(Expr::exists(one))
            .to_owned()
    }

    /// The contact is among those that have it: right where few do.
    pub(super) fn among(&self) -> Condition {
        let rows = self.together(|mut rows, column| rows.column(column).to_owned());
        Condition::all().add(contact::Column::Id.in_subquery(rows))
    }

    /// The contact has it, asked of it alone: right where many do.
    pub(super) fn held(&self) -> Condition {
        let rows = match self {
            Self::Word(word) => {
                let joined = word
                    .joined
                    .as_deref()
                    .map(|joined| word_of_it(joined, true));
                let own = word_of_it(&word.text, word.prefix);
                std::iter::once(own).chain(joined).collect()
            }
            Self::Tag(_) | Self::Portal { .. } => self
                .rows()
                .into_iter()
                .map(|(mut rows, column)| {
                    rows.expr(Expr::val(1))
                        .and_where(Expr::col(column).equals((contact::Entity, contact::Column::Id)))
                        .to_owned()
                })
                .collect::<Vec<_>>(),
        };
        rows.into_iter()
            .fold(Condition::any(), |any, rows| any.add(Expr::exists(rows)))
    }

    fn together(
        &self,
        select: impl Fn(SelectStatement, Column) -> SelectStatement,
    ) -> SelectStatement {
        let mut all = self
            .rows()
            .into_iter()
            .map(|(rows, column)| select(rows, column));
        let mut first = all.next().expect("something says who has it");
        for rows in all {
            first.union(UnionType::All, rows);
        }
        first
    }
}

/// Where those of these contacts stand with the portal that do: the contact, and 1 if its person
/// has signed in. By the very rows that the filters ask for.
pub(super) fn portal_states(of: &[i64]) -> SelectStatement {
    let states = [true, false].map(|signed_in| {
        Part::Portal { signed_in }.together(|mut rows, column| {
            rows.column(column.clone())
                .expr(Expr::cust(if signed_in { "1" } else { "0" }))
                .and_where(Expr::col(column).is_in(of.iter().copied()))
                .to_owned()
        })
    });
    let [mut inside, waiting] = states;
    inside.union(UnionType::All, waiting);
    inside
}

fn is_word(text: &str, prefix: bool) -> Condition {
    let token = || Expr::col((contact_token::Entity, contact_token::Column::Token));
    if prefix {
        // The largest character closes the range of everything that begins so.
        let end = format!("{text}\u{10FFFF}");
        Condition::all().add(token().gte(text)).add(token().lt(end))
    } else {
        Condition::all().add(token().eq(text))
    }
}

/// The rows that say that a contact in question has a word: from the few above it to their words. As one join, SQLite
/// takes both ends to be as narrow, and may walk through all that have the word, for each contact anew.
fn word_of_it(text: &str, prefix: bool) -> SelectStatement {
    let words = Query::select()
        .expr(Expr::val(1))
        .from(contact_token::Entity)
        .and_where(
            Expr::col((contact_token::Entity, contact_token::Column::ContactId)).equals((
                contact_ancestor::Entity,
                contact_ancestor::Column::AncestorId,
            )),
        )
        .cond_where(is_word(text, prefix))
        .to_owned();
    Query::select()
        .expr(Expr::val(1))
        .from(contact_ancestor::Entity)
        .and_where(
            Expr::col((
                contact_ancestor::Entity,
                contact_ancestor::Column::ContactId,
            ))
            .equals((contact::Entity, contact::Column::Id)),
        )
        .and_where(Expr::exists(words))
        .to_owned()
}

fn of_word(text: &str, prefix: bool) -> (SelectStatement, Column) {
    let mut rows = Query::select();
    // A word may also be its company's: every contact is an ancestor of its own, so one join finds
    // both, and renaming a company touches nobody below it.
    rows.from(contact_token::Entity).inner_join(
        contact_ancestor::Entity,
        Expr::col((
            contact_ancestor::Entity,
            contact_ancestor::Column::AncestorId,
        ))
        .equals((contact_token::Entity, contact_token::Column::ContactId)),
    );
    rows.cond_where(is_word(text, prefix));
    let column = named(
        contact_ancestor::Entity,
        contact_ancestor::Column::ContactId,
    );
    (rows, column)
}

fn of_tag(id: i64) -> (SelectStatement, Column) {
    let mut rows = Query::select();
    rows.from(contact_tag::Entity).and_where(
        // Written out: of a bound value PostgreSQL's generic plan takes every tag to be as common
        // as the average, and walks the whole order for a rare one.
        Expr::col((contact_tag::Entity, contact_tag::Column::TagId)).eq(Expr::cust(id.to_string())),
    );
    let column = named(contact_tag::Entity, contact_tag::Column::ContactId);
    (rows, column)
}

/// Open memberships of logins that work.
fn open() -> SelectStatement {
    Query::select()
        .from(membership::Entity)
        .inner_join(
            user::Entity,
            Expr::col((user::Entity, user::Column::Id))
                .equals((membership::Entity, membership::Column::UserId)),
        )
        .and_where(Expr::col((membership::Entity, membership::Column::EndedAt)).is_null())
        .and_where(Expr::col((user::Entity, user::Column::ArchivedAt)).is_null())
        .to_owned()
}

/// The contact is no member of staff: theirs is another door.
fn nobody_of_staff(column: Column) -> Expr {
    let staff = Query::select()
        .expr(Expr::val(1))
        .from_as(user::Entity, "staff")
        .and_where(Expr::col(("staff", user::Column::ContactId)).equals(column))
        .to_owned();
    Expr::exists(staff).not()
}

fn of_membership(signed_in: bool) -> (SelectStatement, Column) {
    let column = || named(membership::Entity, membership::Column::ContactId);
    let last = Expr::col((user::Entity, user::Column::LastSignInAt));
    let mut rows = open();
    rows.and_where(if signed_in {
        last.is_not_null()
    } else {
        last.is_null()
    })
    .and_where(nobody_of_staff(column()));
    (rows, column())
}

fn inside() -> (SelectStatement, Column) {
    of_membership(true)
}

fn invited() -> (SelectStatement, Column) {
    of_membership(false)
}

fn offered() -> (SelectStatement, Column) {
    let column = || {
        named(
            membership_offer::Entity,
            membership_offer::Column::ContactId,
        )
    };
    let mut member = open();
    member
        .expr(Expr::val(1))
        .and_where(Expr::col((membership::Entity, membership::Column::ContactId)).equals(column()));
    let mut rows = Query::select();
    rows.from(membership_offer::Entity)
        .and_where(
            // Written out: the index of open offers says so too.
            Expr::col((membership_offer::Entity, membership_offer::Column::State))
                .eq(Expr::cust(format!("'{}'", offer::OPEN))),
        )
        .and_where(Expr::exists(member).not())
        .and_where(nobody_of_staff(column()));
    (rows, column())
}

fn named(
    table: impl sea_orm::sea_query::IntoIden,
    column: impl sea_orm::sea_query::IntoIden,
) -> Column {
    (table.into_iden(), column.into_iden())
}
