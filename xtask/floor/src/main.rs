//! What this machine can do at best, for `cargo xtask bench` to compare Atrium with: the same rows and SQL
//! behind bare axum and sea-orm, pages with nothing behind them, Argon2 alone, rows written straight into a file.
//!
//! No part of Atrium. It opens the bench's own SQLite files and nothing else, and must never be shipped: its pages
//! ask no rights.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

mod bare;
mod grant;
mod hash;
mod pages;
mod same;
mod seed;

use std::process::ExitCode;

use anyhow::{Result, bail};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

const HELP: &str = "\
floor serve DATABASE PORT     portal home and contacts list, as bare as they can be
floor bare SCRATCH PORT       pages with nothing behind them, as many files and bytes as asked for
floor hash DATABASE SECONDS   Argon2id on one core, with the parameters of a stored password: prints hashes a second
floor seed DATABASE CSV       the contacts of a list as rows, without the house: prints rows a second
floor grant DATABASE COUNT    the rows of access for many contacts, in one transaction: prints seconds
floor same DATABASE DATABASE  whether both hold the same contacts, times and numbers aside";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match obey(&words).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("floor: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn obey(words: &[&str]) -> Result<()> {
    match words {
        ["serve", database, port] => pages::serve(open(database, 4).await?, port.parse()?).await,
        ["bare", scratch, port] => {
            let database = open(&format!("{scratch}?mode=rwc"), 1).await?;
            bare::serve(database, port.parse()?).await
        }
        ["hash", database, seconds] => {
            let rate = hash::rate(&open(database, 1).await?, seconds.parse()?).await?;
            println!("{rate}");
            Ok(())
        }
        ["seed", database, list] => {
            let rate = seed::seed(&open(database, 1).await?, list).await?;
            println!("{rate}");
            Ok(())
        }
        ["grant", database, count] => {
            let seconds = grant::grant(&open(database, 1).await?, count.parse()?).await?;
            println!("{seconds}");
            Ok(())
        }
        ["same", one, other] => same::compare(&open(one, 1).await?, other).await,
        _ => bail!("{HELP}"),
    }
}

/// As the house opens its file, so that neither has a cache the other lacks.
async fn open(file: &str, connections: u32) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite://{file}"));
    options
        .max_connections(connections)
        .min_connections(1)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("mmap_size", "268435456")
                .pragma("cache_size", "-8000")
        });
    Ok(Database::connect(options).await?)
}
