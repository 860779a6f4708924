//! One's own login: password, sessions, and its end. For customers and staff alike.

use atrium_app::portal::SessionRow;
use atrium_app::portal::delete_account::{DeleteAccountView, delete_account_page};
use atrium_app::portal::security::{SecurityView, security_page};
use atrium_app::shell::Done;
use atrium_app::sign_in::told_password::{ToldPasswordView, told_password_page};
use atrium_backend::access::Act;
use atrium_backend::access::session::Who;
use atrium_backend::credential::strength;
use atrium_backend::operation::sessions::Which;
use atrium_backend::store::session::OpenSession;
use atrium_backend::{Error, Result, operation};
use atrium_domain::device::Device;
use atrium_domain::form::{ChangePasswordForm, DeleteAccountForm};
use atrium_domain::id::SessionId;
use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::SecretString;

use super::password;
use crate::http::answer::{done, page, problems, refusal, with_cookie};
use crate::http::cookie;
use crate::http::cx::Cx;

const URL: &str = "/my/security";

/// A session as the tables of one's own and of an administrator show it.
pub(super) fn session_row(one: OpenSession, this: SessionId) -> SessionRow {
    SessionRow {
        this: one.id == this,
        id: one.id.get(),
        device: Device::of(&one.user_agent),
        address: one.address,
        remembered: one.remembered,
        created_at: one.created_at,
        last_seen_at: one.last_seen_at,
    }
}

async fn view(
    cx: &Cx,
    problems: Option<Problems>,
    report: Option<PasswordReport>,
) -> Result<SecurityView> {
    let session = cx.session()?;
    let settings = cx.atrium().settings();
    let sessions = operation::sessions::list(cx.atrium(), session).await?;
    let person = match session.who() {
        Who::Customer(_) => {
            let own = operation::portal::own_contact(cx.atrium(), session).await?;
            operation::portal::contact_person(cx.atrium(), session, &own).await?
        }
        Who::Staff(_) => None,
    };
    Ok(SecurityView {
        login: session.login().to_owned(),
        ask: Some(match (person, &settings.contact_address) {
            (Some(person), _) => format!("{} ({})", person.name, person.email),
            (None, Some(address)) => address.to_string(),
            (None, None) => settings.brand.company.clone(),
        }),
        min_length: settings.passwords.least(false).characters(),
        problems,
        report,
        sessions: sessions
            .into_iter()
            .map(|one| session_row(one, session.id()))
            .collect(),
        may_delete: session.may(Act::DeleteOwnAccount),
        now: cx.now(),
    })
}

/// Account security.
pub async fn show(cx: Cx) -> Result<Response> {
    let view = view(&cx, None, None).await?;
    Ok(page(StatusCode::OK, &cx.asked, || {
        security_page(&cx.frame(), view)
    }))
}

/// Reads the form and changes the password: the session's new value, or what is wrong and how the
/// password fared against each rule.
async fn change(
    cx: &Cx,
) -> Result<std::result::Result<(SecretString, bool), (Problems, PasswordReport)>> {
    let session = cx.session()?;
    let settings = cx.atrium().settings();
    let company = settings.brand.company.as_str();
    let own = [session.login(), session.name()];
    let form: ChangePasswordForm = cx.form();
    let changed = match form.check(
        settings.passwords.least(false),
        &["atrium", company, own[0], own[1]],
    ) {
        Ok(input) => problems(
            operation::change_password::change(cx.atrium(), session, &input, &cx.peer).await,
        )?,
        Err(refused) => Err(refused),
    };
    match changed {
        Ok(done) => Ok(Ok(done)),
        Err(refused) => {
            let (password, verify) = (&form.password, &form.verify);
            let report = strength::report(cx.atrium(), password, verify, false, &own).await?;
            Ok(Err((refused, report)))
        }
    }
}

async fn judged(cx: &Cx) -> Result<Response> {
    let session = cx.session()?;
    password::judged(cx, &[session.login(), session.name()]).await
}

