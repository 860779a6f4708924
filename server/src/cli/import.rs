//! `atrium import …`

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use atrium_backend::config::Config;
use atrium_backend::import::contacts::{ReadError, read};
use atrium_backend::import::{Contacts, Rejects};
use atrium_backend::operation::demo;
use atrium_backend::operation::import_contacts::{Report, apply};
use atrium_domain::locale::Locale;
use atrium_i18n::rule_text;
use clap::Subcommand;
use serde_json::{Value, json};

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
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

fn source(text: &str) -> Result<String, String> {
    if text == demo::SOURCE {
        return Err("the demo's own; choose another".to_owned());
    }
    let fits = (1..=40).contains(&text.len())
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte)
        });
    if fits {
        Ok(text.to_owned())
    } else {
        Err("write 1 to 40 of a to z, 0 to 9, - _ .".to_owned())
    }
}

pub async fn run(config: &Config, command: Command) -> Ended {
    let Command::Contacts {
        file: path,
        dry_run,
        source,
        json,
    } = command;
    let contacts = match contacts(&path)? {
        Ok(contacts) => contacts,
        Err(rejects) => return Ok(rejected(&path, &rejects, json)),
    };
    let atrium = house(config).await?;
    match apply(&atrium, &source, &contacts, dry_run)
        .await
        .map_err(|error| words::error(config, error))?
    {
        Err(rejects) => Ok(rejected(&path, &rejects, json)),
        Ok(report) => {
            if json {
                say::line(&report_json(&source, dry_run, &report, &contacts).to_string());
            } else {
                print(dry_run, &report, &contacts);
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The file, read to its end, or its rejected lines.
fn contacts(path: &Path) -> Result<Result<Contacts, Rejects>, String> {
    let unreadable =
        |error: std::io::Error| format!("The file {} can't be read: {error}", path.display());
    match File::open(path).map_err(unreadable).map(read)? {
        Ok(contacts) => Ok(Ok(contacts)),
        Err(ReadError::Rejected(rejects)) => Ok(Err(rejects)),
        Err(ReadError::Unreadable(error)) => Err(unreadable(error)),
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
    say::trouble(&format!(
        "atrium: {lines} rejected of {}; nothing was written.",
        path.display()
    ));
    ExitCode::FAILURE
}

fn print(dry_run: bool, report: &Report, contacts: &Contacts) {
    let Report {
        created,
        changed,
        unchanged,
        kept,
    } = report;
    let would = if dry_run { " would be" } else { "" };
    say::line(&format!(
        "{created} contacts{would} created, {changed} changed, {unchanged} unchanged."
    ));
    for (line, id, fields) in kept {
        say::line(&format!(
            "line {line}: {id} was edited here, and keeps {}",
            fields.join(", ")
        ));
    }
    if !contacts.ignored_columns.is_empty() {
        say::line(&format!(
            "Columns that were not read: {}",
            contacts.ignored_columns.join(", ")
        ));
    }
    if dry_run {
        say::line("Nothing was written.");
    }
}

fn report_json(source: &str, dry_run: bool, report: &Report, contacts: &Contacts) -> Value {
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
        "ignored_columns": contacts.ignored_columns,
    })
}
