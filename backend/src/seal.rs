//! Secrets that must lie in the database and be read again: sealed under the server's key, bound
//! to the place they lie in. AES-256-GCM; the text names the key, so that a wrong one is told
//! from a damaged one.

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use secrecy::{ExposeSecret as _, SecretString};

use crate::clock::Entropy;
use crate::key::{Digest32, Purpose, ServerKey};

const FORM: &str = "sealed1";
const NONCE: usize = 12;

/// Why a sealed secret does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsealed {
    /// It was sealed under another key.
    #[error("was sealed under another key file; enter it again")]
    OtherKey,
    /// It was altered, moved here from elsewhere, or is no sealed secret.
    #[error("can't be opened: it was altered; enter it again")]
    Damaged,
}

/// What ciphers are derived from.
const CIPHER: &[&[u8]] = &[b"aes-256-gcm"];

/// A key's name, from its MAC over nothing.
fn name_of(mac: Digest32) -> String {
    mac[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Seals a secret for a place, such as a setting's name; it opens nowhere else.
pub fn seal(key: &ServerKey, place: &str, secret: &SecretString, entropy: &Entropy) -> String {
    let nonce: [u8; NONCE] = entropy.bytes();
    let payload = Payload {
        msg: secret.expose_secret().as_bytes(),
        aad: place.as_bytes(),
    };
    let sealed = Aes256Gcm::new(&key.mac(Purpose::Secret, CIPHER).into())
        .encrypt(&Nonce::from(nonce), payload)
        .expect("AES-GCM seals any text that fits into memory");
    let bytes = [nonce.as_slice(), &sealed].concat();
    let name = name_of(key.mac(Purpose::KeyName, &[]));
    format!("{FORM}:{name}:{}", STANDARD_NO_PAD.encode(bytes))
}

/// Opens what was sealed for this place.
pub fn open(key: &ServerKey, place: &str, sealed: &str) -> Result<SecretString, Unsealed> {
    let mut parts = sealed.split(':');
    let (Some(FORM), Some(name), Some(text), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Unsealed::Damaged);
    };
    let mut names = key.macs(Purpose::KeyName, &[]).map(name_of);
    let cipher = names
        .position(|known| known == name)
        .and_then(|at| key.macs(Purpose::Secret, CIPHER).nth(at))
        .ok_or(Unsealed::OtherKey)?;
    let bytes = STANDARD_NO_PAD
        .decode(text)
        .map_err(|_| Unsealed::Damaged)?;
    let (nonce, sealed) = bytes
        .split_first_chunk::<NONCE>()
        .ok_or(Unsealed::Damaged)?;
    let payload = Payload {
        msg: sealed,
        aad: place.as_bytes(),
    };
    let plain = Aes256Gcm::new(&cipher.into())
        .decrypt(&Nonce::from(*nonce), payload)
        .map_err(|_| Unsealed::Damaged)?;
    String::from_utf8(plain)
        .map(SecretString::from)
        .map_err(|_| Unsealed::Damaged)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(byte: u8) -> ServerKey {
        ServerKey::from_bytes([byte; 32])
    }

    #[test]
    fn a_secret_opens_only_in_its_place_and_under_its_key() {
        let secret = SecretString::from("smtps://me:open-sesame@mail.example.com");
        let sealed = seal(&key(1), "smtp_url", &secret, &Entropy::system());
        assert!(!sealed.contains("sesame") && !sealed.contains("mail"));
        let opened = open(&key(1), "smtp_url", &sealed).unwrap();
        assert_eq!(opened.expose_secret(), secret.expose_secret());
        assert_eq!(
            open(&key(1), "other", &sealed).unwrap_err(),
            Unsealed::Damaged
        );
        assert_eq!(
            open(&key(2), "smtp_url", &sealed).unwrap_err(),
            Unsealed::OtherKey
        );
        let opened = open(&key(2).after([1; 32]), "smtp_url", &sealed).unwrap();
        assert_eq!(
            opened.expose_secret(),
            secret.expose_secret(),
            "while keys change"
        );
        let again = seal(&key(1), "smtp_url", &secret, &Entropy::system());
        assert_ne!(sealed, again, "a nonce is used once");
    }

    proptest! {
        #[test]
        fn what_was_altered_does_not_open(text in ".{0,40}", at in any::<prop::sample::Index>()) {
            let sealed = seal(&key(1), "place", &SecretString::from(text), &Entropy::system());
            let mut bytes = sealed.clone().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            prop_assert!(open(&key(1), "place", &String::from_utf8(bytes).unwrap()).is_err());
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            prop_assert!(open(&key(1), "place", &text).is_err());
        }
    }
}
