//! The customers' side.

pub mod access_ended;
pub mod home;
pub mod security;
pub mod switch;
