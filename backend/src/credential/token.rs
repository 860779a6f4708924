//! Random session values and derived link tokens.
//!
//! A session's value is 32 random bytes; the database holds its SHA-256. A link's token is not
//! random at all: it is the link's number and generation with a MAC under the server's key, so
//! neither the database nor a backup of it holds anything that opens a door.

use atrium_domain::code::TypedCode;
use atrium_domain::id::{LinkId, OfferId};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;

use crate::clock::Entropy;
use crate::key::{Digest32, Purpose, ServerKey, digest, same};

/// The length of the MAC in a link: 160 bits.
const LINK_MAC: usize = 20;

/// A fresh session value for the cookie, and its hash for the database.
#[must_use]
pub fn new_session(entropy: &Entropy) -> (SecretString, Digest32) {
    let bytes: [u8; 32] = entropy.bytes();
    (URL_SAFE_NO_PAD.encode(bytes).into(), digest(&[&bytes]))
}

/// The hash of a cookie's value; nothing if it can't be one of ours.
#[must_use]
pub fn session_hash(cookie: &str) -> Option<Digest32> {
    let mut bytes = [0; 32];
    let length = URL_SAFE_NO_PAD.decode_slice(cookie, &mut bytes).ok()?;
    (length == bytes.len()).then(|| digest(&[&bytes]))
}

/// A link and its generation as bytes: what its MACs are over.
fn named(link: LinkId, generation: i64) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&link.get().to_be_bytes());
    bytes[8..].copy_from_slice(&generation.to_be_bytes());
    bytes
}

/// Whether one of the server's keys made it.
fn is_ours(key: &ServerKey, purpose: Purpose, parts: &[&[u8]], mac: &[u8]) -> bool {
    key.macs(purpose, parts)
        .any(|ours| same(&ours[..LINK_MAC], mac))
}

/// The token in a link's path.
#[must_use]
pub fn link_token(key: &ServerKey, link: LinkId, generation: i64) -> String {
    let named = named(link, generation);
    let mac = key.mac(Purpose::Link, &[&named[..8], &named[8..]]);
    URL_SAFE_NO_PAD.encode([&named[..], &mac[..LINK_MAC]].concat())
}

/// Which link a token opens, if this server made it.
#[must_use]
pub fn open_link_token(key: &ServerKey, token: &str) -> Option<(LinkId, i64)> {
    let mut bytes = [0; 16 + LINK_MAC];
    let length = URL_SAFE_NO_PAD.decode_slice(token, &mut bytes).ok()?;
    if length != bytes.len() {
        return None;
    }
    let link = LinkId::new(i64::from_be_bytes(bytes[..8].try_into().ok()?));
    let generation = i64::from_be_bytes(bytes[8..16].try_into().ok()?);
    let parts = [&bytes[..8], &bytes[8..16]];
    is_ours(key, Purpose::Link, &parts, &bytes[16..]).then_some((link, generation))
}

