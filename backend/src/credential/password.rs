//! Argon2id, off the async threads and bounded.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};

use super::strength::Strong;
use super::turns::Turns;
use crate::clock::Entropy;
use crate::error::Result;
use crate::key::{Digest32, same};

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// OWASP Password Storage Cheat Sheet, second row: 19 MiB, t=2, p=1.
    pub const OWASP: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };

    /// As a stored hash begins that was made at it.
    fn mark(self) -> String {
        let Self {
            memory_kib,
            passes,
            lanes,
        } = self;
        format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}$")
    }

    fn argon2(self) -> Argon2<'static> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None)
            .expect("a cost is one that Argon2 accepts");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }
}

/// Hashes passwords, a few at a time; beyond the queue callers are told to come back.
#[derive(Debug, Clone)]
pub struct Hasher {
    cost: Cost,
    turns: Turns,
    // What an unknown login is compared with, so that both answers cost one hash.
    decoy: Arc<str>,
    counted: Arc<AtomicU64>,
    rooms: Rooms,
}

/// The memory of hashes, used again by the next ones: 19 MiB taken and given back by a thread each
/// time stay with the thread's allocator, and a flood of sign-ins would leave hundreds behind.
#[derive(Clone, Default)]
struct Rooms(Arc<Mutex<Vec<Vec<Block>>>>);

impl std::fmt::Debug for Rooms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rooms(…)")
    }
}

impl Rooms {
    fn within<T>(&self, work: impl FnOnce(&mut Vec<Block>) -> T) -> T {
        let rooms = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = rooms().pop();
        let mut room = free.unwrap_or_default();
        let result = work(&mut room);
        rooms().push(room);
        result
    }
}

impl Hasher {
    /// `threads` hashes of new passwords at `cost` at once, `waiting` more in the queue.
    ///
    /// # Panics
    ///
    /// If Argon2 does not accept the cost.
    #[must_use]
    pub fn new(cost: Cost, threads: usize, waiting: usize, entropy: &Entropy) -> Self {
        let nobody: [u8; 32] = entropy.bytes();
        let rooms = Rooms::default();
        let decoy = rooms.within(|room| hash(cost, &nobody, entropy.bytes(), room));
        Self {
            cost,
            turns: Turns::new(threads, waiting),
            decoy: decoy.into(),
            counted: Arc::new(AtomicU64::new(0)),
            rooms,
        }
    }

    /// How many hashes were computed: equal cost is proved by counting, not by the clock.
    #[must_use]
    pub fn counted(&self) -> u64 {
        self.counted.load(Ordering::SeqCst)
    }

    /// How many are being hashed or wait for it, and how many may at most.
    #[must_use]
    pub fn in_hand(&self) -> (usize, usize) {
        self.turns.in_hand()
    }

    /// The PHC string (`$argon2id$…`) of a new password. Only one that was found hard to guess can
    /// be handed in, so no way of choosing a password can forget to ask.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] when the queue is full.
    pub async fn hash(&self, password: &Strong, entropy: &Entropy) -> Result<String> {
        self.rehash(password.expose(), entropy).await
    }

    /// The PHC string of a password that was verified just now, at today's cost.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] when the queue is full.
    pub async fn rehash(&self, password: &SecretString, entropy: &Entropy) -> Result<String> {
        let salt: [u8; 16] = entropy.bytes();
        let (cost, password) = (self.cost, password.clone());
        self.bounded(move |room| hash(cost, password.expose_secret().as_bytes(), salt, room))
            .await
    }

    /// Whether `password` is the one behind `stored`. Without a stored hash the work is the same
    /// and the answer no.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] when the queue is full.
    pub async fn verify(&self, password: &SecretString, stored: Option<&str>) -> Result<bool> {
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.decoy).to_owned();
        let password = password.clone();
        let matches = self
            .bounded(move |room| is_of(password.expose_secret().as_bytes(), &stored, room))
            .await?;
        Ok(known && matches)
    }

    /// Whether a stored hash was made at another cost than today's: cheaper once, or in another way.
    #[must_use]
    pub fn is_outdated(&self, stored: &str) -> bool {
        !stored.starts_with(&self.cost.mark())
    }

    async fn bounded<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T> {
        let counted = Arc::clone(&self.counted);
        let rooms = self.rooms.clone();
        self.turns
            .take(move || {
                counted.fetch_add(1, Ordering::SeqCst);
                rooms.within(work)
            })
            .await
    }
}

/// Crockford's base 32: nothing in it is mistaken for something else when it is told.
const TOLD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A password for telling to somebody, out of random bytes: 100 bits in four groups of five.
#[must_use]
pub fn told(chance: &Digest32) -> SecretString {
    let mut text = String::with_capacity(23);
    for (at, byte) in chance.iter().take(20).enumerate() {
        if at > 0 && at % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(TOLD[usize::from(byte % 32)]));
    }
    text.into()
}

