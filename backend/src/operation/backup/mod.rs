//! One file that holds the house: the database as of one moment, and the files of the data folder.
//! `keys/` and `mail/` are no part of it: the key is kept apart, because whoever has both can make
//! links that let them in; letters hold such links.

mod archive;
mod aside;
mod lock;
mod manifest;
mod note;
mod postgres;
pub mod proof;
pub mod restore;

use std::fs::File;
use std::path::{Path, PathBuf};

use atrium_domain::time::Timestamp;
use secrecy::ExposeSecret as _;

pub use lock::{Alone, Here, alone, here};
pub use manifest::{Kind, Manifest};

use crate::config::Config;
use crate::operation::import_contacts::journal;
use crate::store::Database;

/// The folders of the data folder that a backup has. Nothing else goes in and nothing else comes
/// out: an old database beside them would take the place of the restored one.
const FOLDERS: [&str; 2] = ["files", journal::FOLDER];
/// What a restore leaves where it is: see the module.
const NEVER: [&str; 2] = ["keys", "mail"];
/// What a restore put aside begins so.
const ASIDE: &str = "replaced-";

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its length.
    pub bytes: u64,
    /// What lies in the data folder, is nothing that a backup has, and was left out.
    pub left_out: Vec<PathBuf>,
}

/// Writes a backup while others serve. The file appears whole, under its name, or not at all.
///
/// # Errors
///
/// In plain words.
pub async fn write(config: &Config, now: Timestamp, to: &Path) -> Result<Written, String> {
    let absolute = |path: &Path| {
        std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let to = absolute(to)?;
    if to.exists() {
        return Err(format!(
            "{} is there already. Nothing was written.",
            to.display()
        ));
    }
    if to.starts_with(absolute(config.data_dir())?) {
        return Err(format!(
            "{} lies in the data folder, and would be lost together with what it is a copy of. Choose another place.",
            to.display()
        ));
    }
    let folder = to
        .parent()
        .ok_or_else(|| format!("{} is no file's name.", to.display()))?;
    let _here = if config.data_dir().is_dir() {
        Some(here(config.data_dir())?)
    } else {
        None
    };
    let kind = kind(config);
    if let Some(file) = config.sqlite_file()
        && !file.exists()
    {
        return Err(format!("There is no database {} yet.", file.display()));
    }
    let trouble = |error: std::io::Error| {
        format!(
            "In the folder {} nothing can be written: {error}",
            folder.display()
        )
    };
    // Beside the result: where there is room for it, there is room for the copy.
    let staging = tempfile::Builder::new()
        .prefix(".atrium-backup-")
        .tempdir_in(folder)
        .map_err(trouble)?;
    let copy = staging.path().join("database");
    let database = connect(config).await?;
    let steps = database.steps().await;
    let copied = match kind {
        Kind::Sqlite => database.copy_sqlite(&copy).await.map_err(|e| e.to_string()),
        Kind::Postgres => postgres::dump(config.database_url(), &copy),
    };
    database.close().await;
    copied.map_err(|error| {
        format!(
            "The database can't be copied: {}",
            config.without_secrets(&error)
        )
    })?;
    let steps = steps.map_err(|error| config.without_secrets(&error.to_string()))?;
    if steps.is_empty() {
        return Err("The database is empty: there is nothing to back up.".to_owned());
    }
    let draft = tempfile::NamedTempFile::new_in(staging.path()).map_err(trouble)?;
    let mut writer = archive::Writer::new(
        draft.as_file(),
        u64::try_from(now.micros() / 1_000_000).unwrap_or(0),
    );
    writer.database(kind, &copy)?;
    std::fs::remove_file(&copy).map_err(trouble)?;
    // After the database: a file is written before the row that names it.
    let listing = list(config)?;
    for file in &listing.files {
        writer.file(config.data_dir(), file)?;
    }
    let manifest = writer.finish(|entries| Manifest::new(now.rfc3339(), kind, steps, entries))?;
    draft.as_file().sync_all().map_err(trouble)?;
    let bytes = draft.as_file().metadata().map_err(trouble)?.len();
    draft
        .persist_noclobber(&to)
        .map_err(|error| format!("{} can't be written: {}", to.display(), error.error))?;
    sync_folder(folder);
    Ok(Written {
        manifest,
        bytes,
        left_out: listing.left_out,
    })
}

fn kind(config: &Config) -> Kind {
    if config.sqlite_file().is_some() {
        Kind::Sqlite
    } else {
        Kind::Postgres
    }
}

async fn connect(config: &Config) -> Result<Database, String> {
    let connected = Database::connect(config.database_url().expose_secret()).await;
    connected.map_err(|error| not_opened(config, &error))
}

fn not_opened(config: &Config, error: &crate::Error) -> String {
    format!(
        "The database {} can't be opened: {}",
        config.database_shown(),
        config.without_secrets(&error.to_string())
    )
}

/// What of the data folder is a backup's.
#[derive(Default)]
struct Listing {
    /// Relative to the data folder, in a fixed order.
    files: Vec<PathBuf>,
    left_out: Vec<PathBuf>,
}

fn list(config: &Config) -> Result<Listing, String> {
    let database: Vec<PathBuf> = config
        .sqlite_file()
        .map(|file| sqlite_files(&file).collect())
        .unwrap_or_default();
    let mut listing = Listing::default();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let whole = config.data_dir().join(&folder);
        let entries = match std::fs::read_dir(&whole) {
            Ok(entries) => entries,
            // A database elsewhere, and nothing kept beside it.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(format!("{} can't be read: {error}", whole.display())),
        };
        for entry in entries {
            let trouble = |error| format!("{} can't be read: {error}", whole.display());
            let entry = entry.map_err(trouble)?;
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            let top = folder.as_os_str().is_empty();
            let aside = NEVER.contains(&&*shown) || shown.starts_with(ASIDE);
            // What begins with a dot is for the moment: locks, and copies that are being made.
            if shown.starts_with('.')
                || (top && aside)
                || database.iter().any(|file| same_file(file, &entry.path()))
            {
                continue;
            }
            let path = folder.join(&name);
            let kind = entry.file_type().map_err(trouble)?;
            let ours = !top || (kind.is_dir() && FOLDERS.contains(&&*shown));
            if ours && kind.is_dir() {
                waiting.push(path);
            } else if ours && kind.is_file() {
                listing.files.push(path);
            } else {
                listing.left_out.push(path);
            }
        }
    }
    listing.files.sort();
    listing.left_out.sort();
    Ok(listing)
}

/// SQLite's file and those it keeps beside it.
fn sqlite_files(file: &Path) -> impl Iterator<Item = PathBuf> {
    ["", "-wal", "-shm", "-journal"].into_iter().map(|end| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// Makes what was renamed in a folder outlive a power cut, where the system can.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
