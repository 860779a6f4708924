//! The outbox, for staff who may grant.

use atrium_app::backoffice::outbox::{
    LetterKind, LetterView, MailReason, MailState, OutboxQuery, OutboxRow, OutboxView, URL,
    letter_page, outbox_page,
};
use atrium_app::shell::Done;
use atrium_app::ui::PageLinks;
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::mail::Why;
use atrium_backend::operation::outbox;
use atrium_backend::store::mail::State;
use atrium_backend::store::mail_list::{Kind, Listed, Page, Place, Request};
use atrium_backend::{Error, Result};
use atrium_domain::id::MailId;
use atrium_i18n::locale_name;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{done, page};
use crate::http::cx::Cx;

const ROWS: u64 = 80;

fn place_of(text: &str) -> Option<Place> {
    let (at, id) = text.split_once('.')?;
    Some(Place {
        at: at.parse().ok()?,
        id: id.parse().ok()?,
    })
}

fn place_text(mail: &Listed) -> String {
    format!("{}.{}", mail.created_at.micros(), mail.id)
}

const fn shown(state: Option<State>) -> MailState {
    match state {
        Some(State::Queued) => MailState::Queued,
        Some(State::Sending) => MailState::Sending,
        Some(State::Sent) => MailState::Sent,
        Some(State::Failed) => MailState::Failed,
        Some(State::Cancelled) => MailState::Cancelled,
        None => MailState::Unknown,
    }
}

const fn letter(kind: Option<Kind>) -> LetterKind {
    match kind {
        Some(Kind::Invitation) => LetterKind::Invitation,
        Some(Kind::Reset) => LetterKind::Reset,
        Some(Kind::PasswordChanged) => LetterKind::PasswordChanged,
        Some(Kind::LoginChanged) => LetterKind::LoginChanged,
        Some(Kind::PasswordSet) => LetterKind::PasswordSet,
        Some(Kind::StaffInvitation) => LetterKind::StaffInvitation,
        Some(Kind::AccountDeleted) => LetterKind::AccountDeleted,
        Some(Kind::Offer) => LetterKind::Offer,
        Some(Kind::NewDevice) => LetterKind::NewDevice,
        None => LetterKind::Unknown,
    }
}

pub(super) const fn reason(why: Why) -> MailReason {
    match why {
        Why::LinkUsed => MailReason::LinkUsed,
        Why::LinkWithdrawn => MailReason::LinkWithdrawn,
        Why::LinkExpired => MailReason::LinkExpired,
        Why::Answered => MailReason::Answered,
        Why::NoForeignLetters => MailReason::NoForeignLetters,
        Why::NoProtection => MailReason::NoProtection,
        Why::NoAnswer => MailReason::NoAnswer,
        Why::NoConversation => MailReason::NoConversation,
        Why::Folder => MailReason::Folder,
        Why::Unreadable => MailReason::Unreadable,
        Why::CannotBeMade => MailReason::CannotBeMade,
    }
}

/// Letters, newest first.
pub async fn list(cx: Cx) -> Result<Response> {
    let asked = |name| cx.query.get(name).unwrap_or_default();
    let state = State::from_code(asked("state"));
    let query = OutboxQuery {
        q: asked("q").chars().take(200).collect(),
        state: state.map(|state| shown(Some(state))),
    };
    let request = Request {
        search: query.q.clone(),
        state,
        page: match (place_of(asked("after")), place_of(asked("before"))) {
            (Some(place), _) => Page::After(place),
            (None, Some(place)) => Page::Before(place),
            (None, None) => Page::First,
        },
    };
    let may_retry = cx.session()?.may(Act::GrantAccess);
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let listing = store.list_mails(&request, ROWS).await?;
    let link = |is_more: bool, side: &str, row: Option<&Listed>| {
        row.filter(|_| is_more)
            .map(|row| query.part(side, &place_text(row)))
    };
    let view = OutboxView {
        pages: PageLinks {
            previous: link(listing.more_before, "before", listing.rows.first()),
            next: link(listing.more_after, "after", listing.rows.last()),
        },
        rows: listing
            .rows
            .into_iter()
            .map(|mail| row(mail, may_retry))
            .collect(),
        files_only: !cx.atrium().settings().mail_leaves,
        now: cx.now(),
        query,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        outbox_page(&cx.frame(), view)
    }))
}

fn row(mail: Listed, may_retry: bool) -> OutboxRow {
    OutboxRow {
        id: mail.id,
        letter: letter(mail.kind),
        next_attempt_at: (mail.state == Some(State::Queued)).then_some(mail.next_attempt_at),
        may_retry: may_retry && mail.state == Some(State::Failed),
        state: shown(mail.state),
        recipient: mail.recipient,
        recipient_name: mail.recipient_name,
        attempts: mail.attempts,
        reason: mail.why.map(reason),
        said: mail.said,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
    }
}

fn number(cx: &Cx) -> Result<MailId> {
    cx.param("id")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)
}

/// One letter.
pub async fn show(cx: Cx) -> Result<Response> {
    let may_retry = cx.session()?.may(Act::GrantAccess);
    let scope = BackOffice::of(cx.session()?)?;
    let mail = cx
        .atrium()
        .database
        .read(&scope)
        .listed_mail(number(&cx)?)
        .await?
        .ok_or(Error::NotFound)?;
    let view = LetterView {
        id: mail.id,
        letter: letter(mail.kind),
        next_attempt_at: (mail.state == Some(State::Queued)).then_some(mail.next_attempt_at),
        may_retry: may_retry && mail.state == Some(State::Failed),
        state: shown(mail.state),
        language: mail
            .language
            .map(locale_name)
            .unwrap_or_default()
            .to_owned(),
        recipient: mail.recipient,
        recipient_name: mail.recipient_name,
        contact: mail.contact,
        attempts: mail.attempts,
        reason: mail.why.map(reason),
        said: mail.said,
        message_id: mail.message_id,
        created_at: mail.created_at,
        sent_at: mail.sent_at,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        letter_page(&cx.frame(), view)
    }))
}

/// Has a letter that failed tried again.
pub async fn retry(cx: Cx) -> Result<Response> {
    let id = number(&cx)?;
    outbox::retry(cx.atrium(), cx.session()?, id, &cx.peer).await?;
    Ok(done(&format!("{URL}/{id}"), Some(Done::MailRetried)))
}
