//! What narrows a list down beside its filter: words, a tag, the portal. Each can be asked two
//! ways: from its own index (*which contacts have it*), or of one contact (*does this one*).

use atrium_domain::text::{self, QueryToken};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, Condition};

use crate::store::entity::{
    contact, contact_ancestor, contact_tag, contact_token, membership, user,
};

/// One thing a listed contact must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A word of the search.
    Word(QueryToken),
    /// A tag, by its number: of that PostgreSQL knows how many have it, of its name not.
    Tag(i64),
    /// Portal access: with or without a sign-in so far.
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
        text::query_tokens(search).into_iter().map(Self::Word)
    }

    /// The rows that say who has it, and the column that names the contact.
    fn rows(&self) -> (SelectStatement, Column) {
        let mut rows = Query::select();
        let column = match self {
            Self::Word(word) => {
                // A word may also be its company's: every contact is an ancestor of its own, so
                // one join finds both, and renaming a company touches nobody below it.
                rows.from(contact_token::Entity).inner_join(
                    contact_ancestor::Entity,
                    Expr::col((
                        contact_ancestor::Entity,
                        contact_ancestor::Column::AncestorId,
                    ))
                    .equals((contact_token::Entity, contact_token::Column::ContactId)),
                );
                let token = || Expr::col((contact_token::Entity, contact_token::Column::Token));
                if word.prefix {
                    // The largest character closes the range of everything that begins so.
                    let end = format!("{}\u{10FFFF}", word.text);
                    rows.and_where(token().gte(word.text.as_str()))
                        .and_where(token().lt(end));
                } else {
                    rows.and_where(token().eq(word.text.as_str()));
                }
                named(
                    contact_ancestor::Entity,
                    contact_ancestor::Column::ContactId,
                )
            }
            Self::Tag(id) => {
                rows.from(contact_tag::Entity).and_where(
                    // Written out: of a bound value PostgreSQL's generic plan takes every tag to
                    // be as common as the average, and walks the whole order for a rare one.
                    Expr::col((contact_tag::Entity, contact_tag::Column::TagId))
                        .eq(Expr::cust(id.to_string())),
                );
                named(contact_tag::Entity, contact_tag::Column::ContactId)
            }
            Self::Portal { signed_in } => {
                rows.from(membership::Entity)
                    .inner_join(
                        user::Entity,
                        Expr::col((user::Entity, user::Column::Id))
                            .equals((membership::Entity, membership::Column::UserId)),
                    )
                    .and_where(
                        Expr::col((membership::Entity, membership::Column::EndedAt)).is_null(),
                    );
                let last = Expr::col((user::Entity, user::Column::LastSignInAt));
                rows.and_where(if *signed_in {
                    last.is_not_null()
                } else {
                    last.is_null()
                });
                named(membership::Entity, membership::Column::ContactId)
            }
        };
        (rows, column)
    }

    /// How many rows say so, as far as `most`.
    pub(super) fn some_rows(&self, most: u64) -> SelectStatement {
        let (mut rows, column) = self.rows();
        rows.column(column).limit(most);
        rows
    }

    /// The rows that say so, joined with their contacts.
    pub(super) fn contacts(&self) -> SelectStatement {
        let (mut rows, column) = self.rows();
        rows.inner_join(
            contact::Entity,
            Expr::col((contact::Entity, contact::Column::Id)).equals(column),
        )
        .column((contact::Entity, contact::Column::Id));
        rows
    }

    /// The contact is among those that have it: right where few do.
    pub(super) fn among(&self) -> Condition {
        let (mut rows, column) = self.rows();
        rows.column(column);
        Condition::all().add(contact::Column::Id.in_subquery(rows))
    }

    /// The contact has it, asked of it alone: right where many do.
    pub(super) fn held(&self) -> Condition {
        let (mut rows, column) = self.rows();
        rows.expr(Expr::val(1))
            .and_where(Expr::col(column).equals((contact::Entity, contact::Column::Id)));
        Condition::all().add(Expr::exists(rows))
    }
}

fn named(
    table: impl sea_orm::sea_query::IntoIden,
    column: impl sea_orm::sea_query::IntoIden,
) -> Column {
    (table.into_iden(), column.into_iden())
}
