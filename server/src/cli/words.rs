//! Errors in words for a terminal.

use atrium_backend::Error;
use atrium_backend::config::Config;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Problems;
use atrium_i18n::rule_text;

/// So many contacts.
pub fn contacts(count: usize) -> String {
    match count {
        1 => "1 contact".to_owned(),
        _ => format!("{count} contacts"),
    }
}

/// Everything that is wrong, a line each.
pub fn problems(problems: &Problems) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| {
            let said = rule_text(Locale::En, &problem.rule);
            match &problem.field {
                Some(field) => format!("{field}: {said}"),
                None => said,
            }
        })
        .collect();
    lines.join("\n")
}

/// Why an operation did not happen.
pub fn error(config: &Config, error: Error) -> String {
    match error {
        Error::Refused(refused) => problems(&refused),
        Error::NotFound => "It is not there.".to_owned(),
        Error::Forbidden => "That is not allowed.".to_owned(),
        Error::Stale => "Somebody else was quicker; try again.".to_owned(),
        Error::Busy {
            retry_after_seconds,
        } => {
            format!("The database is busy; try again in {retry_after_seconds} s.")
        }
        Error::Database(cause) => {
            format!(
                "The database {}: {}",
                config.database_shown(),
                config.without_secrets(&cause.to_string())
            )
        }
        Error::Internal(what) => {
            format!("That should not happen: {}", config.without_secrets(&what))
        }
    }
}
