//! What names are sorted and found by, made anew when this version makes it otherwise.

use atrium_domain::text::{self, TEXT_VERSION, fold};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::Database;
use super::entity::{contact, user};
use crate::access::System;
use crate::error::Result;

/// Rows brought up to date at once.
const BATCH: u64 = 500;

impl Database {
    /// Makes what names are sorted and found by, for rows of an older Atrium. What is up to date
    /// costs one look at each table.
    pub(super) async fn refresh_names(&self) -> Result<()> {
        let scope = System::because("an upgrade makes its columns");
        let store = self.read(&scope);
        let mut after = 0;
        loop {
            let rows = store
                .find::<user::Entity>()
                .filter(user::Column::TextVersion.ne(i64::from(TEXT_VERSION)))
                .filter(user::Column::Id.gt(after))
                .order_by_asc(user::Column::Id)
                .limit(BATCH)
                .all(&self.readers)
                .await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            let unit = self.write(scope).await?;
            for row in rows {
                user::Entity::update_many()
                    .col_expr(user::Column::NameFold, Expr::val(fold(&row.name)))
                    .col_expr(user::Column::SortKey, Expr::val(text::sort_key(&row.name)))
                    .col_expr(
                        user::Column::TextVersion,
                        Expr::val(i64::from(TEXT_VERSION)),
                    )
                    .filter(user::Column::Id.eq(row.id))
                    .exec(&unit.transaction)
                    .await?;
            }
            unit.commit().await?;
        }
        let mut after = 0;
        loop {
            let rows = store
                .find::<contact::Entity>()
                .select_only()
                .column(contact::Column::Id)
                .column(contact::Column::Name)
                .filter(contact::Column::NameFold.eq(""))
                .filter(contact::Column::Id.gt(after))
                .order_by_asc(contact::Column::Id)
                .limit(BATCH)
                .into_tuple::<(i64, String)>()
                .all(&self.readers)
                .await?;
            let Some((last, _)) = rows.last() else { break };
            after = *last;
            let unit = self.write(scope).await?;
            for (id, name) in rows {
                contact::Entity::update_many()
                    .col_expr(contact::Column::NameFold, Expr::val(fold(&name)))
                    .filter(contact::Column::Id.eq(id))
                    .exec(&unit.transaction)
                    .await?;
            }
            unit.commit().await?;
        }
        Ok(())
    }
}
