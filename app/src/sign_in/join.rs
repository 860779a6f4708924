//! `/join/TOKEN`: a company is offered to a login that exists. The page says who asks and for
//! which company, and shows nothing of that company.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{LinkState, card, mark, submit};
use crate::shell::{Frame, Page};
use crate::ui::Symbol;

/// Who reads the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// Nobody we know: must sign in to accept.
    Visitor {
        /// The sign-in page, which leads back.
        sign_in: String,
    },
    /// The login that is asked.
    Owner,
    /// Another login.
    Other {
        /// Which.
        login: String,
    },
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinView {
    /// What became of it.
    pub state: LinkState,
    /// The company to be added; empty for a link nobody made.
    pub company: String,
    /// The login it would be added to.
    pub login: String,
    /// Until when it can be answered, in the reader's form.
    pub until: String,
    /// Who reads.
    pub reader: Reader,
}

/// The page of an offer. Its forms are sent to the page's own address, so that the link's secret
/// is not in the page.
pub fn join_page(frame: &Frame, view: JoinView) -> AnyView {
    let t = frame.texts();
    if view.state != LinkState::Usable {
        return over(frame, view.state);
    }
    let content = view! {
        <p>{t.join_login(&view.login)}</p>
        <p>{t.join_nothing()}</p>
        {answers(t, view.reader)}
        <p class="hint">{t.join_until(&view.until)}</p>
    };
    let title = t.join_title(&view.company);
    let lead = t.join_intro(&frame.brand, &view.company);
    let body = card(title.clone(), Some(lead), content.into_any());
    frame.document(Page::plain(title), body)
}

fn answers(t: Texts, reader: Reader) -> AnyView {
    let accept = match reader {
        Reader::Owner => view! {
            <form class="stack" method="post">
                <input type="hidden" name="act" value="accept"/>
                {submit(t.join_accept())}
            </form>
        }
        .into_any(),
        Reader::Visitor { sign_in } => view! {
            <a class="button button-primary button-large button-wide" href=sign_in>
                {t.join_sign_in()}
            </a>
        }
        .into_any(),
        Reader::Other { login } => view! { <p>{t.join_other(&login)}</p> }.into_any(),
    };
    view! {
        {accept}
        <form class="stack" method="post">
            <input type="hidden" name="act" value="decline"/>
            <button class="button button-large button-wide" type="submit">{t.join_decline()}</button>
        </form>
    }
    .into_any()
}

fn over(frame: &Frame, state: LinkState) -> AnyView {
    let t = frame.texts();
    let (title, text) = match state {
        LinkState::Expired => (t.join_expired_title(), t.join_expired()),
        LinkState::Used => (t.join_used_title(), t.join_used()),
        LinkState::Withdrawn => (t.join_withdrawn_title(), t.join_withdrawn()),
        LinkState::Unknown | LinkState::Usable => (t.join_unknown_title(), t.join_unknown()),
    };
    let body = view! {
        <section class="plain-card">
            {mark("warning", Symbol::Clock)}
            <h1 class="plain-title">{title.clone()}</h1>
            <p class="lead">{text}</p>
            <p class="plain-more">
                <a href="/">{t.error_home()}</a>
            </p>
        </section>
    };
    frame.document(Page::plain(title), body.into_any())
}

#[cfg(test)]
impl JoinView {
    /// An offer that waits for its owner.
    pub fn sample(locale: atrium_domain::locale::Locale) -> Self {
        let until = atrium_domain::time::Timestamp::from_seconds(1_795_309_323);
        Self {
            state: LinkState::Usable,
            company: "王小明有限公司 <b>".to_owned(),
            login: "max@example.com".to_owned(),
            until: locale.format_datetime(until, &atrium_domain::time_zone::TimeZone::UTC),
            reader: Reader::Owner,
        }
    }
}
