//! Bringing a backup back, and proving that it could be.

use std::fs::File;
use std::path::{Path, PathBuf};

use atrium_domain::time::{Duration, Timestamp};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use secrecy::{ExposeSecret as _, SecretString};
use tempfile::TempDir;

use super::lock::Alone;
use super::manifest::{Kind, Manifest};
use super::{ASIDE, NEVER, alone, archive, connect, kind, postgres, sqlite_files, sync_folder};
use crate::access::System;
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;
use crate::store::audit::Verdict;
use crate::store::{Database, table};

const REASON: System = System::because("the operator restores a backup");

/// Characters that end or escape the path in a database's address.
const IN_PATH: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

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

/// What a proof found.
#[derive(Debug)]
pub struct Proof {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Contacts in it.
    pub contacts: u64,
    /// Logins in it.
    pub users: u64,
    /// Letters in it, sent ones too.
    pub mails: u64,
    /// The key.
    pub key: KeyFit,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// The key.
    pub key: KeyFit,
    /// Where the old data went, if there was any.
    pub aside: Vec<String>,
}

fn open(file: &Path) -> Result<File, String> {
    File::open(file).map_err(|error| format!("{} can't be read: {error}", file.display()))
}

/// Unpacks into a folder of its own below `parent`, and judges the manifest.
fn staged(config: &Config, file: &Path, parent: &Path) -> Result<(TempDir, Manifest), String> {
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

/// Restores into a temporary place, brings the copy to this version's schema, and looks at all of
/// it. What is in use is not touched.
///
/// # Errors
///
/// In plain words: why it could not be restored.
pub async fn check(config: &Config, file: &Path) -> Result<Proof, String> {
    let (folder, manifest) = staged(config, file, &std::env::temp_dir())?;
    let copy = folder.path().join(manifest.database.entry());
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    match manifest.database {
        Kind::Sqlite => {
            let database = sqlite(&copy).await?;
            let proof = prove(config, &database, manifest).await;
            database.close().await;
            proof
        }
        Kind::Postgres => {
            let name = format!("atrium_check_{}", hex(Entropy::system().bytes::<8>()));
            let url = postgres::beside(config.database_url(), &name)?;
            let server = connect(config).await?;
            server.create_database(&name).await.map_err(|error| {
                format!(
                    "A database to try it in can't be made (the user needs CREATEDB): {}",
                    said(error)
                )
            })?;
            let proof = prove_postgres(config, &url, &copy, manifest).await;
            let dropped = server.drop_database(&name).await;
            server.close().await;
            let proof = proof?;
            dropped.map_err(said)?;
            Ok(proof)
        }
    }
}

async fn prove_postgres(
    config: &Config,
    url: &SecretString,
    dump: &Path,
    manifest: Manifest,
) -> Result<Proof, String> {
    postgres::load(url, dump).map_err(|error| config.without_secrets(&error))?;
    let database = Database::connect(url.expose_secret())
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    let proof = prove(config, &database, manifest).await;
    database.close().await;
    proof
}

async fn prove(config: &Config, database: &Database, manifest: Manifest) -> Result<Proof, String> {
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    whole(config, database).await?;
    let steps = database.steps().await.map_err(said)?;
    if steps != manifest.steps {
        return Err("Its database does not have the schema it says.".to_owned());
    }
    database
        .migrate()
        .await
        .map_err(|error| format!("Its database can't be brought to this version: {error}"))?;
    let store = database.read(&REASON);
    Ok(Proof {
        contacts: store.count::<table::Contacts>().await.map_err(said)?,
        users: store.count::<table::Users>().await.map_err(said)?,
        mails: store.count::<table::Mails>().await.map_err(said)?,
        key: key_fit(config, database, true).await?,
        manifest,
    })
}

/// The database's own look at itself.
async fn whole(config: &Config, database: &Database) -> Result<(), String> {
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

async fn key_fit(config: &Config, database: &Database, walk: bool) -> Result<KeyFit, String> {
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
    let stamp: String = now
        .rfc3339()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(15)
        .collect();
    match kind(config) {
        Kind::Sqlite => restore_sqlite(config, file, replace, &stamp, &lock).await,
        Kind::Postgres => restore_postgres(config, file, replace, &stamp, &lock).await,
    }
}

async fn restore_sqlite(
    config: &Config,
    file: &Path,
    replace: bool,
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
    let looked = look(config, &database, &manifest).await;
    database.close().await;
    let key = looked?;
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
        aside: tidy(aside),
    })
}

