//! What an act refused that is no row of the dialog: it has left it since it was drawn, or stands
//! below the rows that are drawn.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;

use super::super::chunk::{Results, RowResult};
use super::super::row::Row;
use super::super::survey::Dialog;
use super::Run;
use crate::error::Result;

impl Run<'_> {
    /// The names of contacts, be they rows of the dialog or no longer.
    pub(super) async fn names(&self, ids: &[ContactId]) -> Result<BTreeMap<ContactId, String>> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let store = self.atrium.database.read(&self.scope);
        Ok(store
            .contacts(ids)
            .await?
            .into_iter()
            .map(|contact| (contact.id, contact.fields.name))
            .collect())
    }

    /// What was refused and is no row that is drawn.
    pub(super) async fn unseen(
        &self,
        dialog: &Dialog,
        results: &Results,
    ) -> Result<Vec<(ContactId, String, Rule)>> {
        let drawn: BTreeSet<ContactId> = dialog.rows.iter().map(Row::id).collect();
        let refused: Vec<(ContactId, &Rule)> = results
            .iter()
            .filter(|(id, _)| !drawn.contains(*id))
            .filter_map(|(id, result)| match result {
                RowResult::Refused(why) => Some((*id, why)),
                RowResult::Done(_) => None,
            })
            .collect();
        let ids: Vec<ContactId> = refused.iter().map(|(id, _)| *id).collect();
        let mut names = self.names(&ids).await?;
        Ok(refused
            .into_iter()
            .map(|(id, why)| (id, names.remove(&id).unwrap_or_default(), why.clone()))
            .collect())
    }
}
