//! Building the house, the same way for every command.

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use atrium_backend::Atrium;
use atrium_backend::clock::{Clock, Entropy};
use atrium_backend::config::Config;
use atrium_backend::key::ServerKey;
use atrium_backend::operation;
use atrium_backend::operation::backup::{self, Here};
use atrium_backend::operation::import_contacts::journal::{self, Finished};
use atrium_backend::store::Database;
use atrium_migration::{MigrateError, State};
use secrecy::ExposeSecret as _;

use super::{say, words};

/// How long a database that others are just making is asked again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens data folder, database and key, and brings the database to this binary's schema.
///
/// A database that has been used must find the key it was used with: with a new one, mailed links
/// would be dead and the trail could not be verified, and nobody would have been told.
///
/// # Errors
///
/// In plain words.
pub async fn house(config: &Config) -> Result<Atrium, String> {
    let atrium = furnish(config, Database::connect_to_work).await?;
    finish_imports(&atrium, config).await;
    Ok(atrium)
}

/// As [`house`], but leaves imports that were cut off to whoever asked: a server does not let
/// people wait for them.
pub(super) async fn open(config: &Config) -> Result<Atrium, String> {
    furnish(config, Database::connect).await
}

/// The house as it is, for who only looks: none where none was made yet. Nothing is made, migrated or
/// finished.
///
/// # Errors
///
/// In plain words.
pub(super) async fn as_it_is(config: &Config) -> Result<Option<Atrium>, String> {
    if config.sqlite_file().is_some_and(|file| !file.exists()) {
        return Ok(None);
    }
    let database = connect(config, Database::connect).await?;
    let schema = database.schema().await;
    database.close().await;
    let schema = schema.map_err(|error| words::error(config, error))?;
    if schema.is_untouched() {
        return Ok(None);
    }
    match schema {
        State::Current => open(config).await.map(Some),
        State::Behind(_) => Err(format!(
            "The database {} is of an older version. Run `atrium migrate` first. Nothing was changed.",
            config.database_shown()
        )),
        State::Newer(steps) => Err(MigrateError::Newer(steps).to_string()),
    }
}

async fn furnish(
    config: &Config,
    database: impl AsyncFn(&str) -> atrium_backend::Result<Database>,
) -> Result<Atrium, String> {
    private_folder(config.data_dir())?;
    // Until the process ends: so a restore knows that somebody works here.
    static HERE: OnceLock<Here> = OnceLock::new();
    if HERE.get().is_none() {
        let here = backup::here(config.data_dir())?;
        // A process builds one house; a second one would only hold the same lock again.
        let _ = HERE.set(here);
    }
    let database = connect(config, database).await?;
    let schema = database
        .schema()
        .await
        .map_err(|error| words::error(config, error))?;
    if let State::Newer(steps) = schema {
        return Err(MigrateError::Newer(steps).to_string());
    }
    // In this order: whoever makes a database makes its key first, so one that is there and used
    // has a key, even if another process made both a moment ago.
    let key_file = config.key_file();
    if !schema.is_untouched() && !key_file.exists() {
        return Err(format!(
            "The key file {} is missing, but the database was used with one. Put it back from where you keep a \
             copy. Nothing was changed.",
            key_file.display()
        ));
    }
    if let Some(folder) = key_file.parent() {
        private_folder(folder)?;
    }
    let entropy = Entropy::system();
    let key = ServerKey::open(&key_file, &entropy)?;
    database
        .migrate(Some(&key))
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    let atrium = Atrium::new(database, Clock::system(), entropy, key, config.clone());
    atrium
        .settle()
        .await
        .map_err(|error| words::error(config, error))?;
    Ok(atrium)
}

/// A file that was accepted is applied in the end: an import that was cut off is finished by
/// whoever starts next. What can't be finished is told, and keeps nobody from their own command.
async fn finish_imports(atrium: &Atrium, config: &Config) {
    let folder = config.data_dir().join(journal::FOLDER);
    match journal::finish_cut_off(atrium, &folder).await {
        Ok(finished) => {
            for Finished { system, report } in finished {
                say::trouble(&format!(
                    "atrium: an import from {system} that was cut off is finished now: {} created, {} \
                     changed, {} unchanged.",
                    words::contacts(report.created),
                    report.changed,
                    report.unchanged
                ));
            }
        }
        Err(error) => say::trouble(&format!(
            "atrium: an import that was cut off can't be finished: {}",
            words::error(config, error)
        )),
    }
    if let Err(error) = journal::tidy(atrium, &folder).await {
        say::trouble(&format!(
            "atrium: files that nobody imported can't be taken away: {}",
            words::error(config, error)
        ));
    }
}

/// The settings with what the back office decided, as far as there is a database to ask; nothing
/// is made and nothing changed. And what stood in the way, in plain words.
pub async fn settled(config: &Config) -> (Config, Option<String>) {
    match operation::settings::look(config).await {
        Ok(settled) => (settled, None),
        Err(error) => (config.clone(), Some(words::error(config, error))),
    }
}

/// SQLite answers "locked" without waiting while another process turns a new file to its
/// write-ahead log: of several that start together, the others ask again.
async fn connect(
    config: &Config,
    database: impl AsyncFn(&str) -> atrium_backend::Result<Database>,
) -> Result<Database, String> {
    let started = Instant::now();
    loop {
        let error = match database(config.database_url().expose_secret()).await {
            Ok(database) => return Ok(database),
            Err(error) => error.to_string(),
        };
        if !error.contains("locked") || started.elapsed() > PATIENCE {
            let hint = match config.sqlite_file().as_deref().and_then(Path::parent) {
                Some(folder) if !folder.exists() => {
                    format!(" (there is no folder {})", folder.display())
                }
                Some(_) | None => String::new(),
            };
            return Err(format!(
                "The database {} can't be opened: {}{hint}",
                config.database_shown(),
                config.without_secrets(&error)
            ));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A folder that only its owner can look into, unless it is there already.
pub(super) fn private_folder(folder: &Path) -> Result<(), String> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| format!("The folder {} can't be made: {error}", folder.display()))
}
