//! What `doctor` asks the database.

use atrium_domain::time::Timestamp;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use super::Store;
use super::audit::is_whole;
use super::entity::{audit_entry, mail};
use super::mail::State;
use crate::access::System;
use crate::error::Result;
use crate::key::ServerKey;

/// The newest entry of the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Newest {
    /// When it was written.
    pub(crate) at: Timestamp,
    /// It was written under this very key, and is as it was written.
    pub(crate) under_this_key: bool,
}

impl Store<'_, System> {
    /// The newest entry of the trail.
    pub(crate) async fn newest_entry(&self, key: &ServerKey) -> Result<Option<Newest>> {
        let row = self
            .find::<audit_entry::Entity>()
            .order_by_desc(audit_entry::Column::Seq)
            .limit(1)
            .one(&self.connection)
            .await?;
        Ok(row.map(|row| Newest {
            at: Timestamp::from_micros(row.at),
            under_this_key: is_whole(key, &row),
        }))
    }

    /// What is wrong with the trail's head, or with where the trail ends.
    pub(crate) async fn trail_head_trouble(&self, key: &ServerKey) -> Result<Option<&'static str>> {
        Ok(self.ends().await?.trouble(key, usize::MAX))
    }

    /// When the letter was written that has waited longest.
    pub(crate) async fn oldest_waiting_mail(&self) -> Result<Option<Timestamp>> {
        let at: Option<i64> = self
            .find::<mail::Entity>()
            .select_only()
            .column(mail::Column::CreatedAt)
            .filter(mail::Column::State.is_in([State::Queued.code(), State::Sending.code()]))
            .order_by_asc(mail::Column::CreatedAt)
            .limit(1)
            .into_tuple()
            .one(&self.connection)
            .await?;
        Ok(at.map(Timestamp::from_micros))
    }

    /// Why the newest of the letters that have not left did not.
    pub(crate) async fn newest_mail_error(&self) -> Result<Option<String>> {
        Ok(self
            .find::<mail::Entity>()
            .select_only()
            .column(mail::Column::LastError)
            .filter(mail::Column::State.is_in([
                State::Queued.code(),
                State::Sending.code(),
                State::Failed.code(),
            ]))
            .filter(mail::Column::LastError.ne(""))
            .order_by_desc(mail::Column::Id)
            .limit(1)
            .into_tuple()
            .one(&self.connection)
            .await?)
    }
}
