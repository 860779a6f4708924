//! P6: the contact page and its grant dialog.

use anyhow::{Context, Result};

use super::chrome;
use super::figure::Figure;
use super::ground::{Ground, contacts_of};
use super::weight::weigh;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("dialog")?;
    // A company with people: what staff open the dialog on.
    let list = "/office/contacts?q=Azure%20Works&filter=companies";
    let list = stage.staff.twin().get(list)?.text();
    let company = contacts_of(&list).into_iter().next();
    let path = format!(
        "/office/contacts/{}",
        company.context("the list links to no contact")?
    );
    let weight = weigh(&stage.staff, &path)?;
    let url = format!("{}{path}", stage.atrium.base_url());
    let measured = chrome::run(ground, "dialog.mjs", &url, &stage.staff)?;
    let times = |name| chrome::times(&measured, name);
    let bytes = vec![weight.bytes as f64 / 1000.0];
    let requests = vec![weight.requests as f64];
    Ok(vec![
        Figure::told("P6", "contact page, cold, brotli", "kB", bytes).at_most(150.0),
        Figure::told("P6", "contact page, requests", "", requests),
        Figure::told("P6", "click to usable grant dialog", "ms", times("dialog")?).at_most(50.0),
        Figure::told(
            "P6",
            "Grant Access, click to answered row",
            "ms",
            times("granted")?,
        )
        .at_most(60.0),
        Figure::told(
            "P6",
            "slow profile, contact page usable",
            "ms",
            times("slowUsable")?,
        )
        .at_most(2000.0),
        Figure::told(
            "P6",
            "slow profile, click to usable dialog",
            "ms",
            times("slowDialog")?,
        )
        .at_most(200.0),
    ])
}
