//! Where somebody is signed in, and ending it.

use atrium_domain::id::UserId;
use atrium_domain::time::Timestamp;
use leptos::prelude::*;

use super::URL_USERS;
use crate::portal::{SessionRow, device_name};
use crate::shell::Frame;
use crate::ui::{Tone, badge, cell, panel, panel_body, panel_table, when};

pub(super) fn sessions(
    frame: &Frame,
    user: UserId,
    rows: Vec<SessionRow>,
    now: Timestamp,
) -> AnyView {
    let t = frame.texts();
    let title = t.user_sessions();
    if rows.is_empty() {
        let none = view! { <p class="muted">{t.user_sessions_empty()}</p> };
        return panel("sessions", title, None, panel_body(none.into_any()));
    }
    let action = format!("{URL_USERS}/{user}/sessions");
    let rows = rows
        .into_iter()
        .map(|row| {
            let own = row.this.then(|| badge(Tone::Good, t.user_session_this()));
            let device = device_name(t, row.device);
            let label = t.user_session_end_of(&device);
            view! {
                <tr>
                    <td class="cell-main">{device} " " {own}</td>
                    {cell(t.user_session_address(), row.address, "cell-text")}
                    <td class="cell-text nowrap" data-label=t.user_session_began()>
                        {when(frame, row.created_at, now)}
                    </td>
                    <td class="cell-text nowrap" data-label=t.user_session_used()>
                        {when(frame, row.last_seen_at, now)}
                    </td>
                    <td class="cell-actions">
                        <form method="post" action=action.clone()>
                            <button
                                class="button button-small"
                                type="submit"
                                name="session"
                                value=row.id.to_string()
                                aria-label=label
                            >
                                {t.user_session_end()}
                            </button>
                        </form>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = view! {
        <tr>
            <th scope="col">{t.user_session_device()}</th>
            <th scope="col">{t.user_session_address()}</th>
            <th scope="col">{t.user_session_began()}</th>
            <th scope="col">{t.user_session_used()}</th>
            <th scope="col">
                <span class="visually-hidden">{t.user_session_end()}</span>
            </th>
        </tr>
    };
    let all = view! {
        <form method="post" action=action>
            <button class="button button-small" type="submit" name="session" value="all">
                {t.user_sessions_end_all()}
            </button>
        </form>
    };
    let table = panel_table(title.clone(), head.into_any(), rows);
    panel("sessions", title, Some(all.into_any()), table)
}
