//! What was done on the page before, said once: `?done=KEY` in the address.

use atrium_i18n::Texts;

/// Only these can be said: an address never brings its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The password was changed while signed in.
    PasswordChanged,
    /// The password was set by a reset link.
    PasswordSet,
    /// A reset link was asked for; neutral about whether one was sent.
    ResetSent,
    /// A fresh invitation was asked for; neutral likewise.
    FreshAsked,
    /// The invitation was accepted.
    Welcome,
    /// The session was ended by its owner.
    SignedOut,
    /// The first administrator was created.
    SetUp,
    /// A form was saved.
    Saved,
    /// Somebody's login was changed.
    LoginChanged,
    /// A colleague's login was created.
    UserInvited,
    /// A link to choose a password was mailed.
    LinkMailed,
    /// A login was deactivated.
    Deactivated,
    /// A login was brought back.
    BroughtBack,
    /// A login was brought back, but not all of its memberships.
    BroughtBackInPart,
    /// Somebody's sessions were ended.
    SessionsEnded,
    /// Sessions elsewhere were ended.
    ElsewhereEnded,
    /// The account was deleted by its owner.
    AccountDeleted,
    /// Something was removed from a list.
    Removed,
    /// A company was added to the login, and is in use.
    Joined,
    /// An offered company was declined.
    Declined,
    /// Another company is in use.
    Switched,
    /// A letter is tried again.
    MailRetried,
    /// A file that was not imported is thrown away.
    ImportDiscarded,
    /// There was no session to end.
    NothingEnded,
}

impl Done {
    /// Everything that can be said.
    pub const ALL: &[Self] = &[
        Self::PasswordChanged,
        Self::PasswordSet,
        Self::ResetSent,
        Self::FreshAsked,
        Self::Welcome,
        Self::SignedOut,
        Self::SetUp,
        Self::Saved,
        Self::LoginChanged,
        Self::UserInvited,
        Self::LinkMailed,
        Self::Deactivated,
        Self::BroughtBack,
        Self::BroughtBackInPart,
        Self::SessionsEnded,
        Self::ElsewhereEnded,
        Self::AccountDeleted,
        Self::Removed,
        Self::Joined,
        Self::Declined,
        Self::Switched,
        Self::MailRetried,
        Self::ImportDiscarded,
        Self::NothingEnded,
    ];

    /// The value of `done` in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PasswordChanged => "password-changed",
            Self::PasswordSet => "password-set",
            Self::ResetSent => "reset-sent",
            Self::FreshAsked => "fresh-asked",
            Self::Welcome => "welcome",
            Self::SignedOut => "signed-out",
            Self::SetUp => "set-up",
            Self::Saved => "saved",
            Self::LoginChanged => "login-changed",
            Self::UserInvited => "user-invited",
            Self::LinkMailed => "link-mailed",
            Self::Deactivated => "deactivated",
            Self::BroughtBack => "brought-back",
            Self::BroughtBackInPart => "brought-back-in-part",
            Self::SessionsEnded => "sessions-ended",
            Self::ElsewhereEnded => "elsewhere-ended",
            Self::AccountDeleted => "account-deleted",
            Self::Removed => "removed",
            Self::Joined => "joined",
            Self::Declined => "declined",
            Self::Switched => "switched",
            Self::MailRetried => "mail-retried",
            Self::ImportDiscarded => "import-discarded",
            Self::NothingEnded => "nothing-ended",
        }
    }

    /// What the key stands for; none for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|done| done.key() == key)
    }

    pub(super) fn text(self, t: Texts) -> String {
        match self {
            Self::PasswordChanged => t.done_password_changed(),
            Self::PasswordSet => t.done_password_set(),
            Self::ResetSent => t.done_reset_sent(),
            Self::FreshAsked => t.done_fresh_asked(),
            Self::Welcome => t.done_welcome(),
            Self::SignedOut => t.done_signed_out(),
            Self::SetUp => t.done_setup(),
            Self::Saved => t.done_saved(),
            Self::LoginChanged => t.done_login_changed(),
            Self::UserInvited => t.done_user_invited(),
            Self::LinkMailed => t.done_link_mailed(),
            Self::Deactivated => t.done_deactivated(),
            Self::BroughtBack => t.done_brought_back(),
            Self::BroughtBackInPart => t.done_brought_back_in_part(),
            Self::SessionsEnded => t.done_sessions_ended(),
            Self::ElsewhereEnded => t.done_elsewhere_ended(),
            Self::AccountDeleted => t.done_account_deleted(),
            Self::Removed => t.done_removed(),
            Self::Joined => t.done_joined(),
            Self::Declined => t.done_declined(),
            Self::Switched => t.done_switched(),
            Self::MailRetried => t.done_mail_retried(),
            Self::ImportDiscarded => t.import_discarded(),
            Self::NothingEnded => t.done_nothing_ended(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_round_trip_and_other_texts_say_nothing() {
        for done in Done::ALL.iter().copied() {
            assert_eq!(Done::from_key(done.key()), Some(done));
        }
        assert_eq!(Done::from_key("Call+555-0100"), None);
        assert_eq!(Done::from_key(""), None);
    }
}
