//! Where imported rows come from: (system, external id), so that a second import finds them, and
//! what the file said then, so that it can tell its own changes from those made here.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::ContactId;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _, Set};

use super::contact::Fields;
use super::entity::import_origin;
use super::{Store, Unit, many};
use crate::access::System;
use crate::error::{Error, Result};

const CONTACT: &str = "contact";

/// A contact's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) contact: ContactId,
    /// What the file said when it was last imported.
    pub(crate) imported: Imported,
}

/// What a file said of a contact.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Imported {
    pub(crate) fields: Fields,
    pub(crate) archived: bool,
}

fn from_row(row: import_origin::Model) -> Result<(String, Origin)> {
    let imported = serde_json::from_str(&row.imported)
        .map_err(|error| Error::Internal(format!("origin {}: {error}", row.external_id)))?;
    Ok((
        row.external_id,
        Origin {
            contact: ContactId::new(row.row_id),
            imported,
        },
    ))
}

impl Store<'_, System> {
    /// Every origin of a system's contacts, by external id.
    pub(crate) async fn origins(&self, system: &str) -> Result<BTreeMap<String, Origin>> {
        self.find::<import_origin::Entity>()
            .filter(import_origin::Column::SourceSystem.eq(system))
            .filter(import_origin::Column::Kind.eq(CONTACT))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect()
    }

    /// The origins of some of a system's contacts, by external id.
    pub(crate) async fn origins_of(
        &self,
        system: &str,
        external_ids: BTreeSet<&str>,
    ) -> Result<BTreeMap<String, Origin>> {
        if external_ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        self.find::<import_origin::Entity>()
            .filter(import_origin::Column::SourceSystem.eq(system))
            .filter(import_origin::Column::Kind.eq(CONTACT))
            .filter(import_origin::Column::ExternalId.is_in(external_ids))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect()
    }
}

impl Store<'_, System> {
    /// Whether any of these is known.
    pub(crate) async fn has_origins(
        &self,
        system: &str,
        external_ids: BTreeSet<&str>,
    ) -> Result<bool> {
        if external_ids.is_empty() {
            return Ok(false);
        }
        Ok(self
            .find::<import_origin::Entity>()
            .select_only()
            .column(import_origin::Column::RowId)
            .filter(import_origin::Column::SourceSystem.eq(system))
            .filter(import_origin::Column::Kind.eq(CONTACT))
            .filter(import_origin::Column::ExternalId.is_in(external_ids))
            .limit(1)
            .into_tuple::<i64>()
            .one(&self.connection)
            .await?
            .is_some())
    }
}

impl Unit<System> {
    /// Notes what the file said of contacts.
    pub(crate) async fn note_origins(
        &self,
        system: &str,
        said: Vec<(String, ContactId, Imported)>,
    ) -> Result<()> {
        if said.is_empty() {
            return Ok(());
        }
        let mut said = said;
        // In the order of the index they go into.
        said.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let rows: Vec<import_origin::ActiveModel> = said
            .into_iter()
            .map(|(external_id, contact, imported)| {
                let imported = serde_json::to_string(&imported)
                    .map_err(|error| Error::Internal(error.to_string()))?;
                Ok(import_origin::ActiveModel {
                    source_system: Set(system.to_owned()),
                    kind: Set(CONTACT.to_owned()),
                    external_id: Set(external_id),
                    row_id: Set(contact.get()),
                    imported: Set(imported),
                })
            })
            .collect::<Result<_>>()?;
        let known = sea_orm::sea_query::OnConflict::columns([
            import_origin::Column::SourceSystem,
            import_origin::Column::Kind,
            import_origin::Column::ExternalId,
        ])
        .update_column(import_origin::Column::Imported)
        .to_owned();
        many::insert(&self.transaction, rows, Some(known)).await
    }
}
