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
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Chip, Direction, ListPage, PageLinks, Refusals, SearchField, Symbol, cell, chips, empty_state,
    filter_bar, icon, listed, sort_head, sort_head_in, table, when,
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
    let narrow = view! { {bar(t, &view)} {builder(t, &view.query, &refusals)} };
    let new = view! {
        <a class="button button-primary" href="/office/users/new">
            {icon(Symbol::Plus)} {t.users_new()}
        </a>
    };
    let content = if view.problems.is_some() {
        view! { <p class="muted">{t.users_filter_refused()}</p> }.into_any()
    } else if view.rows.is_empty() {
        nobody_matches(t)
    } else {
        listed(
            t,
            users(frame, &view.query, view.rows, view.now),
            view.pages,
        )
    };
    let body = ListPage::new(t.users_title(), content)
        .act(Some(new.into_any()))
        .notes(summary.into_any())
        .bar(Some(narrow.into_any()))
        .view();
    frame.document(Page::office(App::Users, t.users_title()), body)
}

fn nobody_matches(t: Texts) -> AnyView {
    let all = view! { <a class="button" href=URL_USERS>{t.users_nothing_action()}</a> };
    empty_state(
        Symbol::Search,
        t.contacts_nothing_title(),
        t.users_nothing_text(),
        Some(all.into_any()),
    )
}

fn bar(t: Texts, view: &UsersView) -> AnyView {
    let kept = UserQuery {
        search: String::new(),
        ..view.query.clone()
    };
    let count = match (&view.problems, view.count) {
        (Some(_), _) => None,
        (None, UserCount::Exactly(count)) => Some(t.users_count(count)),
        (None, UserCount::MoreThan(count)) => Some(t.users_count_more(count)),
    };
    let search = SearchField::new(URL_USERS, t.users_search(), t.contacts_search_go())
        .words(&view.query.search)
        .keeping(kept.pairs());
    filter_bar(search, Some(filters(t, &view.query)), count)
}

fn filters(t: Texts, query: &UserQuery) -> AnyView {
    let links = QuickFilter::ALL.iter().copied().map(|filter| {
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
            quick: filter,
            ..query.clone()
        };
        Chip {
            href: users_address(&to, "", ""),
            label,
            current: query.quick == filter,
        }
    });
    chips(t.contacts_filters(), links)
}

fn by(query: &UserQuery, order: UserOrder) -> UserQuery {
    UserQuery {
        order,
        ..query.clone()
    }
}

fn users(frame: &Frame, query: &UserQuery, rows: Vec<UserRow>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let rows = rows
        .into_iter()
        .map(|row| table_row(frame, row, now))
        .collect();
    table(t.users_title(), head(t, query), rows)
}

fn head(t: Texts, query: &UserQuery) -> AnyView {
    let (sorted, turned) = match query.order {
        UserOrder::Name => (Some(Direction::Ascending), UserOrder::NameDescending),
        UserOrder::NameDescending => (Some(Direction::Descending), UserOrder::Name),
        UserOrder::SignedIn | UserOrder::Created => (None, UserOrder::Name),
    };
    // The latest first; there is no other way round.
    let latest = |order: UserOrder| (query.order == order).then_some(Direction::Descending);
    let to = |order: UserOrder| users_address(&by(query, order), "", "");
    view! {
        <tr>
            {sort_head(t.common_name(), to(turned), sorted)}
            <th scope="col">{t.common_company()}</th>
            <th scope="col">{t.users_groups()}</th>
            <th scope="col">{t.users_state()}</th>
            {sort_head(t.users_signed_in(), to(UserOrder::SignedIn), latest(UserOrder::SignedIn))}
            {sort_head_in(
                Some("middle-hide"),
                t.users_created(),
                to(UserOrder::Created),
                latest(UserOrder::Created),
            )}
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
            {cell(t.common_company(), row.companies.join(", "), "cell-text cell-company")}
            {cell(t.users_groups(), group_name(t, row.role), "cell-text cell-word")}
            <td class="cell-state" data-label=t.users_state()>{state_badge(t, row.state)}</td>
            <td class="cell-text nowrap" data-label=t.users_signed_in()>{signed_in}</td>
            <td class="cell-text nowrap middle-hide" data-label=t.users_created()>
                {when(frame, row.created_at, now)}
            </td>
        </tr>
    }
    .into_any()
}
