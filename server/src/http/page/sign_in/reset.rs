//! A forgotten password: asking for the link, and choosing a new one there.

use atrium_app::shell::Done;
use atrium_app::sign_in::new_password::LinkKind;
use atrium_app::sign_in::reset_request::{ResetRequestView, reset_request_page};
use atrium_backend::Result;
use atrium_backend::operation::reset_password;
use atrium_backend::store::link::Purpose;
use atrium_domain::form::ResetRequestForm;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::link::{Chosen, choose, show};
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

fn reset_view(cx: &Cx, form: ResetRequestForm, problems: Option<Problems>) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let view = ResetRequestView {
        form,
        problems,
        valid_for: cx.atrium().settings().reset_lifetime,
    };
    page(status, &cx.asked, || reset_request_page(&cx.frame(), view))
}

/// Asks which login forgot its password.
pub async fn reset_request(cx: Cx) -> Result<Response> {
    Ok(reset_view(&cx, ResetRequestForm::default(), None))
}

/// Mails a reset link, or not; the answer is the same.
pub async fn request_reset(cx: Cx) -> Result<Response> {
    let form: ResetRequestForm = cx.form();
    let asked = match form.check() {
        Ok(email) => problems(reset_password::request(cx.atrium(), &email, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    match asked {
        Ok(()) => Ok(done("/login", Some(Done::ResetSent))),
        Err(refused) => Ok(reset_view(&cx, form, Some(refused))),
    }
}

/// The page behind a reset link. Opening it spends nothing.
pub async fn reset(cx: Cx) -> Result<Response> {
    show(cx, Purpose::Reset, LinkKind::Reset).await
}

/// Sets a password by a reset link; signing in comes next.
pub async fn set_password(mut cx: Cx) -> Result<Response> {
    let chosen = choose(
        &mut cx,
        Purpose::Reset,
        LinkKind::Reset,
        async |cx, seen, password| {
            reset_password::reset(cx.atrium(), seen, password, &cx.peer).await
        },
    )
    .await?;
    Ok(match chosen {
        Chosen::Done(()) => done("/login", Some(Done::PasswordSet)),
        Chosen::Answer(answer) => answer,
    })
}
