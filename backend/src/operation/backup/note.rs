//! The entry by which a restored trail says that it was restored. Without it, what happened between
//! the backup and the restore would be gone from the trail, and nothing would tell of the gap.

use atrium_domain::time::Timestamp;
use serde_json::json;

use super::manifest::Manifest;
use super::restore::{KeyFit, REASON};
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;
use crate::store::Database;
use crate::store::audit::{Actor, Entry, Happened, Pen, Personal, Subject};

/// Writes it under the key that the trail was written under, or not at all: an entry under another
/// key would break the chain. Whether it was written.
pub(super) async fn write(
    config: &Config,
    database: &Database,
    manifest: &Manifest,
    key: &KeyFit,
    replaced: bool,
    now: Timestamp,
) -> Result<bool, String> {
    match key {
        KeyFit::Fits(_) | KeyFit::NoTrail => {}
        KeyFit::Other | KeyFit::Missing => return Ok(false),
    }
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    let entropy = Entropy::system();
    let key = ServerKey::open(&config.key_file(), &entropy)?;
    let pen = Pen {
        key: &key,
        entropy: &entropy,
    };
    let entry = Entry {
        actor: Actor::Operator,
        happened: Happened::BackupRestored,
        subject: Subject::Nothing,
        contact: None,
        detail: json!({
            "made_at": manifest.made_at,
            "version": manifest.version,
            "replaced": replaced,
        }),
        personal: Personal::default(),
    };
    // A backup of an older version: the entry, and the head's seal, are written as this one does.
    database
        .migrate(Some(&key))
        .await
        .map_err(|error| format!("Its database can't be brought to this version: {error}"))?;
    let unit = database.write(REASON).await.map_err(said)?;
    unit.record(pen, now, entry).await.map_err(said)?;
    unit.commit().await.map_err(said)?;
    Ok(true)
}
