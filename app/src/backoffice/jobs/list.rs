//! The list of jobs.

use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{JobRow, URL, figure, state_badge, title};
use crate::shell::{App, Frame, Page};
use crate::ui::{PageLinks, Symbol, empty_state, pages, when};

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobsView {
    /// Newest first.
    pub rows: Vec<JobRow>,
    /// The pages beside it.
    pub pages: PageLinks,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The list of jobs.
pub fn jobs_page(frame: &Frame, view: JobsView) -> AnyView {
    let t = frame.texts();
    let content = if view.rows.is_empty() {
        empty_state(
            Symbol::Refresh,
            t.jobs_empty_title(),
            t.jobs_empty_text(),
            None,
        )
    } else {
        let rows = view
            .rows
            .into_iter()
            .map(|row| table_row(frame, row, view.now))
            .collect::<Vec<_>>();
        view! { {table(t, rows)} {pages(t, view.pages)} }.into_any()
    };
    let body = view! {
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{t.jobs_title()}</h1>
            </div>
        </div>
        <p class="subtitle">{t.jobs_subtitle()}</p>
        {content}
    };
    frame.document(Page::office(App::Jobs, t.jobs_title()), body.into_any())
}

fn table(t: Texts, rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="visually-hidden">{t.jobs_title()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.jobs_column_what()}</th>
                        <th scope="col">{t.jobs_column_who()}</th>
                        <th scope="col">{t.jobs_column_state()}</th>
                        <th scope="col" class="cell-number">{t.jobs_column_progress()}</th>
                        <th scope="col" class="cell-number">{t.job_refused()}</th>
                        <th scope="col">{t.jobs_column_when()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn table_row(frame: &Frame, row: JobRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let progress = t.job_progress(figure(frame, row.done), figure(frame, row.total));
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL}/{}", row.id)>{title(frame, &row)}</a>
            </td>
            <td class="cell-text" data-label=t.jobs_column_who()>{row.who}</td>
            <td class="cell-state" data-label=t.jobs_column_state()>{state_badge(t, row.state)}</td>
            <td class="cell-number" data-label=t.jobs_column_progress()>{progress}</td>
            <td class="cell-number" data-label=t.job_refused()>{figure(frame, row.refused)}</td>
            <td class="cell-text nowrap" data-label=t.jobs_column_when()>
                {when(frame, row.created_at, now)}
            </td>
        </tr>
    }
    .into_any()
}
