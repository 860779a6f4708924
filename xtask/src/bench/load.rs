//! Asking for one page again and again, and what that costs the server.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::http::Client;

const CONNECTIONS: usize = 8;

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
    let mut times = Vec::new();
    thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|_| scope.spawn(|| ask_until(client.twin(), path, started + length)))
            .collect();
        for worker in workers {
            let Ok(answered) = worker.join() else {
                bail!("a client thread stopped")
            };
            times.extend(answered?);
        }
        Ok(())
    })?;
    let elapsed = started.elapsed().as_secs_f64();
    let cpu = cpu_seconds(server)? - cpu_before;
    times.sort_unstable();
    let requests = times.len().max(1);
    let at = |share: f64| {
        let index = (times.len() as f64 * share) as usize;
        times
            .get(index.min(requests - 1))
            .map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    Ok(Round {
        cpu: cpu * 1000.0 / requests as f64,
        p50: at(0.5),
        p99: at(0.99),
        per_second: requests as f64 / elapsed,
    })
}

fn ask_until(mut client: Client, path: &str, end: Instant) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    while Instant::now() < end {
        let asked = Instant::now();
        let answer = client.get(path)?;
        if answer.status != 200 {
            bail!("{path} answered {} under load", answer.status);
        }
        times.push(asked.elapsed());
    }
    Ok(times)
}

/// User and system time of the process so far: fields 14 and 15 of proc_pid_stat(5).
fn cpu_seconds(process: u32) -> Result<f64> {
    let stat =
        fs::read_to_string(format!("/proc/{process}/stat")).context("the server has gone")?;
    // The second field is the program's name, in brackets, and may hold anything.
    let (_, rest) = stat.rsplit_once(')').context("/proc/PID/stat")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks: u64 = fields
        .get(11..13)
        .context("/proc/PID/stat")?
        .iter()
        .map(|field| field.parse::<u64>().unwrap_or(0))
        .sum();
    Ok(ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
}

/// Resident memory in megabytes.
pub fn resident(process: u32) -> Result<f64> {
    let status =
        fs::read_to_string(format!("/proc/{process}/status")).context("the server has gone")?;
    let kibibytes: f64 = status
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmRSS:")?
                .trim()
                .strip_suffix(" kB")?
                .trim()
                .parse()
                .ok()
        })
        .context("/proc/PID/status names no VmRSS")?;
    Ok(kibibytes * 1024.0 / 1e6)
}
