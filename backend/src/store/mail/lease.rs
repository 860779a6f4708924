//! Letters taken in hand, and put down again.

use atrium_domain::id::MailId;
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, UpdateMany,
};

use super::{Mail, State, Turn, from_row};
use crate::access::System;
use crate::error::Result;
use crate::mail::Why;
use crate::store::Database;
use crate::store::entity::mail;

/// As the index says it, word for word: so both databases read a range of it.
const NOT_OVER: &str = "state IN ('queued', 'sending')";

impl Database {
    /// Takes up to `most` due letters in hand until the lease ends, those first that somebody waits
    /// for. Two processes never get the
    /// same one: whoever's update changes the row has it. A lease that ran out, because its
    /// process died, counts as due.
    pub(crate) async fn lease_mails(
        &self,
        most: u64,
        lease: Duration,
        now: Timestamp,
    ) -> Result<Vec<Mail>> {
        let scope = System::because("the outbox sends for everybody");
        let due = Condition::any()
            .add(
                Condition::all()
                    .add(mail::Column::State.eq(State::Queued.code()))
                    .add(mail::Column::NextAttemptAt.lte(now.micros())),
            )
            .add(
                Condition::all()
                    .add(mail::Column::State.eq(State::Sending.code()))
                    .add(mail::Column::LeasedUntil.lte(now.micros())),
            );
        let mut candidates = Vec::new();
        for turn in Turn::ALL {
            let left = most.saturating_sub(candidates.len() as u64);
            if left == 0 {
                break;
            }
            candidates.extend(
                self.read(&scope)
                    .find::<mail::Entity>()
                    .filter(Expr::cust(NOT_OVER))
                    .filter(mail::Column::Turn.eq(turn.code()))
                    .filter(mail::Column::NextAttemptAt.lte(now.micros()))
                    .filter(due.clone())
                    .order_by_asc(mail::Column::NextAttemptAt)
                    .limit(left)
                    .all(&self.readers)
                    .await?,
            );
        }
        let mut leased = Vec::new();
        for row in candidates {
            let taken = mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::val(State::Sending.code()))
                .col_expr(
                    mail::Column::LeasedUntil,
                    Expr::val(now.plus(lease).micros()),
                )
                .col_expr(
                    mail::Column::Attempts,
                    Expr::col(mail::Column::Attempts).add(1),
                )
                .filter(mail::Column::Id.eq(row.id))
                .filter(mail::Column::Attempts.eq(row.attempts))
                .filter(due.clone())
                .exec(&self.writer)
                .await?;
            if taken.rows_affected == 1 {
                let id = MailId::new(row.id);
                let attempts = row.attempts + 1;
                let row = mail::Model {
                    attempts,
                    state: State::Sending.code().to_owned(),
                    ..row
                };
                match from_row(row) {
                    Ok(mail) => leased.push(mail),
                    // One that can't be read is put aside, so that the others flow.
                    Err(error) => {
                        let said = error.to_string();
                        let outcome = Outcome::Failed {
                            why: Why::Unreadable,
                            said: &said,
                        };
                        self.settle_mail(id, attempts, outcome, now).await?;
                    }
                }
            }
        }
        Ok(leased)
    }

    /// Puts a letter down again: how the attempt of that number went. A process that comes late,
    /// after its lease ran out and another has the letter in hand, changes nothing: `false`.
    pub(crate) async fn settle_mail(
        &self,
        id: MailId,
        attempt: i64,
        outcome: Outcome<'_>,
        now: Timestamp,
    ) -> Result<bool> {
        let set = |state: State| {
            mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::val(state.code()))
                .col_expr(mail::Column::LeasedUntil, Expr::val(None::<i64>))
        };
        let because = |update: UpdateMany<mail::Entity>, why: &str, said: &str| {
            update
                .col_expr(mail::Column::Reason, Expr::val(why))
                .col_expr(mail::Column::LastError, Expr::val(said))
        };
        let update = match outcome {
            Outcome::Sent => because(
                set(State::Sent).col_expr(mail::Column::SentAt, Expr::val(now.micros())),
                "",
                "",
            ),
            Outcome::Retry { at, why, said } => because(
                set(State::Queued).col_expr(mail::Column::NextAttemptAt, Expr::val(at.micros())),
                why.code(),
                said,
            ),
            Outcome::Failed { why, said } => because(set(State::Failed), why.code(), said),
            Outcome::Cancelled { why } => {
                because(set(State::Cancelled), why.code(), why.in_english())
            }
        };
        let settled = update
            .filter(mail::Column::Id.eq(id.get()))
            .filter(mail::Column::State.eq(State::Sending.code()))
            .filter(mail::Column::Attempts.eq(attempt))
            .exec(&self.writer)
            .await?;
        Ok(settled.rows_affected == 1)
    }
}

/// How an attempt went.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Outcome<'a> {
    Sent,
    Retry {
        at: Timestamp,
        why: Why,
        said: &'a str,
    },
    Failed {
        why: Why,
        said: &'a str,
    },
    Cancelled {
        why: Why,
    },
}
