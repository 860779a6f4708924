//! The grant dialog over the page.

#[cfg(feature = "hydrate")]
mod browser;

use leptos::prelude::*;

/// Opens `dialog[data-dialog=grant]` when something marked
/// `data-opens="grant-dialog"` is pressed: a link, whose address carries the
/// contacts, or a button of a form whose ticked boxes do.
#[island]
pub fn GrantDialog() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::connect();
}
