//! `atrium restore FILE`

use std::path::PathBuf;
use std::process::ExitCode;

use atrium_backend::clock::Clock;
use atrium_backend::config::Config;
use atrium_backend::operation::backup::restore::{self, KeyFit};
use atrium_backend::operation::backup::{Manifest, proof};
use atrium_backend::store::audit::Verdict;
use clap::Args;

use super::backup::{files, size};
use super::{Ended, say};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The backup
    file: PathBuf,
    /// Restore into a temporary place, look at everything, and change nothing
    #[arg(long, conflicts_with = "replace")]
    check: bool,
    /// Move the data that is there aside first
    #[arg(long)]
    replace: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Ended {
    let shown = arguments.file.display();
    if arguments.check {
        let proof = proof::check(config, &arguments.file)
            .await
            .map_err(|error| format!("{shown} is no good: {error}"))?;
        about(&proof.manifest);
        say::line(&format!(
            "In it: {} contacts, {} logins, {} letters.",
            proof.contacts, proof.users, proof.mails
        ));
        let sound = key(config, &proof.key);
        if sound {
            say::line("It can be restored. Nothing was changed.");
        }
        return Ok(if sound {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    let restored = restore::restore(
        config,
        &arguments.file,
        arguments.replace,
        Clock::system().now(),
    )
    .await?;
    about(&restored.manifest);
    for place in &restored.aside {
        say::line(&format!("The old data is in {place}."));
    }
    let sound = key(config, &restored.key);
    if restored.noted {
        say::line("Its trail says now that it was restored.");
    } else {
        say::trouble(
            "atrium: Its trail does not say that it was restored: only the key it was made under can write into it. \
             With that key in its place, restore again with --replace.",
        );
    }
    say::line(&format!(
        "Everybody signs in anew (sessions that were open: {}). Access that was revoked after the backup was made is \
         open again: revoke it again.",
        restored.sessions
    ));
    say::line("Restored. `atrium doctor` says whether all is well.");
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn about(manifest: &Manifest) {
    let bytes: u64 = manifest.entries.iter().map(|entry| entry.bytes).sum();
    say::line(&format!(
        "A backup of {}, by Atrium {}: {} in schema {}, {}; {} in all, every checksum right.",
        manifest.made_at,
        manifest.version,
        manifest.database.name(),
        manifest.steps.last().map_or("none", String::as_str),
        files(manifest.entries.len() - 1),
        size(bytes),
    ));
}

/// Says how key and trail stand to each other; `false` if the trail is not as it was written.
fn key(config: &Config, fit: &KeyFit) -> bool {
    let file = config.key_file();
    let file = file.display();
    match fit {
        KeyFit::NoTrail => say::line("Its trail has no entries yet."),
        KeyFit::Fits(None) => say::line(&format!("The key {file} is the one it was made under.")),
        KeyFit::Fits(Some(Verdict::Whole { entries, .. })) => say::line(&format!(
            "The key {file} is the one it was made under, and its trail is whole: {entries} entries."
        )),
        KeyFit::Fits(Some(Verdict::Broken { seq, why })) => {
            say::trouble(&format!(
                "atrium: Its trail is broken at entry {seq}: {why}."
            ));
            return false;
        }
        KeyFit::Other => {
            say::trouble(&format!(
                "atrium: The key {file} is not the one it was made under, or its trail was altered. Under another \
                 key, mailed links and second factors are void, and the trail can't be verified."
            ));
            return false;
        }
        KeyFit::Missing => say::line(&format!(
            "There is no key {file}, and Atrium does not start without it: put the copy you keep there. Only if it is \
             lost for good, write a new one (`openssl rand -hex 32`, mode 600); then mailed links and second factors \
             are void, and the trail can't be verified."
        )),
    }
    true
}
