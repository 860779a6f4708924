//! Users: the list with its filters, a user's page, a new colleague.

pub mod builder;
mod filter_words;
pub mod form;
pub mod list;
mod memberships;
pub mod page;
mod parts;
mod sessions;
pub mod told;

#[cfg(test)]
mod tests;

use atrium_domain::permission::Role;
use atrium_domain::user_list::{UserQuery, UserState};
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::query::address;
use crate::ui::{Symbol, Tone, badge_with};

/// The list's own address.
pub const URL_USERS: &str = "/office/users";

/// The address of a list; `side` and `place` name a page of it, when there is a place.
pub fn users_address(query: &UserQuery, side: &str, place: &str) -> String {
    let pairs = query.pairs();
    let mut pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pairs.push((side, place));
    address(URL_USERS, &pairs)
}

/// The way back from a page about users.
fn crumbs(t: Texts, here: String) -> AnyView {
    crate::ui::crumbs(t, vec![(URL_USERS.to_owned(), t.users_title())], here)
}

pub(super) fn role_name(t: Texts, role: Role) -> String {
    match role {
        Role::Administrator => t.role_administrator(),
        Role::Manager => t.role_manager(),
        Role::Employee => t.role_employee(),
    }
}

/// What somebody belongs to, as the list says it.
fn group_name(t: Texts, role: Option<Role>) -> String {
    role.map_or_else(|| t.users_group_portal(), |role| role_name(t, role))
}

fn state_word(t: Texts, state: UserState) -> String {
    match state {
        UserState::Active => t.users_state_active(),
        UserState::NeverConnected => t.users_state_never(),
        UserState::Inactive => t.users_state_inactive(),
    }
}

fn state_badge(t: Texts, state: UserState) -> AnyView {
    let (tone, symbol) = match state {
        UserState::Active => (Tone::Good, Symbol::Check),
        UserState::NeverConnected => (Tone::Waiting, Symbol::Clock),
        UserState::Inactive => (Tone::Ended, Symbol::UserOff),
    };
    badge_with(tone, symbol, state_word(t, state))
}
