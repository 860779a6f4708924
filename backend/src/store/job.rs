//! Work on many rows: what was asked for, how far it is, and how each row fared.

use atrium_domain::id::{ContactId, JobId, UserId};
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use super::entity::{contact, job, job_row, user};
use super::{Database, Store, Unit};
use crate::access::{BackOffice, System};
use crate::error::Result;

/// Rows written in one statement.
const AT_ONCE: usize = 1000;

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

/// How a row fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowResult {
    /// Not yet its turn.
    Waiting,
    /// Granted.
    Granted,
    /// Revoked.
    Revoked,
    /// Refused; the row says why.
    Refused,
    /// The job was over before its turn came.
    Skipped,
}

impl RowResult {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "",
            Self::Granted => "granted",
            Self::Revoked => "revoked",
            Self::Refused => "refused",
            Self::Skipped => "skipped",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [
            Self::Waiting,
            Self::Granted,
            Self::Revoked,
            Self::Refused,
            Self::Skipped,
        ]
        .into_iter()
        .find(|result| result.code() == code)
    }
}

/// A row of a job that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) contact: ContactId,
    /// The address as typed, where one was.
    pub(crate) email: Option<String>,
}

/// A row of a job, for those who read what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fared {
    /// Its place in the job.
    pub position: i64,
    /// The contact.
    pub contact: ContactId,
    /// The contact's name now.
    pub name: String,
    /// The contact's address now.
    pub email: String,
    /// How it fared.
    pub result: RowResult,
    /// Why it was refused: a rule in JSON, or nothing.
    pub reason: String,
}

/// A row to write.
#[derive(Debug)]
pub(crate) struct NewRow {
    pub(crate) contact: ContactId,
    pub(crate) email: Option<String>,
    pub(crate) result: RowResult,
    pub(crate) reason: String,
}

