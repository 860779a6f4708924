//! Changing one's own password.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::checker::Checker;
use crate::password::{LeastLength, NewPassword, TypedPassword};
use crate::problem::{Problems, Rule};

/// The form as sent; all fields are secrets and `Debug` hides them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    pub current_password: String,
    pub password: String,
    pub verify: String,
}

/// The current password, still to be verified, and the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePassword {
    pub current: TypedPassword,
    pub new: NewPassword,
}

impl ChangePasswordForm {
    /// Reads the form; arguments as [`NewPassword::check`] has them.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self, least: LeastLength, context: &[&str]) -> Result<ChangePassword, Problems> {
        let mut checker = Checker::default();
        let current = checker.part(TypedPassword::check(
            &self.current_password,
            "current_password",
        ));
        let new = checker.part(NewPassword::check(
            &self.password,
            &self.verify,
            least,
            context,
        ));
        if new
            .as_ref()
            .is_some_and(|new| is_hardly_another(&self.current_password, new.expose()))
        {
            checker.refuse("password", Rule::PasswordUnchanged);
        }
        checker.finish(
            current
                .zip(new)
                .map(|(current, new)| ChangePassword { current, new }),
        )
    }

    /// The form to show again, which is an empty one.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for ChangePasswordForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChangePasswordForm").finish_non_exhaustive()
    }
}

/// Whoever knows the one would guess the other: it is the same but for case, or has it inside.
fn is_hardly_another(current: &str, new: &str) -> bool {
    !current.is_empty() && new.to_lowercase().contains(&current.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::PasswordPolicy;

    fn form(current: &str, password: &str, verify: &str) -> ChangePasswordForm {
        ChangePasswordForm {
            current_password: current.into(),
            password: password.into(),
            verify: verify.into(),
        }
    }

    #[test]
    fn the_current_and_the_new_password_are_read() {
        let change = form("old", "correct horse battery", "correct horse battery")
            .check(PasswordPolicy::default().least(false), &[])
            .unwrap();
        assert_eq!(change.current.expose(), "old");
        assert_eq!(change.new.expose(), "correct horse battery");
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let problems = form("", "short", "other")
            .check(PasswordPolicy::PRODUCT.least(true), &[])
            .unwrap_err();
        assert!(problems.field("current_password").eq([&Rule::Required]));
        assert!(
            problems
                .field("password")
                .eq([&Rule::PasswordTooShort { min: 12 }])
        );
        assert!(problems.field("verify").eq([&Rule::PasswordsDiffer]));
    }

    #[test]
    fn the_new_password_is_another_one() {
        let same = "correct horse battery";
        for new in [same, "Correct HORSE battery", "correct horse batterys"] {
            let problems = form(same, new, new)
                .check(PasswordPolicy::default().least(false), &[])
                .unwrap_err();
            assert_eq!(problems, Problems::one("password", Rule::PasswordUnchanged));
        }
        let other = "correct battery horse";
        let least = PasswordPolicy::default().least(false);
        assert!(form(same, other, other).check(least, &[]).is_ok());
    }
}
