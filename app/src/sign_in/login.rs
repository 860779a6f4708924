//! `/login`.

use atrium_domain::form::SignInForm;
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{card, mark, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals, Symbol, checkbox};

/// The sign-in form as typed so far.
#[derive(Debug, Clone, Default)]
pub struct LoginView {
    /// Email, remember me and where to go afterwards; the password is never shown.
    pub form: SignInForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// Nobody can sign in yet: the terminal shows how to go on.
    pub waiting: bool,
}

/// The sign-in page.
pub fn login_page(frame: &Frame, view: LoginView) -> AnyView {
    let t = frame.texts();
    if view.waiting {
        let text = view! {
            {mark("neutral", Symbol::Key)}
            <p>{t.waiting_text()}</p>
            <p class="hint">{t.waiting_again()}</p>
        };
        let body = card(t.waiting_title(), None, text.into_any());
        return frame.document(Page::plain(t.waiting_title()), body);
    }
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("email", t.sign_in_email()),
        ("password", t.sign_in_password()),
    ]);
    let content = view! {
        {summary} {form(t, view.form, &refusals)}
        <p class="plain-more">
            <a href="/reset">{t.sign_in_reset()}</a>
            <a href="/invitation">{t.sign_in_code()}</a>
        </p>
        <p class="hint">{t.sign_in_no_account()}</p>
    };
    let body = card(
        t.sign_in_title(),
        Some(t.sign_in_intro(&frame.brand)),
        content.into_any(),
    );
    frame.document(Page::plain(t.sign_in_title()), body)
}

fn form(t: Texts, form: SignInForm, refusals: &Refusals) -> AnyView {
    let remember = !form.remember.is_empty();
    let next = (!form.next.is_empty())
        .then(|| view! { <input type="hidden" name="next" value=form.next/> });
    let email = Field::email("email", t.sign_in_email())
        .value(form.email)
        .autocomplete("username")
        .required()
        .refusals(refusals)
        .view(t);
    let password = Field::password("password", t.sign_in_password(), "current-password")
        .required()
        .refusals(refusals)
        .view(t);
    view! {
        <form class="stack" method="post" action="/login" novalidate>
            {next} {email} {password}
            {checkbox(
                "remember",
                "on",
                t.sign_in_remember(),
                remember,
                Some(t.sign_in_remember_hint()),
            )}
            {submit(t.sign_in_submit())}
        </form>
    }
    .into_any()
}

#[cfg(test)]
impl LoginView {
    /// A refused try.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            form: SignInForm {
                email: "anna@example.com".to_owned(),
                password: "never shown".to_owned(),
                remember: "on".to_owned(),
                next: "/my/security".to_owned(),
            },
            problems: Some(Problems::of_form(
                atrium_domain::problem::Rule::SignInRefused,
            )),
            waiting: false,
        }
    }
}
