//! A login for a new colleague.

use serde::{Deserialize, Serialize};

use super::TEXT_MAX;
use super::checker::{Checker, email};
use crate::email::Email;
use crate::locale::Locale;
use crate::permission::Role;
use crate::problem::{Problems, Rule};

/// The form as sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewColleagueForm {
    pub name: String,
    pub email: String,
    pub role: String,
    pub language: String,
}

/// Who is to work here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewColleague {
    pub name: String,
    pub email: Email,
    pub role: Role,
    pub language: Option<Locale>,
}

impl NewColleagueForm {
    /// Reads the form.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self) -> Result<NewColleague, Problems> {
        let mut checker = Checker::default();
        let name = checker.required("name", &self.name, TEXT_MAX);
        let email = checker.keep("email", email(&self.email));
        let role = checker.keep("role", role(&self.role));
        let language = checker.optional("language", &self.language, |code| {
            Locale::from_code(code).ok_or(Rule::UnknownLanguage)
        });
        let colleague = email.zip(role).map(|(email, role)| NewColleague {
            name,
            email,
            role,
            language,
        });
        checker.finish(colleague)
    }
}

fn role(code: &str) -> Result<Role, Rule> {
    Role::from_code(code.trim()).ok_or(Rule::UnknownChoice)
}

/// Another role for a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    pub role: String,
}

impl RoleForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong with `role`.
    pub fn check(&self) -> Result<Role, Problems> {
        let mut checker = Checker::default();
        let role = checker.keep("role", role(&self.role));
        checker.finish(role)
    }
}

/// Another login for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    pub login: String,
}

impl LoginForm {
    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong with `login`.
    pub fn check(&self) -> Result<Email, Problems> {
        let mut checker = Checker::default();
        let login = checker.keep("login", email(&self.login));
        checker.finish(login)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colleague_is_read_and_everything_wrong_is_said_at_once() {
        let form = NewColleagueForm {
            name: " Ada ".into(),
            email: "ada@example.com".into(),
            role: "manager".into(),
            language: String::new(),
        };
        let read = form.check().unwrap();
        assert_eq!((read.name.as_str(), read.role), ("Ada", Role::Manager));
        let wrong = NewColleagueForm {
            role: "root".into(),
            language: "fr".into(),
            ..NewColleagueForm::default()
        };
        let problems = wrong.check().unwrap_err();
        for (field, rule) in [
            ("name", Rule::Required),
            ("email", Rule::Required),
            ("role", Rule::UnknownChoice),
            ("language", Rule::UnknownLanguage),
        ] {
            assert!(problems.field(field).eq([&rule]), "{field}");
        }
    }

    #[test]
    fn a_login_is_exactly_one_address() {
        let login = |login: &str| {
            LoginForm {
                login: login.into(),
            }
            .check()
        };
        assert_eq!(login("Ada@X.pl").unwrap().as_str(), "Ada@x.pl");
        assert!(login("ada").is_err() && login("a@x.pl, b@x.pl").is_err());
    }
}
