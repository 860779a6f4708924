//! The invitation's short code, typed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::checker::{Checker, login};
use crate::code::TypedCode;
use crate::email::Email;
use crate::problem::{Problems, Rule};

/// The form as sent. The code is a secret: `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationCodeForm {
    pub email: String,
    pub code: String,
}

/// An address and a code of the right shape, still to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationCode {
    pub email: Email,
    pub code: TypedCode,
}

impl InvitationCodeForm {
    /// Reads the form.
    ///
    /// # Errors
    /// All that is wrong, by control; a code of the wrong shape is
    /// [`Rule::CodeWrong`].
    pub fn check(&self) -> Result<InvitationCode, Problems> {
        let mut checker = Checker::default();
        let email = checker.keep("email", login(&self.email));
        let code = if self.code.trim().is_empty() {
            Err(Rule::Required)
        } else {
            TypedCode::parse(&self.code).ok_or(Rule::CodeWrong)
        };
        let code = checker.keep("code", code);
        checker.finish(
            email
                .zip(code)
                .map(|(email, code)| InvitationCode { email, code }),
        )
    }

    /// The form to show again: what was typed but for the code.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            code: String::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for InvitationCodeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvitationCodeForm")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(email: &str, code: &str) -> InvitationCodeForm {
        InvitationCodeForm {
            email: email.into(),
            code: code.into(),
        }
    }

    #[test]
    fn a_code_is_read_however_it_is_grouped() {
        let read = form("jan@x.pl", " o1abc defgh").check().unwrap();
        assert_eq!(read.email.as_str(), "jan@x.pl");
        assert_eq!(read.code, TypedCode::parse("01ABC-DEFGH").unwrap());
    }

    #[test]
    fn full_width_letters_and_signs_are_the_plain_ones() {
        let read = form("ｊａｎ＠ｘ．ｐｌ", "０１ＡＢＣ－ｄｅｆｇｈ")
            .check()
            .unwrap();
        assert_eq!(read.email.as_str(), "jan@x.pl");
        assert_eq!(read.code, TypedCode::parse("01ABC-DEFGH").unwrap());
        let longer = format!("jan＠x.pl{}＠", " ".repeat(400));
        assert!(form(&longer, "01ABC-DEFGH").check().is_err());
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let problems = form("jan", "123").check().unwrap_err();
        assert!(problems.field("email").eq([&Rule::EmailInvalid]));
        assert!(problems.field("code").eq([&Rule::CodeWrong]));
        let problems = form("", " ").check().unwrap_err();
        assert!(problems.field("email").eq([&Rule::Required]));
        assert!(problems.field("code").eq([&Rule::Required]));
    }

    #[test]
    fn the_code_is_neither_shown_again_nor_printed() {
        let form = form("jan@x.pl", "01ABC-DEFGH");
        assert_eq!(form.without_secrets().code, "");
        assert!(!format!("{form:?}").contains("01ABC"));
    }
}
