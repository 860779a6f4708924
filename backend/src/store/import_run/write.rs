//! Files noted: written down, matched, accepted, looked through, applied, ended.

use atrium_domain::id::{ImportId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set, UpdateMany,
};

use super::{ImportNote, ImportRun, ImportState, from_row};
use crate::access::System;
use crate::error::{Error, Result};
use crate::import::MappedColumn;
use crate::store::entity::{import_note, import_run};
use crate::store::{Unit, Visible, many};

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn written(columns: &[MappedColumn]) -> Result<String> {
    serde_json::to_string(columns).map_err(|error| Error::Internal(error.to_string()))
}

impl<S> Unit<S>
where
    import_run::Entity: Visible<S>,
    import_note::Entity: Visible<S>,
{
    /// Writes a file down; its number is given here.
    pub(crate) async fn insert_import(&self, run: &ImportRun) -> Result<ImportRun> {
        let row = import_run::ActiveModel {
            source_system: Set(run.system.clone()),
            token: Set(run.token.clone()),
            total: Set(number(run.total)),
            applied: Set(0),
            created: Set(0),
            changed: Set(0),
            started_at: Set(run.started_at.micros()),
            finished_at: Set(None),
            state: Set(run.state.code().to_owned()),
            file_name: Set(run.file_name.clone()),
            columns: Set(written(&run.columns)?),
            created_by: Set(run.created_by.map(UserId::get)),
            kept: Set(0),
            rejected: Set(0),
            ..Default::default()
        };
        from_row(row.insert(&self.transaction).await?)
    }

    fn change_import(&self, id: ImportId) -> UpdateMany<import_run::Entity> {
        import_run::Entity::update_many()
            .filter(import_run::Entity::rows(&self.scope))
            .filter(import_run::Column::Id.eq(id.get()))
    }

    /// Matches its columns; from here on it is to be looked through. `false` if it was accepted,
    /// or is gone.
    pub(crate) async fn match_import(
        &self,
        id: ImportId,
        system: &str,
        columns: &[MappedColumn],
    ) -> Result<bool> {
        let matched = self
            .change_import(id)
            .col_expr(import_run::Column::SourceSystem, Expr::val(system))
            .col_expr(import_run::Column::Columns, Expr::val(written(columns)?))
            .col_expr(
                import_run::Column::State,
                Expr::val(ImportState::Checking.code()),
            )
            .filter(import_run::Column::State.is_in(ImportState::OPEN))
            .exec(&self.transaction)
            .await?;
        self.drop_import_notes(id).await?;
        Ok(matched.rows_affected == 1)
    }

    /// Accepts a file that was looked through and has no rejected line. `false` if that is not so.
    pub(crate) async fn accept_import(&self, id: ImportId) -> Result<bool> {
        let accepted = self
            .change_import(id)
            .col_expr(
                import_run::Column::State,
                Expr::val(ImportState::Running.code()),
            )
            .col_expr(import_run::Column::Applied, Expr::val(0_i64))
            .col_expr(import_run::Column::Created, Expr::val(0_i64))
            .col_expr(import_run::Column::Changed, Expr::val(0_i64))
            .col_expr(import_run::Column::Kept, Expr::val(0_i64))
            .filter(import_run::Column::State.eq(ImportState::Checked.code()))
            .filter(import_run::Column::Rejected.eq(0))
            .filter(import_run::Column::Total.gt(0))
            .exec(&self.transaction)
            .await?;
        if accepted.rows_affected != 1 {
            return Ok(false);
        }
        self.drop_import_notes(id).await?;
        Ok(true)
    }

    /// Takes a file back that nobody accepted. `false` if somebody did, or it is gone.
    pub(crate) async fn drop_import(&self, id: ImportId) -> Result<bool> {
        if !ImportState::OPEN.contains(&self.store().import_run(id).await?.state.code()) {
            return Ok(false);
        }
        self.drop_import_notes(id).await?;
        let gone = import_run::Entity::delete_many()
            .filter(import_run::Entity::rows(&self.scope))
            .filter(import_run::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(gone.rows_affected == 1)
    }

    async fn drop_import_notes(&self, id: ImportId) -> Result<()> {
        import_note::Entity::delete_many()
            .filter(import_note::Entity::rows(&self.scope))
            .filter(import_note::Column::RunId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

impl Unit<System> {
    /// Notes what was found in a file, if it still stands as it did; the `first` part takes the
    /// place of what was told before, and `over` is where the file stands after the last.
    pub(crate) async fn note_look(
        &self,
        run: &ImportRun,
        notes: &[ImportNote],
        first: bool,
        over: Option<ImportState>,
    ) -> Result<bool> {
        let now = self.store().import_run(run.id).await?;
        if now.state != run.state || now.columns != run.columns || now.system != run.system {
            return Ok(false);
        }
        if first {
            // Of a look that was cut off.
            self.drop_import_notes(run.id).await?;
        }
        self.tell_of_lines(run.id, notes).await?;
        if let Some(state) = over {
            self.change_import(run.id)
                .col_expr(import_run::Column::State, Expr::val(state.code()))
                .col_expr(import_run::Column::Total, Expr::val(number(run.total)))
                .col_expr(import_run::Column::Created, Expr::val(number(run.created)))
                .col_expr(import_run::Column::Changed, Expr::val(number(run.changed)))
                .col_expr(import_run::Column::Kept, Expr::val(number(run.kept)))
                .col_expr(
                    import_run::Column::Rejected,
                    Expr::val(number(run.rejected)),
                )
                .exec(&self.transaction)
                .await?;
        }
        Ok(true)
    }

    /// Writes down what is to be told of lines.
    pub(crate) async fn tell_of_lines(&self, id: ImportId, notes: &[ImportNote]) -> Result<()> {
        let rows = notes
            .iter()
            .map(|note| import_note::ActiveModel {
                run_id: Set(id.get()),
                position: Set(note.position),
                line: Set(i64::try_from(note.line).unwrap_or(i64::MAX)),
                external_id: Set(note.external_id.clone()),
                field: Set(note.field.clone()),
                reason: Set(note.reason.clone()),
            })
            .collect();
        many::insert(&self.transaction, rows, None).await
    }

    /// Notes how far a run has come.
    pub(crate) async fn note_import(&self, run: &ImportRun) -> Result<()> {
        self.change_import(run.id)
            .col_expr(import_run::Column::Applied, Expr::val(number(run.applied)))
            .col_expr(import_run::Column::Created, Expr::val(number(run.created)))
            .col_expr(import_run::Column::Changed, Expr::val(number(run.changed)))
            .col_expr(import_run::Column::Kept, Expr::val(number(run.kept)))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Ends a run; `false` if it had ended.
    pub(crate) async fn end_import(&self, run: &ImportRun, now: Timestamp) -> Result<bool> {
        let ended = self
            .change_import(run.id)
            // Lines that change nothing are written nowhere else.
            .col_expr(import_run::Column::Applied, Expr::val(number(run.applied)))
            .col_expr(import_run::Column::FinishedAt, Expr::val(now.micros()))
            .col_expr(
                import_run::Column::State,
                Expr::val(ImportState::Done.code()),
            )
            .filter(import_run::Column::FinishedAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(ended.rows_affected == 1)
    }
}
