//! P5: what a page weighs for whoever comes the first time.

use anyhow::Result;

use super::figure::Figure;
use super::ground::Ground;
use super::http::Client;
use super::weight::weigh;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("cold")?;
    let visitor = Client::new(stage.atrium.port);
    let mut figures = Vec::new();
    for (what, client, path, kilobytes) in [
        ("sign-in", &visitor, "/login", 30.0),
        ("portal home", &stage.customer, "/my", 30.0),
        ("contacts list", &stage.staff, "/office/contacts", 120.0),
    ] {
        let weight = weigh(client, path)?;
        figures.push(
            Figure::told(
                "P5",
                format!("{what}, cold, brotli"),
                "kB",
                vec![weight.kilobytes()],
            )
            .at_most(kilobytes),
        );
        let requests = vec![weight.requests()];
        figures.push(Figure::told("P5", format!("{what}, requests"), "", requests).at_most(6.0));
    }
    Ok(figures)
}
