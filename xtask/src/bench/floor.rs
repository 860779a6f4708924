//! The floor: a program as bare as the task allows, over the same file. Built from `xtask/floor`.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::Signal;

use super::http::Client;
use crate::shell::{Guard, free_port, kill_on_exit, output, spawn, stop, wait_until};

pub struct Floor(pub PathBuf);

impl Floor {
    fn ask(&self, arguments: &[&str], files: &[&Path]) -> Result<String> {
        let mut command = Command::new(&self.0);
        let (first, rest) = arguments.split_first().context("no command")?;
        command.arg(first).args(files).args(rest);
        // What SQLite sorts on disk lies beside the data: /tmp may be memory.
        if let Some(folder) = files.first().and_then(|file| file.parent()) {
            command.env("SQLITE_TMPDIR", folder);
        }
        output(&mut command)
    }

    /// Argon2id hashes a second on one core, alone.
    pub fn hashes(&self, database: &Path, length: Duration) -> Result<f64> {
        let seconds = length.as_secs_f64().to_string();
        number(&self.ask(&["hash", &seconds], &[database])?)
    }

    /// Writes a list of contacts as rows; rows a second.
    pub fn seed(&self, database: &Path, list: &Path) -> Result<f64> {
        number(&self.ask(&["seed"], &[database, list])?)
    }

    /// Writes the rows of access for so many contacts, in one transaction; seconds.
    pub fn grant(&self, database: &Path, count: usize) -> Result<f64> {
        number(&self.ask(&["grant", &count.to_string()], &[database])?)
    }

    /// That two databases hold the same contacts.
    pub fn same(&self, one: &Path, other: &Path) -> Result<()> {
        self.ask(&["same"], &[one, other])
            .map(drop)
            .context("what the bench writes is not what Atrium writes: mend xtask/floor")
    }

    /// Portal home and contacts list over a database.
    pub fn serve(&self, database: &Path) -> Result<Served> {
        self.listen("serve", database)
    }

    /// Pages with nothing behind them, for a browser; what is granted there goes into a file of its own.
    pub fn bare(&self, scratch: &Path) -> Result<Served> {
        self.listen("bare", scratch)
    }

    fn listen(&self, what: &str, database: &Path) -> Result<Served> {
        let port = free_port()?;
        let mut command = Command::new(&self.0);
        command
            .arg(what)
            .arg(database)
            .arg(port.to_string())
            .stdin(Stdio::null());
        let mut child = spawn(&mut command)?;
        let guard = kill_on_exit(&child);
        let up = wait_until(Duration::from_secs(10), || {
            Client::new(port).get("/my").is_ok() || !matches!(child.try_wait(), Ok(None))
        });
        if !up || !matches!(child.try_wait(), Ok(None)) {
            bail!("the floor did not start");
        }
        Ok(Served {
            port,
            child,
            guard: Some(guard),
        })
    }
}

fn number(said: &str) -> Result<f64> {
    said.trim()
        .parse()
        .with_context(|| format!("the floor printed no number: {said}"))
}

pub struct Served {
    pub port: u16,
    child: Child,
    guard: Option<Guard>,
}

impl Served {
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        stop(&mut self.child, Signal::TERM, Duration::from_secs(5));
        if let Some(guard) = self.guard.take() {
            guard.forget();
        }
    }
}
