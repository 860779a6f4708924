//! The search of a list.

use leptos::prelude::*;

use super::icon::{Symbol, icon};

/// A form that asks the same page with other words.
#[must_use]
pub struct SearchField {
    action: &'static str,
    label: String,
    go: String,
    words: String,
    kept: Vec<AnyView>,
    beside: Option<AnyView>,
    answers_at_once: bool,
}

impl SearchField {
    /// Asks `action`; `label` says what is searched, `go` is the button's word.
    pub fn new(action: &'static str, label: String, go: String) -> Self {
        Self {
            action,
            label,
            go,
            words: String::new(),
            kept: Vec::new(),
            beside: None,
            answers_at_once: false,
        }
    }

    /// What was asked.
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.words = words.into();
        self
    }

    /// What narrows the list down beside the words, and stays.
    pub fn keeping<N: Into<String>, V: Into<String>>(
        mut self,
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        self.kept = hidden(pairs);
        self
    }

    /// Another control of the same form.
    pub fn beside(mut self, control: Option<AnyView>) -> Self {
        self.beside = control;
        self
    }

    /// An island searches while one types.
    pub fn answers_at_once(mut self) -> Self {
        self.answers_at_once = true;
        self
    }

    /// The markup.
    pub fn view(self) -> AnyView {
        view! {
            <form class="search" method="get" action=self.action role="search">
                {self.kept}
                <label class="visually-hidden" for="q">{self.label.clone()}</label>
                <div class="search-box">
                    {icon(Symbol::Search)}
                    <input
                        class="input search-input"
                        id="q"
                        name="q"
                        type="search"
                        value=self.words
                        placeholder=self.label
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="200"
                        data-search=self.answers_at_once
                    />
                </div>
                {self.beside}
                <button class="button" type="submit">{self.go}</button>
            </form>
        }
        .into_any()
    }
}

/// What a form takes along unseen; a part without a value is left out.
pub fn hidden<N: Into<String>, V: Into<String>>(
    pairs: impl IntoIterator<Item = (N, V)>,
) -> Vec<AnyView> {
    pairs
        .into_iter()
        .map(|(name, value)| (name.into(), value.into()))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> }.into_any())
        .collect()
}
