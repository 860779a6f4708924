//! Works on jobs: a hundred rows in one unit, which also notes how they fared. A process that is
//! killed loses the unit in hand as a whole, so no contact is ever half granted or granted twice,
//! and whoever takes the job up next goes on where the notes end.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::email::Email;
use atrium_domain::id::{ContactId, JobId};
use atrium_domain::time::Duration;
use serde_json::json;

use crate::access::policy::{self, Principal};
use crate::access::{Act, BackOffice, System};
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::operation::grant_access::bulk::{Wish, reason};
use crate::operation::grant_access::{By, Chunk, Done, RowResult, Verb, rows};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::job::{Job, Kind, RowResult as Noted, State, Waiting};

const REASON: System = System::because("a job belongs to whoever asked for it");
/// A process that took a job in hand and died gives it back after this.
const LEASE: Duration = Duration::from_secs(30);
/// Rows in one unit: other writers come in between.
const CHUNK: u64 = 100;
/// How long a job rests after a failure.
const REST: Duration = Duration::from_secs(10);
/// Failures in a row until a job is given up.
const FAILURES: i64 = 5;

/// Why a job failed, as its page knows it.
pub mod why {
    /// Who asked for it may not grant any more.
    pub const NOT_ALLOWED: &str = "not_allowed";
    /// The database refused again and again; the log says how.
    pub const REFUSED: &str = "refused";
}

/// Works on what waits until nothing does or `stopping` says so.
///
/// # Errors
///
/// The database can't be read or written; a job in hand comes back when its lease ends.
pub async fn run_due(atrium: &Atrium, stopping: impl Fn() -> bool + Send) -> Result<()> {
    let worker: [u8; 16] = atrium.entropy.bytes();
    let worker: String = worker.iter().map(|byte| format!("{byte:02x}")).collect();
    while !stopping() {
        let now = atrium.now();
        let Some(job) = atrium.database.lease_job(&worker, LEASE, now).await? else {
            return Ok(());
        };
        if let Err(error) = work(atrium, job, &worker, &stopping).await {
            tracing::warn!(job = job.get(), %error, "a job could not go on");
            let busy = matches!(error, Error::Busy { .. });
            let rest = atrium.now().plus(REST);
            atrium
                .database
                .put_job_down(job, &worker, rest, !busy)
                .await?;
        }
    }
    Ok(())
}

async fn work(
    atrium: &Atrium,
    id: JobId,
    worker: &str,
    stopping: &(impl Fn() -> bool + Send),
) -> Result<()> {
    loop {
        if stopping() {
            // Whoever starts next need not wait for the lease.
            return atrium
                .database
                .put_job_down(id, worker, atrium.now(), false)
                .await;
        }
        let Some(over) = step(atrium, id, worker).await? else {
            tokio::task::yield_now().await;
            continue;
        };
        return match over {
            Over::Lost => Ok(()),
            Over::Ended(state, why) => finish(atrium, id, worker, state, why).await,
        };
    }
}

