//! Finds or installs a Chromium for the browser tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::npm;
use crate::shell::{apt_install, can_apt, find, run, say};

const NAMES: [&str; 4] = [
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
    if let Some(path) = on_system() {
        return Ok(Chromium::System(path));
    }
    // The font is for Chinese: without one every character is an empty box.
    if can_apt()
        && apt_install(&["chromium", "fonts-noto-cjk"]).is_ok()
        && let Some(path) = on_system()
    {
        return Ok(Chromium::System(path));
    }
    say("no Chromium on this system: Playwright downloads its own");
    run(npm::npx("playwright").args(["install", "chromium"])).context(
        "Chromium is missing: install it (Debian: `apt-get install chromium fonts-noto-cjk` as root), then run this again",
    )?;
    Ok(Chromium::Playwright)
}

fn on_system() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| find(name))
}
