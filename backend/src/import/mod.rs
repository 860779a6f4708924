//! Files from elsewhere, read and checked before anything is written. Nothing
//! in here knows the database: what was read is handed over whole, or not at
//! all.

pub mod contacts;
mod encoding;
mod head;
mod html_notes;
mod preview;
mod record;
mod reject;
mod row;
mod tree;

pub use contacts::{Contacts, ImportedContact, ReadError};
pub use head::{Columns, MappedColumn, Present};
pub use preview::{PreviewColumn, preview};
pub use reject::{MOST_REJECTED, RejectedLine, Rejects};
