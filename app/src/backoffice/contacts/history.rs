//! What happened to a contact and its access, with each difference.

use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::conflict::{Known, words};
use super::form::labels;
use crate::shell::Frame;
use crate::ui::{Difference, Event, Tone, history_parts, panel, timeline_with};

/// Characters of a value that are shown: notes may be long.
const SHOWN: usize = 300;

/// One thing that happened to a contact or its access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEvent {
    /// Who did it, where that is known.
    pub who: Option<String>,
    /// What was done.
    pub what: History,
    /// When.
    pub at: Timestamp,
    /// What is different since: by control, before and after, as stored.
    pub changes: Vec<(String, Option<String>, String)>,
}

/// What can have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    Created,
    Changed,
    Archived,
    BroughtBack,
    Granted,
    Revoked,
    InvitationRepeated,
    InvitationShown,
    InvitationRequested,
    InvitationAccepted,
    SignedIn,
    SignedOut,
    ResetRequested,
    PasswordReset,
    PasswordChanged,
    Merged,
    MergedInto,
    AccountDeleted,
    Offered,
    OfferAccepted,
    OfferDeclined,
    OfferWithdrawn,
    Switched,
    MailRetried,
}

/// A part of a contact's history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryView {
    /// Newest first.
    pub events: Vec<HistoryEvent>,
    /// The address of what was before these.
    pub older: Option<String>,
    /// The address of the newest, where these are not.
    pub newest: Option<String>,
}

pub(super) fn history_panel(
    frame: &Frame,
    view: HistoryView,
    known: &Known<'_>,
    now: Timestamp,
) -> AnyView {
    let t = frame.texts();
    let content = if view.events.is_empty() {
        view! { <p class="muted">{t.contact_history_empty()}</p> }.into_any()
    } else {
        let events = view
            .events
            .into_iter()
            .map(|event| {
                let (what, tone) = event.what.in_words(t);
                let differences = event
                    .changes
                    .into_iter()
                    .map(|change| difference(t, frame.locale, known, change))
                    .collect();
                let told = Event {
                    who: event.who,
                    what,
                    at: event.at,
                    tone,
                };
                (told, differences)
            })
            .collect();
        timeline_with(frame, now, events)
    };
    let more = history_parts(t, view.newest, view.older);
    let content = view! {
        <div class="panel-body stack" data-region="history">{content} {more}</div>
    };
    panel("history", t.contact_history(), None, content.into_any())
}

fn difference(
    t: Texts,
    locale: Locale,
    known: &Known<'_>,
    (field, was, is): (String, Option<String>, String),
) -> Difference {
    let label = labels(t)
        .into_iter()
        .find(|(name, _)| *name == field)
        .map_or_else(|| field.clone(), |(_, label)| label);
    let shown = |value: String| {
        if value.is_empty() {
            t.contact_conflict_nothing()
        } else {
            cut(&words(t, locale, known, &field, &value))
        }
    };
    Difference {
        label,
        was: was.map(&shown),
        is: shown(is),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl History {
    fn in_words(self, t: Texts) -> (String, Tone) {
        match self {
            Self::Created => (t.contact_event_created(), Tone::Neutral),
            Self::Changed => (t.contact_event_changed(), Tone::Neutral),
            Self::Archived => (t.contact_event_archived(), Tone::Ended),
            Self::BroughtBack => (t.contact_event_brought_back(), Tone::Neutral),
            Self::Granted => (t.contact_event_granted(), Tone::Waiting),
            Self::Revoked => (t.contact_event_revoked(), Tone::Ended),
            Self::InvitationRepeated => (t.contact_event_repeated(), Tone::Waiting),
            Self::InvitationShown => (t.contact_event_shown(), Tone::Neutral),
            Self::InvitationRequested => (t.contact_event_requested(), Tone::Waiting),
            Self::InvitationAccepted => (t.contact_event_accepted(), Tone::Good),
            Self::SignedIn => (t.contact_event_signed_in(), Tone::Neutral),
            Self::SignedOut => (t.contact_event_signed_out(), Tone::Neutral),
            Self::ResetRequested => (t.contact_event_reset_requested(), Tone::Waiting),
            Self::PasswordReset => (t.contact_event_password_reset(), Tone::Good),
            Self::PasswordChanged => (t.contact_event_password_changed(), Tone::Good),
            Self::Merged => (t.contact_event_merged(), Tone::Neutral),
            Self::AccountDeleted => (t.contact_event_account_deleted(), Tone::Ended),
            Self::MergedInto => (t.contact_event_merged_into(), Tone::Ended),
            Self::Offered => (t.contact_event_offered(), Tone::Waiting),
            Self::OfferAccepted => (t.contact_event_offer_accepted(), Tone::Good),
            Self::OfferDeclined => (t.contact_event_offer_declined(), Tone::Ended),
            Self::OfferWithdrawn => (t.contact_event_offer_withdrawn(), Tone::Ended),
            Self::Switched => (t.contact_event_switched(), Tone::Neutral),
            Self::MailRetried => (t.contact_event_mail_retried(), Tone::Waiting),
        }
    }
}
