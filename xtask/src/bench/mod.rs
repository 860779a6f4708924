//! Measures the figures of performance.md that exist so far.

pub mod http;
mod load;
mod report;
mod seed;
mod weight;

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use self::http::Client;
use self::load::Round;
use self::report::Figure;
use crate::serve::{Atrium, Login, Server, demo_logins};
use crate::shell::{TempDir, output, say};
use crate::site::Profile;
use crate::{browser, npm, run};

const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
const CONTACTS: usize = 10_000;

pub fn bench(name: Option<&str>) -> Result<()> {
    let known = ["p1", "p5", "p6", "p14"];
    if let Some(name) = name
        && !known.contains(&name)
    {
        bail!("no figure is called {name}; there are {}", known.join(", "));
    }
    let wanted = |figure: &str| name.is_none_or(|name| name == figure);

    let program = run::binary(Profile::Release)?;
    let folder = TempDir::new("bench")?;
    let atrium = Atrium::new(program, folder.path.join("data"))?;
    let logins = fill(&atrium, &folder)?;
    let server = atrium.serve()?;
    let customer = signed_in(
        &atrium,
        logins
            .iter()
            .find(|it| it.is_customer() && !it.password.is_empty()),
    )?;
    let staff = signed_in(&atrium, logins.iter().find(|it| it.role == "administrator"))?;

    let mut figures = Vec::new();
    if wanted("p1") {
        figures.extend(p1(&server, &atrium, &customer, &staff)?);
    }
    if wanted("p5") {
        figures.extend(p5(&atrium, &customer, &staff)?);
    }
    if wanted("p6") {
        figures.extend(p6(&atrium, &staff)?);
    }
    drop(server);
    if wanted("p14") {
        figures.push(p14(&atrium)?);
    }
    report::report(&figures)
}

/// The demo and a list of contacts beside it.
fn fill(atrium: &Atrium, folder: &TempDir) -> Result<Vec<Login>> {
    atrium.ask(&["migrate"])?;
    let logins = demo_logins(&atrium.ask(&["demo", "load", "--json"])?)?;
    let list = folder.path.join("contacts.csv");
    fs::write(&list, seed::contacts(CONTACTS))?;
    let started = Instant::now();
    let path = list
        .to_str()
        .context("the temporary folder's name is no text")?;
    atrium.ask(&["import", "contacts", path])?;
    say(format!(
        "imported {CONTACTS} contacts in {:.1} s",
        started.elapsed().as_secs_f64()
    ));
    Ok(logins)
}

/// Through the form, as a person would.
fn signed_in(atrium: &Atrium, login: Option<&Login>) -> Result<Client> {
    let login = login.context("the demo lacks a login the bench needs")?;
    let mut client = Client::new(atrium.port);
    client.get("/login")?;
    let form = [
        ("email", login.login.as_str()),
        ("password", login.password.as_str()),
    ];
    let answer = client.post("/login", &form)?;
    if answer.status != 303 {
        bail!("{} cannot sign in: {}", login.login, answer.status);
    }
    Ok(client)
}

fn p1(server: &Server, atrium: &Atrium, customer: &Client, staff: &Client) -> Result<Vec<Figure>> {
    let visitor = Client::new(atrium.port);
    let pages = [
        (&visitor, "/healthz"),
        (customer, "/my"),
        (staff, "/office/contacts"),
    ];
    let idle = load::resident(server.id())?;
    for (client, path) in pages {
        load::round(server.id(), client, path, ROUND / 2)?;
    }
    let mut rounds: Vec<Vec<Round>> = vec![Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        // In turn, so that whatever else the machine does meets all of them.
        for ((client, path), rounds) in pages.iter().zip(&mut rounds) {
            rounds.push(load::round(server.id(), client, path, ROUND)?);
        }
    }
    let of = |page: usize, value: fn(&Round) -> f64| -> Vec<f64> {
        rounds[page].iter().map(value).collect()
    };
    let cpu = |round: &Round| round.cpu;
    Ok(vec![
        Figure::told("P1", "portal home, CPU a request", "ms", of(1, cpu))
            .at_most(0.33)
            .against("/healthz", of(0, cpu)),
        Figure::told(
            "P1",
            "contacts list of 10,000, CPU a request",
            "ms",
            of(2, cpu),
        )
        .at_most(0.49)
        .against("/healthz", of(0, cpu)),
        Figure::told(
            "P3",
            "portal home, p99 at 8 connections",
            "ms",
            of(1, |round| round.p99),
        )
        .at_most(5.0),
        Figure::told(
            "P3",
            "portal home, p50 at 8 connections",
            "ms",
            of(1, |round| round.p50),
        ),
        Figure::told(
            "P3",
            "portal home, requests a second",
            "/s",
            of(1, |round| round.per_second),
        )
        .against("/healthz", of(0, |round| round.per_second)),
        Figure::told("P13", "resident memory, idle", "MB", vec![idle]).at_most(40.0),
        Figure::told(
            "P13",
            "resident memory, after P1's load",
            "MB",
            vec![load::resident(server.id())?],
        )
        .at_most(110.0),
    ])
}

