//! One user's page, and what its buttons do.

use atrium_app::backoffice::users::URL_USERS;
use atrium_app::backoffice::users::page::{
    MembershipRow, UserEvent, UserHistory, UserHistoryView, UserView, user_page,
};
use atrium_app::backoffice::users::told::{ToldPasswordView, told_password_page};
use atrium_app::shell::Done;
use atrium_backend::operation::user::{
    access as access_of, login, look, password, reset, role, sessions,
};
use atrium_backend::store::audit::{Happened, Read};
use atrium_backend::store::user_filter::second_factor_of;
use atrium_backend::{Error, Result};
use atrium_domain::form::{LoginForm, RoleForm};
use atrium_domain::id::{SessionId, UserId};
use atrium_domain::problem::{Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::ExposeSecret as _;

use super::security::session_row;
use super::users::state;
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

fn id_of(cx: &Cx) -> Result<UserId> {
    cx.param("id")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)
}

/// A user's page.
pub async fn show(cx: Cx) -> Result<Response> {
    render(&cx, String::new(), None).await
}

async fn render(cx: &Cx, typed_login: String, refused: Option<Problems>) -> Result<Response> {
    let session = cx.session()?;
    let id = id_of(cx)?;
    let before = cx.query.get("before").and_then(|seq| seq.parse().ok());
    let seen = look::look(cx.atrium(), session, id, before).await?;
    let own = format!("{URL_USERS}/{id}");
    let status = refused.as_ref().map_or(StatusCode::OK, refusal);
    let user = seen.user;
    let view = UserView {
        id: user.id,
        state: state(&user),
        second_factor: second_factor_of(user.id),
        oneself: user.id == session.user(),
        sets_passwords: cx.atrium().settings().administrators_set_passwords,
        name: user.name,
        login: user.login,
        typed_login,
        role: user.role,
        language: user.language,
        has_password: user.has_password,
        must_change: user.password_must_change,
        signed_in_at: user.last_sign_in_at,
        created_at: user.created_at,
        contacts: seen
            .behind
            .into_iter()
            .map(|behind| (behind.contact, behind.name))
            .collect(),
        memberships: seen
            .memberships
            .into_iter()
            .map(|(membership, contact)| MembershipRow {
                contact: membership.contact,
                name: contact
                    .map(|contact| contact.fields.name)
                    .unwrap_or_default(),
                rights: membership.rights,
                granted_at: membership.granted_at,
                ended_at: membership.ended_at,
            })
            .collect(),
        sessions: seen
            .sessions
            .into_iter()
            .map(|open| session_row(open, session.id()))
            .collect(),
        history: UserHistoryView {
            older: seen
                .history
                .last()
                .filter(|_| seen.more_history)
                .map(|entry| format!("{own}?before={}", entry.seq)),
            newest: before.map(|_| own),
            events: seen.history.into_iter().filter_map(event).collect(),
        },
        problems: refused,
        now: cx.now(),
    };
    Ok(page(status, &cx.asked, || user_page(&cx.frame(), view)))
}

fn event(entry: Read) -> Option<UserEvent> {
    let what = match entry.happened? {
        Happened::UserCreated => UserHistory::Created,
        Happened::AccessGranted => UserHistory::Granted,
        Happened::AccessRevoked => UserHistory::Revoked,
        Happened::InvitationRepeated => UserHistory::InvitationRepeated,
        Happened::InvitationShown => UserHistory::InvitationShown,
        Happened::InvitationRequested => UserHistory::InvitationRequested,
        Happened::InvitationAccepted => UserHistory::InvitationAccepted,
        Happened::SignedIn => UserHistory::SignedIn,
        Happened::SignInRefused => UserHistory::SignInRefused,
        Happened::SignedOut => UserHistory::SignedOut,
        Happened::ResetRequested => UserHistory::ResetRequested,
        Happened::PasswordReset => UserHistory::PasswordReset,
        Happened::PasswordChanged => UserHistory::PasswordChanged,
        Happened::UserReset => UserHistory::ResetOnServer,
        Happened::LoginChanged => UserHistory::LoginChanged,
        Happened::PasswordSetByAdministrator => UserHistory::PasswordSet,
        Happened::ResetSent => UserHistory::ResetSent,
        Happened::RoleChanged => UserHistory::RoleChanged,
        Happened::UserDeactivated => UserHistory::Deactivated,
        Happened::UserBroughtBack => UserHistory::BroughtBack,
        Happened::SessionsEnded => UserHistory::SessionsEnded,
        Happened::AccountDeleted => UserHistory::AccountDeleted,
        Happened::OfferAccepted => UserHistory::OfferAccepted,
        Happened::MembershipChosen => UserHistory::Switched,
        Happened::ContactCreated
        | Happened::ContactChanged
        | Happened::ContactArchived
        | Happened::ContactBroughtBack
        | Happened::ContactsImported
        | Happened::DemoRemoved
        | Happened::PasswordConfirmed
        | Happened::ConfirmationRefused
        | Happened::CodeRefused
        | Happened::SettingsChanged
        | Happened::AccessDenied
        | Happened::ContactsExported
        | Happened::ContactsMerged
        | Happened::ContactMergedInto
        | Happened::MembershipOffered
        | Happened::OfferDeclined
        | Happened::OfferWithdrawn
        | Happened::JobQueued
        | Happened::JobCancelled
        | Happened::JobFinished
        | Happened::MailRetried
        | Happened::BackupRestored
        | Happened::Swept
        | Happened::ImportBrought
        | Happened::ImportAccepted
        | Happened::ImportDiscarded
        | Happened::PersonErased => return None,
    };
    Some(UserEvent {
        who: entry
            .personal
            .map(|personal| personal.actor)
            .filter(|who| !who.is_empty()),
        what,
        at: entry.at,
    })
}

