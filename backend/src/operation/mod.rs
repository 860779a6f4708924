//! What the house does: one operation, one file, with its rules and its one unit of work.
//!
//! Every operation takes the house, who asks, and checked input; it decides, writes everything it
//! changes in one [`crate::store::Unit`] with exactly one entry in the trail, and says what came
//! of it.

pub mod accept_invitation;
pub mod addresses;
pub mod audit;
pub mod backup;
pub mod bulk_contacts;
pub mod change_password;
pub mod confirm;
pub mod contact;
pub mod contact_history;
pub mod delete_account;
pub mod demo;
pub mod denial;
pub mod details;
pub mod doctor;
pub mod export_contacts;
pub mod grant_access;
pub mod import_contacts;
pub mod invitation;
pub mod join;
mod known_device;
pub mod language;
pub mod membership;
pub mod merge_contacts;
pub mod outbox;
pub mod portal;
pub mod reindex;
pub mod reset_password;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod sign_in;
pub mod staff;
pub mod start;
pub mod throttle;
pub mod user;
pub mod watch;