fn p5(atrium: &Atrium, customer: &Client, staff: &Client) -> Result<Vec<Figure>> {
    let visitor = Client::new(atrium.port);
    let mut figures = Vec::new();
    for (what, client, path, kilobytes) in [
        ("sign-in", &visitor, "/login", 30.0),
        ("portal home", customer, "/my", 30.0),
        ("contacts list", staff, "/office/contacts", 120.0),
    ] {
        let weight = weight::weigh(client, path)?;
        let bytes = vec![weight.bytes as f64 / 1000.0];
        figures.push(
            Figure::told("P5", format!("{what}, cold, brotli"), "kB", bytes).at_most(kilobytes),
        );
        figures.push(
            Figure::told(
                "P5",
                format!("{what}, requests"),
                "",
                vec![weight.requests as f64],
            )
            .at_most(6.0),
        );
    }
    Ok(figures)
}

/// A company with people: what staff open the dialog on.
fn p6(atrium: &Atrium, staff: &Client) -> Result<Vec<Figure>> {
    let list = staff.twin().get("/office/contacts?q=Azure")?.text();
    let path = first_contact(&list).context("the contacts list links to no contact")?;
    let weight = weight::weigh(staff, &path)?;
    npm::ensure()?;
    let chromium = browser::ensure()?;
    let cookies: Vec<Value> = staff
        .cookies()
        .map(|(name, value)| serde_json::json!({ "name": name, "value": value }))
        .collect();
    let mut script = Command::new("node");
    script
        .arg("bench/dialog.mjs")
        .arg(format!("{}{path}", atrium.base_url()))
        .current_dir(npm::end2end())
        // Not as an argument: those can be read by everybody on the machine.
        .env("ATRIUM_COOKIES", serde_json::to_string(&cookies)?);
    chromium.hand_to(&mut script);
    let measured: Value = serde_json::from_str(&output(&mut script)?)
        .context("the dialog's bench printed no JSON")?;
    let opened = measured["dialog"]
        .as_array()
        .context("no times")?
        .iter()
        .filter_map(Value::as_f64)
        .collect();
    Ok(vec![
        Figure::told(
            "P6",
            "contact page, cold, brotli",
            "kB",
            vec![weight.bytes as f64 / 1000.0],
        )
        .at_most(150.0),
        Figure::told(
            "P6",
            "contact page, requests",
            "",
            vec![weight.requests as f64],
        ),
        Figure::told("P6", "click to usable grant dialog", "ms", opened).at_most(50.0),
    ])
}

fn first_contact(html: &str) -> Option<String> {
    let link = "/office/contacts/";
    html.match_indices(link).find_map(|(at, _)| {
        let rest = &html[at + link.len()..];
        let digits = rest
            .find(|it: char| !it.is_ascii_digit())
            .unwrap_or(rest.len());
        (digits > 0).then(|| format!("{link}{}", &rest[..digits]))
    })
}

/// From starting the process to its first page, on the database P1 was measured on.
fn p14(atrium: &Atrium) -> Result<Figure> {
    let mut starts = Vec::new();
    let mut bare = Vec::new();
    for _ in 0..10 {
        let started = Instant::now();
        atrium.ask(&["--version"])?;
        bare.push(started.elapsed().as_secs_f64() * 1000.0);
        let server = atrium.again()?.serve()?;
        starts.push(server.first_page_after.as_secs_f64() * 1000.0);
    }
    Ok(
        Figure::told("P14", "cold start to first page", "ms", starts)
            .at_most(100.0)
            .against("atrium --version", bare),
    )
}
