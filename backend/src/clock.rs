//! Time and chance, as arguments.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use atrium_domain::time::{Duration, Timestamp};

/// Where the present comes from. One per process, handed to whoever needs it.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The operating system's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is told to move: for tests.
    #[must_use]
    pub fn manual(start: Timestamp) -> Self {
        Self(Source::Manual(Arc::new(AtomicI64::new(start.micros()))))
    }

    /// The present, UTC, in microseconds.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "the one place that asks the machine"
                )]
                let since = std::time::SystemTime::now()
                    .duration_since(std::time::UNIX_EPOCH)
                    .unwrap_or_default();
                Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
            Source::Manual(micros) => Timestamp::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock; the system's clock ignores it.
    pub fn advance(&self, by: Duration) {
        if let Source::Manual(micros) = &self.0 {
            let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock, back too, as a machine's clock may be; the system's clock ignores it.
    pub fn set(&self, to: Timestamp) {
        if let Source::Manual(micros) = &self.0 {
            micros.store(to.micros(), Ordering::SeqCst);
        }
    }
}

/// Where chance comes from: the operating system's generator, or a seed in tests.
#[derive(Debug, Clone)]
pub struct Entropy(Chance);

#[derive(Debug, Clone)]
enum Chance {
    System,
    Seeded(Arc<AtomicI64>),
}

impl Entropy {
    /// The operating system's cryptographic generator.
    #[must_use]
    pub const fn system() -> Self {
        Self(Chance::System)
    }

    /// Repeatable bytes: for tests only, never secret.
    #[must_use]
    pub fn seeded(seed: i64) -> Self {
        Self(Chance::Seeded(Arc::new(AtomicI64::new(seed))))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &self.0 {
            Chance::System => {
                getrandom::fill(&mut bytes).expect("the operating system has a random generator")
            }
            Chance::Seeded(counter) => {
                for chunk in bytes.chunks_mut(8) {
                    let n = counter.fetch_add(1, Ordering::SeqCst);
                    let digest = crate::key::digest(&[&n.to_be_bytes()]);
                    chunk.copy_from_slice(&digest[..chunk.len()]);
                }
            }
        }
        bytes
    }

    /// A number from 0 to 1, for jitter.
    #[must_use]
    pub fn unit(&self) -> f64 {
        f64::from(u32::from_be_bytes(self.bytes())) / f64::from(u32::MAX)
    }
}
