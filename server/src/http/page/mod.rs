//! Handlers: each loads what its page shows, or does what its form says, and answers.

pub mod brand;
pub mod contacts;
pub mod grant;
pub mod health;
pub mod outbox;
pub mod portal;
pub mod settings;
pub mod sign_in;
pub mod site;
pub mod start;
