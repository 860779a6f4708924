//! Something to know, and the place where there is nothing yet.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::icon::{Symbol, icon};

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Good to know.
    Info,
    /// It was done.
    Success,
    /// Needs care.
    Warning,
    /// It failed.
    Danger,
}

impl Mood {
    const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn symbol(self) -> Symbol {
        match self {
            Self::Info => Symbol::Info,
            Self::Success => Symbol::Check,
            Self::Warning | Self::Danger => Symbol::Warning,
        }
    }

    fn word(self, t: Texts) -> String {
        match self {
            Self::Info => t.notice_info(),
            Self::Success => t.notice_success(),
            Self::Warning => t.notice_warning(),
            Self::Danger => t.notice_danger(),
        }
    }
}

/// A banner. The mood is told in a word, too, to those who see no colour.
pub fn notice(t: Texts, mood: Mood, text: impl Into<String>) -> AnyView {
    let text = text.into();
    view! {
        <div class=format!("notice notice-{}", mood.code()) role="status">
            {icon(mood.symbol())}
            <div class="notice-body">
                <p><span class="visually-hidden">{mood.word(t)} ": "</span> {text}</p>
            </div>
        </div>
    }
    .into_any()
}

/// What a place will hold, while it is empty, and the act that fills it.
pub fn empty_state(
    symbol: Symbol,
    title: impl Into<String>,
    text: impl Into<String>,
    actions: Option<AnyView>,
) -> AnyView {
    let (title, text) = (title.into(), text.into());
    let actions = actions.map(|actions| view! { <div class="button-row">{actions}</div> });
    view! {
        <div class="empty">
            <span class="empty-mark" aria-hidden="true">{icon(symbol)}</span>
            <h2 class="empty-title">{title}</h2>
            <p class="empty-text">{text}</p>
            {actions}
        </div>
    }
    .into_any()
}