enum Over {
    /// Another process has the job in hand.
    Lost,
    Ended(State, &'static str),
}

/// One unit; `None` while there may be more.
async fn step(atrium: &Atrium, id: JobId, worker: &str) -> Result<Option<Over>> {
    let Some(job) = atrium.database.read(&REASON).job(id).await? else {
        return Ok(Some(Over::Lost));
    };
    if job.failures >= FAILURES {
        return Ok(Some(Over::Ended(State::Failed, why::REFUSED)));
    }
    let Some(scope) = in_the_name_of(atrium, &job).await? else {
        return Ok(Some(Over::Ended(State::Failed, why::NOT_ALLOWED)));
    };
    let unit = atrium.database.write(scope).await?;
    let now = atrium.now();
    let Some((job, waiting)) = unit.next_rows(id, worker, CHUNK, now.plus(LEASE)).await? else {
        return Ok(Some(Over::Lost));
    };
    if job.state == State::Cancelling {
        return Ok(Some(Over::Ended(State::Cancelled, "")));
    }
    if waiting.is_empty() {
        return Ok(Some(Over::Ended(State::Done, "")));
    }
    let wish: Wish = serde_json::from_str(&job.request)
        .map_err(|error| Error::Internal(format!("job {id}: {error}")))?;
    chunk(atrium, &unit, &job, &wish, waiting).await?;
    unit.commit().await?;
    match job.kind {
        Kind::Grant => atrium.posted.notify_one(),
        Kind::Revoke => atrium.ended.notify_waiters(),
    }
    Ok(None)
}

/// The scope of whoever asked, while they may grant.
async fn in_the_name_of(atrium: &Atrium, job: &Job) -> Result<Option<BackOffice>> {
    let user = atrium.database.read(&REASON).user(job.created_by).await?;
    Ok(user
        .filter(|user| user.archived_at.is_none())
        .and_then(|user| user.role)
        .filter(|role| policy::may(Principal::Staff(*role), Act::GrantAccess))
        .map(|role| BackOffice::on_behalf(job.created_by, role)))
}

async fn chunk(
    atrium: &Atrium,
    unit: &Unit<BackOffice>,
    job: &Job,
    wish: &Wish,
    waiting: Vec<Waiting>,
) -> Result<()> {
    let now = atrium.now();
    let ids: Vec<ContactId> = waiting.iter().map(|row| row.contact).collect();
    let emails: BTreeMap<ContactId, String> = waiting
        .into_iter()
        .filter_map(|row| Some((row.contact, row.email?)))
        .collect();
    let contacts = unit.store().contacts(&ids).await?;
    // What stood on two rows of the dialog was refused there; contacts may have changed since.
    let (mut once, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for contact in &contacts {
        let typed = emails.get(&contact.id).unwrap_or(&contact.fields.email);
        if let Ok(email) = typed.trim().parse::<Email>() {
            let key = email.login_key();
            if !once.insert(key.clone()) {
                shared.insert(key);
            }
        }
    }
    let judged = rows(&unit.store(), contacts, &emails, &shared, now).await?;
    let by = By {
        user: job.created_by,
        name: wish.name.clone(),
        address: wish.address.clone(),
    };
    let work = Chunk {
        atrium,
        unit,
        by: &by,
        rights: wish.rights,
        message: &wish.message,
        now,
    };
    let verb = match job.kind {
        Kind::Grant => Verb::Grant,
        Kind::Revoke => Verb::Revoke,
    };
    let mut results = work.apply(verb, &judged).await?;
    // Those that fared alike are noted together.
    let mut alike: BTreeMap<(&'static str, String), (Noted, Vec<ContactId>)> = BTreeMap::new();
    for id in ids {
        let (noted, why) = match results.remove(&id) {
            Some(RowResult::Done(Done::Revoked)) => (Noted::Revoked, String::new()),
            Some(RowResult::Done(
                Done::Granted(_)
                | Done::Invited(_)
                | Done::ResetSent(_)
                | Done::Offered
                | Done::Link { .. },
            )) => (Noted::Granted, String::new()),
            Some(RowResult::Refused(rule)) => (Noted::Refused, reason(&rule)?),
            None => (
                Noted::Refused,
                reason(&atrium_domain::problem::Rule::ContactGone)?,
            ),
        };
        alike
            .entry((noted.code(), why))
            .or_insert_with(|| (noted, Vec::new()))
            .1
            .push(id);
    }
    for ((_, why), (noted, ids)) in alike {
        unit.note_rows(job.id, &ids, noted, &why).await?;
    }
    Ok(())
}

async fn finish(
    atrium: &Atrium,
    id: JobId,
    worker: &str,
    state: State,
    why: &'static str,
) -> Result<()> {
    let unit = atrium.database.write(REASON).await?;
    let now = atrium.now();
    if !unit.finish_job(id, worker, state, why, now).await? {
        return Ok(());
    }
    let job = unit.store().job(id).await?.ok_or(Error::NotFound)?;
    // The trail has said of every row who asked, and from where.
    unit.set_job_request(id, &Wish::without_asker(&job.request))
        .await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::System,
            happened: Happened::JobFinished,
            subject: Subject::Job(id),
            contact: None,
            detail: json!({
                "state": state.code(),
                "total": job.total,
                "succeeded": job.succeeded,
                "refused": job.refused,
            }),
            personal: Personal::default(),
        },
    )
    .await?;
    unit.commit().await
}
