//! Email addresses, and the key under which a login is unique.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::case_fold;

/// RFC 5321, 4.5.3.1: octets of the local part and of the whole (a path of 256
/// octets includes the angle brackets).
const LOCAL_OCTETS: usize = 64;
const WHOLE_OCTETS: usize = 254;
/// Characters of a typed login that count: more than any address has.
const KEY_CHARACTERS: usize = 320;

/// Exactly one address that mail can be sent to, in its normal form: no blanks
/// around it, the local part as typed in Unicode NFC, the domain lower case
/// and in ASCII (IDNA 2008 as UTS 46 processes it).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is not exactly one valid address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
    /// Nothing was typed.
    Empty,
    /// No single address, or one that no mail server would take.
    Invalid,
    /// Longer than SMTP carries: 64 octets before the @, 254 in all.
    TooLong,
}

impl Email {
    /// Reads one address: a dot-atom of RFC 5322, with the letters of every
    /// script (RFC 6531), an @, and a domain name of at least two labels.
    /// Quoted local parts, comments, display names, lists and address
    /// literals are refused: what cannot be read aloud cannot be typed again.
    ///
    /// # Errors
    /// [`EmailProblem`].
    pub fn parse(text: &str) -> Result<Self, EmailProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailProblem::Empty);
        }
        // IDNA is not asked about texts that cannot fit in any encoding.
        if text.chars().count() > WHOLE_OCTETS {
            return Err(EmailProblem::TooLong);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailProblem::Invalid)?;
        let local: String = local.nfc().collect();
        if !is_dot_atom(&local) {
            return Err(EmailProblem::Invalid);
        }
        let domain = mail_domain(domain).ok_or(EmailProblem::Invalid)?;
        let whole = format!("{local}@{domain}");
        if local.len() > LOCAL_OCTETS || whole.len() > WHOLE_OCTETS {
            return Err(EmailProblem::TooLong);
        }
        Ok(Self(whole))
    }

    /// A guess that costs no tables, for a hint while typing; the server's
    /// [`Email::parse`] decides. Never refuses what that accepts.
    pub fn looks_right(text: &str) -> bool {
        let text = text.trim();
        let blank = |c: char| c.is_whitespace() || c.is_control();
        match text.split_once('@') {
            Some((local, domain)) => {
                let dots = ['.', '。', '．', '｡'];
                !local.is_empty()
                    && domain.contains(dots)
                    && !domain.contains('@')
                    && !text.contains([',', ';', '<', '>', '"'])
                    && !text.contains(blank)
            }
            None => false,
        }
    }

    /// The address in its normal form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the @.
    pub fn local(&self) -> &str {
        self.0
            .rsplit_once('@')
            .map_or(self.0.as_str(), |(local, _)| local)
    }

    /// The domain in lower-case ASCII.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The key under which a login of this address is unique.
    pub fn login_key(&self) -> LoginKey {
        LoginKey::of(&self.0)
    }
}

/// RFC 5322 3.2.3 with RFC 6531's letters; marks belong to their letters.
fn is_dot_atom(local: &str) -> bool {
    let is_atext =
        |c: char| c.is_alphanumeric() || is_combining_mark(c) || "!#$%&'*+-/=?^_`{|}~".contains(c);
    local.split('.').all(|atom| {
        !atom.is_empty() && atom.chars().all(is_atext) && !atom.starts_with(is_combining_mark)
    })
}

/// A host name of at least two labels, none of them a bare number at the end
/// (that would be an IPv4 address).
fn mail_domain(domain: &str) -> Option<Cow<'_, str>> {
    let ascii = domain_to_ascii(domain)?;
    let (_, last) = ascii.rsplit_once('.')?;
    (!last.bytes().all(|byte| byte.is_ascii_digit())).then_some(ascii)
}

fn domain_to_ascii(domain: &str) -> Option<Cow<'_, str>> {
    Uts46::new()
        .to_ascii(
            domain.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            DnsLength::Verify,
        )
        .ok()
}

/// What makes two typed logins the same: the local part in NFKC and full case
/// folding (Unicode), the domain through IDNA. So `A@X.pl`, `a@x.pl` and
/// full-width forms are one account and one throttle.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LoginKey(String);

impl LoginKey {
    /// The key of any typed login, also of one that is no address: what is
    /// refused must be counted and compared too. Cut at 320 characters.
    pub fn of(typed: &str) -> Self {
        let text: String = typed.trim().chars().take(KEY_CHARACTERS).nfkc().collect();
        match text.rsplit_once('@') {
            Some((local, domain)) => {
                // Folding the domain first would make faß.de and fass.de,
                // which are two domains, one.
                let domain = match domain_to_ascii(domain) {
                    Some(ascii) => ascii.into_owned(),
                    None => case_fold(domain),
                };
                Self(format!("{}@{domain}", case_fold(local)))
            }
            None => Self(case_fold(&text)),
        }
    }

    /// The key as it is stored and compared, byte by byte.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no address",
            Self::Invalid => "not exactly one valid address",
            Self::TooLong => "an address longer than mail can carry",
        })
    }
}

