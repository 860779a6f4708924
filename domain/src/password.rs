//! New passwords: long enough, typed twice the same, and not merely a name
//! that everybody knows.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problem::{Problem, Problems, Rule};
use crate::text::{fold, tokens};

/// Characters at least, for an account without a second factor (ASVS 5 6.2.1,
/// NIST SP 800-63B-4).
pub const MIN_CHARACTERS: usize = 15;
/// Characters at least, for an account that has a second factor.
pub const MIN_WITH_SECOND_FACTOR: usize = 12;
/// Bytes of UTF-8 at most; longer ones are refused before any hashing.
pub const MAX_BYTES: usize = 1024;

/// What makes a long password easy to guess, as far as one thing does. The
/// judgement itself is the server's: its word lists are too large to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weakness {
    /// Among the passwords most people choose, or close to one.
    Common,
    /// Keys that lie side by side.
    Keyboard,
    /// The same again and again.
    Repeats,
    /// A row such as abc or 6543.
    Sequence,
    /// A date or a year.
    Date,
    /// Names that many people have.
    Names,
    /// Too few words, or words that belong together.
    Words,
}

/// What a page says of a password that was refused: which rules it meets, and
/// how far it is from being good enough. Nothing in it tells the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordReport {
    /// Characters at least.
    pub min: usize,
    /// It has as many.
    pub long_enough: bool,
    /// It is more than names and addresses that others know.
    pub own: bool,
    /// It is hard enough to guess.
    pub strong: bool,
    /// Both times the same was typed.
    pub same: bool,
    /// From 0, guessed at once, to 4.
    pub score: u8,
}

impl PasswordReport {
    /// The highest score.
    pub const BEST: u8 = 4;
    /// The least score that is good enough.
    pub const ENOUGH: u8 = 3;

    /// Judges what the domain can judge; `score` comes from the server.
    pub fn new(
        password: &str,
        verify: &str,
        least: LeastLength,
        context: &[&str],
        score: u8,
    ) -> Self {
        let min = least.characters();
        Self {
            min,
            long_enough: password.chars().count() >= min && password.len() <= MAX_BYTES,
            own: !password.is_empty() && !is_guessable(password, context),
            strong: score >= Self::ENOUGH,
            same: !password.is_empty() && password == verify,
            score,
        }
    }
}

/// The house may ask for more, up to here: beyond, nobody types it.
pub const LEAST_AT_MOST: usize = 64;

/// How long a new password must be: the product's figures, or higher ones of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordPolicy {
    plain: usize,
    with_second_factor: usize,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self::PRODUCT
    }
}

impl PasswordPolicy {
    /// The product's own figures.
    pub const PRODUCT: Self = Self {
        plain: MIN_CHARACTERS,
        with_second_factor: MIN_WITH_SECOND_FACTOR,
    };

    /// The house's figures; what is below the product's, or absurd, is brought to it.
    #[must_use]
    pub fn raised(plain: usize, with_second_factor: usize) -> Self {
        Self {
            plain: plain.clamp(MIN_CHARACTERS, LEAST_AT_MOST),
            with_second_factor: with_second_factor.clamp(MIN_WITH_SECOND_FACTOR, LEAST_AT_MOST),
        }
    }

    /// What holds for an account.
    #[must_use]
    pub const fn least(self, has_second_factor: bool) -> LeastLength {
        LeastLength(if has_second_factor {
            self.with_second_factor
        } else {
            self.plain
        })
    }
}

/// Characters a new password must have at least. Only a policy gives one, so none is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeastLength(usize);

impl LeastLength {
    /// Characters.
    #[must_use]
    pub const fn characters(self) -> usize {
        self.0
    }
}

/// Characters that a password must have besides the words of its context.
const OWN_CHARACTERS: usize = 8;
/// Shorter words of the context are no clue to anybody.
const CONTEXT_WORD: usize = 4;

/// A password that was checked and may be hashed. Byte for byte as typed:
/// nothing is trimmed or normalised. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

/// A password as typed at sign-in or as confirmation; not checked but for its
/// length. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedPassword(String);

impl NewPassword {
    /// Checks a password that was typed twice, in the controls `password` and
    /// `verify`. `context`: names and addresses that say nothing secret, such
    /// as the person's, the company's and the product's.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(
        password: &str,
        verify: &str,
        least: LeastLength,
        context: &[&str],
    ) -> Result<Self, Problems> {
        if password.is_empty() {
            return Err(Problems::one("password", Rule::Required));
        }
        let min = least.characters();
        let mut problems = Vec::new();
        if password.len() > MAX_BYTES {
            let rule = Rule::PasswordTooLong {
                max_bytes: MAX_BYTES,
            };
            return Err(Problems::one("password", rule));
        }
        if password.chars().count() < min {
            problems.push(Problem::of("password", Rule::PasswordTooShort { min }));
        } else if is_guessable(password, context) {
            problems.push(Problem::of("password", Rule::PasswordGuessable));
        }
        if password != verify {
            problems.push(Problem::of("verify", Rule::PasswordsDiffer));
        }
        match Problems::collected(problems) {
            Some(problems) => Err(problems),
            None => Ok(Self(password.to_owned())),
        }
    }

    /// The password, for the hash function.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl TypedPassword {
    /// Takes a password that is to be compared, from the control `field`.
    ///
    /// # Errors
    /// [`Rule::Required`] when empty, [`Rule::PasswordTooLong`] beyond 1024
    /// bytes: no such password was ever accepted, and none is hashed.
    pub fn check(password: &str, field: &'static str) -> Result<Self, Problems> {
        if password.is_empty() {
            Err(Problems::one(field, Rule::Required))
        } else if password.len() > MAX_BYTES {
            Err(Problems::one(
                field,
                Rule::PasswordTooLong {
                    max_bytes: MAX_BYTES,
                },
            ))
        } else {
            Ok(Self(password.to_owned()))
        }
    }

    /// The password, for the hash function.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Whether too little is left once the words of the context are taken out.
