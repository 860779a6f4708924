//! Imports under way: which accepted file is how far applied.

use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    Set,
};

use super::entity::import_run;
use super::{Store, Unit, Visible};
use crate::access::System;
use crate::error::{Error, Result};

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImportRun {
    pub(crate) id: i64,
    pub(crate) system: String,
    /// Names the file.
    pub(crate) token: String,
    pub(crate) total: usize,
    /// So many contacts, in the order they are applied, are done.
    pub(crate) applied: usize,
    pub(crate) created: usize,
    pub(crate) changed: usize,
    pub(crate) finished: bool,
}

const fn count(number: i64) -> usize {
    // A column with a check: never negative, and no file has so many lines.
    number.unsigned_abs() as usize
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn from_row(row: import_run::Model) -> ImportRun {
    ImportRun {
        id: row.id,
        system: row.source_system,
        token: row.token,
        total: count(row.total),
        applied: count(row.applied),
        created: count(row.created),
        changed: count(row.changed),
        finished: row.finished_at.is_some(),
    }
}

impl Store<'_, System> {
    /// Runs that have not come to their end, oldest first.
    pub(crate) async fn open_imports(&self) -> Result<Vec<ImportRun>> {
        Ok(self
            .find::<import_run::Entity>()
            .filter(import_run::Column::FinishedAt.is_null())
            .order_by_asc(import_run::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect())
    }

    /// One run.
    pub(crate) async fn import_run(&self, id: i64) -> Result<ImportRun> {
        self.find::<import_run::Entity>()
            .filter(import_run::Column::Id.eq(id))
            .one(&self.connection)
            .await?
            .map(from_row)
            .ok_or(Error::NotFound)
    }
}

impl Unit<System> {
    /// Begins a run.
    pub(crate) async fn begin_import(
        &self,
        system: &str,
        token: &str,
        total: usize,
        now: Timestamp,
    ) -> Result<ImportRun> {
        let row = import_run::ActiveModel {
            source_system: Set(system.to_owned()),
            token: Set(token.to_owned()),
            total: Set(number(total)),
            applied: Set(0),
            created: Set(0),
            changed: Set(0),
            started_at: Set(now.micros()),
            ..Default::default()
        };
        Ok(from_row(row.insert(&self.transaction).await?))
    }

    /// Notes how far a run has come.
    pub(crate) async fn note_import(&self, run: &ImportRun) -> Result<()> {
        import_run::Entity::update_many()
            .col_expr(import_run::Column::Applied, Expr::val(number(run.applied)))
            .col_expr(import_run::Column::Created, Expr::val(number(run.created)))
            .col_expr(import_run::Column::Changed, Expr::val(number(run.changed)))
            .filter(import_run::Entity::rows(&self.scope))
            .filter(import_run::Column::Id.eq(run.id))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Ends a run; `false` if it had ended.
    pub(crate) async fn end_import(&self, run: &ImportRun, now: Timestamp) -> Result<bool> {
        let ended = import_run::Entity::update_many()
            .col_expr(import_run::Column::FinishedAt, Expr::val(now.micros()))
            .filter(import_run::Entity::rows(&self.scope))
            .filter(import_run::Column::Id.eq(run.id))
            .filter(import_run::Column::FinishedAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(ended.rows_affected == 1)
    }
}