impl std::error::Error for EmailProblem {}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LoginKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = EmailProblem;

    fn from_str(text: &str) -> Result<Self, EmailProblem> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Email {
    type Error = EmailProblem;

    fn try_from(text: String) -> Result<Self, EmailProblem> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> LoginKey {
        LoginKey::of(text)
    }

    #[test]
    fn addresses_are_brought_to_their_normal_form() {
        for (typed, kept) in [
            (" Jan.Kowalski@Example.COM ", "Jan.Kowalski@example.com"),
            (
                "azure.Interior24@example.com",
                "azure.Interior24@example.com",
            ),
            (
                "o'brien+tag@sub.example.co.uk",
                "o'brien+tag@sub.example.co.uk",
            ),
            ("jan@łódź.pl", "jan@xn--d-uga0v4h.pl"),
            ("用户@例え.jp", "用户@xn--r8jz45g.jp"),
            ("e\u{301}t@x.pl", "ét@x.pl"),
            ("a@x．pl", "a@x.pl"),
        ] {
            assert_eq!(Email::parse(typed).unwrap().as_str(), kept);
            assert!(Email::looks_right(typed), "{typed}");
        }
        let email = Email::parse("Jan@Example.com").unwrap();
        assert_eq!((email.local(), email.domain()), ("Jan", "example.com"));
    }

    #[test]
    fn what_is_not_exactly_one_address_is_refused() {
        for typed in [
            "jan",
            "jan@",
            "@x.pl",
            "jan@x",
            "jan@@x.pl",
            "jan@x.pl@y.pl",
            "a@x.pl, b@x.pl",
            "a@x.pl;b@x.pl",
            "a@x.pl b@x.pl",
            "Jan <jan@x.pl>",
            "<jan@x.pl>",
            ".jan@x.pl",
            "jan.@x.pl",
            "ja..n@x.pl",
            "\"j n\"@x.pl",
            "jan@[127.0.0.1]",
            "jan@127.0.0.1",
            "jan@x.pl.",
            "jan@.x.pl",
            "jan@-x.pl",
            "jan@x_y.pl",
            "jan@x.pl\r\nBcc: b@x.pl",
            "ja\0n@x.pl",
            "jan\u{200b}@x.pl",
            "jan\u{202e}@x.pl",
            "\u{301}jan@x.pl",
            "jan(me)@x.pl",
            "mailto:jan@x.pl",
            "jan@xn--a.pl",
        ] {
            assert_eq!(Email::parse(typed), Err(EmailProblem::Invalid), "{typed:?}");
        }
        assert_eq!(Email::parse("  "), Err(EmailProblem::Empty));
    }

    #[test]
    fn lengths_are_those_of_smtp() {
        let local = "a".repeat(64);
        assert!(Email::parse(&format!("{local}@x.pl")).is_ok());
        assert_eq!(
            Email::parse(&format!("a{local}@x.pl")),
            Err(EmailProblem::TooLong)
        );
        assert_eq!(
            Email::parse(&format!("{}@x.pl", "ł".repeat(33))),
            Err(EmailProblem::TooLong)
        );

        let domain = format!("{0}.{0}.{1}.pl", "b".repeat(63), "c".repeat(57));
        assert_eq!(format!("{local}@{domain}").len(), 253);
        assert!(Email::parse(&format!("{local}@{domain}")).is_ok());
        assert!(Email::parse(&format!("{local}@cc{domain}")).is_err());
        assert_eq!(
            Email::parse(&"a@b.".repeat(9999)),
            Err(EmailProblem::TooLong)
        );
    }

    #[test]
    fn variants_of_an_address_have_one_key() {
        for (left, right) in [
            ("A@X.pl", "a@x.pl"),
            ("ŁUKASZ@ŁÓDŹ.PL", "łukasz@xn--d-uga0v4h.pl"),
            ("ａ＠ｘ.ｐｌ", "a@x.pl"),
            ("STRASSE@x.de", "straße@x.de"),
            ("ΣΊΣΥΦΟΣ@x.gr", "σίσυφος@x.gr"),
            ("  Jan  ", "jan"),
        ] {
            assert_eq!(key(left), key(right), "{left} {right}");
        }
        assert_ne!(key("a@faß.de"), key("a@fass.de"));
        assert_ne!(key("a@x.pl"), key("a@y.pl"));
        assert_ne!(key("łukasz@x.pl"), key("lukasz@x.pl"));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = (Email::parse(&text), LoginKey::of(&text), Email::looks_right(&text));
        }

        #[test]
        fn the_normal_form_is_stable(text in "[a-zA-Zł0-9.é+'ａ\u{301}_-]{1,12}@[a-zA-Zł0-9ß-]{1,8}(\\.[a-zŁ]{2,4}){1,2}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
                prop_assert_eq!(email.login_key(), LoginKey::of(&text));
                prop_assert_eq!(LoginKey::of(email.login_key().as_str()), email.login_key());
                prop_assert!(Email::looks_right(&text));
            }
        }

        #[test]
        fn case_never_makes_another_login(text in "[a-zA-Z0-9łŁéÉßΣσ]{1,10}@[a-zA-Z0-9łŁéÉ]{1,8}\\.(pl|PL|com)") {
            prop_assert_eq!(key(&text.to_lowercase()), key(&text));
            prop_assert_eq!(
                Email::parse(&text).map(|email| email.login_key()).ok(),
                Email::parse(&text.to_lowercase()).map(|email| email.login_key()).ok()
            );
        }

        #[test]
        fn a_valid_address_holds_nothing_that_splits_a_header(text in any::<String>()) {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(!email.as_str().contains(|c: char| c.is_control() || c.is_whitespace()));
                prop_assert_eq!(email.as_str().matches('@').count(), 1);
            }
        }
    }
}
