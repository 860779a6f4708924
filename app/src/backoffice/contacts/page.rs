//! One contact: its form, the contacts below it, and who had access when.

use std::iter;

use atrium_domain::id::ContactId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::ask::{Asks, question};
use super::conflict::Known;
use super::form::{ContactFormView, contact_form};
use super::history::{HistoryView, history_panel};
use super::list_query::URL_LIST;
use super::portal_access::{URL, shut_dialog};
pub use super::related::RelatedRow;
use super::related::related_panel;
use super::selection::{action_menu, grant_link};
use super::{May, PortalState, crumbs, state_badge};
use crate::backoffice::query::address;
use crate::shell::{App, Frame, Page};
use crate::ui::{self, Choice, Detail, Mood, Symbol, Title, Tone, badge, details, icon, notice};

/// One contact, stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactView {
    /// The contact.
    pub id: ContactId,
    /// Its stored name, whatever the form holds.
    pub name: String,
    /// Whether it is a company, as stored.
    pub is_company: bool,
    /// What it belongs to.
    pub parent: Option<(ContactId, String)>,
    /// Where it stands with the portal.
    pub state: PortalState,
    /// Whether it is archived.
    pub archived: bool,
    /// The form; for those who may not edit, its values are read.
    pub form: ContactFormView,
    /// The contacts right below it.
    pub related: Vec<RelatedRow>,
    /// There are more of them.
    pub related_more: bool,
    /// What happened to it and its access.
    pub history: HistoryView,
    /// Names for the numbers in its history.
    pub history_names: Vec<Choice>,
    /// Likewise, of staff.
    pub history_staff: Vec<Choice>,
    /// Archiving would end access.
    pub asks: Option<Asks>,
    /// The contact it was merged into.
    pub merged_into: Option<(ContactId, String)>,
    /// What the reader may do.
    pub may: May,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The page of a contact that does not exist yet.
pub fn new_contact_page(frame: &Frame, form: ContactFormView) -> AnyView {
    let t = frame.texts();
    let body = view! {
        {crumbs(t, t.contact_new_title())}
        {Title::new(t.contact_new_title()).view()}
        {contact_form(frame, form)}
    };
    frame.document(
        Page::office(App::Contacts, t.contact_new_title()),
        body.into_any(),
    )
}

/// The page of one contact.
pub fn contact_page(frame: &Frame, view: ContactView) -> AnyView {
    let t = frame.texts();
    let title = view.name.clone();
    let parent = view
        .parent
        .clone()
        .map(|(id, name)| (format!("{URL_LIST}/{id}"), name));
    let all = (URL_LIST.to_owned(), t.contacts_title());
    let way = iter::once(all).chain(parent).collect();
    let crumbs = ui::crumbs(t, way, view.name.clone());
    let head = head(t, &view);
    let archived = view
        .archived
        .then(|| notice(t, Mood::Info, t.contact_archived_notice()));
    let merged = view.merged_into.clone().map(|into| merged_notice(t, into));
    let asks = view
        .asks
        .as_ref()
        .filter(|_| view.may.edit)
        .map(|asks| archive_question(t, view.id, asks));
    let related = (view.is_company || !view.related.is_empty())
        .then(|| related_panel(t, view.id, view.related, view.related_more, view.may));
    let known = Known {
        parents: &view.history_names,
        salespeople: &view.history_staff,
    };
    let history = history_panel(frame, view.history, &known, view.now);
    let dialog = view.may.grant.then(|| shut_dialog(t));
    let form = if view.may.edit {
        contact_form(frame, view.form)
    } else {
        read_only(frame, view.form)
    };
    let body = view! {
        {crumbs} {head} {asks} {archived} {merged}
        <div class="columns">
            <div class="columns-main">{form} {related}</div>
            <aside class="columns-side">{history}</aside>
        </div>
        {dialog}
    };
    let page = Page::office(App::Contacts, title);
    let page = if view.may.grant {
        page.with_islands()
    } else {
        page
    };
    frame.document(page, body.into_any())
}

fn head(t: Texts, view: &ContactView) -> AnyView {
    let archived = view
        .archived
        .then(|| badge(Tone::Ended, t.contacts_archived()));
    let grant = view
        .may
        .grant
        .then(|| grant_link(t, address(URL, &[("id", &view.id.to_string())])));
    let archive = view
        .may
        .edit
        .then(|| archive_entry(t, view.id, view.archived));
    let menu = (grant.is_some() || archive.is_some())
        .then(|| action_menu(t, "action-menu", view! { {grant} {archive} }.into_any()));
    let state = view! { {state_badge(t, view.state)} {archived} };
    Title::new(view.name.clone())
        .state(state.into_any())
        .acts(menu)
        .view()
}

fn archive_entry(t: Texts, id: ContactId, archived: bool) -> AnyView {
    let (act, symbol, label) = if archived {
        ("bring-back", Symbol::Refresh, t.contact_bring_back())
    } else {
        ("archive", Symbol::Archive, t.contact_archive())
    };
    view! {
        <form method="post" action=format!("{URL_LIST}/{id}/archive")>
            <button class="menu-item" type="submit" name="act" value=act>
                {icon(symbol)}
                {label}
            </button>
        </form>
    }
    .into_any()
}

fn archive_question(t: Texts, id: ContactId, asks: &Asks) -> AnyView {
    let own = format!("{URL_LIST}/{id}");
    let buttons = view! {
        <button class="button button-danger" type="submit" name="act" value="archive">
            {t.ask_archive()}
        </button>
        <a class="button" href=own.clone()>{t.contact_cancel()}</a>
    };
    view! {
        <form method="post" action=format!("{own}/archive")>
            {question(t, t.ask_archive_title(), asks, buttons.into_any())}
        </form>
    }
    .into_any()
}

fn merged_notice(t: Texts, (id, name): (ContactId, String)) -> AnyView {
    view! {
        <div class="notice notice-info" role="status">
            {icon(Symbol::Info)}
            <div class="notice-body">
                <p>
                    {t.merge_into()} " "
                    <a href=format!("{URL_LIST}/{id}")>{name}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The form's values for those who may not change them.
fn read_only(frame: &Frame, view: ContactFormView) -> AnyView {
    let t = frame.texts();
    let facts = super::conflict::in_words(t, frame.locale, &view.known(), &view.form)
        .into_iter()
        .map(|(label, value)| Detail::lines(label, value.lines().map(str::to_owned).collect()))
        .collect();
    view! {
        <section class="panel" aria-label=t.common_details()>
            <div class="panel-body" data-region="contact-form">{details(&t.field_none(), facts)}</div>
        </section>
    }
    .into_any()
}
