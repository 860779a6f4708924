//! Bringing a backup back.

use std::fs::File;
use std::path::{Path, PathBuf};

use atrium_domain::time::{Duration, Timestamp};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use secrecy::ExposeSecret as _;
use tempfile::TempDir;

use super::aside::{
    bring_files, move_database_aside, move_files_aside, private_folder, refuse_used, rename, tidy,
};
use super::lock::Alone;
use super::manifest::{Kind, Manifest};
use super::note::Noted;
use super::{alone, archive, kind, not_opened, note, postgres, sqlite_files, sync_folder};
use crate::access::System;
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;
use crate::store::Database;
use crate::store::audit::Verdict;

pub(super) const REASON: System = System::because("the operator restores a backup");

/// Characters that end or escape the path in a database's address.
pub(in crate::operation) const IN_PATH: &AsciiSet =
    &CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

/// Whether what was mailed and what stands in the trail can be trusted afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFit {
    /// The key in the data folder made this trail; where it was walked, what was found.
    Fits(Option<Verdict>),
    /// It did not.
    Other,
    /// There is none.
    Missing,
    /// Nothing was ever written under a key.
    NoTrail,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// The key.
    pub key: KeyFit,
    /// The trail says that it was restored.
    pub noted: bool,
    /// Sessions that were open in the backup, and are no more.
    pub sessions: u64,
    /// Where the old data went, if there was any.
    pub aside: Vec<String>,
}

fn open(file: &Path) -> Result<File, String> {
    File::open(file).map_err(|error| format!("{} can't be read: {error}", file.display()))
}

/// Unpacks into a folder of its own below `parent`, and judges the manifest.
pub(super) fn staged(
    config: &Config,
    file: &Path,
    parent: &Path,
) -> Result<(TempDir, Manifest), String> {
    let file = open(file)?;
    let folder = tempfile::Builder::new()
        .prefix(".restoring-")
        .tempdir_in(parent)
        .map_err(|error| format!("In {} nothing can be written: {error}", parent.display()))?;
    let manifest = archive::unpack(file, folder.path())?;
    let newer = atrium_migration::unknown(&manifest.steps);
    if !newer.is_empty() {
        return Err(format!(
            "It was written by a newer Atrium ({}; it has {}). Restore it with that version.",
            manifest.version,
            newer.join(", ")
        ));
    }
    let here = kind(config);
    if manifest.database != here {
        return Err(format!(
            "It holds a {} database, but the one set (database_url) is {}.",
            manifest.database.name(),
            here.name()
        ));
    }
    Ok((folder, manifest))
}

/// The database's own look at itself.
pub(super) async fn whole(config: &Config, database: &Database) -> Result<(), String> {
    let problems = database
        .integrity()
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!("Its database is damaged: {}", problems.join("; ")))
    }
}

pub(super) async fn key_fit(
    config: &Config,
    database: &Database,
    walk: bool,
) -> Result<KeyFit, String> {
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    let file = config.key_file();
    if !file.exists() {
        return Ok(KeyFit::Missing);
    }
    let key = ServerKey::open(&file, &Entropy::system())?;
    let store = database.read(&REASON);
    Ok(match store.newest_entry(&key).await.map_err(said)? {
        None => KeyFit::NoTrail,
        Some(newest) if !newest.under_this_key => KeyFit::Other,
        Some(_) if walk => KeyFit::Fits(Some(store.verify_trail(&key).await.map_err(said)?)),
        Some(_) => KeyFit::Fits(None),
    })
}

/// Restores into an empty house; with `replace`, into a used one, whose data is moved aside.
///
/// # Errors
///
/// In plain words. Until the backup was checked and its database opened, nothing is changed.
pub async fn restore(
    config: &Config,
    file: &Path,
    replace: bool,
    now: Timestamp,
) -> Result<Restored, String> {
    let data = config.data_dir();
    // A file that is none is found out before a folder is made.
    open(file)?;
    private_folder(data)?;
    let lock = alone(data)?;
    // To the microsecond: what one restore put aside is never overwritten by the next.
    let second: String = now
        .rfc3339()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(15)
        .collect();
    let stamp = format!("{second}_{:06}", now.micros().rem_euclid(1_000_000));
    match kind(config) {
        Kind::Sqlite => restore_sqlite(config, file, replace, now, &stamp, &lock).await,
        Kind::Postgres => restore_postgres(config, file, replace, now, &stamp, &lock).await,
    }
}

