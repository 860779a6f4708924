//! The first administrator.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::TEXT_MAX;
use super::checker::{Checker, email};
use crate::email::Email;
use crate::password::{LeastLength, NewPassword};
use crate::problem::Problems;

/// The form as sent; `Debug` hides the passwords.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupForm {
    pub name: String,
    pub email: String,
    pub password: String,
    pub verify: String,
}

/// Who the first administrator will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
}

impl SetupForm {
    /// Reads the form. The password must be more than the name, the address,
    /// or `context`: the product's and the company's name.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self, least: LeastLength, context: &[&str]) -> Result<Setup, Problems> {
        let mut checker = Checker::default();
        let name = checker.required("name", &self.name, TEXT_MAX);
        let email = checker.keep("email", email(&self.email));
        let mut known = context.to_vec();
        known.extend([self.name.as_str(), self.email.as_str()]);
        let password = checker.part(NewPassword::check(
            &self.password,
            &self.verify,
            least,
            &known,
        ));
        let setup = email.zip(password).map(|(email, password)| Setup {
            name,
            email,
            password,
        });
        checker.finish(setup)
    }

    /// The form to show again: what was typed but for the passwords.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            verify: String::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for SetupForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetupForm")
            .field("name", &self.name)
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::PasswordPolicy;
    use crate::problem::Rule;

    const PLAIN: LeastLength = PasswordPolicy::PRODUCT.least(false);

    fn form(password: &str) -> SetupForm {
        SetupForm {
            name: "Ada Lovelace".into(),
            email: "ada@example.com".into(),
            password: password.into(),
            verify: password.into(),
        }
    }

    #[test]
    fn the_first_administrator_is_read() {
        let setup = form("correct horse battery")
            .check(PLAIN, &["Atrium"])
            .unwrap();
        assert_eq!(setup.name, "Ada Lovelace");
        assert_eq!(setup.email.as_str(), "ada@example.com");
    }

    #[test]
    fn the_own_name_and_the_product_are_no_password() {
        for password in ["Ada Lovelace 1815", "atriumatriumatrium"] {
            let problems = form(password).check(PLAIN, &["Atrium"]).unwrap_err();
            assert!(
                problems.field("password").eq([&Rule::PasswordGuessable]),
                "{password}"
            );
        }
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let problems = SetupForm::default().check(PLAIN, &[]).unwrap_err();
        for field in ["name", "email", "password"] {
            assert!(problems.field(field).eq([&Rule::Required]), "{field}");
        }
    }

    #[test]
    fn the_passwords_are_neither_shown_again_nor_printed() {
        let form = form("correct horse battery");
        assert_eq!(form.without_secrets().password, "");
        assert_eq!(form.without_secrets().verify, "");
        assert!(!format!("{form:?}").contains("horse"));
    }
}
