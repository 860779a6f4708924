//! Measures the figures of performance.md that contacts, users and account meet: one file a figure or family.

mod chrome;
mod cold;
mod dialog;
mod figure;
mod floor;
mod grant;
mod ground;
pub mod http;
mod import;
mod lists;
mod load;
mod memory;
mod options;
mod pages;
mod process;
mod report;
mod revoke;
mod search;
mod seed;
mod sign_in;
mod sizes;
mod slow;
mod start;
mod weight;

use std::time::Instant;

use anyhow::{Result, bail};

use self::figure::Figure;
use self::ground::Ground;
use self::options::Options;
use crate::run;
use crate::shell::say;
use crate::site::Profile;

type Measure = fn(&Ground) -> Result<Vec<Figure>>;

/// Which figures are measured together, and where.
const FAMILIES: [(&[&str], Measure); 12] = [
    (&["p1", "p2", "p3"], pages::measure),
    (&["p4"], sign_in::measure),
    (&["p5"], cold::measure),
    (&["p6"], dialog::measure),
    (&["p7"], slow::measure),
    (&["p8"], lists::measure),
    (&["p10"], search::measure),
    (&["p11"], grant::measure),
    (&["p12"], import::measure),
    (&["p13"], memory::measure),
    (&["p14"], start::measure),
    (&["p15"], revoke::measure),
];

pub fn bench(words: &[&str]) -> Result<()> {
    let options = Options::parse(words)?;
    let program = run::binary(Profile::Release)?;
    let floor = run::floor(Profile::Release)?;
    let ground = Ground::new(program, floor, options)?;
    let mut figures = Vec::new();
    let mut failed = Vec::new();
    for (names, measure) in FAMILIES {
        if !names.iter().any(|name| ground.options.wants(name)) {
            continue;
        }
        let names = names.join(", ");
        let started = Instant::now();
        match measure(&ground) {
            Ok(measured) => figures.extend(measured),
            // The others are worth their minutes all the same.
            Err(error) => failed.push(format!("{names}: {error:#}")),
        }
        say(format!(
            "{names} in {:.1} s",
            started.elapsed().as_secs_f64()
        ));
    }
    figures.retain(|figure| ground.options.wants(figure.goal_id));
    report::report(&figures, ground.options.as_json())?;
    if failed.is_empty() {
        return Ok(());
    }
    bail!("not measured: {}", failed.join("; "))
}
