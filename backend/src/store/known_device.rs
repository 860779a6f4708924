//! Browsers that a login was used in before.

use atrium_domain::id::UserId;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};

use super::entity::known_device;
use super::{Unit, Visible};
use crate::access::System;
use crate::error::Result;
use crate::key::Digest32;

/// More than this one login's browsers are not remembered; those used longest ago go.
const MOST: u64 = 50;

impl Unit<System> {
    /// Which of these marks a login is known by, noting that it was used again.
    pub(crate) async fn know_device(
        &self,
        user: UserId,
        marks: &[Digest32],
        now: Timestamp,
    ) -> Result<Option<usize>> {
        if marks.is_empty() {
            return Ok(None);
        }
        let known = self
            .store()
            .find::<known_device::Entity>()
            .filter(known_device::Column::UserId.eq(user.get()))
            .filter(known_device::Column::Mark.is_in(marks.iter().map(|mark| mark.to_vec())))
            .one(&self.transaction)
            .await?;
        let Some(known) = known else {
            return Ok(None);
        };
        // A clock that was put back makes nothing younger than it is.
        known_device::Entity::update_many()
            .col_expr(
                known_device::Column::LastSeenAt,
                Expr::val(now.micros().max(known.last_seen_at)),
            )
            .filter(known_device::Column::Id.eq(known.id))
            .exec(&self.transaction)
            .await?;
        Ok(marks
            .iter()
            .position(|mark| *mark.as_slice() == *known.mark))
    }

    /// Remembers a browser.
    pub(crate) async fn meet_device(
        &self,
        user: UserId,
        mark: Digest32,
        now: Timestamp,
    ) -> Result<()> {
        let row = known_device::ActiveModel {
            user_id: Set(user.get()),
            mark: Set(mark.to_vec()),
            first_seen_at: Set(now.micros()),
            last_seen_at: Set(now.micros()),
            ..Default::default()
        };
        let newest = row.insert(&self.transaction).await?.id;
        let kept = Query::select()
            .column(known_device::Column::Id)
            .from(known_device::Entity)
            .and_where(known_device::Column::UserId.eq(user.get()))
            .order_by(known_device::Column::LastSeenAt, sea_orm::Order::Desc)
            .order_by(known_device::Column::Id, sea_orm::Order::Desc)
            .limit(MOST)
            .to_owned();
        known_device::Entity::delete_many()
            .filter(known_device::Column::UserId.eq(user.get()))
            .filter(known_device::Column::Id.ne(newest))
            .filter(known_device::Column::Id.not_in_subquery(kept))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

impl<S> Unit<S>
where
    known_device::Entity: Visible<S>,
{
    /// Forgets the browsers of logins in sight, but for these marks.
    pub(crate) async fn forget_devices(&self, of: &[UserId], but: &[Digest32]) -> Result<()> {
        known_device::Entity::delete_many()
            .filter(known_device::Entity::rows(&self.scope))
            .filter(known_device::Column::UserId.is_in(of.iter().map(|id| id.get())))
            .filter(known_device::Column::Mark.is_not_in(but.iter().map(|mark| mark.to_vec())))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
