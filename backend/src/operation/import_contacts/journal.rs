//! An accepted file is kept in the data folder until all of it is applied. A run that was cut off
//! is finished by whoever starts next where the file lies.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Progress, REASON, Report, finish_run, unknown_parents};
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::import::Rejects;
use crate::import::contacts::{Checked, ReadError, check};
use crate::store::import_run::ImportRun;

/// Where accepted files lie, in the data folder.
pub const FOLDER: &str = "imports";

/// A file that was taken in whole and checked, and is not accepted yet.
#[derive(Debug)]
pub struct Taken {
    file: NamedTempFile,
    /// What was found in it.
    pub checked: Checked,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The file given, or what is wrong in it.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The copy could not be written.
    #[error("{0} can't be written: {1}")]
    Copy(PathBuf, io::Error),
}

/// Copies a file into `folder`, whatever it comes from, and checks it while it passes.
///
/// # Errors
///
/// [`TakeError`]; no copy stays.
pub fn take(bytes: impl Read, folder: &Path) -> std::result::Result<Taken, TakeError> {
    let trouble = |error| TakeError::Copy(folder.to_path_buf(), error);
    private_folder(folder).map_err(trouble)?;
    let file = tempfile::Builder::new()
        .prefix(".taken-")
        .tempfile_in(folder)
        .map_err(trouble)?;
    let mut copying = Copying {
        from: bytes,
        to: io::BufWriter::with_capacity(1 << 16, file.as_file()),
        failed: None,
    };
    let checked = check(&mut copying);
    let flushed = copying.to.flush();
    if let Some(error) = copying.failed.take().or_else(|| flushed.err()) {
        return Err(trouble(error));
    }
    drop(copying);
    Ok(Taken {
        checked: checked?,
        file,
    })
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Reads, and writes what was read.
struct Copying<R, W> {
    from: R,
    to: W,
    failed: Option<io::Error>,
}

impl<R: Read, W: io::Write> Read for Copying<R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        if let Err(error) = self.to.write_all(&buffer[..read]) {
            // The reader is told of an end; whose fault it was is told to the caller.
            self.failed = Some(error);
            return Ok(0);
        }
        Ok(read)
    }
}

impl Taken {
    /// What would come of it: reads, and nothing else.
    ///
    /// # Errors
    ///
    /// [`Rejects`] when a parent is neither in the file nor in the database.
    pub async fn dry_run(
        &mut self,
        atrium: &Atrium,
        system: &str,
    ) -> Result<std::result::Result<Report, Rejects>> {
        super::dry_run(atrium, system, &self.checked, self.file.as_file_mut()).await
    }

    /// Accepts the file and applies it: from here on it is applied in the end, whatever happens.
    ///
    /// # Errors
    ///
    /// [`Rejects`] when a parent is neither in the file nor in the database; nothing is written
    /// then. An error after that leaves the rest to the next start.
    pub async fn apply(
        self,
        atrium: &Atrium,
        system: &str,
        progress: Progress<'_>,
    ) -> Result<std::result::Result<Report, Rejects>> {
        if let Some(rejects) = unknown_parents(atrium, system, &self.checked).await? {
            return Ok(Err(rejects));
        }
        let trouble = |error: io::Error| Error::Internal(format!("the file's copy: {error}"));
        let token: [u8; 16] = atrium.entropy.bytes();
        let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        let folder = self.file.path().parent().map(Path::to_path_buf);
        let folder = folder.unwrap_or_default();
        let path = path(&folder, &token);
        // Whoever starts meanwhile sees by the lock that somebody is at it. The lock is the open
        // file's, so it goes with this process.
        lock(self.file.as_file()).map_err(trouble)?;
        self.file.as_file().sync_all().map_err(trouble)?;
        let mut file = self
            .file
            .persist_noclobber(&path)
            .map_err(|error| trouble(error.error))?;
        File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .map_err(trouble)?;
        let unit = atrium.database.write(REASON).await?;
        let run = unit
            .begin_import(system, &token, self.checked.len(), atrium.now())
            .await?;
        unit.commit().await?;
        let report = finish_run(atrium, run, &self.checked, &mut file, progress).await?;
        remove(&path);
        Ok(Ok(report))
    }
}

fn path(folder: &Path, token: &str) -> PathBuf {
    folder.join(format!("{token}.csv"))
}

fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        // It is applied: it is only in the way.
        tracing::warn!(path = %path.display(), %error, "an applied file could not be removed");
    }
}

/// A run that was cut off, and what came of it.
#[derive(Debug)]
pub struct Finished {
    /// The system its file came from.
    pub system: String,
    /// What the whole run came to.
    pub report: Report,
}

/// Finishes what was cut off and whose files lie in `folder`. What another process is at is left
/// to it, and so is what lies on another machine.
///
/// # Errors
///
/// The database can't be read or written; the next start tries again.
pub async fn finish_cut_off(atrium: &Atrium, folder: &Path) -> Result<Vec<Finished>> {
    let mut finished = Vec::new();
    if !folder.is_dir() {
        return Ok(finished);
    }
    let open = atrium.database.read(&REASON).open_imports().await?;
    tidy(folder, &open);
    for run in open {
        let path = path(folder, &run.token);
        let Ok(mut file) = File::open(&path) else {
            continue;
        };
        if lock(&file).is_err() {
            continue;
        }
        // Whoever was at it may have come to the end before it let go.
        let run: ImportRun = atrium.database.read(&REASON).import_run(run.id).await?;
        if run.finished {
            remove(&path);
            continue;
        }
        let checked = check(&mut file).map_err(|error| {
            Error::Internal(format!("the accepted file {}: {error}", path.display()))
        })?;
        file.rewind()
            .map_err(|error| Error::Internal(error.to_string()))?;
        let system = run.system.clone();
        let report = finish_run(atrium, run, &checked, &mut file, &|_, _| {}).await?;
        remove(&path);
        finished.push(Finished { system, report });
    }
    Ok(finished)
}

/// Takes away copies that nobody accepted, because their taking was cut off.
fn tidy(folder: &Path, accepted: &[ImportRun]) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(std::result::Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let token = name.strip_suffix(".csv");
        let ours = token.is_some() || name.starts_with(".taken-");
        let wanted = token.is_some_and(|token| accepted.iter().any(|run| run.token == token));
        if ours && !wanted && is_old(&entry) {
            // Somebody else may have been quicker.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A day: whoever copies a file is done by then.
fn is_old(entry: &std::fs::DirEntry) -> bool {
    entry
        .metadata()
        .and_then(|found| found.modified())
        .ok()
        .and_then(|at| at.elapsed().ok())
        .is_some_and(|age| age.as_secs() > 86_400)
}
