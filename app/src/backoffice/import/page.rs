//! One file: its columns, what would come of it, how far it is, what came of it.

use atrium_domain::import_field::ImportField;
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::time::Timestamp;
use atrium_i18n::{Texts, rule_text};
use leptos::prelude::*;

use super::matching::{self, Matching};
use super::{ImportRow, ImportStage, URL, field_label, stage_badge};
use crate::backoffice::jobs::figure;
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Bar, Detail, Mood, Refusals, Title, crumbs, details, look_again, notice, panel, panel_body,
    panel_table, progress, when,
};

/// What is told of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLine {
    /// The line.
    pub line: u64,
    /// The contact's external id, where something was kept.
    pub id: String,
    /// The fields it is about; none for the line as a whole.
    pub fields: Vec<ImportField>,
    /// Why it was rejected; none where something was kept.
    pub why: Option<Rule>,
}

/// The page of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportView {
    /// The file.
    pub row: ImportRow,
    /// The system it comes from.
    pub source: String,
    /// Its columns, while they can be matched; none where the file is not here.
    pub matching: Option<Matching>,
    /// What is wrong with how they were matched.
    pub problems: Option<Problems>,
    /// The first lines there is something to tell of.
    pub lines: Vec<ToldLine>,
    /// Every rejected line was looked for.
    pub all_looked_for: bool,
    /// The page loads itself again.
    pub follows: bool,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The page of one file.
pub fn import_page(frame: &Frame, view: ImportView) -> AnyView {
    let t = frame.texts();
    let name = view.row.title(t);
    let own = format!("{URL}/{}", view.row.id);
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let labels = view
        .matching
        .as_ref()
        .map(|matching| matching::labels(t, matching))
        .unwrap_or_default();
    let labels: Vec<(&str, String)> = labels
        .iter()
        .map(|(name, label)| (name.as_str(), label.clone()))
        .collect();
    let summary = refusals.summary(&labels);
    let open = matches!(
        view.row.stage,
        ImportStage::Taken | ImportStage::Checking | ImportStage::Checked
    );
    let gone = (open && view.matching.is_none()).then(|| notice(t, Mood::Warning, t.import_gone()));
    let stage = match view.row.stage {
        ImportStage::Taken => None,
        ImportStage::Checking => Some(under_way(t, &own, &view, t.import_checking())),
        ImportStage::Checked => Some(preview(frame, &own, &view)),
        ImportStage::Running => Some(running(frame, &own, &view, &name)),
        ImportStage::Done => Some(result(frame, &view)),
    };
    let lines = lines(frame, &own, &view);
    let again = view.row.stage == ImportStage::Checked;
    let matching = view
        .matching
        .filter(|_| open)
        .map(|matching| matching::form(t, &own, matching, again, &refusals));
    let discard = open.then(|| discard(t, &own));
    let who = if view.row.who.is_empty() {
        t.import_operator()
    } else {
        view.row.who.clone()
    };
    let body = view! {
        {crumbs(t, vec![(URL.to_owned(), t.import_title())], name.clone())}
        {Title::new(name.clone()).state(stage_badge(t, &view.row)).view()}
        <p class="subtitle">
            {who} " · " {when(frame, view.row.created_at, view.now)}
        </p>
        {summary}
        {gone}
        {stage}
        {lines}
        {matching}
        {discard}
    };
    frame.document(Page::office(App::Import, name), body.into_any())
}

fn under_way(t: Texts, own: &str, view: &ImportView, text: String) -> AnyView {
    let below = view! {
        <p>{text}</p>
        {look_again(t, own, view.follows, None)}
    };
    progress(t, None, below.into_any())
}

fn running(frame: &Frame, own: &str, view: &ImportView, name: &str) -> AnyView {
    let t = frame.texts();
    let row = &view.row;
    let bar = Bar {
        name: name.to_owned(),
        done: row.applied,
        total: row.total,
        counted: t.job_progress(figure(frame, row.applied), figure(frame, row.total)),
    };
    let below = view! {
        <p class="hint">{t.import_running()}</p>
        {look_again(t, own, view.follows, None)}
    };
    progress(t, Some(bar), below.into_any())
}

