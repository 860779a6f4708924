//! What a customer sees once the access has ended: courteous, and nothing else.

use leptos::prelude::*;

use crate::shell::{Frame, Page};
use crate::sign_in::mark;
use crate::ui::Symbol;

/// The page shows nothing but what the frame knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessEndedView {}

/// The page in place of every page below `/my`.
pub fn access_ended_page(frame: &Frame, AccessEndedView {}: AccessEndedView) -> AnyView {
    let t = frame.texts();
    let brand = &frame.brand;
    let body = view! {
        <section class="plain-card">
            {mark("neutral", Symbol::Lock)}
            <h1 class="plain-title">{t.ended_title()}</h1>
            <p class="lead">{t.ended_text(brand)}</p>
            <p>{t.ended_documents(brand)}</p>
            <p>{t.ended_ask(brand)}</p>
            <p class="plain-more">
                <a href="/">{t.ended_front()}</a>
            </p>
        </section>
    };
    frame.document(Page::plain(t.ended_title()), body.into_any())
}
