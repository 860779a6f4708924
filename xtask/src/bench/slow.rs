//! P7: portal home over a slow line, on a slow machine.

use anyhow::Result;

use super::chrome;
use super::figure::Figure;
use super::ground::Ground;
use super::weight::weigh;

const HOME: &str = "/my";

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("slow")?;
    let bare = weigh(&stage.customer, HOME)?.bare(0);
    let url = format!("{}{HOME}", stage.atrium.base_url());
    let measured = chrome::run(ground, "slow.mjs", &url, &bare, &stage.customer)?;
    let told = |what: &str, name: &str| {
        measured.figure("P7", &format!("slow profile, portal home, {what}"), name)
    };
    Ok(vec![
        told("FCP", "fcp")?.at_most(700.0),
        told("complete", "complete")?.at_most(1200.0),
    ])
}
