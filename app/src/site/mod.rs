//! The public site: for now its front page.

pub mod front;
