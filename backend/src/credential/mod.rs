//! What proves who somebody is.

pub mod password;
pub mod strength;
pub mod token;
