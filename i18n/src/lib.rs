//! What people read: Fluent catalogues, one typed function a message.
//!
//! `texts(locale).sign_in_title()` gives the sentence; a message that a
//! language lacks, or whose variables differ there, has no function.

use std::sync::LazyLock;

use atrium_domain::locale::Locale;

mod l10n;
mod rule;

pub use l10n::L10nLanguage;
pub use rule::{rule_text, span};

/// All sentences in one language.
pub type Texts = &'static L10nLanguage;

/// The sentences of `locale`. All six languages are parsed once, at first use.
pub fn texts(locale: Locale) -> Texts {
    static LOADED: LazyLock<[L10nLanguage; 6]> =
        LazyLock::new(|| Locale::ALL.map(|locale| language_of(locale).load()));
    let place = Locale::ALL
        .iter()
        .position(|known| *known == locale)
        .expect("every locale is in Locale::ALL");
    &LOADED[place]
}

/// The language's own name for itself, as a language menu shows it.
pub fn locale_name(locale: Locale) -> &'static str {
    locale.native_name()
}

const fn language_of(locale: Locale) -> l10n::L10n {
    match locale {
        Locale::En => l10n::L10n::En,
        Locale::De => l10n::L10n::De,
        Locale::Nl => l10n::L10n::Nl,
        Locale::Pl => l10n::L10n::Pl,
        Locale::Ro => l10n::L10n::Ro,
        Locale::Zh => l10n::L10n::Zh,
    }
}
