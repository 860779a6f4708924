//! `/`: whose portal this is, and the way in.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page, Who};
use crate::ui::{Symbol, icon};

/// What the front page shows beside what the frame knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontView {
    /// Nobody can sign in yet: the terminal shows how to go on.
    pub waiting: bool,
}

/// The front page.
pub fn front_page(frame: &Frame, view: FrontView) -> AnyView {
    let t = frame.texts();
    let brand = &frame.brand;
    let cards = match &frame.who {
        Who::Visitor if view.waiting => Some(first_steps(t)),
        Who::Visitor => Some(cards(t, brand)),
        Who::Customer { .. } | Who::Staff { .. } => None,
    };
    let ways = (!view.waiting).then(|| {
        view! { <div class="button-row">{ways_in(t, &frame.who)}</div> }
    });
    let body = view! {
        <section class="hero">
            <h1 class="hero-title">{t.front_heading(brand)}</h1>
            <p class="hero-lead">{t.front_lead(brand)}</p>
            {ways}
        </section>
        {cards}
    };
    frame.document(Page::front(t.front_title()), body.into_any())
}

fn ways_in(t: Texts, who: &Who) -> AnyView {
    let large = |href: &'static str, label: String| {
        view! { <a class="button button-primary button-large" href=href>{label}</a> }
    };
    match who {
        // *Sign in* itself stands in the header, as on every page.
        Who::Visitor => view! {
            {large("/login", t.front_account())}
            <a class="button button-large" href="/invitation">
                {t.front_code()}
            </a>
        }
        .into_any(),
        Who::Customer { .. } => large("/my", t.front_account()).into_any(),
        Who::Staff { .. } => large("/office/contacts", t.front_office()).into_any(),
    }
}

fn first_steps(t: Texts) -> AnyView {
    view! {
        <div class="card-grid">
            {card(Symbol::Key, t.waiting_title(), t.waiting_text())}
            {card(Symbol::Info, t.waiting_again_title(), t.waiting_again())}
        </div>
    }
    .into_any()
}

fn cards(t: Texts, brand: &str) -> AnyView {
    view! {
        <div class="card-grid">
            {card(Symbol::Mail, t.front_help_title(), t.front_help(brand))}
            {card(Symbol::Shield, t.front_safe_title(), t.front_safe())}
        </div>
    }
    .into_any()
}

fn card(symbol: Symbol, title: String, text: String) -> AnyView {
    view! {
        <section class="card">
            <div class="card-head">{icon(symbol)} <h2 class="card-title">{title}</h2></div>
            <div class="card-body"><p>{text}</p></div>
        </section>
    }
    .into_any()
}
