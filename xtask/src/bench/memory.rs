//! P13: resident memory, idle, under load, and over ten minutes.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::figure::Figure;
use super::ground::{Ground, Stage};
use super::load;
use super::process::{peak, resident};
use crate::shell::say;

/// By then everything that is kept once has been kept.
const WARM: Duration = Duration::from_secs(2 * 60);
const LONG: Duration = Duration::from_secs(10 * 60);
/// What an allocator gives and takes by itself.
const NOTHING: f64 = 2.0;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let (atrium, logins) = ground.copy("memory")?;
    let server = atrium.serve()?;
    // Nobody has signed in: a hash alone takes 19 MB for a moment.
    thread::sleep(Duration::from_millis(500));
    let idle = resident(server.id())?;
    let stage = Stage::enter(atrium, server, &logins)?;
    let server = stage.server.id();
    for _ in 0..ground.options.rounds() {
        pages(ground, &stage)?;
    }
    let mut figures = vec![
        Figure::told("P13", "resident memory, idle", "MB", vec![idle]).at_most(40.0),
        Figure::told(
            "P13",
            "resident memory, after P1's load",
            "MB",
            vec![resident(server)?],
        )
        .at_most(110.0),
        Figure::told(
            "P13",
            "resident memory, most under P1's load",
            "MB",
            vec![peak(server)?],
        ),
    ];
    if ground.options.long {
        figures.extend(growth(ground, &stage)?);
    }
    Ok(figures)
}

fn pages(ground: &Ground, stage: &Stage) -> Result<()> {
    let length = ground.options.round();
    for (client, path) in [(&stage.customer, "/my"), (&stage.staff, "/office/contacts")] {
        load::round(stage.server.id(), client, path, length)?;
    }
    Ok(())
}

fn growth(ground: &Ground, stage: &Stage) -> Result<Vec<Figure>> {
    // With --quick seconds stand for minutes.
    let scale = if ground.options.quick { 60 } else { 1 };
    let (warm, long) = (WARM / scale, LONG / scale);
    say(format!("load for {} s", long.as_secs()));
    let started = Instant::now();
    let mut after_warm = None;
    let mut samples = Vec::new();
    while started.elapsed() < long {
        pages(ground, stage)?;
        let now = resident(stage.server.id())?;
        samples.push(now);
        if started.elapsed() >= warm {
            after_warm.get_or_insert(now);
        }
    }
    let (Some(after_warm), Some(last)) = (after_warm, samples.last().copied()) else {
        bail!("too short to tell")
    };
    Ok(vec![
        Figure::told(
            "P13",
            "growth, second to tenth minute",
            "MB",
            vec![last - after_warm],
        )
        .at_most(NOTHING),
        Figure::told("P13", "resident memory, ten minutes of load", "MB", samples),
    ])
}
