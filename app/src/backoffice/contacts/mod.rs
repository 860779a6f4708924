//! Contacts: the list, the form, the page of one contact, and who of them has
//! access to the portal.

pub mod ask;
pub mod bulk;
pub mod conflict;
pub mod form;
pub mod history;
pub mod list;
mod list_bar;
pub mod list_query;
mod list_table;
pub mod merge;
pub mod page;
pub mod portal_access;
mod related;
pub mod sales;
mod selection;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Symbol, Tone, badge_with};
use list_query::URL_LIST;

/// Where a contact stands with the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortalState {
    /// No membership.
    Outside,
    /// Invited and never signed in, or offered to a login whose owner has not answered.
    Invited,
    /// May sign in.
    Inside,
}

/// What the reader may do with contacts beside reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// Create, change, archive.
    pub edit: bool,
    /// Grant, revoke, invite again.
    pub grant: bool,
    /// Take lists out of the house.
    pub export: bool,
    /// Bring lists into the house.
    pub import: bool,
}

/// The way back from a page about contacts.
fn crumbs(t: Texts, here: String) -> AnyView {
    crate::ui::crumbs(t, vec![(URL_LIST.to_owned(), t.contacts_title())], here)
}

/// The portal state in a word; nothing where there is nothing to tell.
fn state_badge(t: Texts, state: PortalState) -> Option<AnyView> {
    match state {
        PortalState::Outside => None,
        PortalState::Invited => Some(badge_with(
            Tone::Waiting,
            Symbol::Clock,
            t.contacts_access_invited(),
        )),
        PortalState::Inside => Some(badge_with(
            Tone::Good,
            Symbol::Check,
            t.contacts_access_inside(),
        )),
    }
}
