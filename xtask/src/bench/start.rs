//! P14: from starting the process to its first page.

use std::time::Instant;

use anyhow::Result;

use super::figure::Figure;
use super::ground::Ground;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let (atrium, _) = ground.copy("start")?;
    let mut starts = Vec::new();
    let mut bare = Vec::new();
    for _ in 0..ground.options.rounds() * 2 {
        let started = Instant::now();
        atrium.ask(&["--version"])?;
        bare.push(started.elapsed().as_secs_f64() * 1000.0);
        let server = atrium.again()?.serve()?;
        starts.push(server.first_page_after.as_secs_f64() * 1000.0);
    }
    Ok(vec![
        Figure::told("P14", "cold start to first page", "ms", starts)
            .at_most(100.0)
            .against("atrium --version", bare),
    ])
}
