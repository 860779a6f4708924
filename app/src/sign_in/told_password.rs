//! `/my/password`: the one page for somebody whose password an administrator has set.

use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use leptos::prelude::*;

use super::{card, new_password_fields, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// The form to choose a password of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldPasswordView {
    /// The email the person signs in with.
    pub login: String,
    /// The least length, in characters.
    pub min_length: usize,
    /// How the refused password fared against each rule.
    pub report: Option<PasswordReport>,
    /// Why it was refused; passwords are never shown again.
    pub problems: Option<Problems>,
}

/// The page. Besides the form it offers to log out, and nothing else.
pub fn told_password_page(frame: &Frame, view: ToldPasswordView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("current_password", t.security_current()),
        ("password", t.password_new()),
        ("verify", t.password_verify()),
    ]);
    let current = Field::password("current_password", t.security_current(), "current-password")
        .required()
        .refusals(&refusals)
        .view(t);
    let login = view! {
        <input type="text" name="username" autocomplete="username" value=view.login readonly hidden/>
    };
    let content = view! {
        {summary}
        <form class="stack" method="post" action="/my/password" novalidate>
            {login} {current} {new_password_fields(t, view.min_length, view.report.as_ref(), &refusals)}
            {submit(t.security_submit())}
        </form>
        <form class="plain-more" method="post" action="/logout">
            <button class="button button-quiet" type="submit">{t.nav_logout()}</button>
        </form>
    };
    let body = card(t.told_title(), Some(t.told_lead()), content.into_any());
    frame.document(Page::plain(t.told_title()).with_new_password(), body)
}
