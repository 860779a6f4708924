//! What belongs to a user: memberships, sessions, history.

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::{PayRight, Rights, Visibility};
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::URL_USERS;
use super::page::panel;
use crate::backoffice::contacts::list_table::cell;
use crate::portal::{SessionRow, device_name};
use crate::shell::Frame;
use crate::ui::{Event, Tone, badge, history_parts, timeline, when};

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

/// One thing that happened to a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserEvent {
    /// Who did it, where that is known.
    pub who: Option<String>,
    /// What was done.
    pub what: UserHistory,
    /// When.
    pub at: Timestamp,
}

/// A part of a user's history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserHistoryView {
    /// Newest first.
    pub events: Vec<UserEvent>,
    /// The address of what was before these.
    pub older: Option<String>,
    /// The address of the newest, where these are not.
    pub newest: Option<String>,
}

/// What can have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserHistory {
    Created,
    Granted,
    Revoked,
    InvitationRepeated,
    InvitationShown,
    InvitationRequested,
    InvitationAccepted,
    SignedIn,
    SignInRefused,
    SignedOut,
    ResetRequested,
    PasswordReset,
    PasswordChanged,
    ResetOnServer,
    LoginChanged,
    PasswordSet,
    ResetSent,
    RoleChanged,
    Deactivated,
    BroughtBack,
    SessionsEnded,
    /// Its owner deleted the account.
    AccountDeleted,
    /// Its owner accepted an offer.
    OfferAccepted,
    /// Its owner went on in another company.
    Switched,
}

impl UserHistory {
    /// All of them, for the test that says each in words.
    pub const ALL: [Self; 24] = [
        Self::Created,
        Self::Granted,
        Self::Revoked,
        Self::InvitationRepeated,
        Self::InvitationShown,
        Self::InvitationRequested,
        Self::InvitationAccepted,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::ResetRequested,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::ResetOnServer,
        Self::LoginChanged,
        Self::PasswordSet,
        Self::ResetSent,
        Self::RoleChanged,
        Self::Deactivated,
        Self::BroughtBack,
        Self::SessionsEnded,
        Self::AccountDeleted,
        Self::OfferAccepted,
        Self::Switched,
    ];

    fn in_words(self, t: Texts) -> (String, Tone) {
        match self {
            Self::Created => (t.user_event_created(), Tone::Neutral),
            Self::Granted => (t.contact_event_granted(), Tone::Waiting),
            Self::Revoked => (t.contact_event_revoked(), Tone::Ended),
            Self::InvitationRepeated => (t.contact_event_repeated(), Tone::Waiting),
            Self::InvitationShown => (t.contact_event_shown(), Tone::Neutral),
            Self::InvitationRequested => (t.contact_event_requested(), Tone::Waiting),
            Self::InvitationAccepted => (t.contact_event_accepted(), Tone::Good),
            Self::SignedIn => (t.contact_event_signed_in(), Tone::Neutral),
            Self::SignInRefused => (t.user_event_refused(), Tone::Late),
            Self::SignedOut => (t.contact_event_signed_out(), Tone::Neutral),
            Self::ResetRequested => (t.contact_event_reset_requested(), Tone::Waiting),
            Self::PasswordReset => (t.contact_event_password_reset(), Tone::Good),
            Self::PasswordChanged => (t.contact_event_password_changed(), Tone::Good),
            Self::ResetOnServer => (t.user_event_reset_on_server(), Tone::Neutral),
            Self::LoginChanged => (t.user_event_login(), Tone::Neutral),
            Self::PasswordSet => (t.user_event_password(), Tone::Waiting),
            Self::ResetSent => (t.user_event_reset(), Tone::Waiting),
            Self::RoleChanged => (t.user_event_role(), Tone::Neutral),
            Self::Deactivated => (t.user_event_deactivated(), Tone::Ended),
            Self::BroughtBack => (t.user_event_brought_back(), Tone::Waiting),
            Self::SessionsEnded => (t.user_event_sessions(), Tone::Neutral),
            Self::AccountDeleted => (t.contact_event_account_deleted(), Tone::Ended),
            Self::OfferAccepted => (t.contact_event_offer_accepted(), Tone::Good),
            Self::Switched => (t.contact_event_switched(), Tone::Neutral),
        }
    }
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

fn table(caption: String, head: Vec<String>, rows: Vec<AnyView>) -> AnyView {
    let head: Vec<_> = head
        .into_iter()
        .map(|label| view! { <th scope="col">{label}</th> })
        .collect();
    view! {
        <div class="panel-body panel-flush">
            <div class="table-wrap">
                <table class="table table-plain">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn nothing(text: String) -> AnyView {
    view! { <div class="panel-body"><p class="muted">{text}</p></div> }.into_any()
}

pub(super) fn memberships(frame: &Frame, rows: Vec<MembershipRow>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    if rows.is_empty() {
        let text = nothing(t.user_memberships_empty());
        return panel("memberships", t.user_memberships(), text);
    }
    let rows = rows
        .into_iter()
        .map(|row| {
            let ended = row.ended_at.map(|at| {
                view! { {badge(Tone::Ended, t.user_membership_ended())} " " {when(frame, at, now)} }
            });
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
                    <td class="cell-state" data-label=t.users_state()>{ended}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = vec![
        t.user_contact(),
        t.user_membership_rights(),
        t.user_membership_since(),
        t.users_state(),
    ];
    let table = table(t.user_memberships(), head, rows);
    panel("memberships", t.user_memberships(), table)
}

pub(super) fn sessions(
    frame: &Frame,
    user: UserId,
    rows: Vec<SessionRow>,
    now: Timestamp,
) -> AnyView {
    let t = frame.texts();
    if rows.is_empty() {
        return panel(
            "sessions",
            t.user_sessions(),
            nothing(t.user_sessions_empty()),
        );
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
    let head = vec![
        t.user_session_device(),
        t.user_session_address(),
        t.user_session_began(),
        t.user_session_used(),
        t.user_session_end(),
    ];
    let table = table(t.user_sessions(), head, rows);
    let content = view! {
        {table}
        <div class="panel-body">
            <form method="post" action=action.clone()>
                <button class="button" type="submit" name="session" value="all">
                    {t.user_sessions_end_all()}
                </button>
            </form>
        </div>
    };
    panel("sessions", t.user_sessions(), content.into_any())
}

pub(super) fn history(frame: &Frame, view: UserHistoryView, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let content = if view.events.is_empty() {
        view! { <p class="muted">{t.user_history_empty()}</p> }.into_any()
    } else {
        let events = view
            .events
            .into_iter()
            .map(|event| {
                let (what, tone) = event.what.in_words(t);
                Event {
                    who: event.who,
                    what,
                    at: event.at,
                    tone,
                }
            })
            .collect();
        timeline(frame, now, events)
    };
    let more = history_parts(t, view.newest, view.older);
    let content = view! { <div class="panel-body" data-region="history">{content} {more}</div> };
    panel("history", t.user_history(), content.into_any())
}
