//! What this process counts for whoever watches it; it starts at nothing with each start.

use std::sync::atomic::{AtomicU64, Ordering};

/// A count that only grows.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// So far.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The counts.
#[derive(Debug, Default)]
pub struct Tally {
    /// Sessions opened.
    pub sessions_opened: Count,
    /// Sign-ins refused: an unknown login, a wrong password, no access any more.
    pub sign_ins_refused: Count,
    /// Sign-ins that came too soon after others, and were not looked at.
    pub sign_ins_throttled: Count,
}
