//! The faults and attacks of `server/tests/faults`: each kill a hundred times instead of five, each
//! attack with all it has, and more clients reading beside them. The checker looks after every one;
//! what was done is summed up at the end.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::postgres;
use crate::shell::{cargo, say, tee};
use crate::tally::Tally;
use crate::test::HOST;

/// Kills of each kind in one pass.
const ROUNDS: u32 = 100;
/// With a time to fill, passes are shorter and each has other moments.
const ROUNDS_OF_MANY: u32 = 10;
/// Browsers that read pages while the process is killed or attacked.
const CLIENTS: u32 = 4;
/// What a test says of a round begins so.
const MARK: &str = "soak: ";
/// And of an attack so: its name and how many tries it had follow.
const ATTACK: &str = "attack ";

/// One pass, or as many as fit into the time.
pub fn soak(minutes: Option<&str>) -> Result<()> {
    let time = match minutes {
        None => None,
        Some(text) => match text.parse::<u64>() {
            Ok(minutes) if minutes > 0 => Some(Duration::from_secs(minutes * 60)),
            Ok(_) | Err(_) => bail!("--minutes takes a number of minutes, not `{text}`"),
        },
    };
    let started = Instant::now();
    let postgres = postgres::start()?;
    let mut sum = Sum::default();
    for seed in 1.. {
        pass(
            seed,
            time.map_or(ROUNDS, |_| ROUNDS_OF_MANY),
            &postgres.url,
            &mut sum,
        )?;
        if time.is_none_or(|time| started.elapsed() >= time) {
            break;
        }
    }
    say("");
    for (kind, rounds) in &sum.rounds {
        say(format!(
            "{kind}: {rounds} times, the checker clean after each"
        ));
    }
    for (attack, (times, tries)) in &sum.attacks {
        say(format!(
            "{attack}: attacked {times} times with {tries} tries, the checker clean after each"
        ));
    }
    say(format!("in {} min", started.elapsed().as_secs() / 60));
    say(sum.tally.line());
    if sum.tally.failed > 0 {
        bail!(
            "what was promised did not hold: the seed is named above, ATRIUM_FAULT_SEED brings it back"
        );
    }
    Ok(())
}

#[derive(Default)]
struct Sum {
    tally: Tally,
    rounds: BTreeMap<String, usize>,
    /// How often, and of how many tries.
    attacks: BTreeMap<String, (usize, u64)>,
}

impl Sum {
    /// What a test said of a round or an attack.
    fn add(&mut self, told: &str) {
        let Some((name, rest)) = told
            .strip_prefix(ATTACK)
            .and_then(|attack| attack.split_once(": "))
        else {
            let kind = told.split(' ').next().unwrap_or_default();
            *self.rounds.entry(kind.to_owned()).or_default() += 1;
            return;
        };
        let tries = rest.split(' ').next().and_then(|it| it.parse::<u64>().ok());
        let (times, sum) = self.attacks.entry(name.to_owned()).or_default();
        *times += 1;
        *sum += tries.unwrap_or(0);
    }
}

fn pass(seed: u64, rounds: u32, postgres: &str, sum: &mut Sum) -> Result<()> {
    say(format!(
        "\n== soak, seed {seed}: {rounds} kills of each kind, every attack"
    ));
    let mut tests = cargo();
    tests
        .arg("test")
        .args(HOST)
        .args(["--test", "faults", "--", "--nocapture"])
        .env("ATRIUM_TEST_POSTGRES_URL", postgres)
        .env("ATRIUM_FAULT_ROUNDS", rounds.to_string())
        .env("ATRIUM_FAULT_SEED", seed.to_string())
        .env("ATRIUM_FAULT_CLIENTS", CLIENTS.to_string());
    let (status, said) = tee(&mut tests).context("the tests could not be started")?;
    for line in said.lines() {
        // Tests that run at once may share a line.
        for told in line.split(MARK).skip(1) {
            sum.add(told);
        }
    }
    let found = Tally::of_cargo(&said);
    let failed = found.failed;
    sum.tally.add(found);
    if !status.success() && failed == 0 {
        // It did not compile, or died: no test was counted, but nothing was shown either.
        sum.tally.failed += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn kills_and_attacks_are_summed_up() {
        let mut sum = Sum::default();
        for told in [
            "grant round 0, killed after 3ms: 4 acknowledged, 9 stored in all",
            "grant round 1, killed after 7ms: 0 acknowledged, 9 stored in all",
            "attack hidden numbers: 160 tries in 2.1s",
            "attack hidden numbers: 40 tries in 1s",
        ] {
            sum.add(told);
        }
        assert_eq!(sum.rounds["grant"], 2);
        assert_eq!(sum.attacks["hidden numbers"], (2, 200));
    }
}
