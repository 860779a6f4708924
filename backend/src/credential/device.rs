//! How a browser is known again: by random marks that it keeps in a cookie, one for each login that
//! has signed in there. A mark opens nothing; it only saves its owner a letter.
//!
//! A browser keeps a mark of its own for each login, so one that somebody planted in it is of no
//! use to whoever planted it: the login gets another.

use std::fmt;

use atrium_domain::id::UserId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;

use crate::clock::Entropy;
use crate::key::{Digest32, digest};

/// As many logins as one browser remembers.
const MOST: usize = 8;
/// 128 random bits.
const LENGTH: usize = 16;

/// What a browser keeps, the mark used last first.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Marks(Vec<[u8; LENGTH]>);

impl Marks {
    /// Reads a cookie; what is none of ours is passed over.
    #[must_use]
    pub fn parse(cookie: &str) -> Self {
        let marks = cookie
            .split('.')
            .take(MOST)
            .filter_map(|text| URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok());
        Self(marks.collect())
    }

    /// The cookie's value.
    #[must_use]
    pub fn cookie(&self) -> SecretString {
        let marks: Vec<String> = self
            .0
            .iter()
            .map(|mark| URL_SAFE_NO_PAD.encode(mark))
            .collect();
        marks.join(".").into()
    }

    /// What the database would hold of each of them for a login.
    pub(crate) fn of(&self, user: UserId) -> Vec<Digest32> {
        self.0.iter().map(|mark| hash(mark, user)).collect()
    }

    /// The same with one of them moved to the front.
    pub(crate) fn used(&self, at: usize) -> Self {
        let mut marks = self.0.clone();
        if at < marks.len() {
            let mark = marks.remove(at);
            marks.insert(0, mark);
        }
        Self(marks)
    }

    /// The same with a new one for a login, and what the database holds of that.
    pub(crate) fn with_new(&self, user: UserId, entropy: &Entropy) -> (Self, Digest32) {
        let new: [u8; LENGTH] = entropy.bytes();
        let marks = std::iter::once(new)
            .chain(self.0.iter().copied())
            .take(MOST);
        (Self(marks.collect()), hash(&new, user))
    }
}

fn hash(mark: &[u8; LENGTH], user: UserId) -> Digest32 {
    digest(&[mark, &user.get().to_be_bytes()])
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Marks({})", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use secrecy::ExposeSecret as _;

    use super::*;

    const ANA: UserId = UserId::new(1);
    const BEN: UserId = UserId::new(2);

    #[test]
    fn a_browser_keeps_a_mark_for_each_login_and_the_oldest_goes_first() {
        let entropy = Entropy::seeded(1);
        let (mut marks, first) = Marks::default().with_new(ANA, &entropy);
        assert_eq!(marks.of(ANA), [first]);
        assert_ne!(
            marks.of(BEN),
            [first],
            "of another login it is another hash"
        );
        for n in 0..MOST {
            (marks, _) = marks.with_new(BEN, &entropy);
            assert_eq!(marks.of(ANA).contains(&first), n + 1 < MOST);
        }
        let last = marks.of(BEN)[MOST - 1];
        assert_eq!(marks.used(MOST - 1).of(BEN)[0], last);
        assert_eq!(marks.used(MOST), marks);
        assert_eq!(format!("{marks:?}"), "Marks(8)", "they do not print");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_and_no_text_panics(n in 0usize..MOST, seed: i64, text in ".*") {
            let entropy = Entropy::seeded(seed);
            let marks = (0..n).fold(Marks::default(), |marks, _| marks.with_new(ANA, &entropy).0);
            prop_assert_eq!(Marks::parse(marks.cookie().expose_secret()), marks);
            let _ = Marks::parse(&text);
        }
    }
}
