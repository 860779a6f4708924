//! What a search finds.

use atrium_domain::text;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, Condition};

use crate::store::entity::{contact, contact_ancestor, contact_token};

/// The condition of a search: every word of it among the stored tokens.
pub(super) fn matching(search: &str) -> Condition {
    let mut all = Condition::all();
    for word in text::query_tokens(search) {
        // A word may also be its company's: every contact is an ancestor of its own, so one join
        // finds both, and renaming a company touches nobody below it.
        let mut ids: SelectStatement = Query::select()
            .column((
                contact_ancestor::Entity,
                contact_ancestor::Column::ContactId,
            ))
            .from(contact_token::Entity)
            .inner_join(
                contact_ancestor::Entity,
                Expr::col((
                    contact_ancestor::Entity,
                    contact_ancestor::Column::AncestorId,
                ))
                .equals((contact_token::Entity, contact_token::Column::ContactId)),
            )
            .to_owned();
        if word.prefix {
            // The largest character closes the range of everything that begins so.
            let end = format!("{}\u{10FFFF}", word.text);
            ids.and_where(Expr::col(contact_token::Column::Token).gte(word.text.as_str()))
                .and_where(Expr::col(contact_token::Column::Token).lt(end));
        } else {
            ids.and_where(Expr::col(contact_token::Column::Token).eq(word.text.as_str()));
        }
        all = all.add(contact::Column::Id.in_subquery(ids));
    }
    all
}
