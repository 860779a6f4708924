//! `atrium admin …`

use std::process::ExitCode;

use atrium_backend::Error;
use atrium_backend::config::Config;
use atrium_backend::operation::staff;
use atrium_domain::email::Email;
use atrium_domain::permission::Role;
use clap::{Subcommand, ValueEnum};

use super::{Ended, house, password, say, words};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create a staff login; the password comes from a prompt, or one line of standard input
    Create {
        /// The address to sign in with
        #[arg(long, value_parser = email)]
        email: Email,
        /// The person's name
        #[arg(long, value_parser = name)]
        name: String,
        /// What the person may do
        #[arg(long, value_enum, default_value_t = RoleName::Administrator)]
        role: RoleName,
    },
    /// Give a staff login a new password and make it an administrator; ends its sessions
    Reset {
        /// The address it signs in with
        #[arg(long, value_parser = email)]
        email: Email,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoleName {
    /// Everything, settings and users included
    Administrator,
    /// Edits contacts, grants access
    Manager,
    /// Reads contacts
    Employee,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Administrator => Self::Administrator,
            RoleName::Manager => Self::Manager,
            RoleName::Employee => Self::Employee,
        }
    }
}

fn email(text: &str) -> Result<Email, String> {
    text.parse()
        .map_err(|problem| format!("{problem}; write one such as ada@example.com"))
}

fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    let fits = (1..=200).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits {
        Ok(name.to_owned())
    } else {
        Err("1 to 200 characters on one line".to_owned())
    }
}

pub async fn run(config: &Config, command: Command) -> Ended {
    let atrium = house(config).await?;
    let settings = atrium.settings();
    let company = &settings.brand.company;
    let least = settings.passwords.least(false);
    match command {
        Command::Create { email, name, role } => {
            let password = password::read(least, &["Atrium", company, &name, email.as_str()])?;
            let role = Role::from(role);
            staff::create(&atrium, &email, &name, role, &password)
                .await
                .map_err(|error| words::error(config, error))?;
            say::line(&format!(
                "{name} can sign in as {} with {email}: {}/login",
                role.code(),
                config.base_url()
            ));
        }
        Command::Reset { email } => {
            let password = password::read(least, &["Atrium", company, email.as_str()])?;
            staff::reset(&atrium, &email, &password)
                .await
                .map_err(|error| match error {
                    Error::NotFound => {
                        format!("There is no staff login {email}. `atrium admin create` makes one.")
                    }
                    other @ (Error::Refused(_)
                    | Error::Forbidden
                    | Error::Stale
                    | Error::Busy { .. }
                    | Error::Database(_)
                    | Error::Internal(_)) => words::error(config, other),
                })?;
            say::line(&format!(
                "{email} is an administrator, has the new password, and was signed out everywhere."
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}
