//! Handlers: each loads what its page shows, or does what its form says, and answers.

pub mod brand;
pub mod connection;
pub mod contacts;
pub mod details;
pub mod grant;
pub mod health;
pub mod import;
pub mod jobs;
pub mod join;
mod lines;
pub mod outbox;
mod password;
pub mod portal;
pub mod search;
pub mod security;
pub mod settings;
pub mod sign_in;
pub mod site;
pub mod start;
pub mod user;
pub mod users;
