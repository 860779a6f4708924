//! What proves who somebody is.

mod common;
pub mod device;
pub mod password;
pub mod strength;
pub mod token;
pub mod turns;
