//! `/reset`: asking for a link to choose a new password.

use atrium_domain::form::ResetRequestForm;
use atrium_domain::problem::Problems;
use atrium_domain::time::Duration;
use atrium_i18n::span;
use leptos::prelude::*;

use super::{card, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// The form; whether the address is known is never told.
#[derive(Debug, Clone, Default)]
pub struct ResetRequestView {
    /// What was typed.
    pub form: ResetRequestForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// How long a link works.
    pub valid_for: Duration,
}

/// The page that asks for the address.
pub fn reset_request_page(frame: &Frame, view: ResetRequestView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[("email", t.reset_email())]);
    let email = Field::email("email", t.reset_email())
        .value(view.form.email)
        .autocomplete("username")
        .hint(t.reset_hint(span(frame.locale, view.valid_for.as_secs())))
        .required()
        .refusals(&refusals)
        .view(t);
    let content = view! {
        {summary}
        <form class="stack" method="post" action="/reset" novalidate>
            {email} {submit(t.reset_submit())}
        </form>
        <p class="plain-more">
            <a href="/login">{t.reset_back()}</a>
        </p>
    };
    let body = card(t.reset_title(), Some(t.reset_intro()), content.into_any());
    frame.document(Page::plain(t.reset_title()), body)
}

#[cfg(test)]
impl ResetRequestView {
    /// A refused try.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            form: ResetRequestForm {
                email: "anna@".to_owned(),
            },
            problems: Some(Problems::one(
                "email",
                atrium_domain::problem::Rule::EmailInvalid,
            )),
            valid_for: Duration::from_secs(4 * 3600),
        }
    }
}