impl Unit<BackOffice> {
    /// Writes down what is to be done.
    pub(crate) async fn insert_job(
        &self,
        kind: Kind,
        request: String,
        rows: Vec<NewRow>,
        now: Timestamp,
    ) -> Result<JobId> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let refused = number(
            rows.iter()
                .filter(|row| row.result == RowResult::Refused)
                .count(),
        );
        let job = job::ActiveModel {
            kind: Set(kind.code().to_owned()),
            state: Set(State::Queued.code().to_owned()),
            request: Set(request),
            total: Set(number(rows.len())),
            done: Set(refused),
            refused: Set(refused),
            created_by: Set(self.scope.user().get()),
            created_at: Set(now.micros()),
            ..Default::default()
        };
        let id = job.insert(&self.transaction).await?.id;
        let mut rows = rows.into_iter().zip(1_i64..).peekable();
        while rows.peek().is_some() {
            let some = rows
                .by_ref()
                .take(AT_ONCE)
                .map(|(row, position)| job_row::ActiveModel {
                    job_id: Set(id),
                    position: Set(position),
                    contact_id: Set(row.contact.get()),
                    email: Set(row.email),
                    result: Set(row.result.code().to_owned()),
                    reason: Set(row.reason),
                });
            job_row::Entity::insert_many(some)
                .exec_without_returning(&self.transaction)
                .await?;
        }
        Ok(JobId::new(id))
    }

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

    /// The next rows that wait, where `worker` still has the job in hand; the lease begins anew.
    pub(crate) async fn next_rows(
        &self,
        id: JobId,
        worker: &str,
        most: u64,
        until: Timestamp,
    ) -> Result<Option<(Job, Vec<Waiting>)>> {
        let held = job::Entity::update_many()
            .col_expr(job::Column::LeasedUntil, Expr::val(until.micros()))
            .filter(job::Column::Id.eq(id.get()))
            .filter(job::Column::Worker.eq(worker))
            .filter(job::Column::State.is_in([State::Running.code(), State::Cancelling.code()]))
            .exec(&self.transaction)
            .await?;
        if held.rows_affected != 1 {
            return Ok(None);
        }
        let store = self.store();
        let Some(job) = store.job(id).await? else {
            return Ok(None);
        };
        let rows = store
            .find::<job_row::Entity>()
            .filter(job_row::Column::JobId.eq(id.get()))
            .filter(job_row::Column::Result.eq(RowResult::Waiting.code()))
            .order_by_asc(job_row::Column::Position)
            .limit(most)
            .all(&self.transaction)
            .await?;
        Ok(Some((
            job,
            rows.into_iter()
                .map(|row| Waiting {
                    contact: ContactId::new(row.contact_id),
                    email: row.email,
                })
                .collect(),
        )))
    }

    /// Notes how rows fared: those that fared alike at once.
    pub(crate) async fn note_rows(
        &self,
        id: JobId,
        contacts: &[ContactId],
        result: RowResult,
        reason: &str,
    ) -> Result<()> {
        let noted = job_row::Entity::update_many()
            .col_expr(job_row::Column::Result, Expr::val(result.code()))
            .col_expr(job_row::Column::Reason, Expr::val(reason))
            .filter(job_row::Column::JobId.eq(id.get()))
            .filter(job_row::Column::ContactId.is_in(contacts.iter().map(|id| id.get())))
            .filter(job_row::Column::Result.eq(RowResult::Waiting.code()))
            .exec(&self.transaction)
            .await?
            .rows_affected;
        let noted = i64::try_from(noted).unwrap_or(0);
        let (succeeded, refused) = if result == RowResult::Refused {
            (0, noted)
        } else {
            (noted, 0)
        };
        job::Entity::update_many()
            .col_expr(job::Column::Done, Expr::col(job::Column::Done).add(noted))
            .col_expr(
                job::Column::Succeeded,
                Expr::col(job::Column::Succeeded).add(succeeded),
            )
            .col_expr(
                job::Column::Refused,
                Expr::col(job::Column::Refused).add(refused),
            )
            .col_expr(job::Column::Failures, Expr::val(0))
            .filter(job::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

impl Unit<System> {
    /// Ends a job that `worker` has in hand; rows that still wait are skipped.
    pub(crate) async fn finish_job(
        &self,
        id: JobId,
        worker: &str,
        state: State,
        reason: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let finished = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::val(state.code()))
            .col_expr(job::Column::Reason, Expr::val(reason))
            .col_expr(job::Column::FinishedAt, Expr::val(now.micros()))
            .col_expr(job::Column::LeasedUntil, Expr::val(None::<i64>))
            .filter(job::Column::Id.eq(id.get()))
            .filter(job::Column::Worker.eq(worker))
            .filter(job::Column::FinishedAt.is_null())
            .exec(&self.transaction)
            .await?;
        job_row::Entity::update_many()
            .col_expr(
                job_row::Column::Result,
                Expr::val(RowResult::Skipped.code()),
            )
            .filter(job_row::Column::JobId.eq(id.get()))
            .filter(job_row::Column::Result.eq(RowResult::Waiting.code()))
            .exec(&self.transaction)
            .await?;
        Ok(finished.rows_affected == 1)
    }
}

impl Database {
    /// Takes the oldest job in hand that nobody works on; a lease that ran out, because its
    /// process died, counts as nobody. Two processes never get the same one.
    pub(crate) async fn lease_job(
        &self,
        worker: &str,
        lease: Duration,
        now: Timestamp,
    ) -> Result<Option<JobId>> {
        let scope = System::because("a job belongs to whoever asked for it");
        let free = Condition::any()
            .add(job::Column::LeasedUntil.is_null())
            .add(job::Column::LeasedUntil.lte(now.micros()));
        let candidates = self
            .read(&scope)
            .find::<job::Entity>()
            .filter(job::Column::State.is_in([
                State::Queued.code(),
                State::Running.code(),
                State::Cancelling.code(),
            ]))
            .filter(free.clone())
            .order_by_asc(job::Column::Id)
            .limit(8)
            .all(&self.readers)
            .await?;
        for row in candidates {
            let state = if row.state == State::Queued.code() {
                State::Running.code()
            } else {
                row.state.as_str()
            };
            let taken = job::Entity::update_many()
                .col_expr(job::Column::State, Expr::val(state))
                .col_expr(job::Column::Worker, Expr::val(worker))
                .col_expr(
                    job::Column::LeasedUntil,
                    Expr::val(now.plus(lease).micros()),
                )
                .col_expr(
                    job::Column::StartedAt,
                    Expr::val(row.started_at.unwrap_or(now.micros())),
                )
                .filter(job::Column::Id.eq(row.id))
                .filter(job::Column::State.eq(row.state.as_str()))
                .filter(free.clone())
                .exec(&self.writer)
                .await?;
            if taken.rows_affected == 1 {
                return Ok(Some(JobId::new(row.id)));
            }
        }
        Ok(None)
    }

    /// Puts a job down: to be taken up again at `at`. One failure more, if that is why.
    pub(crate) async fn put_job_down(
        &self,
        id: JobId,
        worker: &str,
        at: Timestamp,
        failed: bool,
    ) -> Result<()> {
        job::Entity::update_many()
            .col_expr(job::Column::LeasedUntil, Expr::val(at.micros()))
            .col_expr(
                job::Column::Failures,
                Expr::col(job::Column::Failures).add(i64::from(failed)),
            )
            .filter(job::Column::Id.eq(id.get()))
            .filter(job::Column::Worker.eq(worker))
            .filter(job::Column::FinishedAt.is_null())
            .exec(&self.writer)
            .await?;
        Ok(())
    }
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
    ) -> Result<std::collections::BTreeMap<UserId, String>> {
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

    /// How rows of a job fared, in its order, `after` a place; only those refused, if asked.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn job_rows(
        &self,
        id: JobId,
        after: i64,
        only: Option<RowResult>,
        most: u64,
    ) -> Result<Vec<Fared>> {
        let mut select = self
            .find::<job_row::Entity>()
            .filter(job_row::Column::JobId.eq(id.get()))
            .filter(job_row::Column::Position.gt(after));
        if let Some(only) = only {
            select = select.filter(job_row::Column::Result.eq(only.code()));
        }
        let rows = select
            .order_by_asc(job_row::Column::Position)
            .limit(most)
            .all(&self.connection)
            .await?;
        let contacts: std::collections::BTreeMap<i64, (String, String)> = self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::Name)
            .column(contact::Column::Email)
            .filter(contact::Column::Id.is_in(rows.iter().map(|row| row.contact_id)))
            .into_tuple::<(i64, String, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, name, email)| (id, (name, email)))
            .collect();
        Ok(rows
            .into_iter()
            .map(|row| {
                let (name, email) = contacts.get(&row.contact_id).cloned().unwrap_or_default();
                Fared {
                    position: row.position,
                    contact: ContactId::new(row.contact_id),
                    name,
                    email: row.email.unwrap_or(email),
                    result: RowResult::from_code(&row.result).unwrap_or(RowResult::Waiting),
                    reason: row.reason,
                }
            })
            .collect())
    }
}
