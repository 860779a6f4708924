//! Choosing a password, by invitation or reset.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::password::{LeastLength, NewPassword};
use crate::problem::Problems;

/// The form as sent; both fields are secrets and `Debug` hides them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    pub password: String,
    pub verify: String,
}

impl NewPasswordForm {
    /// Reads the form; arguments as [`NewPassword::check`] has them.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self, least: LeastLength, context: &[&str]) -> Result<NewPassword, Problems> {
        NewPassword::check(&self.password, &self.verify, least, context)
    }

    /// The form to show again, which is an empty one.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for NewPasswordForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPasswordForm").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::PasswordPolicy;

    #[test]
    fn the_form_keeps_its_secrets() {
        let form = NewPasswordForm {
            password: "correct horse battery".into(),
            verify: "correct horse battery".into(),
        };
        assert_eq!(
            form.check(PasswordPolicy::default().least(false), &[])
                .unwrap()
                .expose(),
            "correct horse battery"
        );
        assert_eq!(format!("{form:?}"), "NewPasswordForm { .. }");
        assert_eq!(form.without_secrets(), NewPasswordForm::default());
    }
}
