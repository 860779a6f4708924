//! Who works on a job: one process at a time, until its lease ends.

use atrium_domain::id::{ContactId, JobId};
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::{RowResult, State};
use crate::access::System;
use crate::error::Result;
use crate::store::entity::{job, job_row};
use crate::store::{Database, Unit};

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
        if finished.rows_affected == 1 {
            self.forget_typed_where(job_row::Column::JobId.eq(id.get()))
                .await?;
        }
        Ok(finished.rows_affected == 1)
    }

    /// Puts what a job was asked in other words.
    pub(crate) async fn set_job_request(&self, id: JobId, request: &str) -> Result<()> {
        job::Entity::update_many()
            .col_expr(job::Column::Request, Expr::val(request))
            .filter(job::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Forgets the addresses that were typed for a contact.
    pub(crate) async fn forget_typed(&self, contact: ContactId) -> Result<()> {
        self.forget_typed_where(job_row::Column::ContactId.eq(contact.get()))
            .await
    }

    async fn forget_typed_where(&self, which: Expr) -> Result<()> {
        job_row::Entity::update_many()
            .col_expr(job_row::Column::Email, Expr::val(None::<String>))
            .filter(which)
            .filter(job_row::Column::Email.is_not_null())
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
