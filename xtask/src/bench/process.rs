//! What the operating system says of a process.

use std::fs;

use anyhow::{Context, Result};

/// User and system time of the process so far: fields 14 and 15 of proc_pid_stat(5).
pub fn cpu_seconds(process: u32) -> Result<f64> {
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
    megabytes(process, "VmRSS:")
}

/// The most resident memory it ever had, in megabytes.
pub fn peak(process: u32) -> Result<f64> {
    megabytes(process, "VmHWM:")
}

fn megabytes(process: u32, line: &str) -> Result<f64> {
    let status =
        fs::read_to_string(format!("/proc/{process}/status")).context("the process has gone")?;
    let kibibytes: f64 = status
        .lines()
        .find_map(|it| {
            let rest = it.strip_prefix(line)?;
            rest.trim().strip_suffix(" kB")?.trim().parse().ok()
        })
        .with_context(|| format!("/proc/PID/status has no {line}"))?;
    Ok(kibibytes * 1024.0 / 1e6)
}
