//! What narrows the list down: words, a tag, a filter; and the way to take it along.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::list::{Count, ListView};
use super::list_query::{Filter, ListQuery, Order, URL_EXPORT, URL_LIST};
use crate::ui::{Symbol, icon};

pub(super) fn filter_bar(t: Texts, view: &ListView) -> AnyView {
    let query = &view.query;
    let hidden = [
        ("filter", query.filter.code()),
        ("sort", query.order.code()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect::<Vec<_>>();
    view! {
        <div class="filter-bar">
            <form class="search" method="get" action=URL_LIST role="search">
                {hidden}
                <label class="visually-hidden" for="q">{t.contacts_search()}</label>
                {icon(Symbol::Search)}
                <input
                    class="input search-input"
                    id="q"
                    name="q"
                    type="search"
                    value=query.q.clone()
                    placeholder=t.contacts_search()
                    autocomplete="off"
                    spellcheck="false"
                    data-search
                />
                {tags(t, &view.tags, &query.tag)}
                <button class="button" type="submit">{t.contacts_search_go()}</button>
            </form>
            <div class="cluster" data-region="filters">
                {filters(t, query)} {orders(t, query)} {view.may.export.then(|| export(t, query))}
            </div>
            <p class="count" role="status" data-region="count">{count(t, view.count)}</p>
        </div>
    }
    .into_any()
}

fn filters(t: Texts, query: &ListQuery) -> AnyView {
    let links = Filter::ALL
        .iter()
        .map(|filter| {
            let label = match filter {
                Filter::Active => t.contacts_filter_all(),
                Filter::Companies => t.contacts_filter_companies(),
                Filter::Persons => t.contacts_filter_persons(),
                Filter::Inside => t.contacts_filter_access(),
                Filter::Invited => t.contacts_filter_invited(),
                Filter::Archived => t.contacts_filter_archived(),
            };
            chip(
                query.filtered(*filter).href(),
                label,
                query.filter == *filter,
            )
        })
        .collect::<Vec<_>>();
    view! { <nav class="filters" aria-label=t.contacts_filters()>{links}</nav> }.into_any()
}

fn orders(t: Texts, query: &ListQuery) -> AnyView {
    let by_change = matches!(query.order, Order::Changed | Order::ChangedAscending);
    view! {
        <nav class="filters" aria-label=t.contacts_orders()>
            {chip(query.ordered(Order::Name).href(), t.contacts_order_name(), !by_change)}
            {chip(query.ordered(Order::Changed).href(), t.contacts_order_changed(), by_change)}
        </nav>
    }
    .into_any()
}

fn chip(href: String, label: String, current: bool) -> AnyView {
    let current = current.then_some("true");
    view! { <a class="filter" href=href aria-current=current>{label}</a> }.into_any()
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
    let hidden: Vec<_> = query
        .pairs()
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> })
        .collect();
    view! {
        <form method="post" action=URL_EXPORT>
            {hidden} <button class="button button-small" type="submit">{t.list_export()}</button>
        </form>
    }
    .into_any()
}
