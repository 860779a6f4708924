//! The npm packages of the browser tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{find, root, run, say};

pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// A program of npm's in the folder of the browser tests.
pub fn npx(program: &str) -> Command {
    let mut command = Command::new(end2end().join("node_modules/.bin").join(program));
    command.current_dir(end2end());
    command
}

/// Installs exactly what package-lock.json says, unless that is there already.
pub fn ensure() -> Result<()> {
    if find("node").is_none() || find("npm").is_none() {
        bail!("Node.js is missing: install Node.js 20 or newer with npm (nodejs.org)");
    }
    let folder = end2end();
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("installing the npm packages of the browser tests");
    let mut command = Command::new("npm");
    command
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut command).context("npm cannot install the packages of end2end/package-lock.json")?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// A package that only some machines need, in a folder of its own.
pub fn install_aside(folder: &std::path::Path, package: &str) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = Command::new("npm");
    command
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefix",
        ])
        .arg(folder)
        .arg(package)
        .current_dir(folder);
    run(&mut command)
}
