//! What narrows the list down: words, a tag, a filter; and the way to take it along.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::list::{Count, ListView};
use super::list_query::{Filter, ListQuery, Order, URL_EXPORT, URL_LIST};
use crate::ui::{Chip, SearchField, chips, filter_bar, hidden, orders};

pub(super) fn bar(t: Texts, view: &ListView) -> AnyView {
    let query = &view.query;
    let search = SearchField::new(URL_LIST, t.contacts_search(), t.contacts_search_go())
        .words(&query.q)
        .keeping([
            ("filter", query.filter.code()),
            ("sort", query.order.code()),
        ])
        .beside(tags(t, &view.tags, &query.tag))
        .answers_at_once();
    let narrow = view! {
        {filters(t, query)} {sorting(t, query)} {view.may.export.then(|| export(t, query))}
    };
    filter_bar(search, Some(narrow.into_any()), Some(count(t, view.count)))
}

fn filters(t: Texts, query: &ListQuery) -> AnyView {
    let links = Filter::ALL.iter().copied().map(|filter| {
        let label = match filter {
            Filter::Active => t.contacts_filter_all(),
            Filter::Companies => t.contacts_filter_companies(),
            Filter::Persons => t.contacts_filter_persons(),
            Filter::Inside => t.contacts_filter_access(),
            Filter::Invited => t.contacts_filter_invited(),
            Filter::Archived => t.contacts_filter_archived(),
        };
        Chip {
            href: query.filtered(filter).href(),
            label,
            current: query.filter == filter,
        }
    });
    chips(t.contacts_filters(), links)
}

fn sorting(t: Texts, query: &ListQuery) -> AnyView {
    let by_change = matches!(query.order, Order::Changed | Order::ChangedAscending);
    let links = [
        (Order::Name, t.contacts_order_name(), !by_change),
        (Order::Changed, t.contacts_order_changed(), by_change),
    ]
    .map(|(order, label, current)| Chip {
        href: query.ordered(order).href(),
        label,
        current,
    });
    orders(t.contacts_orders(), links)
}

/// How many match, as far as that was counted.
fn count(t: Texts, count: Count) -> String {
    if count.more {
        t.list_count_more(count.number)
    } else {
        t.contacts_count(count.number)
    }
}

fn tags(t: Texts, tags: &[String], chosen: &str) -> Option<AnyView> {
    if tags.is_empty() && chosen.is_empty() {
        return None;
    }
    // A tag in the address that is no longer in the choice is still what is asked for.
    let known = chosen.is_empty() || tags.iter().any(|tag| tag == chosen);
    let unknown = (!known).then(|| chosen.to_owned());
    let options: Vec<_> = tags
        .iter()
        .cloned()
        .chain(unknown)
        .map(|tag| {
            let selected = tag == chosen;
            let label = tag.clone();
            view! { <option value=tag selected=selected>{label}</option> }
        })
        .collect();
    Some(
        view! {
            <label class="visually-hidden" for="tag">{t.list_tag()}</label>
            <div class="select">
                <select class="input" id="tag" name="tag">
                    <option value="">{t.list_tag_any()}</option>
                    {options}
                </select>
            </div>
        }
        .into_any(),
    )
}

/// Takes what is listed along. A form, because it leaves an entry in the trail.
fn export(t: Texts, query: &ListQuery) -> AnyView {
    view! {
        <form class="push-end" method="post" action=URL_EXPORT>
            {hidden(query.pairs())}
            <button class="button button-small" type="submit">{t.list_export()}</button>
        </form>
    }
    .into_any()
}
