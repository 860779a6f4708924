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
    use super::*;

    #[test]
    fn a_token_opens_its_own_link_only_and_only_under_its_key() {
        let key = ServerKey::from_bytes([1; 32]);
        let token = link_token(&key, LinkId::new(42), 1);
        assert_eq!(open_link_token(&key, &token), Some((LinkId::new(42), 1)));
        assert_eq!(
            open_link_token(&ServerKey::from_bytes([2; 32]), &token),
            None
        );
        for index in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[index] = if forged[index] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(open_link_token(&key, &forged), None, "{forged}");
        }
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
        for index in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[index] = if forged[index] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(open_offer_token(&key, &forged), None, "{forged}");
        }
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
