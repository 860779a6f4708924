//! Atrium on HTTP and on the command line.

pub mod cli;
pub mod http;
