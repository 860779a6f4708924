//! `/office/contacts`: all contacts, searched, filtered, sorted, by pages.

use atrium_domain::id::ContactId;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::super::start::pointer;
use super::list_query::{Filter, ListQuery, Order, URL_LIST};
use super::portal_access::{URL, shut_dialog};
use super::selection::{action_menu, grant_submit};
use super::{May, PortalState, state_badge};
use crate::islands::live_list::LiveList;
use crate::shell::{App, Frame, Page};
use crate::ui::{Direction, PageLinks, Symbol, Tone, badge, empty_state, icon, pages, sort_head};

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListView {
    /// What was asked for.
    pub query: ListQuery,
    /// Its rows.
    pub rows: Vec<ListRow>,
    /// How many match in all, where that was counted.
    pub count: Option<usize>,
    /// The pages beside it.
    pub pages: PageLinks,
    /// Whether there is no contact at all, archived ones included.
    pub none_at_all: bool,
    /// What the reader may do.
    pub may: May,
    /// The first steps of a new house are not all taken.
    pub start: bool,
}

/// One contact of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The contact.
    pub id: ContactId,
    /// Its name.
    pub name: String,
    /// Whether it is a company.
    pub is_company: bool,
    /// The company it belongs to.
    pub company: Option<String>,
    /// Email, or empty.
    pub email: String,
    /// Phone, or empty.
    pub phone: String,
    /// City, or empty.
    pub city: String,
    /// The country's name, or empty.
    pub country: String,
    /// Where it stands with the portal.
    pub state: PortalState,
    /// Whether it is archived.
    pub archived: bool,
}

/// The list of contacts.
pub fn contacts_page(frame: &Frame, view: ListView) -> AnyView {
    let t = frame.texts();
    let new = view.may.edit.then(|| new_contact(t));
    let start = view.start.then(|| pointer(t));
    let content = if view.none_at_all {
        nobody_yet(t, view.may)
    } else {
        let dialog = view.may.grant.then(|| shut_dialog(t));
        let bar = filter_bar(t, &view);
        let list = list(t, view);
        view! { {bar} {list} {dialog} <LiveList/> }.into_any()
    };
    let body = view! {
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{t.contacts_title()}</h1>
            </div>
            <div class="title-actions">{new}</div>
        </div>
        {start}
        {content}
    };
    frame.document(
        Page::office(App::Contacts, t.contacts_title()).with_islands(),
        body.into_any(),
    )
}

fn new_contact(t: Texts) -> AnyView {
    view! {
        <a class="button button-primary" href="/office/contacts/new">
            {icon(Symbol::Plus)}
            {t.contacts_new()}
        </a>
    }
    .into_any()
}

fn nobody_yet(t: Texts, may: May) -> AnyView {
    let actions = may.edit.then(|| {
        view! {
            {new_contact(t)}
            <p class="muted">
                {t.contacts_empty_import()} " "
                <code class="code-inline">"atrium import contacts FILE"</code>
            </p>
        }
        .into_any()
    });
    empty_state(
        Symbol::Contacts,
        t.contacts_empty_title(),
        t.contacts_empty_text(),
        actions,
    )
}

fn filter_bar(t: Texts, view: &ListView) -> AnyView {
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
                <button class="button" type="submit">{t.contacts_search_go()}</button>
            </form>
            <div class="cluster" data-region="filters">{filters(t, query)} {orders(t, query)}</div>
            <p class="count" role="status" data-region="count">
                {view.count.map(|count| t.contacts_count(count))}
            </p>
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
    let by_name = query.order != Order::Changed;
    view! {
        <nav class="filters" aria-label=t.contacts_orders()>
            {chip(query.ordered(Order::Name).href(), t.contacts_order_name(), by_name)}
            {chip(query.ordered(Order::Changed).href(), t.contacts_order_changed(), !by_name)}
        </nav>
    }
    .into_any()
}

fn chip(href: String, label: String, current: bool) -> AnyView {
    let current = current.then_some("true");
    view! { <a class="filter" href=href aria-current=current>{label}</a> }.into_any()
}

/// The table; with boxes to tick, it is a form that leads to the dialog.
fn list(t: Texts, view: ListView) -> AnyView {
    let may = view.may;
    let results = view! { <div class="stack" data-region="results">{results(t, view)}</div> };
    if may.grant {
        view! {
            <form class="stack" method="get" action=URL data-list>
                {results} {selection_bar(t)}
            </form>
        }
        .into_any()
    } else {
        // Nothing to select, but the search answers at once all the same.
        view! { <div class="stack" data-list>{results}</div> }.into_any()
    }
}

