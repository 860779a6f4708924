//! `/my/security`, for customers and staff alike.

use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page, Who};
use crate::sign_in::new_password_fields;
use crate::ui::{Field, Refusals};

/// The login and the form to change the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityView {
    /// The email one signs in with.
    pub login: String,
    /// Whom to ask to change the login: a name or address; none when nobody
    /// in particular is known.
    pub ask: Option<String>,
    /// The least length of a new password, in characters.
    pub min_length: usize,
    /// Why the change was refused; passwords are never shown again.
    pub problems: Option<Problems>,
}

/// The account security page.
pub fn security_page(frame: &Frame, view: SecurityView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("current_password", t.security_current()),
        ("password", t.password_new()),
        ("verify", t.password_verify()),
    ]);
    let body = view! {
        {head(t, &frame.who)} {summary}
        <div class="sections">
            {change_password(t, &view, &refusals)} {login(t, &frame.brand, &view)}
        </div>
    };
    frame.document(Page::own(&frame.who, t.security_title()), body.into_any())
}

fn head(t: Texts, who: &Who) -> AnyView {
    match who {
        Who::Staff { .. } => view! {
            <div class="title-row">
                <div class="title-text">
                    <h1 class="title">{t.security_title()}</h1>
                </div>
            </div>
        }
        .into_any(),
        Who::Customer { .. } | Who::Visitor => view! {
            <nav class="crumbs" aria-label=t.nav_breadcrumbs()>
                <ol class="crumb-list">
                    <li><a href="/my">{t.home_title()}</a></li>
                    <li aria-current="page">{t.security_title()}</li>
                </ol>
            </nav>
            <div class="page-head">
                <h1 class="page-title">{t.security_title()}</h1>
                <p class="lead">{t.security_intro()}</p>
            </div>
        }
        .into_any(),
    }
}

fn change_password(t: Texts, view: &SecurityView, refusals: &Refusals) -> AnyView {
    let current = Field::password("current_password", t.security_current(), "current-password")
        .required()
        .refusals(refusals)
        .view(t);
    let form = view! {
        <form class="stack" method="post" action="/my/security" novalidate>
            {current} {new_password_fields(t, view.min_length, refusals)}
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.security_submit()}</button>
            </div>
        </form>
    };
    section(
        "change-password",
        t.security_password_title(),
        Some(t.security_password_intro()),
        form.into_any(),
    )
}

fn login(t: Texts, brand: &str, view: &SecurityView) -> AnyView {
    let ask = match &view.ask {
        Some(who) => t.security_login_ask(who),
        None => t.security_login_ask_brand(brand),
    };
    let text = view! {
        <p>{t.security_login(&view.login)}</p>
        <p class="muted">{ask}</p>
    };
    section("login", t.security_login_title(), None, text.into_any())
}

fn section(id: &'static str, title: String, hint: Option<String>, content: AnyView) -> AnyView {
    let hint = hint.map(|hint| view! { <p class="section-hint">{hint}</p> });
    view! {
        <section class="section" id=id>
            <div class="section-head"><h2 class="section-title">{title}</h2> {hint}</div>
            <div class="section-body">{content}</div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
impl SecurityView {
    /// A refused change.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            login: "max@example.com".to_owned(),
            ask: Some("Ewa Nowak".to_owned()),
            min_length: 15,
            problems: Some(Problems::one(
                "current_password",
                atrium_domain::problem::Rule::PasswordWrong,
            )),
        }
    }
}
