//! Importing contacts: a file that was checked whole is applied in short units, parents before
//! children. Each unit notes how far the run has come, so a run that was cut off goes on there.

mod batch;
pub mod journal;
mod look;
mod merge;
pub mod office;
mod prepare;

use std::fs::File;
use std::io::{Read, Seek};
use std::sync::Arc;
use std::time::{Duration, Instant};

use atrium_domain::contact::LEVELS_MAX;
use atrium_domain::id::UserId;
use atrium_domain::problem::{Problems, Rule};
use serde_json::json;

use self::batch::Slice;
use self::prepare::{Feed, Pace, Salespeople, salespeople};
use crate::access::System;
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::import::contacts::Checked;
use crate::import::{Present, RejectedLine, Rejects};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::import_run::{ImportNote, ImportRun};

const REASON: System = System::because("a file that was accepted is imported");

/// The most contacts a unit. More would write fewer pages of each index twice, and take more
/// memory.
const MOST: usize = 1024;
/// The first unit's, until it is known how quick this machine is.
const FIRST: usize = 128;
/// A unit that takes longer than the one is followed by a smaller one, one that takes less than
/// the other by a larger.
const SLOW: Duration = Duration::from_millis(250);
const QUICK: Duration = Duration::from_millis(120);
/// SQLite's other processes ask for their turn again and again: they find it free in between.
const BREATH: Duration = Duration::from_millis(4);

/// Told after each unit: how many contacts are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Nobody asks how far it is.
const SILENT: Progress<'static> = &|_, _| {};

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

/// In whose name a file is applied, and where it comes from.
struct Author {
    actor: Actor,
    name: String,
    system: String,
}

impl Author {
    async fn of(atrium: &Atrium, run: &ImportRun) -> Result<Self> {
        let user: Option<UserId> = run.created_by;
        let name = match user {
            Some(user) => atrium.database.read(&REASON).user(user).await?,
            None => None,
        };
        Ok(Self {
            actor: user.map_or(Actor::Operator, Actor::User),
            name: name.map(|user| user.name).unwrap_or_default(),
            system: run.system.clone(),
        })
    }

    /// The run's own entry: what all of it came to.
    fn imported(&self, run: &ImportRun) -> Entry {
        Entry {
            actor: self.actor,
            happened: Happened::ContactsImported,
            subject: if run.is_kept() {
                Subject::Import(run.id)
            } else {
                Subject::Nothing
            },
            contact: None,
            detail: json!({
                "source": self.system,
                "created": run.created,
                "changed": run.changed,
                "unchanged": run.total - run.created - run.changed,
            }),
            personal: Personal {
                actor: self.name.clone(),
                ..Personal::default()
            },
        }
    }
}

/// Applies a file that lies at hand and needs no copy: whoever calls will call again if it is
/// cut off.
///
/// # Errors
///
/// [`Rejects`] when a parent is neither in the file nor in the database, or a salesperson not
/// among the staff; nothing is written then.
pub async fn apply<R: Read + Seek>(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
    file: &mut R,
) -> Result<std::result::Result<Report, Rejects>> {
    let salespeople = salespeople(&atrium.database.read(&REASON), checked).await?;
    if let Some(rejects) = unknown(atrium, system, checked, file, &salespeople).await? {
        return Ok(Err(rejects));
    }
    let mut run = ImportRun::passing(system, checked.len());
    let by = Author::of(atrium, &run).await?;
    let pace = Arc::new(Pace::new(FIRST));
    let feed = Feed::Here {
        checked,
        file,
        salespeople,
        at: 0,
        pace: Arc::clone(&pace),
    };
    let report = advance(
        atrium,
        &by,
        &mut run,
        checked.present(),
        feed,
        &pace,
        SILENT,
    )
    .await?;
    if report.created + report.changed > 0 {
        let unit = atrium.database.write(REASON).await?;
        unit.record(atrium.pen(), atrium.now(), by.imported(&run))
            .await?;
        unit.commit().await?;
    }
    Ok(Ok(report))
}

/// Applies what is left of an accepted file, and ends its run.
async fn finish_run(
    atrium: &Atrium,
    mut run: ImportRun,
    checked: Arc<Checked>,
    file: File,
    progress: Progress<'_>,
) -> Result<Report> {
    let by = Author::of(atrium, &run).await?;
    let salespeople = salespeople(&atrium.database.read(&REASON), &checked).await?;
    let pace = Arc::new(Pace::new(FIRST));
    let present = checked.present();
    let feed = Feed::ahead(checked, file, salespeople, run.applied, Arc::clone(&pace));
    atrium.database.hurry(true).await?;
    let advanced = advance(atrium, &by, &mut run, present, feed, &pace, progress).await;
    // The file goes once all of it is on the disk for good.
    atrium.database.hurry(false).await?;
    let report = advanced?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if unit.end_import(&run, now).await? && report.created + report.changed > 0 {
        unit.record(atrium.pen(), now, by.imported(&run)).await?;
    }
    unit.commit().await?;
    Ok(report)
}

