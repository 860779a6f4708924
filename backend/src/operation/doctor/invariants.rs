//! Whether what is stored agrees with itself: every row, not only the newest.

use atrium_migration::State as Schema;
use secrecy::ExposeSecret as _;

use super::{Finding, Findings, files};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::Result;
use crate::store::Database;
use crate::store::invariants::Checked;

const SUBJECT: &str = "invariants";

/// Looks at every row. Takes a while on a large database; may run while the server does.
pub async fn invariants(config: &Config, clock: &Clock) -> Vec<Finding> {
    let mut findings = Findings::default();
    // What is wrong with the key file is told by `examine`.
    let key = files::key(config, &mut Findings::default());
    if config.sqlite_file().is_some_and(|file| !file.exists()) {
        return findings.0;
    }
    let checked: Result<Option<Checked>> = async {
        let database = Database::connect(config.database_url().expose_secret()).await?;
        // Where a table is missing there is nothing to compare; `examine` has said so.
        let checked = if database.schema().await? == Schema::Current {
            Some(database.check(key.as_ref(), clock).await?)
        } else {
            None
        };
        database.close().await;
        Ok(checked)
    }
    .await;
    match checked {
        Ok(None) => {}
        Ok(Some(checked)) if checked.broken.is_empty() => {
            findings.good(SUBJECT, format!("{} rules hold", checked.rules));
        }
        Ok(Some(checked)) => {
            for broken in checked.broken {
                findings.bad(SUBJECT, format!("not so: {} ({})", broken.rule, broken.at));
            }
        }
        Err(error) => findings.bad(
            SUBJECT,
            format!(
                "can't be looked at: {}",
                config.without_secrets(&error.to_string())
            ),
        ),
    }
    findings.0
}