/// Changes the password.
pub async fn change_password(cx: Cx) -> Result<Response> {
    if password::is_asked(&cx) {
        return judged(&cx).await;
    }
    match change(&cx).await? {
        Ok((value, remembered)) => Ok(with_cookie(
            done(URL, Some(Done::PasswordChanged)),
            cx.session_cookie(&value, remembered),
        )),
        Err((refused, report)) => {
            let status = refusal(&refused);
            let view = view(&cx, Some(refused), Some(report)).await?;
            Ok(page(status, &cx.asked, || security_page(&cx.frame(), view)))
        }
    }
}

fn told_page(
    cx: &Cx,
    problems: Option<Problems>,
    report: Option<PasswordReport>,
) -> Result<Response> {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let view = ToldPasswordView {
        login: cx.session()?.login().to_owned(),
        min_length: cx.atrium().settings().passwords.least(false).characters(),
        report,
        problems,
    };
    Ok(page(status, &cx.asked, || {
        told_password_page(&cx.frame(), view)
    }))
}

/// The one page for somebody whose password an administrator has set.
pub async fn told_password(cx: Cx) -> Result<Response> {
    if cx.session()?.password_must_change() {
        told_page(&cx, None, None)
    } else {
        Ok(done(URL, None))
    }
}

/// Changes that password; then the house is open.
pub async fn change_told_password(cx: Cx) -> Result<Response> {
    if password::is_asked(&cx) {
        return judged(&cx).await;
    }
    match change(&cx).await? {
        Ok((value, remembered)) => {
            let home = match cx.session()?.who() {
                Who::Staff(_) => "/office/contacts",
                Who::Customer(_) => "/my",
            };
            Ok(with_cookie(
                done(home, Some(Done::PasswordChanged)),
                cx.session_cookie(&value, remembered),
            ))
        }
        Err((refused, report)) => told_page(&cx, Some(refused), Some(report)),
    }
}

/// Ends one of one's own sessions.
pub async fn end_session(cx: Cx) -> Result<Response> {
    let id = cx
        .param("id")
        .and_then(|id| id.parse().ok())
        .map(SessionId::new)
        .ok_or(Error::NotFound)?;
    end_those(&cx, Which::One(id)).await
}

async fn end_those(cx: &Cx, which: Which) -> Result<Response> {
    let ended = operation::sessions::end(cx.atrium(), cx.session()?, which, &cx.peer).await?;
    let word = if ended == 0 {
        Done::NothingEnded
    } else {
        Done::ElsewhereEnded
    };
    Ok(done(URL, Some(word)))
}

/// Ends all of them but this one.
pub async fn end_sessions(cx: Cx) -> Result<Response> {
    end_those(&cx, Which::Others).await
}

fn delete_view(cx: &Cx, form: &DeleteAccountForm, problems: Option<Problems>) -> Result<Response> {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let view = DeleteAccountView {
        login: cx.session()?.login().to_owned(),
        form: form.without_secrets(),
        problems,
    };
    Ok(page(status, &cx.asked, || {
        delete_account_page(&cx.frame(), view)
    }))
}

/// What deleting the account means, and the form.
pub async fn ask_delete(cx: Cx) -> Result<Response> {
    delete_view(&cx, &DeleteAccountForm::default(), None)
}

/// Deletes the account.
pub async fn delete(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    let form: DeleteAccountForm = cx.form();
    let deleted = match form.check(session.login()) {
        Ok(input) => problems(
            operation::delete_account::delete(cx.atrium(), session, &input, &cx.peer).await,
        )?,
        Err(refused) => Err(refused),
    };
    match deleted {
        Ok(()) => Ok(with_cookie(
            done("/", Some(Done::AccountDeleted)),
            cookie::clear_session(cx.web.https),
        )),
        Err(refused) => delete_view(&cx, &form, Some(refused)),
    }
}
