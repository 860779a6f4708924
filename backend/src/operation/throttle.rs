//! Slowing guessers down without letting them lock anybody out.
//!
//! An attempt is counted before it is checked, in up to three places, and taken back if it was no
//! failure:
//!
//! | what | free | then a pause, doubled each time | one forgotten every | closed |
//! |---|---|---|---|---|
//! | a login from one network | 5 | 2 s to an hour | hour | at 100 |
//! | a login from anywhere | 5 | 2 s to a minute | 10 minutes | never |
//! | a network, whatever login | 50 | 2 s to an hour | minute | never |
//! | a password asked for again | 5 | 2 s to an hour | hour | at 100 |
//! | letters to a network | 50 | 2 s to an hour | minute | never |
//!
//! So a stranger who guesses makes the owner of a login wait a minute at most, never longer; long
//! pauses, and the end after 100 failures in a row (NIST SP 800-63B-4), meet only those who share
//! the guesser's network, until an hour forgets one or a reset forgets all. Failures drain away at
//! a steady rate, whether or not more come in: a busy network does not carry last week's.

use std::net::{IpAddr, Ipv6Addr};

use atrium_domain::problem::Rule;
use atrium_domain::time::{Duration, Timestamp};

use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::key::digest;
use crate::store::throttle::Count;
use crate::store::user::User;

/// From here on a pair takes no password until failures were forgotten.
const MOST: i64 = 100;
/// How often an attempt that others overtake asks again.
pub(super) const RACES: usize = 64;
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Bucket<'a> {
    /// Passwords of a login, wherever they come from.
    Login(&'a str),
    /// Passwords of a login, from one network.
    Pair(&'a str, &'a str),
    /// Anything from a network address.
    Peer(&'a str),
    /// The current password, asked for again.
    Confirm(&'a str),
    /// Letters asked for from a network address.
    Letters(&'a str),
}

/// How strict a bucket is.
struct Pace {
    /// Failures that cost nothing.
    free: i64,
    /// The longest pause.
    longest: Duration,
    /// One failure is forgotten in this time.
    drain: Duration,
    /// From here on it is closed.
    most: i64,
}

impl Bucket<'_> {
    fn key(self) -> String {
        let (kind, first, second) = match self {
            Self::Login(login) => ("login", login.to_owned(), String::new()),
            Self::Pair(login, peer) => {
                let network = key_of("network", login, &network(peer));
                return format!("{}{network}", pairs_of(login));
            }
            Self::Peer(peer) => ("peer", network(peer), String::new()),
            Self::Confirm(user) => ("confirm", user.to_owned(), String::new()),
            Self::Letters(peer) => ("letters", network(peer), String::new()),
        };
        key_of(kind, &first, &second)
    }

    const fn pace(self) -> Pace {
        match self {
            Self::Login(_) => Pace {
                free: 5,
                longest: MINUTE,
                drain: Duration::from_secs(600),
                most: i64::MAX,
            },
            Self::Pair(..) | Self::Confirm(_) => Pace {
                free: 5,
                longest: HOUR,
                drain: HOUR,
                most: MOST,
            },
            Self::Peer(_) | Self::Letters(_) => Pace {
                free: 50,
                longest: HOUR,
                drain: MINUTE,
                most: i64::MAX,
            },
        }
    }
}

/// A row's key: a digest, so that the table lists neither logins nor addresses.
pub(super) fn key_of(kind: &str, first: &str, second: &str) -> String {
    let digest = digest(&[kind.as_bytes(), first.as_bytes(), second.as_bytes()]);
    digest
        .iter()
        .take(16)
        .fold(format!("{kind}:"), |mut key, byte| {
            key.push_str(&format!("{byte:02x}"));
            key
        })
}

/// With what the keys of a login's pairs begin: a new password ends them together.
fn pairs_of(login: &str) -> String {
    format!("{}/", key_of("pair", login, ""))
}

/// Whoever has one IPv6 address has 2^64 of them: the network counts.
pub(super) fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) => {
            Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).to_string()
        }
        Ok(IpAddr::V4(_)) | Err(_) => address.to_owned(),
    }
}

