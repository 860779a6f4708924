//! Importing from the back office: bring a file, match its columns, look what would come of it,
//! accept it. The work itself is done beside the pages.

use std::fs::File;
use std::io::{BufReader, Seek as _};
use std::path::PathBuf;

use atrium_domain::form::{ImportForm, ImportMapping, SOURCE_DEFAULT};
use atrium_domain::id::ImportId;
use atrium_domain::problem::{Problem, Problems, Rule};
use serde_json::json;

use super::REASON;
use super::journal::{Arrived, FOLDER, path, removed, token, trouble};
use super::look::look_through;
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::import::{MappedColumn, PreviewColumn, ReadError, preview};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::import_run::{ImportNote, ImportRun, ImportState};

/// A file up to this many bytes is looked through while one waits.
const AT_ONCE: u64 = 256 * 1024;
/// Files of one person that may wait to be accepted.
const WAITING: u64 = 10;
/// Longest name of a file that is kept.
const NAME_MAX: usize = 120;

/// Where files lie.
#[must_use]
pub fn folder(atrium: &Atrium) -> PathBuf {
    atrium.config().data_dir().join(FOLDER)
}

/// Takes a file in. Nothing is imported yet.
///
/// # Errors
///
/// [`Error::Forbidden`]; refused as `file` where it is no list with a head.
pub async fn bring(
    atrium: &Atrium,
    session: &Session,
    file: Arrived,
    name: &str,
    peer: &Peer,
) -> Result<ImportId> {
    session.must(Act::Import)?;
    let scope = BackOffice::of(session)?;
    let columns = first_look(file.file().try_clone().map_err(trouble)?).await??;
    let waiting = atrium
        .database
        .read(&scope)
        .waiting_imports_of(session.user())
        .await?;
    if waiting >= WAITING {
        return Err(Error::field("file", Rule::TooManyFiles { max: WAITING }));
    }
    let token = token(atrium);
    file.keep(&token)?;
    let now = atrium.now();
    let run = ImportRun {
        token: token.clone(),
        file_name: shown_name(name),
        columns: columns
            .into_iter()
            .map(|column| MappedColumn {
                name: column.name,
                field: column.recognised,
            })
            .collect(),
        created_by: Some(session.user()),
        state: ImportState::Taken,
        started_at: now,
        ..ImportRun::passing(SOURCE_DEFAULT, 0)
    };
    let unit = atrium.database.write(scope).await?;
    let run = unit.insert_import(&run).await?;
    let entry = entry(
        Actor::User(session.user()),
        Happened::ImportBrought,
        run.id,
        json!({ "columns": run.columns.len() }),
        by(session, peer, &run.file_name),
    );
    unit.record(atrium.pen(), now, entry).await?;
    unit.commit().await?;
    Ok(run.id)
}

/// A name from outside, fit to be shown: without the folders before it.
fn shown_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME_MAX)
        .collect();
    match name.trim() {
        "" => "contacts.csv".to_owned(),
        name => name.to_owned(),
    }
}

/// The columns of a file with their first values, or why it is none, as a refusal.
async fn first_look(mut file: File) -> Result<Result<Vec<PreviewColumn>>> {
    tokio::task::spawn_blocking(move || {
        file.rewind().map_err(trouble)?;
        match preview(BufReader::new(file)) {
            Ok(columns) => Ok(Ok(columns)),
            Err(ReadError::Unreadable(error)) => Err(trouble(error)),
            Err(ReadError::Rejected(rejects)) => {
                let problems = rejects
                    .reasons()
                    .map(|(_, _, rule)| Problem::of("file", rule.clone()))
                    .collect();
                let problems = Problems::collected(problems)
                    .unwrap_or_else(|| Problems::one("file", Rule::EmptyFile));
                Ok(Err(Error::Refused(problems)))
            }
        }
    })
    .await
    .map_err(|error| Error::Internal(error.to_string()))?
}

/// A file as its page shows it.
#[derive(Debug)]
pub struct Looked {
    /// The file, and what came of it so far.
    pub run: ImportRun,
    /// Who brought it; empty for the command line.
    pub who: String,
    /// Its columns with their first values, while they can still be matched; none where the file
    /// is not here.
    pub columns: Option<Vec<PreviewColumn>>,
}

/// One file.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn look(atrium: &Atrium, session: &Session, id: ImportId) -> Result<Looked> {
    session.must(Act::Import)?;
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let run = store.import_run(id).await?;
    let who = match run.created_by {
        Some(user) => store
            .names_of(std::iter::once(user))
            .await?
            .remove(&user)
            .unwrap_or_default(),
        None => String::new(),
    };
    let columns = match run.state {
        ImportState::Taken | ImportState::Checking | ImportState::Checked => {
            match File::open(path(&folder(atrium), &run.token)) {
                Ok(file) => first_look(file).await?.ok(),
                Err(_) => None,
            }
        }
        ImportState::Running | ImportState::Done => None,
    };
    Ok(Looked { run, who, columns })
}

