//! The program as processes: a folder, a database of either kind, runs of the binary.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait as _, Database, QueryResult, Statement};
use serde_json::Value;
use tempfile::TempDir;

pub use super::served::{Served, free_ports};

/// Whatever takes longer does not come any more.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Runs each test on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! places_on_both {
    ($(fn $name:ident($place:ident: Place) $body:block)+) => {$(
        mod $name {
            use super::*;
            fn body($place: support::process::Place) $body
            #[test]
            fn sqlite() { body(support::process::Place::on_sqlite()) }
            #[test]
            fn postgres() { body(support::process::Place::on_postgres()) }
        }
    )+};
}

/// A folder and a database of its own, for several processes.
pub struct Place {
    pub folder: TempDir,
    pub database: String,
}

/// What a run of the program came to.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn ok(self) -> String {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(0), ""),
            "nothing went wrong, so nothing is said to have: {}",
            self.out
        );
        self.out
    }

    /// What was said by a run that failed with `code`; never a panic or a debug print.
    pub fn failed(self, code: i32) -> String {
        let said = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, Some(code), "{said}");
        for word in ["panicked", "Err(", "Some(", "DbErr", "RUST_BACKTRACE"] {
            assert!(!said.contains(word), "{said}");
        }
        said
    }
}

pub fn run_async<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

impl Place {
    pub fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/atrium.sqlite");
        Self {
            database: format!("sqlite://{}?mode=rwc", file.display()),
            folder,
        }
    }

    pub fn on_postgres() -> Self {
        Self {
            database: run_async(super::postgres::fresh()),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atrium"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATRIUM_") {
                command.env_remove(name);
            }
        }
        if self.database.starts_with("postgres") {
            command.env("ATRIUM_DATABASE_URL", &self.database);
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[], "")
    }

    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)], input: &str) -> Ran {
        let mut command = self.command(arguments);
        command
            .envs(variables.iter().copied())
            .stdin(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that refuses before it reads closes its end.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        ran(child.wait_with_output().unwrap())
    }

    pub fn create(&self, email: &str, password: &str) -> Ran {
        self.run_with(
            &["admin", "create", "--email", email, "--name", "Ada Admin"],
            &[],
            &format!("{password}\n"),
        )
    }

    pub fn import(&self, file: &Path, more: &[&str]) -> Ran {
        let mut arguments = vec!["import", "contacts", file.to_str().unwrap()];
        arguments.extend(more);
        self.run(&arguments)
    }

    pub fn report(&self, file: &Path, more: &[&str]) -> [u64; 3] {
        let mut arguments = more.to_vec();
        arguments.push("--json");
        let report: Value = serde_json::from_str(&self.import(file, &arguments).ok()).unwrap();
        ["created", "changed", "unchanged"].map(|name| report[name].as_u64().unwrap())
    }

    pub fn logins(&self) -> Vec<Value> {
        let printed = self.run(&["demo", "load", "--json"]).ok();
        serde_json::from_str(&printed).unwrap()
    }

    pub fn rows<T>(&self, sql: &str, read: impl Fn(&QueryResult) -> T) -> Vec<T> {
        run_async(async {
            let raw = Database::connect(&self.database).await.unwrap();
            let statement = Statement::from_string(raw.get_database_backend(), sql);
            let rows = raw.query_all_raw(statement).await.unwrap();
            raw.close().await.unwrap();
            rows.iter().map(read).collect()
        })
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.rows(sql, |row| row.try_get_by_index(0).unwrap())[0]
    }

    /// Past the program: to tamper, or to do what a page would.
    pub fn execute(&self, sql: &str) {
        assert!(self.define(sql) > 0, "{sql}");
    }

    /// Past the program, where no rows count; how many were affected.
    pub fn define(&self, sql: &str) -> u64 {
        run_async(async {
            let raw = Database::connect(&self.database).await.unwrap();
            let done = raw.execute_unprepared(sql).await.unwrap();
            raw.close().await.unwrap();
            done.rows_affected()
        })
    }

    /// The path of the link in the letter that is about to come.
    pub fn invitation(&self, base_url: &str) -> String {
        let started = Instant::now();
        loop {
            if let Some(path) = self.letters().iter().find_map(|letter| {
                letter
                    .lines()
                    .filter_map(|line| line.trim().strip_prefix(base_url))
                    .find(|path| path.starts_with("/invitation/"))
                    .map(str::to_owned)
            }) {
                return path;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "no invitation came: {:?}",
                self.letters()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// The letters that are whole.
    pub fn letters(&self) -> Vec<String> {
        // The folder comes with the first letter.
        let Ok(entries) = std::fs::read_dir(self.data().join("mail")) else {
            return Vec::new();
        };
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
            .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
            .collect()
    }
}

pub fn ran(output: std::process::Output) -> Ran {
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
