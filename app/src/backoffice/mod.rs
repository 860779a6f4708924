//! The staff's side.

pub mod connection;
pub mod contacts;
pub mod outbox;
mod query;
