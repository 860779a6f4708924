//! Pages that say what went wrong and what to do.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page, Who};
use crate::sign_in::mark;
use crate::ui::Symbol;

/// What went wrong, as far as the reader can do something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// 400: the request makes no sense.
    BadRequest,
    /// 403: a right is lacking.
    Forbidden,
    /// 403: a form of another site.
    CrossSite,
    /// 404: not there, or out of sight; never told apart.
    NotFound,
    /// 405: the page does not take this method.
    Method,
    /// 413: the body is too large.
    TooLarge,
    /// 422: a form without its own page to show the problems on.
    Unprocessable,
    /// 429: wait for so many seconds.
    TooMany {
        /// From the answer's `Retry-After`.
        retry_after_seconds: u64,
    },
    /// 500: our fault.
    Internal {
        /// Under which it is in the logs.
        request_id: String,
    },
    /// 503: too busy; wait for so many seconds.
    Unavailable {
        /// From the answer's `Retry-After`.
        retry_after_seconds: u64,
    },
}

/// A form that was sent and could not be taken: it waits in the page, to be sent again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// Its fields, without secrets.
    pub fields: Vec<(String, String)>,
    /// Whether it came with what no page holds: a secret, a file.
    pub partly: bool,
}

/// The page for a failure, with the form that was sent, if any.
pub fn error_page(frame: &Frame, failure: Failure, held: Option<Held>) -> AnyView {
    let t = frame.texts();
    let (title, text) = told(t, &failure, held.as_ref());
    let (tone, symbol) = look(&failure);
    let (retry, id) = extras(frame, &failure, held);
    let body = view! {
        <section class="plain-card">
            {mark(tone, symbol)}
            <h1 class="plain-title">{title.clone()}</h1>
            <p class="lead">{text}</p>
            {retry}
            <p class="plain-more">
                <a href="/">{t.error_home()}</a>
            </p>
        </section>
        {id}
    };
    frame.document(place(frame, &failure, title), body.into_any())
}

/// Staff who may not see a page are still at work. For everybody else such a page tells nothing of
/// what there is: it looks like that of a path nobody has.
fn place(frame: &Frame, failure: &Failure, title: String) -> Page {
    let is_staff = matches!(frame.who, Who::Staff { .. });
    if is_staff && matches!(failure, Failure::Forbidden | Failure::NotFound) {
        Page::own(&frame.who, title)
    } else {
        Page::plain(title)
    }
}

fn told(t: Texts, failure: &Failure, held: Option<&Held>) -> (String, String) {
    match failure {
        Failure::BadRequest => (t.error_bad_request_title(), t.error_bad_request()),
        Failure::Forbidden => (t.error_forbidden_title(), t.error_forbidden()),
        Failure::CrossSite => (t.error_cross_site_title(), t.error_cross_site()),
        Failure::NotFound => (t.error_not_found_title(), t.error_not_found()),
        Failure::Method => (t.error_method_title(), t.error_method()),
        Failure::TooLarge => (t.error_too_large_title(), t.error_too_large()),
        Failure::Unprocessable => (t.error_unprocessable_title(), t.error_unprocessable()),
        Failure::TooMany {
            retry_after_seconds,
        } => (
            t.error_too_many_title(),
            t.error_too_many(retry_after_seconds.div_ceil(60).max(1)),
        ),
        Failure::Internal { .. } => (t.error_internal_title(), t.error_internal()),
        Failure::Unavailable {
            retry_after_seconds,
        } => (
            t.error_unavailable_title(),
            if held.is_some_and(|held| held.partly) {
                t.error_unavailable_partly()
            } else {
                t.error_unavailable((*retry_after_seconds).max(1))
            },
        ),
    }
}

const fn look(failure: &Failure) -> (&'static str, Symbol) {
    match failure {
        Failure::Forbidden | Failure::CrossSite => ("warning", Symbol::Lock),
        Failure::NotFound => ("neutral", Symbol::Search),
        Failure::BadRequest | Failure::Method | Failure::TooLarge | Failure::Unprocessable => {
            ("warning", Symbol::Warning)
        }
        Failure::TooMany { .. } | Failure::Unavailable { .. } => ("neutral", Symbol::Clock),
        Failure::Internal { .. } => ("danger", Symbol::Warning),
    }
}

/// A link to load the page again or the form to send again, and the number for the logs.
fn extras(
    frame: &Frame,
    failure: &Failure,
    held: Option<Held>,
) -> (Option<AnyView>, Option<AnyView>) {
    let t = frame.texts();
    let retry = || {
        let href = frame.path.clone()?;
        Some(
            view! { <a class="button button-primary button-large" href=href>{t.error_retry()}</a> }
                .into_any(),
        )
    };
    match failure {
        Failure::Internal { request_id } => {
            let id = view! { <p class="plain-foot">{t.error_request_id(request_id)}</p> };
            (retry(), Some(id.into_any()))
        }
        Failure::Unavailable { .. } => match held {
            Some(held) => (Some(again(frame, held)), None),
            None => (retry(), None),
        },
        Failure::TooMany { .. } => (retry(), None),
        Failure::BadRequest
        | Failure::Forbidden
        | Failure::CrossSite
        | Failure::NotFound
        | Failure::Method
        | Failure::TooLarge
        | Failure::Unprocessable => (None, None),
    }
}

/// The form once more. A path that is a secret is not written out: a form without one goes to the
/// page's own address.
fn again(frame: &Frame, held: Held) -> AnyView {
    let t = frame.texts();
    let fields = held
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <form method="post" action=frame.path.clone()>
            {fields}
            <button class="button button-primary button-large" type="submit">
                {t.error_retry()}
            </button>
        </form>
    }
    .into_any()
}