/// Back to the user's page, or to it again with what is wrong.
async fn settled(
    cx: &Cx,
    typed_login: String,
    result: std::result::Result<(), Problems>,
    word: Done,
) -> Result<Response> {
    match result {
        Ok(()) => Ok(done(&format!("{URL_USERS}/{}", id_of(cx)?), Some(word))),
        Err(refused) => render(cx, typed_login, Some(refused)).await,
    }
}

/// Changes the login.
pub async fn change_login(cx: Cx) -> Result<Response> {
    let (id, form) = (id_of(&cx)?, cx.form::<LoginForm>());
    let changed = match form.check() {
        Ok(to) => problems(login::change(cx.atrium(), cx.session()?, id, &to, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    settled(&cx, form.login, changed, Done::LoginChanged).await
}

/// Sets a password and shows it, this once: there is no address that shows it again.
pub async fn set_password(cx: Cx) -> Result<Response> {
    let id = id_of(&cx)?;
    let session = cx.session()?;
    let set = problems(password::set(cx.atrium(), session, id, &cx.once(), &cx.peer).await)?;
    let password = match set {
        Ok(Some(password)) => password,
        // It was set when the form came first, and opens no more.
        Ok(None) => return Ok(done(&format!("{URL_USERS}/{id}"), None)),
        Err(refused) => return render(&cx, String::new(), Some(refused)).await,
    };
    let user = look::look(cx.atrium(), cx.session()?, id, None).await?.user;
    let view = ToldPasswordView {
        id,
        name: user.name,
        login: user.login,
        password: password.expose_secret().to_owned(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        told_password_page(&cx.frame(), view)
    }))
}

/// Mails a link to choose a password.
pub async fn send_reset(cx: Cx) -> Result<Response> {
    let id = id_of(&cx)?;
    let session = cx.session()?;
    let sent = problems(reset::send(cx.atrium(), session, id, &cx.once(), &cx.peer).await)?;
    settled(&cx, String::new(), sent, Done::LinkMailed).await
}

/// Changes what staff may do.
pub async fn change_role(cx: Cx) -> Result<Response> {
    let (id, form) = (id_of(&cx)?, cx.form::<RoleForm>());
    let changed = match form.check() {
        Ok(to) => problems(role::change(cx.atrium(), cx.session()?, id, to, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    settled(&cx, String::new(), changed, Done::Saved).await
}

/// Deactivates the login, or brings it back.
pub async fn access(cx: Cx) -> Result<Response> {
    let id = id_of(&cx)?;
    let (atrium, session) = (cx.atrium(), cx.session()?);
    let (result, word) = match cx.form.get("act") {
        Some("deactivate") => (
            access_of::deactivate(atrium, session, id, &cx.peer).await,
            Done::Deactivated,
        ),
        Some("bring-back") => {
            let left = access_of::bring_back(atrium, session, id, &cx.peer).await;
            let word = match &left {
                Ok(1..) => Done::BroughtBackInPart,
                Ok(0) | Err(_) => Done::BroughtBack,
            };
            (left.map(|_| ()), word)
        }
        Some(_) | None => return Err(Error::field("act", Rule::UnknownChoice)),
    };
    settled(&cx, String::new(), problems(result)?, word).await
}

/// Ends one session, or all of them.
pub async fn end_sessions(cx: Cx) -> Result<Response> {
    let id = id_of(&cx)?;
    let which = match cx.form.get("session") {
        Some("all") => None,
        Some(one) => Some(one.parse::<SessionId>().map_err(|_| Error::NotFound)?),
        None => return Err(Error::field("session", Rule::UnknownChoice)),
    };
    let ended = sessions::end(cx.atrium(), cx.session()?, id, which, &cx.peer).await;
    let word = match &ended {
        Ok(0) => Done::NothingEnded,
        Ok(1..) | Err(_) => Done::SessionsEnded,
    };
    let ended = ended.map(|_| ());
    settled(&cx, String::new(), problems(ended)?, word).await
}
