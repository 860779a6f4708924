//! `/office/outbox`: every letter and what became of it.

mod letter;
mod list;
mod query;
mod table;

#[cfg(test)]
mod tests;

pub use letter::{LetterView, letter_page};
pub use list::{OutboxRow, OutboxView, outbox_page};
pub use query::{OutboxQuery, URL};

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Tone, badge};

/// The letters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// An invitation.
    Invitation,
    /// A link to choose a new password.
    Reset,
    /// The notice that the password was changed.
    PasswordChanged,
    /// The notice that the login was changed.
    LoginChanged,
    /// The notice that an administrator set the password.
    PasswordSet,
    /// A link for a new colleague.
    StaffInvitation,
    /// The notice that the account was deleted.
    AccountDeleted,
    /// A company offered to a login that exists.
    Offer,
    /// The notice of a sign-in with a browser that is new to the login.
    NewDevice,
    /// One this version does not know.
    Unknown,
}

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// Waits for its turn.
    Queued,
    /// A process has it in hand.
    Sending,
    /// A server took it, or it lies in the folder.
    Sent,
    /// Refused for good, or given up.
    Failed,
    /// Overtaken: what it was about is no longer so.
    Cancelled,
    /// One this version does not know.
    Unknown,
}

impl MailState {
    /// The states one can ask for, as the filter shows them.
    pub const ALL: [Self; 5] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Cancelled,
    ];

    /// Its word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }

    fn name(self, t: Texts) -> String {
        match self {
            Self::Queued => t.outbox_state_queued(),
            Self::Sending => t.outbox_state_sending(),
            Self::Sent => t.outbox_state_sent(),
            Self::Failed => t.outbox_state_failed(),
            Self::Cancelled => t.outbox_state_cancelled(),
            Self::Unknown => t.outbox_state_unknown(),
        }
    }
}

/// Why a letter did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailReason {
    /// Its link was used meanwhile.
    LinkUsed,
    /// Its link was withdrawn meanwhile.
    LinkWithdrawn,
    /// Its link expired.
    LinkExpired,
    /// The server refused.
    Answered,
    /// The server can't take such an address.
    NoForeignLetters,
    /// The connection could not be protected.
    NoProtection,
    /// No answer in time.
    NoAnswer,
    /// The server could not be reached.
    NoConversation,
    /// The folder could not be written.
    Folder,
    /// The row can't be read.
    Unreadable,
    /// No letter could be made of it.
    CannotBeMade,
}

impl MailReason {
    fn text(self, t: Texts) -> String {
        match self {
            Self::LinkUsed => t.outbox_why_link_used(),
            Self::LinkWithdrawn => t.outbox_why_link_withdrawn(),
            Self::LinkExpired => t.outbox_why_link_expired(),
            Self::Answered => t.outbox_why_answered(),
            Self::NoForeignLetters => t.outbox_why_no_foreign_letters(),
            Self::NoProtection => t.outbox_why_no_protection(),
            Self::NoAnswer => t.outbox_why_no_answer(),
            Self::NoConversation => t.outbox_why_no_conversation(),
            Self::Folder => t.outbox_why_folder(),
            Self::Unreadable => t.outbox_why_unreadable(),
            Self::CannotBeMade => t.outbox_why_cannot_be_made(),
        }
    }

    /// Whether somebody else's words say more than the reason itself.
    const fn is_told_by_others(self) -> bool {
        match self {
            Self::LinkUsed | Self::LinkWithdrawn | Self::LinkExpired => false,
            Self::Answered
            | Self::NoForeignLetters
            | Self::NoProtection
            | Self::NoAnswer
            | Self::NoConversation
            | Self::Folder
            | Self::Unreadable
            | Self::CannotBeMade => true,
        }
    }
}

/// Why a letter did not leave: in the reader's language, and in the words of whoever refused.
pub(crate) fn why(t: Texts, reason: Option<MailReason>, said: &str) -> Vec<String> {
    let own = reason.map(|reason| reason.text(t));
    let quoted = (!said.is_empty() && reason.is_none_or(MailReason::is_told_by_others))
        .then(|| t.outbox_said(said));
    own.into_iter().chain(quoted).collect()
}

/// What a letter is called.
pub(crate) fn letter_name(t: Texts, letter: LetterKind) -> String {
    match letter {
        LetterKind::Invitation => t.outbox_letter_invitation(),
        LetterKind::Reset => t.outbox_letter_reset(),
        LetterKind::PasswordChanged => t.outbox_letter_password_changed(),
        LetterKind::LoginChanged => t.outbox_letter_login_changed(),
        LetterKind::PasswordSet => t.outbox_letter_password_set(),
        LetterKind::StaffInvitation => t.outbox_letter_staff_invitation(),
        LetterKind::AccountDeleted => t.outbox_letter_account_deleted(),
        LetterKind::Offer => t.outbox_letter_offer(),
        LetterKind::NewDevice => t.outbox_letter_new_device(),
        LetterKind::Unknown => t.outbox_letter_unknown(),
    }
}

fn state_badge(t: Texts, state: MailState, attempts: u32) -> AnyView {
    let (tone, word) = match state {
        MailState::Queued if attempts > 0 => (Tone::Late, t.outbox_state_retrying()),
        MailState::Queued | MailState::Sending => (Tone::Waiting, state.name(t)),
        MailState::Sent => (Tone::Good, state.name(t)),
        MailState::Failed => (Tone::Late, state.name(t)),
        MailState::Cancelled => (Tone::Ended, state.name(t)),
        MailState::Unknown => (Tone::Neutral, state.name(t)),
    };
    badge(tone, word)
}
