//! The binary, and the one command a newcomer types.

use std::env;
use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::serve::{Login, demo_logins};
use crate::shell::{cargo, clean_up, output, root, run as run_shown, say, target_dir, words};
use crate::site::{self, Profile};

/// The site and the server that holds it; where the program lies.
pub fn build(profile: Profile) -> Result<PathBuf> {
    site::build(profile)?;
    server(profile)
}

/// The program `ATRIUM_BINARY` names, else one built now.
pub fn binary(profile: Profile) -> Result<PathBuf> {
    match env::var_os("ATRIUM_BINARY") {
        Some(program) => Ok(PathBuf::from(program)),
        None => build(profile),
    }
}

/// The program the bench compares with: what `ATRIUM_FLOOR` names, else one built now.
pub fn floor(profile: Profile) -> Result<PathBuf> {
    match env::var_os("ATRIUM_FLOOR") {
        Some(program) => Ok(PathBuf::from(program)),
        // The server is named only so that both are built of the same parts.
        None => cargo_build(&["atrium-server", "atrium-floor"], "floor", profile),
    }
}

/// Only the server, with the site as it is.
pub fn server(profile: Profile) -> Result<PathBuf> {
    cargo_build(&["atrium-server"], "atrium", profile)
}

fn cargo_build(packages: &[&str], program: &str, profile: Profile) -> Result<PathBuf> {
    let mut command = cargo();
    command.args(["build", "--bin", program]);
    for package in packages {
        command.args(["--package", package]);
    }
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            command.arg("--release");
            "release"
        }
    };
    run_shown(&mut command)?;
    Ok(target_dir().join(folder).join(program))
}

/// What `atrium` is told where nobody has said otherwise.
pub struct Place {
    pub data: PathBuf,
    listen: String,
    pub base_url: String,
}

impl Place {
    /// The environment's own settings, else `data/` and port 3000, or the next one that is free.
    pub fn choose() -> Result<Self> {
        let data =
            env::var_os("ATRIUM_DATA_DIR").map_or_else(|| root().join("data"), PathBuf::from);
        let listen = match env::var("ATRIUM_LISTEN") {
            Ok(listen) => listen,
            Err(_) => format!("127.0.0.1:{}", port()?),
        };
        let port = listen.rsplit(':').next().unwrap_or_default();
        let base_url =
            env::var("ATRIUM_BASE_URL").unwrap_or_else(|_| format!("http://localhost:{port}"));
        Ok(Self {
            data,
            listen,
            base_url,
        })
    }

    pub fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(root())
            .env("ATRIUM_DATA_DIR", &self.data)
            .env("ATRIUM_LISTEN", &self.listen)
            .env("ATRIUM_BASE_URL", &self.base_url);
        command
    }
}

fn port() -> Result<u16> {
    let wished = 3000..3020;
    for port in wished.clone() {
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            if port != wished.start {
                say(format!(
                    "port {} is taken, so {port} it is (ATRIUM_LISTEN chooses another)",
                    wished.start
                ));
            }
            return Ok(port);
        }
    }
    bail!(
        "ports {} to {} are all taken: choose one with ATRIUM_LISTEN=127.0.0.1:PORT",
        wished.start,
        wished.end - 1
    )
}

pub fn run() -> Result<()> {
    let program = build(Profile::Release)?;
    let place = Place::choose()?;
    let logins = prepare(&program, &place)?;
    introduce(&place, &logins);
    let mut serve = place.command(&program, &["serve"]);
    clean_up();
    // Returns only when it fails: from here on this process is the server.
    let error = serve.exec();
    Err(error).with_context(|| format!("cannot start `{}`", words(&serve)))
}

/// The database, migrated, with the demo in it where nobody was there yet.
pub fn prepare(program: &Path, place: &Place) -> Result<Vec<Login>> {
    run_shown(&mut place.command(program, &["migrate"]))?;
    let kept = place.data.join("demo-logins.json");
    let load = ["demo", "load", "--new", "--json"];
    let printed = output(&mut place.command(program, &load))?;
    let logins = demo_logins(&printed)?;
    if !logins.is_empty() {
        say("the demo is loaded");
        keep(&kept, &printed)?;
        return Ok(logins);
    }
    match fs::read_to_string(&kept) {
        Ok(printed) => demo_logins(&printed),
        Err(_) => Ok(Vec::new()),
    }
}

/// For the next start: passwords are stored as hashes only, so nothing else could tell them again.
fn keep(file: &Path, printed: &str) -> Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)?;
    file.write_all(printed.as_bytes())?;
    Ok(())
}

fn introduce(place: &Place, logins: &[Login]) {
    let base = &place.base_url;
    let mails = place.data.join("mail");
    say("");
    say(format!("  Atrium      {base}"));
    say(format!("  Sign in     {base}/login"));
    say(format!(
        "  Mails       {}  (one .eml file each, until a mail server is set)",
        mails.display()
    ));
    say(format!("  Data        {}", place.data.display()));
    say("");
    if logins.is_empty() {
        say("  No logins of a demo are known here: `atrium demo load` loads one, or sets it new");
        say("  passwords; `atrium admin create` makes an administrator.");
    } else {
        print_table(logins);
    }
    say("");
    say("  Ctrl-C ends it.");
    say("");
}

fn print_table(logins: &[Login]) {
    let head = ["Who", "Login", "Password", "Company", "Starts at"];
    let rows: Vec<[&str; 5]> = std::iter::once(head)
        .chain(logins.iter().map(|it| {
            [
                it.role.as_str(),
                it.login.as_str(),
                it.password.as_str(),
                it.company.as_str(),
                it.start(),
            ]
        }))
        .collect();
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        say(format!("  {}", cells.join("  ").trim_end()));
    }
}
