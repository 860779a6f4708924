//! What happened to a user.

use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::Frame;
use crate::ui::{Event, Tone, history_parts, panel, timeline};

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
    let content = view! {
        <div class="panel-body stack" data-region="history">{content} {more}</div>
    };
    panel("history", t.user_history(), None, content.into_any())
}
