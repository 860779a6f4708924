//! Where one is: the way back, the title, what can be done with it.

use atrium_i18n::Texts;
use leptos::prelude::*;

/// The way back, the outermost first, each an address and what stands there.
pub fn crumbs(t: Texts, back: Vec<(String, String)>, here: impl Into<String>) -> AnyView {
    let here = here.into();
    let back: Vec<_> = back
        .into_iter()
        .map(|(href, name)| view! { <li><a href=href>{name}</a></li> })
        .collect();
    view! {
        <nav class="crumbs" aria-label=t.nav_breadcrumbs()>
            <ol class="crumb-list">
                {back} <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// The title row of a page of the back office.
#[must_use]
pub struct Title {
    text: String,
    state: Option<AnyView>,
    acts: Option<AnyView>,
}

impl Title {
    /// The one heading of the page.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            state: None,
            acts: None,
        }
    }

    /// The record's state, beside the title.
    pub fn state(mut self, state: AnyView) -> Self {
        self.state = Some(state);
        self
    }

    /// What can be done with the record, at the other end.
    pub fn acts(mut self, acts: Option<AnyView>) -> Self {
        self.acts = acts;
        self
    }

    /// The markup. An island that brings the page up to date renews the title with its state.
    pub fn view(self) -> AnyView {
        let acts = self
            .acts
            .map(|acts| view! { <div class="title-actions">{acts}</div> });
        view! {
            <div class="title-row">
                <div class="title-text" data-region="state">
                    <h1 class="title">{self.text}</h1>
                    {self.state}
                </div>
                {acts}
            </div>
        }
        .into_any()
    }
}
