//! The program when the world lets it down or means it harm: killed, locked out, stopped, dawdled
//! at, attacked.
//!
//! Each kill is repeated with other moments; `ATRIUM_FAULT_ROUNDS` says how often (`cargo xtask
//! soak` asks for a hundred), `ATRIUM_FAULT_SEED` which moments, `ATRIUM_FAULT_CLIENTS` how many
//! read pages meanwhile.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]
#![expect(clippy::print_stdout, reason = "a soak tells how each round went")]

#[macro_use]
#[expect(
    dead_code,
    reason = "the faults need processes only, not the house in a box"
)]
#[path = "../support/mod.rs"]
mod support;

mod attacks;
mod dice;
mod disk;
mod kills;
mod mail_server;
mod own_postgres;
mod pair;
mod slow;
mod stops;
mod tls;

use std::time::{Duration, Instant};

use support::PASSWORD;
use support::process::Served;
use support::process::{PATIENCE, Place};
use support::wire::{Browser, HTML};

const ADMINISTRATOR: &str = "ada@northwind.example";

/// A house with an administrator.
fn founded(place: &Place) {
    place.create(ADMINISTRATOR, PASSWORD).ok();
}

fn administrator(served: &Served) -> Browser {
    Browser::signed_in(served, ADMINISTRATOR, PASSWORD)
}

/// The checker has nothing to say, and the trail is whole.
fn is_clean(place: &Place, after: &str) {
    let said = place.run(&["doctor", "--invariants"]);
    assert!(
        said.code == Some(0) && said.out.contains(" rules hold"),
        "{after}: {}{}",
        said.out,
        said.err
    );
    let trail = place.run(&["audit", "verify"]);
    assert_eq!(trail.code, Some(0), "{after}: {}{}", trail.out, trail.err);
}

/// Creates a contact; the answer's status, or why there is none.
fn create(browser: &Browser, name: &str) -> std::io::Result<u16> {
    let form = [("kind", "person"), ("type", "contact"), ("name", name)];
    let answer = browser.try_ask("POST", "/office/contacts/new", HTML, Some(&form))?;
    let status = answer.status;
    answer.try_body()?;
    Ok(status)
}

/// Asks until it holds.
fn soon(what: &str, mut holds: impl FnMut() -> bool) -> Duration {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
    started.elapsed()
}
