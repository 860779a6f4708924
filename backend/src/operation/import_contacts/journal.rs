//! A file lies in the data folder until all of it is applied, or nobody wants it. A run that was
//! cut off is finished by whoever starts next where the file lies.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use atrium_domain::import_field::ImportField;
use atrium_domain::time::Duration;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use super::look::{dry_run, dry_run_on_nothing, forget, look_through, read_through, take_back};
use super::prepare::salespeople;
use super::{Progress, REASON, Report, SILENT, finish_run, unknown};
use crate::atrium::Atrium;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::import::contacts::{Checked, ReadError, check_as};
use crate::import::{Columns, Rejects};
use crate::store::import_run::{ImportRun, ImportState};

/// Where files lie, in the data folder.
pub const FOLDER: &str = "imports";
/// A file that nobody accepts is kept so long.
const KEPT_FOR: Duration = Duration::from_secs(86_400);

pub(super) fn trouble(error: io::Error) -> Error {
    Error::Internal(format!("the file's copy: {error}"))
}

fn new_copy(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    tempfile::Builder::new()
        .prefix(".taken-")
        .tempfile_in(folder)
}

/// A file on its way in: written as it comes, and gone if nobody takes it.
#[derive(Debug)]
pub struct Incoming {
    file: NamedTempFile,
    writer: tokio::fs::File,
}

impl Incoming {
    /// Begins one in `folder`.
    ///
    /// # Errors
    ///
    /// The folder can't be written.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let file = new_copy(folder)?;
        Ok(Self {
            writer: tokio::fs::File::from_std(file.as_file().try_clone()?),
            file,
        })
    }

    /// Writes the next part.
    ///
    /// # Errors
    ///
    /// It can't be written.
    pub async fn write(&mut self, part: &[u8]) -> io::Result<()> {
        self.writer.write_all(part).await
    }

    /// All of it has come.
    ///
    /// # Errors
    ///
    /// It can't be written.
    pub async fn end(mut self) -> io::Result<Arrived> {
        self.writer.flush().await?;
        self.file.as_file_mut().rewind()?;
        Ok(Arrived(self.file))
    }
}

/// A file that has come in whole.
#[derive(Debug)]
pub struct Arrived(NamedTempFile);

impl Arrived {
    /// Its beginning.
    pub(super) fn file(&self) -> &File {
        self.0.as_file()
    }

    /// Keeps it under a token.
    pub(super) fn keep(self, token: &str) -> Result<File> {
        keep(self.0, token)
    }
}

fn keep(file: NamedTempFile, token: &str) -> Result<File> {
    let folder = file.path().parent().map(Path::to_path_buf);
    let folder = folder.unwrap_or_default();
    file.as_file().sync_all().map_err(trouble)?;
    let file = file
        .persist_noclobber(path(&folder, token))
        .map_err(|error| trouble(error.error))?;
    File::open(&folder)
        .and_then(|folder| folder.sync_all())
        .map_err(trouble)?;
    Ok(file)
}

/// A name for a file that nobody else has.
pub(super) fn token(atrium: &Atrium) -> String {
    let token: [u8; 16] = atrium.entropy.bytes();
    token.iter().map(|byte| format!("{byte:02x}")).collect()
}

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

/// Copies a file into `folder`, whatever it comes from, and checks it while it passes. Its columns
/// are recognised by their names, but for those that are told.
///
/// # Errors
///
/// [`TakeError`]; no copy stays.
pub fn take(
    bytes: impl Read,
    folder: &Path,
    but: &[(String, Option<ImportField>)],
) -> std::result::Result<Taken, TakeError> {
    let trouble = |error| TakeError::Copy(folder.to_path_buf(), error);
    let file = new_copy(folder).map_err(trouble)?;
    let mut copying = Copying {
        from: bytes,
        to: io::BufWriter::with_capacity(1 << 16, file.as_file()),
        failed: None,
    };
    let checked = check_as(&mut copying, Columns::Recognised(but));
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
    /// [`Rejects`] when a parent is neither in the file nor in the database, or a salesperson not
    /// among the staff.
    pub async fn dry_run(
        &mut self,
        atrium: &Atrium,
        system: &str,
    ) -> Result<std::result::Result<Report, Rejects>> {
        dry_run(atrium, system, &self.checked, self.file.as_file_mut()).await
    }

    /// As [`Taken::dry_run`], where no house was made yet; none is made.
    ///
    /// # Errors
    ///
    /// As [`Taken::dry_run`].
    pub async fn dry_run_on_nothing(
        &mut self,
        config: &Config,
        system: &str,
    ) -> Result<std::result::Result<Report, Rejects>> {
        dry_run_on_nothing(config, system, &self.checked, self.file.as_file_mut()).await
    }

    /// Accepts the file and applies it: from here on it is applied in the end, whatever happens.
    ///
    /// # Errors
    ///
    /// [`Rejects`] as in [`Taken::dry_run`]; nothing is written then. An error after that leaves
    /// the rest to the next start.
    pub async fn apply(
        mut self,
        atrium: &Atrium,
        system: &str,
        progress: Progress<'_>,
    ) -> Result<std::result::Result<Report, Rejects>> {
        let file = self.file.as_file_mut();
        let known = salespeople(&atrium.database.read(&REASON), &self.checked).await?;
        if let Some(rejects) = unknown(atrium, system, &self.checked, file, &known).await? {
            return Ok(Err(rejects));
        }
        let token = token(atrium);
        let folder = self.file.path().parent().map(Path::to_path_buf);
        let path = path(&folder.unwrap_or_default(), &token);
        // Whoever starts meanwhile sees by the lock that somebody is at it. The lock is the open
        // file's, so it goes with this process.
        lock(self.file.as_file()).map_err(trouble)?;
        let file = keep(self.file, &token)?;
        let mut run = ImportRun::passing(system, self.checked.len());
        run.token = token;
        run.columns = self.checked.columns().to_vec();
        run.started_at = atrium.now();
        let unit = atrium.database.write(REASON).await?;
        let run = unit.insert_import(&run).await?;
        unit.commit().await?;
        let reading = file.try_clone().map_err(trouble)?;
        let report = finish_run(atrium, run, Arc::new(self.checked), reading, progress).await?;
        removed(&path);
        drop(file);
        Ok(Ok(report))
    }
}

