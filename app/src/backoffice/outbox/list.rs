//! The list of letters.

use atrium_domain::id::MailId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::table::letters;
use super::{LetterKind, MailReason, MailState, OutboxQuery, URL};
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Chip, ListPage, Mood, PageLinks, SearchField, Symbol, chips, empty_state, filter_bar, listed,
    notice,
};

/// The outbox, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxView {
    /// What was asked for.
    pub query: OutboxQuery,
    /// Its rows.
    pub rows: Vec<OutboxRow>,
    /// The pages beside it.
    pub pages: PageLinks,
    /// No mail server is set: letters are written as files.
    pub files_only: bool,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its number.
    pub id: MailId,
    /// The address it goes to.
    pub recipient: String,
    /// The reader's name, or empty.
    pub recipient_name: String,
    /// Which letter.
    pub letter: LetterKind,
    /// How far it has come.
    pub state: MailState,
    /// Attempts so far.
    pub attempts: u32,
    /// Why the last attempt failed.
    pub reason: Option<MailReason>,
    /// The same in the words of whoever refused, or empty.
    pub said: String,
    /// The reader may have it tried again.
    pub may_retry: bool,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Option<Timestamp>,
    /// When it left.
    pub sent_at: Option<Timestamp>,
}

/// The outbox.
pub fn outbox_page(frame: &Frame, view: OutboxView) -> AnyView {
    let t = frame.texts();
    let files = view
        .files_only
        .then(|| notice(t, Mood::Info, t.outbox_files()));
    let bar = (!view.rows.is_empty() || view.query.narrows()).then(|| bar(t, &view.query));
    let content = if view.rows.is_empty() && view.query.narrows() {
        nothing_matches(t)
    } else if view.rows.is_empty() {
        nothing_yet(t)
    } else {
        listed(t, letters(frame, view.rows, view.now), view.pages)
    };
    let body = ListPage::new(t.outbox_title(), content)
        .about(t.outbox_subtitle())
        .notes(files.into_any())
        .bar(bar)
        .view();
    frame.document(Page::office(App::Outbox, t.outbox_title()), body)
}

fn nothing_yet(t: Texts) -> AnyView {
    let action = view! { <a class="button" href="/office/contacts">{t.outbox_empty_action()}</a> };
    empty_state(
        Symbol::Outbox,
        t.outbox_empty_title(),
        t.outbox_empty_text(),
        Some(action.into_any()),
    )
}

fn nothing_matches(t: Texts) -> AnyView {
    let action = view! { <a class="button" href=URL>{t.outbox_nothing_action()}</a> };
    empty_state(
        Symbol::Search,
        t.outbox_nothing_title(),
        t.outbox_nothing_text(),
        Some(action.into_any()),
    )
}

fn bar(t: Texts, query: &OutboxQuery) -> AnyView {
    let search = SearchField::new(URL, t.outbox_search(), t.outbox_search_go())
        .words(&query.q)
        .keeping([("state", query.state.map_or("", MailState::code))]);
    let chip = |state: Option<MailState>, label: String| Chip {
        href: query.filtered(state),
        label,
        current: query.state == state,
    };
    let states = MailState::ALL
        .into_iter()
        .map(|state| chip(Some(state), state.name(t)));
    let all = [chip(None, t.outbox_filter_all())];
    let filters = chips(t.outbox_filters(), all.into_iter().chain(states));
    filter_bar(search, Some(filters), None)
}
