//! Where a file is brought, and what was brought before.

use atrium_domain::problem::Problems;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{ImportRow, ImportStage, URL, stage_badge};
use crate::backoffice::jobs::figure;
use crate::shell::{App, Frame, Page};
use crate::ui::{PageLinks, Refusals, Title, pages, table, when};

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportsView {
    /// The largest file that is taken.
    pub megabytes: u64,
    /// Why the file was not taken.
    pub problems: Option<Problems>,
    /// Files that were brought, newest first.
    pub rows: Vec<ImportRow>,
    /// The pages beside it.
    pub pages: PageLinks,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The page.
pub fn imports_page(frame: &Frame, view: ImportsView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let earlier = (!view.rows.is_empty()).then(|| {
        let rows = view
            .rows
            .into_iter()
            .map(|row| table_row(frame, row, view.now))
            .collect();
        view! {
            <section class="stack" aria-labelledby="earlier-title">
                <h2 class="panel-title" id="earlier-title">{t.import_earlier()}</h2>
                {table(t.import_earlier(), head(t), rows)}
                {pages(t, view.pages)}
            </section>
        }
    });
    let body = view! {
        {Title::new(t.import_title()).view()}
        <p class="subtitle">{t.import_subtitle()}</p>
        {refusals.summary(&[("file", t.import_file())])}
        {upload(t, view.megabytes, &refusals)}
        {earlier}
    };
    frame.document(Page::office(App::Import, t.import_title()), body.into_any())
}

fn upload(t: Texts, megabytes: u64, refusals: &Refusals) -> AnyView {
    let errors = refusals.of("file").join(" ");
    let is_wrong = !errors.is_empty();
    let described = if is_wrong {
        "file-hint file-error"
    } else {
        "file-hint"
    };
    let errors = is_wrong.then(|| view! { <p class="error" id="file-error">{errors}</p> });
    view! {
        <form class="form" method="post" action=URL enctype="multipart/form-data" novalidate>
            <div class="group">
                <div class=if is_wrong { "field field-invalid" } else { "field" }>
                    <div class="label-row">
                        <label class="label" for="file">{t.import_file()}</label>
                    </div>
                    <p class="hint" id="file-hint">
                        {t.import_file_hint(megabytes.to_string())} " " {t.import_forgotten()}
                    </p>
                    <input
                        class="input"
                        type="file"
                        id="file"
                        name="file"
                        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                        aria-describedby=described
                        aria-invalid=is_wrong.then_some("true")
                    />
                    {errors}
                </div>
            </div>
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.import_upload()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn head(t: Texts) -> AnyView {
    view! {
        <tr>
            <th scope="col">{t.import_column_file()}</th>
            <th scope="col">{t.import_column_who()}</th>
            <th scope="col">{t.jobs_column_state()}</th>
            <th scope="col" class="cell-number">{t.jobs_column_progress()}</th>
            <th scope="col" class="cell-number">{t.import_created()}</th>
            <th scope="col" class="cell-number">{t.import_changed()}</th>
            <th scope="col">{t.import_column_when()}</th>
        </tr>
    }
    .into_any()
}

fn table_row(frame: &Frame, row: ImportRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let started = matches!(row.stage, ImportStage::Running | ImportStage::Done);
    let told = |number: u64| {
        if started {
            figure(frame, number)
        } else {
            String::new()
        }
    };
    let progress =
        started.then(|| t.job_progress(figure(frame, row.applied), figure(frame, row.total)));
    let who = if row.who.is_empty() {
        t.import_operator()
    } else {
        row.who.clone()
    };
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL}/{}", row.id)>{row.title(t)}</a>
            </td>
            <td class="cell-text" data-label=t.import_column_who()>{who}</td>
            <td class="cell-state" data-label=t.jobs_column_state()>{stage_badge(t, &row)}</td>
            <td class="cell-number" data-label=t.jobs_column_progress()>{progress}</td>
            <td class="cell-number" data-label=t.import_created()>{told(row.created)}</td>
            <td class="cell-number" data-label=t.import_changed()>{told(row.changed)}</td>
            <td class="cell-text nowrap" data-label=t.import_column_when()>
                {when(frame, row.created_at, now)}
            </td>
        </tr>
    }
    .into_any()
}