/// Where the file of that token lies.
pub(super) fn path(folder: &Path, token: &str) -> PathBuf {
    folder.join(format!("{token}.csv"))
}

fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// A file that lies here and that nobody is at.
pub(super) fn open(path: &Path) -> Option<File> {
    let file = File::open(path).ok()?;
    lock(&file).ok()?;
    Some(file)
}

pub(super) fn removed(path: &Path) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        // Nobody needs it: it is only in the way.
        tracing::warn!(path = %path.display(), %error, "a file that is done with could not be removed");
    }
}

/// A run that came to its end, and what came of it.
#[derive(Debug)]
pub struct Finished {
    /// The system its file came from.
    pub system: String,
    /// What the whole run came to.
    pub report: Report,
}

/// Does what waits for files in `folder`: finishes what was accepted, looks through what was
/// matched. What another process is at is left to it, and so is what lies on another machine.
///
/// # Errors
///
/// The database can't be read or written; the next time tries again.
pub async fn work(atrium: &Atrium, folder: &Path) -> Result<Vec<Finished>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let finished = finish_cut_off(atrium, folder).await?;
    let store = atrium.database.read(&REASON);
    for run in store.imports_in(ImportState::Checking).await? {
        look_through(atrium, folder, run).await?;
    }
    Ok(finished)
}

/// Finishes what was accepted and whose files lie in `folder`.
///
/// # Errors
///
/// The database can't be read or written; the next start tries again.
pub async fn finish_cut_off(atrium: &Atrium, folder: &Path) -> Result<Vec<Finished>> {
    let mut finished = Vec::new();
    if !folder.is_dir() {
        return Ok(finished);
    }
    let store = atrium.database.read(&REASON);
    for run in store.imports_in(ImportState::Running).await? {
        let path = path(folder, &run.token);
        let Some(file) = open(&path) else {
            continue;
        };
        // Whoever was at it may have come to the end before it let go.
        let run = store.import_run(run.id).await?;
        if run.state == ImportState::Done {
            removed(&path);
            continue;
        }
        let checked = match read_through(&file, &run).await? {
            Ok(checked) => checked,
            Err(error) => {
                return Err(Error::Internal(format!(
                    "the accepted file {}: {error}",
                    path.display()
                )));
            }
        };
        if run.applied == 0 && run.created_by.is_some() {
            // Between the look and the yes, a colleague may have left or a contact gone.
            let known = salespeople(&store, &checked).await?;
            let mut reading = file.try_clone().map_err(trouble)?;
            let rejects = unknown(atrium, &run.system, &checked, &mut reading, &known).await?;
            if let Some(rejects) = rejects {
                take_back(atrium, run, &rejects).await?;
                continue;
            }
        }
        let system = run.system.clone();
        let reading = file.try_clone().map_err(trouble)?;
        let report = finish_run(atrium, run, Arc::new(checked), reading, SILENT).await?;
        removed(&path);
        finished.push(Finished { system, report });
    }
    Ok(finished)
}

/// Takes away files that nobody accepted for a day, and copies whose taking was cut off.
///
/// # Errors
///
/// The database can't be read or written.
pub async fn tidy(atrium: &Atrium, folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    while forget(atrium, folder, atrium.now().minus(KEPT_FOR)).await? > 0 {}
    let open = atrium.database.read(&REASON).open_import_tokens().await?;
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.filter_map(std::result::Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let token = name.strip_suffix(".csv");
        let ours = token.is_some() || name.starts_with(".taken-");
        let wanted = token.is_some_and(|token| open.iter().any(|known| known == token));
        if ours && !wanted && is_old(&entry) {
            // Somebody else may have been quicker.
            let _ = std::fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// A day: whoever copies a file is done by then.
fn is_old(entry: &std::fs::DirEntry) -> bool {
    entry
        .metadata()
        .and_then(|found| found.modified())
        .ok()
        .and_then(|at| at.elapsed().ok())
        .is_some_and(|age| age > KEPT_FOR)
}
