//! A form that is sent twice is done once.
//!
//! A page draws a token, and each form in it that makes something carries it. What was made is
//! noted under the form's mark in the very unit that makes it: sent again, by a double click, by
//! *Back* or by a network that did not hear the answer, the form finds the note and is answered as
//! it was the first time. The mark is of all that was sent, so a form that was changed before it is
//! sent again is another one, and nothing typed is passed over. A form without a token, as a
//! program may send it, is done as often as it comes.

use std::fmt;

use crate::clock::Entropy;
use crate::key::{Digest32, Purpose, ServerKey, digest};

/// 128 random bits.
const LENGTH: usize = 16;

/// By what a form is known when it comes again.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Once(Option<Sent>);

#[derive(Clone, PartialEq, Eq)]
struct Sent {
    mark: Digest32,
    // Of the token, which only the page holds: from the mark in the database nobody comes to it.
    token: Digest32,
}

impl Once {
    /// What is done as often as it is asked for.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// A form as it was sent to a path, without its secrets; none without a token of ours.
    #[must_use]
    pub fn sent<'a>(
        token: &'a str,
        path: &'a str,
        fields: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        if !Self::is_token(token) {
            return Self::none();
        }
        let mut parts = vec![path.as_bytes(), token.as_bytes()];
        for (name, value) in fields {
            parts.push(name.as_bytes());
            parts.push(value.as_bytes());
        }
        Self(Some(Sent {
            mark: digest(&parts),
            token: digest(&[b"token", path.as_bytes(), token.as_bytes()]),
        }))
    }

    /// A fresh token, for a page.
    #[must_use]
    pub fn token(entropy: &Entropy) -> String {
        entropy
            .bytes::<LENGTH>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Whether a token can be one of ours.
    #[must_use]
    pub fn is_token(text: &str) -> bool {
        text.len() == LENGTH * 2
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    }

    /// What the database knows it by.
    pub(crate) fn mark(&self) -> Option<&Digest32> {
        self.0.as_ref().map(|sent| &sent.mark)
    }

    /// Bytes that are the same each time the form is sent, and that neither its sender nor whoever
    /// has the database can tell: for what is shown once and kept nowhere.
    pub(crate) fn chance(&self, key: &ServerKey) -> Option<Digest32> {
        let sent = self.0.as_ref()?;
        Some(key.mac(Purpose::Once, &[&sent.token]))
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Once(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sent(token: &str, path: &str, fields: &[(&str, &str)]) -> Once {
        Once::sent(token, path, fields.iter().copied())
    }

    #[test]
    fn only_the_same_form_to_the_same_path_is_the_same() {
        let entropy = Entropy::system();
        let (token, other) = (Once::token(&entropy), Once::token(&entropy));
        let form = [("name", "Acme"), ("city", "")];
        let first = sent(&token, "/new", &form);
        assert!(first.mark().is_some());
        assert_eq!(first, sent(&token, "/new", &form));
        for changed in [
            sent(&other, "/new", &form),
            sent(&token, "/newer", &form),
            sent(&token, "/new", &[("name", "Acme"), ("city", "Graz")]),
            sent(&token, "/new", &[("name", "Acmecity"), ("", "")]),
            sent(&token, "/new", &form[..1]),
        ] {
            assert_ne!(first.mark(), changed.mark());
        }
    }

    #[test]
    fn its_chance_is_of_token_path_and_key_and_is_not_its_mark() {
        let token = Once::token(&Entropy::system());
        let (key, other) = (
            ServerKey::from_bytes([7; 32]),
            ServerKey::from_bytes([8; 32]),
        );
        let form = sent(&token, "/5", &[]);
        assert!(form.chance(&key).is_some());
        assert_eq!(
            form.chance(&key),
            sent(&token, "/5", &[("a", "b")]).chance(&key)
        );
        assert_ne!(form.chance(&key), form.chance(&other));
        assert_ne!(form.chance(&key), sent(&token, "/6", &[]).chance(&key));
        assert_ne!(form.chance(&key), form.mark().copied());
        assert_eq!(Once::none().chance(&key), None);
    }

    proptest! {
        #[test]
        fn what_is_no_token_makes_no_mark(text in "[0-9a-f]{30,34}|.{0,40}") {
            let mark = sent(&text, "/new", &[]);
            prop_assert_eq!(mark.mark().is_some(), Once::is_token(&text));
            prop_assert!(!Once::is_token(&text) || text.len() == 32);
        }
    }
}
