//! The menu of what can be done with a contact, or with those selected.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::bulk::URL_BULK;
use super::merge::URL_MERGE;
use crate::ui::{Symbol, icon, small_icon};

/// A button *Action* and what it opens: a popover, which needs no script.
pub(super) fn action_menu(t: Texts, id: &'static str, entries: AnyView) -> AnyView {
    view! {
        <div class="menu">
            <button class="button menu-button" type="button" popovertarget=id>
                {t.contact_action()}
                {small_icon(Symbol::ChevronDown)}
            </button>
            <div class="menu-list" id=id popover>
                {entries}
            </div>
        </div>
    }
    .into_any()
}

/// *Grant portal access* for one contact: a link.
pub(super) fn grant_link(t: Texts, href: String) -> AnyView {
    view! {
        <a class="menu-item" href=href data-opens="grant-dialog">
            {icon(Symbol::Key)}
            {t.contact_grant()}
        </a>
    }
    .into_any()
}

/// *Grant portal access* for the ticked rows. It leads to a page and changes
/// nothing, so it is a link to those who hear it.
pub(super) fn grant_submit(t: Texts) -> AnyView {
    view! {
        <button class="menu-item" type="submit" role="link" data-opens="grant-dialog">
            {icon(Symbol::Key)}
            {t.contact_grant()}
        </button>
    }
    .into_any()
}

/// What else can be done with the ticked rows. Merging leads to a page first; the others are sent.
pub(super) fn selection_acts(t: Texts, archived: bool) -> AnyView {
    let (act, symbol, label) = if archived {
        ("bring-back", Symbol::Refresh, t.contact_bring_back())
    } else {
        ("archive", Symbol::Archive, t.contact_archive())
    };
    view! {
        <button class="menu-item" type="submit" formaction=URL_MERGE role="link">
            {icon(Symbol::Copy)}
            {t.list_merge()}
        </button>
        {act_submit("tags", Symbol::File, t.list_tags())}
        {act_submit(act, symbol, label)}
    }
    .into_any()
}

fn act_submit(act: &'static str, symbol: Symbol, label: String) -> AnyView {
    view! {
        <button
            class="menu-item"
            type="submit"
            formmethod="post"
            formaction=URL_BULK
            name="act"
            value=act
        >
            {icon(symbol)}
            {label}
        </button>
    }
    .into_any()
}
