//! `atrium backup FILE`

use std::path::PathBuf;
use std::process::ExitCode;

use atrium_backend::clock::Clock;
use atrium_backend::config::Config;
use atrium_backend::operation::backup;
use clap::Args;

use super::{Ended, say};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Ended {
    let written = backup::write(config, Clock::system().now(), &arguments.file).await?;
    say::line(&format!(
        "{}: {}, {} and {} of the data folder.",
        arguments.file.display(),
        size(written.bytes),
        written.manifest.database.name(),
        files(written.manifest.entries.len() - 1),
    ));
    for path in &written.left_out {
        say::line(&format!(
            "left out, because it is nothing that a backup has: {}",
            path.display()
        ));
    }
    say::line(&format!(
        "The key {} is not in it: keep a copy of it elsewhere. `atrium restore --check` proves the backup.",
        config.key_file().display()
    ));
    Ok(ExitCode::SUCCESS)
}

pub fn files(count: usize) -> String {
    match count {
        0 => "no files".to_owned(),
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    }
}

pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}
