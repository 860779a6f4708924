//! Forms: raw fields as a browser sends them, and `check`, which gives the
//! value or all that is wrong. Names of fields are names of controls. A field
//! that is missing counts as left empty; fields that no form knows are ignored.

mod change_password;
mod checker;
mod contact;
mod grant;
mod id_list;
mod invitation_code;
mod language;
mod new_password;
mod reset_request;
mod setup;
mod sign_in;

pub use change_password::{ChangePassword, ChangePasswordForm};
pub use contact::{ContactForm, ContactInput};
pub use grant::{CONTACTS_MAX, GrantAct, GrantForm, GrantRequest};
pub use id_list::{IdListProblem, read_ids, write_ids};
pub use invitation_code::{InvitationCode, InvitationCodeForm};
pub use language::{LanguageChoice, LanguageForm};
pub use new_password::NewPasswordForm;
pub use reset_request::ResetRequestForm;
pub use setup::{Setup, SetupForm};
pub use sign_in::{SignIn, SignInForm};

/// Characters at most of texts without a limit of their own.
pub const TEXT_MAX: usize = 200;
