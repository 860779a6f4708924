//! The browser's entry: wakes the islands of the page it was loaded by.

use wasm_bindgen::prelude::wasm_bindgen;

// The islands are exported from there; without the mention they are not linked.
extern crate atrium_app;

/// Called once by start.js before it hands each island its element.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
