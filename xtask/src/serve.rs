//! The built `atrium` program: its subcommands, and a server of it that runs beside xtask.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::Signal;
use serde_json::Value;

use crate::bench::http::Client;
use crate::shell::{Guard, free_port, on_exit, output, send, spawn, stop, succeeded};

/// One instance: where its program and data lie and where it listens.
pub struct Atrium {
    program: PathBuf,
    data: PathBuf,
    settings: Vec<(&'static str, String)>,
    pub port: u16,
}

impl Atrium {
    pub fn new(program: PathBuf, data: PathBuf) -> Result<Self> {
        Ok(Self {
            program,
            data,
            settings: Vec::new(),
            port: free_port()?,
        })
    }

    /// With a setting of its own: a variable and its value.
    pub fn with(mut self, variable: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((variable, value.into()));
        self
    }

    /// A second one over the same data, on a port of its own.
    pub fn again(&self) -> Result<Self> {
        let again = Self::new(self.program.clone(), self.data.clone())?;
        let settings = self.settings.clone();
        Ok(Self { settings, ..again })
    }

    /// The SQLite file, where no other database was set.
    pub fn database(&self) -> PathBuf {
        self.data.join("atrium.sqlite")
    }

    pub fn base_url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .env("ATRIUM_DATA_DIR", &self.data)
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("ATRIUM_BASE_URL", self.base_url())
            .envs(self.settings.iter().cloned())
            .stdin(Stdio::null());
        command
    }

    /// A subcommand that reads one line.
    pub fn tell(&self, arguments: &[&str], line: &str) -> Result<()> {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = spawn(&mut command)?;
        if let Some(mut input) = child.stdin.take() {
            writeln!(input, "{line}")?;
        }
        succeeded(&command, child.wait()?)
    }

    /// A subcommand run to its end; what it printed.
    pub fn ask(&self, arguments: &[&str]) -> Result<String> {
        output(&mut self.command(arguments))
    }

    /// Starts it and waits for the first page.
    pub fn serve(&self) -> Result<Server> {
        fs::create_dir_all(&self.data)?;
        let log = self.data.join("serve.log");
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = self.command(&["serve"]);
        command.stdout(file.try_clone()?).stderr(file);
        let started = Instant::now();
        let mut child = spawn(&mut command)?;
        let id = child.id();
        let guard = on_exit(move || send(id, Signal::TERM));
        loop {
            if Client::new(self.port)
                .get("/")
                .is_ok_and(|page| page.status == 200)
            {
                return Ok(Server {
                    child,
                    first_page_after: started.elapsed(),
                    guard: Some(guard),
                });
            }
            let ended = !matches!(child.try_wait(), Ok(None));
            if ended || started.elapsed() > Duration::from_secs(30) {
                bail!("atrium did not start: {}", said(&log));
            }
            std::thread::sleep(Duration::from_micros(500));
        }
    }
}

fn said(log: &Path) -> String {
    fs::read_to_string(log)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

pub struct Server {
    child: Child,
    pub first_page_after: Duration,
    guard: Option<Guard>,
}

impl Server {
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(&mut self.child, Signal::TERM, Duration::from_secs(15));
        if let Some(guard) = self.guard.take() {
            guard.forget();
        }
    }
}

/// What `atrium demo load --json` says one can sign in with.
#[derive(Clone)]
pub struct Login {
    pub role: String,
    pub login: String,
    pub password: String,
    pub company: String,
}

impl Login {
    pub fn is_customer(&self) -> bool {
        self.role == "portal"
    }

    /// The page that shows what this login is for.
    pub fn start(&self) -> &'static str {
        if self.is_customer() {
            "/my"
        } else {
            "/office/contacts"
        }
    }
}

/// `[{"role", "login", "password", "company"}, …]`
pub fn demo_logins(json: &str) -> Result<Vec<Login>> {
    let value: Value =
        serde_json::from_str(json).context("`atrium demo load --json` printed no JSON")?;
    let logins = value
        .as_array()
        .context("`atrium demo load --json` printed no list of logins")?;
    logins
        .iter()
        .map(|login| {
            let text = |name: &str| login[name].as_str().map(str::to_owned);
            Ok(Login {
                role: text("role").context("a demo login without `role`")?,
                login: text("login").context("a demo login without `login`")?,
                password: text("password").unwrap_or_default(),
                company: text("company").unwrap_or_default(),
            })
        })
        .collect()
}
