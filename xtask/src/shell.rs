//! Running other programs, and leaving nothing behind.

mod undo;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal};

pub use undo::{Guard, TempDir, clean_up, clean_up_when_interrupted, kill_on_exit, on_exit};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// Scratch space of our own that `cargo clean` removes too.
pub fn work_dir(name: &str) -> Result<PathBuf> {
    let dir = target_dir().join("xtask").join(name);
    fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
    Ok(dir)
}

pub fn say(line: impl AsRef<str>) {
    println!("{}", line.as_ref());
}

/// A cargo of its own.
///
/// `cargo run` tells us which package we are. Handed on, that would make build scripts that watch those
/// variables (ring's does) run again whenever somebody alternates between `cargo` and `cargo xtask`.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        let ours = name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || matches!(
                name.as_ref(),
                "CARGO"
                    | "CARGO_BIN_NAME"
                    | "CARGO_CRATE_NAME"
                    | "CARGO_PRIMARY_PACKAGE"
                    | "OUT_DIR"
            );
        if ours {
            command.env_remove(name.as_ref());
        }
    }
    command.env_remove("LD_LIBRARY_PATH").current_dir(root());
    command
}

/// The program in `PATH`, if it is there.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|file| is_executable(file))
}

pub fn is_executable(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

/// Runs to its end, its output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let mut child = spawn(command)?;
    let guard = kill_on_exit(&child);
    let status = child.wait()?;
    guard.forget();
    succeeded(command, status)
}

/// Runs to its end without showing anything, unless it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", words(command)))?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(&out.stderr);
        bail!(
            "`{}` failed ({}): {}",
            words(command),
            out.status,
            said.trim()
        );
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Runs to its end, its output shown as it comes and kept as well.
pub fn tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    if std::io::stdout().is_terminal() {
        command
            .env("CARGO_TERM_COLOR", "always")
            .env("FORCE_COLOR", "1");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = spawn(command)?;
    let guard = kill_on_exit(&child);
    let out = child.stdout.take().context("the output was asked for")?;
    let err = child.stderr.take().context("the output was asked for")?;
    let from_err = thread::spawn(move || echo(err, true));
    let mut kept = echo(out, false);
    kept.push_str(&from_err.join().unwrap_or_default());
    let status = child.wait()?;
    guard.forget();
    Ok((status, without_colours(&kept)))
}

fn echo(from: impl Read, to_stderr: bool) -> String {
    let mut kept = String::new();
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(read) if read > 0) {
        // A closed output is no reason to stop the program that is being shown.
        let _shown = if to_stderr {
            std::io::stderr().write_all(&line)
        } else {
            std::io::stdout().write_all(&line)
        };
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // A colour is ESC [ … m.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

pub fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", words(command));
}

pub fn spawn(command: &mut Command) -> Result<Child> {
    command
        .spawn()
        .with_context(|| format!("cannot start `{}`", words(command)))
}

/// The command as one would type it.
pub fn words(command: &Command) -> String {
    let mut words = vec![
        Path::new(command.get_program())
            .file_name()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(OsStr::to_string_lossy)
            .map(Into::into),
    );
    words.join(" ")
}

/// Whether packages can be installed without asking: root, on Debian or its kin.
pub fn can_apt() -> bool {
    rustix::process::geteuid().is_root() && find("apt-get").is_some()
}

/// Installs Debian packages, with fresh lists when the old ones do not know them.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    say(format!("installing with apt-get: {}", packages.join(" ")));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    };
    let install = || {
        let mut command = apt(&["install", "--yes", "--no-install-recommends", "--quiet"]);
        command.args(packages);
        command
    };
    if run(install().stderr(Stdio::null())).is_ok() {
        return Ok(());
    }
    run(&mut apt(&["update", "--quiet"]))?;
    run(&mut install())
}

/// A TCP port of the loopback interface that nobody listens on now.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// Waits until `ready` holds, asking every 20 ms.
pub fn wait_until(limit: Duration, mut ready: impl FnMut() -> bool) -> bool {
    let started = Instant::now();
    loop {
        if ready() {
            return true;
        }
        if started.elapsed() > limit {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Asks the process to end with `signal`, and ends it when it has not within `patience`.
pub fn stop(child: &mut Child, signal: Signal, patience: Duration) {
    send(child.id(), signal);
    if !wait_until(patience, || {
        matches!(child.try_wait(), Ok(Some(_)) | Err(_))
    }) {
        let _gone = child.kill();
        let _gone = child.wait();
    }
}

pub fn send(id: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // It may have ended by itself: then there is nothing to do.
        let _sent = rustix::process::kill_process(pid, signal);
    }
}
