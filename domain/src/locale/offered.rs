//! Which of the languages a house offers.

use super::Locale;

/// Some of the six, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered([bool; 6]);

impl Default for Offered {
    fn default() -> Self {
        Self::ALL
    }
}

impl Offered {
    /// All of them.
    pub const ALL: Self = Self([true; 6]);

    /// These; none of none.
    pub fn of(locales: &[Locale]) -> Option<Self> {
        let mut chosen = [false; 6];
        for locale in locales {
            chosen[locale.index()] = true;
        }
        chosen.contains(&true).then_some(Self(chosen))
    }

    /// Reads codes with commas between them: `en, de`.
    pub fn parse(text: &str) -> Option<Self> {
        let locales: Option<Vec<Locale>> = text
            .split(',')
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(Locale::from_code)
            .collect();
        Self::of(&locales?)
    }

    /// Whether it is one of them.
    pub const fn has(self, locale: Locale) -> bool {
        self.0[locale.index()]
    }

    /// They, in the order of the language menu.
    pub fn list(self) -> Vec<Locale> {
        Locale::ALL
            .into_iter()
            .filter(|locale| self.has(*locale))
            .collect()
    }

    /// As [`Offered::parse`] reads it.
    pub fn text(self) -> String {
        let codes: Vec<&str> = self.list().into_iter().map(Locale::code).collect();
        codes.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_languages_are_read_and_written() {
        let offered = Offered::parse("pl,EN").unwrap();
        assert_eq!(offered.text(), "en, pl");
        assert!(offered.has(Locale::Pl) && !offered.has(Locale::De));
        assert_eq!(Offered::parse("en, fr"), None);
        assert_eq!(Offered::parse(" , "), None);
        assert_eq!(Offered::parse(&Offered::ALL.text()), Some(Offered::ALL));
    }

    #[test]
    fn a_browser_gets_only_what_is_offered() {
        let offered = Offered::parse("en, pl").unwrap();
        assert_eq!(
            Locale::negotiate_among("de, pl;q=0.5", offered),
            Some(Locale::Pl)
        );
        assert_eq!(Locale::negotiate_among("de", offered), None);
    }
}
