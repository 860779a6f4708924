//! Files of contacts: brought, matched, looked through, imported.

use std::sync::Arc;

use atrium_app::backoffice::import::{
    ImportRow, ImportStage, ImportView, ImportsView, MatchColumn, Matching, ToldLine, URL,
    field_label, import_page, imports_page,
};
use atrium_app::shell::Done;
use atrium_app::ui::PageLinks;
use atrium_backend::access::Session;
use atrium_backend::import::MOST_REJECTED;
use atrium_backend::operation::grant_access::bulk::rule;
use atrium_backend::operation::import_contacts::office::{self, Looked};
use atrium_backend::store::import_run::{ImportNote, ImportRun, ImportState};
use atrium_backend::{Error, Result, export};
use atrium_domain::form::ImportForm;
use atrium_domain::id::ImportId;
use atrium_domain::import_field::ImportField;
use atrium_domain::locale::Locale;
use atrium_domain::problem::{Problems, Rule};
use atrium_i18n::{rule_text, texts};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use super::lines::{PART, Placed, csv_of_lines};
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;
use crate::http::files::LARGEST_FILE;
use crate::http::serve::Web;

const ROWS: u64 = 50;
/// Lines on a file's page.
const LINES: u64 = 50;
/// A page that follows its file is loaded again after so many seconds.
const FOLLOW: &str = "3";

fn number(cx: &Cx) -> Result<ImportId> {
    cx.param("id")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)
}

fn row(run: &ImportRun, who: String) -> ImportRow {
    let count = |number: usize| number as u64;
    ImportRow {
        id: run.id,
        file: run.file_name.clone(),
        who,
        stage: match run.state {
            ImportState::Taken => ImportStage::Taken,
            ImportState::Checking => ImportStage::Checking,
            ImportState::Checked => ImportStage::Checked,
            ImportState::Running => ImportStage::Running,
            ImportState::Done => ImportStage::Done,
        },
        total: count(run.total),
        applied: count(run.applied),
        created: count(run.created),
        changed: count(run.changed),
        kept: count(run.kept),
        rejected: count(run.rejected),
        created_at: run.started_at,
    }
}

/// Where a file is brought, and what was brought before.
pub async fn start(cx: Cx) -> Result<Response> {
    starting(&cx, None).await
}

async fn starting(cx: &Cx, refused: Option<Problems>) -> Result<Response> {
    let before = cx.query.get("before").and_then(|id| id.parse().ok());
    let mut runs = office::list(cx.atrium(), cx.session()?, before, ROWS + 1).await?;
    let more = runs.len() as u64 > ROWS;
    runs.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let status = refused.as_ref().map_or(StatusCode::OK, refusal);
    let view = ImportsView {
        megabytes: (LARGEST_FILE / (1024 * 1024)) as u64,
        problems: refused,
        pages: PageLinks {
            previous: before.is_some().then(|| URL.to_owned()),
            next: runs
                .last()
                .filter(|_| more)
                .map(|(run, _)| format!("{URL}?before={}", run.id)),
        },
        rows: runs.into_iter().map(|(run, who)| row(&run, who)).collect(),
        now: cx.now(),
    };
    Ok(page(status, &cx.asked, || imports_page(&cx.frame(), view)))
}

/// Takes a file.
pub async fn bring(mut cx: Cx) -> Result<Response> {
    let Some(taken) = cx.taken.take() else {
        return starting(&cx, Some(Problems::one("file", Rule::NoFile))).await;
    };
    let session = cx.session()?;
    let brought = office::bring(cx.atrium(), session, taken.file, &taken.name, &cx.peer).await;
    match problems(brought)? {
        Ok(id) => Ok(done(&format!("{URL}/{id}"), None)),
        Err(refused) => starting(&cx, Some(refused)).await,
    }
}

/// One file.
pub async fn show(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    showing(&cx, id, None).await
}

