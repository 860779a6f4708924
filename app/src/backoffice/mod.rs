//! The staff's side.

pub mod connection;
pub mod contacts;
pub mod import;
pub mod jobs;
pub mod keys;
pub mod outbox;
mod query;
pub mod search;
pub mod settings;
pub mod start;
pub mod users;