fn is_guessable(password: &str, context: &[&str]) -> bool {
    let mut rest = fold(password);
    let mut words: Vec<String> = context
        .iter()
        .flat_map(|text| tokens(text))
        .filter(|word| word.chars().count() >= CONTEXT_WORD)
        .collect();
    // The longest first, so that a whole address goes before its parts.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let before = rest.len();
    for word in &words {
        rest = rest.replace(word.as_str(), "");
    }
    let own = rest.chars().filter(|c| c.is_alphanumeric()).count();
    rest.len() < before && own < OWN_CHARACTERS
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

impl fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: LeastLength = LeastLength(MIN_CHARACTERS);

    #[test]
    fn a_policy_only_ever_asks_for_more() {
        let lax = PasswordPolicy::raised(1, 0);
        assert_eq!(lax, PasswordPolicy::default());
        let strict = PasswordPolicy::raised(20, 1000);
        assert_eq!(strict.least(false).characters(), 20);
        assert_eq!(strict.least(true).characters(), LEAST_AT_MOST);
        let refused =
            NewPassword::check(&"x".repeat(19), &"x".repeat(19), strict.least(false), &[]);
        assert_eq!(
            refused,
            Err(Problems::one(
                "password",
                Rule::PasswordTooShort { min: 20 }
            ))
        );
    }

    fn check(password: &str, second_factor: bool) -> Result<NewPassword, Problems> {
        NewPassword::check(
            password,
            password,
            PasswordPolicy::default().least(second_factor),
            &["Atrium", "Azure Interior", "brandon.freeman55@example.com"],
        )
    }

    #[test]
    fn fifteen_characters_or_twelve_with_a_second_factor() {
        let too_short = |min| Err(Problems::one("password", Rule::PasswordTooShort { min }));
        assert_eq!(check("elevenchars", true), too_short(12));
        assert!(check("twelve-chars", true).is_ok());
        assert_eq!(check("fourteen-chars", false), too_short(15));
        assert!(check("fifteen-charact", false).is_ok());
        assert!(check("żółćżółćżółćżół", false).is_ok());
    }

    #[test]
    fn passwords_stay_byte_for_byte_as_typed() {
        for password in [
            "  blanks around it  ",
            "e\u{301} stays decomposed",
            "密码密码密码密码密码密码密码密",
            &"x".repeat(128),
        ] {
            assert_eq!(check(password, false).unwrap().expose(), password);
        }
    }

    #[test]
    fn more_than_a_kibibyte_is_refused() {
        assert!(check(&"x".repeat(1024), false).is_ok());
        let refused = Err(Problems::one(
            "password",
            Rule::PasswordTooLong { max_bytes: 1024 },
        ));
        assert_eq!(check(&"x".repeat(1025), false), refused);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let problems = NewPassword::check("short", "shorter", PLAIN, &[]).unwrap_err();
        assert_eq!(problems.field("password").count(), 1);
        assert_eq!(
            problems.field("verify").collect::<Vec<_>>(),
            [&Rule::PasswordsDiffer]
        );
        let empty = NewPassword::check("", "", PLAIN, &[]).unwrap_err();
        assert_eq!(empty, Problems::one("password", Rule::Required));
    }

    #[test]
    fn a_name_that_everybody_knows_is_no_password() {
        for password in [
            "Azure Interior 2026",
            "brandon.freeman55@example.com",
            "ATRIUM-atrium-Atrium!!",
        ] {
            assert_eq!(
                check(password, false),
                Err(Problems::one("password", Rule::PasswordGuessable)),
                "{password}"
            );
        }
        assert!(check("azure skies over Poznań", false).is_ok());
        assert!(check("!!!!!!!!!!!!!!!!", false).is_ok());
    }

    #[test]
    fn a_report_tells_which_rules_are_met_and_nothing_else() {
        let report = PasswordReport::new(
            "short",
            "shorter",
            PasswordPolicy::PRODUCT.least(true),
            &["Atrium"],
            1,
        );
        assert_eq!(
            report,
            PasswordReport {
                min: 12,
                long_enough: false,
                own: true,
                strong: false,
                same: false,
                score: 1,
            }
        );
        let fine = PasswordReport::new(
            "fifteen-charact",
            "fifteen-charact",
            PasswordPolicy::PRODUCT.least(false),
            &[],
            3,
        );
        assert!(fine.long_enough && fine.own && fine.strong && fine.same);
        assert!(!PasswordReport::new("", "", PasswordPolicy::PRODUCT.least(false), &[], 0).same);
    }

    #[test]
    fn passwords_do_not_print() {
        assert_eq!(
            format!("{:?}", check("correct horse battery", false).unwrap()),
            "NewPassword(…)"
        );
        assert_eq!(
            format!("{:?}", TypedPassword::check("secret", "password").unwrap()),
            "TypedPassword(…)"
        );
    }
}
