//! Work that outlives a request.

pub mod outbox;
pub mod sweep;
