//! Everything people see. Under `ssr` whole pages, each a function of the
//! frame and one view model; under `hydrate` the islands only, so that neither
//! texts nor views reach the browser's WASM.
//!
//! A page loads nothing: the server decides access, reads what is needed,
//! fills the view model and renders.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod backoffice;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod portal;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod ui;

#[cfg(all(test, feature = "ssr"))]
mod pages_test;
