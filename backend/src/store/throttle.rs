//! Counters of failed attempts and of denials, in the database: they survive a restart and are shared by
//! processes. Each change is one statement, so racing processes can't lose a count.

use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set};

use super::entity::throttle;
use super::{Database, Unit};
use crate::error::Result;

/// A bucket's state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Failures that are not forgotten yet.
    pub failures: i64,
    /// Since when they drain; the column was named when it was the last failure.
    pub draining_since: Timestamp,
    /// Not before.
    pub blocked_until: Timestamp,
}

/// Moves a bucket from what was `seen` to `next`; `false` if somebody else moved it first. So of
/// racing attempts each takes its own place in the count, and none can outrun it.
async fn advance(
    connection: &impl ConnectionTrait,
    bucket: &str,
    seen: Count,
    next: Count,
) -> Result<bool> {
    if seen == Count::default() {
        let row = throttle::ActiveModel {
            bucket: Set(bucket.to_owned()),
            failures: Set(next.failures),
            last_failure_at: Set(next.draining_since.micros()),
            blocked_until: Set(next.blocked_until.micros()),
        };
        let inserted = throttle::Entity::insert(row)
            .on_conflict(
                OnConflict::column(throttle::Column::Bucket)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(connection)
            .await?;
        return Ok(inserted == 1);
    }
    let moved = throttle::Entity::update_many()
        .col_expr(throttle::Column::Failures, Expr::val(next.failures))
        .col_expr(
            throttle::Column::LastFailureAt,
            Expr::val(next.draining_since.micros()),
        )
        .col_expr(
            throttle::Column::BlockedUntil,
            Expr::val(next.blocked_until.micros()),
        )
        .filter(throttle::Column::Bucket.eq(bucket))
        .filter(throttle::Column::Failures.eq(seen.failures))
        .filter(throttle::Column::LastFailureAt.eq(seen.draining_since.micros()))
        .exec(connection)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// A bucket's state.
async fn state(connection: &impl ConnectionTrait, bucket: &str) -> Result<Count> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a counter is nobody's data: its key is a digest"
    )]
    let row = throttle::Entity::find_by_id(bucket.to_owned())
        .one(connection)
        .await?;
    Ok(row.map_or_else(Count::default, |row| Count {
        failures: row.failures,
        draining_since: Timestamp::from_micros(row.last_failure_at),
        blocked_until: Timestamp::from_micros(row.blocked_until),
    }))
}

impl<S> Unit<S> {
    /// Moves a bucket within a unit: what is written beside it stays, or goes, with the count.
    pub(crate) async fn throttle_advance(
        &self,
        bucket: &str,
        seen: Count,
        next: Count,
    ) -> Result<bool> {
        advance(&self.transaction, bucket, seen, next).await
    }

    /// A bucket's state.
    pub(crate) async fn throttle_state(&self, bucket: &str) -> Result<Count> {
        state(&self.transaction, bucket).await
    }
}

impl Database {
    /// Moves a bucket from what was `seen` to `next`; `false` if somebody else moved it first.
    pub(crate) async fn throttle_advance(
        &self,
        bucket: &str,
        seen: Count,
        next: Count,
    ) -> Result<bool> {
        advance(&self.writer, bucket, seen, next).await
    }

    /// A bucket's state.
    pub(crate) async fn throttle_state(&self, bucket: &str) -> Result<Count> {
        state(&self.readers, bucket).await
    }

    /// Takes one attempt back: it was no failure.
    pub(crate) async fn throttle_release(&self, bucket: &str) -> Result<()> {
        throttle::Entity::update_many()
            .col_expr(
                throttle::Column::Failures,
                Expr::col(throttle::Column::Failures).sub(1),
            )
            .filter(throttle::Column::Bucket.eq(bucket))
            .filter(throttle::Column::Failures.gt(0))
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// Ends the pause until then; one that another attempt began stays.
    pub(crate) async fn throttle_unblock(&self, bucket: &str, until: Timestamp) -> Result<()> {
        throttle::Entity::update_many()
            .col_expr(
                throttle::Column::BlockedUntil,
                Expr::val(Timestamp::default().micros()),
            )
            .filter(throttle::Column::Bucket.eq(bucket))
            .filter(throttle::Column::BlockedUntil.eq(until.micros()))
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// Forgets a bucket after a success.
    pub(crate) async fn throttle_clear(&self, bucket: &str) -> Result<()> {
        throttle::Entity::delete_by_id(bucket.to_owned())
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// Forgets every bucket whose key begins so.
    pub(crate) async fn throttle_clear_beginning(&self, begins: &str) -> Result<()> {
        throttle::Entity::delete_many()
            .filter(throttle::Column::Bucket.starts_with(begins))
            .exec(&self.writer)
            .await?;
        Ok(())
    }
}
