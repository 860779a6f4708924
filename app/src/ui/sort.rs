//! A table head that sorts.

use leptos::prelude::*;

use super::icon::{Symbol, sort_mark};

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// First things first.
    Ascending,
    /// Last things first.
    Descending,
}

/// A head that links to the list sorted by it; `sorted` when it already is,
/// and then the link turns the order round.
pub fn sort_head(label: impl Into<String>, href: String, sorted: Option<Direction>) -> AnyView {
    sort_head_in(None, label, href, sorted)
}

/// As [`sort_head`], with a class of the cell.
pub fn sort_head_in(
    class: Option<&'static str>,
    label: impl Into<String>,
    href: String,
    sorted: Option<Direction>,
) -> AnyView {
    let label = label.into();
    let (state, mark) = match sorted {
        None => (None, None),
        Some(Direction::Ascending) => (Some("ascending"), Some(Symbol::ArrowUp)),
        Some(Direction::Descending) => (Some("descending"), Some(Symbol::ArrowDown)),
    };
    let mark = mark.map(sort_mark);
    view! {
        <th scope="col" class=class aria-sort=state>
            <a class="sort" href=href>{label} {mark}</a>
        </th>
    }
    .into_any()
}