async fn restore_sqlite(
    config: &Config,
    file: &Path,
    replace: bool,
    now: Timestamp,
    stamp: &str,
    lock: &Alone,
) -> Result<Restored, String> {
    let data = config.data_dir();
    let target = config
        .sqlite_file()
        .ok_or_else(|| "The database's address names no file.".to_owned())?;
    let target = std::path::absolute(&target).unwrap_or(target);
    let old: Vec<PathBuf> = sqlite_files(&target).filter(|file| file.exists()).collect();
    refuse_used(config, replace, !old.is_empty())?;
    let parent = target.parent().unwrap_or(data).to_path_buf();
    private_folder(&parent)?;
    let (folder, manifest) = staged(config, file, &parent)?;
    let copy = folder.path().join(manifest.database.entry());
    let database = sqlite(&copy).await?;
    let judged = judge(config, &database, &manifest, !old.is_empty(), now).await;
    database.close().await;
    let (key, noted) = judged?;
    // The copy was opened: what it kept beside itself must be folded into it by now.
    if sqlite_files(&copy)
        .skip(1)
        .any(|beside| std::fs::metadata(beside).is_ok_and(|found| found.len() > 0))
    {
        return Err("The database in it does not close. Nothing was changed.".to_owned());
    }
    File::open(&copy)
        .and_then(|file| file.sync_all())
        .map_err(|error| format!("{} can't be written: {error}", copy.display()))?;
    lock.begin(data)?;
    // An old write-ahead log must never lie beside the new file: it would be replayed into it.
    // So everything of the old database leaves first, the log before the file it belongs to.
    let mut aside = Vec::new();
    for file in old.iter().rev() {
        aside.push(move_database_aside(data, file, stamp)?);
    }
    aside.extend(move_files_aside(data, stamp)?);
    sync_folder(&parent);
    rename(&copy, &target)?;
    sync_folder(&parent);
    bring_files(folder.path(), data)?;
    lock.end(data)?;
    Ok(Restored {
        manifest,
        key,
        noted: noted.in_trail,
        sessions: noted.sessions,
        aside: tidy(aside),
    })
}

async fn restore_postgres(
    config: &Config,
    file: &Path,
    replace: bool,
    now: Timestamp,
    stamp: &str,
    lock: &Alone,
) -> Result<Restored, String> {
    let data = config.data_dir();
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    let (folder, manifest) = staged(config, file, data)?;
    let dump = folder.path().join(manifest.database.entry());
    let database = Database::connect_alone(config.database_url().expose_secret())
        .await
        .map_err(|error| not_opened(config, &error))?;
    let result = async {
        let used = database.tables().await.map_err(said)? > 0;
        refuse_used(config, replace, used)?;
        if somebody_stays(&database).await.map_err(said)? {
            return Err(
                "Somebody else is connected to the database. Stop every Atrium that uses it first. Nothing was \
                 changed."
                    .to_owned(),
            );
        }
        let mut aside = Vec::new();
        let name = format!("{}{}", postgres::ASIDE, stamp.to_ascii_lowercase());
        if used {
            database.put_schema_aside(&name).await.map_err(said)?;
            aside.push(format!("the schema {name} of the database"));
        }
        let loaded = match postgres::load(config.database_url(), &dump) {
            Ok(()) => judge(config, &database, &manifest, used, now).await,
            Err(error) => Err(config.without_secrets(&error)),
        };
        let judged = match loaded {
            Ok(judged) => judged,
            Err(error) => {
                if used {
                    database.bring_schema_back(&name).await.map_err(said)?;
                } else {
                    database.empty_schema().await.map_err(said)?;
                }
                return Err(format!("{error} Nothing was changed."));
            }
        };
        Ok((judged, aside))
    }
    .await;
    database.close().await;
    let ((key, noted), mut aside) = result?;
    lock.begin(data)?;
    aside.extend(move_files_aside(data, stamp)?);
    bring_files(folder.path(), data)?;
    lock.end(data)?;
    Ok(Restored {
        manifest,
        key,
        noted: noted.in_trail,
        sessions: noted.sessions,
        aside: tidy(aside),
    })
}

/// Whether others stay connected to PostgreSQL's database; those just stopped need a moment.
async fn somebody_stays(database: &Database) -> crate::Result<bool> {
    for _ in 0..20 {
        if database.others().await? == 0 {
            return Ok(false);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(true)
}

/// What can be known of a restored database before it is in use; and everybody is signed out of it,
/// which its trail tells.
async fn judge(
    config: &Config,
    database: &Database,
    manifest: &Manifest,
    replaced: bool,
    now: Timestamp,
) -> Result<(KeyFit, Noted), String> {
    whole(config, database).await?;
    let steps = database
        .steps()
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    if steps != manifest.steps {
        return Err("Its database does not have the schema it says.".to_owned());
    }
    let key = key_fit(config, database, false).await?;
    let noted = note::write(config, database, manifest, &key, replaced, now).await?;
    Ok((key, noted))
}

pub(super) async fn sqlite(file: &Path) -> Result<Database, String> {
    let path = file.to_string_lossy();
    let url = format!("sqlite://{}?mode=rw", utf8_percent_encode(&path, IN_PATH));
    Database::connect(&url)
        .await
        .map_err(|error| format!("Its database can't be opened: {error}"))
}
