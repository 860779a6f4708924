//! What every page that lists something has in common: title, search, filters, rows or why there
//! are none, the way to the next page. They look the same because they are the same.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::pages::{PageLinks, pages};
use super::search_field::SearchField;
use super::title::Title;

/// A page with a list. Whatever is not set is not there.
#[must_use]
pub struct ListPage {
    title: String,
    about: Option<String>,
    act: Option<AnyView>,
    notes: Option<AnyView>,
    bar: Option<AnyView>,
    content: AnyView,
}

impl ListPage {
    /// `content` is the rows, as [`listed`] has them, or the empty state.
    pub fn new(title: impl Into<String>, content: AnyView) -> Self {
        Self {
            title: title.into(),
            about: None,
            act: None,
            notes: None,
            bar: None,
            content,
        }
    }

    /// What the list holds, in a sentence.
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// The page's one primary act.
    pub fn act(mut self, act: Option<AnyView>) -> Self {
        self.act = act;
        self
    }

    /// What is to be known before one reads the list.
    pub fn notes(mut self, notes: AnyView) -> Self {
        self.notes = Some(notes);
        self
    }

    /// What narrows the list down.
    pub fn bar(mut self, bar: Option<AnyView>) -> Self {
        self.bar = bar;
        self
    }

    /// The markup, below the frame's bar.
    pub fn view(self) -> AnyView {
        let about = self
            .about
            .map(|about| view! { <p class="subtitle">{about}</p> });
        view! {
            {Title::new(self.title).acts(self.act).view()}
            {about}
            {self.notes}
            {self.bar}
            {self.content}
        }
        .into_any()
    }
}

/// A link that narrows the list down, or orders it; `current` where it already does.
pub struct Chip {
    /// The list as it would be.
    pub href: String,
    /// In a word.
    pub label: String,
    /// It is so already.
    pub current: bool,
}

/// Links of which one is chosen. `label` says to those who hear them what they are about.
pub fn chips(label: String, chips: impl IntoIterator<Item = Chip>) -> AnyView {
    let links: Vec<_> = chips
        .into_iter()
        .map(|chip| {
            let current = chip.current.then_some("true");
            view! { <a class="filter" href=chip.href aria-current=current>{chip.label}</a> }
        })
        .collect();
    view! { <nav class="filters" aria-label=label>{links}</nav> }.into_any()
}

/// Links to the same list in another order. The label is to be seen, so that nobody takes the chosen
/// order for a filter.
pub fn orders(label: String, orders: impl IntoIterator<Item = Chip>) -> AnyView {
    let links: Vec<_> = orders
        .into_iter()
        .map(|order| {
            let current = order.current.then_some("true");
            view! { <a class="order" href=order.href aria-current=current>{order.label}</a> }
        })
        .collect();
    let heard = label.clone();
    view! {
        <nav class="orders" aria-label=heard>
            <span class="orders-label" aria-hidden="true">{label}</span>
            {links}
        </nav>
    }
    .into_any()
}

/// Search, filters and, where the rows were counted, how many there are.
pub fn filter_bar(search: SearchField, filters: Option<AnyView>, count: Option<String>) -> AnyView {
    let filters = filters
        .map(|filters| view! { <div class="narrowing" data-region="filters">{filters}</div> });
    let count =
        count.map(|count| view! { <p class="count" role="status" data-region="count">{count}</p> });
    view! {
        <div class="filter-bar">
            {search.view()}
            {filters}
            {count}
        </div>
    }
    .into_any()
}

/// The rows of a list and the way to those before and after.
pub fn listed(t: Texts, table: AnyView, links: PageLinks) -> AnyView {
    view! { {table} {pages(t, links)} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::super::table::table;
    use super::*;
    use crate::shell::render;

    fn list() -> AnyView {
        let search = SearchField::new("/list", "Search it".to_owned(), "Go".to_owned())
            .words("a & b")
            .keeping([("filter", "old"), ("tag", "")]);
        let chip = |label: &str, current| Chip {
            href: format!("/list?filter={label}"),
            label: label.to_owned(),
            current,
        };
        let filters = chips("Filter".to_owned(), [chip("new", false), chip("old", true)]);
        let rows = table(
            "Rows".to_owned(),
            view! { <tr><th>"Name"</th></tr> }.into_any(),
            vec![view! { <tr><td>"One"</td></tr> }.into_any()],
        );
        ListPage::new("Things", rows)
            .about("All of them.")
            .bar(Some(filter_bar(
                search,
                Some(filters),
                Some("2 rows".to_owned()),
            )))
            .view()
    }

    #[test]
    fn a_list_is_told_in_one_order_and_takes_along_only_what_was_asked_for() {
        let html = render("nonce".to_owned(), list);
        let places: Vec<usize> = ["Things</h1>", "All of them.", "Search it", "2 rows", "One"]
            .iter()
            .map(|part| html.find(part).unwrap_or_else(|| panic!("{part}: {html}")))
            .collect();
        assert!(places.is_sorted(), "{html}");
        assert!(html.contains("value=\"a &amp; b\"") && html.contains("name=\"filter\""));
        assert!(!html.contains("name=\"tag\""), "{html}");
        assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
        assert!(
            html.contains("aria-current=\"true\" class=\"filter\">old"),
            "{html}"
        );
    }
}
