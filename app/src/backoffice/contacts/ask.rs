//! Before access ends: who would lose it, and the button that agrees.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Symbol, icon};

/// Who would lose access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// The first of them: contact and login.
    pub people: Vec<(String, String)>,
    /// How many beside these.
    pub more: usize,
    /// Their memberships, parted by commas: what the button agrees to.
    pub ending: String,
}

impl Asks {
    fn count(&self) -> usize {
        self.people.len() + self.more
    }
}

/// The question, with its buttons; it stands inside the form that they send.
pub(super) fn question(t: Texts, title: String, asks: &Asks, buttons: AnyView) -> AnyView {
    view! {
        <div class="notice notice-warning" role="alert" tabindex="-1" id="question" autofocus>
            {icon(Symbol::Warning)}
            <div class="notice-body">
                <h2 class="notice-title">{title}</h2>
                <p>{t.ask_who(asks.count())}</p>
                {people(t, asks)}
                <input type="hidden" name="ending" value=asks.ending.clone()/>
                <div class="button-row">{buttons}</div>
            </div>
        </div>
    }
    .into_any()
}

/// Their names.
pub(super) fn people(t: Texts, asks: &Asks) -> AnyView {
    let people: Vec<_> = asks
        .people
        .iter()
        .map(|(name, login)| view! { <li>{t.ask_person(name, login)}</li> })
        .collect();
    let more = (asks.more > 0).then(|| view! { <li>{t.ask_more(asks.more)}</li> });
    view! { <ul>{people} {more}</ul> }.into_any()
}
