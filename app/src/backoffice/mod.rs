//! The staff's side.

pub mod contacts;
pub mod jobs;
pub mod outbox;
mod query;
