//! Slowing guessers down without letting them lock anybody out.
//!
//! Attempts are counted per login and per peer, before the check. From the fifth failure on a
//! bucket closes for a while: 2 s, doubled with every further failure, an hour at most. Closed
//! means slow, not out: whoever has the right password waits at most an hour, and a reset link
//! opens at once. 100 failures in a row close a login to passwords until its reset
//! (NIST SP 800-63B-4).

use std::net::{IpAddr, Ipv6Addr};

use atrium_domain::problem::Rule;
use atrium_domain::time::{Duration, Timestamp};

use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::key::digest;
use crate::store::throttle::Count;

/// Failures that cost nothing.
const FREE: i64 = 5;
/// From here on a login takes no password until it was reset.
const MOST: i64 = 100;
/// A peer serves many people: it gets more before it waits.
const PEER_FREE: i64 = 50;
/// How often an attempt that others overtake asks again.
const RACES: usize = 64;
const LONGEST: Duration = Duration::from_secs(3600);
/// A bucket without failures for this long starts over.
const FORGET_AFTER: Duration = Duration::from_secs(24 * 3600);

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Bucket<'a> {
    /// Passwords of a login.
    Login(&'a str),
    /// Anything from a network address.
    Peer(&'a str),
    /// The current password, asked for again.
    Confirm(&'a str),
    /// Letters asked for from a network address.
    Letters(&'a str),
}

impl Bucket<'_> {
    /// The row's key: a digest, so that the table lists neither logins nor addresses.
    fn key(self) -> String {
        let (kind, value) = match self {
            Self::Login(value) => ("login", value),
            Self::Peer(value) => ("peer", value),
            Self::Confirm(value) => ("confirm", value),
            Self::Letters(value) => ("letters", value),
        };
        let value = self.network(value);
        let digest = digest(&[kind.as_bytes(), value.as_bytes()]);
        digest
            .iter()
            .take(16)
            .fold(format!("{kind}:"), |mut key, byte| {
                key.push_str(&format!("{byte:02x}"));
                key
            })
    }

    /// Whoever has one IPv6 address has 2^64 of them: the network counts.
    fn network(self, value: &str) -> String {
        match (self, value.parse()) {
            (Self::Peer(_) | Self::Letters(_), Ok(IpAddr::V6(address))) => {
                let network = address.to_bits() & (u128::MAX << 64);
                Ipv6Addr::from_bits(network).to_string()
            }
            (Self::Login(_) | Self::Confirm(_) | Self::Peer(_) | Self::Letters(_), _) => {
                value.to_owned()
            }
        }
    }

    const fn free(self) -> i64 {
        match self {
            Self::Login(_) | Self::Confirm(_) => FREE,
            Self::Peer(_) | Self::Letters(_) => PEER_FREE,
        }
    }

    const fn most(self) -> i64 {
        match self {
            Self::Login(_) | Self::Confirm(_) => MOST,
            Self::Peer(_) | Self::Letters(_) => i64::MAX,
        }
    }
}

fn pause(bucket: Bucket<'_>, failures: i64) -> Option<Duration> {
    let beyond = failures
        .checked_sub(bucket.free())
        .filter(|beyond| *beyond >= 0)?;
    let doubled = u32::try_from(beyond.min(20)).unwrap_or(20);
    Some(Duration::from_secs(2 << doubled).min(LONGEST))
}

fn refused(until: Timestamp, now: Timestamp) -> Error {
    let retry_after_seconds = until.since(now).as_secs().max(1);
    Error::form(Rule::TooManyAttempts {
        retry_after_seconds,
    })
}

/// Counts an attempt before it is checked.
///
/// # Errors
///
/// [`Rule::TooManyAttempts`] while a bucket is closed.
pub(crate) async fn count(atrium: &Atrium, buckets: &[Bucket<'_>]) -> Result<()> {
    for bucket in buckets {
        take_place(atrium, *bucket).await?;
    }
    Ok(())
}

/// Racing attempts each take a place of their own; a burst never checks more than a walk.
async fn take_place(atrium: &Atrium, bucket: Bucket<'_>) -> Result<()> {
    let now = atrium.now();
    let key = bucket.key();
    for _ in 0..RACES {
        let seen = atrium.database.throttle_state(&key).await?;
        if seen.blocked_until > now {
            return Err(refused(seen.blocked_until, now));
        }
        let fresh = seen.failures == 0 || now.since(seen.last_failure_at) >= FORGET_AFTER;
        if !fresh && seen.failures >= bucket.most() {
            return Err(refused(now.plus(LONGEST), now));
        }
        let failures = if fresh { 1 } else { seen.failures + 1 };
        let next = Count {
            failures,
            last_failure_at: now,
            blocked_until: pause(bucket, failures)
                .map_or(Timestamp::default(), |pause| now.plus(pause)),
        };
        if atrium.database.throttle_advance(&key, seen, next).await? {
            return Ok(());
        }
    }
    Err(Error::Busy {
        retry_after_seconds: 1,
    })
}

/// Takes an attempt back that was no failure: many people share an address, and one of them
/// signing in says nothing of the others' guesses.
pub(crate) async fn release(atrium: &Atrium, bucket: Bucket<'_>) -> Result<()> {
    atrium.database.throttle_release(&bucket.key()).await
}

/// Forgets failures after a success.
pub(crate) async fn clear(atrium: &Atrium, buckets: &[Bucket<'_>]) -> Result<()> {
    for bucket in buckets {
        atrium.database.throttle_clear(&bucket.key()).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_the_fifth_failure_up_to_an_hour() {
        let pauses: Vec<_> = (1..=8)
            .map(|n| pause(Bucket::Login("x"), n).map(|p| p.as_secs()))
            .collect();
        assert_eq!(
            pauses,
            [None, None, None, None, Some(2), Some(4), Some(8), Some(16)]
        );
        assert_eq!(pause(Bucket::Login("x"), 99), Some(LONGEST));
        assert_eq!(pause(Bucket::Peer("x"), 49), None);
    }

    #[test]
    fn the_table_lists_no_logins() {
        assert!(!Bucket::Login("ana@example.com").key().contains("ana"));
        assert_ne!(Bucket::Login("a").key(), Bucket::Peer("a").key());
    }
}
