//! The ways in: sign-in, mailed links, the typed code, the first set-up.

pub mod confirm;
pub mod invitation_code;
pub mod join;
mod link;
pub mod login;
pub mod new_password;
pub mod reset_request;
pub mod setup;
mod strength;
pub mod told_password;

pub use link::LinkState;
pub use strength::strength_part;

use atrium_domain::password::PasswordReport;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Field, Refusals, Symbol, icon};

/// The card that every page here is: a title, what it is about, the form.
fn card(title: String, lead: Option<String>, content: AnyView) -> AnyView {
    let lead = lead.map(|lead| view! { <p class="lead">{lead}</p> });
    view! {
        <section class="plain-card">
            <h1 class="plain-title">{title}</h1>
            {lead}
            {content}
        </section>
    }
    .into_any()
}

/// The mark above the title of a page that tells a state.
pub(crate) fn mark(tone: &'static str, symbol: Symbol) -> AnyView {
    view! {
        <span class=format!("plain-mark plain-mark-{tone}") aria-hidden="true">{icon(symbol)}</span>
    }
    .into_any()
}

/// The one button of such a form.
fn submit(label: String) -> AnyView {
    view! {
        <button class="button button-primary button-large button-wide" type="submit">{label}</button>
    }
    .into_any()
}

/// *New Password* and *Verify New Password*; `min` in characters. After a refusal `report` says
/// which rules are met. Their page is one [`Page::with_new_password`][crate::shell::Page].
pub(crate) fn new_password_fields(
    t: Texts,
    min: usize,
    report: Option<&PasswordReport>,
    refusals: &Refusals,
) -> AnyView {
    let new = Field::password("password", t.password_new(), "new-password")
        .hint(t.password_hint(min))
        .required()
        .refusals(refusals)
        .view(t);
    let verify = Field::password("verify", t.password_verify(), "new-password")
        .required()
        .refusals(refusals)
        .view(t);
    view! { {new} {strength::strength(t, report)} {verify} }.into_any()
}
