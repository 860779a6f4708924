//! `atrium audit …`

use std::process::ExitCode;

use atrium_backend::config::Config;
use atrium_backend::operation::audit;
use atrium_backend::store::audit::Verdict;
use clap::Subcommand;

use super::{Ended, house, say, words};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Walk the trail from its first entry to its last; exit code 2 if it is broken
    Verify,
}

/// The trail is not as it was written.
const BROKEN: u8 = 2;

pub async fn run(config: &Config, command: Command) -> Ended {
    let Command::Verify = command;
    let atrium = house(config).await?;
    match audit::verify(&atrium)
        .await
        .map_err(|error| words::error(config, error))?
    {
        Verdict::Whole { entries, erased } => {
            say::line(&format!(
                "The trail is whole: {entries} entries, {erased} of them with personal values erased."
            ));
            Ok(ExitCode::SUCCESS)
        }
        Verdict::Broken { seq, why } => {
            say::trouble(&format!("The trail is broken at entry {seq}: {why}."));
            Ok(ExitCode::from(BROKEN))
        }
    }
}
