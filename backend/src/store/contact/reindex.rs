//! Making tokens and sort values again after their rules have changed.

use atrium_domain::id::ContactId;
use atrium_domain::text::TEXT_VERSION;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::from_row;
use super::write::sort_values;
use crate::access::System;
use crate::error::Result;
use crate::store::Unit;
use crate::store::entity::contact;

impl Unit<System> {
    /// Makes the tokens and sort values of some contacts again that were written by older rules.
    /// How many there were: none means that all are done.
    pub(crate) async fn reindex_contacts(&self, most: u64) -> Result<usize> {
        let rows = self
            .store()
            .find::<contact::Entity>()
            .filter(contact::Column::TextVersion.lt(i64::from(TEXT_VERSION)))
            .order_by_asc(contact::Column::TextVersion)
            .order_by_asc(contact::Column::Id)
            .limit(most)
            .all(&self.transaction)
            .await?;
        let count = rows.len();
        for row in rows {
            let contact = from_row(row, Vec::new());
            let mut columns = contact::ActiveModel::default();
            sort_values(&mut columns, &contact.fields);
            contact::Entity::update_many()
                .set(columns)
                .filter(contact::Column::Id.eq(contact.id.get()))
                .exec(&self.transaction)
                .await?;
            self.write_tokens(ContactId::new(contact.id.get()), &contact.fields)
                .await?;
        }
        Ok(count)
    }
}
