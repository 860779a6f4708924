//! One mapping of states for all kinds: a word and a shape, never colour alone.

use leptos::prelude::*;

use super::icon::{Symbol, small_icon};

/// What a state means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Neutral,
    /// Somebody is expected to act.
    Waiting,
    /// As it should be.
    Good,
    /// Overdue or failed.
    Late,
    /// Over.
    Ended,
}

impl Tone {
    /// The last part of the class names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Waiting => "waiting",
            Self::Good => "good",
            Self::Late => "late",
            Self::Ended => "ended",
        }
    }
}

/// A state in a word, with the shape of its tone.
pub fn badge(tone: Tone, word: impl Into<String>) -> AnyView {
    let word = word.into();
    view! { <span class=format!("badge badge-{}", tone.code())>{word}</span> }.into_any()
}

/// A state in a word, with a symbol in place of the shape.
pub fn badge_with(tone: Tone, symbol: Symbol, word: impl Into<String>) -> AnyView {
    let word = word.into();
    view! {
        <span class=format!("badge badge-{}", tone.code())>{small_icon(symbol)} {word}</span>
    }
    .into_any()
}
