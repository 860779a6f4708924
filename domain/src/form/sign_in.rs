//! Signing in.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::checker::Checker;
use crate::email::LoginKey;
use crate::local_path::LocalPath;
use crate::password::TypedPassword;
use crate::problem::{Problems, Rule};

/// Characters of a login at most; an address has 254.
const LOGIN_MAX: usize = 320;

/// The sign-in form as sent. `remember`: a checkbox; `next`: where to go
/// afterwards. `Debug` hides the password.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub remember: String,
    pub next: String,
}

/// Who wants in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    pub login: LoginKey,
    pub password: TypedPassword,
    pub remember: bool,
    /// None where nothing safe was asked for.
    pub next: Option<LocalPath>,
}

impl SignInForm {
    /// Reads the form. Whether the login is an address is not said: that
    /// would be an answer before the password is right.
    ///
    /// # Errors
    /// All that is wrong, by control. A bad `next` is dropped, not refused.
    pub fn check(&self) -> Result<SignIn, Problems> {
        let mut checker = Checker::default();
        let login = self.email.trim();
        if login.is_empty() {
            checker.refuse("email", Rule::Required);
        } else if login.chars().count() > LOGIN_MAX {
            checker.refuse("email", Rule::TooLong { max: LOGIN_MAX });
        }
        let password = checker.part(TypedPassword::check(&self.password, "password"));
        let remember = checker.tick("remember", &self.remember);
        let value = password.map(|password| SignIn {
            login: LoginKey::of(login),
            password,
            remember,
            next: LocalPath::parse(&self.next),
        });
        checker.finish(value)
    }

    /// The form to show again: what was typed but for the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for SignInForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInForm")
            .field("email", &self.email)
            .field("remember", &self.remember)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SignInForm {
        SignInForm {
            email: " Jan@X.pl ".into(),
            password: " secret ".into(),
            remember: "on".into(),
            next: "/my?page=2".into(),
        }
    }

    #[test]
    fn a_login_is_read_as_its_key_and_the_password_as_typed() {
        let sign_in = form().check().unwrap();
        assert_eq!(sign_in.login, LoginKey::of("jan@x.pl"));
        assert_eq!(sign_in.password.expose(), " secret ");
        assert!(sign_in.remember);
        assert_eq!(sign_in.next.unwrap().as_str(), "/my?page=2");
    }

    #[test]
    fn a_login_that_is_no_address_is_not_refused_here() {
        assert!(
            SignInForm {
                email: "jan".into(),
                ..form()
            }
            .check()
            .is_ok()
        );
    }

    #[test]
    fn another_site_is_never_next() {
        for next in [
            "//e",
            "/\\e",
            "https:e",
            "javascript:alert(1)",
            "/\t/e",
            "/a\r\nb",
            "",
        ] {
            let sign_in = SignInForm {
                next: next.into(),
                ..form()
            }
            .check()
            .unwrap();
            assert_eq!(sign_in.next, None, "{next:?}");
        }
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let problems = SignInForm {
            remember: "perhaps".into(),
            ..SignInForm::default()
        }
        .check()
        .unwrap_err();
        assert_eq!(
            problems.field("email").collect::<Vec<_>>(),
            [&Rule::Required]
        );
        assert_eq!(
            problems.field("password").collect::<Vec<_>>(),
            [&Rule::Required]
        );
        assert_eq!(
            problems.field("remember").collect::<Vec<_>>(),
            [&Rule::NotABoolean]
        );
    }

    #[test]
    fn the_password_is_neither_shown_again_nor_printed() {
        assert_eq!(form().without_secrets().password, "");
        assert_eq!(form().without_secrets().email, form().email);
        assert!(!format!("{:?}", form()).contains("secret"));
    }
}
