//! Everything behind the screens: rules, rows, letters, jobs. Knows no Leptos and no HTTP.

pub mod access;
pub mod atrium;
pub mod clock;
pub mod config;
pub mod credential;
pub mod error;
pub mod export;
pub mod import;
pub mod job;
pub mod key;
mod logo;
pub mod mail;
pub mod once;
pub mod operation;
mod seal;
pub mod store;
pub mod tally;

pub use atrium::{Atrium, Peer, Settings};
pub use error::{Error, Result};
