//! A password just set, shown once so that it can be told.

use atrium_domain::id::UserId;
use leptos::prelude::*;

use super::{URL_USERS, crumbs};
use crate::shell::{App, Frame, Page};
use crate::ui::{Mood, Title, notice};

/// Whose password, and which. Not `Debug`: it is a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct ToldPasswordView {
    /// Whose.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
}

/// The page that shows it.
pub fn told_password_page(frame: &Frame, view: ToldPasswordView) -> AnyView {
    let t = frame.texts();
    let title = t.user_told_title(&view.name);
    let body = view! {
        {crumbs(t, title.clone())}
        {Title::new(title.clone()).view()}
        {notice(t, Mood::Warning, t.user_told_once())}
        <section class="panel" aria-label=t.user_password()>
            <div class="panel-body stack">
                <p>{t.user_told_login(&view.login)}</p>
                <p><code class="code-show" id="told-password">{view.password}</code></p>
                <p class="muted">{t.user_told_next()}</p>
                <div class="button-row">
                    <a class="button button-primary" href=format!("{URL_USERS}/{}", view.id)>
                        {t.user_told_back()}
                    </a>
                </div>
            </div>
        </section>
    };
    frame.document(Page::office(App::Users, title), body.into_any())
}
