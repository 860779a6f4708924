//! `/office/outbox`: every letter and what became of it.

use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{App, Frame, Page};
use crate::ui::{Mood, PageLinks, Symbol, Tone, badge, empty_state, notice, pages, when};

/// The outbox, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxView {
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
    /// Why the last attempt failed, or empty.
    pub reason: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Option<Timestamp>,
    /// When it left.
    pub sent_at: Option<Timestamp>,
}

/// The letters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// An invitation.
    Invitation,
    /// A link to choose a new password.
    Reset,
    /// The notice that the password was changed.
    PasswordChanged,
    /// The notice that the login was changed.
    LoginChanged,
    /// The notice that an administrator set the password.
    PasswordSet,
    /// A link for a new colleague.
    StaffInvitation,
    /// The notice that the account was deleted.
    AccountDeleted,
}

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// Waits for its turn.
    Queued,
    /// A process has it in hand.
    Sending,
    /// A server took it, or it lies in the folder.
    Sent,
    /// Refused for good, or given up.
    Failed,
    /// Overtaken: what it was about is no longer so.
    Cancelled,
}

/// The outbox.
pub fn outbox_page(frame: &Frame, view: OutboxView) -> AnyView {
    let t = frame.texts();
    let files = view
        .files_only
        .then(|| notice(t, Mood::Info, t.outbox_files()));
    let content = if view.rows.is_empty() {
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
    let letter = match row.letter {
        LetterKind::Invitation => t.outbox_letter_invitation(),
        LetterKind::Reset => t.outbox_letter_reset(),
        LetterKind::PasswordChanged => t.outbox_letter_password_changed(),
        LetterKind::LoginChanged => t.outbox_letter_login_changed(),
        LetterKind::PasswordSet => t.outbox_letter_password_set(),
        LetterKind::StaffInvitation => t.outbox_letter_staff_invitation(),
        LetterKind::AccountDeleted => t.outbox_letter_account_deleted(),
    };
    let reason = (!row.reason.is_empty())
        .then(|| view! { <span class="cell-sub">{t.outbox_reason(row.reason)}</span> });
    let time = |label: String, at: Option<Timestamp>| {
        let class = if at.is_some() {
            "cell-text nowrap"
        } else {
            "cell-text cell-empty"
        };
        let at = at.map(|at| when(frame.locale, at, now));
        view! { <td class=class data-label=label>{at}</td> }
    };
    view! {
        <tr>
            <td class="cell-main">{row.recipient} {name}</td>
            <td class="cell-text" data-label=t.outbox_column_letter()>{letter}</td>
            <td class="cell-state" data-label=t.outbox_column_state()>
                {state_badge(t, row.state, row.attempts)} {reason}
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

fn state_badge(t: Texts, state: MailState, attempts: u32) -> AnyView {
    match state {
        MailState::Queued if attempts > 0 => badge(Tone::Late, t.outbox_state_retrying()),
        MailState::Queued => badge(Tone::Waiting, t.outbox_state_queued()),
        MailState::Sending => badge(Tone::Waiting, t.outbox_state_sending()),
        MailState::Sent => badge(Tone::Good, t.outbox_state_sent()),
        MailState::Failed => badge(Tone::Late, t.outbox_state_failed()),
        MailState::Cancelled => badge(Tone::Ended, t.outbox_state_cancelled()),
    }
}

#[cfg(test)]
mod tests {
    use atrium_domain::locale::Locale;

    use super::*;
    use crate::pages_test::{assert_sound, frame, staff};

    fn row(state: MailState, attempts: u32) -> OutboxRow {
        OutboxRow {
            recipient: "anna@example.com".to_owned(),
            recipient_name: "Anna".to_owned(),
            letter: LetterKind::Invitation,
            state,
            attempts,
            reason: if attempts > 0 {
                "451 <try later>".to_owned()
            } else {
                String::new()
            },
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
            assert!(html.contains("451 &lt;try later"));
            assert_sound(&frame(locale, staff()), "empty outbox", |f| {
                outbox_page(f, empty)
            });
        }
    }
}
