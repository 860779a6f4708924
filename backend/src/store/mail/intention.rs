//! Which letter is meant: what a row of the outbox remembers of it.

use atrium_domain::id::OfferId;
use serde::{Deserialize, Serialize};

use crate::mail::letter::AskedBy;

/// Which letter, with what it must remember until it is composed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Intention {
    /// An invitation, with what staff add.
    Invitation {
        /// May have several lines; empty for none.
        message: String,
    },
    /// A reset link.
    Reset {
        /// Staff asked for it, rather than whoever typed the address.
        by_staff: bool,
    },
    /// The password was changed.
    PasswordChanged {
        /// When, in microseconds.
        at: i64,
    },
    /// The login was changed; goes to the old and to the new address.
    LoginChanged {
        /// The login until then.
        old: String,
        /// The login from now on.
        new: String,
        /// When, in microseconds.
        at: i64,
    },
    /// An administrator set the password.
    PasswordSet {
        /// When, in microseconds.
        at: i64,
    },
    /// A link for staff to choose their first password.
    StaffInvitation,
    /// The account was deleted by its owner.
    AccountDeleted {
        /// When, in microseconds.
        at: i64,
    },
    /// A contact is offered to a login that exists.
    Offer {
        /// The offer.
        offer: OfferId,
        /// May have several lines; empty for none.
        message: String,
    },
    /// Somebody signed in with a browser that is new to the login.
    NewDevice {
        /// When, in microseconds.
        at: i64,
        /// The browser's name; empty where it is not known.
        browser: String,
        /// The system's name; empty where it is not known.
        system: String,
        /// The network address.
        address: String,
    },
}

impl Intention {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::Reset { .. } => "reset",
            Self::PasswordChanged { .. } => "password_changed",
            Self::LoginChanged { .. } => "login_changed",
            Self::PasswordSet { .. } => "password_set",
            Self::StaffInvitation => "staff_invitation",
            Self::AccountDeleted { .. } => "account_deleted",
            Self::Offer { .. } => "offer",
            Self::NewDevice { .. } => "new_device",
        }
    }

    /// Who asked, for a reset.
    #[must_use]
    pub const fn asked_by(by_staff: bool) -> AskedBy {
        if by_staff {
            AskedBy::Staff
        } else {
            AskedBy::Reader
        }
    }
}
