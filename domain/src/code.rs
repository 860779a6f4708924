//! The short code of an invitation, for those who type instead of clicking.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Crockford's base 32: no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 10;
const BITS: u32 = 50;

/// 50 bits, shown as `XXXXX-XXXXX`. A secret: `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TypedCode(u64);

impl TypedCode {
    /// Takes the first 50 bits of a keyed digest.
    pub fn from_digest(digest: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(digest) >> (u64::BITS - BITS))
    }

    /// The code as a number below 2^50.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The code as eight bytes, to be compared in constant time.
    pub const fn to_bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    /// Reads what a person typed: blanks and dashes anywhere, either case,
    /// full width or plain (NFKC), O for 0 and I or L for 1 (Crockford).
    pub fn parse(text: &str) -> Option<Self> {
        let mut bits = 0u64;
        let mut count = 0usize;
        for typed in text.nfkc() {
            if typed.is_whitespace() || matches!(typed, '-' | '‐' | '‑' | '–' | '—' | '−')
            {
                continue;
            }
            bits = (bits << 5) | value(typed)?;
            count += 1;
            if count > CHARACTERS {
                return None;
            }
        }
        (count == CHARACTERS).then_some(Self(bits))
    }

    /// Two groups of five, for the letter.
    pub fn show(self) -> String {
        let mut text = String::with_capacity(CHARACTERS + 1);
        for place in (0..CHARACTERS).rev() {
            if place + 1 == CHARACTERS / 2 {
                text.push('-');
            }
            let digit = (self.0 >> (5 * place)) & 31;
            text.push(char::from(ALPHABET[digit as usize]));
        }
        text
    }
}

fn value(typed: char) -> Option<u64> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == letter)?;
    u64::try_from(at).ok()
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_type_for_a_code_is_understood() {
        let code = TypedCode::parse("01ABC-DEFGH").unwrap();
        for typed in [
            "01abcdefgh",
            " oLabc defgh ",
            "O-I-A-B-C-D-E-F-G-H",
            "0iABC—DEFGH",
            "０１ＡＢＣ－ＤＥＦＧＨ",
            "０１ａｂｃ　ｄｅｆｇｈ",
        ] {
            assert_eq!(TypedCode::parse(typed), Some(code), "{typed}");
        }
        for refused in [
            "",
            "01ABC-DEFG",
            "01ABC-DEFGHJ",
            "01ABC-DEFGU",
            "01ABC_DEFGH",
            "\u{41e}1ABC-DEFGH",
        ] {
            assert_eq!(TypedCode::parse(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_code_does_not_print() {
        assert_eq!(
            format!("{:?}", TypedCode::from_digest([255; 8])),
            "TypedCode(…)"
        );
    }

    proptest! {
        #[test]
        fn a_shown_code_is_read_back(digest in any::<[u8; 8]>()) {
            let code = TypedCode::from_digest(digest);
            prop_assert_eq!(code.show().len(), 11);
            prop_assert_eq!(code.show().find('-'), Some(5));
            prop_assert_eq!(TypedCode::parse(&code.show()), Some(code));
            prop_assert_eq!(TypedCode::parse(&code.show().to_lowercase()), Some(code));
            prop_assert!(code.bits() < 1 << 50);
        }

        #[test]
        fn reading_a_code_never_panics(text in any::<String>()) {
            let _ = TypedCode::parse(&text);
        }
    }
}
