//! The server's key, kept in a file outside the database, and what is derived from it.
//!
//! Whoever holds a copy of the database alone can neither make a link, nor read a token, nor
//! forge the audit trail.

use std::io::Write as _;
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretBox};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::clock::Entropy;

/// The length of the key and of every MAC and digest, in bytes.
pub const LENGTH: usize = 32;

/// A MAC or digest.
pub type Digest32 = [u8; LENGTH];

/// What a MAC is for. Keys of different purposes never meet: each is derived from the server's
/// key by its own label (HKDF's expand step, RFC 5869, with one block).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Links in letters.
    Link,
    /// The short code beside a link.
    Code,
    /// The audit trail's chain.
    Audit,
    /// The seal of the trail's head.
    AuditHead,
    /// Secrets that lie sealed in the database.
    Secret,
    /// The name under which a sealed secret knows its key.
    KeyName,
    /// Links in letters that offer a membership.
    Offer,
    /// What a form that is sent again shows again.
    Once,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Link => b"atrium link v1",
            Self::Code => b"atrium code v1",
            Self::Audit => b"atrium audit v1",
            Self::AuditHead => b"atrium audit head v1",
            Self::Secret => b"atrium secret v1",
            Self::KeyName => b"atrium key name v1",
            Self::Offer => b"atrium offer v1",
            Self::Once => b"atrium once v1",
        }
    }
}

/// The server's key: the one in use, and those it has replaced, the newest first. What is written
/// is written under the first; what was written under the others still opens and verifies.
pub struct ServerKey {
    used: SecretBox<Digest32>,
    replaced: Vec<SecretBox<Digest32>>,
}

impl std::fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerKey(…)")
    }
}

impl ServerKey {
    /// Reads the key file, or writes a new one (mode 0600) where there is none.
    ///
    /// # Errors
    ///
    /// In plain words: the file can't be read or written, or is not a key.
    pub fn open(path: &Path, entropy: &Entropy) -> Result<Self, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => parse(&text).ok_or_else(|| {
                format!(
                    "{} is not an Atrium key: 64 hexadecimal digits are expected, and the same on a line of its own \
                     for each key that was replaced",
                    path.display()
                )
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                create(path, &hex(&entropy.bytes::<LENGTH>())).map_err(|error| {
                    format!("The key file {} can't be written: {error}", path.display())
                })?;
                // Read back rather than kept: of two processes starting together, one wrote first.
                let text = std::fs::read_to_string(path).map_err(|error| {
                    format!("The key file {} can't be read: {error}", path.display())
                })?;
                parse(&text).ok_or_else(|| format!("{} is not an Atrium key", path.display()))
            }
            Err(error) => Err(format!(
                "The key file {} can't be read: {error}",
                path.display()
            )),
        }
    }

    /// A key from bytes: for tests, and for a house that is gone in a moment.
    #[must_use]
    pub fn from_bytes(bytes: Digest32) -> Self {
        Self {
            used: SecretBox::new(Box::new(bytes)),
            replaced: Vec::new(),
        }
    }

    /// This key with one that it has replaced.
    #[must_use]
    pub fn after(mut self, replaced: Digest32) -> Self {
        self.replaced.push(SecretBox::new(Box::new(replaced)));
        self
    }

    /// HMAC-SHA-256 over the parts, each preceded by its length, under the purpose's own key.
    #[must_use]
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> Digest32 {
        mac(&self.used, purpose, parts)
    }

    /// The same under each key, the one in use first: to open and verify, never to write.
    pub fn macs<'a>(
        &'a self,
        purpose: Purpose,
        parts: &'a [&'a [u8]],
    ) -> impl Iterator<Item = Digest32> + 'a {
        std::iter::once(&self.used)
            .chain(&self.replaced)
            .map(move |key| mac(key, purpose, parts))
    }
}

fn mac(key: &SecretBox<Digest32>, purpose: Purpose, parts: &[&[u8]]) -> Digest32 {
    let derived = hmac(key.expose_secret(), &[purpose.label(), &[1]]);
    let mut framed = Vec::new();
    for part in parts {
        framed.extend_from_slice(&(part.len() as u64).to_be_bytes());
        framed.extend_from_slice(part);
    }
    hmac(&derived, &[&framed])
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Digest32 {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// SHA-256 over the parts, each preceded by its length.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> Digest32 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Equality in constant time.
#[must_use]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    // Written whole beside it, then linked into place: a reader never sees half a key, and an
    // existing one is never replaced.
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parse(text: &str) -> Option<ServerKey> {
    let mut keys = text.trim().lines().map(|line| one(line.trim()));
    let key = ServerKey::from_bytes(keys.next()??);
    keys.try_fold(key, |key, replaced| Some(key.after(replaced?)))
}

fn one(text: &str) -> Option<Digest32> {
    if text.len() != LENGTH * 2 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_in_its_file_and_two_starts_agree() {
        let folder = std::env::temp_dir().join(format!("atrium-key-{}", std::process::id()));
        let path = folder.join("keys/server.key");
        let first = ServerKey::open(&path, &Entropy::system()).unwrap();
        let second = ServerKey::open(&path, &Entropy::system()).unwrap();
        assert_eq!(
            first.mac(Purpose::Link, &[b"x"]),
            second.mac(Purpose::Link, &[b"x"])
        );
        std::fs::write(&path, "short").unwrap();
        assert!(ServerKey::open(&path, &Entropy::system()).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_of_several_keys_writes_under_the_first_and_knows_the_others() {
        let (new, old) = ("ab".repeat(LENGTH), "01".repeat(LENGTH));
        let key = parse(&format!("{new}\n{old}\n")).unwrap();
        let under = |text: &str| parse(text).unwrap().mac(Purpose::Link, &[b"x"]);
        assert_eq!(key.mac(Purpose::Link, &[b"x"]), under(&new));
        let known: Vec<Digest32> = key.macs(Purpose::Link, &[b"x"]).collect();
        assert_eq!(known, [under(&new), under(&old)]);
        for wrong in ["", "\n", &format!("{new}\nshort"), &format!("{new}{old}")] {
            assert!(parse(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn purposes_and_part_borders_give_different_macs() {
        let key = ServerKey::from_bytes([7; LENGTH]);
        assert_ne!(
            key.mac(Purpose::Link, &[b"ab"]),
            key.mac(Purpose::Code, &[b"ab"])
        );
        assert_ne!(
            key.mac(Purpose::Link, &[b"ab", b"c"]),
            key.mac(Purpose::Link, &[b"a", b"bc"])
        );
    }
}
