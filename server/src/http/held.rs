//! A form that was sent while the database was busy waits in the page that says so, and is sent
//! again from there: nothing typed is lost. Secrets and files do not wait in a page.

use atrium_app::error::{Failure, Held};
use atrium_domain::form::SECRET_CONTROLS;
use axum::body::Body;
use axum::response::Response;

use super::answer::failed_holding;
use super::confirm::{AGAIN, plain, secrets};
use super::cx::Cx;
use super::gate::{shows_where_from, take_in};
use super::pairs::Pairs;
use super::routes::Verb;

/// What was sent, as far as a page may hold it.
pub(super) fn of(cx: &Cx) -> Held {
    let is_secret = |name: &str| SECRET_CONTROLS.contains(&name);
    let typed = plain(&cx.form).map(|(name, value)| (name.to_owned(), value.to_owned()));
    // So that an act which asks for the password also asks for them again.
    let again = secrets(&cx.form)
        .into_iter()
        .map(|name| (AGAIN.to_owned(), name.to_owned()));
    Held {
        fields: typed.chain(again).collect(),
        partly: !cx.files.is_empty()
            || cx.taken.is_some()
            || cx
                .form
                .iter()
                .any(|(name, value)| is_secret(name) && !value.is_empty()),
    }
}

/// The answer where the database is busy before the form was read: it is read now, to wait.
pub(super) async fn unread(
    cx: &mut Cx,
    verb: Verb,
    query: &str,
    body: Body,
    failure: Failure,
    request_id: &str,
) -> Box<Response> {
    let busy = matches!(failure, Failure::Unavailable { .. });
    let held = match verb {
        Verb::Post | Verb::Upload if busy && shows_where_from(&cx.asked.headers) => {
            cx.query = Pairs::parse(query).unwrap_or_default();
            take_in(cx, verb, body, request_id)
                .await
                .is_ok()
                .then(|| of(cx))
        }
        // Its file is too long to be taken for nothing.
        Verb::Take => Some(Held {
            fields: Vec::new(),
            partly: true,
        }),
        Verb::Get | Verb::Post | Verb::Upload | Verb::Listen => None,
    };
    let frame = cx.frame();
    Box::new(failed_holding(
        failure,
        held,
        &frame,
        &cx.asked,
        cx.wants_json,
    ))
}
