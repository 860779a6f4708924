//! A page of another own company: going there is a choice, never a side effect of a link.

use leptos::prelude::*;

use crate::shell::{Frame, Page};
use crate::sign_in::mark;
use crate::ui::Symbol;

/// Where the page belongs, and where the reader is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchView {
    /// The company the page belongs to.
    pub company: String,
    /// The membership to switch to.
    pub membership: i64,
    /// The company in use.
    pub current: String,
    /// The page itself, to go on to.
    pub next: String,
}

/// The page in between.
pub fn switch_page(frame: &Frame, view: SwitchView) -> AnyView {
    let t = frame.texts();
    let title = t.switch_title(&view.company);
    let body = view! {
        <section class="plain-card">
            {mark("neutral", Symbol::Building)}
            <h1 class="plain-title">{title.clone()}</h1>
            <p class="lead">{t.switch_text(&view.company, &view.current)}</p>
            <form class="stack" method="post" action="/my/company">
                <input type="hidden" name="membership" value=view.membership.to_string()/>
                <input type="hidden" name="next" value=view.next/>
                <button class="button button-primary button-large button-wide" type="submit">
                    {t.switch_button(&view.company)}
                </button>
            </form>
            <p class="plain-more">
                <a href="/my">{t.switch_stay(&view.current)}</a>
            </p>
        </section>
    };
    frame.document(Page::portal(title), body.into_any())
}

#[cfg(test)]
impl SwitchView {
    /// From a long name to a Chinese one.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            company: "王小明有限公司".to_owned(),
            membership: 7,
            current: "Hohenstein-Wolfenbüttel-Sonderburg & Söhne".to_owned(),
            next: "/my".to_owned(),
        }
    }
}
