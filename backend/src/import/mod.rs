//! Files from elsewhere, read and checked before anything is written. Nothing
//! in here knows the database: what was read is handed over whole, or not at
//! all.

mod column;
pub mod contacts;
mod html_notes;
mod record;
mod reject;
mod row;
mod tree;

pub use contacts::{Contacts, ImportedContact, ReadError};
pub use reject::{RejectedLine, Rejects};
