//! What the house does: one operation, one file, with its rules and its one unit of work.
//!
//! Every operation takes the house, who asks, and checked input; it decides, writes everything it
//! changes in one [`crate::store::Unit`] with exactly one entry in the trail, and says what came
//! of it.

pub mod accept_invitation;
pub mod audit;
pub mod change_password;
pub mod contact;
pub mod demo;
pub mod doctor;
pub mod grant_access;
pub mod import_contacts;
pub mod invitation;
pub mod join;
pub mod language;
pub mod membership;
pub mod outbox;
pub mod portal;
pub mod reset_password;
pub mod setup;
pub mod sign_in;
pub mod staff;
pub mod throttle;
