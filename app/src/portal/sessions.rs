//! Where somebody is signed in, and ending it.

use atrium_domain::device::Device;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::Frame;
use crate::ui::{Tone, badge, table, when};

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its number.
    pub id: i64,
    /// What its browser says it is.
    pub device: Device,
    /// The network address it began at.
    pub address: String,
    /// *Remember me* was ticked.
    pub remembered: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// Its last request.
    pub last_seen_at: Timestamp,
    /// It is the one that reads this page.
    pub this: bool,
}

/// What a browser says it is, in words.
pub(crate) fn device_name(t: Texts, device: Device) -> String {
    match (device.browser, device.system) {
        (Some(browser), Some(system)) => t.sessions_device(browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t.sessions_device_unknown(),
    }
}

/// The table and the button that ends all others.
pub(super) fn sessions(frame: &Frame, rows: &[SessionRow], now: Timestamp) -> AnyView {
    let t = frame.texts();
    let others = rows.iter().any(|row| !row.this);
    let rows: Vec<_> = rows.iter().map(|row| line(frame, row, now)).collect();
    let end_all = if others {
        view! {
            <form class="stack-small" method="post" action="/my/security/sessions/end">
                <div class="button-row">
                    <button class="button" type="submit">{t.sessions_end_all()}</button>
                </div>
                <p class="hint">{t.sessions_end_all_hint()}</p>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="hint">{t.sessions_only_this()}</p> }.into_any()
    };
    let head = view! {
        <tr>
            <th scope="col">{t.sessions_title()}</th>
            <th scope="col">{t.sessions_address()}</th>
            <th scope="col">{t.sessions_last()}</th>
            <th scope="col">{t.sessions_since()}</th>
            <th scope="col">
                <span class="visually-hidden">{t.sessions_end()}</span>
            </th>
        </tr>
    };
    let table = table(t.sessions_title(), head.into_any(), rows);
    view! { <div class="stack">{table} {end_all}</div> }.into_any()
}

fn line(frame: &Frame, row: &SessionRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let device = device_name(t, row.device);
    let remembered = row
        .remembered
        .then(|| view! { <span class="cell-sub">{t.sessions_remembered()}</span> });
    let end = if row.this {
        badge(Tone::Good, t.sessions_this())
    } else {
        let action = format!("/my/security/sessions/{}/end", row.id);
        view! {
            <form method="post" action=action>
                <button
                    class="button button-small"
                    type="submit"
                    aria-label=t.sessions_end_one(&device)
                >
                    {t.sessions_end()}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <td class="cell-main">{device.clone()} {remembered}</td>
            <td class="cell-text" data-label=t.sessions_address()>{row.address.clone()}</td>
            <td class="cell-text nowrap" data-label=t.sessions_last()>
                {when(frame, row.last_seen_at, now)}
            </td>
            <td class="cell-text nowrap" data-label=t.sessions_since()>
                {when(frame, row.created_at, now)}
            </td>
            <td class="cell-state">{end}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
impl SessionRow {
    /// This one, and one of an unknown device.
    pub fn samples() -> Vec<Self> {
        let row = |id, device, this: bool| Self {
            id,
            device,
            address: "2001:db8::1".to_owned(),
            remembered: !this,
            created_at: Timestamp::from_seconds(1_795_300_000),
            last_seen_at: Timestamp::from_seconds(1_795_309_000),
            this,
        };
        let known = Device {
            browser: Some("Firefox"),
            system: Some("Linux"),
        };
        vec![row(1, known, true), row(2, Device::default(), false)]
    }
}
