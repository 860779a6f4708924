//! `/setup/TOKEN`: the first administrator.

use atrium_domain::form::SetupForm;
use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use leptos::prelude::*;

use super::new_password::{LinkKind, dead_link};
use super::{LinkState, card, new_password_fields, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// The form, or why there is none.
#[derive(Debug, Clone)]
pub struct SetupView {
    /// What became of the link.
    pub state: LinkState,
    /// What was typed, without the passwords.
    pub form: SetupForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// The least length of the password, in characters.
    pub min_length: usize,
    /// What the refused password lacks.
    pub report: Option<PasswordReport>,
}

/// The set-up page. The form is sent to the page's own address, so that the
/// link's secret is not in the page.
pub fn setup_page(frame: &Frame, view: SetupView) -> AnyView {
    let t = frame.texts();
    match view.state {
        LinkState::Usable => {}
        LinkState::Expired | LinkState::Used | LinkState::Withdrawn | LinkState::Unknown => {
            return dead_link(frame, LinkKind::Setup, view.state, None);
        }
    }
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("name", t.setup_name()),
        ("email", t.setup_email()),
        ("password", t.password_new()),
        ("verify", t.password_verify()),
    ]);
    let name = Field::text("name", t.setup_name())
        .value(view.form.name)
        .autocomplete("name")
        .required()
        .refusals(&refusals)
        .view(t);
    let email = Field::email("email", t.setup_email())
        .value(view.form.email)
        .autocomplete("username")
        .hint(t.setup_email_hint())
        .required()
        .refusals(&refusals)
        .view(t);
    let content = view! {
        {summary}
        <form class="stack" method="post" novalidate>
            {name} {email}
            {new_password_fields(t, view.min_length, view.report.as_ref(), &refusals)}
            {submit(t.setup_submit())}
        </form>
    };
    let body = card(t.setup_title(), Some(t.setup_intro()), content.into_any());
    frame.document(Page::plain(t.setup_title()).with_new_password(), body)
}

#[cfg(test)]
impl SetupView {
    /// A refused try.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            state: LinkState::Usable,
            form: SetupForm {
                name: "Anna Kowalska".to_owned(),
                email: "anna@example.com".to_owned(),
                password: "never shown".to_owned(),
                verify: "never shown".to_owned(),
            },
            problems: Some(Problems::one(
                "verify",
                atrium_domain::problem::Rule::PasswordsDiffer,
            )),
            min_length: 15,
            report: None,
        }
    }
}
