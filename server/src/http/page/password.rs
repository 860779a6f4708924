//! A new password is judged while it is typed, on every page where one is chosen: the page's own
//! form, sent to its own address, with the word that nothing is to be done with it.

use atrium_app::sign_in::strength_part;
use atrium_backend::Result;
use atrium_backend::credential::strength;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;

/// Whether the form only asks what its password lacks.
pub(super) fn is_asked(cx: &Cx) -> bool {
    cx.form.get("act") == Some("check")
}

/// What it lacks; nothing is written, counted or kept. `own`: what is no secret of the person.
pub(super) async fn judged(cx: &Cx, own: &[&str]) -> Result<Response> {
    let typed = |name| cx.form.get(name).unwrap_or_default();
    let (password, verify) = (typed("password"), typed("verify"));
    let report = strength::report(cx.atrium(), password, verify, false, own).await?;
    Ok(page(StatusCode::OK, &cx.asked, || {
        strength_part(&cx.frame(), &report)
    }))
}
