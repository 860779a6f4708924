//! P12, for contacts: an import's pace and memory.

use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::figure::Figure;
use super::ground::{Ground, text};
use super::process::peak;
use crate::serve::Atrium;
use crate::shell::{kill_on_exit, spawn};

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let sizes: &[usize] = match (ground.options.quick, ground.options.large) {
        (true, _) => &[100, 300],
        (false, true) => &[1_000, 10_000, 100_000],
        (false, false) => &[1_000, 10_000],
    };
    let mut figures = Vec::new();
    let mut smallest: Option<Vec<f64>> = None;
    for size in sizes {
        let list = ground.list(*size)?;
        let [mut rates, mut peaks, mut bare] = <[Vec<f64>; 3]>::default();
        // A large one is steady enough, and long.
        let rounds = if *size > 10_000 {
            1
        } else {
            ground.options.rounds().min(3)
        };
        for _ in 0..rounds {
            let imported = empty(ground, "imported")?;
            let (seconds, peak) = import(&imported, &list)?;
            rates.push(*size as f64 / seconds);
            peaks.push(peak);
            let seeded = empty(ground, "seeded")?;
            bare.push(ground.floor.seed(&seeded.database(), &list)?);
            ground
                .floor
                .same(&imported.database(), &seeded.database())?;
        }
        figures.push(
            Figure::told("P12", format!("import of {size} contacts"), "rows/s", rates)
                .at_least(20_000.0)
                .against("rows written straight", bare),
        );
        let figure = Figure::told(
            "P12",
            format!("import of {size} contacts, peak memory"),
            "MB",
            peaks.clone(),
        );
        figures.push(match &smallest {
            None => figure,
            // Flat: what it takes does not grow with the list.
            Some(smallest) => {
                figure.at_most_times(1.2, format!("of {}", sizes[0]), smallest.clone())
            }
        });
        smallest.get_or_insert(peaks);
    }
    Ok(figures)
}

fn empty(ground: &Ground, name: &str) -> Result<Atrium> {
    let atrium = Atrium::new(ground.program.clone(), ground.folder(name))?;
    atrium.ask(&["migrate"])?;
    Ok(atrium)
}

/// How long it took and how much memory it had at most.
fn import(atrium: &Atrium, list: &Path) -> Result<(f64, f64)> {
    let mut command = atrium.command(&["import", "contacts", text(list)?]);
    command.stdout(Stdio::null());
    let started = Instant::now();
    let mut child = spawn(&mut command)?;
    let guard = kill_on_exit(&child);
    let mut most = f64::NAN;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // One that has just ended has no memory to tell of.
        if let Ok(now) = peak(child.id()) {
            most = now;
        }
        sleep(Duration::from_millis(2));
    };
    let seconds = started.elapsed().as_secs_f64();
    guard.forget();
    if !status.success() {
        bail!("the import ended with {status}");
    }
    Ok((seconds, most))
}
