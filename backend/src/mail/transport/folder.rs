//! Messages as files, while no mail server is set.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::SendError;
use crate::mail::message::Outgoing;
use crate::mail::reason::Why;

/// A folder of `.eml` files, which any mail program opens. They hold links
/// that let people in: only the user that runs Atrium can read them.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Where the files lie.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file is there whole or not at all, and survives a power cut; put
    /// twice, it is one file.
    pub(super) async fn put(&self, mail: &Outgoing) -> Result<(), SendError> {
        let (folder, name, bytes) = (self.path.clone(), mail.file_name.clone(), mail.readable());
        tokio::task::spawn_blocking(move || write(&folder, &name, &bytes))
            .await
            .map_err(|_| temporary("the task that writes it was stopped"))?
            .map_err(|error| temporary(&error.to_string()))
    }
}

fn temporary(reason: &str) -> SendError {
    SendError::Temporary {
        why: Why::Folder,
        reason: format!("the mail folder could not be written: {reason}"),
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    create_private(folder)?;
    // No `.eml` until it is whole: whoever watches the folder sees no halves.
    let unfinished = folder.join(format!(".{name}.part"));
    let written = write_private(&unfinished, bytes).and_then(|()| {
        fs::rename(&unfinished, folder.join(name))?;
        File::open(folder)?.sync_all()
    });
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
