//! One job: how far it is, and what came of it.

use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::{Duration, Timestamp};
use atrium_i18n::{Texts, rule_text};
use leptos::prelude::*;

use super::{JobKind, JobRow, JobState, URL, figure, state_badge, title};
use crate::shell::{App, Frame, Page};
use crate::ui::{Detail, Mood, details, notice, when};

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
        <nav class="crumbs" aria-label=t.nav_breadcrumbs()>
            <ol class="crumb-list">
                <li>
                    <a href=URL>{t.jobs_title()}</a>
                </li>
                <li aria-current="page">{name.clone()}</li>
            </ol>
        </nav>
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{name.clone()}</h1>
                {state_badge(t, view.job.state)}
            </div>
        </div>
        <p class="subtitle">{by} " " {when(frame, view.job.created_at, view.now)}</p>
        {failure}
        {progress(frame, &view, &name)}
        {refused(frame, view.refused, view.job.refused)}
    };
    frame.document(Page::office(App::Jobs, name), body.into_any())
}

fn progress(frame: &Frame, view: &JobView, name: &str) -> AnyView {
    let t = frame.texts();
    let job = &view.job;
    let counted = t.job_progress(figure(frame, job.done), figure(frame, job.total));
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
    view! {
        <section class="panel" aria-label=t.jobs_column_progress()>
            <div class="panel-body stack">
                <div class="progress">
                    <progress
                        class="progress-bar"
                        aria-label=name.to_owned()
                        max=job.total.max(1).to_string()
                        value=job.done.to_string()
                    >
                        {counted.clone()}
                    </progress>
                    <p class="progress-text">{counted.clone()}</p>
                </div>
                {details(&t.field_none(), facts)}
                {acts(t, view)}
            </div>
        </section>
    }
    .into_any()
}

/// A link loads the page again; that it does so by itself is the reader's choice to end.
fn acts(t: Texts, view: &JobView) -> AnyView {
    let own = format!("{URL}/{}", view.job.id);
    let follow = format!("{own}?follow=yes");
    let download = view! {
        <a class="button" href=format!("{own}/results")>{t.job_download()}</a>
    };
    if view.job.state.is_over() {
        return view! { <div class="button-row">{download}</div> }.into_any();
    }
    let refresh = if view.follows {
        view! {
            <a class="button" href=follow>{t.job_refresh()}</a>
            <a class="button button-quiet" href=own.clone()>{t.job_stop_follow()}</a>
        }
        .into_any()
    } else {
        view! {
            <a class="button" href=own.clone()>{t.job_refresh()}</a>
            <a class="button button-quiet" href=follow>{t.job_follow()}</a>
        }
        .into_any()
    };
    let cancel = (view.job.state != JobState::Cancelling).then(|| {
        view! {
            <form method="post" action=format!("{own}/cancel")>
                <button class="button" type="submit">{t.job_cancel()}</button>
            </form>
        }
    });
    view! {
        <p class="hint">{t.job_cancel_hint()}</p>
        <div class="button-row">{refresh} {cancel} {download}</div>
    }
    .into_any()
}

fn refused(frame: &Frame, rows: Vec<RefusedContact>, all: u64) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let t = frame.texts();
    let more = (all > rows.len() as u64)
        .then(|| view! { <p class="hint">{t.job_refused_first(rows.len())}</p> });
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
                    <td class="cell-text" data-label=t.job_column_email()>{row.email}</td>
                    <td class="cell-text" data-label=t.job_column_reason()>{why}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    Some(
        view! {
            <section class="panel" aria-labelledby="refused-title">
                <div class="panel-head">
                    <h2 class="panel-title" id="refused-title">{t.job_refused_title()}</h2>
                    {more}
                </div>
                <div class="panel-body panel-flush">
                    <div class="table-wrap">
                        <table class="table table-plain">
                            <caption class="visually-hidden">{t.job_refused_title()}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">{t.job_column_contact()}</th>
                                    <th scope="col">{t.job_column_email()}</th>
                                    <th scope="col">{t.job_column_reason()}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </div>
            </section>
        }
        .into_any(),
    )
}
