//! Row numbers as types, so that a contact's number cannot be passed for a user's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why a text is no row number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdProblem;

impl fmt::Display for IdProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a positive whole number in its shortest form")
    }
}

impl std::error::Error for IdProblem {}

/// Reads `1` to `9223372036854775807` without sign, blank or leading zero:
/// one row has one address, and caches, logs and comparisons may rely on it.
fn canonical(text: &str) -> Result<i64, IdProblem> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits_only || text.starts_with('0') {
        return Err(IdProblem);
    }
    text.parse().map_err(|_| IdProblem)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Wraps a number that came from the database.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// The number as the database holds it.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdProblem;

            fn from_str(text: &str) -> Result<Self, IdProblem> {
                canonical(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A person or company of the address book.
    ContactId;
    /// A login, of staff or of a customer.
    UserId;
    /// What ties a portal user to a contact.
    MembershipId;
    /// A signed-in browser.
    SessionId;
    /// A mailed, expiring, single-use link: invitation, reset or set-up.
    LinkId;
    /// A letter in the outbox.
    MailId;
    /// A place in the audit trail, counted from one without gaps.
    AuditSeq;
    /// An offer to add a contact to a login that exists.
    OfferId;
    /// Work on many rows, done beside the pages.
    JobId;
    /// A file of contacts on its way into the house.
    ImportId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_shortest_positive_decimal_is_an_id() {
        assert_eq!("42".parse(), Ok(ContactId::new(42)));
        assert_eq!("9223372036854775807".parse(), Ok(ContactId::new(i64::MAX)));
        for refused in [
            "",
            "0",
            "01",
            "+1",
            "-1",
            " 1",
            "1 ",
            "1.0",
            "1e3",
            "١",
            "9223372036854775808",
        ] {
            assert_eq!(refused.parse::<ContactId>(), Err(IdProblem), "{refused:?}");
        }
    }

    #[test]
    fn an_id_is_a_bare_number_in_json() {
        let id = UserId::new(7);
        assert_eq!(serde_json::to_string(&id).unwrap(), "7");
        assert_eq!(serde_json::from_str::<UserId>("7").unwrap(), id);
    }
}
