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
    /// A company was added to the login, and is in use.
    Joined,
    /// An offered company was declined.
    Declined,
    /// Another company is in use.
    Switched,
    /// A letter is tried again.
    MailRetried,
}

impl Done {
    /// Everything that can be said.
    pub const ALL: [Self; 12] = [
        Self::PasswordChanged,
        Self::PasswordSet,
        Self::ResetSent,
        Self::FreshAsked,
        Self::Welcome,
        Self::SignedOut,
        Self::SetUp,
        Self::Saved,
        Self::Joined,
        Self::Declined,
        Self::Switched,
        Self::MailRetried,
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
            Self::Joined => "joined",
            Self::Declined => "declined",
            Self::Switched => "switched",
            Self::MailRetried => "mail-retried",
        }
    }

    /// What the key stands for; none for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.key() == key)
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
            Self::Joined => t.done_joined(),
            Self::Declined => t.done_declined(),
            Self::Switched => t.done_switched(),
            Self::MailRetried => t.done_mail_retried(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_round_trip_and_other_texts_say_nothing() {
        for done in Done::ALL {
            assert_eq!(Done::from_key(done.key()), Some(done));
        }
        assert_eq!(Done::from_key("Call+555-0100"), None);
        assert_eq!(Done::from_key(""), None);
    }
}
