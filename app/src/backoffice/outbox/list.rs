//! The list of letters.

use atrium_domain::id::MailId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{LetterKind, MailReason, MailState, OutboxQuery, URL, letter_name, state_badge, why};
use crate::shell::{App, Frame, Page};
use crate::ui::{Mood, PageLinks, Symbol, empty_state, icon, notice, pages, when};

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
    let bar = (!view.rows.is_empty() || view.query.narrows()).then(|| filter_bar(t, &view.query));
    let content = if view.rows.is_empty() && view.query.narrows() {
        nothing_matches(t)
    } else if view.rows.is_empty() {
        nothing_yet(t)
    } else {
        let rows = view
            .rows
            .into_iter()
            .map(|row| table_row(frame, row, view.now))
            .collect::<Vec<_>>();
        view! { {table(t, rows)} {pages(t, view.pages)} }.into_any()
    };
    let body = view! {
        <div class="title-row">
            <div class="title-text">
                <h1 class="title">{t.outbox_title()}</h1>
            </div>
        </div>
        <p class="subtitle">{t.outbox_subtitle()}</p>
        {files}
        {bar}
        {content}
    };
    frame.document(Page::office(App::Outbox, t.outbox_title()), body.into_any())
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

fn filter_bar(t: Texts, query: &OutboxQuery) -> AnyView {
    let state = query
        .state
        .map(|state| view! { <input type="hidden" name="state" value=state.code()/> });
    let chip = |state: Option<MailState>, label: String| {
        let current = (query.state == state).then_some("true");
        view! { <a class="filter" href=query.filtered(state) aria-current=current>{label}</a> }
    };
    let chips = MailState::ALL
        .into_iter()
        .map(|state| chip(Some(state), state.name(t)))
        .collect::<Vec<_>>();
    view! {
        <div class="filter-bar">
            <form class="search" method="get" action=URL role="search">
                {state}
                <label class="visually-hidden" for="q">{t.outbox_search()}</label>
                {icon(Symbol::Search)}
                <input
                    class="input search-input"
                    id="q"
                    name="q"
                    type="search"
                    value=query.q.clone()
                    placeholder=t.outbox_search()
                    autocomplete="off"
                    spellcheck="false"
                />
                <button class="button" type="submit">{t.outbox_search_go()}</button>
            </form>
            <nav class="filters" aria-label=t.outbox_filters()>
                {chip(None, t.outbox_filter_all())} {chips}
            </nav>
        </div>
    }
    .into_any()
}