/// Files, newest first, with who brought them.
///
/// # Errors
///
/// [`Error::Forbidden`].
pub async fn list(
    atrium: &Atrium,
    session: &Session,
    before: Option<ImportId>,
    most: u64,
) -> Result<Vec<(ImportRun, String)>> {
    session.must(Act::Import)?;
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let runs = store.imports(before, most).await?;
    let names = store
        .names_of(runs.iter().filter_map(|run| run.created_by))
        .await?;
    Ok(runs
        .into_iter()
        .map(|run| {
            let who = run.created_by.and_then(|user| names.get(&user).cloned());
            (run, who.unwrap_or_default())
        })
        .collect())
}

/// What is told of a file's lines, after a place.
///
/// # Errors
///
/// [`Error::Forbidden`].
pub async fn notes(
    atrium: &Atrium,
    session: &Session,
    id: ImportId,
    after: i64,
    most: u64,
) -> Result<Vec<ImportNote>> {
    session.must(Act::Import)?;
    let scope = BackOffice::of(session)?;
    atrium
        .database
        .read(&scope)
        .import_notes(id, after, most)
        .await
}

/// Matches the columns and has the file looked through: a small one at once, a large one beside
/// the pages.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`]; all that is wrong with the form;
/// [`Rule::FileGone`] where the file is accepted already or does not lie here.
pub async fn match_columns(
    atrium: &Atrium,
    session: &Session,
    id: ImportId,
    form: &ImportForm,
) -> Result<()> {
    session.must(Act::Import)?;
    let scope = BackOffice::of(session)?;
    let mut run = atrium.database.read(&scope).import_run(id).await?;
    let folder = folder(atrium);
    let size = std::fs::metadata(path(&folder, &run.token)).map(|file| file.len());
    let ImportMapping { source, fields } = form.check(run.columns.len())?;
    for (column, field) in run.columns.iter_mut().zip(fields) {
        column.field = field;
    }
    let Ok(size) = size else {
        return Err(Error::form(Rule::FileGone));
    };
    let unit = atrium.database.write(scope).await?;
    if !unit.match_import(id, &source, &run.columns).await? {
        return Err(Error::form(Rule::FileGone));
    }
    unit.commit().await?;
    if size <= AT_ONCE {
        let run = atrium.database.read(&REASON).import_run(id).await?;
        look_through(atrium, &folder, run).await?;
    } else {
        atrium.brought.notify_one();
    }
    Ok(())
}

/// Accepts a file without a rejected line: from here on it is applied in the end.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`]; [`Rule::NotChecked`]. One that is accepted already is
/// no error.
pub async fn accept(atrium: &Atrium, session: &Session, id: ImportId, peer: &Peer) -> Result<()> {
    session.must(Act::Import)?;
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let run = unit.store().import_run(id).await?;
    if matches!(run.state, ImportState::Running | ImportState::Done) {
        return Ok(());
    }
    if !unit.accept_import(id).await? {
        return Err(Error::form(Rule::NotChecked));
    }
    let detail = json!({ "source": run.system, "contacts": run.total });
    let entry = entry(
        Actor::User(session.user()),
        Happened::ImportAccepted,
        id,
        detail,
        by(session, peer, &run.file_name),
    );
    unit.record(atrium.pen(), atrium.now(), entry).await?;
    unit.commit().await?;
    atrium.brought.notify_one();
    Ok(())
}

/// Throws a file away that nobody accepted.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`]; [`Rule::FileGone`] for one that was accepted.
pub async fn discard(atrium: &Atrium, session: &Session, id: ImportId, peer: &Peer) -> Result<()> {
    session.must(Act::Import)?;
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let run = unit.store().import_run(id).await?;
    if !unit.drop_import(id).await? {
        return Err(Error::form(Rule::FileGone));
    }
    let personal = by(session, peer, &run.file_name);
    let entry = discarded(Actor::User(session.user()), id, personal);
    unit.record(atrium.pen(), atrium.now(), entry).await?;
    unit.commit().await?;
    removed(&path(&folder(atrium), &run.token));
    Ok(())
}

pub(super) fn discarded(actor: Actor, id: ImportId, personal: Personal) -> Entry {
    entry(actor, Happened::ImportDiscarded, id, json!({}), personal)
}

fn by(session: &Session, peer: &Peer, file_name: &str) -> Personal {
    Personal {
        actor: session.name().to_owned(),
        address: peer.address.clone(),
        // A file's name may name somebody.
        values: vec![("file".to_owned(), file_name.to_owned())],
        ..Personal::default()
    }
}

fn entry(
    actor: Actor,
    happened: Happened,
    id: ImportId,
    detail: serde_json::Value,
    personal: Personal,
) -> Entry {
    Entry {
        actor,
        happened,
        subject: Subject::Import(id),
        contact: None,
        detail,
        personal,
    }
}
