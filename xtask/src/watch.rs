//! Rebuilds and restarts whenever a file changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;
use rustix::process::Signal;

use crate::run::{Place, build, prepare, server};
use crate::shell::{Guard, kill_on_exit, root, say, spawn, stop};
use crate::site::{self, Profile};

const FOLDERS: [&str; 8] = [
    "app",
    "backend",
    "domain",
    "frontend",
    "i18n",
    "migration",
    "server",
    "style",
];

type Seen = BTreeMap<PathBuf, SystemTime>;

/// What has to be made anew.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    /// Style sheets, scripts, pictures.
    Plain,
    /// What only the server holds.
    Server,
    /// What the browser's program holds too.
    Everything,
}

pub fn watch() -> Result<()> {
    let mut seen = look();
    let place = Place::choose()?;
    let program = build(Profile::Dev)?;
    let logins = prepare(&program, &place)?;
    for login in &logins {
        say(format!(
            "  {}: {}  {}",
            login.role, login.login, login.password
        ));
    }
    let mut running = Some(Running::start(&program, &place)?);
    loop {
        thread::sleep(Duration::from_secs(1));
        let now = look();
        let Some(work) = changed(&seen, &now) else {
            continue;
        };
        seen = now;
        let started = Instant::now();
        let made = match work {
            Work::Plain => site::rebuild_plain(Profile::Dev),
            Work::Server => server(Profile::Dev).map(drop),
            Work::Everything => build(Profile::Dev).map(drop),
        };
        if let Err(error) = made {
            say(format!("not rebuilt, the last good one goes on: {error:#}"));
            continue;
        }
        // The old one first: both listen on the same port.
        drop(running.take());
        running = Some(Running::start(&program, &place)?);
        say(format!(
            "rebuilt in {:.1} s: reload {}",
            started.elapsed().as_secs_f64(),
            place.base_url
        ));
    }
}

struct Running {
    child: Child,
    guard: Option<Guard>,
}

impl Running {
    fn start(program: &Path, place: &Place) -> Result<Self> {
        crate::shell::run(&mut place.command(program, &["migrate"]))?;
        let child = spawn(&mut place.command(program, &["serve"]))?;
        let guard = Some(kill_on_exit(&child));
        Ok(Self { child, guard })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        stop(&mut self.child, Signal::TERM, Duration::from_secs(5));
        if let Some(guard) = self.guard.take() {
            guard.forget();
        }
    }
}

fn look() -> Seen {
    let mut seen = Seen::new();
    for folder in FOLDERS {
        note(&root().join(folder), &mut seen);
    }
    seen
}

fn note(folder: &Path, seen: &mut Seen) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(about) = entry.metadata() else {
            continue;
        };
        // Editors leave hidden files and backups while one types.
        if entry.file_name().to_string_lossy().starts_with('.')
            || path.extension().is_some_and(|it| it == "swp")
        {
            continue;
        }
        if about.is_dir() {
            note(&path, seen);
        } else if let Ok(time) = about.modified() {
            seen.insert(path, time);
        }
    }
}

fn changed(before: &Seen, now: &Seen) -> Option<Work> {
    let touched = now
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(time))
        .map(|(path, _)| path);
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    touched.chain(gone).map(|path| work_for(path)).max()
}

fn work_for(path: &Path) -> Work {
    let inside = path.strip_prefix(root()).unwrap_or(path);
    if inside.starts_with("style") || inside.starts_with("app/assets") {
        Work::Plain
    } else if ["app", "domain", "frontend"]
        .iter()
        .any(|folder| inside.starts_with(folder))
    {
        Work::Everything
    } else {
        Work::Server
    }
}