impl Pace {
    fn pause(&self, failures: i64) -> Option<Duration> {
        let beyond = failures.checked_sub(self.free).filter(|it| *it >= 0)?;
        let doubled = u32::try_from(beyond.min(20)).unwrap_or(20);
        Some(Duration::from_secs(2 << doubled).min(self.longest))
    }

    /// What is left of a count at `now`, and since when it drains.
    fn drained(&self, seen: Count, now: Timestamp) -> (i64, Timestamp) {
        let every = self.drain.as_micros();
        let passed = now.since(seen.draining_since).as_micros() / every;
        let forgotten = i64::try_from(passed).unwrap_or(i64::MAX);
        if seen.failures <= forgotten {
            return (0, now);
        }
        let until = u64::try_from(passed * every).unwrap_or(u64::MAX);
        (
            seen.failures - forgotten,
            seen.draining_since.plus(Duration::from_micros(until)),
        )
    }

    /// The count after one more attempt, or until when there is none.
    fn next(&self, seen: Count, now: Timestamp) -> Result<Count, Timestamp> {
        if seen.blocked_until > now {
            return Err(seen.blocked_until);
        }
        let (left, draining_since) = self.drained(seen, now);
        if left >= self.most {
            return Err(draining_since.plus(self.drain));
        }
        let failures = left + 1;
        Ok(Count {
            failures,
            draining_since,
            blocked_until: self
                .pause(failures)
                .map_or(Timestamp::default(), |pause| now.plus(pause)),
        })
    }
}

fn refused(until: Timestamp, now: Timestamp) -> Error {
    let retry_after_seconds = until.since(now).as_secs().max(1);
    Error::form(Rule::TooManyAttempts {
        retry_after_seconds,
    })
}

/// An attempt as it was counted: each bucket's key, and the pause that it began there.
#[derive(Debug)]
pub(crate) struct Counted(Vec<(String, Timestamp)>);