/// Applies unit after unit from where the run stands.
async fn advance<R: Read + Seek>(
    atrium: &Atrium,
    by: &Author,
    run: &mut ImportRun,
    present: Present,
    mut feed: Feed<'_, R>,
    pace: &Pace,
    progress: Progress<'_>,
) -> Result<Report> {
    let mut report = Report::default();
    let mut size = FIRST;
    while run.applied < run.total {
        let contacts = feed
            .next()
            .await?
            .ok_or_else(|| Error::Internal("the file ends too early".to_owned()))?;
        let end = run.applied + contacts.len();
        let store = atrium.database.read(&REASON);
        // Others have their turn while this slice is judged, and that long at least.
        let (slice, ()) = tokio::join!(
            Slice::judge(&store, &run.system, contacts, present),
            tokio::time::sleep(BREATH)
        );
        let mut slice = slice?;
        let (new, _) = slice.counts();
        while !slice.is_empty() {
            match write(atrium, by, run, &mut slice, end, &mut report).await? {
                None => slice = slice.again(&store, &run.system, present).await?,
                Some(took) if took > SLOW => size = (size / 2).max(32),
                Some(took) if took < QUICK => size = (size * 2).min(MOST),
                Some(_) => {}
            }
            if !slice.is_empty() {
                tokio::time::sleep(BREATH).await;
            }
        }
        pace.set(size, new > 0);
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
    by: &Author,
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
    let mut done = slice.write(&unit, by, drafts, now, began).await?;
    unit.record_all(atrium.pen(), now, done.entries()).await?;
    run.created += done.created;
    run.changed += done.changed;
    if slice.is_empty() {
        run.applied = end;
    }
    if run.is_kept() {
        unit.tell_of_lines(run.id, &kept_notes(&done.kept, run.kept))
            .await?;
        run.kept += done.kept.len();
        unit.note_import(run).await?;
    }
    unit.commit().await?;
    report.kept.append(&mut done.kept);
    Ok(Some(began.elapsed()))
}

/// What was kept, to be told, behind so many told before.
fn kept_notes(kept: &[(u64, String, Vec<&'static str>)], before: usize) -> Vec<ImportNote> {
    kept.iter()
        .zip(1 + before..)
        .map(|((line, id, fields), position)| ImportNote {
            position: i64::try_from(position).unwrap_or(i64::MAX),
            line: *line,
            external_id: id.clone(),
            field: fields.join(" "),
            reason: String::new(),
        })
        .collect()
}

/// The lines that name a parent or a salesperson nobody knows, or a parent that lies too deep for
/// what would hang below it.
async fn unknown<R: Read + Seek>(
    atrium: &Atrium,
    system: &str,
    checked: &Checked,
    file: &mut R,
    known: &Salespeople,
) -> Result<Option<Rejects>> {
    let mut rejected = Vec::new();
    let store = atrium.database.read(&REASON);
    for start in (0..checked.elsewhere()).step_by(MOST) {
        let end = checked.elsewhere().min(start + MOST);
        let some = checked
            .parents_elsewhere(file, start..end)
            .map_err(|error| Error::Internal(format!("the file's copy: {error}")))?;
        let wanted = some.iter().map(|line| line.parent.as_str()).collect();
        let here = store.origins_of(system, wanted).await?;
        let parents = here.values().map(|origin| origin.contact).collect();
        let above = store.levels_of(parents).await?;
        for outside in some {
            let rule = match here.get(&outside.parent) {
                None => Rule::UnknownExternalParent { id: outside.parent },
                Some(origin) => {
                    let above = above.get(&origin.contact).copied().unwrap_or_default();
                    if above + outside.levels <= LEVELS_MAX {
                        continue;
                    }
                    Rule::TooDeep { max: LEVELS_MAX }
                }
            };
            rejected.push(RejectedLine {
                line: outside.line,
                problems: Problems::one("parent_id/id", rule),
            });
        }
        if rejected.len() >= crate::import::MOST_REJECTED {
            break;
        }
    }
    let nobody = checked
        .salespeople()
        .iter()
        .filter(|(name, _)| !known.contains_key(*name));
    for (name, lines) in nobody {
        rejected.extend(lines.iter().map(|line| RejectedLine {
            line: u64::from(*line),
            problems: Problems::one(
                "user_id",
                Rule::UnknownSalesperson {
                    name: name.chars().take(100).collect(),
                },
            ),
        }));
    }
    rejected.sort_by_key(|rejected| rejected.line);
    rejected.truncate(crate::import::MOST_REJECTED);
    Ok(Rejects::collected(rejected))
}
