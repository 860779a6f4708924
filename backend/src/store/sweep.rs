//! Taking away rows that nobody will ask for again, a few at a time.

use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _};

use super::Unit;
use super::entity::{form_once, known_device, link, mail, membership, session, throttle};
use super::mail::State;
use crate::access::System;
use crate::error::Result;

/// The numbers of at most `most` rows.
fn some<E: sea_orm::EntityTrait, C: sea_orm::ColumnTrait>(
    table: E,
    column: C,
    which: Condition,
    most: u64,
) -> SelectStatement {
    Query::select()
        .column((table, column))
        .from(table)
        .cond_where(which)
        .limit(most)
        .to_owned()
}

impl Unit<System> {
    /// Forgets counters whose last failure is older than `before`.
    pub(crate) async fn sweep_throttle(&self, before: Timestamp, most: u64) -> Result<u64> {
        let old = Condition::all()
            .add(throttle::Column::LastFailureAt.lt(before.micros()))
            .add(throttle::Column::BlockedUntil.lt(before.micros()));
        let rows = some(
            throttle::Entity,
            throttle::Column::Bucket,
            old.clone(),
            most,
        );
        Ok(throttle::Entity::delete_many()
            .filter(throttle::Column::Bucket.in_subquery(rows))
            // Somebody may fail again between the look and the deletion.
            .filter(old)
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }

    /// Takes away sessions that ended or expired before `before`.
    pub(crate) async fn sweep_sessions(&self, before: Timestamp, most: u64) -> Result<u64> {
        let over = Condition::any()
            .add(session::Column::EndedAt.lt(before.micros()))
            .add(session::Column::IdleExpiresAt.lt(before.micros()))
            .add(session::Column::AbsoluteExpiresAt.lt(before.micros()));
        let rows = some(session::Entity, session::Column::Id, over.clone(), most);
        Ok(session::Entity::delete_many()
            .filter(session::Column::Id.in_subquery(rows))
            .filter(over)
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }

    /// Forgets browsers that were last used before `before`: their cookie has run out.
    pub(crate) async fn sweep_devices(&self, before: Timestamp, most: u64) -> Result<u64> {
        let old = Condition::all().add(known_device::Column::LastSeenAt.lt(before.micros()));
        let rows = some(
            known_device::Entity,
            known_device::Column::Id,
            old.clone(),
            most,
        );
        Ok(known_device::Entity::delete_many()
            .filter(known_device::Column::Id.in_subquery(rows))
            .filter(old)
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }

    /// Forgets what forms made that were sent before `before`.
    pub(crate) async fn sweep_forms(&self, before: Timestamp, most: u64) -> Result<u64> {
        let old = Condition::all().add(form_once::Column::MadeAt.lt(before.micros()));
        let rows = some(form_once::Entity, form_once::Column::Id, old.clone(), most);
        Ok(form_once::Entity::delete_many()
            .filter(form_once::Column::Id.in_subquery(rows))
            .filter(old)
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }

    /// Takes away links that were used, withdrawn or expired before `before`, and lets go of the
    /// letters that carried them. The last invitation to an open membership stays: its page
    /// offers a fresh one, and staff see since when it is dead.
    pub(crate) async fn sweep_links(&self, before: Timestamp, most: u64) -> Result<u64> {
        let open = Query::select()
            .column((membership::Entity, membership::Column::Id))
            .from(membership::Entity)
            .and_where(membership::Column::EndedAt.is_null())
            .to_owned();
        let waiting = Condition::all()
            .add(mail::Column::LinkId.is_not_null())
            .add(mail::Column::State.is_in([State::Queued.code(), State::Sending.code()]));
        let waiting = Query::select()
            .column((mail::Entity, mail::Column::LinkId))
            .from(mail::Entity)
            .cond_where(waiting)
            .to_owned();
        let dead = Condition::all()
            .add(
                Condition::any()
                    .add(link::Column::UsedAt.lt(before.micros()))
                    .add(link::Column::WithdrawnAt.lt(before.micros()))
                    .add(
                        Condition::all()
                            .add(link::Column::ExpiresAt.lt(before.micros()))
                            .add(
                                Condition::any()
                                    .add(link::Column::MembershipId.is_null())
                                    .add(link::Column::MembershipId.not_in_subquery(open)),
                            ),
                    ),
            )
            .add(link::Column::Id.not_in_subquery(waiting));
        let rows = some(link::Entity, link::Column::Id, dead, most);
        let ids: Vec<i64> = {
            use sea_orm::QuerySelect as _;
            self.store()
                .find::<link::Entity>()
                .select_only()
                .column(link::Column::Id)
                .filter(link::Column::Id.in_subquery(rows))
                .into_tuple()
                .all(&self.transaction)
                .await?
        };
        if ids.is_empty() {
            return Ok(0);
        }
        mail::Entity::update_many()
            .col_expr(mail::Column::LinkId, Expr::val(None::<i64>))
            .filter(mail::Column::LinkId.is_in(ids.clone()))
            .exec(&self.transaction)
            .await?;
        Ok(link::Entity::delete_many()
            .filter(link::Column::Id.is_in(ids))
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }
}
