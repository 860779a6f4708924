//! Making one contact of duplicates: which one stays, and what moves.

use atrium_domain::id::ContactId;
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::ask::{Asks, people};
use super::conflict::{Known, words};
use super::form::labels;
use super::list_query::URL_LIST;
use super::{PortalState, crumbs, state_badge};
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Choice, Detail, Mood, Refusals, Title, Tone, badge, cell, details, first_button, notice, panel,
    panel_body, table_with,
};

/// Where duplicates are merged.
pub const URL_MERGE: &str = "/office/contacts/merge";

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeView {
    /// The duplicates.
    pub rows: Vec<MergeRow>,
    /// The one that stays.
    pub stay: ContactId,
    /// Values it gets, by control: as stored.
    pub filled: Vec<(&'static str, String)>,
    /// Values of the others that nothing keeps: contact's name, control, value.
    pub left: Vec<(String, &'static str, String)>,
    /// Whose access goes on.
    pub keeps: Asks,
    /// Whose access ends.
    pub ends: Asks,
    /// Names for the numbers in the values.
    pub parents: Vec<Choice>,
    /// Likewise.
    pub salespeople: Vec<Choice>,
    /// Why it can't be done.
    pub problems: Option<Problems>,
    /// One of them was changed since it was looked at.
    pub stale: bool,
}

/// One of the duplicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRow {
    /// The contact.
    pub id: ContactId,
    /// Its version.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Its company.
    pub company: Option<String>,
    /// Its address.
    pub email: String,
    /// Where it stands with the portal.
    pub state: PortalState,
    /// Whether it is archived.
    pub archived: bool,
    /// Contacts right below it.
    pub children: u64,
    /// Rows of files it was imported from.
    pub origins: u64,
}

/// The page.
pub fn merge_page(frame: &Frame, view: MergeView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[("stay", t.merge_stays())]);
    let stale = view
        .stale
        .then(|| notice(t, Mood::Warning, t.merge_stale()));
    let known = Known {
        parents: &view.parents,
        salespeople: &view.salespeople,
    };
    let staying = view
        .rows
        .iter()
        .find(|row| row.id == view.stay)
        .map(|row| row.name.clone())
        .unwrap_or_default();
    let filled = filled(frame, &known, &view.filled);
    let left = left(frame, &known, &view.left);
    let keeps = access(
        t,
        "keeps",
        t.merge_keeps(),
        t.merge_keeps_text(&staying),
        &view.keeps,
    );
    let ends = access(t, "ends", t.merge_ends(), t.merge_ends_text(), &view.ends);
    let button = if view.ends.people.is_empty() {
        view! { <button class="button button-primary" type="submit">{t.merge_button()}</button> }
            .into_any()
    } else {
        view! { <button class="button button-danger" type="submit">{t.ask_merge()}</button> }
            .into_any()
    };
    let merge = view.problems.is_none().then_some(button);
    let ending = view.ends.ending.clone();
    let body = view! {
        {crumbs(t, t.merge_title())}
        {Title::new(t.merge_title()).view()}
        <p class="subtitle">{t.merge_text()}</p>
        {stale}
        {summary}
        <form class="stack" method="post" action=URL_MERGE>
            // Enter only looks again.
            {first_button(Some("get"))}
            {choice(t, &view)}
            {filled}
            {left}
            {keeps}
            {ends}
            <input type="hidden" name="ending" value=ending/>
            <div class="form-foot">
                {merge}
                <a class="button" href=URL_LIST>{t.contact_cancel()}</a>
            </div>
        </form>
    };
    frame.document(
        Page::office(App::Contacts, t.merge_title()),
        body.into_any(),
    )
}

