//! `/office/contacts`: all contacts, searched, filtered, sorted, by pages.

use atrium_domain::contact::ContactType;
use atrium_domain::id::ContactId;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::super::start::pointer;
use super::list_bar::bar;
use super::list_query::{Filter, ListQuery};
use super::list_table::results;
use super::portal_access::{URL, shut_dialog};
use super::selection::{action_menu, grant_submit, selection_acts};
use super::{May, PortalState};
use crate::islands::live_list::LiveList;
use crate::shell::{App, Frame, Page};
use crate::ui::{ListPage, PageLinks, Symbol, empty_state, icon};

/// A count that stops where it would become dear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// So many.
    pub number: usize,
    /// And more.
    pub more: bool,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListView {
    /// What was asked for.
    pub query: ListQuery,
    /// Its rows.
    pub rows: Vec<ListRow>,
    /// How many match in all.
    pub count: Count,
    /// Tags to choose from.
    pub tags: Vec<String>,
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
    /// Its type.
    pub r#type: ContactType,
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
    // Where there is nobody yet, the empty page offers it.
    let import = (view.may.import && !view.none_at_all).then(|| import(t));
    let acts = (import.is_some() || new.is_some()).then(|| view! { {import} {new} }.into_any());
    let start = view.start.then(|| pointer(t));
    let (bar, content) = if view.none_at_all {
        (None, nobody_yet(t, view.may))
    } else {
        let dialog = view.may.grant.then(|| shut_dialog(t));
        let bar = bar(t, &view);
        let list = list(t, view);
        (Some(bar), view! { {list} {dialog} <LiveList/> }.into_any())
    };
    let body = ListPage::new(t.contacts_title(), content)
        .act(acts)
        .notes(start.into_any())
        .bar(bar)
        .view();
    frame.document(
        Page::office(App::Contacts, t.contacts_title()).with_islands(),
        body,
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

fn import(t: Texts) -> AnyView {
    view! {
        <a class="button" href="/office/import">
            {icon(Symbol::Upload)}
            {t.import_title()}
        </a>
    }
    .into_any()
}

fn nobody_yet(t: Texts, may: May) -> AnyView {
    let actions = may.edit.then(|| {
        let import = may.import.then(|| import(t));
        view! { {new_contact(t)} {import} }.into_any()
    });
    empty_state(
        Symbol::Contacts,
        t.contacts_empty_title(),
        t.contacts_empty_text(),
        actions,
    )
}

/// The table; with boxes to tick, it is a form that leads to what can be done with them.
fn list(t: Texts, view: ListView) -> AnyView {
    let may = view.may;
    let archived = view.query.filter == Filter::Archived;
    let results = view! { <div class="stack" data-region="results">{results(t, view)}</div> };
    if may.grant || may.edit {
        view! {
            <form class="stack" method="get" action=URL data-list>
                {results} {selection_bar(t, may, archived)}
            </form>
        }
        .into_any()
    } else {
        // Nothing to select, but the search answers at once all the same.
        view! { <div class="stack" data-list>{results}</div> }.into_any()
    }
}

fn selection_bar(t: Texts, may: May, archived: bool) -> AnyView {
    let hint = t.contacts_selection_hint();
    let grant = may.grant.then(|| grant_submit(t));
    let acts = may.edit.then(|| selection_acts(t, archived));
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
            {action_menu(t, "selection-menu", view! { {grant} {acts} }.into_any())}
            <button class="button button-quiet" type="reset">{t.contacts_selection_clear()}</button>
        </div>
    }
    .into_any()
}
