//! `atrium demo …`

use std::process::ExitCode;

use atrium_backend::config::Config;
use atrium_backend::operation::demo::{self, Kept, Loaded, Login, Removed, Why};
use clap::Subcommand;
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::{Ended, house, say, words};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Load it, and print somebody to sign in as in each role; again, it sets new passwords
    Load {
        /// Print nothing but the logins, as JSON
        #[arg(long)]
        json: bool,
        /// Only where there is no staff login yet; where there is one, load nothing
        #[arg(long)]
        new: bool,
    },
    /// Take back what it wrote, where nothing depends on it
    Remove,
}

pub async fn run(config: &Config, command: Command) -> Ended {
    let atrium = house(config).await?;
    match command {
        Command::Load { json, new } => {
            let loaded = if new {
                demo::load_where_nobody_is(&atrium).await
            } else {
                demo::load(&atrium).await.map(Some)
            };
            let loaded = loaded.map_err(|error| words::error(config, error))?;
            match loaded {
                Some(loaded) if json => print_json(&loaded.logins),
                Some(loaded) => print_loaded(config, &loaded),
                None if json => print_json(&[]),
                None => say::line("There are staff logins here already: nothing was loaded."),
            }
        }
        Command::Remove => {
            let removed = demo::remove(&atrium)
                .await
                .map_err(|error| words::error(config, error))?;
            print_removed(&removed);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print_json(logins: &[Login]) {
    let logins: Vec<serde_json::Value> = logins
        .iter()
        .map(|login| {
            json!({
                "role": login.part.code(),
                "login": login.login,
                "password": login.password.expose_secret(),
                "company": login.company,
            })
        })
        .collect();
    say::line(&serde_json::Value::from(logins).to_string());
}

fn print_loaded(config: &Config, loaded: &Loaded) {
    if loaded.was_there {
        say::line("The demo was here already; its passwords are new:");
    } else {
        say::line(&format!(
            "{} contacts, and somebody to sign in as in each role:",
            loaded.report.created
        ));
    }
    let rows: Vec<[String; 4]> = loaded
        .logins
        .iter()
        .map(|login| {
            [
                login.part.code().to_owned(),
                login.login.clone(),
                login.password.expose_secret().to_owned(),
                login.company.clone(),
            ]
        })
        .collect();
    say::table(["Role", "Login", "Password", "Company"], &rows);
    say::line(&format!(
        "Sign in at {}/login. The passwords are shown this once.",
        config.base_url()
    ));
}

fn print_removed(removed: &Removed) {
    if removed.contacts + removed.logins + removed.kept.len() == 0 {
        return say::line("There is no demo here.");
    }
    say::line(&format!(
        "{} contacts and {} logins of the demo are gone.",
        removed.contacts, removed.logins
    ));
    for Kept { what, why } in &removed.kept {
        let why = match why {
            Why::Edited => "it was edited here",
            Why::OthersBelow => "contacts that stay are below it",
            Why::Access => "somebody has, or had, access through it that the demo did not give",
            Why::GrantedOthers => {
                "it granted access that stays; nobody can sign in with it any more"
            }
            Why::AccessElsewhere => "it has access that the demo did not give",
        };
        say::line(&format!("kept: {what}, because {why}"));
    }
    say::line("The trail stays: it says who did what, also of what is gone.");
    if !removed.administrator_left {
        say::line("No administrator can sign in any more: `atrium admin create` makes one.");
    }
}
