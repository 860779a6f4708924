//! Work on many rows: what was asked for, how far it is, and how each row fared.

mod lease;
mod rows;

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, JobId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::entity::{job, user};
use super::{Store, Unit};
use crate::access::{BackOffice, System};
use crate::error::Result;
pub use rows::{Fared, RowResult};
pub(crate) use rows::{NewRow, Waiting};

/// What a job does to its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Grants portal access.
    Grant,
    /// Revokes it.
    Revoke,
}

impl Kind {
    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Revoke => "revoke",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Grant, Self::Revoke]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// A process works on it.
    Running,
    /// It stops after the rows in hand.
    Cancelling,
    /// Every row was worked on.
    Done,
    /// It was stopped; what was done stays.
    Cancelled,
    /// It could not go on; what was done stays.
    Failed,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Queued,
        Self::Running,
        Self::Cancelling,
        Self::Done,
        Self::Cancelled,
        Self::Failed,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Cancelling => "cancelling",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Nothing more will happen.
    #[must_use]
    pub const fn is_over(self) -> bool {
        match self {
            Self::Queued | Self::Running | Self::Cancelling => false,
            Self::Done | Self::Cancelled | Self::Failed => true,
        }
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// What it does.
    pub kind: Kind,
    /// How far it is.
    pub state: State,
    /// What it was asked, as its kind reads it.
    pub(crate) request: String,
    /// Rows in all.
    pub total: u64,
    /// Rows worked on.
    pub done: u64,
    /// Of which did what was asked.
    pub succeeded: u64,
    /// Of which were refused.
    pub refused: u64,
    /// Who asked for it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
    /// When work began.
    pub started_at: Option<Timestamp>,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    pub(crate) failures: i64,
    /// Why it failed, as a word; empty otherwise.
    pub reason: String,
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn from_row(row: job::Model) -> Option<Job> {
    Some(Job {
        id: JobId::new(row.id),
        kind: Kind::from_code(&row.kind)?,
        state: State::from_code(&row.state)?,
        request: row.request,
        total: count(row.total),
        done: count(row.done),
        succeeded: count(row.succeeded),
        refused: count(row.refused),
        created_by: UserId::new(row.created_by),
        created_at: Timestamp::from_micros(row.created_at),
        started_at: row.started_at.map(Timestamp::from_micros),
        finished_at: row.finished_at.map(Timestamp::from_micros),
        failures: row.failures,
        reason: row.reason,
    })
}

impl<S> Store<'_, S>
where
    job::Entity: super::Visible<S>,
{
    /// One job.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn job(&self, id: JobId) -> Result<Option<Job>> {
        Ok(self
            .find::<job::Entity>()
            .filter(job::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .and_then(from_row))
    }
}

impl Store<'_, System> {
    /// What was asked by the staff behind a contact, job by job.
    pub(crate) async fn jobs_asked_by(&self, contact: ContactId) -> Result<Vec<(JobId, String)>> {
        let askers = Query::select()
            .column(user::Column::Id)
            .from(user::Entity)
            .and_where(Expr::col(user::Column::ContactId).eq(contact.get()))
            .to_owned();
        Ok(self
            .find::<job::Entity>()
            .select_only()
            .column(job::Column::Id)
            .column(job::Column::Request)
            .filter(job::Column::CreatedBy.in_subquery(askers))
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, request)| (JobId::new(id), request))
            .collect())
    }
}

impl Store<'_, BackOffice> {
    /// Jobs with the names of those who asked for them, newest first, `before` a number.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn jobs(&self, before: Option<JobId>, most: u64) -> Result<Vec<(Job, String)>> {
        let mut select = self.find::<job::Entity>();
        if let Some(before) = before {
            select = select.filter(job::Column::Id.lt(before.get()));
        }
        let jobs: Vec<Job> = select
            .order_by_desc(job::Column::Id)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .collect();
        let names = self.names_of(jobs.iter().map(|job| job.created_by)).await?;
        Ok(jobs
            .into_iter()
            .map(|job| {
                let name = names.get(&job.created_by).cloned().unwrap_or_default();
                (job, name)
            })
            .collect())
    }

    /// The names of users.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn names_of(
        &self,
        users: impl Iterator<Item = UserId>,
    ) -> Result<BTreeMap<UserId, String>> {
        Ok(self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::Id)
            .column(user::Column::Name)
            .filter(user::Column::Id.is_in(users.map(UserId::get)))
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, name)| (UserId::new(id), name))
            .collect())
    }
}

impl Unit<BackOffice> {
    /// Asks a job to stop; whether there was anything to stop.
    pub(crate) async fn cancel_job(&self, id: JobId) -> Result<bool> {
        let stopped = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::val(State::Cancelling.code()))
            .filter(job::Column::Id.eq(id.get()))
            .filter(job::Column::State.is_in([State::Queued.code(), State::Running.code()]))
            .exec(&self.transaction)
            .await?;
        Ok(stopped.rows_affected == 1)
    }
}
