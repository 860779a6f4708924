//! What a person's forms made when they were sent first.

use atrium_domain::time::Timestamp;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, QueryFilter as _, QuerySelect as _, Set};

use super::entity::form_once;
use super::{Store, Unit};
use crate::access::scope::Somebody;
use crate::error::Result;
use crate::once::Once;

impl<S: Somebody> Store<'_, S> {
    /// The number of what this form made, if it was sent before. Looked for inside the unit that
    /// would make it again: units take turns, so of two that come at once the second finds it.
    pub(crate) async fn made_before(&self, once: &Once) -> Result<Option<i64>> {
        let Some(mark) = once.mark() else {
            return Ok(None);
        };
        Ok(self
            .find::<form_once::Entity>()
            .select_only()
            .column(form_once::Column::Made)
            .filter(form_once::Column::Mark.eq(mark.to_vec()))
            .into_tuple::<i64>()
            .one(&self.connection)
            .await?)
    }
}

impl<S: Somebody> Unit<S> {
    /// Notes what this form made: sent again, it makes nothing more.
    pub(crate) async fn note_made(&self, once: &Once, made: i64, now: Timestamp) -> Result<()> {
        let Some(mark) = once.mark() else {
            return Ok(());
        };
        let row = form_once::ActiveModel {
            user_id: Set(self.scope.somebody().get()),
            mark: Set(mark.to_vec()),
            made: Set(made),
            made_at: Set(now.micros()),
            ..Default::default()
        };
        row.insert(&self.transaction).await?;
        Ok(())
    }
}
