//! P4: signing in as fast as hashing allows, and what that does to everybody else.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, sleep};
use std::time::Instant;

use anyhow::Result;

use super::figure::Figure;
use super::ground::{Ground, sign_in};
use super::load::{meanwhile, percentile, side_by_side};

const CLIENTS: usize = 8;
/// Atrium computes two hashes at once, however many cores there are.
const HASHES_AT_ONCE: usize = 2;
const PASSWORD: &str = "eight bicycles in the rain";

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("sign-in")?;
    // A login each: eight tries at once of one login are what the throttle is for.
    let logins: Vec<String> = (0..CLIENTS)
        .map(|at| format!("client{at}@example.org"))
        .collect();
    for login in &logins {
        let create = [
            "admin", "create", "--role", "employee", "--name", "Client", "--email", login,
        ];
        stage.atrium.tell(&create, PASSWORD)?;
    }
    let length = ground.options.round() * 2;
    let cores = available_parallelism()
        .map_or(1, usize::from)
        .min(HASHES_AT_ONCE);
    let [mut rates, mut hashes, mut quiet, mut busy] = <[Vec<f64>; 4]>::default();
    for _ in 0..ground.options.rounds() {
        hashes.push(ground.floor.hashes(&stage.atrium.database(), length / 2)? * cores as f64);
        let ((), mut times) = meanwhile(&stage.customer, "/my", || {
            sleep(length);
            Ok(())
        })?;
        quiet.push(percentile(&mut times, 0.99));
        let (rate, mut times) = meanwhile(&stage.customer, "/my", || {
            let next = AtomicUsize::new(0);
            let started = Instant::now();
            let done = side_by_side(CLIENTS, || {
                let login = &logins[next.fetch_add(1, Ordering::Relaxed) % CLIENTS];
                let mut done = 0_u32;
                while started.elapsed() < length {
                    sign_in(stage.atrium.port, login, PASSWORD)?;
                    done += 1;
                }
                Ok(done)
            })?;
            Ok(f64::from(done.iter().sum::<u32>()) / started.elapsed().as_secs_f64())
        })?;
        rates.push(rate);
        busy.push(percentile(&mut times, 0.99));
    }
    Ok(vec![
        Figure::told("P4", "sign-ins a second, 8 clients", "/s", rates).at_least_share(
            0.9,
            format!("one hash alone, {cores} cores"),
            hashes,
        ),
        Figure::told(
            "P4",
            "portal home's p99 while 8 clients sign in",
            "ms",
            busy,
        )
        .at_most_times(3.0, "quiet", quiet),
    ])
}
