//! Who is in the house: everybody who works with the data folder holds a shared lock on a file in
//! it, and a restore needs it alone. The system lets go of it when a process ends, however.

use std::fs::{File, TryLockError};
use std::path::Path;

const NAME: &str = ".in-use";
/// Lies in the data folder while a restore moves things: after a power cut in between, it says so.
const UNFINISHED: &str = ".restore-unfinished";

/// Somebody who works with the data folder.
#[derive(Debug)]
pub struct Here {
    _file: File,
}

/// The only one who does.
#[derive(Debug)]
pub struct Alone {
    _file: File,
}

fn open(folder: &Path) -> Result<File, String> {
    let path = folder.join(NAME);
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&path)
        .map_err(|error| format!("{} can't be opened: {error}", path.display()))
}

/// Comes in.
///
/// # Errors
///
/// In plain words: a restore is under way, or was cut off.
pub fn here(folder: &Path) -> Result<Here, String> {
    let file = open(folder)?;
    match file.try_lock_shared() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(
                "A restore is under way in the data folder. Try again when it is done.".to_owned(),
            );
        }
        // Some network file systems know no locks; then a restore sees nobody, and says so itself.
        Err(TryLockError::Error(_)) => {}
    }
    if folder.join(UNFINISHED).exists() {
        return Err(
            "A restore into the data folder was cut off: what lies there is not whole. Run it again with --replace."
                .to_owned(),
        );
    }
    Ok(Here { _file: file })
}

/// Comes in alone.
///
/// # Errors
///
/// In plain words: somebody is there.
pub fn alone(folder: &Path) -> Result<Alone, String> {
    let file = open(folder)?;
    match file.try_lock() {
        Ok(()) => Ok(Alone { _file: file }),
        Err(TryLockError::WouldBlock) => Err(
            "Another atrium process works with the data folder. Stop it first. Nothing was changed.".to_owned(),
        ),
        Err(TryLockError::Error(error)) => Err(format!(
            "The data folder can't be locked, so nobody knows whether it is in use: {error}"
        )),
    }
}

impl Alone {
    /// From here on the folder is not whole.
    pub(super) fn begin(&self, folder: &Path) -> Result<(), String> {
        let path = folder.join(UNFINISHED);
        File::create(&path)
            .and_then(|file| file.sync_all())
            .map_err(|error| format!("{} can't be written: {error}", path.display()))?;
        super::sync_folder(folder);
        Ok(())
    }

    /// It is whole again.
    pub(super) fn end(&self, folder: &Path) -> Result<(), String> {
        super::sync_folder(folder);
        match std::fs::remove_file(folder.join(UNFINISHED)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.to_string()),
            _ => Ok(()),
        }
    }
}
