//! Work on many contacts: how far it is, and what came of it.

use std::sync::Arc;

use atrium_app::backoffice::jobs::{
    JobFailure, JobKind, JobRow, JobState, JobView, JobsView, RefusedContact, URL, job_page,
    jobs_page,
};
use atrium_app::ui::PageLinks;
use atrium_backend::access::Session;
use atrium_backend::export;
use atrium_backend::job::bulk::why;
use atrium_backend::operation::grant_access::bulk;
use atrium_backend::store::job::{Fared, Job, Kind, RowResult, State};
use atrium_backend::{Error, Result};
use atrium_domain::id::JobId;
use atrium_domain::locale::Locale;
use atrium_domain::time::{Duration, Timestamp};
use atrium_i18n::{rule_text, texts};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use super::lines::{PART, Placed, csv_of_lines};
use crate::http::answer::{done, page};
use crate::http::cx::Cx;
use crate::http::serve::Web;

const ROWS: u64 = 50;
/// Refused contacts on a job's page.
const REFUSED: u64 = 50;
/// A page that follows its job is loaded again after so many seconds.
const FOLLOW: &str = "3";

fn number(cx: &Cx) -> Result<JobId> {
    cx.param("id")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)
}

fn row(job: &Job, who: String) -> JobRow {
    JobRow {
        id: job.id,
        kind: match job.kind {
            Kind::Grant => JobKind::Grant,
            Kind::Revoke => JobKind::Revoke,
        },
        state: match job.state {
            State::Queued => JobState::Queued,
            State::Running => JobState::Running,
            State::Cancelling => JobState::Cancelling,
            State::Done => JobState::Done,
            State::Cancelled => JobState::Cancelled,
            State::Failed => JobState::Failed,
        },
        total: job.total,
        done: job.done,
        succeeded: job.succeeded,
        refused: job.refused,
        who,
        created_at: job.created_at,
    }
}

/// Jobs, newest first.
pub async fn list(cx: Cx) -> Result<Response> {
    let before = cx.query.get("before").and_then(|id| id.parse().ok());
    let mut jobs = bulk::list(cx.atrium(), cx.session()?, before, ROWS + 1).await?;
    let more = jobs.len() as u64 > ROWS;
    jobs.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let view = JobsView {
        pages: PageLinks {
            previous: before.is_some().then(|| URL.to_owned()),
            next: jobs
                .last()
                .filter(|_| more)
                .map(|(job, _)| format!("{URL}?before={}", job.id)),
        },
        rows: jobs.into_iter().map(|(job, who)| row(&job, who)).collect(),
        now: cx.now(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        jobs_page(&cx.frame(), view)
    }))
}

/// How long the rest takes at the pace so far.
fn left(job: &Job, now: Timestamp) -> Option<Duration> {
    let since = job.started_at.filter(|_| job.state == State::Running)?;
    // Rows refused before it began took no time.
    let worked = u32::try_from(job.done).ok().filter(|done| *done > 0)?;
    let rest = u32::try_from(job.total.saturating_sub(job.done)).ok()?;
    Some(now.since(since).saturating_mul(rest) / worked)
}

/// One job.
pub async fn show(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    let session = cx.session()?;
    let (job, who) = bulk::show(cx.atrium(), session, id).await?;
    let refused = Some(RowResult::Refused);
    let refused = bulk::fared(cx.atrium(), session, id, 0, refused, REFUSED).await?;
    let follows = !job.state.is_over() && cx.query.get("follow").is_some();
    let view = JobView {
        left: left(&job, cx.now()),
        failure: match (job.state, job.reason.as_str()) {
            (State::Failed, why::NOT_ALLOWED) => Some(JobFailure::NotAllowed),
            (State::Failed, _) => Some(JobFailure::Refused),
            (
                State::Queued | State::Running | State::Cancelling | State::Done | State::Cancelled,
                _,
            ) => None,
        },
        refused: refused
            .into_iter()
            .map(|row| RefusedContact {
                id: row.contact,
                name: row.name,
                email: row.email,
                why: bulk::rule(&row.reason),
            })
            .collect(),
        job: row(&job, who),
        follows,
        now: cx.now(),
    };
    let mut response = page(StatusCode::OK, &cx.asked, || job_page(&cx.frame(), view));
    if follows {
        response.headers_mut().insert(
            HeaderName::from_static("refresh"),
            HeaderValue::from_static(FOLLOW),
        );
    }
    Ok(response)
}

/// Asks a job to stop.
pub async fn cancel(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    bulk::cancel(cx.atrium(), cx.session()?, id, &cx.peer).await?;
    Ok(done(&format!("{URL}/{id}"), None))
}

/// How the next rows fared.
async fn part(
    web: Arc<Web>,
    session: Session,
    job: JobId,
    locale: Locale,
    after: i64,
) -> Result<Vec<Placed>> {
    let rows = bulk::fared(&web.atrium, &session, job, after, None, PART).await?;
    Ok(rows
        .iter()
        .map(|row| (row.position, line(row, locale)))
        .collect())
}

fn line(row: &Fared, locale: Locale) -> String {
    let t = texts(locale);
    let result = match row.result {
        RowResult::Waiting => t.job_waiting(),
        RowResult::Granted => t.job_granted(),
        RowResult::Revoked => t.job_revoked(),
        RowResult::Refused => t.job_refused(),
        RowResult::Skipped => t.job_skipped(),
    };
    let why = bulk::rule(&row.reason)
        .map(|rule| rule_text(locale, &rule))
        .unwrap_or_default();
    export::line([&row.name, &row.email, &result, &why])
}

/// How each row fared, to download.
pub async fn results(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    bulk::show(cx.atrium(), cx.session()?, id).await?;
    let t = texts(cx.locale);
    let head = export::line([
        t.job_column_contact(),
        t.job_column_email(),
        t.job_column_result(),
        t.job_column_reason(),
    ]);
    let (session, locale, web) = (cx.session()?.clone(), cx.locale, cx.web);
    let read = move |after| part(Arc::clone(&web), session.clone(), id, locale, after);
    Ok(csv_of_lines(&format!("job-{id}.csv"), &head, read))
}
