//! The staff's side.

pub mod contacts;
pub mod outbox;
mod query;
pub mod settings;
pub mod start;
