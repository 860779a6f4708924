//! P6: the contact page and its grant dialog.

use anyhow::{Context, Result, bail};

use super::chrome;
use super::figure::Figure;
use super::ground::{Ground, contacts_of};
use super::weight::weigh;

const DIALOG: &str = "/office/contacts/portal-access";

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("dialog")?;
    let mut staff = stage.staff.twin();
    // A company with people: what staff open the dialog on.
    let list = "/office/contacts?q=Azure%20Works&filter=companies";
    let list = staff.get(list)?.text();
    let company = contacts_of(&list).into_iter().next();
    let company = company.context("the list links to no contact")?;
    let path = format!("/office/contacts/{company}");
    let dialog = staff.get(&format!("{DIALOG}?id={company}"))?.text();
    let rows = dialog.matches("class=\"grant-row\"").count();
    if rows == 0 {
        bail!("the dialog on {path} has no rows");
    }
    let weight = weigh(&stage.staff, &path)?;
    let url = format!("{}{path}", stage.atrium.base_url());
    let bare = weight.bare(rows);
    let measured = chrome::run(ground, "dialog.mjs", &url, &bare, &stage.staff)?;
    let told = |what: &str, name: &str| measured.figure("P6", what, name);
    let (bytes, requests) = (vec![weight.kilobytes()], vec![weight.requests()]);
    Ok(vec![
        Figure::told("P6", "contact page, cold, brotli", "kB", bytes).at_most(150.0),
        Figure::told("P6", "contact page, requests", "", requests),
        told("click to usable grant dialog", "dialog")?.at_most(50.0),
        told("Grant Access, click to answered row", "granted")?.at_most(60.0),
        told("slow profile, contact page usable", "slowUsable")?.at_most(2000.0),
        told("slow profile, click to usable dialog", "slowDialog")?.at_most(200.0),
    ])
}
