//! P1 to P3: what a page costs, alone, against the floor, and how even its times are.

use anyhow::Result;

use super::figure::Figure;
use super::ground::Ground;
use super::http::Client;
use super::load::{self, Round};

const HOME: &str = "/my";
const LIST: &str = "/office/contacts";

/// The pages that are asked for, in this order.
const HEALTH: usize = 0;
const OWN_HOME: usize = 1;
const OWN_LIST: usize = 2;
const FLOOR_HOME: usize = 3;
const FLOOR_LIST: usize = 4;

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("pages")?;
    let floor = ground.floor.serve(&stage.atrium.database())?;
    let (server, bare) = (stage.server.id(), floor.id());
    let pages: [(u32, Client, &str); 5] = [
        (server, Client::new(stage.atrium.port), "/healthz"),
        (server, stage.customer.twin(), HOME),
        (server, stage.staff.twin(), LIST),
        (bare, stage.customer.at(floor.port), HOME),
        (bare, stage.staff.at(floor.port), LIST),
    ];
    let length = ground.options.round();
    for (process, client, path) in &pages {
        load::round(*process, client, path, length / 2)?;
    }
    let mut rounds: [Vec<Round>; 5] = Default::default();
    for _ in 0..ground.options.rounds() {
        // In turn, so that whatever else the machine does meets all of them.
        for ((process, client, path), rounds) in pages.iter().zip(&mut rounds) {
            rounds.push(load::round(*process, client, path, length)?);
        }
    }
    let of = |page: usize, value: fn(&Round) -> f64| -> Vec<f64> {
        rounds[page].iter().map(value).collect()
    };
    let cpu = |page| of(page, |round| round.cpu);
    let p99 = |page| of(page, |round| round.p99);
    let p50 = of(OWN_HOME, |round| round.p50);
    let rate = |page| of(page, |round| round.per_second);
    let list = format!("contacts list of {}", ground.options.contacts());
    let floor = "bare axum + sea-orm";
    Ok(vec![
        Figure::told("P1", "portal home, CPU a request", "ms", cpu(OWN_HOME))
            .at_most(0.33)
            .against("/healthz", cpu(HEALTH)),
        Figure::told("P1", format!("{list}, CPU a request"), "ms", cpu(OWN_LIST))
            .at_most(0.49)
            .against("/healthz", cpu(HEALTH)),
        Figure::told("P2", "portal home, CPU a request", "ms", cpu(OWN_HOME)).at_most_times(
            1.3,
            floor,
            cpu(FLOOR_HOME),
        ),
        Figure::told("P2", format!("{list}, CPU a request"), "ms", cpu(OWN_LIST)).at_most_times(
            1.3,
            floor,
            cpu(FLOOR_LIST),
        ),
        Figure::told("P2", "portal home, p99", "ms", p99(OWN_HOME)).at_most_times(
            1.3,
            floor,
            p99(FLOOR_HOME),
        ),
        Figure::told("P2", format!("{list}, p99"), "ms", p99(OWN_LIST)).at_most_times(
            1.3,
            floor,
            p99(FLOOR_LIST),
        ),
        Figure::told(
            "P3",
            "portal home, p99 at 8 connections",
            "ms",
            p99(OWN_HOME),
        )
        .at_most(5.0),
        Figure::told("P3", "portal home, p99 to p50", "ms", p99(OWN_HOME))
            .at_most_times(3.0, "its p50", p50),
        Figure::told("P3", "portal home, requests a second", "/s", rate(OWN_HOME))
            .against(floor, rate(FLOOR_HOME)),
        Figure::told(
            "P3",
            format!("{list}, requests a second"),
            "/s",
            rate(OWN_LIST),
        )
        .against(floor, rate(FLOOR_LIST)),
    ])
}
