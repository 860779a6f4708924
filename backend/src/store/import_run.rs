//! Files on their way into the house: taken, looked through, and how far applied.

mod write;

use atrium_domain::id::{ImportId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::{
    ColumnTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::entity::{import_note, import_run};
use super::{Store, Visible};
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
