//! `/invitation`: the typed code, for those whose link does not open.

use atrium_domain::form::InvitationCodeForm;
use atrium_domain::problem::Problems;
use leptos::prelude::*;

use super::{card, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// A code that no invitation has: its shape is the hint.
const EXAMPLE: &str = "7K3QF-9XWTR";

/// The form.
#[derive(Debug, Clone, Default)]
pub struct InvitationCodeView {
    /// What was typed; the code is shown again, it is no password.
    pub form: InvitationCodeForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// The page that takes the code.
pub fn invitation_code_page(frame: &Frame, view: InvitationCodeView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[("email", t.code_email()), ("code", t.code_code())]);
    let email = Field::email("email", t.code_email())
        .value(view.form.email)
        .autocomplete("username")
        .hint(t.code_email_hint())
        .required()
        .refusals(&refusals)
        .view(t);
    let code = Field::code("code", t.code_code())
        .value(view.form.code)
        .hint(t.code_code_hint(EXAMPLE))
        .required()
        .refusals(&refusals)
        .view(t);
    let content = view! {
        {summary}
        <form class="stack" method="post" action="/invitation" novalidate>
            {email} {code} {submit(t.code_submit())}
        </form>
        <p class="plain-more">
            <a href="/login">{t.reset_back()}</a>
        </p>
    };
    let body = card(t.code_title(), Some(t.code_intro()), content.into_any());
    frame.document(Page::plain(t.code_title()), body)
}

#[cfg(test)]
impl InvitationCodeView {
    /// A code that is not right.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            form: InvitationCodeForm {
                email: "anna@example.com".to_owned(),
                code: "AAAAA-AAAAA".to_owned(),
            },
            problems: Some(Problems::of_form(atrium_domain::problem::Rule::CodeWrong)),
        }
    }
}
