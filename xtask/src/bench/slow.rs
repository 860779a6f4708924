//! P7: portal home over a slow line, on a slow machine.

use anyhow::Result;

use super::chrome;
use super::figure::Figure;
use super::ground::Ground;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("slow")?;
    let url = format!("{}/my", stage.atrium.base_url());
    let measured = chrome::run(ground, "slow.mjs", &url, &stage.customer)?;
    let times = |name| chrome::times(&measured, name);
    Ok(vec![
        Figure::told("P7", "slow profile, portal home, FCP", "ms", times("fcp")?).at_most(700.0),
        Figure::told(
            "P7",
            "slow profile, portal home, complete",
            "ms",
            times("complete")?,
        )
        .at_most(1200.0),
    ])
}
