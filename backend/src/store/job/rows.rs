//! The rows of a job: what is to be done to each, and how it fared.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, JobId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::{Job, Kind, State};
use crate::access::BackOffice;
use crate::error::Result;
use crate::store::entity::{contact, job, job_row};
use crate::store::{Store, Unit};

/// Rows written in one statement.
const AT_ONCE: usize = 1000;

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

impl Store<'_, BackOffice> {
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
        let contacts: BTreeMap<i64, (String, String)> = self
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
