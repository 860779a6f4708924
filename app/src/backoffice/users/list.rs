//! `/office/users`: all logins, searched, filtered, sorted, by pages.

use atrium_domain::id::UserId;
use atrium_domain::permission::Role;
use atrium_domain::problem::Problems;
use atrium_domain::time::Timestamp;
use atrium_domain::user_list::{QuickFilter, UserOrder, UserQuery, UserState};
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::builder::builder;
use super::{URL_USERS, group_name, state_badge, users_address};
use crate::backoffice::contacts::list_table::cell;
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Direction, PageLinks, Refusals, Symbol, empty_state, icon, pages, sort_head, when,
};

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsersView {
    /// What was asked for.
    pub query: UserQuery,
    /// Why the filter can't be applied; then there are no rows.
    pub problems: Option<Problems>,
    /// Its rows.
    pub rows: Vec<UserRow>,
    /// How many match in all.
    pub count: UserCount,
    /// The pages beside it.
    pub pages: PageLinks,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// How many match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserCount {
    /// So many.
    Exactly(usize),
    /// More than it is worth counting.
    MoreThan(usize),
}

/// One login of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRow {
    /// The login's number.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub login: String,
    /// The companies behind it.
    pub companies: Vec<String>,
    /// Staff's role; none for customers.
    pub role: Option<Role>,
    /// Whether they may sign in, and did.
    pub state: UserState,
    /// The latest sign-in.
    pub signed_in_at: Option<Timestamp>,
    /// When the login was made.
    pub created_at: Timestamp,
}

/// The list of users.
pub fn users_page(frame: &Frame, view: UsersView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[]);
    let bar = filter_bar(t, &view);
    let builder = builder(t, &view.query, &refusals);
    let results = if view.problems.is_some() {
        view! { <p class="muted">{t.users_filter_refused()}</p> }.into_any()
    } else {
        results(frame, view)
    };
    let body = view! {
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{t.users_title()}</h1>
            </div>
            <div class="title-actions">
                <a class="button button-primary" href="/office/users/new">
                    {icon(Symbol::Plus)} {t.users_new()}
                </a>
            </div>
        </div>
        {summary}
        {bar}
        {builder}
        <div class="stack">{results}</div>
    };
    frame.document(Page::office(App::Users, t.users_title()), body.into_any())
}

pub(super) fn hidden(pairs: Vec<(String, String)>) -> Vec<AnyView> {
    pairs
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any())
        .collect()
}

fn filter_bar(t: Texts, view: &UsersView) -> AnyView {
    let kept = UserQuery {
        search: String::new(),
        ..view.query.clone()
    };
    let count = match (&view.problems, view.count) {
        (Some(_), _) => None,
        (None, UserCount::Exactly(count)) => Some(t.users_count(count)),
        (None, UserCount::MoreThan(count)) => Some(t.users_count_more(count)),
    };
    view! {
        <div class="filter-bar">
            <form class="search" method="get" action=URL_USERS role="search">
                {hidden(kept.pairs())}
                <label class="visually-hidden" for="q">{t.users_search()}</label>
                {icon(Symbol::Search)}
                <input
                    class="input search-input"
                    id="q"
                    name="q"
                    type="search"
                    value=view.query.search.clone()
                    placeholder=t.users_search()
                    autocomplete="off"
                    spellcheck="false"
                />
                <button class="button" type="submit">{t.contacts_search_go()}</button>
            </form>
            <div class="cluster">{filters(t, &view.query)} {orders(t, &view.query)}</div>
            <p class="count" role="status">{count}</p>
        </div>
    }
    .into_any()
}

fn filters(t: Texts, query: &UserQuery) -> AnyView {
    let links = QuickFilter::ALL
        .iter()
        .map(|filter| {
            let label = match filter {
                QuickFilter::Active => t.users_filter_active(),
                QuickFilter::Internal => t.users_group_internal(),
                QuickFilter::Portal => t.users_group_portal(),
                QuickFilter::Inactive => t.users_state_inactive(),
                QuickFilter::NeverConnected => t.users_state_never(),
                QuickFilter::TwoFactorOn => t.users_filter_two_factor_on(),
                QuickFilter::TwoFactorOff => t.users_filter_two_factor_off(),
            };
            let to = UserQuery {
                quick: *filter,
                ..query.clone()
            };
            chip(&to, label, query.quick == *filter)
        })
        .collect::<Vec<_>>();
    view! { <nav class="filters" aria-label=t.contacts_filters()>{links}</nav> }.into_any()
}

