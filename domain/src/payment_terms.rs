//! When an invoice is due, counted from its date.

use serde::{Deserialize, Serialize};

/// Payment terms, of a list that calendars can compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum PaymentTerms {
    /// On the invoice's date.
    Immediate,
    /// So many days after it.
    Days(u8),
    /// On the last day of its month.
    EndOfMonth,
    /// On the last day of the month after.
    EndOfNextMonth,
}

impl PaymentTerms {
    /// Everything there is to choose, soonest first.
    pub const ALL: [Self; 12] = [
        Self::Immediate,
        Self::Days(7),
        Self::Days(10),
        Self::Days(14),
        Self::Days(15),
        Self::Days(21),
        Self::Days(30),
        Self::Days(45),
        Self::Days(60),
        Self::Days(90),
        Self::EndOfMonth,
        Self::EndOfNextMonth,
    ];

    /// The stored value: `immediate`, `30d`, `eom`, `eonm`.
    pub fn code(self) -> String {
        match self {
            Self::Immediate => "immediate".to_owned(),
            Self::Days(days) => format!("{days}d"),
            Self::EndOfMonth => "eom".to_owned(),
            Self::EndOfNextMonth => "eonm".to_owned(),
        }
    }

    /// The terms with exactly that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|terms| terms.code() == code)
    }
}

impl From<PaymentTerms> for String {
    fn from(terms: PaymentTerms) -> Self {
        terms.code()
    }
}

impl TryFrom<String> for PaymentTerms {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::from_code(&code).ok_or("no such payment terms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_nothing_else_is_one() {
        for terms in PaymentTerms::ALL {
            assert_eq!(PaymentTerms::from_code(&terms.code()), Some(terms));
        }
        for unknown in ["", "31d", "30D", "030d", "eom "] {
            assert_eq!(PaymentTerms::from_code(unknown), None, "{unknown:?}");
        }
    }
}
