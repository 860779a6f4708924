//! The list of jobs.

use atrium_domain::time::Timestamp;
use leptos::prelude::*;

use super::{JobRow, URL, figure, state_badge, title};
use crate::shell::{App, Frame, Page};
use crate::ui::{ListPage, PageLinks, Symbol, empty_state, listed, table, when};

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
        listed(t, jobs(frame, view.rows, view.now), view.pages)
    };
    let body = ListPage::new(t.jobs_title(), content)
        .about(t.jobs_subtitle())
        .view();
    frame.document(Page::office(App::Jobs, t.jobs_title()), body)
}

fn jobs(frame: &Frame, rows: Vec<JobRow>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let head = view! {
        <tr>
            <th scope="col">{t.jobs_column_what()}</th>
            <th scope="col" class="middle-hide">{t.jobs_column_who()}</th>
            <th scope="col">{t.jobs_column_state()}</th>
            <th scope="col" class="cell-number">{t.jobs_column_progress()}</th>
            <th scope="col" class="cell-number">{t.job_refused()}</th>
            <th scope="col">{t.jobs_column_when()}</th>
        </tr>
    };
    let rows = rows
        .into_iter()
        .map(|row| table_row(frame, row, now))
        .collect();
    table(t.jobs_title(), head.into_any(), rows)
}

fn table_row(frame: &Frame, row: JobRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let progress = t.job_progress(figure(frame, row.done), figure(frame, row.total));
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL}/{}", row.id)>{title(frame, &row)}</a>
            </td>
            <td class="cell-text middle-hide" data-label=t.jobs_column_who()>{row.who}</td>
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
