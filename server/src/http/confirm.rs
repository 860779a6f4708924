//! A sensitive act waits until the password was given again.
//!
//! The form that is sent comes back inside a form that asks for the password, and goes on from there: nothing
//! typed and no file chosen is lost, no page needs to know of it, and it works without JavaScript. Secrets do not
//! wait in a page: those that were typed are asked for again beside the password.

use atrium_app::sign_in::confirm::{ConfirmView, confirm_page};
use atrium_backend::operation::confirm::{self, FIELD};
use atrium_domain::form::SECRET_CONTROLS;
use atrium_domain::problem::{Problem, Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::SecretString;

use super::answer::{self, failed_holding, page, problems, refusal};
use super::cx::Cx;
use super::files;
use super::held;
use super::pairs::Pairs;

/// Names a secret that was typed in the form that waits.
pub(super) const AGAIN: &str = "confirm_again";

/// Lets a form pass whose sender has given the password lately, or with this very form.
pub(super) async fn pass(cx: &mut Cx, query: &str, request_id: &str) -> Result<(), Box<Response>> {
    let fail = |cx: &Cx, error| {
        let failure = answer::failure(error, request_id);
        let held = Some(held::of(cx));
        Box::new(failed_holding(
            failure,
            held,
            &cx.frame(),
            &cx.asked,
            cx.wants_json,
        ))
    };
    if let Some(missing) = forgotten(&cx.form) {
        return Err(Box::new(ask(cx, query, Some(missing))));
    }
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
        fields: plain(&cx.form)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .chain(files::carry(&cx.files))
            .collect(),
        control: FIELD,
        secrets: secrets(&cx.form),
        again: AGAIN,
        problems,
    };
    page(status, &cx.asked, || confirm_page(&cx.frame(), view))
}

/// What a page may hold of a form: no secrets, nor which of them are to be asked for again.
pub(super) fn plain(form: &Pairs) -> impl Iterator<Item = (&str, &str)> {
    form.iter()
        .filter(|(name, _)| !SECRET_CONTROLS.contains(name) && *name != AGAIN)
}

/// The secrets a form came with, or came with before it waited.
pub(super) fn secrets(form: &Pairs) -> Vec<&'static str> {
    let typed = |name: &str| form.get(name).is_some_and(|text| !text.is_empty());
    SECRET_CONTROLS
        .iter()
        .copied()
        .filter(|name| *name != FIELD)
        .filter(|name| typed(name) || form.all(AGAIN).any(|again| again == *name))
        .collect()
}

/// A secret that was typed before, and was not typed again: going on would lose it.
fn forgotten(form: &Pairs) -> Option<Problems> {
    let missing = secrets(form)
        .into_iter()
        .filter(|name| form.get(name).is_none_or(str::is_empty))
        .map(|name| Problem::of(name, Rule::Required));
    Problems::collected(missing.collect())
}