/// Fills `output` with the hash.
fn fill(
    argon2: &Argon2<'_>,
    password: &[u8],
    salt: &[u8],
    room: &mut Vec<Block>,
    output: &mut [u8],
) -> argon2::Result<()> {
    let needed = argon2.params().block_count();
    if room.len() < needed {
        room.resize(needed, Block::new());
    }
    argon2.hash_password_into_with_memory(password, salt, output, room.as_mut_slice())
}

fn hash(cost: Cost, password: &[u8], salt: [u8; 16], room: &mut Vec<Block>) -> String {
    const VALID: &str = "16 bytes are a valid salt, and any password has a hash";
    let argon2 = cost.argon2();
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    fill(&argon2, password, &salt, room, &mut output).expect(VALID);
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params()).expect(VALID),
        salt: Some(Salt::new(&salt).expect(VALID)),
        hash: Some(Output::new(&output).expect(VALID)),
    };
    hash.to_string()
}

/// Whether a password is the one behind a stored hash, at the cost that one was made at.
fn is_of(password: &[u8], stored: &str, room: &mut Vec<Block>) -> bool {
    let Ok(parsed) = PasswordHash::new(stored) else {
        return false;
    };
    let (Some(salt), Some(expected)) = (&parsed.salt, &parsed.hash) else {
        return false;
    };
    let version = parsed.version.map_or(Ok(Version::V0x13), Version::try_from);
    let algorithm = Algorithm::try_from(parsed.algorithm.as_str());
    let (Ok(algorithm), Ok(version), Ok(params)) = (algorithm, version, Params::try_from(&parsed))
    else {
        return false;
    };
    let mut output = vec![0; expected.len()];
    let argon2 = Argon2::new(algorithm, version, params);
    fill(&argon2, password, salt, room, &mut output).is_ok() && same(&output, expected.as_bytes())
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    use super::*;
    use crate::error::Error;

    #[tokio::test]
    async fn a_stored_password_is_argon2id_with_the_stated_cost_and_a_salt_of_its_own() {
        let entropy = Entropy::system();
        let hasher = Hasher::new(Cost::OWASP, 1, 1, &entropy);
        let password = SecretString::from("correct horse battery staple");
        let strong = Strong::generated(password.clone());
        let first = hasher.hash(&strong, &entropy).await.unwrap();
        let second = hasher.hash(&strong, &entropy).await.unwrap();
        assert!(
            first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{first}"
        );
        assert_ne!(first, second);
        // As the crate itself would judge it, and not only our own use of its parts.
        let parsed = PasswordHash::new(&first).unwrap();
        assert!(
            Cost::OWASP
                .argon2()
                .verify_password(password.expose_secret().as_bytes(), &parsed)
                .is_ok()
        );
        assert!(!hasher.is_outdated(&first));
        assert!(hasher.verify(&password, Some(&first)).await.unwrap());
        assert!(
            !hasher
                .verify(&SecretString::from("wrong"), Some(&first))
                .await
                .unwrap()
        );
    }

    #[test]
    fn a_told_password_is_four_groups_of_five_and_never_the_same() {
        let entropy = Entropy::system();
        let (one, two) = (told(&entropy.bytes()), told(&entropy.bytes()));
        let groups: Vec<&str> = one.expose_secret().split('-').collect();
        assert!(groups.len() == 4 && groups.iter().all(|group| group.len() == 5));
        assert_ne!(one.expose_secret(), two.expose_secret());
    }

    #[tokio::test]
    async fn a_hash_of_lesser_cost_still_verifies_and_is_known_as_such() {
        let params = Params::new(8 * 1024, 1, 1, None).unwrap();
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_with_salt(b"a bicycle made of rain", &[7; 16])
            .unwrap()
            .to_string();
        let hasher = Hasher::new(Cost::OWASP, 1, 1, &Entropy::system());
        assert!(hasher.is_outdated(&old), "{old}");
        let right = SecretString::from("a bicycle made of rain");
        assert!(hasher.verify(&right, Some(&old)).await.unwrap());
        let wrong = SecretString::from("a bicycle made of snow");
        assert!(!hasher.verify(&wrong, Some(&old)).await.unwrap());
    }

    #[tokio::test]
    async fn an_unknown_login_costs_exactly_one_hash_too() {
        let entropy = Entropy::system();
        let hasher = Hasher::new(Cost::OWASP, 1, 1, &entropy);
        let before = hasher.counted();
        assert!(!hasher.verify(&SecretString::from("x"), None).await.unwrap());
        assert_eq!(hasher.counted(), before + 1);
    }

    #[tokio::test]
    async fn beyond_the_queue_the_answer_is_busy() {
        let entropy = Entropy::system();
        let hasher = Hasher::new(Cost::OWASP, 1, 1, &entropy);
        let password = SecretString::from("x");
        let all =
            futures_util::future::join_all((0..8).map(|_| hasher.verify(&password, None))).await;
        let busy = all
            .iter()
            .filter(|r| matches!(r, Err(Error::Busy { .. })))
            .count();
        assert_eq!(busy, 6);
    }
}
