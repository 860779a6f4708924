//! Every test behind HTTP and the command line in one program: linking it once is quicker than thirty times,
//! and its tests share the cores. Faults and attacks have a program of their own: `cargo xtask soak` runs them alone.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[macro_use]
mod support;

mod access;
mod account;
mod accounts;
mod backup;
mod browser;
mod cli;
mod contact_acts;
mod contacts;
mod docs;
mod form_once;
mod grant;
mod grants;
mod guessing;
mod half_sent;
mod hardening;
mod import;
mod import_page;
mod invariants;
mod jumps;
mod keys;
mod live;
mod operator;
mod own_account;
mod packaging;
mod portal_safety;
mod races;
mod reimport;
mod search;
mod settings;
mod sign_in;
mod start;
mod trail;
mod user_filter;
mod users;
mod wire;