fn choice(t: Texts, view: &MergeView) -> AnyView {
    let rows: Vec<_> = view
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| choice_row(t, at, row, view.stay))
        .collect();
    let head = view! {
        <tr>
            <th scope="col">{t.merge_stays()}</th>
            <th scope="col">{t.contacts_column_company()}</th>
            <th scope="col">{t.contacts_column_email()}</th>
            <th scope="col" class="cell-number">{t.merge_children()}</th>
            <th scope="col" class="cell-number">{t.merge_origins()}</th>
            <th scope="col">{t.contacts_column_access()}</th>
        </tr>
    };
    let look = view! {
        <tr>
            <td colspan="6">
                <button class="button button-small" type="submit" formmethod="get">
                    {t.merge_look()}
                </button>
            </td>
        </tr>
    };
    table_with(
        t.merge_stays(),
        head.into_any(),
        rows,
        Some(look.into_any()),
    )
}

fn choice_row(t: Texts, at: usize, row: &MergeRow, stay: ContactId) -> AnyView {
    // The error summary links to the control's name: the first has it.
    let id = if at == 0 {
        "stay".to_owned()
    } else {
        format!("stay-{}", row.id)
    };
    let checked = row.id == stay;
    let archived = row
        .archived
        .then(|| badge(Tone::Ended, t.contacts_archived()));
    view! {
        <tr>
            <td class="cell-main">
                <input type="hidden" name="id" value=row.id.to_string()/>
                <input
                    type="hidden"
                    name=format!("seen.{}", row.id)
                    value=row.version.to_string()
                />
                <label class="choice">
                    <input
                        class="choice-input"
                        type="radio"
                        id=id
                        name="stay"
                        value=row.id.to_string()
                        checked=checked
                    />
                    <span class="choice-text">{row.name.clone()}</span>
                </label>
            </td>
            {cell(t.contacts_column_company(), row.company.clone().unwrap_or_default(), "cell-text cell-company")}
            {cell(t.contacts_column_email(), row.email.clone(), "cell-text cell-email")}
            {cell(t.merge_children(), number(row.children), "cell-number")}
            {cell(t.merge_origins(), number(row.origins), "cell-number")}
            <td class="cell-state" data-label=t.contacts_column_access()>
                {state_badge(t, row.state)} {archived}
            </td>
        </tr>
    }
    .into_any()
}

fn number(count: u64) -> String {
    if count == 0 {
        String::new()
    } else {
        count.to_string()
    }
}

fn label(t: Texts, name: &str) -> String {
    labels(t)
        .into_iter()
        .find(|(known, _)| *known == name)
        .map_or_else(|| name.to_owned(), |(_, label)| label)
}

fn filled(frame: &Frame, known: &Known<'_>, filled: &[(&'static str, String)]) -> AnyView {
    let t = frame.texts();
    let content = if filled.is_empty() {
        view! { <p class="muted">{t.merge_filled_none()}</p> }.into_any()
    } else {
        let facts = filled
            .iter()
            .map(|(name, value)| {
                let value = words(t, frame.locale, known, name, value);
                Detail::lines(label(t, name), value.lines().map(str::to_owned).collect())
            })
            .collect();
        details(&t.field_none(), facts)
    };
    panel("filled", t.merge_filled(), None, panel_body(content))
}

fn left(
    frame: &Frame,
    known: &Known<'_>,
    left: &[(String, &'static str, String)],
) -> Option<AnyView> {
    let t = frame.texts();
    if left.is_empty() {
        return None;
    }
    let rows: Vec<_> = left
        .iter()
        .map(|(contact, name, value)| {
            let value = words(t, frame.locale, known, name, value);
            view! {
                <tr>
                    <th scope="row" class="cell-main">{label(t, name)}</th>
                    <td class="cell-text" data-label=t.contacts_column_name()>{contact.clone()}</td>
                    <td class="cell-text" data-label=label(t, name)>{value}</td>
                </tr>
            }
        })
        .collect();
    let content = view! {
        {panel_body(view! { <p>{t.merge_left_text()}</p> }.into_any())}
        <div class="panel-flush">
            <div class="table-wrap">
                <table class="table">
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Some(panel("left", t.merge_left(), None, content.into_any()))
}

fn access(t: Texts, id: &str, title: String, text: String, who: &Asks) -> Option<AnyView> {
    (!who.people.is_empty()).then(|| {
        let content = view! { <p>{text}</p> {people(t, who)} };
        panel(id, title, None, panel_body(content.into_any()))
    })
}
