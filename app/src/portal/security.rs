//! `/my/security`, for customers and staff alike.

use atrium_domain::locale::Locale;
use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use atrium_domain::time::Timestamp;
use atrium_i18n::{Texts, locale_name};
use leptos::prelude::*;

use super::address_fields::crumbs;
use super::letters::letters;
use super::sessions::{SessionRow, sessions};
use crate::shell::{Frame, Page, Who};
use crate::sign_in::new_password_fields;
use crate::ui::{Choice, Field, Refusals, Title, select};

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
    /// What the refused password lacks.
    pub report: Option<PasswordReport>,
    /// Where one is signed in, last used first.
    pub sessions: Vec<SessionRow>,
    /// Whether one may delete one's own account: staff may not.
    pub may_delete: bool,
    /// The present, for relative times.
    pub now: Timestamp,
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
            {change_password(t, &view, &refusals)}
            {section(
                "sessions",
                t.sessions_title(),
                Some(t.sessions_intro()),
                sessions(frame, &view.sessions, view.now),
            )}
            {language(frame)}
            {section(
                "letters",
                t.letters_title(),
                Some(t.letters_intro()),
                letters(frame, &view.login),
            )} {login(t, &frame.brand, &view)} {delete(t, &frame.brand, &view)}
        </div>
    };
    let page = Page::own(&frame.who, t.security_title()).with_new_password();
    frame.document(page, body.into_any())
}

fn head(t: Texts, who: &Who) -> AnyView {
    match who {
        Who::Staff { .. } => Title::new(t.security_title()).view(),
        Who::Customer { .. } | Who::Visitor => view! {
            {crumbs(t, None, t.security_title())}
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
            {current}
            {new_password_fields(t, view.min_length, view.report.as_ref(), refusals)}
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

fn language(frame: &Frame) -> AnyView {
    let t = frame.texts();
    let choices = Locale::ALL
        .map(|locale| Choice::new(locale.code(), locale_name(locale)))
        .to_vec();
    let choice = select(
        t,
        "language",
        t.own_language_label(),
        None,
        choices,
        frame.locale.code(),
        None,
        &Refusals::new(frame.locale, None),
    );
    let form = view! {
        <form class="stack" method="post" action="/language">
            <input type="hidden" name="next" value="/my/security"/>
            {choice}
            <div class="form-foot">
                <button class="button" type="submit">{t.own_language_save()}</button>
            </div>
        </form>
    };
    section(
        "own-language",
        t.own_language_title(),
        Some(t.own_language_intro()),
        form.into_any(),
    )
}

fn delete(t: Texts, brand: &str, view: &SecurityView) -> Option<AnyView> {
    let link = || {
        view! {
            <a class="button" href="/my/security/delete">{t.delete_open()}</a>
        }
    };
    view.may_delete.then(|| {
        section(
            "delete-account",
            t.delete_title(),
            Some(t.delete_intro(brand)),
            link().into_any(),
        )
    })
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
    pub fn sample(_: Locale) -> Self {
        Self {
            login: "max@example.com".to_owned(),
            ask: Some("Ewa Nowak".to_owned()),
            min_length: 15,
            problems: Some(Problems::one(
                "current_password",
                atrium_domain::problem::Rule::PasswordWrong,
            )),
            report: Some(PasswordReport::new(
                "never shown",
                "",
                atrium_domain::password::PasswordPolicy::PRODUCT.least(false),
                &[],
                2,
            )),
            sessions: SessionRow::samples(),
            may_delete: true,
            now: Timestamp::from_seconds(1_795_309_323),
        }
    }
}
