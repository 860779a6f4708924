//! The command line: one file a command.
//!
//! What a command has to tell goes to standard output, what went wrong to standard error, in
//! plain words and with exit code 1; what a command means by another code is said where it is.

mod admin;
mod audit;
mod backup;
mod demo;
mod doctor;
mod house;
mod import;
mod log;
mod password;
mod restore;
mod say;
mod serve;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use atrium_backend::config::{Config, Environment, example};
use clap::{Parser, Subcommand};

pub use house::house;

/// What a command ends with: an exit code, or what went wrong.
type Ended = Result<ExitCode, String>;

#[derive(Debug, Parser)]
#[command(
    name = "atrium",
    version,
    about = "A customer portal with its back office"
)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
struct Line {
    /// The file of settings, instead of atrium.toml in the current folder
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portal and the back office
    Serve,
    /// Bring the database to this version's schema
    Migrate,
    /// Staff logins
    #[command(subcommand)]
    Admin(admin::Command),
    /// A demo address book with logins in every role
    #[command(subcommand)]
    Demo(demo::Command),
    /// Bring in data from elsewhere
    #[command(subcommand)]
    Import(import::Command),
    /// The record of who did what
    #[command(subcommand)]
    Audit(audit::Command),
    /// Write the database and the files into one file, while others serve
    Backup(backup::Arguments),
    /// Bring a backup back, or prove that it could be
    Restore(restore::Arguments),
    /// Say whether everything is in order; changes nothing
    Doctor {
        /// Also look at every row: what must belong together, what must follow from what
        #[arg(long)]
        invariants: bool,
        /// Only ask the process that serves whether it is ready: for health checks
        #[arg(long)]
        serving: bool,
    },
    /// Settings
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Print every setting, where it comes from, and no password
    Print,
    /// Print the file to start from
    Example,
}

/// Does what the process was called for.
#[must_use]
pub fn run() -> ExitCode {
    let line = Line::parse();
    let ended = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("This machine gives Atrium no threads: {error}"))
        .and_then(|runtime| runtime.block_on(obey(line)));
    ended.unwrap_or_else(|problem| {
        for line in problem.lines() {
            say::trouble(&format!("atrium: {line}"));
        }
        ExitCode::FAILURE
    })
}

async fn obey(line: Line) -> Ended {
    if matches!(line.command, Command::Config(ConfigCommand::Example)) {
        // Before any file is read: it is for whoever has none, or a wrong one.
        say::text(&example());
        return Ok(ExitCode::SUCCESS);
    }
    let config = Config::load(line.config.as_deref(), &Environment::of_process())
        .map_err(|refused| refused.to_string())?;
    match line.command {
        Command::Serve => serve::run(&config).await,
        Command::Migrate => {
            house(&config).await?;
            say::line("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Admin(command) => admin::run(&config, command).await,
        Command::Demo(command) => demo::run(&config, command).await,
        Command::Import(command) => import::run(&config, command).await,
        Command::Audit(command) => audit::run(&config, command).await,
        Command::Backup(arguments) => backup::run(&config, &arguments).await,
        Command::Restore(arguments) => restore::run(&config, &arguments).await,
        Command::Doctor { serving: true, .. } => doctor::ask(&config).await,
        Command::Doctor {
            serving: false,
            invariants,
        } => Ok(doctor::run(&config, invariants).await),
        Command::Config(ConfigCommand::Print | ConfigCommand::Example) => {
            let (config, problem) = house::settled(&config).await;
            say::text(&config.print());
            for line in config.unreadable().into_iter().chain(problem.as_deref()) {
                say::trouble(&format!("atrium: {line}"));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound_and_takes_no_password() {
        let mut command = Line::command();
        command.build();
        command.clone().debug_assert();
        fn no_password(command: &clap::Command) {
            for argument in command.get_arguments() {
                assert!(
                    !argument.get_id().as_str().contains("password"),
                    "{}",
                    command.get_name()
                );
            }
            command.get_subcommands().for_each(no_password);
        }
        no_password(&command);
    }
}
