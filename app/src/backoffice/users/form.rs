//! `/office/users/new`: a login for a colleague.

use atrium_domain::form::NewColleagueForm;
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::problem::Problems;
use atrium_i18n::locale_name;
use leptos::prelude::*;

use super::{URL_USERS, crumbs, role_name};
use crate::shell::{App, Frame, Page};
use crate::ui::{Choice, Field, Refusals, Title, select};

/// The form as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUserView {
    /// What was typed.
    pub form: NewColleagueForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// The page with the form.
pub fn new_user_page(frame: &Frame, view: NewUserView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("name", t.common_name()),
        ("email", t.common_email()),
        ("role", t.user_role()),
        ("language", t.contact_language()),
    ]);
    let form = view.form;
    let roles = Role::ALL
        .map(|role| Choice::new(role.code(), role_name(t, role)))
        .to_vec();
    let languages = Locale::ALL
        .map(|locale| Choice::new(locale.code(), locale_name(locale)))
        .to_vec();
    let chosen = Role::from_code(&form.role).unwrap_or(Role::Employee);
    let language = Locale::from_code(&form.language).map_or("", Locale::code);
    let name = Field::text("name", t.common_name())
        .value(&form.name)
        .required()
        .refusals(&refusals)
        .view(t);
    let email = Field::email("email", t.common_email())
        .value(&form.email)
        .required()
        .refusals(&refusals)
        .view(t);
    let role = select(
        t,
        "role",
        t.user_role(),
        None,
        roles,
        chosen.code(),
        None,
        &refusals,
    );
    let none = Some(t.contact_language_none());
    let language = select(
        t,
        "language",
        t.contact_language(),
        none,
        languages,
        language,
        None,
        &refusals,
    );
    let body = view! {
        {crumbs(t, t.user_new_title())}
        {Title::new(t.user_new_title()).view()}
        <p class="subtitle">{t.user_new_intro()}</p>
        {summary}
        <form class="form" method="post" action="/office/users/new" novalidate>
            {frame.once_field()}
            <div class="group">
                <div class="form-grid">{name} {email} {role} {language}</div>
            </div>
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.user_new_submit()}</button>
                <a class="button" href=URL_USERS>{t.contact_cancel()}</a>
            </div>
        </form>
    };
    frame.document(
        Page::office(App::Users, t.user_new_title()),
        body.into_any(),
    )
}
