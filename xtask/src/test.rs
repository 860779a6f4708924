//! Every check and test there is, in the order in which they are likely to fail cheaply.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::shell::{cargo, find, root, run, say, succeeded, target_dir, tee, work_dir};
use crate::site::{self, Profile};
use crate::tally::Tally;
use crate::{browser, dependencies, npm, postgres, toolchain};

/// Everything that runs on the server's side, always in this one selection: cargo builds a dependency again
/// for each set of features, and the set follows from the packages that are named.
pub const HOST: [&str; 3] = ["--workspace", "--exclude", "atrium-frontend"];

#[derive(Default)]
struct Run {
    tally: Tally,
}

pub fn test() -> Result<()> {
    let started = Instant::now();
    let mut run = Run::default();
    let outcome = everything(&mut run);
    say("");
    if let Err(error) = &outcome {
        say(format!("stopped: {error:#}"));
        // A check that failed is a failure even where no test was counted as one.
        run.tally.failed = run.tally.failed.max(1);
    }
    say(format!("in {}", minutes(started)));
    say(run.tally.line());
    outcome.context("the tests did not pass")
}

fn everything(run: &mut Run) -> Result<()> {
    run.step("format", |_| {
        shown(cargo().args(["fmt", "--all", "--check"]))
    })?;
    if find("typos").is_some() {
        run.step("spelling", |_| {
            shown(Command::new("typos").current_dir(root()))
        })?;
    }
    run.step("dependencies", |_| {
        dependencies::check()?;
        dependencies::mention_fuller_checks();
        Ok(())
    })?;
    run.step("clippy", |_| {
        site::ensure_folder()?;
        shown(
            cargo()
                .arg("clippy")
                .args(HOST)
                .args(["--all-targets", "--", "-D", "warnings"]),
        )
    })?;
    run.step("clippy, the browser's part", |_| browser_clippy())?;
    run.step("npm packages", |_| npm::ensure())?;
    run.step("the browser tests' types", |_| {
        shown(npm::npx("tsc").arg("--noEmit"))
    })?;
    run.step("site", |_| site::build(Profile::Dev))?;

    let postgres = run.step("PostgreSQL", |_| postgres::start())?;
    let threads = std::thread::available_parallelism()?.get() * 2;
    run.step("tests, on SQLite and PostgreSQL", |tally| {
        let mut tests = cargo();
        tests.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]);
        tests
            .args(HOST)
            // A tool of the bench without tests; its features are the server's, so leaving it out changes nothing.
            .args(["--exclude", "atrium-floor"])
            .env("ATRIUM_TEST_POSTGRES_URL", &postgres.url)
            // Much of what is tested waits: for a killed process, a slow client, a database.
            .env("RUST_TEST_THREADS", threads.to_string());
        counted(&mut tests, tally)
    })?;
    run.step("tests in the documentation", |tally| {
        let mut tests = cargo();
        tests.args(["test", "--doc", "--no-fail-fast"]).args(HOST);
        counted(&mut tests, tally)
    })?;
    run.step("server", |_| {
        shown(cargo().arg("build").args(HOST).args(["--bin", "atrium"]))
    })?;
    let chromium = run.step("Chromium", |_| browser::ensure())?;
    run.step("tests in the browser", |tally| {
        let report = work_dir("playwright")?.join("report.json");
        let _old = fs::remove_file(&report);
        let mut tests = npm::npx("playwright");
        tests
            .arg("test")
            .env("ATRIUM_BINARY", target_dir().join("debug/atrium"))
            .env("ATRIUM_TEST_POSTGRES_URL", &postgres.url)
            .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
        chromium.hand_to(&mut tests);
        let outcome = shown(&mut tests);
        if let Ok(report) = fs::read_to_string(&report) {
            tally.add(Tally::of_playwright(&report)?);
        }
        outcome
    })
}

impl Run {
    fn step<T>(&mut self, name: &str, work: impl FnOnce(&mut Tally) -> Result<T>) -> Result<T> {
        say(format!("\n== {name}"));
        let started = Instant::now();
        let done = work(&mut self.tally).with_context(|| name.to_owned())?;
        say(format!("== {name}: {}", minutes(started)));
        Ok(done)
    }
}

fn minutes(started: Instant) -> String {
    let seconds = started.elapsed().as_secs_f64();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    format!("{} min {} s", seconds as u64 / 60, seconds as u64 % 60)
}

fn shown(command: &mut Command) -> Result<()> {
    run(command)
}

/// Runs tests, shows what they say and adds up what they found.
fn counted(command: &mut Command, tally: &mut Tally) -> Result<()> {
    let (status, said) = tee(command)?;
    tally.add(Tally::of_cargo(&said));
    succeeded(command, status)
}

fn browser_clippy() -> Result<()> {
    let wasm = toolchain::ensure()?;
    if wasm.has_clippy {
        let mut clippy = wasm.cargo("clippy");
        return shown(clippy.args(["--profile", Profile::Dev.wasm(), "--", "-D", "warnings"]));
    }
    say(
        "Debian's Rust has no clippy for the browser's target: the compiler's own warnings are checked",
    );
    shown(
        wasm.strict()
            .cargo("check")
            .args(["--profile", Profile::Dev.wasm()]),
    )
}
