//! `cargo xtask`: builds, runs, tests and measures Atrium. `cargo xtask help` lists the commands.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

mod bench;
mod browser;
mod css;
mod dependencies;
mod npm;
mod postgres;
mod run;
mod sbom;
mod screenshots;
mod serve;
mod shell;
mod site;
mod soak;
mod spdx;
mod tally;
mod test;
mod toolchain;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::site::Profile;

const HELP: &str = "\
cargo xtask COMMAND

  run                 build the release, load the demo, print the logins, serve
  test                every check and test, browser and both databases included
  watch               debug build; rebuilds and restarts when a file changes, open pages of who is signed in follow
  build [--release]   the one binary, with the site inside (release)
  site [--release]    only what the browser receives, into target/site
  bench [NAME...]     measure against the goals (p1 to p15; all of them without a name) in about four minutes
        [--large]     sizes above 10,000 as well: the first time it makes them, which takes minutes
        [--long]      ten minutes of load as well: whether memory grows
        [--quick]     one short round of each: only whether everything runs
  soak [--minutes N]  the process killed a hundred times in each way, and attacked, under load
  dependencies        only the rules on dependencies: layers, licences, bans, nothing unused
  sbom                what the release is built of, as CycloneDX, beside the binary
  postgres            a throw-away PostgreSQL until Ctrl-C, for `cargo test` by hand
  screenshots         every page in every width, scheme and language, into screenshots/
  help                this text

On Debian, as root, what is missing is installed; elsewhere one line says what to do.";

fn main() -> ExitCode {
    shell::clean_up_when_interrupted();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = dispatch(&words);
    shell::clean_up();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One plain line: the causes are joined, no backtrace.
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<()> {
    match words {
        ["run"] => run::run(),
        ["test"] => test::test(),
        ["watch"] => watch::watch(),
        ["build"] => run::build(Profile::Dev).map(drop),
        ["build", "--release"] => run::build(Profile::Release).and_then(|_| sbom::keep()),
        ["site"] => site::build(Profile::Dev),
        ["site", "--release"] => site::build(Profile::Release),
        ["bench", words @ ..] => bench::bench(words),
        ["soak"] => soak::soak(None),
        ["soak", "--minutes", minutes] => soak::soak(Some(minutes)),
        ["dependencies"] => dependencies::check(),
        ["sbom"] => sbom::keep(),
        ["postgres"] => postgres::until_interrupted(),
        ["screenshots"] => screenshots::screenshots(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [unknown, ..] => {
            bail!("`{unknown}` is not understood here; `cargo xtask help` lists the commands")
        }
    }
}
