//! Deleting one's own account: the password, and the login typed once more.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::checker::{Checker, email};
use crate::email::Email;
use crate::password::TypedPassword;
use crate::problem::{Problems, Rule};

/// The form as sent; `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DeleteAccountForm {
    pub current_password: String,
    pub login: String,
}

/// Whoever knows both may delete the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteAccount {
    pub current: TypedPassword,
}

impl DeleteAccountForm {
    /// Reads the form of whoever signs in as `own`.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self, own: &str) -> Result<DeleteAccount, Problems> {
        let mut checker = Checker::default();
        let current = checker.part(TypedPassword::check(
            &self.current_password,
            "current_password",
        ));
        let same = |typed: &Email| {
            own.parse::<Email>()
                .is_ok_and(|own| own.login_key() == typed.login_key())
        };
        if self.login.trim().is_empty() {
            checker.refuse("login", Rule::Required);
        } else if !email(&self.login).is_ok_and(|typed| same(&typed)) {
            checker.refuse("login", Rule::LoginDiffers);
        }
        checker.finish(current.map(|current| DeleteAccount { current }))
    }

    /// The form to show again: what was typed but for the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            current_password: String::new(),
            login: self.login.clone(),
        }
    }
}

impl fmt::Debug for DeleteAccountForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeleteAccountForm")
            .field("login", &self.login)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(password: &str, login: &str) -> DeleteAccountForm {
        DeleteAccountForm {
            current_password: password.into(),
            login: login.into(),
        }
    }

    #[test]
    fn the_login_counts_whatever_its_case() {
        let own = "Ana@Acme.example";
        assert!(form("secret", " ana@acme.EXAMPLE ").check(own).is_ok());
        let problems = form("secret", "ben@acme.example").check(own).unwrap_err();
        assert_eq!(problems, Problems::one("login", Rule::LoginDiffers));
    }

    #[test]
    fn both_are_needed_and_the_password_never_shows() {
        let problems = form("", "").check("ana@acme.example").unwrap_err();
        assert_eq!(problems.len(), 2);
        let typed = form("secret", "ana@acme.example");
        assert!(!format!("{typed:?}").contains("secret"));
        assert_eq!(typed.without_secrets().current_password, "");
    }
}
