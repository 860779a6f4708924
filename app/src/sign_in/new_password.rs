//! `/invitation/TOKEN` and `/reset/TOKEN`: choosing a password, or why not.

use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{LinkState, card, mark, new_password_fields, submit};
use crate::shell::{Frame, Page};
use crate::ui::{Refusals, Symbol};

/// What the password is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Accepting an invitation.
    Invitation {
        /// The person invited.
        name: String,
        /// Date and time in the reader's form.
        valid_until: String,
    },
    /// A forgotten password.
    Reset,
}

/// The form for a link that works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasswordView {
    /// Invitation or reset.
    pub purpose: Purpose,
    /// The email the person signs in with.
    pub login: String,
    /// The least length, in characters.
    pub min_length: usize,
    /// What the refused password lacks.
    pub report: Option<PasswordReport>,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// Which kind of link, for its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `/invitation/TOKEN`
    Invitation,
    /// `/reset/TOKEN`
    Reset,
    /// `/setup/TOKEN`
    Setup,
}

/// A link that does not work (any more).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLinkView {
    /// Which kind of link.
    pub kind: LinkKind,
    /// Why it does not work.
    pub state: LinkState,
    /// Where *Ask for a fresh link* posts to; none where nothing can be asked.
    pub fresh: Option<String>,
}

/// The page with the two password fields. The form is sent to the page's own
/// address, so that the link's secret is not in the page.
pub fn new_password_page(frame: &Frame, view: NewPasswordView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[
        ("password", t.password_new()),
        ("verify", t.password_verify()),
    ]);
    let words = words(frame, &view);
    // Password managers store the password under this name.
    let login = view! {
        <input type="text" name="username" autocomplete="username" value=view.login readonly hidden/>
    };
    let more = words.more.map(|more| view! { <p class="hint">{more}</p> });
    let content = view! {
        {summary}
        <form class="stack" method="post" novalidate>
            {login} {new_password_fields(t, view.min_length, view.report.as_ref(), &refusals)}
            {submit(words.submit)}
        </form>
        {more}
    };
    let body = card(words.title.clone(), Some(words.lead), content.into_any());
    frame.document(Page::plain(words.title).with_new_password(), body)
}

struct Words {
    title: String,
    lead: String,
    submit: String,
    more: Option<String>,
}

fn words(frame: &Frame, view: &NewPasswordView) -> Words {
    let t = frame.texts();
    match &view.purpose {
        Purpose::Invitation { name, valid_until } => Words {
            title: t.invitation_title(),
            lead: format!(
                "{} {}",
                t.invitation_intro(name, &frame.brand),
                t.invitation_login(&view.login)
            ),
            submit: t.invitation_submit(),
            more: Some(t.invitation_until(valid_until)),
        },
        Purpose::Reset => Words {
            title: t.reset_password_title(),
            lead: t.reset_password_intro(&view.login),
            submit: t.reset_password_submit(),
            more: None,
        },
    }
}

/// The page that says what became of a link, and what to do.
pub fn dead_link_page(frame: &Frame, view: DeadLinkView) -> AnyView {
    dead_link(frame, view.kind, view.state, view.fresh)
}

pub(super) fn dead_link(
    frame: &Frame,
    kind: LinkKind,
    state: LinkState,
    fresh: Option<String>,
) -> AnyView {
    let t = frame.texts();
    let (title, text) = told(t, kind, state);
    let body = view! {
        <section class="plain-card">
            {mark("warning", Symbol::Clock)}
            <h1 class="plain-title">{title.clone()}</h1>
            <p class="lead">{text}</p>
            {ask_again(t, fresh)}
            <p class="plain-more">{elsewhere(t, kind)}</p>
        </section>
    };
    frame.document(Page::plain(title), body.into_any())
}

fn told(t: Texts, kind: LinkKind, state: LinkState) -> (String, String) {
    // A page for a link that works is never asked for its death.
    use LinkKind::{Invitation, Reset, Setup};
    use LinkState::{Expired, Unknown, Usable, Used, Withdrawn};
    match (kind, state) {
        (Invitation, Expired) => (
            t.link_invitation_expired_title(),
            t.link_invitation_expired(),
        ),
        (Invitation, Used) => (t.link_invitation_used_title(), t.link_invitation_used()),
        (Invitation, Withdrawn) => (
            t.link_invitation_withdrawn_title(),
            t.link_invitation_withdrawn(),
        ),
        (Invitation, Unknown | Usable) => (
            t.link_invitation_unknown_title(),
            t.link_invitation_unknown(),
        ),
        (Reset, Expired) => (t.link_reset_expired_title(), t.link_reset_expired()),
        (Reset, Used) => (t.link_reset_used_title(), t.link_reset_used()),
        (Reset, Withdrawn) => (t.link_reset_withdrawn_title(), t.link_reset_withdrawn()),
        (Reset, Unknown | Usable) => (t.link_reset_unknown_title(), t.link_reset_unknown()),
        (Setup, Expired) => (t.link_setup_expired_title(), t.link_setup_expired()),
        (Setup, Used) => (t.link_setup_used_title(), t.link_setup_used()),
        (Setup, Withdrawn) => (t.link_setup_withdrawn_title(), t.link_setup_withdrawn()),
        (Setup, Unknown | Usable) => (t.link_setup_unknown_title(), t.link_setup_unknown()),
    }
}

fn ask_again(t: Texts, fresh: Option<String>) -> Option<AnyView> {
    let action = fresh?;
    Some(
        view! {
            <form class="stack" method="post" action=action>
                <p class="hint">{t.invitation_fresh_hint()}</p>
                {submit(t.invitation_fresh())}
            </form>
        }
        .into_any(),
    )
}

fn elsewhere(t: Texts, kind: LinkKind) -> AnyView {
    let sign_in = view! { <a href="/login">{t.reset_back()}</a> };
    match kind {
        LinkKind::Invitation => {
            view! { {sign_in} <a href="/invitation">{t.sign_in_code()}</a> }.into_any()
        }
        LinkKind::Reset => {
            view! { <a href="/reset">{t.reset_password_fresh()}</a> {sign_in} }.into_any()
        }
        LinkKind::Setup => sign_in.into_any(),
    }
}

#[cfg(test)]
impl NewPasswordView {
    /// An invitation whose password was refused.
    pub fn sample(locale: atrium_domain::locale::Locale) -> Self {
        use atrium_domain::problem::Rule;
        let until = atrium_domain::time::Timestamp::from_seconds(1_795_309_323);
        Self {
            purpose: Purpose::Invitation {
                name: "王小明".to_owned(),
                valid_until: locale
                    .format_datetime(until, &atrium_domain::time_zone::TimeZone::UTC),
            },
            login: "wang@example.com".to_owned(),
            min_length: 15,
            report: Some(PasswordReport::new(
                "never shown",
                "",
                atrium_domain::password::PasswordPolicy::PRODUCT.least(false),
                &[],
                1,
            )),
            problems: Some(Problems::one(
                "password",
                Rule::PasswordTooShort { min: 15 },
            )),
        }
    }
}