fn table(t: Texts, rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="visually-hidden">{t.outbox_title()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.outbox_column_recipient()}</th>
                        <th scope="col">{t.outbox_column_letter()}</th>
                        <th scope="col">{t.outbox_column_state()}</th>
                        <th scope="col" class="cell-number">{t.outbox_column_attempts()}</th>
                        <th scope="col">{t.outbox_column_created()}</th>
                        <th scope="col">{t.outbox_column_sent()}</th>
                        <th scope="col">{t.outbox_column_next()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn table_row(frame: &Frame, row: OutboxRow, now: Timestamp) -> AnyView {
    let t = frame.texts();
    let name = (!row.recipient_name.is_empty())
        .then(|| view! { <span class="cell-sub">{row.recipient_name}</span> });
    let reason = why(t, row.reason, &row.said)
        .into_iter()
        .map(|line| view! { <span class="cell-sub">{line}</span> })
        .collect::<Vec<_>>();
    let retry = row.may_retry.then(|| {
        view! {
            <form method="post" action=format!("{URL}/{}/retry", row.id)>
                <button class="button button-small" type="submit">{t.outbox_retry()}</button>
            </form>
        }
    });
    let time = |label: String, at: Option<Timestamp>| {
        let class = if at.is_some() {
            "cell-text nowrap"
        } else {
            "cell-text cell-empty"
        };
        let at = at.map(|at| when(frame, at, now));
        view! { <td class=class data-label=label>{at}</td> }
    };
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL}/{}", row.id)>{row.recipient}</a> {name}
            </td>
            <td class="cell-text" data-label=t.outbox_column_letter()>
                {letter_name(t, row.letter)}
            </td>
            <td class="cell-state" data-label=t.outbox_column_state()>
                {state_badge(t, row.state, row.attempts)} {reason} {retry}
            </td>
            <td class="cell-number" data-label=t.outbox_column_attempts()>
                {frame.locale.format_integer(i64::from(row.attempts))}
            </td>
            {time(t.outbox_column_created(), Some(row.created_at))}
            {time(t.outbox_column_sent(), row.sent_at)}
            {time(t.outbox_column_next(), row.next_attempt_at)}
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use atrium_domain::locale::Locale;

    use atrium_domain::id::ContactId;

    use super::super::letter::{LetterView, letter_page};
    use super::*;
    use crate::pages_test::{assert_sound, frame, staff};

    fn row(state: MailState, attempts: u32) -> OutboxRow {
        OutboxRow {
            id: MailId::new(7),
            recipient: "anna@example.com".to_owned(),
            recipient_name: "Anna".to_owned(),
            letter: LetterKind::Invitation,
            state,
            attempts,
            reason: (attempts > 0).then_some(MailReason::Answered),
            said: if attempts > 0 {
                "451 <try later>".to_owned()
            } else {
                String::new()
            },
            may_retry: state == MailState::Failed,
            created_at: Timestamp::from_seconds(1_795_309_000),
            next_attempt_at: (state == MailState::Queued)
                .then(|| Timestamp::from_seconds(1_795_309_999)),
            sent_at: (state == MailState::Sent).then(|| Timestamp::from_seconds(1_795_309_100)),
        }
    }

    #[test]
    fn the_outbox_renders_in_every_language_full_and_empty() {
        for locale in Locale::ALL {
            let view = OutboxView {
                query: OutboxQuery::default(),
                rows: vec![
                    row(MailState::Queued, 0),
                    row(MailState::Queued, 3),
                    row(MailState::Sending, 1),
                    row(MailState::Sent, 1),
                    row(MailState::Failed, 9),
                    row(MailState::Cancelled, 0),
                ],
                pages: PageLinks::default(),
                files_only: true,
                now: Timestamp::from_seconds(1_795_309_323),
            };
            let empty = OutboxView {
                rows: vec![],
                files_only: false,
                ..view.clone()
            };
            let html = assert_sound(&frame(locale, staff()), "outbox", |f| outbox_page(f, view));
            assert!(html.contains("451 &lt;try later") && html.contains("/office/outbox/7/retry"));
            let none = OutboxView {
                query: OutboxQuery {
                    q: "Łódź & co".to_owned(),
                    state: Some(MailState::Failed),
                },
                ..empty.clone()
            };
            let html = assert_sound(&frame(locale, staff()), "no letter", |f| {
                outbox_page(f, none)
            });
            assert!(
                html.contains("/office/outbox?q=%C5%81%C3%B3d%C5%BA%20%26%20co&amp;state=sent")
            );
            let letter = LetterView {
                id: MailId::new(7),
                letter: LetterKind::Unknown,
                recipient: "anna@example.com".to_owned(),
                recipient_name: String::new(),
                language: String::new(),
                contact: Some(ContactId::new(3)),
                state: MailState::Failed,
                attempts: 9,
                reason: Some(MailReason::Unreadable),
                said: "<b>".to_owned(),
                message_id: "0a".to_owned(),
                created_at: Timestamp::from_seconds(1_795_309_000),
                sent_at: None,
                next_attempt_at: None,
                may_retry: true,
            };
            assert_sound(&frame(locale, staff()), "letter", |f| {
                letter_page(f, letter)
            });
            assert_sound(&frame(locale, staff()), "empty outbox", |f| {
                outbox_page(f, empty)
            });
        }
    }
}
