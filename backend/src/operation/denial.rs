//! A right that was lacking: nothing happens, but for an entry that says who tried what.
//!
//! Whoever tries again and again does not fill the trail. Of one login, network and route an hour
//! has the first try in it, the tenth, the hundredth and so on, each saying how many it were by
//! then; the first after that hour says how many the hour before had. And of one login, from
//! wherever and at whatever, an hour has [`MOST`] entries.

use atrium_domain::time::{Duration, Timestamp};
use serde_json::json;

use super::throttle::{RACES, key_of, network};
use crate::access::{Account, Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::throttle::Count;

/// A refusal is not held up longer by a writer at work.
const PATIENCE: Duration = Duration::from_secs(1);
/// Tries are counted for so long.
const WINDOW: Duration = Duration::from_secs(3600);
/// Entries of one login in a window.
const MOST: i64 = 100;

/// Writes who was denied what, at which route. The answer is the same whether this succeeds or not:
/// what could not be written is in the log.
pub async fn note(atrium: &Atrium, session: &Session, act: Act, route: &str, peer: &Peer) {
    let failed =
        match tokio::time::timeout(PATIENCE, count(atrium, session, act, route, peer)).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => "the database was busy".to_owned(),
        };
    let user = session.user.get();
    tracing::warn!(user, ?act, route, %failed, "a denial is not in the trail");
}

/// One more, in this window or in a new one.
fn one_more(seen: Count, now: Timestamp) -> Count {
    if now < seen.blocked_until {
        Count {
            failures: seen.failures + 1,
            ..seen
        }
    } else {
        Count {
            failures: 1,
            draining_since: now,
            blocked_until: now.plus(WINDOW),
        }
    }
}

/// The first, the tenth, the hundredth …
fn is_told(times: i64) -> bool {
    times
        .checked_ilog10()
        .is_some_and(|digits| 10_i64.checked_pow(digits) == Some(times))
}

async fn count(
    atrium: &Atrium,
    session: &Session,
    act: Act,
    route: &str,
    peer: &Peer,
) -> Result<()> {
    let user = session.user.to_string();
    let place = format!("{} {route}", network(&peer.address));
    let bucket = key_of("denied", &user, &place);
    for _ in 0..RACES {
        let seen = atrium.database.throttle_state(&bucket).await?;
        let next = one_more(seen, atrium.now());
        let counted = if is_told(next.failures) {
            let entry = entry(session, act, route, peer, seen, next);
            tell(atrium, session, &bucket, seen, next, entry).await?
        } else {
            atrium
                .database
                .throttle_advance(&bucket, seen, next)
                .await?
        };
        if counted {
            return Ok(());
        }
    }
    Err(Error::Busy {
        retry_after_seconds: 1,
    })
}

fn entry(session: &Session, act: Act, route: &str, peer: &Peer, seen: Count, next: Count) -> Entry {
    let mut detail = json!({ "act": format!("{act:?}"), "route": route });
    if next.failures > 1 {
        detail["times"] = json!(next.failures);
    } else if seen.failures > 1 {
        detail["times_before"] = json!(seen.failures);
    }
    Entry {
        actor: Actor::User(session.user),
        happened: Happened::AccessDenied,
        subject: Subject::Session(session.id),
        contact: None,
        detail,
        personal: Personal {
            actor: session.name.clone(),
            subject: session.login.clone(),
            address: peer.address.clone(),
            ..Personal::default()
        },
    }
}

/// Counts and writes at once; `false` if somebody else counted in between.
async fn tell(
    atrium: &Atrium,
    session: &Session,
    bucket: &str,
    seen: Count,
    next: Count,
    entry: Entry,
) -> Result<bool> {
    let unit = atrium.database.write(Account::of(session)).await?;
    if !unit.throttle_advance(bucket, seen, next).await? {
        return Ok(false);
    }
    let now = atrium.now();
    let all = key_of("denials", &session.user.to_string(), "");
    let written = unit.throttle_state(&all).await?;
    let one_more = one_more(written, now);
    if one_more.failures <= MOST && unit.throttle_advance(&all, written, one_more).await? {
        unit.record(atrium.pen(), now, entry).await?;
    }
    unit.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_told_ever_more_seldom() {
        let told: Vec<i64> = (-1..=2000).filter(|times| is_told(*times)).collect();
        assert_eq!(told, [1, 10, 100, 1000]);
    }

    #[test]
    fn a_window_ends_though_tries_go_on() {
        let start = Timestamp::from_seconds(1_795_348_800);
        let mut seen = Count::default();
        for minute in 0..60 {
            seen = one_more(seen, start.plus(Duration::from_secs(60 * minute)));
            assert_eq!(seen.draining_since, start);
        }
        assert_eq!(seen.failures, 60);
        let next = one_more(seen, start.plus(WINDOW));
        assert_eq!(
            (next.failures, next.draining_since),
            (1, start.plus(WINDOW))
        );
    }
}