async fn showing(
    cx: &Cx,
    id: ImportId,
    refused: Option<(ImportForm, Problems)>,
) -> Result<Response> {
    let session = cx.session()?;
    let Looked { run, who, columns } = office::look(cx.atrium(), session, id).await?;
    let lines = office::notes(cx.atrium(), session, id, 0, LINES).await?;
    let status = refused
        .as_ref()
        .map_or(StatusCode::OK, |(_, refused)| refusal(refused));
    let follows = matches!(run.state, ImportState::Checking | ImportState::Running)
        && cx.query.get("follow").is_some();
    // As it was typed, where that was refused.
    let (form, refused) = match refused {
        Some((form, refused)) => (Some(form), Some(refused)),
        None => (None, None),
    };
    let form = form.unwrap_or_else(|| {
        let fields: Vec<_> = run.columns.iter().map(|column| column.field).collect();
        ImportForm::of(&run.system, &fields)
    });
    let view = ImportView {
        source: run.system.clone(),
        matching: columns.map(|columns| Matching {
            columns: columns
                .into_iter()
                .enumerate()
                .map(|(at, column)| MatchColumn {
                    name: column.name,
                    samples: column.samples,
                    field: form.columns.get(&at).cloned().unwrap_or_default(),
                })
                .collect(),
            source: form.source,
        }),
        problems: refused,
        lines: lines.iter().map(told).collect(),
        all_looked_for: run.rejected < MOST_REJECTED,
        row: row(&run, who),
        follows,
        now: cx.now(),
    };
    let mut response = page(status, &cx.asked, || import_page(&cx.frame(), view));
    if follows {
        response.headers_mut().insert(
            HeaderName::from_static("refresh"),
            HeaderValue::from_static(FOLLOW),
        );
    }
    Ok(response)
}

fn told(note: &ImportNote) -> ToldLine {
    ToldLine {
        line: note.line,
        id: note.external_id.clone(),
        fields: note
            .field
            .split(' ')
            .filter_map(ImportField::from_code)
            .collect(),
        why: rule(&note.reason),
    }
}

/// Matches the columns, accepts the file, or throws it away.
pub async fn act(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    let (atrium, session) = (cx.atrium(), cx.session()?);
    let own = format!("{URL}/{id}?follow=yes");
    let form = ImportForm::from_pairs(cx.form.iter());
    let (acted, leads) = match cx.form.get("act").unwrap_or_default() {
        "import" => (office::accept(atrium, session, id, &cx.peer).await, own),
        "discard" => {
            let discarded = office::discard(atrium, session, id, &cx.peer).await;
            let leads = format!("{URL}?done={}", Done::ImportDiscarded.key());
            (discarded, leads)
        }
        "check" => (office::match_columns(atrium, session, id, &form).await, own),
        _ => (Err(Error::form(Rule::UnknownChoice)), own),
    };
    match problems(acted)? {
        Ok(()) => Ok(done(&leads, None)),
        Err(refused) => {
            let typed = if form.columns.is_empty() {
                let run = office::look(atrium, session, id).await?.run;
                let fields: Vec<_> = run.columns.iter().map(|column| column.field).collect();
                ImportForm::of(&run.system, &fields)
            } else {
                form
            };
            showing(&cx, id, Some((typed, refused))).await
        }
    }
}

/// The next lines that are told.
async fn part(
    web: Arc<Web>,
    session: Session,
    id: ImportId,
    locale: Locale,
    after: i64,
) -> Result<Vec<Placed>> {
    let notes = office::notes(&web.atrium, &session, id, after, PART).await?;
    let t = texts(locale);
    let line = |note: &ImportNote| {
        let line = told(note);
        let fields: Vec<String> = line
            .fields
            .iter()
            .map(|field| field_label(t, *field))
            .collect();
        let why = match &line.why {
            Some(why) => rule_text(locale, why),
            None => t.import_kept(),
        };
        export::line([line.line.to_string(), line.id, fields.join(", "), why])
    };
    Ok(notes
        .iter()
        .map(|note| (note.position, line(note)))
        .collect())
}

/// What is told of each line, to download.
pub async fn lines(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    office::look(cx.atrium(), cx.session()?, id).await?;
    let t = texts(cx.locale);
    let head = export::line([
        t.import_line(),
        t.import_field_id(),
        t.import_column_field(),
        t.import_reason(),
    ]);
    let (session, locale, web) = (cx.session()?.clone(), cx.locale, cx.web);
    let read = move |after| part(Arc::clone(&web), session.clone(), id, locale, after);
    Ok(csv_of_lines(&format!("import-{id}.csv"), &head, read))
}
