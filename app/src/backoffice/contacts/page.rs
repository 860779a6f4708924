//! One contact: its form, the contacts below it, and who had access when.

use atrium_domain::id::ContactId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::form::{ContactFormView, contact_form};
use super::list::cell;
use super::list_query::URL_LIST;
use super::portal_access::{URL, shut_dialog};
use super::selection::{action_menu, grant_link};
use super::{May, PortalState, state_badge};
use crate::backoffice::query::address;
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Detail, Event, Mood, Symbol, Tone, badge, details, icon, notice, small_icon, timeline,
};

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
    /// What happened to its access, newest first.
    pub history: Vec<HistoryEvent>,
    /// What the reader may do.
    pub may: May,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// A contact below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedRow {
    /// The contact.
    pub id: ContactId,
    /// Its name.
    pub name: String,
    /// Its type.
    pub r#type: atrium_domain::contact::ContactType,
    /// Email, or empty.
    pub email: String,
    /// Phone, or empty.
    pub phone: String,
    /// Where it stands with the portal.
    pub state: PortalState,
}

/// One thing that happened to a contact or its access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEvent {
    /// Who did it, where that is known.
    pub who: Option<String>,
    /// What was done.
    pub what: History,
    /// When.
    pub at: Timestamp,
}

/// What can have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    Created,
    Changed,
    Archived,
    BroughtBack,
    Granted,
    Revoked,
    InvitationRepeated,
    InvitationShown,
    InvitationRequested,
    InvitationAccepted,
    SignedIn,
    SignedOut,
    ResetRequested,
    PasswordReset,
    PasswordChanged,
    Offered,
    OfferAccepted,
    OfferDeclined,
    OfferWithdrawn,
    Switched,
    MailRetried,
}

