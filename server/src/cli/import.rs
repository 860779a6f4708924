//! `atrium import …`

use std::fs::File;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use atrium_backend::config::Config;
use atrium_backend::import::contacts::ReadError;
use atrium_backend::import::{MOST_REJECTED, Rejects};
use atrium_backend::operation::import_contacts::Report;
use atrium_backend::operation::import_contacts::journal::{self, TakeError, Taken};
use atrium_domain::form::source_system;
use atrium_domain::import_field::ImportField;
use atrium_domain::locale::Locale;
use atrium_i18n::rule_text;
use clap::Subcommand;
use serde_json::{Value, json};

use super::house::private_folder;
use super::{Ended, house, say, words};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Contacts, from a CSV file with the columns of Odoo's export
    Contacts {
        /// The file
        file: PathBuf,
        /// Only say what would come of it
        #[arg(long)]
        dry_run: bool,
        /// The system the file comes from: with an id, it names a contact for good
        #[arg(long, default_value = "odoo", value_parser = source)]
        source: String,
        /// What a column fills, where its name does not say it: "Column=field", with the field's
        /// technical name in Odoo, or "Column=" for one that is not imported
        #[arg(long, value_parser = mapped)]
        map: Vec<(String, Option<ImportField>)>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

fn source(text: &str) -> Result<String, String> {
    source_system(text).map_err(|rule| rule_text(Locale::En, &rule))
}

fn mapped(text: &str) -> Result<(String, Option<ImportField>), String> {
    let (column, code) = text
        .rsplit_once('=')
        .ok_or("write COLUMN=FIELD, or COLUMN= for one that is not imported")?;
    let column = column.trim().to_owned();
    match code.trim() {
        "" => Ok((column, None)),
        code => ImportField::from_code(code)
            .map(|field| (column, Some(field)))
            .ok_or_else(|| {
                let known: Vec<&str> = ImportField::ALL.iter().map(|field| field.code()).collect();
                format!("there is no field {code}; there are {}", known.join(", "))
            }),
    }
}

pub async fn run(config: &Config, command: Command) -> Ended {
    let Command::Contacts {
        file: path,
        dry_run,
        source,
        map,
        json,
    } = command;
    // For a dry run the copy is nobody's concern: not in the data folder, which may not even be there.
    let folder = if dry_run {
        std::env::temp_dir()
    } else {
        config.data_dir().join(journal::FOLDER)
    };
    let mut taken = match take(config, &path, &folder, &map)? {
        Ok(taken) => taken,
        Err(rejects) => return Ok(rejected(&path, &rejects, json)),
    };
    let ignored = taken.checked.ignored_columns();
    let mut is_made = true;
    let result = if dry_run {
        match house::as_it_is(config).await? {
            Some(atrium) => taken.dry_run(&atrium, &source).await,
            None => {
                is_made = false;
                taken.dry_run_on_nothing(config, &source).await
            }
        }
    } else {
        let atrium = house(config).await?;
        let progress = Progress::begin();
        let result = taken
            .apply(&atrium, &source, &|done, of| progress.tell(done, of))
            .await;
        progress.end();
        result
    };
    match result.map_err(|error| words::error(config, error))? {
        Err(rejects) => Ok(rejected(&path, &rejects, json)),
        Ok(report) => {
            if json {
                say::line(&report_json(&source, dry_run, &report, &ignored).to_string());
            } else {
                print(dry_run, &report, &ignored);
                if !is_made {
                    say::line("There is no database yet: the file was checked against none.");
                }
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The file, taken in to its end, or its rejected lines.
fn take(
    config: &Config,
    path: &Path,
    folder: &Path,
    map: &[(String, Option<ImportField>)],
) -> Result<Result<Taken, Rejects>, String> {
    let unreadable =
        |error: std::io::Error| format!("The file {} can't be read: {error}", path.display());
    let file = File::open(path).map_err(unreadable)?;
    if folder.starts_with(config.data_dir()) && !folder.exists() {
        // The data folder is made first, by the same rules as for everybody.
        private_folder(config.data_dir())?;
    }
    match journal::take(file, folder, map) {
        Ok(taken) => Ok(Ok(taken)),
        Err(TakeError::Read(ReadError::Rejected(rejects))) => Ok(Err(rejects)),
        Err(TakeError::Read(ReadError::Unreadable(error))) => Err(unreadable(error)),
        Err(error @ TakeError::Copy(..)) => Err(error.to_string()),
    }
}

/// How far it is, on a terminal, where somebody waits for it.
struct Progress {
    began: Instant,
    shown: bool,
}

impl Progress {
    fn begin() -> Self {
        Self {
            began: Instant::now(),
            shown: std::io::stderr().is_terminal(),
        }
    }

    fn tell(&self, done: usize, of: usize) {
        if self.shown {
            let millis = self.began.elapsed().as_millis().max(1);
            let rate = done as u128 * 1000 / millis;
            say::over(&format!("{done} of {of} contacts, {rate} a second"));
        }
    }

    fn end(&self) {
        if self.shown {
            say::over("");
        }
    }
}

fn rejected(path: &Path, rejects: &Rejects, json: bool) -> ExitCode {
    if json {
        let lines: Vec<Value> = rejects
            .reasons()
            .map(|(line, field, rule)| {
                json!({
                    "line": line,
                    "field": field.map(ToString::to_string),
                    "reason": rule_text(Locale::En, rule),
                })
            })
            .collect();
        say::line(&json!({ "rejected": lines }).to_string());
    } else {
        say::line(&rejects.to_string());
    }
    let lines = if rejects.len() == 1 {
        "1 line was"
    } else {
        &format!("{} lines were", rejects.len())
    };
    if rejects.len() >= MOST_REJECTED {
        say::trouble("atrium: No more lines were looked for.");
    }
    say::trouble(&format!(
        "atrium: {lines} rejected of {}; nothing was written.",
        path.display()
    ));
    ExitCode::FAILURE
}

fn print(dry_run: bool, report: &Report, ignored: &[String]) {
    let Report {
        created,
        changed,
        unchanged,
        kept,
    } = report;
    let would = if dry_run { " would be" } else { "" };
    say::line(&format!(
        "{}{would} created, {changed} changed, {unchanged} unchanged.",
        words::contacts(*created)
    ));
    for (line, id, fields) in kept {
        say::line(&format!(
            "line {line}: {id} was edited here, and keeps {}",
            fields.join(", ")
        ));
    }
    if !ignored.is_empty() {
        say::line(&format!(
            "Columns that were not read: {}",
            ignored.join(", ")
        ));
    }
    if dry_run {
        say::line("Nothing was written.");
    }
}

fn report_json(source: &str, dry_run: bool, report: &Report, ignored: &[String]) -> Value {
    let kept: Vec<Value> = report
        .kept
        .iter()
        .map(|(line, id, fields)| json!({ "line": line, "id": id, "fields": fields }))
        .collect();
    json!({
        "source": source,
        "dry_run": dry_run,
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "kept": kept,
        "ignored_columns": ignored,
    })
}
