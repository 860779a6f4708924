//! A list that answers at once: search as you type, ranges with Shift, all
//! rows with one box, and how many are selected. Without it the same list
//! works by its links, boxes and buttons.

#[cfg(feature = "hydrate")]
mod browser;

use leptos::prelude::*;

/// Takes over `[data-list]` with its boxes, and the search field marked
/// `data-search`. The number of ticked rows is told in `[data-selected]`,
/// which says with that attribute what stands before the number.
#[island]
pub fn LiveList() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::connect();
}