/// The page of a contact that does not exist yet.
pub fn new_contact_page(frame: &Frame, form: ContactFormView) -> AnyView {
    let t = frame.texts();
    let body = view! {
        {crumbs(t, None, t.contact_new_title())}
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{t.contact_new_title()}</h1>
            </div>
        </div>
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
    let crumbs = crumbs(t, view.parent.clone(), view.name.clone());
    let head = title_row(t, &view);
    let archived = view
        .archived
        .then(|| notice(t, Mood::Info, t.contact_archived_notice()));
    let related = (view.is_company || !view.related.is_empty())
        .then(|| related_panel(t, view.id, view.related, view.may));
    let history = history_panel(frame, view.history, view.now);
    let dialog = view.may.grant.then(|| shut_dialog(t));
    let form = if view.may.edit {
        contact_form(frame, view.form)
    } else {
        read_only(frame, view.form)
    };
    let body = view! {
        {crumbs} {head} {archived}
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

fn crumbs(t: Texts, parent: Option<(ContactId, String)>, here: String) -> AnyView {
    let parent = parent.map(|(id, name)| {
        view! {
            <li>
                <a href=format!("{URL_LIST}/{id}")>{name}</a>
            </li>
        }
    });
    view! {
        <nav class="crumbs" aria-label=t.nav_breadcrumbs()>
            <ol class="crumb-list">
                <li>
                    <a href=URL_LIST>{t.contacts_title()}</a>
                </li>
                {parent}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
    .into_any()
}

fn title_row(t: Texts, view: &ContactView) -> AnyView {
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
    view! {
        <div class="title-row">
            <div class="title-text" data-region="state">
                <h1 class="title">{view.name.clone()}</h1>
                {state_badge(t, view.state)}
                {archived}
            </div>
            <div class="title-actions">{menu}</div>
        </div>
    }
    .into_any()
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

/// The form's values for those who may not change them.
fn read_only(frame: &Frame, view: ContactFormView) -> AnyView {
    let t = frame.texts();
    let facts = super::conflict::in_words(t, frame.locale, &view.parents, &view.form)
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

fn related_panel(t: Texts, id: ContactId, rows: Vec<RelatedRow>, may: May) -> AnyView {
    let add = may.edit.then(|| {
        let href = address("/office/contacts/new", &[("parent", &id.to_string())]);
        view! {
            <a class="button button-small" href=href>
                {small_icon(Symbol::Plus)}
                {t.contact_add()}
            </a>
        }
    });
    let content = if rows.is_empty() {
        view! { <div class="panel-body"><p class="muted">{t.contact_related_empty()}</p></div> }
            .into_any()
    } else {
        related_table(t, rows)
    };
    view! {
        <section class="panel" aria-labelledby="related-title">
            <div class="panel-head">
                <h2 class="panel-title" id="related-title">{t.contact_related()}</h2>
                {add}
            </div>
            <div data-region="related">{content}</div>
        </section>
    }
    .into_any()
}

fn related_table(t: Texts, rows: Vec<RelatedRow>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|row| related_row(t, row))
        .collect::<Vec<_>>();
    view! {
        <div class="panel-body panel-flush">
            <div class="table-wrap">
                <table class="table table-plain">
                    <caption class="visually-hidden">{t.contact_related()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t.contacts_column_name()}</th>
                            <th scope="col">{t.contacts_column_email()}</th>
                            <th scope="col" class="narrow-hide">{t.contacts_column_phone()}</th>
                            <th scope="col">{t.contacts_column_access()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn related_row(t: Texts, row: RelatedRow) -> AnyView {
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL_LIST}/{}", row.id)>{row.name}</a>
                <span class="cell-sub">{super::form::type_label(t, row.r#type)}</span>
            </td>
            {cell(t.contacts_column_email(), row.email, "cell-text")}
            {cell(t.contacts_column_phone(), row.phone, "cell-text nowrap narrow-hide")}
            <td class="cell-state" data-label=t.contacts_column_access()>
                {state_badge(t, row.state)}
            </td>
        </tr>
    }
    .into_any()
}

fn history_panel(frame: &Frame, events: Vec<HistoryEvent>, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let content = if events.is_empty() {
        view! { <p class="muted">{t.contact_history_empty()}</p> }.into_any()
    } else {
        let events = events
            .into_iter()
            .map(|event| {
                let (what, tone) = event.what.in_words(t);
                Event {
                    who: event.who,
                    what,
                    at: event.at,
                    tone,
                }
            })
            .collect();
        timeline(frame.locale, now, events)
    };
    view! {
        <section class="panel" aria-labelledby="history-title">
            <div class="panel-head">
                <h2 class="panel-title" id="history-title">{t.contact_history()}</h2>
            </div>
            <div class="panel-body" data-region="history">{content}</div>
        </section>
    }
    .into_any()
}

impl History {
    fn in_words(self, t: Texts) -> (String, Tone) {
        match self {
            Self::Created => (t.contact_event_created(), Tone::Neutral),
            Self::Changed => (t.contact_event_changed(), Tone::Neutral),
            Self::Archived => (t.contact_event_archived(), Tone::Ended),
            Self::BroughtBack => (t.contact_event_brought_back(), Tone::Neutral),
            Self::Granted => (t.contact_event_granted(), Tone::Waiting),
            Self::Revoked => (t.contact_event_revoked(), Tone::Ended),
            Self::InvitationRepeated => (t.contact_event_repeated(), Tone::Waiting),
            Self::InvitationShown => (t.contact_event_shown(), Tone::Neutral),
            Self::InvitationRequested => (t.contact_event_requested(), Tone::Waiting),
            Self::InvitationAccepted => (t.contact_event_accepted(), Tone::Good),
            Self::SignedIn => (t.contact_event_signed_in(), Tone::Neutral),
            Self::SignedOut => (t.contact_event_signed_out(), Tone::Neutral),
            Self::ResetRequested => (t.contact_event_reset_requested(), Tone::Waiting),
            Self::PasswordReset => (t.contact_event_password_reset(), Tone::Good),
            Self::PasswordChanged => (t.contact_event_password_changed(), Tone::Good),
            Self::Offered => (t.contact_event_offered(), Tone::Waiting),
            Self::OfferAccepted => (t.contact_event_offer_accepted(), Tone::Good),
            Self::OfferDeclined => (t.contact_event_offer_declined(), Tone::Ended),
            Self::OfferWithdrawn => (t.contact_event_offer_withdrawn(), Tone::Ended),
            Self::Switched => (t.contact_event_switched(), Tone::Neutral),
            Self::MailRetried => (t.contact_event_mail_retried(), Tone::Waiting),
        }
    }
}
