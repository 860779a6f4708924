//! *Is it you?*: the password again, before a sensitive act goes on.

use atrium_domain::problem::Problems;
use leptos::prelude::*;

use super::{card, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// The form that waits, and the question in front of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfirmView {
    /// Where the form that waits is sent to: a path of ours, with its query.
    pub action: String,
    /// What it holds, without secrets.
    pub fields: Vec<(String, String)>,
    /// The control for the password.
    pub control: &'static str,
    /// The controls of secrets it came with: they are asked for again.
    pub secrets: Vec<&'static str>,
    /// The control that names them.
    pub again: &'static str,
    /// Why the password given was refused.
    pub problems: Option<Problems>,
}

/// The page that asks.
pub fn confirm_page(frame: &Frame, view: ConfirmView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let label = |secret: &str| match secret {
        "mail_password" => t.settings_mail_password(),
        _ => t.sign_in_password(),
    };
    let labels: Vec<(&str, String)> = std::iter::once((view.control, t.confirm_password()))
        .chain(view.secrets.iter().map(|&secret| (secret, label(secret))))
        .collect();
    let summary = refusals.summary(&labels);
    let again = view.again;
    let secrets = view
        .secrets
        .iter()
        .map(|&secret| {
            let field = Field::password(secret, label(secret), "off")
                .required()
                .refusals(&refusals)
                .view(t);
            view! {
                <input type="hidden" name=again value=secret/>
                {field}
            }
        })
        .collect_view();
    let password = Field::password(view.control, t.confirm_password(), "current-password")
        .required()
        .refusals(&refusals)
        .view(t);
    let kept = view
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let content = view! {
        {summary}
        <form class="stack" method="post" action=view.action novalidate>
            {kept} {password} {secrets} {submit(t.confirm_submit())}
        </form>
    };
    let body = card(
        t.confirm_title(),
        Some(t.confirm_intro()),
        content.into_any(),
    );
    frame.document(Page::plain(t.confirm_title()), body)
}

#[cfg(test)]
impl ConfirmView {
    /// A refused try, with a form that waits.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            action: "/office/users/7/login".to_owned(),
            fields: vec![("email".to_owned(), "\"><b>x@example.com".to_owned())],
            control: "confirm_password",
            secrets: vec!["mail_password"],
            again: "confirm_again",
            problems: Some(Problems::one(
                "confirm_password",
                atrium_domain::problem::Rule::PasswordWrong,
            )),
        }
    }
}
