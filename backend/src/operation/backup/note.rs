//! The unit in which a restored house says that it was restored, and signs everybody out.
//!
//! Without the entry, what happened between the backup and the restore would be gone from the trail,
//! and nothing would tell of the gap. Without the other, whoever was signed out since the backup would
//! be in again: which sessions that concerns is known to nobody any more.

use atrium_domain::time::Timestamp;
use serde_json::json;

use super::manifest::Manifest;
use super::restore::{KeyFit, REASON};
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;
use crate::store::Database;
use crate::store::audit::{Actor, Entry, Happened, Pen, Personal, Subject};

/// What was done in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noted {
    /// The trail says that it was restored.
    pub(super) in_trail: bool,
    /// So many sessions were open.
    pub(super) sessions: u64,
}

/// Signs everybody out, and writes the entry under the key that the trail was written under, or not
/// at all: an entry under another key would break the chain.
pub(super) async fn write(
    config: &Config,
    database: &Database,
    manifest: &Manifest,
    key: &KeyFit,
    replaced: bool,
    now: Timestamp,
) -> Result<Noted, String> {
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    match key {
        KeyFit::Fits(_) | KeyFit::NoTrail => {}
        KeyFit::Other | KeyFit::Missing => {
            let unit = database.write(REASON).await.map_err(said)?;
            let sessions = unit.drop_open_sessions().await.map_err(said)?;
            unit.commit().await.map_err(said)?;
            return Ok(Noted {
                in_trail: false,
                sessions,
            });
        }
    }
    let entropy = Entropy::system();
    let key = ServerKey::open(&config.key_file(), &entropy)?;
    let pen = Pen {
        key: &key,
        entropy: &entropy,
    };
    // A backup of an older version: the entry, and the head's seal, are written as this one does.
    database
        .migrate(Some(&key))
        .await
        .map_err(|error| format!("Its database can't be brought to this version: {error}"))?;
    let unit = database.write(REASON).await.map_err(said)?;
    let sessions = unit.drop_open_sessions().await.map_err(said)?;
    let entry = Entry {
        actor: Actor::Operator,
        happened: Happened::BackupRestored,
        subject: Subject::Nothing,
        contact: None,
        detail: json!({
            "made_at": manifest.made_at,
            "version": manifest.version,
            "replaced": replaced,
            "sessions": sessions,
        }),
        personal: Personal::default(),
    };
    unit.record(pen, now, entry).await.map_err(said)?;
    unit.commit().await.map_err(said)?;
    Ok(Noted {
        in_trail: true,
        sessions,
    })
}
