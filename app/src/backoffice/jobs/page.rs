//! One job: how far it is, and what came of it.

use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::{Duration, Timestamp};
use atrium_i18n::{Texts, rule_text};
use leptos::prelude::*;

use super::{JobKind, JobRow, JobState, URL, figure, state_badge, title};
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Bar, Detail, Mood, Title, cell, crumbs, details, look_again, notice, panel, panel_table,
    progress, when,
};

/// Why a job could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobFailure {
    /// Who asked may not grant any more.
    NotAllowed,
    /// The database refused again and again.
    Refused,
}

/// A contact that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedContact {
    /// The contact.
    pub id: ContactId,
    /// Its name.
    pub name: String,
    /// The address it was refused with.
    pub email: String,
    /// Why.
    pub why: Option<Rule>,
}

/// The page of one job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobView {
    /// The job.
    pub job: JobRow,
    /// How long it will take still, while that can be told.
    pub left: Option<Duration>,
    /// The page loads itself again.
    pub follows: bool,
    /// Why it failed.
    pub failure: Option<JobFailure>,
    /// The first contacts that were refused.
    pub refused: Vec<RefusedContact>,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The page of one job.
pub fn job_page(frame: &Frame, view: JobView) -> AnyView {
    let t = frame.texts();
    let name = title(frame, &view.job);
    let failure = view.failure.map(|failure| {
        let text = match failure {
            JobFailure::NotAllowed => t.job_failed_not_allowed(),
            JobFailure::Refused => t.job_failed_refused(),
        };
        notice(t, Mood::Danger, text)
    });
    let by = t.job_by(&view.job.who);
    let body = view! {
        {crumbs(t, vec![(URL.to_owned(), t.jobs_title())], name.clone())}
        {Title::new(name.clone()).state(state_badge(t, view.job.state)).view()}
        <p class="subtitle">{by} " " {when(frame, view.job.created_at, view.now)}</p>
        {failure}
        {how_far(frame, &view, &name)}
        {refused(frame, view.refused, view.job.refused)}
    };
    frame.document(Page::office(App::Jobs, name), body.into_any())
}

fn how_far(frame: &Frame, view: &JobView, name: &str) -> AnyView {
    let t = frame.texts();
    let job = &view.job;
    let bar = Bar {
        name: name.to_owned(),
        done: job.done,
        total: job.total,
        counted: t.job_progress(figure(frame, job.done), figure(frame, job.total)),
    };
    let done = match job.kind {
        JobKind::Grant => t.job_granted(),
        JobKind::Revoke => t.job_revoked(),
    };
    let rest = job.total.saturating_sub(job.done);
    let rest_label = if job.state.is_over() {
        t.job_skipped()
    } else {
        t.job_waiting()
    };
    let mut facts = vec![
        Detail::new(done, figure(frame, job.succeeded)),
        Detail::new(t.job_refused(), figure(frame, job.refused)),
        Detail::new(rest_label, figure(frame, rest)),
    ];
    if let Some(left) = view.left {
        let minutes = left.as_secs().div_ceil(60);
        let text = if left.as_secs() < 60 {
            t.job_left_soon()
        } else {
            t.job_left_minutes(minutes)
        };
        facts.push(Detail::new(t.job_left(), text));
    }
    let below = view! { {details(&t.field_none(), facts)} {acts(t, view)} };
    progress(t, Some(bar), below.into_any())
}

fn acts(t: Texts, view: &JobView) -> AnyView {
    let own = format!("{URL}/{}", view.job.id);
    let download = view! {
        <a class="button" href=format!("{own}/results")>{t.job_download()}</a>
    };
    if view.job.state.is_over() {
        return view! { <div class="button-row">{download}</div> }.into_any();
    }
    let cancel = (view.job.state != JobState::Cancelling).then(|| {
        view! {
            <form method="post" action=format!("{own}/cancel")>
                <button class="button" type="submit">{t.job_cancel()}</button>
            </form>
        }
    });
    let others = view! { {cancel} {download} }.into_any();
    view! {
        <p class="hint">{t.job_cancel_hint()}</p>
        {look_again(t, &own, view.follows, Some(others))}
    }
    .into_any()
}

fn refused(frame: &Frame, rows: Vec<RefusedContact>, all: u64) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let t = frame.texts();
    let more = (all > rows.len() as u64)
        .then(|| view! { <p class="hint">{t.job_refused_first(rows.len())}</p> }.into_any());
    let rows = rows
        .into_iter()
        .map(|row| {
            let why = row.why.map(|why| rule_text(frame.locale, &why));
            view! {
                <tr>
                    <td class="cell-main">
                        <a class="row-link" href=format!("/office/contacts/{}", row.id)>
                            {row.name}
                        </a>
                    </td>
                    {cell(t.job_column_email(), row.email, "cell-text cell-email")}
                    <td class="cell-text" data-label=t.job_column_reason()>{why}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = view! {
        <tr>
            <th scope="col">{t.job_column_contact()}</th>
            <th scope="col">{t.job_column_email()}</th>
            <th scope="col">{t.job_column_reason()}</th>
        </tr>
    };
    let table = panel_table(t.job_refused_title(), head.into_any(), rows);
    Some(panel("refused", t.job_refused_title(), more, table))
}
