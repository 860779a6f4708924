//! What Atrium speaks of, without input, output, clock or chance: ids, time,
//! languages, money, addresses, rights, and the forms that turn what was typed
//! into values or into all that is wrong with it. Compiles to WASM; the large
//! tables are linked only where a function that needs them is called.

pub mod address;
pub mod code;
pub mod colour;
pub mod contact;
pub mod country;
pub mod device;
pub mod email;
pub mod form;
pub mod id;
pub mod import_field;
pub mod local_path;
pub mod locale;
pub mod money;
pub mod palette;
pub mod password;
pub mod payment_terms;
pub mod permission;
pub mod phone;
pub mod problem;
pub mod setting;
pub mod text;
pub mod time;
pub mod time_zone;
pub mod user_list;
pub mod vat;
pub mod website;

pub use self::time::{Duration, Timestamp};
pub use code::TypedCode;
pub use contact::{ContactKind, ContactType};
pub use country::Country;
pub use email::{Email, EmailProblem, LoginKey};
pub use id::{AuditSeq, ContactId, ImportId, LinkId, MailId, MembershipId, SessionId, UserId};
pub use import_field::ImportField;
pub use local_path::LocalPath;
pub use locale::Locale;
pub use money::{Currency, Money};
pub use password::{NewPassword, TypedPassword};
pub use payment_terms::PaymentTerms;
pub use permission::{PayRight, Rights, Role, Visibility};
pub use phone::Phone;
pub use problem::{Field, Problem, Problems, Rule};
pub use website::Website;
