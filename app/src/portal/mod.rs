//! The customers' side.

pub mod access_ended;
mod address_fields;
pub mod addresses;
pub mod delete_account;
pub mod details;
pub mod home;
mod letters;
pub mod security;
mod sessions;

pub use address_fields::Conflict;
pub use sessions::SessionRow;
pub(crate) use sessions::device_name;
pub mod switch;
