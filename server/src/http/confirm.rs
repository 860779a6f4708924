//! A sensitive act waits until the password was given again.
//!
//! The form that is sent comes back inside a form that asks for the password, and goes on from there: nothing
//! typed and no file chosen is lost, no page needs to know of it, and it works without JavaScript.

use atrium_app::sign_in::confirm::{ConfirmView, confirm_page};
use atrium_backend::operation::confirm::{self, FIELD};
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::SecretString;

use super::answer::{self, failed, page, problems, refusal};
use super::cx::Cx;
use super::files;

/// Lets a form pass whose sender has given the password lately, or with this very form.
pub(super) async fn pass(cx: &mut Cx, query: &str, request_id: &str) -> Result<(), Box<Response>> {
    let fail = |cx: &Cx, error| {
        let failure = answer::failure(error, request_id);
        Box::new(failed(failure, &cx.frame(), &cx.asked, cx.wants_json))
    };
    let session = cx.session().map_err(|error| fail(cx, error))?;
    if session.is_confirmed(cx.now()) {
        return Ok(());
    }
    let Some(given) = cx.form.get(FIELD).filter(|given| !given.is_empty()) else {
        return Err(Box::new(ask(cx, query, None)));
    };
    let password = SecretString::from(given);
    let confirmed = confirm::confirm(cx.atrium(), session, &password, &cx.peer).await;
    match problems(confirmed).map_err(|error| fail(cx, error))? {
        Ok((value, remembered)) => {
            cx.renewed = Some(cx.session_cookie(&value, remembered));
            Ok(())
        }
        Err(refused) => Err(Box::new(ask(cx, query, Some(refused)))),
    }
}

fn ask(cx: &Cx, query: &str, problems: Option<Problems>) -> Response {
    let status = problems
        .as_ref()
        .map_or(StatusCode::UNPROCESSABLE_ENTITY, refusal);
    if cx.wants_json {
        let body = serde_json::json!({ "error": "Confirm" });
        return answer::json(status, &cx.asked, &body);
    }
    let action = if query.is_empty() {
        cx.path.clone()
    } else {
        format!("{}?{query}", cx.path)
    };
    let view = ConfirmView {
        action,
        fields: cx
            .form
            .iter()
            .filter(|(name, _)| !is_secret(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .chain(files::carry(&cx.files))
            .collect(),
        control: FIELD,
        problems,
    };
    page(status, &cx.asked, || confirm_page(&cx.frame(), view))
}

/// Secrets are not written into a page, not even into their owner's.
fn is_secret(name: &str) -> bool {
    ["password", "verify", "secret", "code"]
        .iter()
        .any(|word| name.contains(word))
}
