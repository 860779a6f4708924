//! The way through a long list.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::icon::{Symbol, small_icon};

/// Addresses of the pages beside this one, where there are any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// Previous and next, as far as they exist.
pub fn pages(t: Texts, links: PageLinks) -> Option<AnyView> {
    if links.previous.is_none() && links.next.is_none() {
        return None;
    }
    let previous = links.previous.map(|href| {
        view! {
            <a class="button" rel="prev" href=href>
                {small_icon(Symbol::ChevronLeft)} {t.pages_previous()}
            </a>
        }
    });
    let next = links.next.map(|href| {
        view! {
            <a class="button" rel="next" href=href>
                {t.pages_next()} {small_icon(Symbol::ChevronRight)}
            </a>
        }
    });
    Some(view! { <nav class="pages" aria-label=t.pages_label()>{previous} {next}</nav> }.into_any())
}