fn by(query: &UserQuery, order: UserOrder) -> UserQuery {
    UserQuery {
        order,
        ..query.clone()
    }
}

fn orders(t: Texts, query: &UserQuery) -> AnyView {
    let by_name = matches!(query.order, UserOrder::Name | UserOrder::NameDescending);
    let links = [
        (UserOrder::Name, t.contacts_order_name(), by_name),
        (
            UserOrder::SignedIn,
            t.users_signed_in(),
            query.order == UserOrder::SignedIn,
        ),
        (
            UserOrder::Created,
            t.users_order_created(),
            query.order == UserOrder::Created,
        ),
    ]
    .into_iter()
    .map(|(order, label, current)| chip(&by(query, order), label, current))
    .collect::<Vec<_>>();
    view! { <nav class="filters" aria-label=t.contacts_orders()>{links}</nav> }.into_any()
}

fn chip(to: &UserQuery, label: String, current: bool) -> AnyView {
    let current = current.then_some("true");
    view! { <a class="filter" href=users_address(to, "", "") aria-current=current>{label}</a> }
        .into_any()
}

fn results(frame: &Frame, view: UsersView) -> AnyView {
    let t = frame.texts();
    if view.rows.is_empty() {
        let all = view! { <a class="button" href=URL_USERS>{t.users_nothing_action()}</a> };
        return empty_state(
            Symbol::Search,
            t.contacts_nothing_title(),
            t.users_nothing_text(),
            Some(all.into_any()),
        );
    }
    let rows = view
        .rows
        .into_iter()
        .map(|row| table_row(frame, row, view.now))
        .collect::<Vec<_>>();
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="visually-hidden">{t.users_title()}</caption>
                <thead>{head(t, &view.query)}</thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {pages(t, view.pages)}
    }
    .into_any()
}

fn head(t: Texts, query: &UserQuery) -> AnyView {
    let (sorted, turned) = match query.order {
        UserOrder::Name => (Some(Direction::Ascending), UserOrder::NameDescending),
        UserOrder::NameDescending => (Some(Direction::Descending), UserOrder::Name),
        UserOrder::SignedIn | UserOrder::Created => (None, UserOrder::Name),
    };
    view! {
        <tr>
            {sort_head(t.common_name(), users_address(&by(query, turned), "", ""), sorted)}
            <th scope="col">{t.common_company()}</th>
            <th scope="col">{t.users_groups()}</th>
            <th scope="col">{t.users_state()}</th>
            <th scope="col">{t.users_signed_in()}</th>
            <th scope="col" class="narrow-hide">{t.users_created()}</th>
        </tr>
    }
    .into_any()
}

fn table_row(frame: &Frame, row: UserRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let class = match row.state {
        UserState::Inactive => "row-muted",
        UserState::Active | UserState::NeverConnected => "",
    };
    let signed_in = match row.signed_in_at {
        Some(at) => when(frame, at, now),
        None => view! { <span class="muted">{t.users_never()}</span> }.into_any(),
    };
    view! {
        <tr class=class id=format!("user-{}", row.id)>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL_USERS}/{}", row.id)>{row.name}</a>
                <span class="cell-sub">{row.login}</span>
            </td>
            {cell(t.common_company(), row.companies.join(", "), "cell-text")}
            {cell(t.users_groups(), group_name(t, row.role), "cell-text")}
            <td class="cell-state" data-label=t.users_state()>{state_badge(t, row.state)}</td>
            <td class="cell-text nowrap" data-label=t.users_signed_in()>{signed_in}</td>
            <td class="cell-text nowrap narrow-hide" data-label=t.users_created()>
                {when(frame, row.created_at, now)}
            </td>
        </tr>
    }
    .into_any()
}
