//! When a letter that did not leave is tried again.

use std::time::Duration;

use atrium_domain::time::Timestamp;

/// The longest wait after the first failed attempt; it doubles from then on.
pub const FIRST: Duration = Duration::from_secs(30);
/// The longest wait at all.
pub const LONGEST: Duration = Duration::from_secs(60 * 60);
/// After so many failed attempts a letter is parked as failed. Even with the
/// shortest waits they span two and a half hours, so that a mail server may
/// be away for a long lunch and every letter still arrives.
pub const ATTEMPTS: u32 = 12;

/// What becomes of a letter after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Not before this instant.
    RetryAt(Timestamp),
    /// No more, until somebody asks for it: staff see it as failed.
    Park,
}

/// What follows the failed attempt number `attempt`, counted from one, that
/// ended at `now`. `random` is any number, uniform over its whole range.
pub fn after(attempt: u32, now: Timestamp, random: u64) -> Next {
    if attempt >= ATTEMPTS {
        return Next::Park;
    }
    Next::RetryAt(now.plus(wait(attempt, random)))
}

/// Between half of the doubled wait and the whole of it. Jitter keeps ten
/// thousand letters from knocking at the same second; it stays in the upper
/// half because with full jitter some letters would use up their attempts
/// within an hour's outage.
fn wait(attempt: u32, random: u64) -> Duration {
    let doublings = attempt.saturating_sub(1).min(16);
    let ceiling = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    let half = ceiling / 2;
    // Maps the whole range of `random` evenly to 0 ..= half.
    let micros = u64::try_from(half.as_micros()).expect("half an hour fits");
    let share = (u128::from(random) * (u128::from(micros) + 1)) >> 64;
    half + Duration::from_micros(u64::try_from(share).expect("less than half an hour"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_795_312_800);

    fn waited(attempt: u32, random: u64) -> Option<Duration> {
        match after(attempt, NOW, random) {
            Next::RetryAt(at) => Some(at.since(NOW)),
            Next::Park => None,
        }
    }

    #[test]
    fn the_wait_doubles_up_to_an_hour() {
        let longest: Vec<u64> = (1..ATTEMPTS)
            .map(|attempt| waited(attempt, u64::MAX).unwrap().as_secs())
            .collect();
        assert_eq!(
            longest,
            [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]
        );
    }

    #[test]
    fn the_twelfth_failure_is_the_last() {
        assert!(waited(ATTEMPTS - 1, 0).is_some());
        assert_eq!(waited(ATTEMPTS, 0), None);
        assert_eq!(waited(u32::MAX, 0), None);
    }

    #[test]
    fn a_server_may_be_away_for_two_hours() {
        let shortest: Duration = (1..ATTEMPTS).filter_map(|attempt| waited(attempt, 0)).sum();
        assert!(shortest > Duration::from_secs(2 * 60 * 60), "{shortest:?}");
    }

    proptest! {
        #[test]
        fn a_wait_lies_in_the_upper_half_of_its_step(attempt in 0u32..ATTEMPTS, random in any::<u64>()) {
            let wait = waited(attempt, random).expect("before the last attempt");
            let ceiling = waited(attempt, u64::MAX).expect("before the last attempt");
            prop_assert!(wait <= ceiling && ceiling <= LONGEST);
            prop_assert!(wait >= ceiling / 2);
        }

        #[test]
        fn more_chance_never_waits_less(attempt in 1u32..ATTEMPTS, a in any::<u64>(), b in any::<u64>()) {
            prop_assert_eq!(waited(attempt, a.min(b)) <= waited(attempt, a.max(b)), true);
        }
    }
}
