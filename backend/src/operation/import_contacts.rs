//! Importing contacts: a file that was checked whole is applied in short units, parents before
//! children. Each unit notes how far the run has come, so a run that was cut off goes on there.

mod batch;
pub mod journal;
mod merge;

use std::io::{Read, Seek};
use std::time::{Duration, Instant};

use atrium_domain::problem::{Problems, Rule};
use serde_json::json;

use self::batch::{Slice, would_keep};
use crate::access::System;
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::import::contacts::Checked;
use crate::import::{ImportedContact, RejectedLine, Rejects};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::import_run::ImportRun;

const REASON: System = System::because("the operator imports a file");

/// The most contacts a unit.
const MOST: usize = 500;
/// The first unit's, until it is known how quick this machine is.
const FIRST: usize = 100;
/// A unit that takes longer than the one is followed by a smaller one, one that takes less than
/// the other by a larger.
const SLOW: Duration = Duration::from_millis(200);
const QUICK: Duration = Duration::from_millis(75);
/// SQLite's other processes ask for their turn again and again: they find it free in between.
const BREATH: Duration = Duration::from_millis(5);

/// Told after each unit: how many contacts are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// New contacts.
    pub created: usize,
    /// Contacts the file changed.
    pub changed: usize,
    /// Contacts the file says nothing new about.
    pub unchanged: usize,
    /// Fields edited here since the last import: they were kept. Line, external id, field names.
    pub kept: Vec<(u64, String, Vec<&'static str>)>,
}

/// Applies a file that lies at hand and needs no copy: whoever calls will call again if it is
/// cut off.
///
/// # Errors
///
/// [`Rejects`] when a parent is neither in the file nor in the database; nothing is written then.
pub async fn apply<R: Read + Seek>(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
    file: &mut R,
) -> Result<std::result::Result<Report, Rejects>> {
    if let Some(rejects) = unknown_parents(atrium, system, checked).await? {
        return Ok(Err(rejects));
    }
    let mut run = ImportRun {
        id: 0,
        system: system.to_owned(),
        token: String::new(),
        total: checked.len(),
        applied: 0,
        created: 0,
        changed: 0,
        finished: false,
    };
    let report = advance(atrium, &mut run, checked, file, &|_, _| {}).await?;
    if report.created + report.changed > 0 {
        let unit = atrium.database.write(REASON).await?;
        unit.record(atrium.pen(), atrium.now(), imported(&run.system, &report))
            .await?;
        unit.commit().await?;
    }
    Ok(Ok(report))
}

/// Applies what is left of an accepted file, and ends its run.
async fn finish_run<R: Read + Seek>(
    atrium: &Atrium,
    mut run: ImportRun,
    checked: &Checked,
    file: &mut R,
    progress: Progress<'_>,
) -> Result<Report> {
    let report = advance(atrium, &mut run, checked, file, progress).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if unit.end_import(&run, now).await? && report.created + report.changed > 0 {
        unit.record(atrium.pen(), now, imported(&run.system, &report))
            .await?;
    }
    unit.commit().await?;
    Ok(report)
}

/// Says only what would come of a file: reads, and nobody waits for it.
async fn dry_run<R: Read + Seek>(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
    file: &mut R,
) -> Result<std::result::Result<Report, Rejects>> {
    if let Some(rejects) = unknown_parents(atrium, system, checked).await? {
        return Ok(Err(rejects));
    }
    let store = atrium.database.read(&REASON);
    let mut report = Report::default();
    for start in (0..checked.len()).step_by(MOST) {
        let contacts = part(checked, file, start, MOST)?;
        let slice = Slice::judge(&store, system, contacts).await?;
        let (new, changes) = slice.counts();
        report.created += new;
        report.changed += changes;
        report.kept.extend(would_keep(&store, &slice).await?);
    }
    report.unchanged = checked.len() - report.created - report.changed;
    Ok(Ok(report))
}

fn part<R: Read + Seek>(
    checked: &Checked,
    file: &mut R,
    start: usize,
    most: usize,
) -> Result<Vec<ImportedContact>> {
    let end = checked.len().min(start + most);
    checked
        .contacts(file, start..end)
        .map_err(|error| Error::Internal(format!("the file's copy: {error}")))
}

/// Applies unit after unit from where the run stands.
async fn advance<R: Read + Seek>(
    atrium: &Atrium,
    run: &mut ImportRun,
    checked: &Checked,
    file: &mut R,
    progress: Progress<'_>,
) -> Result<Report> {
    let mut report = Report::default();
    let mut size = FIRST;
    while run.applied < run.total {
        let contacts = part(checked, file, run.applied, size)?;
        let end = run.applied + contacts.len();
        let store = atrium.database.read(&REASON);
        let mut slice = Slice::judge(&store, &run.system, contacts).await?;
        let mut overtaken = false;
        while !slice.is_empty() && !overtaken {
            let Some(took) = write(atrium, run, &mut slice, end, &mut report).await? else {
                overtaken = true;
                continue;
            };
            if took > SLOW {
                size = (size / 2).max(25);
            } else if took < QUICK {
                size = (size * 2).min(MOST);
            }
            tokio::time::sleep(BREATH).await;
        }
        if overtaken {
            continue;
        }
        run.applied = end;
        progress(end, run.total);
    }
    report.created = run.created;
    report.changed = run.changed;
    report.unchanged = run.total - run.created - run.changed;
    Ok(report)
}

/// One unit; how long it kept others waiting. None if the slice must be judged again.
async fn write(
    atrium: &Atrium,
    run: &mut ImportRun,
    slice: &mut Slice,
    end: usize,
    report: &mut Report,
) -> Result<Option<Duration>> {
    let now = atrium.now();
    let drafts = slice.drafts(now);
    let unit = atrium.database.write(REASON).await?;
    let began = Instant::now();
    if slice.is_overtaken(&unit.store(), &run.system).await? {
        return Ok(None);
    }
    let mut done = slice.write(&unit, &run.system, drafts, now, began).await?;
    unit.record_all(atrium.pen(), now, done.entries()).await?;
    run.created += done.created;
    run.changed += done.changed;
    if slice.is_empty() {
        run.applied = end;
    }
    if run.id != 0 {
        unit.note_import(run).await?;
    }
    unit.commit().await?;
    report.kept.append(&mut done.kept);
    Ok(Some(began.elapsed()))
}

/// The lines whose parents nobody knows.
async fn unknown_parents(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
) -> Result<Option<Rejects>> {
    let store = atrium.database.read(&REASON);
    let mut rejected = Vec::new();
    for some in checked.parents_elsewhere().chunks(MOST) {
        let wanted = some.iter().map(|(_, parent)| parent.as_str()).collect();
        let known = store.origins_of(system, wanted).await?;
        let unknown = some
            .iter()
            .filter(|(_, parent)| !known.contains_key(parent));
        rejected.extend(unknown.map(|(line, parent)| RejectedLine {
            line: *line,
            problems: Problems::one(
                "parent_id/id",
                Rule::UnknownExternalParent { id: parent.clone() },
            ),
        }));
    }
    Ok(Rejects::collected(rejected))
}

/// The run's own entry: what all of it came to.
fn imported(system: &str, report: &Report) -> Entry {
    Entry {
        actor: Actor::Operator,
        happened: Happened::ContactsImported,
        subject: Subject::Nothing,
        contact: None,
        detail: json!({
            "source": system,
            "created": report.created,
            "changed": report.changed,
            "unchanged": report.unchanged,
        }),
        personal: Personal::default(),
    }
}
