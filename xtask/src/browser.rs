//! Finds or installs a Chromium for the browser tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::npm;
use crate::shell::{apt_install, can_apt, find, run, say};

const HEADLESS: &str = "chromium-headless-shell";
/// The first without a window's parts, which the tests have no use for: with them they take twice as long.
const NAMES: [&str; 5] = [
    HEADLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

pub enum Chromium {
    /// A browser of the system.
    System(PathBuf),
    /// The one Playwright downloaded for itself.
    Playwright,
}

impl Chromium {
    pub fn hand_to(&self, command: &mut Command) {
        match self {
            Chromium::System(path) => command.env("ATRIUM_CHROMIUM", path),
            Chromium::Playwright => command.env_remove("ATRIUM_CHROMIUM"),
        };
    }
}

pub fn ensure() -> Result<Chromium> {
    // The font is for Chinese: without one every character is an empty box.
    if find(HEADLESS).is_none() && can_apt() {
        // A system that has another one goes on with that.
        let _missing = apt_install(&[HEADLESS, "fonts-noto-cjk"]);
    }
    if let Some(path) = on_system() {
        return Ok(Chromium::System(path));
    }
    say("no Chromium on this system: Playwright downloads its own");
    run(npm::npx("playwright").args(["install", "chromium"])).context(
        "Chromium is missing: install it (Debian: `apt-get install chromium-headless-shell fonts-noto-cjk` as root), then run this again",
    )?;
    Ok(Chromium::Playwright)
}

fn on_system() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}
