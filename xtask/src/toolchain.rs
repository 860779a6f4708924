//! Makes `wasm32-unknown-unknown` available: rustup's own, else built from Debian's sources.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{apt_install, can_apt, cargo, find, output, root, run, say, work_dir};

pub const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// How to compile for the browser on this machine.
pub struct Wasm {
    environment: Vec<(&'static str, OsString)>,
    /// Clippy understands only the standard library of its own compiler.
    pub has_clippy: bool,
}

impl Wasm {
    /// cargo, ready for `--target wasm32-unknown-unknown`; it shares no folder with the server's build.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = cargo();
        command
            .arg(subcommand)
            .args(["--package", "atrium-frontend", "--target", TARGET])
            .arg("--target-dir")
            .arg(target_dir())
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl Wasm {
    /// The compiler's warnings in our own crates are errors.
    pub fn strict(mut self) -> Self {
        for (name, value) in &mut self.environment {
            if *name == FLAGS {
                value.push(" -Dwarnings");
            }
        }
        self
    }
}

pub fn target_dir() -> PathBuf {
    crate::shell::target_dir().join("wasm")
}

/// Finds or makes the target. `ATRIUM_XTASK_WASM=debian` takes the second path where both are open.
pub fn ensure() -> Result<Wasm> {
    if env::var_os("ATRIUM_XTASK_WASM").is_some_and(|path| path == "debian") {
        return debian();
    }
    let sysroot = sysroot()?;
    if has_target(&sysroot) {
        return Ok(rustup());
    }
    if find("rustup").is_some() {
        say(format!("adding the Rust target {TARGET}"));
        let added = output(Command::new("rustup").args(["target", "add", TARGET]));
        match added {
            Ok(_) if has_target(&sysroot) => return Ok(rustup()),
            Ok(_) => say(format!(
                "rustup added {TARGET}, but not to the toolchain in use"
            )),
            Err(_) => say(format!("rustup cannot download {TARGET} here")),
        }
    }
    debian()
}

fn rustup() -> Wasm {
    Wasm {
        environment: vec![(FLAGS, short_paths().into())],
        has_clippy: true,
    }
}

/// Where a panic would have come from is text in the program everybody downloads: without this machine's
/// folders it is shorter, tells nothing, and is the same wherever it is built.
fn short_paths() -> String {
    let home = env::var("CARGO_HOME")
        .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    // The variable's words are split at spaces.
    if home.is_empty() || home.contains(' ') {
        return String::new();
    }
    format!("--remap-path-prefix={home}/registry/src=crates")
}

fn sysroot() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(root());
    let path = output(&mut rustc)
        .context("Rust is missing: install it with rustup (rustup.rs), stable")?;
    Ok(PathBuf::from(path.trim()))
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn has_target(sysroot: &Path) -> bool {
    fs::read_dir(library(sysroot)).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libcore"))
    })
}

/// Debian's compiler with a standard library built from Debian's sources, linked by rustup's rust-lld.
///
/// The library lies in a sysroot of ours that only the browser's part is compiled against: build scripts
/// and macros run on this machine and keep Debian's. So nothing has to be registered with rustup.
fn debian() -> Result<Wasm> {
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    if !Path::new(DEBIAN_RUSTC).exists() || !sources.exists() {
        if !can_apt() {
            bail!(
                "the Rust target {TARGET} is missing: run `rustup target add {TARGET}`, \
                 or on Debian 12 as root `apt-get install {}`",
                PACKAGES.join(" ")
            );
        }
        apt_install(&PACKAGES).with_context(|| {
            format!(
                "the Rust target {TARGET} is missing and apt-get cannot install {}: \
                 run `rustup target add {TARGET}` where the network allows it",
                PACKAGES.join(" and ")
            )
        })?;
    }
    let linker = linker()?;
    // The path names the compiler: cargo rebuilds when it changes, and only then.
    let version = output(Command::new(DEBIAN_RUSTC).arg("--version"))?;
    let number = version
        .split(' ')
        .nth(1)
        .context("`rustc --version` names no version")?;
    let sysroot = work_dir("wasm-sysroot")?.join(number);
    if !has_target(&sysroot) {
        build_library(&sysroot)?;
    }
    let mut flags = OsString::from(short_paths());
    flags.push(" --sysroot=");
    flags.push(&sysroot);
    Ok(Wasm {
        environment: vec![
            ("RUSTC", DEBIAN_RUSTC.into()),
            (FLAGS, flags),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
        ],
        has_clippy: false,
    })
}

/// rust-lld of the toolchain in use; Debian's package for the browser has none.
fn linker() -> Result<PathBuf> {
    let version = output(Command::new("rustc").arg("-vV").current_dir(root()))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("`rustc -vV` names no host")?;
    let linker = sysroot()?
        .join("lib/rustlib")
        .join(host)
        .join("bin/rust-lld");
    if linker.exists() {
        return Ok(linker);
    }
    bail!(
        "rust-lld is missing in {}: install Rust with rustup (stable)",
        linker.display()
    );
}

fn build_library(sysroot: &Path) -> Result<()> {
    say(format!(
        "building the standard library for {TARGET} from Debian's sources (about a minute, once)"
    ));
    let package = work_dir("wasm-std")?;
    fs::create_dir_all(package.join("src"))?;
    // A workspace of its own, or cargo would take it for a member of ours.
    fs::write(
        package.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    fs::write(package.join("src/lib.rs"), "")?;
    let built = package.join("target");
    let _old = fs::remove_dir_all(&built);
    let mut command = cargo();
    command
        .current_dir(&package)
        .args([
            "build",
            "--quiet",
            "--release",
            "-Zbuild-std=std,panic_abort",
            "--target",
            TARGET,
        ])
        .arg("--target-dir")
        .arg(&built)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it the release profile, which optimises across crates, cannot link this library.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run(&mut command)
        .context("the standard library for the browser cannot be built from rust-web-src")?;

    let making = sysroot.with_extension("making");
    let _old = fs::remove_dir_all(&making);
    fs::create_dir_all(library(&making))?;
    for file in fs::read_dir(built.join(TARGET).join("release/deps"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty") {
            fs::copy(file.path(), library(&making).join(name))?;
        }
    }
    fs::remove_dir_all(&built)?;
    let _old = fs::remove_dir_all(sysroot);
    fs::rename(&making, sysroot)?;
    Ok(())
}
