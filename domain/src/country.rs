//! Countries: every one of ISO 3166-1, and Kosovo, named as CLDR names them.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::Locale;

/// `code`, then one name a language in the order of [`Locale::ALL`].
const TABLE: &str = include_str!("../data/countries.tsv");

/// A country that exists in the table: ISO 3166-1 alpha-2, or XK.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Reads an alpha-2 code in either case ("PL", "pl").
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim();
        let at = rows()
            .binary_search_by(|row| {
                row.code
                    .bytes()
                    .cmp(code.bytes().map(|byte| byte.to_ascii_uppercase()))
            })
            .ok()?;
        Some(Self(rows()[at].code))
    }

    /// Reads a code or a name in any of the six languages, whatever its case:
    /// imported files carry the one or the other.
    pub fn from_code_or_name(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::from_code(text).or_else(|| by_name().get(&text.to_lowercase()).copied().map(Self))
    }

    /// The alpha-2 code, upper case.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The name in that language (CLDR).
    pub fn name(self, locale: Locale) -> &'static str {
        let at = rows()
            .binary_search_by(|row| row.code.cmp(self.0))
            .expect("a country is made from a row");
        rows()[at].names[locale.index()]
    }

    /// All countries in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        rows().iter().map(|row| Self(row.code))
    }
}

struct Row {
    code: &'static str,
    names: [&'static str; 6],
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        TABLE
            .lines()
            .skip(1)
            .map(|line| {
                let mut cells = line.split('\t');
                let mut cell = || cells.next().expect("countries.tsv has seven columns");
                Row {
                    code: cell(),
                    names: std::array::from_fn(|_| cell()),
                }
            })
            .collect()
    })
}

/// Codes by lower-case names: a file may name a country on each of its lines.
fn by_name() -> &'static HashMap<String, &'static str> {
    static NAMES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = HashMap::new();
        for row in rows() {
            for name in row.names {
                names.entry(name.to_lowercase()).or_insert(row.code);
            }
        }
        names
    })
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

// By hand: derived for a `&'static str`, it would only read static input.
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom("no country has this code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        assert_eq!(Country::all().len(), 250);
        let mut last = "";
        for country in Country::all() {
            assert!(country.code() > last, "{country} is out of order");
            last = country.code();
            for locale in Locale::ALL {
                assert!(
                    !country.name(locale).trim().is_empty(),
                    "{country} {locale:?}"
                );
            }
        }
    }

    #[test]
    fn countries_are_found_by_code_and_by_name() {
        let poland = Country::from_code("PL").unwrap();
        assert_eq!(Country::from_code(" pl "), Some(poland));
        assert_eq!(poland.name(Locale::Pl), "Polska");
        assert_eq!(poland.name(Locale::Zh), "波兰");
        assert_eq!(Country::from_code_or_name("POLEN"), Some(poland));
        assert_eq!(
            Country::from_code_or_name("United States").unwrap().code(),
            "US"
        );
        for unknown in ["", "XX", "ZZ", "EU", "POL", "P", "Poland "] {
            assert_eq!(Country::from_code(unknown), None, "{unknown:?}");
        }
        assert_eq!(Country::from_code_or_name("Atlantis"), None);
    }

    #[test]
    fn a_country_is_its_code_in_json() {
        let poland = Country::from_code("PL").unwrap();
        assert_eq!(serde_json::to_string(&poland).unwrap(), "\"PL\"");
        assert_eq!(serde_json::from_str::<Country>("\"PL\"").unwrap(), poland);
        assert!(serde_json::from_str::<Country>("\"XX\"").is_err());
    }
}