async fn restore_postgres(
    config: &Config,
    file: &Path,
    replace: bool,
    stamp: &str,
    lock: &Alone,
) -> Result<Restored, String> {
    let data = config.data_dir();
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    let (folder, manifest) = staged(config, file, data)?;
    let dump = folder.path().join(manifest.database.entry());
    let database = connect(config).await?;
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
            Ok(()) => look(config, &database, &manifest).await,
            Err(error) => Err(config.without_secrets(&error)),
        };
        let key = match loaded {
            Ok(key) => key,
            Err(error) => {
                if used {
                    database.bring_schema_back(&name).await.map_err(said)?;
                } else {
                    database.empty_schema().await.map_err(said)?;
                }
                return Err(format!("{error} Nothing was changed."));
            }
        };
        Ok((key, aside))
    }
    .await;
    database.close().await;
    let (key, mut aside) = result?;
    lock.begin(data)?;
    aside.extend(move_files_aside(data, stamp)?);
    bring_files(folder.path(), data)?;
    lock.end(data)?;
    Ok(Restored {
        manifest,
        key,
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

/// What can be known of a restored database without changing it.
async fn look(config: &Config, database: &Database, manifest: &Manifest) -> Result<KeyFit, String> {
    whole(config, database).await?;
    let steps = database
        .steps()
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    if steps != manifest.steps {
        return Err("Its database does not have the schema it says.".to_owned());
    }
    key_fit(config, database, false).await
}

/// The names in the data folder that are neither the operator's nor ours for the moment.
fn used_names(data: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(data)
        .map_err(|error| format!("{} can't be read: {error}", data.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            !NEVER.contains(&name.as_str()) && !name.starts_with('.') && !name.starts_with(ASIDE)
        })
        .collect();
    names.sort();
    Ok(names)
}

fn refuse_used(config: &Config, replace: bool, database_used: bool) -> Result<(), String> {
    if replace {
        return Ok(());
    }
    let names = used_names(config.data_dir())?;
    if !database_used && names.is_empty() {
        return Ok(());
    }
    let what = if database_used {
        format!("The database {} is not empty", config.database_shown())
    } else {
        format!(
            "The data folder {} is not empty (it has {})",
            config.data_dir().display(),
            names.join(", ")
        )
    };
    Err(format!(
        "{what}. With --replace the old data is moved aside. Nothing was changed."
    ))
}

fn move_database_aside(data: &Path, file: &Path, stamp: &str) -> Result<String, String> {
    let name = file.file_name().unwrap_or_default();
    let folder = std::path::absolute(data).unwrap_or_else(|_| data.to_path_buf());
    let to = if file.starts_with(&folder) {
        aside_folder(data, stamp)?.join(name)
    } else {
        let mut name = name.to_owned();
        name.push(format!(".{ASIDE}{stamp}"));
        file.with_file_name(name)
    };
    rename(file, &to)?;
    Ok(to.display().to_string())
}

fn aside_folder(data: &Path, stamp: &str) -> Result<PathBuf, String> {
    let folder = data.join(format!("{ASIDE}{stamp}"));
    private_folder(&folder)?;
    Ok(folder)
}

fn move_files_aside(data: &Path, stamp: &str) -> Result<Vec<String>, String> {
    let names = used_names(data)?;
    let mut aside = Vec::new();
    for name in names {
        let to = aside_folder(data, stamp)?.join(&name);
        rename(&data.join(&name), &to)?;
        aside.push(to.display().to_string());
    }
    Ok(aside)
}

fn bring_files(unpacked: &Path, data: &Path) -> Result<(), String> {
    let Ok(entries) = std::fs::read_dir(archive::files(unpacked)) else {
        // A backup without files has no folder for them.
        return Ok(());
    };
    for entry in entries.filter_map(Result::ok) {
        rename_or_copy(&entry.path(), &data.join(entry.file_name()))?;
    }
    sync_folder(data);
    Ok(())
}

/// The staging folder lies beside the database, which may be on another disk than the files.
fn rename_or_copy(from: &Path, to: &Path) -> Result<(), String> {
    match std::fs::rename(from, to) {
        Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => copy_all(from, to)
            .map_err(|error| format!("{} can't be written: {error}", to.display())),
        Err(error) => Err(format!(
            "{} can't be moved to {}: {error}",
            from.display(),
            to.display()
        )),
        Ok(()) => Ok(()),
    }
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        std::fs::copy(from, to)?;
        return File::open(to)?.sync_all();
    }
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::rename(from, to).map_err(|error| {
        format!(
            "{} can't be moved to {}: {error}",
            from.display(),
            to.display()
        )
    })
}

/// Paths in one folder are told by the folder.
fn tidy(mut aside: Vec<String>) -> Vec<String> {
    let marker = format!("/{ASIDE}");
    for path in &mut aside {
        if let Some(start) = path.rfind(&marker) {
            let end = path[start + 1..]
                .find('/')
                .map_or(path.len(), |found| start + 1 + found);
            path.truncate(end);
        }
    }
    aside.sort();
    aside.dedup();
    aside
}

fn private_folder(folder: &Path) -> Result<(), String> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| format!("The folder {} can't be made: {error}", folder.display()))
}

async fn sqlite(file: &Path) -> Result<Database, String> {
    let path = file.to_string_lossy();
    let url = format!("sqlite://{}?mode=rw", utf8_percent_encode(&path, IN_PATH));
    Database::connect(&url)
        .await
        .map_err(|error| format!("Its database can't be opened: {error}"))
}

fn hex<const N: usize>(bytes: [u8; N]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
