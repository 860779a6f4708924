//! The pages of letters, in every language and state.

use atrium_domain::id::{ContactId, MailId};
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::*;
use crate::pages_test::{assert_sound, frame, staff};
use crate::ui::PageLinks;

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
        assert!(html.contains("/office/outbox?q=%C5%81%C3%B3d%C5%BA%20%26%20co&amp;state=sent"));
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
