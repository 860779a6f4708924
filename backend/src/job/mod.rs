//! Work that outlives a request.

pub mod bulk;
pub mod outbox;
pub mod sweep;
