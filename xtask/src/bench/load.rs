//! Asking for one page again and again, and what that costs the server.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::http::Client;
use super::process::cpu_seconds;

const CONNECTIONS: usize = 8;
/// A visitor who asks while others work: often enough for a 99th percentile, seldom enough not to be the load.
const PACE: Duration = Duration::from_millis(10);

/// What one round showed.
pub struct Round {
    /// The server's CPU time a request, in milliseconds.
    pub cpu: f64,
    pub p50: f64,
    pub p99: f64,
    pub per_second: f64,
}

/// Eight connections, each asking as soon as it was answered, for as long as it is told.
pub fn round(server: u32, client: &Client, path: &str, length: Duration) -> Result<Round> {
    let cpu_before = cpu_seconds(server)?;
    let started = Instant::now();
    let times = side_by_side(CONNECTIONS, || {
        ask_until(client.twin(), path, started + length)
    })?;
    let elapsed = started.elapsed().as_secs_f64();
    let cpu = cpu_seconds(server)? - cpu_before;
    let mut times: Vec<Duration> = times.into_iter().flatten().collect();
    let requests = times.len().max(1) as f64;
    Ok(Round {
        cpu: cpu * 1000.0 / requests,
        p50: percentile(&mut times, 0.5),
        p99: percentile(&mut times, 0.99),
        per_second: requests / elapsed,
    })
}

/// The same work in several threads; what each brought back.
pub fn side_by_side<T: Send>(
    threads: usize,
    work: impl Fn() -> Result<T> + Sync,
) -> Result<Vec<T>> {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(&work)).collect();
        workers
            .into_iter()
            .map(|worker| match worker.join() {
                Ok(done) => done,
                Err(_) => bail!("a thread of the bench stopped"),
            })
            .collect()
    })
}

/// In milliseconds; not a number where nothing was measured.
pub fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let index = (times.len() as f64 * share) as usize;
    times
        .get(index.min(times.len().saturating_sub(1)))
        .map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

fn ask_until(mut client: Client, path: &str, end: Instant) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    while Instant::now() < end {
        times.push(ask(&mut client, path, Instant::now())?);
    }
    Ok(times)
}

fn ask(client: &mut Client, path: &str, since: Instant) -> Result<Duration> {
    let answer = client.get(path)?;
    if answer.status != 200 {
        bail!("{path} answered {} under load", answer.status);
    }
    Ok(since.elapsed())
}

/// What `work` brought back, and the times of a visitor who asked for a page a hundred times a second meanwhile.
///
/// A time counts from when the visitor meant to ask: an answer that keeps the next question waiting must not
/// hide that question.
pub fn meanwhile<T>(
    visitor: &Client,
    path: &str,
    work: impl FnOnce() -> Result<T>,
) -> Result<(T, Vec<Duration>)> {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watching = scope.spawn(|| -> Result<Vec<Duration>> {
            let mut visitor = visitor.twin();
            ask(&mut visitor, path, Instant::now())?;
            let mut times = Vec::new();
            let mut due = Instant::now();
            while !done.load(Ordering::Relaxed) {
                thread::sleep(due.saturating_duration_since(Instant::now()));
                times.push(ask(&mut visitor, path, due)?);
                due += PACE;
            }
            Ok(times)
        });
        let outcome = work();
        done.store(true, Ordering::Relaxed);
        let Ok(times) = watching.join() else {
            bail!("the visitor's thread stopped")
        };
        Ok((outcome?, times?))
    })
}

#[cfg(test)]
mod tests {
    use super::{Duration, percentile};

    #[test]
    fn a_percentile_is_one_of_the_times_and_the_last_at_most() {
        let mut times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert!((percentile(&mut times, 0.5) - 51.0).abs() < 1e-9);
        assert!((percentile(&mut times, 1.0) - 100.0).abs() < 1e-9);
        assert!(percentile(&mut [], 0.5).is_nan());
    }
}
