//! The data folder and the key in it.

use std::path::Path;

use super::Findings;
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;

/// Permission bits beyond the owner's, where the system has such.
#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    (mode & 0o077 != 0).then_some(mode)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Option<u32> {
    None
}

pub(super) fn data_folder(config: &Config, findings: &mut Findings) {
    const SUBJECT: &str = "data folder";
    let folder = config.data_dir();
    let shown = folder.display();
    match std::fs::metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return findings.warning(
                SUBJECT,
                format!("{shown} is not there yet; the first start makes it"),
            );
        }
        Err(error) => return findings.bad(SUBJECT, format!("{shown} can't be looked at: {error}")),
        Ok(found) if !found.is_dir() => {
            return findings.bad(SUBJECT, format!("{shown} is no folder"));
        }
        Ok(_) => {}
    }
    let probe = folder.join(format!(".doctor-{}", std::process::id()));
    match std::fs::write(&probe, b"doctor").and_then(|()| std::fs::remove_file(&probe)) {
        Err(error) => findings.bad(SUBJECT, format!("{shown} can't be written: {error}")),
        Ok(()) => match open_to_others(folder) {
            Some(mode) => findings.warning(
                SUBJECT,
                format!("{shown} is open to other users of this machine (mode {mode:o}): chmod 700 closes it"),
            ),
            None => findings.good(SUBJECT, format!("{shown}, writable")),
        },
    }
}

/// The key, where there is one.
pub(super) fn key(config: &Config, findings: &mut Findings) -> Option<ServerKey> {
    const SUBJECT: &str = "key";
    let file = config.key_file();
    let shown = file.display().to_string();
    if !file.exists() {
        // Whether that is right is known once the database was asked.
        return None;
    }
    match ServerKey::open(&file, &Entropy::system()) {
        Err(problem) => {
            findings.bad(SUBJECT, problem);
            None
        }
        Ok(key) => {
            match open_to_others(&file) {
                Some(mode) => findings.bad(
                    SUBJECT,
                    format!(
                        "{shown} is open to other users of this machine (mode {mode:o}), and whoever reads it can \
                         make links that let them in: chmod 600 closes it"
                    ),
                ),
                None => findings.good(SUBJECT, shown),
            }
            Some(key)
        }
    }
}