fn figures(frame: &Frame, view: &ImportView) -> AnyView {
    let t = frame.texts();
    let row = &view.row;
    let unchanged = row.total.saturating_sub(row.created + row.changed);
    let facts = vec![
        Detail::new(t.import_created(), figure(frame, row.created)),
        Detail::new(t.import_changed(), figure(frame, row.changed)),
        Detail::new(t.import_unchanged(), figure(frame, unchanged)),
        Detail::new(t.import_kept(), figure(frame, row.kept)),
        Detail::new(t.import_source(), view.source.clone()),
    ];
    details(&t.field_none(), facts)
}

fn preview(frame: &Frame, own: &str, view: &ImportView) -> AnyView {
    let t = frame.texts();
    let row = &view.row;
    let content = if row.rejected > 0 {
        let many = (!view.all_looked_for).then(|| view! { <p>{t.import_rejected_many()}</p> });
        let facts = vec![Detail::new(
            t.import_rejected(),
            figure(frame, row.rejected),
        )];
        view! {
            {details(&t.field_none(), facts)}
            {notice(t, Mood::Danger, t.import_rejected_text())}
            {many}
        }
        .into_any()
    } else {
        view! {
            {figures(frame, view)}
            <p class="hint">{t.import_go_hint()}</p>
            <form method="post" action=own.to_owned()>
                <div class="button-row">
                    <button class="button button-primary" type="submit" name="act" value="import">
                        {t.import_go(row.total)}
                    </button>
                </div>
            </form>
        }
        .into_any()
    };
    panel(
        "preview",
        t.import_preview_title(),
        None,
        panel_body(content),
    )
}

fn result(frame: &Frame, view: &ImportView) -> AnyView {
    let t = frame.texts();
    let content = view! {
        {figures(frame, view)}
        <div class="button-row">
            <a class="button button-primary" href="/office/contacts?sort=changed">
                {t.import_contacts()}
            </a>
            <a class="button" href=URL>{t.import_another()}</a>
        </div>
    };
    panel(
        "result",
        t.import_result_title(),
        None,
        panel_body(content.into_any()),
    )
}

fn lines(frame: &Frame, own: &str, view: &ImportView) -> Option<AnyView> {
    if view.lines.is_empty() {
        return None;
    }
    let t = frame.texts();
    let rejected = view.row.rejected > 0;
    let title = if rejected {
        t.import_rejected()
    } else {
        t.import_kept()
    };
    let all = if rejected {
        view.row.rejected
    } else {
        view.row.kept
    };
    let more = (all > view.lines.len() as u64)
        .then(|| view! { <p class="hint">{t.import_lines_first(view.lines.len())}</p> }.into_any());
    let last = if rejected {
        t.import_reason()
    } else {
        t.import_field_id()
    };
    let rows = view
        .lines
        .iter()
        .map(|line| {
            let fields: Vec<String> = line.fields.iter().map(|field| field_label(t, *field)).collect();
            let told = match &line.why {
                Some(why) => rule_text(frame.locale, why),
                None => line.id.clone(),
            };
            view! {
                <tr>
                    <td class="cell-number" data-label=t.import_line()>{line.line}</td>
                    <td class="cell-text" data-label=t.import_column_field()>{fields.join(", ")}</td>
                    <td class="cell-text" data-label=last.clone()>{told}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = view! {
        <tr>
            <th scope="col" class="cell-number">{t.import_line()}</th>
            <th scope="col">{t.import_column_field()}</th>
            <th scope="col">{last.clone()}</th>
        </tr>
    };
    let content = view! {
        {panel_table(title.clone(), head.into_any(), rows)}
        <div class="panel-body">
            <a class="button" href=format!("{own}/lines")>{t.import_lines_download()}</a>
        </div>
    };
    Some(panel("lines", title, more, content.into_any()))
}

fn discard(t: Texts, own: &str) -> AnyView {
    view! {
        <form method="post" action=own.to_owned()>
            <p class="hint">{t.import_forgotten()}</p>
            <button class="button button-quiet" type="submit" name="act" value="discard">
                {t.import_discard()}
            </button>
        </form>
    }
    .into_any()
}
