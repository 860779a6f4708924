//! `/my/security/delete`: what ends, what stays, and the two proofs.

use atrium_domain::form::DeleteAccountForm;
use atrium_domain::problem::Problems;
use leptos::prelude::*;

use super::address_fields::crumbs;
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals};

/// The page, and why it was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteAccountView {
    /// The login to type.
    pub login: String,
    /// What was typed, without the password.
    pub form: DeleteAccountForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// The page that deletes the account.
pub fn delete_account_page(frame: &Frame, view: DeleteAccountView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("current_password", t.sign_in_password()),
        ("login", t.delete_login()),
    ]);
    let password = Field::password("current_password", t.sign_in_password(), "current-password")
        .required()
        .refusals(&refusals)
        .view(t);
    let login = Field::email("login", t.delete_login())
        .value(view.form.login)
        .hint(t.delete_login_hint(&view.login))
        .autocomplete("off")
        .required()
        .refusals(&refusals)
        .view(t);
    let body = view! {
        {crumbs(t, Some(("/my/security", t.security_title())), t.delete_title())}
        <div class="page-head">
            <h1 class="page-title">{t.delete_title()}</h1>
            <p class="lead">{t.delete_intro(&frame.brand)}</p>
        </div>
        {summary}
        <div class="sections">
            <section class="section">
                <div class="section-head">
                    <h2 class="section-title">{t.delete_ends_title()}</h2>
                </div>
                <div class="section-body"><p>{t.delete_ends()}</p></div>
            </section>
            <section class="section">
                <div class="section-head">
                    <h2 class="section-title">{t.delete_stays_title()}</h2>
                </div>
                <div class="section-body stack">
                    <p>{t.delete_stays(&frame.brand)}</p>
                    <p class="muted">{t.delete_back(&frame.brand)}</p>
                </div>
            </section>
            <section class="section">
                <div class="section-head">
                    <h2 class="section-title">{t.delete_submit()}</h2>
                </div>
                <div class="section-body">
                    <form class="stack" method="post" action="/my/security/delete" novalidate>
                        {password} {login}
                        <div class="form-foot">
                            <button class="button button-danger" type="submit">
                                {t.delete_submit()}
                            </button>
                            <a class="button" href="/my/security">{t.details_cancel()}</a>
                        </div>
                    </form>
                </div>
            </section>
        </div>
    };
    frame.document(Page::portal(t.delete_title()), body.into_any())
}

#[cfg(test)]
impl DeleteAccountView {
    /// Refused for the login.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            login: "max@example.com".to_owned(),
            form: DeleteAccountForm {
                current_password: "never shown".to_owned(),
                login: "max@".to_owned(),
            },
            problems: Some(Problems::one(
                "login",
                atrium_domain::problem::Rule::LoginDiffers,
            )),
        }
    }
}
