//! Answers: pages, redirects, JSON; and the one table from errors to statuses.

use atrium_app::error::{Failure, Held, error_page};
use atrium_app::shell::{Done, Frame, render};
use atrium_backend::Error;
use atrium_domain::local_path::LocalPath;
use atrium_domain::problem::{Problems, Rule};
use axum::BoxError;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::Stream;
use leptos::prelude::AnyView;
use serde::Serialize;

use super::encode;

/// Marks an answer that the house made itself, so that [`super::finish`] leaves its body alone.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the page's Content-Security-Policy must name.
    pub nonce: Option<String>,
}

/// What an answer must suit.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The headers as sent.
    pub headers: HeaderMap,
    /// What a page's scripts carry and its Content-Security-Policy names; new with each request.
    pub nonce: String,
}

/// A whole page.
pub fn page(status: StatusCode, asked: &Asked, view: impl FnOnce() -> AnyView) -> Response {
    let html = render(asked.nonce.clone(), view);
    let mut response = body(
        status,
        "text/html; charset=utf-8",
        html.into_bytes(),
        &asked.headers,
    );
    response.extensions_mut().insert(Made {
        nonce: Some(asked.nonce.clone()),
    });
    response
}

/// JSON for an island.
pub fn json<T: Serialize>(status: StatusCode, asked: &Asked, value: &T) -> Response {
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    body(status, "application/json", bytes, &asked.headers)
}

fn body(status: StatusCode, kind: &'static str, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let compressed = encode::accepts_brotli(asked)
        .then(|| encode::brotli(&bytes))
        .flatten();
    let is_compressed = compressed.is_some();
    let mut response = Response::new(Body::from(compressed.unwrap_or(bytes)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept, accept-encoding, accept-language, cookie"),
    );
    if is_compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response.extensions_mut().insert(Made { nonce: None });
    response
}

/// Plain text, for machines.
pub fn plain(status: StatusCode, text: &'static str) -> Response {
    body(
        status,
        "text/plain; charset=utf-8",
        text.as_bytes().to_vec(),
        &HeaderMap::new(),
    )
}

/// 303 to a place in this house, which is all there is.
pub fn see_other(to: &LocalPath) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let location = HeaderValue::from_str(to.as_str()).expect("a local path is visible ASCII");
    response.headers_mut().insert(header::LOCATION, location);
    response.extensions_mut().insert(Made { nonce: None });
    response
}

/// A file of comma-separated values (RFC 4180), sent part by part and saved under a name of ours.
///
/// # Panics
///
/// On a name that is not visible ASCII.
pub fn csv<S, E>(name: &str, parts: S) -> Response
where
    S: Stream<Item = Result<String, E>> + Send + 'static,
    E: Into<BoxError> + 'static,
{
    let mut response = Response::new(Body::from_stream(parts));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    let saved = format!("attachment; filename=\"{name}\"");
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&saved).expect("a name of ours is visible ASCII"),
    );
    response.extensions_mut().insert(Made { nonce: None });
    response
}

/// 303 to a fixed place, saying there what was just done.
pub fn done(path: &str, done: Option<Done>) -> Response {
    let address = match done {
        Some(done) => format!("{path}?done={}", done.key()),
        None => path.to_owned(),
    };
    see_other(&LocalPath::parse(&address).expect("our own paths are local"))
}

/// With a cookie set.
pub fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// The status of a refused form.
pub fn refusal(problems: &Problems) -> StatusCode {
    let slow = problems
        .iter()
        .any(|problem| matches!(problem.rule, Rule::TooManyAttempts { .. }));
    let late = problems
        .iter()
        .any(|problem| problem.rule == Rule::StaleVersion);
    if slow {
        StatusCode::TOO_MANY_REQUESTS
    } else if late {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// The problems of a refused form, or the error if it is something else.
pub fn problems<T>(
    result: atrium_backend::Result<T>,
) -> atrium_backend::Result<Result<T, Problems>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Refused(problems)) => Ok(Err(problems)),
        Err(
            other @ (Error::NotFound
            | Error::Forbidden
            | Error::Stale
            | Error::Busy { .. }
            | Error::Database(_)
            | Error::Internal(_)),
        ) => Err(other),
    }
}

/// What was looked for; none if it is not there, or the error if it is something else.
pub fn found<T>(result: atrium_backend::Result<T>) -> atrium_backend::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound) => Ok(None),
        Err(
            other @ (Error::Refused(_)
            | Error::Forbidden
            | Error::Stale
            | Error::Busy { .. }
            | Error::Database(_)
            | Error::Internal(_)),
        ) => Err(other),
    }
}

/// What an error means on HTTP. It is logged here, once.
pub fn failure(error: Error, request_id: &str) -> Failure {
    match error {
        Error::Refused(problems) => match refusal(&problems) {
            StatusCode::TOO_MANY_REQUESTS => Failure::TooMany {
                retry_after_seconds: retry_after(&problems),
            },
            _ => Failure::Unprocessable,
        },
        Error::NotFound => Failure::NotFound,
        Error::Forbidden => Failure::Forbidden,
        Error::Stale => Failure::Unprocessable,
        Error::Busy {
            retry_after_seconds,
        } => Failure::Unavailable {
            retry_after_seconds,
        },
        Error::Database(error) => {
            tracing::error!(request_id, %error, "the database refused");
            Failure::Internal {
                request_id: request_id.to_owned(),
            }
        }
        Error::Internal(reason) => {
            tracing::error!(request_id, %reason, "an invariant does not hold");
            Failure::Internal {
                request_id: request_id.to_owned(),
            }
        }
    }
}

/// When to come back, as problems say it.
pub fn retry_after(problems: &Problems) -> u64 {
    problems
        .iter()
        .filter_map(|problem| {
            if let Rule::TooManyAttempts {
                retry_after_seconds,
            } = problem.rule
            {
                Some(retry_after_seconds)
            } else {
                None
            }
        })
        .max()
        .unwrap_or(1)
}

/// The status a failure has.
pub const fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::BadRequest => StatusCode::BAD_REQUEST,
        Failure::Forbidden | Failure::CrossSite => StatusCode::FORBIDDEN,
        Failure::NotFound => StatusCode::NOT_FOUND,
        Failure::Method => StatusCode::METHOD_NOT_ALLOWED,
        Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Failure::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        Failure::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// An error's answer: a page for people, `{"error": …}` for programs.
pub fn failed(failure: Failure, frame: &Frame, asked: &Asked, wants_json: bool) -> Response {
    failed_holding(failure, None, frame, asked, wants_json)
}

/// The same for a form that was sent: it waits in the page, where sending it again may help.
pub fn failed_holding(
    failure: Failure,
    held: Option<Held>,
    frame: &Frame,
    asked: &Asked,
    wants_json: bool,
) -> Response {
    let status = status(&failure);
    let retry = match &failure {
        Failure::TooMany {
            retry_after_seconds,
        }
        | Failure::Unavailable {
            retry_after_seconds,
        } => Some(*retry_after_seconds),
        Failure::BadRequest
        | Failure::Forbidden
        | Failure::CrossSite
        | Failure::NotFound
        | Failure::Method
        | Failure::TooLarge
        | Failure::Unprocessable
        | Failure::Internal { .. } => None,
    };
    let mut response = if wants_json {
        json(
            status,
            asked,
            &serde_json::json!({ "error": status.canonical_reason() }),
        )
    } else {
        page(status, asked, || error_page(frame, failure, held))
    };
    if let Some(seconds) = retry {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
