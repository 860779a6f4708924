//! The menu that leads to the grant dialog.

use atrium_i18n::Texts;
use leptos::prelude::*;

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
