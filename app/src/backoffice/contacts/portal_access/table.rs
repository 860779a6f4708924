//! The rows of the dialog. Whatever may come and go has an id of its own: by it the island finds
//! what stays.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::view::{DialogRow, Handover, RowActs, RowResult, RowState};
use crate::ui::{Symbol, Tone, badge_with, small_icon};

/// The table of contacts.
pub(super) fn rows_table(t: Texts, rows: Vec<DialogRow>) -> AnyView {
    let body = rows
        .into_iter()
        .map(|row| table_row(t, row))
        .collect::<Vec<_>>();
    view! {
        <div class="table-wrap" id="grant-rows">
            <table class="table grant-table">
                <caption class="visually-hidden">{t.grant_title()}</caption>
                <thead>
                    <tr>
                        <th class="cell-check" scope="col">
                            <span class="visually-hidden">{t.grant_column_select()}</span>
                        </th>
                        <th scope="col">{t.grant_column_contact()}</th>
                        <th scope="col">{t.grant_column_email()}</th>
                        <th scope="col">{t.grant_column_latest()}</th>
                        <th scope="col">{t.grant_column_state()}</th>
                        <th scope="col">
                            <span class="visually-hidden">{t.grant_column_acts()}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn table_row(t: Texts, row: DialogRow) -> AnyView {
    let id = row.id;
    let class = match &row.result {
        Some(result) if result.good => "grant-row grant-row-done",
        Some(_) => "grant-row grant-row-refused",
        None => "grant-row",
    };
    let name_id = format!("name-{id}");
    let email = email_cell(t, &row);
    let buttons = row_buttons(t, id, row.can, &name_id);
    let note = row
        .note
        .map(|note| view! { <span class="cell-sub">{note}</span> });
    let result = row.result.map(|result| result_row(t, id, result));
    let latest = row.latest_authentication.unwrap_or_else(|| "—".to_owned());
    view! {
        <tr class=class id=format!("row-{id}")>
            <td class="cell-check">
                <input
                    class="choice-input"
                    type="checkbox"
                    name="select"
                    value=id.to_string()
                    checked=row.selected
                    aria-label=t.grant_select_name(&row.name)
                />
            </td>
            <th scope="row" class="cell-main" id=name_id>
                {row.name}
                {note}
            </th>
            {email}
            <td data-label=t.grant_column_latest() class="cell-text">
                {latest}
            </td>
            <td class="cell-state" data-label=t.grant_column_state()>
                {state_badge(row.state, row.state_text)}
            </td>
            <td class="cell-actions">{buttons}</td>
        </tr>
        {result}
    }
    .into_any()
}

fn email_cell(t: Texts, row: &DialogRow) -> AnyView {
    let id = row.id;
    // Once somebody signs in, the login decides where mail goes, so changing
    // the contact's address here would mislead.
    let readonly = !row.email_decides;
    let error_id = format!("email-{id}-error");
    let described = row.email_problem.is_some().then(|| error_id.clone());
    let error = row
        .email_problem
        .clone()
        .map(|problem| error_line(t, error_id, problem));
    // Not type="email": browsers would turn its domain into Punycode, and what
    // comes back would not be what was typed.
    view! {
        <td class="grant-email" data-label=t.grant_column_email()>
            <input
                class="input input-cell"
                id=format!("email-{id}")
                type="text"
                inputmode="email"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                name=format!("email.{id}")
                value=row.email.clone()
                readonly=readonly
                data-stored=row.stored_email.clone()
                aria-label=t.grant_email_of(&row.name)
                aria-invalid=row.email_problem.is_some().then_some("true")
                aria-describedby=described
            />
            {error}
        </td>
    }
    .into_any()
}

/// A sentence about a control of the dialog.
pub(super) fn error_line(t: Texts, id: String, problem: String) -> AnyView {
    view! {
        <p class="error" id=id>
            {small_icon(Symbol::Warning)}
            <span>
                <span class="visually-hidden">{t.field_error_prefix()} " "</span>
                {problem}
            </span>
        </p>
    }
    .into_any()
}

fn state_badge(state: RowState, text: String) -> AnyView {
    let (tone, symbol) = match state {
        RowState::NotInPortal => (Tone::Neutral, Symbol::UserOff),
        RowState::Invited => (Tone::Waiting, Symbol::Clock),
        RowState::InPortal => (Tone::Good, Symbol::Check),
        RowState::InternalUser => (Tone::Neutral, Symbol::Shield),
        RowState::LoginElsewhere => (Tone::Neutral, Symbol::External),
    };
    badge_with(tone, symbol, text)
}

fn row_buttons(t: Texts, id: i64, can: RowActs, name_id: &str) -> AnyView {
    let buttons = [
        (can.grant, "grant", t.grant_grant()),
        (can.add_to_existing, "add", t.grant_add()),
        (can.reinvite, "reinvite", t.grant_reinvite()),
        (can.show_link, "show-link", t.grant_show_link()),
        (can.revoke, "revoke", t.grant_revoke()),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, act, label)| {
        view! {
            <button
                class="button button-small"
                type="submit"
                name="act"
                id=format!("{act}-{id}")
                value=format!("{act}:{id}")
                aria-describedby=name_id.to_owned()
            >
                {label}
            </button>
        }
    })
    .collect::<Vec<_>>();
    view! { <div class="row-actions">{buttons}</div> }.into_any()
}

fn result_row(t: Texts, id: i64, result: RowResult) -> AnyView {
    let (class, symbol) = if result.good {
        ("row-result row-result-good", Symbol::Check)
    } else {
        ("row-result row-result-danger", Symbol::Warning)
    };
    let handover = result
        .handover
        .map(|handover| handover_boxes(t, id, handover));
    view! {
        <tr class="grant-result-row" id=format!("result-{id}")>
            <td colspan="6">
                <p class=class>
                    {small_icon(symbol)}
                    <span>{result.text}</span>
                </p>
                {handover}
            </td>
        </tr>
    }
    .into_any()
}

fn handover_boxes(t: Texts, id: i64, handover: Handover) -> AnyView {
    let copy_box = |part: &str, label: String, value: String| {
        view! {
            <div class="copy-box">
                <input
                    class="input mono"
                    id=format!("{part}-{id}")
                    readonly
                    value=value
                    aria-label=label
                />
                <button class="button only-script" type="button" data-do="copy">
                    {small_icon(Symbol::Copy)}
                    {t.grant_copy()}
                </button>
            </div>
        }
    };
    view! {
        <div class="stack stack-small">
            {copy_box("link", t.grant_link(), handover.link)}
            {copy_box("code", t.grant_code(), handover.code)}
        </div>
    }
    .into_any()
}