/// Counts an attempt before it is checked. Where one bucket is closed nothing is checked, so the
/// others forget that it was tried.
///
/// # Errors
///
/// [`Rule::TooManyAttempts`] while a bucket is closed.
pub(crate) async fn count(atrium: &Atrium, buckets: &[Bucket<'_>]) -> Result<Counted> {
    let mut counted = Counted(Vec::with_capacity(buckets.len()));
    for bucket in buckets {
        match take_place(atrium, *bucket).await {
            Ok(place) => counted.0.push(place),
            Err(error) => {
                undo(atrium, counted).await?;
                return Err(error);
            }
        }
    }
    Ok(counted)
}

/// What a check came to. One that did not take place, because too many waited for theirs, was no
/// failure: its attempt is taken back, and the pause that it began.
pub(crate) async fn checked<T>(atrium: &Atrium, counted: Counted, outcome: Result<T>) -> Result<T> {
    if matches!(outcome, Err(Error::Busy { .. })) {
        undo(atrium, counted).await?;
    }
    outcome
}

async fn undo(atrium: &Atrium, Counted(places): Counted) -> Result<()> {
    for (key, pause) in places {
        atrium.database.throttle_release(&key).await?;
        if pause > Timestamp::default() {
            atrium.database.throttle_unblock(&key, pause).await?;
        }
    }
    Ok(())
}

/// Racing attempts each take a place of their own; a burst never checks more than a walk.
async fn take_place(atrium: &Atrium, bucket: Bucket<'_>) -> Result<(String, Timestamp)> {
    let now = atrium.now();
    let key = bucket.key();
    let pace = bucket.pace();
    for _ in 0..RACES {
        let seen = atrium.database.throttle_state(&key).await?;
        let next = pace.next(seen, now).map_err(|until| refused(until, now))?;
        if atrium.database.throttle_advance(&key, seen, next).await? {
            return Ok((key, next.blocked_until));
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

/// Forgets every failure at a login that has a new password: guesses at the old one say nothing of
/// it, whatever network they came from.
pub(crate) async fn start_anew(atrium: &Atrium, user: &User) -> Result<()> {
    let confirm = user.id.to_string();
    let buckets = [Bucket::Login(&user.login_key), Bucket::Confirm(&confirm)];
    clear(atrium, &buckets).await?;
    let pairs = pairs_of(&user.login_key);
    atrium.database.throttle_clear_beginning(&pairs).await
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_seconds(1_795_348_800);

    fn at(seconds: u64) -> Timestamp {
        START.plus(Duration::from_secs(seconds))
    }

    /// Guesses as fast as the bucket lets, for so long; how many got through, and the longest wait.
    fn guess(bucket: Bucket<'_>, hours: u64) -> (u32, u64) {
        let pace = bucket.pace();
        let (mut seen, mut now, mut through, mut longest) = (Count::default(), 0, 0, 0);
        while now < hours * 3600 {
            match pace.next(seen, at(now)) {
                Ok(next) => {
                    seen = next;
                    through += 1;
                }
                Err(until) => {
                    let wait = until.since(at(now)).as_secs().max(1);
                    longest = longest.max(wait);
                    now += wait;
                }
            }
        }
        (through, longest)
    }

    #[test]
    fn the_pairs_of_a_login_begin_alike_and_no_other_ones_do() {
        let pair = |login, peer| Bucket::Pair(login, peer).key();
        let begins = pairs_of("x");
        assert!(pair("x", "203.0.113.9").starts_with(&begins));
        assert!(pair("x", "2001:db8::1").starts_with(&begins));
        assert_ne!(pair("x", "203.0.113.9"), pair("x", "203.0.113.8"));
        assert!(!pair("xy", "203.0.113.9").starts_with(&begins));
        assert!(!begins.contains(['%', '_']), "it is looked for with LIKE");
    }

    #[test]
    fn pauses_double_from_the_fifth_failure() {
        let pair = Bucket::Pair("x", "203.0.113.9").pace();
        let pauses: Vec<_> = (1..=8)
            .map(|n| pair.pause(n).map(|p| p.as_secs()))
            .collect();
        assert_eq!(
            pauses,
            [None, None, None, None, Some(2), Some(4), Some(8), Some(16)]
        );
        assert_eq!(pair.pause(99), Some(HOUR));
        assert_eq!(Bucket::Login("x").pace().pause(99), Some(MINUTE));
        assert_eq!(Bucket::Peer("x").pace().pause(49), None);
    }

    #[test]
    fn a_stranger_makes_the_owner_wait_a_minute_and_never_locks_the_login() {
        let (_, longest) = guess(Bucket::Login("x"), 24 * 30);
        assert_eq!(longest, 60);
    }

    #[test]
    fn one_network_has_little_more_than_a_guess_an_hour_at_one_login() {
        let (through, longest) = guess(Bucket::Pair("x", "203.0.113.9"), 24);
        assert!(through < 60, "{through}");
        assert!(longest <= 3600, "{longest}");
    }

    #[test]
    fn a_closed_pair_opens_again_as_failures_are_forgotten() {
        let pace = Bucket::Pair("x", "y").pace();
        let full = Count {
            failures: MOST,
            draining_since: START,
            blocked_until: Timestamp::default(),
        };
        assert_eq!(pace.next(full, at(3599)), Err(at(3600)));
        let next = pace.next(full, at(3600)).unwrap();
        assert_eq!((next.failures, next.draining_since), (MOST, at(3600)));
        assert_eq!(pace.next(full, at(101 * 3600)).unwrap().failures, 1);
    }

    #[test]
    fn a_busy_network_forgets_while_it_is_used() {
        let pace = Bucket::Peer("x").pace();
        // One failure in two minutes, for a day: drained as fast as it comes.
        let last = (0..720).fold(Count::default(), |seen, n| {
            pace.next(seen, at(n * 120)).unwrap()
        });
        assert_eq!(last.failures, 1);
    }

    #[test]
    fn the_table_lists_no_logins_and_counts_networks() {
        assert!(!Bucket::Login("ana@example.com").key().contains("ana"));
        assert_ne!(Bucket::Login("a").key(), Bucket::Peer("a").key());
        assert_ne!(Bucket::Pair("a", "b").key(), Bucket::Pair("ab", "").key());
        assert_eq!(
            Bucket::Pair("a", "2001:db8::1").key(),
            Bucket::Pair("a", "2001:db8::ffff").key()
        );
        assert_ne!(
            Bucket::Pair("a", "203.0.113.1").key(),
            Bucket::Pair("a", "203.0.113.2").key()
        );
    }
}
