//! Forms: raw fields as a browser sends them, and `check`, which gives the
//! value or all that is wrong. Names of fields are names of controls. A field
//! that is missing counts as left empty; fields that no form knows are ignored.

mod address;
mod bulk;
mod change_password;
mod checker;
mod contact;
mod delete_account;
mod details;
mod grant;
mod id_list;
mod import;
mod invitation_code;
mod language;
mod merge;
mod new_colleague;
mod new_password;
mod reset_request;
mod settings;
mod setup;
mod sign_in;

pub use address::{AddressForm, AddressInput, Place};
pub use bulk::{BulkAct, BulkForm, BulkRequest, Selected, agreed};
pub use change_password::{ChangePassword, ChangePasswordForm};
pub use contact::{ContactForm, ContactInput};
pub use delete_account::{DeleteAccount, DeleteAccountForm};
pub use details::{Details, DetailsForm, Lock, LockReason};
pub use grant::{CONTACTS_MAX, GrantAct, GrantForm, GrantRequest};
pub use id_list::{IdListProblem, read_ids, write_ids};
pub use import::{ImportForm, ImportMapping, SOURCE_DEFAULT, source_system};
pub use invitation_code::{InvitationCode, InvitationCodeForm};
pub use language::{LanguageChoice, LanguageForm};
pub use merge::{MERGE_MAX, MergeForm, MergeRequest};
pub use new_colleague::{LoginForm, NewColleague, NewColleagueForm, RoleForm};
pub use new_password::NewPasswordForm;
pub use reset_request::ResetRequestForm;
pub use settings::{InForce, MailSecurity, MailServer, SettingsForm, SettingsInput, read_duration};
pub use setup::{Setup, SetupForm};
pub use sign_in::{SignIn, SignInForm};

/// Characters at most of texts without a limit of their own.
pub const TEXT_MAX: usize = 200;
/// The control of a form that is done once, however often it is sent: the token its page was given.
pub const ONCE_CONTROL: &str = "once";
/// The controls whose content is a secret: it is never written into a page again, not even into
/// its sender's own. A form with another secret names its control here.
pub const SECRET_CONTROLS: &[&str] = &[
    "password",
    "verify",
    "current_password",
    "confirm_password",
    "mail_password",
    "code",
];
