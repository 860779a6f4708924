//! The table of letters.

use atrium_domain::time::Timestamp;
use leptos::prelude::*;

use super::{OutboxRow, URL, letter_name, state_badge, why};
use crate::shell::Frame;
use crate::ui::{table, when};

pub(super) fn letters(frame: &Frame, rows: Vec<OutboxRow>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let head = view! {
        <tr>
            <th scope="col">{t.outbox_column_recipient()}</th>
            <th scope="col">{t.outbox_column_letter()}</th>
            <th scope="col">{t.outbox_column_state()}</th>
            <th scope="col" class="cell-number narrow-hide">{t.outbox_column_attempts()}</th>
            <th scope="col">{t.outbox_column_created()}</th>
            <th scope="col" class="middle-hide">{t.outbox_column_sent()}</th>
            <th scope="col" class="narrow-hide">{t.outbox_column_next()}</th>
        </tr>
    };
    let rows = rows
        .into_iter()
        .map(|row| table_row(frame, row, now))
        .collect();
    table(t.outbox_title(), head.into_any(), rows)
}

fn table_row(frame: &Frame, row: OutboxRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let name = (!row.recipient_name.is_empty())
        .then(|| view! { <span class="cell-sub">{row.recipient_name}</span> });
    let reason = why(t, row.reason, &row.said)
        .into_iter()
        .map(|line| view! { <span class="cell-sub">{line}</span> })
        .collect::<Vec<_>>();
    let retry = row.may_retry.then(|| {
        view! {
            <form method="post" action=format!("{URL}/{}/retry", row.id)>
                <button class="button button-small" type="submit">{t.outbox_retry()}</button>
            </form>
        }
    });
    let time = |class: &str, label: String, at: Option<Timestamp>| {
        let class = if at.is_some() {
            format!("cell-text nowrap {class}")
        } else {
            format!("cell-text cell-empty {class}")
        };
        let at = at.map(|at| when(frame, at, now));
        view! { <td class=class data-label=label>{at}</td> }
    };
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL}/{}", row.id)>{row.recipient}</a> {name}
            </td>
            <td class="cell-text cell-word" data-label=t.outbox_column_letter()>
                {letter_name(t, row.letter)}
            </td>
            <td class="cell-state" data-label=t.outbox_column_state()>
                {state_badge(t, row.state, row.attempts)} {reason} {retry}
            </td>
            <td class="cell-number narrow-hide" data-label=t.outbox_column_attempts()>
                {frame.locale.format_integer(i64::from(row.attempts))}
            </td>
            {time("", t.outbox_column_created(), Some(row.created_at))}
            {time("middle-hide", t.outbox_column_sent(), row.sent_at)}
            {time("narrow-hide", t.outbox_column_next(), row.next_attempt_at)}
        </tr>
    }
    .into_any()
}
