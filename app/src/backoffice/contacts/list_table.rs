//! The table of the list.

use atrium_domain::contact::ContactType;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::form::type_label;
use super::list::{Count, ListRow, ListView};
use super::list_query::{ListQuery, Order, URL_LIST};
use super::state_badge;
use crate::ui::{
    Direction, Symbol, Tone, badge, cell, empty_state, hidden, listed, sort_head_in, table_with,
};

pub(super) fn results(t: Texts, view: ListView) -> AnyView {
    if view.rows.is_empty() {
        return nothing_matches(t, &view.query);
    }
    let boxes = view.may.grant || view.may.edit;
    let matching = (view.may.edit && !view.count.more && view.count.number > view.rows.len())
        .then(|| all_matching(t, &view.query, view.count));
    let rows = view
        .rows
        .into_iter()
        .map(|row| table_row(t, row, boxes))
        .collect();
    let head = head(t, &view.query, boxes);
    let table = table_with(t.contacts_title(), head, rows, matching);
    listed(t, table, view.pages)
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
    view! {
        <tr>
            {all}
            {sorting(query, t.contacts_column_name(), None, Order::Name, Order::NameDescending)}
            <th scope="col">{t.contacts_column_company()}</th>
            {sorting(query, t.contacts_column_email(), None, Order::Email, Order::EmailDescending)}
            <th scope="col" class="narrow-hide">{t.contacts_column_phone()}</th>
            {sorting(
                query,
                t.contacts_column_place(),
                Some("narrow-hide"),
                Order::City,
                Order::CityDescending,
            )}
            <th scope="col">{t.contacts_column_access()}</th>
        </tr>
    }
    .into_any()
}

/// A head that sorts; pressed again, it turns the order round.
fn sorting(
    query: &ListQuery,
    label: String,
    class: Option<&'static str>,
    up: Order,
    down: Order,
) -> AnyView {
    let (sorted, next) = if query.order == up {
        (Some(Direction::Ascending), down)
    } else if query.order == down {
        (Some(Direction::Descending), up)
    } else {
        (None, up)
    };
    sort_head_in(class, label, query.ordered(next).href(), sorted)
}

/// Below the rows of this page: all that match, on every page. What they match goes along.
fn all_matching(t: Texts, query: &ListQuery, count: Count) -> AnyView {
    let number = count.number.to_string();
    let matched = hidden([
        ("q", query.q.as_str()),
        ("filter", query.filter.code()),
        ("in_tag", &query.tag),
        ("count", &number),
    ]);
    view! {
        <tr>
            <td class="cell-check">
                {matched}
                <input class="choice-input" type="checkbox" id="all" name="all" value="1"/>
            </td>
            <td colspan="6">
                <label for="all">{t.list_all_matching(count.number)}</label>
            </td>
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
    // A company is its own: its name stands there already.
    let company = row
        .company
        .filter(|company| *company != row.name)
        .unwrap_or_default();
    let kind = if row.is_company {
        Some(t.contact_company())
    } else {
        (row.r#type != ContactType::Contact).then(|| type_label(t, row.r#type))
    };
    let kind = kind.map(|kind| view! { <span class="cell-sub">{kind}</span> });
    let archived = row
        .archived
        .then(|| badge(Tone::Ended, t.contacts_archived()));
    view! {
        <tr class=class id=format!("contact-{}", row.id)>
            {tick}
            <td class="cell-main">
                <a class="row-link" href=format!("{URL_LIST}/{}", row.id)>{row.name}</a> {kind}
            </td>
            {cell(t.contacts_column_company(), company, "cell-text cell-company")}
            {cell(t.contacts_column_email(), row.email, "cell-text cell-email")}
            {cell(t.contacts_column_phone(), row.phone, "cell-text nowrap narrow-hide")}
            {cell(t.contacts_column_place(), place, "cell-text cell-place narrow-hide")}
            <td class="cell-state" data-label=t.contacts_column_access()>
                {state_badge(t, row.state)} {archived}
            </td>
        </tr>
    }
    .into_any()
}
