//! Files on their way into the house: taken, looked through, and how far applied.

use atrium_domain::id::{ImportId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, UpdateMany,
};

use super::entity::{import_note, import_run};
use super::{Store, Unit, Visible};
use crate::access::System;
use crate::error::{Error, Result};
use crate::import::MappedColumn;

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// It lies here, and nobody has said what its columns mean.
    Taken,
    /// It is to be looked through.
    Checking,
    /// It was looked through.
    Checked,
    /// It was accepted, and is applied until all of it is.
    Running,
    /// All of it is applied.
    Done,
}

impl ImportState {
    const ALL: [Self; 5] = [
        Self::Taken,
        Self::Checking,
        Self::Checked,
        Self::Running,
        Self::Done,
    ];
    /// Not accepted: it may be matched anew, or thrown away.
    const OPEN: [&'static str; 3] = ["taken", "checking", "checked"];

    /// The stored word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
        }
    }
}

/// A file, and what came of it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Its number; zero for a run that is not kept.
    pub id: ImportId,
    /// The system it comes from.
    pub system: String,
    /// Names the file in the data folder.
    pub(crate) token: String,
    /// What it was called where it came from.
    pub file_name: String,
    /// Its columns, and what each fills.
    pub columns: Vec<MappedColumn>,
    /// Who brought it; none for the command line.
    pub created_by: Option<UserId>,
    /// Where it stands.
    pub state: ImportState,
    /// Contacts in it, once that is known.
    pub total: usize,
    /// So many, in the order they are applied, are done.
    pub applied: usize,
    /// New contacts, done or to come.
    pub created: usize,
    /// Changed ones.
    pub changed: usize,
    /// Contacts that keep something that was edited here.
    pub kept: usize,
    /// Lines that can't be taken.
    pub rejected: usize,
    /// When it came.
    pub started_at: Timestamp,
    /// When all of it was applied.
    pub finished_at: Option<Timestamp>,
}

impl ImportRun {
    /// A run of a file that needs no keeping.
    pub(crate) fn passing(system: &str, total: usize) -> Self {
        Self {
            id: ImportId::new(0),
            system: system.to_owned(),
            token: String::new(),
            file_name: String::new(),
            columns: Vec::new(),
            created_by: None,
            state: ImportState::Running,
            total,
            applied: 0,
            created: 0,
            changed: 0,
            kept: 0,
            rejected: 0,
            started_at: Timestamp::from_micros(0),
            finished_at: None,
        }
    }

    /// Whether it is in the database.
    pub(crate) const fn is_kept(&self) -> bool {
        self.id.get() != 0
    }
}

/// What is told of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// Its place among what is told.
    pub position: i64,
    /// The line.
    pub line: u64,
    /// The contact's id in the other system, where something was kept.
    pub external_id: String,
    /// The field's technical name; for kept fields, all of them.
    pub field: String,
    /// Why the line was rejected, as a rule's JSON; empty where something was kept.
    pub reason: String,
}

const fn count(number: i64) -> usize {
    // A column with a check: never negative, and no file has so many lines.
    number.unsigned_abs() as usize
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn written(columns: &[MappedColumn]) -> Result<String> {
    serde_json::to_string(columns).map_err(|error| Error::Internal(error.to_string()))
}

fn from_row(row: import_run::Model) -> Result<ImportRun> {
    let state = ImportState::ALL
        .into_iter()
        .find(|state| state.code() == row.state)
        .ok_or_else(|| Error::Internal(format!("import {}: state {}", row.id, row.state)))?;
    let columns = match row.columns.as_str() {
        // A run of a version that went by the head alone.
        "" => Vec::new(),
        columns => serde_json::from_str(columns)
            .map_err(|error| Error::Internal(format!("import {}: {error}", row.id)))?,
    };
    Ok(ImportRun {
        id: ImportId::new(row.id),
        system: row.source_system,
        token: row.token,
        file_name: row.file_name,
        columns,
        created_by: row.created_by.map(UserId::new),
        state,
        total: count(row.total),
        applied: count(row.applied),
        created: count(row.created),
        changed: count(row.changed),
        kept: count(row.kept),
        rejected: count(row.rejected),
        started_at: Timestamp::from_micros(row.started_at),
        finished_at: row.finished_at.map(Timestamp::from_micros),
    })
}

impl<S> Store<'_, S>
where
    import_run::Entity: Visible<S>,
{
    /// One file.
    pub(crate) async fn import_run(&self, id: ImportId) -> Result<ImportRun> {
        self.find::<import_run::Entity>()
            .filter(import_run::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .ok_or(Error::NotFound)
            .and_then(from_row)
    }

    /// How many files of somebody wait to be accepted.
    pub(crate) async fn waiting_imports_of(&self, user: UserId) -> Result<u64> {
        Ok(self
            .find::<import_run::Entity>()
            .filter(import_run::Column::CreatedBy.eq(user.get()))
            .filter(import_run::Column::State.is_in(ImportState::OPEN))
            .count(&self.connection)
            .await?)
    }

    /// Files, newest first, from before one on.
    pub(crate) async fn imports(
        &self,
        before: Option<ImportId>,
        most: u64,
    ) -> Result<Vec<ImportRun>> {
        let mut query = self.find::<import_run::Entity>();
        if let Some(before) = before {
            query = query.filter(import_run::Column::Id.lt(before.get()));
        }
        query
            .order_by_desc(import_run::Column::Id)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect()
    }
}

impl<S> Store<'_, S>
where
    import_note::Entity: Visible<S>,
{
    /// What is told of a file's lines, from after a place on.
    pub(crate) async fn import_notes(
        &self,
        id: ImportId,
        after: i64,
        most: u64,
    ) -> Result<Vec<ImportNote>> {
        Ok(self
            .find::<import_note::Entity>()
            .filter(import_note::Column::RunId.eq(id.get()))
            .filter(import_note::Column::Position.gt(after))
            .order_by_asc(import_note::Column::Position)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| ImportNote {
                position: row.position,
                line: row.line.unsigned_abs(),
                external_id: row.external_id,
                field: row.field,
                reason: row.reason,
            })
            .collect())
    }
}

impl Store<'_, System> {
    /// Files in a state, oldest first.
    pub(crate) async fn imports_in(&self, state: ImportState) -> Result<Vec<ImportRun>> {
        self.find::<import_run::Entity>()
            .filter(import_run::Column::FinishedAt.is_null())
            .filter(import_run::Column::State.eq(state.code()))
            .order_by_asc(import_run::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect()
    }

    /// The tokens of files that have not come to their end.
    pub(crate) async fn open_import_tokens(&self) -> Result<Vec<String>> {
        Ok(self
            .find::<import_run::Entity>()
            .select_only()
            .column(import_run::Column::Token)
            .filter(import_run::Column::FinishedAt.is_null())
            .into_tuple()
            .all(&self.connection)
            .await?)
    }

    /// Files that came before `then` and that nobody accepted.
    pub(crate) async fn forgotten_imports(
        &self,
        then: Timestamp,
        most: u64,
    ) -> Result<Vec<ImportRun>> {
        self.find::<import_run::Entity>()
            .filter(import_run::Column::FinishedAt.is_null())
            .filter(import_run::Column::State.is_in(ImportState::OPEN))
            .filter(import_run::Column::StartedAt.lt(then.micros()))
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect()
    }
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
        super::many::insert(&self.transaction, rows, None).await
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
