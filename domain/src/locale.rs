//! The six languages, and which one a browser asks for.

mod format;
mod offered;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use offered::Offered;

/// A language that Atrium is written in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Dutch.
    Nl,
    /// Polish.
    Pl,
    /// Romanian.
    Ro,
    /// Chinese, simplified.
    Zh,
}

impl Locale {
    /// All of them, in the order of the language menu.
    pub const ALL: [Self; 6] = [Self::En, Self::De, Self::Nl, Self::Pl, Self::Ro, Self::Zh];

    /// ISO 639-1, also the `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Nl => "nl",
            Self::Pl => "pl",
            Self::Ro => "ro",
            Self::Zh => "zh",
        }
    }

    /// The language's name in itself (CLDR).
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Nl => "Nederlands",
            Self::Pl => "Polski",
            Self::Ro => "Română",
            Self::Zh => "中文",
        }
    }

    /// Place in [`Locale::ALL`], and so the column of the data tables.
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::En => 0,
            Self::De => 1,
            Self::Nl => 2,
            Self::Pl => 3,
            Self::Ro => 4,
            Self::Zh => 5,
        }
    }

    /// Reads a language tag by its first part, as BCP 47 or POSIX write it:
    /// `pl`, `pl-PL`, `pl_PL`, `pl_PL.UTF-8`, `zh-Hans-CN`. Regional forms
    /// share their language's texts; Moldavian's old code `mo` is Romanian.
    pub fn from_code(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_', '.', '@']).next()?;
        if language.eq_ignore_ascii_case("mo") {
            return Some(Self::Ro);
        }
        Self::ALL
            .into_iter()
            .find(|locale| locale.code().eq_ignore_ascii_case(language))
    }

    /// The language that an `Accept-Language` value likes best among ours
    /// (RFC 9110, 12.5.4): highest weight first, the earlier on a tie; weight
    /// zero means never, unreadable parts are skipped. `*` says nothing about
    /// which, so it gives none.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        Self::negotiate_among(accept_language, Offered::ALL)
    }

    /// As [`Locale::negotiate`], among those that are offered.
    pub fn negotiate_among(accept_language: &str, offered: Offered) -> Option<Self> {
        let mut best: Option<(Self, u16)> = None;
        // A header may be long, a person's languages are few.
        for part in accept_language.split(',').take(64) {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default();
            let weight = match pieces.next() {
                Some(parameter) => parse_weight(parameter),
                None => Some(1000),
            };
            let known = Self::from_code(tag).filter(|locale| offered.has(*locale));
            let (Some(locale), Some(weight)) = (known, weight) else {
                continue;
            };
            if weight > best.map_or(0, |(_, known)| known) {
                best = Some((locale, weight));
            }
        }
        best.map(|(locale, _)| locale)
    }
}

/// `q=0.8` in thousandths; at most three decimals and never above one.
fn parse_weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.trim().split_once('=')?;
    let value = value.trim();
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || decimals.len() > 3 {
        return None;
    }
    let thousandths: u16 = format!("{decimals:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", part) => Some(part),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn languages_are_read_as_browsers_systems_and_odoo_write_them() {
        for locale in Locale::ALL {
            assert_eq!(Locale::from_code(locale.code()), Some(locale));
            assert_eq!(Locale::ALL[locale.index()], locale);
        }
        for tag in ["pl", "PL", "pl_PL", "pl-PL", "pl_PL.UTF-8", " pl "] {
            assert_eq!(Locale::from_code(tag), Some(Locale::Pl), "{tag}");
        }
        assert_eq!(Locale::from_code("zh_CN"), Some(Locale::Zh));
        assert_eq!(Locale::from_code("zh-Hans"), Some(Locale::Zh));
        assert_eq!(Locale::from_code("en_US"), Some(Locale::En));
        for unknown in ["", "fr_FR", "*", "polish", "p"] {
            assert_eq!(Locale::from_code(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_highest_weight_wins() {
        for (header, wanted) in [
            ("pl,en;q=0.9", Some(Locale::Pl)),
            ("fr-FR,fr;q=0.9,nl;q=0.5,de;q=0.7", Some(Locale::De)),
            ("de;q=0.8, pl;q=0.8", Some(Locale::De)),
            ("en;q=0,ro;q=0.001", Some(Locale::Ro)),
            ("zh-CN , zh ; q=0.9", Some(Locale::Zh)),
            ("pl;q=2,de;q=abc,nl;q=0.1", Some(Locale::Nl)),
            ("pl;q=0.1234", None),
            ("*", None),
            ("fr", None),
            ("", None),
            ("pl;q=0", None),
        ] {
            assert_eq!(Locale::negotiate(header), wanted, "{header}");
        }
    }

    proptest! {
        #[test]
        fn reading_a_header_never_panics(header in any::<String>()) {
            let _ = Locale::negotiate(&header);
        }
    }
}