fn selection_bar(t: Texts) -> AnyView {
    let hint = t.contacts_selection_hint();
    view! {
        <div class="selection-bar">
            <p
                class="selection-count"
                role="status"
                data-selected=t.contacts_selection_count()
                data-hint=hint
            >
                {hint.clone()}
            </p>
            {action_menu(t, "selection-menu", grant_submit(t))}
            <button class="button button-quiet" type="reset">{t.contacts_selection_clear()}</button>
        </div>
    }
    .into_any()
}

fn results(t: Texts, view: ListView) -> AnyView {
    if view.rows.is_empty() {
        return nothing_matches(t, &view.query);
    }
    let rows = view
        .rows
        .into_iter()
        .map(|row| table_row(t, row, view.may.grant))
        .collect::<Vec<_>>();
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="visually-hidden">{t.contacts_title()}</caption>
                <thead>{head(t, &view.query, view.may.grant)}</thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {pages(t, view.pages)}
    }
    .into_any()
}

fn nothing_matches(t: Texts, query: &ListQuery) -> AnyView {
    let text = if query.q.trim().is_empty() {
        t.contacts_nothing_filter()
    } else {
        t.contacts_nothing_words(query.q.trim())
    };
    let all = view! { <a class="button" href=URL_LIST>{t.contacts_nothing_action()}</a> };
    empty_state(
        Symbol::Search,
        t.contacts_nothing_title(),
        text,
        Some(all.into_any()),
    )
}

fn head(t: Texts, query: &ListQuery, boxes: bool) -> AnyView {
    let all = boxes.then(|| {
        view! {
            <th class="cell-check" scope="col">
                <input
                    class="choice-input only-script"
                    type="checkbox"
                    data-do="select-all"
                    aria-label=t.contacts_select_all()
                />
            </th>
        }
    });
    let (sorted, turned) = match query.order {
        Order::Name => (Some(Direction::Ascending), Order::NameDescending),
        Order::NameDescending => (Some(Direction::Descending), Order::Name),
        Order::Changed => (None, Order::Name),
    };
    view! {
        <tr>
            {all}
            {sort_head(t.contacts_column_name(), query.ordered(turned).href(), sorted)}
            <th scope="col">{t.contacts_column_company()}</th>
            <th scope="col">{t.contacts_column_email()}</th>
            <th scope="col" class="narrow-hide">{t.contacts_column_phone()}</th>
            <th scope="col" class="narrow-hide">{t.contacts_column_place()}</th>
            <th scope="col">{t.contacts_column_access()}</th>
        </tr>
    }
    .into_any()
}

fn table_row(t: Texts, row: ListRow, boxes: bool) -> AnyView {
    let tick = boxes.then(|| {
        view! {
            <td class="cell-check">
                <input
                    class="choice-input"
                    type="checkbox"
                    name="id"
                    value=row.id.to_string()
                    aria-label=t.contacts_select(&row.name)
                />
            </td>
        }
    });
    let class = if row.archived { "row-muted" } else { "" };
    let place = [row.city.as_str(), row.country.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let kind = row
        .is_company
        .then(|| view! { <span class="cell-sub">{t.contact_company()}</span> });
    let archived = row
        .archived
        .then(|| badge(Tone::Ended, t.contacts_archived()));
    view! {
        <tr class=class id=format!("contact-{}", row.id)>
            {tick}
            <td class="cell-main">
                <a class="row-link" href=format!("{URL_LIST}/{}", row.id)>{row.name}</a> {kind}
            </td>
            {cell(t.contacts_column_company(), row.company.unwrap_or_default(), "cell-text")}
            {cell(t.contacts_column_email(), row.email, "cell-text")}
            {cell(t.contacts_column_phone(), row.phone, "cell-text nowrap narrow-hide")}
            {cell(t.contacts_column_place(), place, "cell-text narrow-hide")}
            <td class="cell-state" data-label=t.contacts_column_access()>
                {state_badge(t, row.state)} {archived}
            </td>
        </tr>
    }
    .into_any()
}

pub(super) fn cell(label: String, text: String, class: &str) -> AnyView {
    let text = (!text.is_empty()).then_some(text);
    let class = if text.is_none() {
        format!("{class} cell-empty")
    } else {
        class.to_owned()
    };
    // Nothing at all in an empty cell: as a card it is left out.
    view! { <td class=class data-label=label>{text}</td> }.into_any()
}