/// The token in an offer's path: of another key, so that neither opens the other.
#[must_use]
pub fn offer_token(key: &ServerKey, offer: OfferId) -> String {
    let number = offer.get().to_be_bytes();
    let mut bytes = number.to_vec();
    bytes.extend_from_slice(&key.mac(Purpose::Offer, &[&number])[..LINK_MAC]);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Which offer a token opens, if this server made it.
#[must_use]
pub fn open_offer_token(key: &ServerKey, token: &str) -> Option<OfferId> {
    let mut bytes = [0; 8 + LINK_MAC];
    let length = URL_SAFE_NO_PAD.decode_slice(token, &mut bytes).ok()?;
    if length != bytes.len() {
        return None;
    }
    let (number, mac) = bytes.split_at(8);
    is_ours(key, Purpose::Offer, &[number], mac)
        .then(|| number.try_into().map(i64::from_be_bytes).ok())
        .flatten()
        .map(OfferId::new)
}

/// The code beside a link: 50 bits of a MAC of its own.
#[must_use]
pub fn link_code(key: &ServerKey, link: LinkId, generation: i64) -> TypedCode {
    let named = named(link, generation);
    typed(key.mac(Purpose::Code, &[&named[..8], &named[8..]]))
}

fn typed(mac: Digest32) -> TypedCode {
    let mut first = [0; 8];
    first.copy_from_slice(&mac[..8]);
    TypedCode::from_digest(first)
}

/// Whether a code is the one beside a link, under any of the server's keys.
#[must_use]
pub fn is_code_of(key: &ServerKey, link: LinkId, generation: i64, code: TypedCode) -> bool {
    let named = named(link, generation);
    key.macs(Purpose::Code, &[&named[..8], &named[8..]])
        .any(|mac| same(&typed(mac).to_bytes(), &code.to_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every purpose but those of links and offers.
    const ELSE: [Purpose; 6] = [
        Purpose::Code,
        Purpose::Audit,
        Purpose::AuditHead,
        Purpose::Secret,
        Purpose::KeyName,
        Purpose::Once,
    ];

    /// A token as they are written, of whatever MAC.
    fn written(named: &[u8], mac: &Digest32) -> String {
        URL_SAFE_NO_PAD.encode([named, &mac[..LINK_MAC]].concat())
    }

    fn with_a_bit_turned(token: &str, bit: usize) -> String {
        let mut bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
        let bit = bit % (bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn with_a_sign_changed(token: &str, at: usize, sign: &str) -> String {
        let at = at % token.len();
        format!("{}{sign}{}", &token[..at], &token[at + 1..])
    }

    proptest! {
        #[test]
        fn a_token_opens_what_it_is_of_and_altered_anywhere_nothing(
            key: [u8; 32], link: i64, generation: i64, bit: usize, at: usize, sign in "[A-Za-z0-9_=-]"
        ) {
            let key = ServerKey::from_bytes(key);
            let (link, offer) = (LinkId::new(link), OfferId::new(link));
            let (of_link, of_offer) = (link_token(&key, link, generation), offer_token(&key, offer));
            prop_assert_eq!(open_link_token(&key, &of_link), Some((link, generation)));
            prop_assert_eq!(open_offer_token(&key, &of_offer), Some(offer));
            prop_assert_eq!(open_link_token(&key, &of_offer), None);
            prop_assert_eq!(open_offer_token(&key, &of_link), None);
            prop_assert_eq!(open_link_token(&key, &with_a_bit_turned(&of_link, bit)), None);
            prop_assert_eq!(open_offer_token(&key, &with_a_bit_turned(&of_offer, bit)), None);
            // Also the bits of the last sign that no byte takes.
            let changed = with_a_sign_changed(&of_link, at, &sign);
            prop_assert_eq!(open_link_token(&key, &changed).is_some(), changed == of_link);
            let changed = with_a_sign_changed(&of_offer, at, &sign);
            prop_assert_eq!(open_offer_token(&key, &changed).is_some(), changed == of_offer);
        }

        #[test]
        fn no_mac_of_another_purpose_subject_or_key_opens_anything(
            key: [u8; 32], other_key: [u8; 32], subject: (i64, i64), other: (i64, i64)
        ) {
            prop_assume!(key != other_key && subject.0 != other.0 && subject.1 != other.1);
            let (key, other_key) = (ServerKey::from_bytes(key), ServerKey::from_bytes(other_key));
            let (link, generation) = (LinkId::new(subject.0), subject.1);
            let name = named(link, generation);
            let (number, count) = name.split_at(8);
            for purpose in ELSE.into_iter().chain([Purpose::Offer]) {
                let forged = written(&name, &key.mac(purpose, &[number, count]));
                prop_assert_eq!(open_link_token(&key, &forged), None, "{:?}", purpose);
            }
            for purpose in ELSE.into_iter().chain([Purpose::Link]) {
                let forged = written(number, &key.mac(purpose, &[number]));
                prop_assert_eq!(open_offer_token(&key, &forged), None, "{:?}", purpose);
            }
            let code = link_code(&key, link, generation);
            prop_assert!(is_code_of(&key, link, generation, code));
            for (link, generation) in [(other.0, other.1), (other.0, subject.1), (subject.0, other.1)] {
                let theirs = named(LinkId::new(link), generation);
                let forged = written(&name, &key.mac(Purpose::Link, &[&theirs[..8], &theirs[8..]]));
                prop_assert_eq!(open_link_token(&key, &forged), None);
                prop_assert!(!is_code_of(&key, LinkId::new(link), generation, code));
            }
            let theirs = other.0.to_be_bytes();
            let forged = written(number, &key.mac(Purpose::Offer, &[&theirs]));
            prop_assert_eq!(open_offer_token(&key, &forged), None);
            prop_assert_eq!(open_link_token(&other_key, &link_token(&key, link, generation)), None);
            let of_offer = offer_token(&key, OfferId::new(subject.0));
            prop_assert_eq!(open_offer_token(&other_key, &of_offer), None);
            prop_assert!(!is_code_of(&other_key, link, generation, code));
        }

        #[test]
        fn no_text_is_a_token(key: [u8; 32], text in "\\PC*|[A-Za-z0-9_-]{38}|[A-Za-z0-9_-]{48}") {
            let key = ServerKey::from_bytes(key);
            prop_assert_eq!(open_link_token(&key, &text), None);
            prop_assert_eq!(open_offer_token(&key, &text), None);
            prop_assert_eq!(session_hash(&text), None);
        }
    }

    #[test]
    fn a_token_opens_its_own_link_only_and_only_under_its_key() {
        let key = ServerKey::from_bytes([1; 32]);
        let token = link_token(&key, LinkId::new(42), 1);
        assert_eq!(open_link_token(&key, &token), Some((LinkId::new(42), 1)));
        assert_eq!(
            open_link_token(&ServerKey::from_bytes([2; 32]), &token),
            None
        );
        for other in ["", "x", &token[1..], &format!("{token}A")] {
            assert_eq!(open_link_token(&key, other), None, "{other}");
        }
    }

    #[test]
    fn while_keys_change_links_of_the_old_one_open_and_new_ones_are_of_the_new() {
        let old = ServerKey::from_bytes([1; 32]);
        let new = ServerKey::from_bytes([2; 32]);
        let both = ServerKey::from_bytes([2; 32]).after([1; 32]);
        let link = LinkId::new(42);
        let mailed = link_token(&old, link, 1);
        assert_eq!(open_link_token(&both, &mailed), Some((link, 1)));
        assert_eq!(open_link_token(&new, &mailed), None);
        assert_eq!(link_token(&both, link, 1), link_token(&new, link, 1));
        let offer = offer_token(&old, OfferId::new(7));
        assert_eq!(open_offer_token(&both, &offer), Some(OfferId::new(7)));
        assert!(is_code_of(&both, link, 1, link_code(&old, link, 1)));
        assert!(is_code_of(&both, link, 1, link_code(&new, link, 1)));
        assert!(!is_code_of(&new, link, 1, link_code(&old, link, 1)));
        assert!(!is_code_of(&both, link, 2, link_code(&old, link, 1)));
    }

    #[test]
    fn an_offers_token_opens_that_offer_only_and_no_link() {
        let key = ServerKey::from_bytes([1; 32]);
        let token = offer_token(&key, OfferId::new(42));
        assert_eq!(open_offer_token(&key, &token), Some(OfferId::new(42)));
        assert_eq!(open_link_token(&key, &token), None);
        let link = link_token(&key, LinkId::new(42), 1);
        assert_eq!(open_offer_token(&key, &link), None);
    }

    #[test]
    fn the_database_holds_no_session_value() {
        let (value, hash) = new_session(&Entropy::seeded(1));
        let value = secrecy::ExposeSecret::expose_secret(&value).to_owned();
        assert_eq!(session_hash(&value), Some(hash));
        assert!(session_hash(&URL_SAFE_NO_PAD.encode(hash)).is_none_or(|other| other != hash));
        assert_eq!(session_hash(""), None);
    }
}
