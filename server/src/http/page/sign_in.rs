//! Signing in and out, links in letters, the typed code, set-up.

mod invitation;
mod link;
mod reset;
mod setup;

pub use invitation::{accept, code, enter_code, fresh, invitation};
pub(super) use link::{speak_to, state};
pub use reset::{request_reset, reset, reset_request, set_password};
pub use setup::{set_up, setup};

use atrium_app::shell::Done;
use atrium_app::sign_in::login::{LoginView, login_page};
use atrium_backend::Result;
use atrium_backend::access::Verified;
use atrium_backend::access::policy::Principal;
use atrium_backend::operation::sign_in;
use atrium_domain::form::SignInForm;
use atrium_domain::local_path::LocalPath;
use atrium_domain::problem::Problems;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use crate::http::answer::{done, page, problems, refusal, retry_after, see_other, with_cookie};
use crate::http::cookie;
use crate::http::cx::Cx;
use crate::http::routes::is_page_for;

const OFFICE: &str = "/office/contacts";
const PORTAL: &str = "/my";

fn login_view(cx: &Cx, form: SignInForm, problems: Option<Problems>) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let retry = problems.as_ref().map(retry_after);
    let view = LoginView {
        form: form.without_secrets(),
        problems,
        waiting: false,
    };
    let mut response = page(status, &cx.asked, || login_page(&cx.frame(), view));
    if let (StatusCode::TOO_MANY_REQUESTS, Some(seconds)) = (status, retry) {
        response
            .headers_mut()
            .insert(axum::http::header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The sign-in page; those who are signed in go where they belong.
pub async fn login(cx: Cx) -> Result<Response> {
    if let Verified::SignedIn(session) = &cx.verified {
        let is_staff = matches!(
            session.who(),
            atrium_backend::access::session::Who::Staff(_)
        );
        return Ok(done(if is_staff { OFFICE } else { PORTAL }, None));
    }
    if !cx.atrium().is_set_up().await? {
        let view = LoginView {
            waiting: true,
            ..LoginView::default()
        };
        return Ok(page(StatusCode::OK, &cx.asked, || {
            login_page(&cx.frame(), view)
        }));
    }
    let next = cx.query.get("next").and_then(LocalPath::parse);
    let form = SignInForm {
        next: next.map(|next| next.to_string()).unwrap_or_default(),
        ..SignInForm::default()
    };
    Ok(login_view(&cx, form, None))
}

fn landed(
    cx: &Cx,
    opened: &sign_in::Opened,
    next: Option<&LocalPath>,
    word: Option<Done>,
) -> Response {
    let home = match opened.principal {
        Principal::Staff(_) => OFFICE,
        Principal::Customer | Principal::Anonymous => PORTAL,
    };
    // Staff are not led to a customer's page, nor a customer into the back office: there a wall
    // would be the first they see.
    let response = match next.filter(|next| is_page_for(opened.principal, next.as_str())) {
        Some(next) => see_other(next),
        None => done(home, word),
    };
    let response = with_cookie(
        response,
        cx.session_cookie(&opened.cookie, opened.remembered),
    );
    with_cookie(response, cookie::set_marks(&opened.marks, cx.web.https))
}

/// Signs in. Whatever session the browser held before is no longer used.
pub async fn log_in(cx: Cx) -> Result<Response> {
    let form: SignInForm = cx.form();
    let opened = match form.check() {
        Ok(input) => problems(sign_in::sign_in(cx.atrium(), &input, &cx.peer).await)?
            .map(|opened| (opened, input.next)),
        Err(refused) => Err(refused),
    };
    match opened {
        Ok((opened, next)) => {
            if let Verified::SignedIn(old) = &cx.verified {
                sign_in::sign_out(cx.atrium(), old, &cx.peer).await?;
            }
            Ok(landed(&cx, &opened, next.as_ref(), None))
        }
        Err(refused) => Ok(login_view(&cx, form, Some(refused))),
    }
}

/// Signs out, on the server and in the browser.
pub async fn log_out(cx: Cx) -> Result<Response> {
    if let Verified::SignedIn(session) = &cx.verified {
        sign_in::sign_out(cx.atrium(), session, &cx.peer).await?;
    }
    let mut response = with_cookie(
        done("/", Some(Done::SignedOut)),
        cookie::clear_session(cx.web.https),
    );
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}
