//! Money: whole minor units and a currency, never floating point.

use std::fmt;
use std::sync::OnceLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::locale::Locale;

/// `code`, `minor_digits`, then one symbol a language in the order of
/// [`Locale::ALL`].
const TABLE: &str = include_str!("../data/currencies.tsv");

/// An active currency of ISO 4217 that has a minor unit (gold, funds and test
/// codes have none).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The euro: what amounts are in until settings say otherwise.
    pub const EUR: Self = Self("EUR");

    /// Reads a three-letter code in either case.
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

    /// The three-letter code, upper case.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Decimal digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn minor_digits(self) -> u32 {
        self.row().minor_digits
    }

    /// The symbol that readers of that language expect (CLDR), else the code.
    pub fn symbol(self, locale: Locale) -> &'static str {
        self.row().symbols[locale.index()]
    }

    /// All currencies in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        rows().iter().map(|row| Self(row.code))
    }

    fn row(self) -> &'static Row {
        let at = rows()
            .binary_search_by(|row| row.code.cmp(self.0))
            .expect("a currency is made from a row");
        &rows()[at]
    }
}

/// An amount in the currency's minor unit (cents for EUR).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// `minor`: count of minor units, negative where it is owed the other way.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Count of minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum; none when the currencies differ or it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Self { minor, ..self })
    }

    /// The difference; none when the currencies differ or it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_sub(other.minor)?;
        (self.currency == other.currency).then_some(Self { minor, ..self })
    }

    /// Plain decimal with a dot and no grouping, `1234.50`: what an amount
    /// control holds and [`parse_amount`] reads back.
    pub fn plain(self) -> String {
        let (whole, fraction) = self.parts();
        let sign = if self.minor < 0 { "-" } else { "" };
        match self.currency.minor_digits() {
            0 => format!("{sign}{whole}"),
            digits => format!("{sign}{whole}.{fraction:0width$}", width = digits as usize),
        }
    }

    /// Whole units and minor units beside them, both without sign.
    pub(crate) fn parts(self) -> (u64, u64) {
        let unit = 10u64.pow(self.currency.minor_digits());
        let minor = self.minor.unsigned_abs();
        (minor / unit, minor % unit)
    }
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountProblem {
    /// Nothing was typed.
    Empty,
    /// Below zero.
    Negative,
    /// Anything but digits with at most one decimal sign.
    NotAnAmount,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// More than 2^63 - 1 minor units.
    TooLarge,
}

impl fmt::Display for AmountProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no amount",
            Self::Negative => "a negative amount",
            Self::NotAnAmount => "not an amount",
            Self::TooManyDecimals => "more decimals than the currency has",
            Self::TooLarge => "too large an amount",
        })
    }
}

impl std::error::Error for AmountProblem {}

/// Reads what a person typed as an amount of zero or more: `1234`, `1234.5`,
/// `1234,50`, with blanks between the digits where they group by threes.
/// Dots and commas never group: whether `1.234` is a thousand or a bit more
/// than one depends on who typed it, so with two decimals it is refused.
/// Nothing is rounded.
///
/// # Errors
/// [`AmountProblem`], the first that applies.
pub fn parse_amount(text: &str, currency: Currency) -> Result<Money, AmountProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountProblem::Empty);
    }
    if text.starts_with(['-', '−']) {
        return Err(AmountProblem::Negative);
    }
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let whole = ungrouped(whole).ok_or(AmountProblem::NotAnAmount)?;
    let fraction = match fraction {
        Some(digits) if digits.is_empty() || !all_digits(digits) => {
            return Err(AmountProblem::NotAnAmount);
        }
        Some(digits) => digits,
        None => "",
    };
    let minor_digits = currency.minor_digits() as usize;
    if fraction.len() > minor_digits {
        return Err(AmountProblem::TooManyDecimals);
    }
    format!("{whole}{fraction:0<minor_digits$}")
        .parse()
        .map(|minor| Money::new(minor, currency))
        .map_err(|_| AmountProblem::TooLarge)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Joins groups of three that blanks part: `12 345` to `12345`.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}']).collect();
    let (first, rest) = groups.split_first()?;
    let leads = !first.is_empty() && (rest.is_empty() || first.len() <= 3);
    let fits = leads && all_digits(first) && rest.iter().all(|g| g.len() == 3 && all_digits(g));
    fits.then(|| groups.concat())
}

struct Row {
    code: &'static str,
    minor_digits: u32,
    symbols: [&'static str; 6],
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        TABLE
            .lines()
            .skip(1)
            .map(|line| {
                let mut cells = line.split('\t');
                let mut cell = || cells.next().expect("currencies.tsv has eight columns");
                Row {
                    code: cell(),
                    minor_digits: cell().parse().expect("minor digits are a number"),
                    symbols: std::array::from_fn(|_| cell()),
                }
            })
            .collect()
    })
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.0)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

// By hand: derived for a `&'static str`, it would only read static input.
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom("no active currency has this code"))
    }
}

#[cfg(test)]
#[path = "money_tests.rs"]
mod tests;
