//! Asking for a link to choose a new password.

use serde::{Deserialize, Serialize};

use super::checker::{Checker, login};
use crate::email::Email;
use crate::problem::Problems;

/// The form as sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResetRequestForm {
    pub email: String,
}

impl ResetRequestForm {
    /// Reads the form. A text that is no address is refused: that says
    /// nothing about who has a login.
    ///
    /// # Errors
    /// What is wrong with `email`.
    pub fn check(&self) -> Result<Email, Problems> {
        let mut checker = Checker::default();
        let email = checker.keep("email", login(&self.email));
        checker.finish(email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Rule;

    #[test]
    fn one_address_is_asked_for() {
        let check = |email: &str| {
            ResetRequestForm {
                email: email.into(),
            }
            .check()
        };
        assert_eq!(check(" Jan@X.pl ").unwrap().as_str(), "Jan@x.pl");
        assert_eq!(check(""), Err(Problems::one("email", Rule::Required)));
        assert_eq!(
            check("jan"),
            Err(Problems::one("email", Rule::EmailInvalid))
        );
    }
}
