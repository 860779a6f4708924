//! The outbox, for staff who may grant.

use atrium_app::backoffice::outbox::{LetterKind, MailState, OutboxRow, OutboxView, outbox_page};
use atrium_app::ui::PageLinks;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::store::mail::{Intention, Mail, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;

const NEWEST: u64 = 200;

/// The newest letters.
pub async fn list(cx: Cx) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let mails = cx.atrium().database.read(&scope).mails(NEWEST).await?;
    let view = OutboxView {
        rows: mails.into_iter().map(row).collect(),
        pages: PageLinks::default(),
        files_only: !cx.atrium().settings().mail_leaves,
        now: cx.now(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        outbox_page(&cx.frame(), view)
    }))
}

fn row(mail: Mail) -> OutboxRow {
    OutboxRow {
        letter: match mail.intention {
            Intention::Invitation { .. } => LetterKind::Invitation,
            Intention::Reset { .. } => LetterKind::Reset,
            Intention::PasswordChanged { .. } => LetterKind::PasswordChanged,
            Intention::LoginChanged { .. } => LetterKind::LoginChanged,
            Intention::PasswordSet { .. } => LetterKind::PasswordSet,
            Intention::StaffInvitation => LetterKind::StaffInvitation,
            Intention::AccountDeleted { .. } => LetterKind::AccountDeleted,
        },
        next_attempt_at: (mail.state == State::Queued).then_some(mail.next_attempt_at),
        state: match mail.state {
            State::Queued => MailState::Queued,
            State::Sending => MailState::Sending,
            State::Sent => MailState::Sent,
            State::Failed => MailState::Failed,
            State::Cancelled => MailState::Cancelled,
        },
        recipient: mail.recipient,
        recipient_name: mail.recipient_name,
        attempts: mail.attempts,
        reason: mail.last_error,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
    }
}
