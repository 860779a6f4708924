//! Telephone numbers, kept as typed: how people group digits is theirs.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problem::Rule;

/// Characters at most: E.164 has 15 digits, the rest is grouping and extension.
const MAX: usize = 40;

/// A telephone number as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Trims, and refuses what holds fewer than three digits or anything but
    /// digits, `+ - ( ) . / # * ,`, blanks and an extension in letters (`ext`,
    /// `x`, `wew`).
    ///
    /// # Errors
    /// [`Rule::TooLong`] beyond 40 characters, else [`Rule::PhoneInvalid`].
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let text = text.trim();
        if text.chars().count() > MAX {
            return Err(Rule::TooLong { max: MAX });
        }
        let fits = text.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_ascii_alphabetic()
                || matches!(
                    c,
                    '+' | '-' | '(' | ')' | '.' | '/' | '#' | '*' | ',' | ' ' | '\u{a0}'
                )
        });
        // Letters are for an extension, so they follow digits.
        let first_letter = text.find(|c: char| c.is_ascii_alphabetic());
        let before = first_letter.map_or(text, |at| &text[..at]);
        let letters = text.chars().filter(char::is_ascii_alphabetic).count();
        if fits && letters <= 10 && phone_digits(before).len() >= 3 {
            Ok(Self(text.to_owned()))
        } else {
            Err(Rule::PhoneInvalid)
        }
    }

    /// The number as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The ASCII digits of a text, in order: what a number is searched by.
pub fn phone_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Phone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "not a telephone number")
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_as_typed() {
        for typed in [
            "(870)-931-0505",
            "+48 22 123 45 67",
            "+1 555-555-5556 x12",
            "022/123.45.67 wew. 5",
            "112",
            "0800\u{a0}123",
            "*100#1",
        ] {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), typed);
        }
        assert_eq!(Phone::parse("  +49 30 1 ").unwrap().as_str(), "+49 30 1");
        assert_eq!(phone_digits("+49 (30) 1-2"), "493012");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "",
            "12",
            "call me",
            "ask for 12345",
            "1234\n5678",
            "12345;drop",
            "<b>12345",
        ] {
            assert_eq!(Phone::parse(typed), Err(Rule::PhoneInvalid), "{typed:?}");
        }
        assert_eq!(
            Phone::parse(&"1".repeat(41)),
            Err(Rule::TooLong { max: 40 })
        );
    }
}
