//! Handlers: each loads what its page shows, or does what its form says, and answers.

pub mod contacts;
pub mod grant;
pub mod health;
pub mod jobs;
pub mod join;
pub mod outbox;
pub mod portal;
pub mod sign_in;
pub mod site;
