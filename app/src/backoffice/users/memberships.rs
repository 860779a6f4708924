//! What a login is tied to.

use atrium_domain::id::ContactId;
use atrium_domain::locale::Locale;
use atrium_domain::permission::{PayRight, Rights, Visibility};
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::Frame;
use crate::ui::{Tone, badge, cell, panel, panel_body, panel_table, when};

/// A membership of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRow {
    /// The contact it is tied to.
    pub contact: ContactId,
    /// That contact's name; empty when it is out of sight.
    pub name: String,
    /// What it allows.
    pub rights: Rights,
    /// Since when.
    pub granted_at: Timestamp,
    /// Until when, once it is over.
    pub ended_at: Option<Timestamp>,
}

/// What a membership allows, in a line.
fn rights_in_words(t: Texts, locale: Locale, rights: &Rights) -> String {
    let mut words = vec![match rights.visibility {
        Visibility::Company => t.grant_visibility_company(),
        Visibility::Own => t.grant_visibility_own(),
    }];
    if rights.sign {
        words.push(t.grant_right_sign());
    }
    match rights.pay {
        PayRight::None => {}
        PayRight::Unlimited => words.push(t.grant_pay()),
        PayRight::Limited(limit) => {
            words.push(format!(
                "{} ≤ {}",
                t.grant_pay(),
                locale.format_money(limit)
            ));
        }
    }
    if rights.manage_colleagues {
        words.push(t.grant_right_manage());
    }
    words.join(" · ")
}

pub(super) fn memberships(frame: &Frame, rows: Vec<MembershipRow>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let title = t.user_memberships();
    if rows.is_empty() {
        let none = view! { <p class="muted">{t.user_memberships_empty()}</p> };
        return panel("memberships", title, None, panel_body(none.into_any()));
    }
    let rows = rows
        .into_iter()
        .map(|row| {
            let state = match row.ended_at {
                Some(at) => view! {
                    {badge(Tone::Ended, t.user_membership_ended())}
                    <span class="cell-sub">{when(frame, at, now)}</span>
                }
                .into_any(),
                None => badge(Tone::Good, t.users_state_active()),
            };
            let class = if row.ended_at.is_some() {
                "row-muted"
            } else {
                ""
            };
            let rights = rights_in_words(t, frame.locale, &row.rights);
            view! {
                <tr class=class>
                    <td class="cell-main">
                        <a class="row-link" href=format!("/office/contacts/{}", row.contact)>
                            {row.name}
                        </a>
                    </td>
                    {cell(t.user_membership_rights(), rights, "cell-text")}
                    <td class="cell-text nowrap" data-label=t.user_membership_since()>
                        {when(frame, row.granted_at, now)}
                    </td>
                    <td class="cell-state" data-label=t.users_state()>{state}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = view! {
        <tr>
            <th scope="col">{t.user_contact()}</th>
            <th scope="col">{t.user_membership_rights()}</th>
            <th scope="col">{t.user_membership_since()}</th>
            <th scope="col">{t.users_state()}</th>
        </tr>
    };
    let table = panel_table(title.clone(), head.into_any(), rows);
    panel("memberships", title, None, table)
}
