//! Looking through a file: what would come of it, and nothing written.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::Arc;

use percent_encoding::utf8_percent_encode;

use super::batch::{Slice, would_keep};
use super::journal::{open, path, removed};
use super::prepare::{Feed, Pace, salespeople};
use super::{MOST, REASON, Report, kept_notes, unknown};
use crate::atrium::Atrium;
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::import::Columns;
use crate::import::Rejects;
use crate::import::contacts::{Checked, ReadError, check_as};
use crate::key::ServerKey;
use crate::operation::backup::restore::IN_PATH;
use crate::operation::grant_access::bulk::reason;
use crate::store::Database;
use crate::store::import_run::{ImportNote, ImportRun, ImportState};

/// Lines told of in one unit.
const NOTES: usize = 2000;

/// Says only what would come of a file: reads, and nobody waits for it.
pub(super) async fn dry_run<R: Read + Seek>(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
    file: &mut R,
) -> Result<std::result::Result<Report, Rejects>> {
    let store = atrium.database.read(&REASON);
    let salespeople = salespeople(&store, checked).await?;
    if let Some(rejects) = unknown(atrium, system, checked, file, &salespeople).await? {
        return Ok(Err(rejects));
    }
    let mut report = Report::default();
    let pace = Arc::new(Pace::new(MOST));
    pace.set(MOST, false);
    let mut feed = Feed::Here {
        checked,
        file,
        salespeople,
        at: 0,
        pace,
    };
    while let Some(contacts) = feed.next().await? {
        let slice = Slice::judge(&store, system, contacts, checked.present()).await?;
        let (new, changes) = slice.counts();
        report.created += new;
        report.changed += changes;
        report.kept.extend(would_keep(&store, &slice).await?);
        // What was read is the processor's: others have it in between.
        tokio::task::yield_now().await;
    }
    report.unchanged = checked.len() - report.created - report.changed;
    Ok(Ok(report))
}

/// As [`dry_run`], where no house was made yet: against an empty one that is gone afterwards.
pub(super) async fn dry_run_on_nothing<R: Read + Seek>(
    config: &Config,
    system: &str,
    checked: &Checked,
    file: &mut R,
) -> Result<std::result::Result<Report, Rejects>> {
    let folder = tempfile::tempdir()
        .map_err(|error| Error::Internal(format!("a folder for a moment: {error}")))?;
    let empty = folder.path().join("empty.sqlite");
    let empty = empty.to_string_lossy();
    let url = format!("sqlite://{}?mode=rwc", utf8_percent_encode(&empty, IN_PATH));
    let entropy = Entropy::system();
    let key = ServerKey::from_bytes(entropy.bytes());
    let database = Database::connect(&url).await?;
    database
        .migrate(Some(&key))
        .await
        .map_err(|error| Error::Internal(error.to_string()))?;
    let atrium = Atrium::new(database, Clock::system(), entropy, key, config.clone());
    dry_run(&atrium, system, checked, file).await
}

/// Reads a file that lies here to its end, beside the pages.
pub(super) async fn read_through(
    file: &File,
    run: &ImportRun,
) -> Result<std::result::Result<Checked, ReadError>> {
    let trouble = |error: std::io::Error| Error::Internal(format!("the file's copy: {error}"));
    let mut file = file.try_clone().map_err(trouble)?;
    let columns = run.columns.clone();
    tokio::task::spawn_blocking(move || {
        file.rewind().map_err(ReadError::Unreadable)?;
        let columns = match columns.as_slice() {
            // A run of a version that went by the head alone.
            [] => Columns::Recognised(&[]),
            columns => Columns::Matched(columns),
        };
        check_as(&mut file, columns)
    })
    .await
    .map_err(|error| Error::Internal(format!("the file could not be read: {error}")))
}

/// Looks through a file that waits for it and lies in `folder`, and writes down what was found.
/// What another process is at is left to it.
pub(super) async fn look_through(atrium: &Atrium, folder: &Path, run: ImportRun) -> Result<()> {
    let Some(mut file) = open(&path(folder, &run.token)) else {
        return Ok(());
    };
    let mut run = match atrium.database.read(&REASON).import_run(run.id).await {
        Ok(run) if run.state == ImportState::Checking => run,
        Ok(_) | Err(Error::NotFound) => return Ok(()),
        Err(error) => return Err(error),
    };
    let rejects = match read_through(&file, &run).await? {
        Err(ReadError::Rejected(rejects)) => Err(rejects),
        Err(ReadError::Unreadable(error)) => {
            return Err(Error::Internal(format!("the file's copy: {error}")));
        }
        Ok(checked) => {
            run.total = checked.len();
            dry_run(atrium, &run.system, &checked, &mut file).await?
        }
    };
    let notes = match rejects {
        Ok(report) => {
            run.created = report.created;
            run.changed = report.changed;
            run.kept = report.kept.len();
            run.rejected = 0;
            kept_notes(&report.kept, 0)
        }
        Err(rejects) => {
            (run.created, run.changed, run.kept) = (0, 0, 0);
            run.rejected = rejects.len();
            rejected_notes(&rejects)?
        }
    };
    tell(atrium, &run, &notes).await
}

/// Back to whoever accepted it: meanwhile something it relies on is gone.
pub(super) async fn take_back(
    atrium: &Atrium,
    mut run: ImportRun,
    rejects: &Rejects,
) -> Result<()> {
    run.rejected = rejects.len();
    (run.created, run.changed, run.kept) = (0, 0, 0);
    tell(atrium, &run, &rejected_notes(rejects)?).await
}

async fn tell(atrium: &Atrium, run: &ImportRun, notes: &[ImportNote]) -> Result<()> {
    let mut parts = notes.chunks(NOTES).peekable();
    let mut first = true;
    loop {
        let part = parts.next().unwrap_or_default();
        let over = parts.peek().is_none().then_some(ImportState::Checked);
        let unit = atrium.database.write(REASON).await?;
        if !unit
            .note_look(run, part, std::mem::take(&mut first), over)
            .await?
        {
            // The columns were matched anew meanwhile: that is looked through next.
            return Ok(());
        }
        unit.commit().await?;
        if over.is_some() {
            return Ok(());
        }
    }
}

fn rejected_notes(rejects: &Rejects) -> Result<Vec<ImportNote>> {
    rejects
        .reasons()
        .zip(1..)
        .map(|((line, field, rule), position)| {
            Ok(ImportNote {
                position,
                line,
                external_id: String::new(),
                field: field.map(ToString::to_string).unwrap_or_default(),
                reason: reason(rule)?,
            })
        })
        .collect()
}

/// Takes away files that came before `then` and that nobody accepted.
pub(super) async fn forget(
    atrium: &Atrium,
    folder: &Path,
    then: atrium_domain::time::Timestamp,
) -> Result<usize> {
    let mut gone = 0;
    let forgotten = atrium
        .database
        .read(&REASON)
        .forgotten_imports(then, 100)
        .await?;
    for run in forgotten {
        let unit = atrium.database.write(REASON).await?;
        if unit.drop_import(run.id).await? {
            unit.record(
                atrium.pen(),
                atrium.now(),
                super::office::discarded(
                    crate::store::audit::Actor::System,
                    run.id,
                    crate::store::audit::Personal::default(),
                ),
            )
            .await?;
            unit.commit().await?;
            removed(&path(folder, &run.token));
            gone += 1;
        }
    }
    Ok(gone)
}
