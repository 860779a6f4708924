//! One letter: for whom, why it did not leave, and another try.

use atrium_domain::id::{ContactId, MailId};
use atrium_domain::time::Timestamp;
use leptos::prelude::*;

use super::{LetterKind, MailReason, MailState, URL, letter_name, state_badge, why};
use crate::shell::{App, Frame, Page};
use crate::ui::{Detail, Title, crumbs, details};

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterView {
    /// Its number.
    pub id: MailId,
    /// Which letter.
    pub letter: LetterKind,
    /// The address it goes to.
    pub recipient: String,
    /// The reader's name, or empty.
    pub recipient_name: String,
    /// The reader's language, by its own name.
    pub language: String,
    /// The contact it concerns.
    pub contact: Option<ContactId>,
    /// How far it has come.
    pub state: MailState,
    /// Attempts so far.
    pub attempts: u32,
    /// Why the last attempt failed.
    pub reason: Option<MailReason>,
    /// The same in the words of whoever refused.
    pub said: String,
    /// The part of its Message-ID before the at sign.
    pub message_id: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it left.
    pub sent_at: Option<Timestamp>,
    /// When it is tried next, while it waits.
    pub next_attempt_at: Option<Timestamp>,
    /// The reader may have it tried again.
    pub may_retry: bool,
}

/// The page of one letter.
pub fn letter_page(frame: &Frame, view: LetterView) -> AnyView {
    let t = frame.texts();
    let title = t.outbox_detail_title(&view.recipient);
    // What has not happened yet is no fact.
    let times = [
        (t.outbox_column_created(), Some(view.created_at)),
        (t.outbox_column_sent(), view.sent_at),
        (t.outbox_column_next(), view.next_attempt_at),
    ]
    .into_iter()
    .filter_map(|(label, at)| Some(Detail::new(label, frame.moment(at?))));
    let why = Some(why(t, view.reason, &view.said)).filter(|lines| !lines.is_empty());
    let facts = [
        Detail::new(t.outbox_column_letter(), letter_name(t, view.letter)),
        Detail::new(t.outbox_column_recipient(), view.recipient.clone()),
        Detail::new(t.outbox_detail_name(), view.recipient_name.clone()),
        Detail::new(t.outbox_detail_language(), view.language.clone()),
        Detail::new(
            t.outbox_column_attempts(),
            frame.locale.format_integer(i64::from(view.attempts)),
        ),
    ]
    .into_iter()
    .chain(why.map(|lines| Detail::lines(t.outbox_detail_reason(), lines)))
    .chain(times)
    .chain([Detail::new(t.outbox_detail_id(), view.message_id.clone())])
    .collect();
    let contact = view.contact.map(|id| {
        view! {
            <a class="button" href=format!("/office/contacts/{id}")>{t.outbox_detail_open()}</a>
        }
    });
    let retry = view.may_retry.then(|| {
        view! {
            <form method="post" action=format!("{URL}/{}/retry", view.id)>
                <button class="button button-primary" type="submit">{t.outbox_retry()}</button>
            </form>
        }
    });
    let body = view! {
        {crumbs(t, vec![(URL.to_owned(), t.outbox_title())], view.recipient.clone())}
        {Title::new(title.clone())
            .state(state_badge(t, view.state, view.attempts))
            .acts(Some(view! { {contact} {retry} }.into_any()))
            .view()}
        <section class="panel" aria-label=title.clone()>
            <div class="panel-body">{details(&t.field_none(), facts)}</div>
        </section>
    };
    frame.document(Page::office(App::Outbox, title), body.into_any())
}
