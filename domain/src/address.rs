//! How an address is written in each country: which lines there are, in which
//! order, which of them it can't do without, and what its postal code looks like.

use std::sync::OnceLock;

use crate::country::Country;
use crate::locale::Locale;

const TABLE: &str = include_str!("../data/addresses.tsv");

/// A part of an address that a country may order and require.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Street and number, on up to two lines.
    Street,
    /// City, town or post town.
    City,
    /// State, province, county: whatever stands between city and country.
    State,
    /// Postal code.
    Zip,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Street, Self::City, Self::State, Self::Zip];

    /// The control that takes it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Street => "street",
            Self::City => "city",
            Self::State => "state",
            Self::Zip => "zip",
        }
    }

    const fn letter(self) -> u8 {
        match self {
            Self::Street => b'A',
            Self::City => b'C',
            Self::State => b'S',
            Self::Zip => b'Z',
        }
    }
}

/// The rules of one country; [`AddressRules::GENERAL`] where none is chosen yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressRules {
    order: &'static str,
    native: &'static str,
    required: &'static str,
    shapes: &'static str,
    example: &'static str,
}

impl AddressRules {
    /// Street and city, as the source's own default has it.
    pub const GENERAL: Self = Self {
        order: "AZCS",
        native: "",
        required: "AC",
        shapes: "",
        example: "",
    };

    /// The rules of a country.
    pub fn of(country: Country) -> Self {
        let rows = rows();
        rows.binary_search_by(|(code, _)| (*code).cmp(country.code()))
            .map_or(Self::GENERAL, |at| rows[at].1)
    }

    /// The parts the country writes, in the order a reader of that language
    /// knows them: Chinese addresses go from the large to the small in Chinese.
    pub fn order(&self, reader: Locale) -> Vec<Part> {
        let order = if reader == Locale::Zh && !self.native.is_empty() {
            self.native
        } else {
            self.order
        };
        order
            .bytes()
            .filter_map(|letter| Part::ALL.into_iter().find(|part| part.letter() == letter))
            .collect()
    }

    /// Whether an address there is none without this part.
    pub fn requires(&self, part: Part) -> bool {
        self.required.bytes().any(|letter| letter == part.letter())
    }

    /// Whether a postal code can be one of that country; anything can where
    /// the source knows no shape. Blanks, hyphens and case do not matter.
    pub fn takes_zip(&self, zip: &str) -> bool {
        let bare: Vec<char> = zip
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        self.shapes.is_empty() || self.shapes.split('|').any(|shape| fits(shape, &bare))
    }

    /// A postal code of the country; empty where the source has none.
    pub const fn example(&self) -> &'static str {
        self.example
    }
}

fn fits(shape: &str, bare: &[char]) -> bool {
    shape.len() == bare.len()
        && shape.bytes().zip(bare).all(|(wanted, c)| match wanted {
            b'#' => c.is_ascii_digit(),
            b'@' => c.is_ascii_alphabetic(),
            b'*' => c.is_ascii_alphanumeric(),
            other => c.eq_ignore_ascii_case(&char::from(other)),
        })
}

fn rows() -> &'static [(&'static str, AddressRules)] {
    static ROWS: OnceLock<Vec<(&'static str, AddressRules)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#') && !line.starts_with("code"))
            .map(|line| {
                let mut cells = line.split('\t');
                let mut cell = || cells.next().expect("addresses.tsv has six columns");
                let code = cell();
                let rules = AddressRules {
                    order: cell(),
                    native: cell(),
                    required: cell(),
                    shapes: cell(),
                    example: cell(),
                };
                (code, rules)
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(code: &str) -> AddressRules {
        AddressRules::of(Country::from_code(code).unwrap())
    }

    #[test]
    fn every_country_has_rules_and_its_own_example_fits() {
        assert!(
            Country::all()
                .map(Country::code)
                .eq(rows().iter().map(|(code, _)| *code))
        );
        for country in Country::all() {
            let rules = AddressRules::of(country);
            let order = rules.order(Locale::En);
            assert!(order.contains(&Part::Street), "{country}");
            for part in Part::ALL {
                assert!(
                    !rules.requires(part) || order.contains(&part),
                    "{country} {part:?}"
                );
            }
            assert!(
                rules.example.is_empty() || rules.takes_zip(rules.example),
                "{country}"
            );
        }
    }

    #[test]
    fn a_country_decides_what_is_required_and_in_which_order() {
        use Part::{City, State, Street, Zip};
        assert_eq!(of("PL").order(Locale::Pl), [Street, Zip, City]);
        assert_eq!(of("US").order(Locale::En), [Street, City, State, Zip]);
        assert_eq!(of("CN").order(Locale::Zh), [Zip, State, City, Street]);
        assert_eq!(of("CN").order(Locale::En), [Street, City, State, Zip]);
        assert!(of("US").requires(State) && of("US").requires(Zip));
        assert!(!of("PL").requires(State) && of("PL").requires(Zip));
        assert!(!of("IE").requires(Zip), "a quarter of Ireland writes none");
        assert!(!of("SG").requires(City));
    }

    #[test]
    fn postal_codes_have_the_shape_of_their_country() {
        for (country, good, bad) in [
            ("PL", "90-001", "9001"),
            ("PL", "90001", "90-00A"),
            ("DE", "10117", "1011"),
            ("NL", "1234 ab", "1234"),
            ("GB", "sw1a 1aa", "12345"),
            ("US", "95014-1234", "9501"),
            ("CA", "H3Z 2Y7", "HHH 222"),
            ("RO", "060274", "60274"),
        ] {
            assert!(of(country).takes_zip(good), "{country} {good}");
            assert!(!of(country).takes_zip(bad), "{country} {bad}");
        }
        assert!(of("HK").takes_zip("whatever"), "no shape is known");
    }

    proptest! {
        #[test]
        fn no_postal_code_panics(zip in ".*", at in 0_usize..250) {
            let country = Country::all().nth(at).unwrap();
            let _ = AddressRules::of(country).takes_zip(&zip);
        }
    }
}
