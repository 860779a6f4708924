//! Grants and revocations by the thousand: written down as a job, worked on beside the pages a
//! hundred contacts at a time, each contact whole.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, JobId};
use atrium_domain::permission::Rights;
use atrium_domain::problem::Rule;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::chunk::By;
use crate::access::{Act, BackOffice, Session, System};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::once::Once;
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::job::{Fared, Job, Kind, NewRow, RowResult};

/// What a job was asked, beside its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wish {
    pub(crate) rights: Rights,
    pub(crate) message: String,
    /// Who asked, by name, and from where: the trail says so of every row.
    pub(crate) name: String,
    pub(crate) address: String,
}

impl Wish {
    /// What was asked, without who asked: all that a job keeps once it is over, or its asker is
    /// erased. Of what can't be read nothing is kept.
    pub(crate) fn without_asker(request: &str) -> String {
        let nobody = |wish: Self| Self {
            name: String::new(),
            address: String::new(),
            ..wish
        };
        serde_json::from_str(request)
            .ok()
            .and_then(|wish| serde_json::to_string(&nobody(wish)).ok())
            .unwrap_or_else(|| "{}".to_owned())
    }
}

/// Erases a person from the jobs that are not over: as whoever asked, and as one of the rows.
pub(crate) async fn forget(unit: &Unit<System>, contact: ContactId) -> Result<()> {
    unit.forget_typed(contact).await?;
    for (job, request) in unit.store().jobs_asked_by(contact).await? {
        unit.set_job_request(job, &Wish::without_asker(&request))
            .await?;
    }
    Ok(())
}

/// The rows of a job: those to work on, and those refused before it began, so that its result
/// names each.
pub(super) fn rows(
    good: Vec<ContactId>,
    refused: Vec<(ContactId, Rule)>,
    emails: &BTreeMap<ContactId, String>,
) -> Result<Vec<NewRow>> {
    let mut rows = Vec::with_capacity(good.len() + refused.len());
    for contact in good {
        rows.push(NewRow {
            contact,
            email: emails.get(&contact).cloned(),
            result: RowResult::Waiting,
            reason: String::new(),
        });
    }
    for (contact, why) in refused {
        rows.push(NewRow {
            contact,
            email: emails.get(&contact).cloned(),
            result: RowResult::Refused,
            reason: reason(&why)?,
        });
    }
    Ok(rows)
}

/// A rule as a row keeps it.
pub(crate) fn reason(why: &Rule) -> Result<String> {
    serde_json::to_string(why).map_err(|error| Error::Internal(error.to_string()))
}

/// What a row kept.
#[must_use]
pub fn rule(reason: &str) -> Option<Rule> {
    serde_json::from_str(reason).ok()
}

pub(super) async fn queue(
    atrium: &Atrium,
    scope: BackOffice,
    by: &By,
    kind: Kind,
    wish: &Wish,
    rows: Vec<NewRow>,
    once: &Once,
) -> Result<JobId> {
    let request =
        serde_json::to_string(wish).map_err(|error| Error::Internal(error.to_string()))?;
    let unit = atrium.database.write(scope).await?;
    if let Some(made) = unit.store().made_before(once).await? {
        return Ok(JobId::new(made));
    }
    let now = atrium.now();
    let total = rows.len();
    let job = unit.insert_job(kind, request, rows, now).await?;
    unit.note_made(once, job.get(), now).await?;
    let entry = about(
        by,
        Happened::JobQueued,
        job,
        json!({ "kind": kind.code(), "total": total }),
    );
    unit.record(atrium.pen(), now, entry).await?;
    unit.commit().await?;
    atrium.queued.notify_one();
    Ok(job)
}

fn about(by: &By, happened: Happened, job: JobId, detail: serde_json::Value) -> Entry {
    Entry {
        actor: Actor::User(by.user),
        happened,
        subject: Subject::Job(job),
        contact: None,
        detail,
        personal: Personal {
            actor: by.name.clone(),
            address: by.address.clone(),
            ..Personal::default()
        },
    }
}

/// Asks a job to stop. What is done stays done.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Error::NotFound`] for a job that never was. One that is over is no
/// error: it has stopped.
pub async fn cancel(atrium: &Atrium, session: &Session, job: JobId, peer: &Peer) -> Result<()> {
    session.must(Act::GrantAccess)?;
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    unit.store().job(job).await?.ok_or(Error::NotFound)?;
    if !unit.cancel_job(job).await? {
        return Ok(());
    }
    let entry = about(
        &By::of(session, peer),
        Happened::JobCancelled,
        job,
        json!({}),
    );
    unit.record(atrium.pen(), atrium.now(), entry).await?;
    unit.commit().await?;
    atrium.queued.notify_one();
    Ok(())
}

/// A job, and who asked for it.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn show(atrium: &Atrium, session: &Session, job: JobId) -> Result<(Job, String)> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let job = store.job(job).await?.ok_or(Error::NotFound)?;
    let name = store
        .names_of(std::iter::once(job.created_by))
        .await?
        .remove(&job.created_by)
        .unwrap_or_default();
    Ok((job, name))
}

/// Jobs, newest first: everybody's, for those who may grant.
///
/// # Errors
///
/// [`Error::Forbidden`].
pub async fn list(
    atrium: &Atrium,
    session: &Session,
    before: Option<JobId>,
    most: u64,
) -> Result<Vec<(Job, String)>> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    atrium.database.read(&scope).jobs(before, most).await
}

/// How rows fared, `after` a place.
///
/// # Errors
///
/// [`Error::Forbidden`].
pub async fn fared(
    atrium: &Atrium,
    session: &Session,
    job: JobId,
    after: i64,
    only: Option<RowResult>,
    most: u64,
) -> Result<Vec<Fared>> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    atrium
        .database
        .read(&scope)
        .job_rows(job, after, only, most)
        .await
}
