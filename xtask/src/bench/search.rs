//! P10, for contacts: the list answers while one types.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::figure::Figure;
use super::ground::Ground;
use super::http::encoded;
use super::load::percentile;
use super::process::cpu_seconds;
use super::{seed, sizes};
use crate::shell::say;

/// Letters that take longer than this together are enough: what was asked until then tells.
const PATIENCE: Duration = Duration::from_secs(40);

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let typed = seed::typed();
    let mut figures = Vec::new();
    for size in ground.options.sizes() {
        let stage = sizes::stage(ground, size)?;
        let mut client = stage.staff.twin();
        client.patience = Duration::from_secs(120);
        let [mut middle, mut high, mut cpu] = <[Vec<f64>; 3]>::default();
        let started = Instant::now();
        for _ in 0..ground.options.rounds() {
            let before = cpu_seconds(stage.server.id())?;
            let mut times = Vec::new();
            // Letter after letter and name after name in an order that a cut does not favour any name.
            for beginning in spread(&typed) {
                let asked = Instant::now();
                let path = format!("/office/contacts?q={}", encoded(beginning));
                let answer = client.get(&path)?;
                if answer.status != 200 {
                    bail!("{path} answered {}", answer.status);
                }
                times.push(asked.elapsed());
                if started.elapsed() > PATIENCE {
                    break;
                }
            }
            let spent = cpu_seconds(stage.server.id())? - before;
            cpu.push(spent * 1000.0 / times.len() as f64);
            if times.len() < typed.len() {
                say(format!(
                    "search over {size}: {} of {} letters were typed in {} s",
                    times.len(),
                    typed.len(),
                    PATIENCE.as_secs()
                ));
            }
            middle.push(percentile(&mut times, 0.5));
            high.push(percentile(&mut times, 0.99));
            if started.elapsed() > PATIENCE {
                break;
            }
        }
        let what = |of: &str| format!("search as you type over {size} contacts, {of}");
        figures.push(Figure::told("P10", what("p50"), "ms", middle).at_most(2.0));
        figures.push(Figure::told("P10", what("p99"), "ms", high).at_most(10.0));
        figures.push(Figure::told("P10", what("CPU a letter"), "ms", cpu));
    }
    Ok(figures)
}

/// The same texts, each once, far from their neighbours.
fn spread(typed: &[String]) -> impl Iterator<Item = &String> {
    const STEP: usize = 7;
    (0..STEP).flat_map(move |start| typed.iter().skip(start).step_by(STEP))
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn each_text_comes_once() {
        let texts: Vec<String> = (0..20).map(|it| it.to_string()).collect();
        let mut found: Vec<&String> = spread(&texts).collect();
        assert_eq!(found[..3], ["0", "7", "14"]);
        found.sort();
        found.dedup();
        assert_eq!(found.len(), texts.len());
    }
}
