//! The file: a plain tar, which any machine can look into. The database first, then the files,
//! the manifest last.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tar::{Archive, Builder, EntryType, Header};

use super::FOLDERS;
use super::manifest::{Entry, Kind, Manifest, NAME};

/// The folder in the backup that holds what lies in the data folder.
const FILES: &str = "data";
/// A manifest is small; a million files name themselves in this.
const LARGEST_MANIFEST: u64 = 256 * 1024 * 1024;

/// Counts and digests what is read through it.
struct Digesting<R> {
    inner: R,
    digest: Sha256,
    bytes: u64,
}

impl<R: Read> Digesting<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            digest: Sha256::new(),
            bytes: 0,
        }
    }

    fn finish(self, path: String) -> Entry {
        Entry {
            path,
            bytes: self.bytes,
            sha256: self
                .digest
                .finalize()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        }
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.digest.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

fn header(bytes: u64, at: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header.set_mtime(at);
    header
}

/// Writes a backup, entry by entry.
pub(super) struct Writer<W: Write> {
    tar: Builder<BufWriter<W>>,
    at: u64,
    entries: Vec<Entry>,
}

impl<W: Write> Writer<W> {
    /// Entries carry the time `at`, in seconds: the same backup is the same bytes.
    pub(super) fn new(to: W, at: u64) -> Self {
        Self {
            tar: Builder::new(BufWriter::with_capacity(1 << 20, to)),
            at,
            entries: Vec::new(),
        }
    }

    /// The database, from a copy that nobody changes any more.
    pub(super) fn database(&mut self, kind: Kind, copy: &Path) -> Result<(), String> {
        self.add(kind.entry().to_owned(), copy)
    }

    /// A file of the data folder.
    pub(super) fn file(&mut self, folder: &Path, path: &Path) -> Result<(), String> {
        let name = path
            .to_str()
            .ok_or_else(|| format!("The name of {} is no text.", path.display()))?;
        self.add(format!("{FILES}/{name}"), &folder.join(path))
    }

    fn add(&mut self, name: String, from: &Path) -> Result<(), String> {
        let file = match File::open(from) {
            Ok(file) => file,
            // Taken away since the folder was listed: then it is no part of it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(format!("{} can't be read: {error}", from.display())),
        };
        let length = file
            .metadata()
            .map_err(|error| format!("{} can't be read: {error}", from.display()))?
            .len();
        let mut content = Digesting::new(BufReader::with_capacity(1 << 20, file).take(length));
        let mut header = header(length, self.at);
        self.tar
            .append_data(&mut header, &name, &mut content)
            .map_err(|error| format!("The backup can't be written: {error}"))?;
        if content.bytes != length {
            return Err(format!(
                "{} became shorter while it was read. Run the backup again.",
                from.display()
            ));
        }
        self.entries.push(content.finish(name));
        Ok(())
    }

    /// The manifest, and the end.
    pub(super) fn finish(
        mut self,
        manifest: impl FnOnce(Vec<Entry>) -> Manifest,
    ) -> Result<Manifest, String> {
        let manifest = manifest(std::mem::take(&mut self.entries));
        let text = serde_json::to_vec_pretty(&manifest).map_err(|error| error.to_string())?;
        let mut header = header(text.len() as u64, self.at);
        self.tar
            .append_data(&mut header, NAME, text.as_slice())
            .and_then(|()| self.tar.into_inner()?.flush())
            .map_err(|error| format!("The backup can't be written: {error}"))?;
        Ok(manifest)
    }
}

/// Reads a backup to its end, writes what it holds below `into`, and checks it against its own
/// manifest: nothing is missing, nothing is more, nothing is altered.
pub(super) fn unpack(from: impl Read, into: &Path) -> Result<Manifest, String> {
    let broken = |error: io::Error| format!("It is not a whole backup: {error}");
    let mut archive = Archive::new(BufReader::with_capacity(1 << 20, from));
    let mut found = Vec::new();
    let mut manifest: Option<Manifest> = None;
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        let name = entry_name(&entry)?;
        if manifest.is_some() {
            return Err(format!("{name} comes after its {NAME}."));
        }
        if entry.header().entry_type() != EntryType::Regular {
            return Err(format!("{name} in it is not a file."));
        }
        if name == NAME {
            let mut text = Vec::new();
            entry
                .by_ref()
                .take(LARGEST_MANIFEST)
                .read_to_end(&mut text)
                .map_err(broken)?;
            manifest = Some(Manifest::parse(&text)?);
            continue;
        }
        let path = into.join(inside(&name)?);
        let writing = |error: io::Error| format!("{} can't be written: {error}", path.display());
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(writing)?;
        }
        let mut file = create_private(&path).map_err(writing)?;
        let length = entry.header().size().map_err(broken)?;
        let mut content = Digesting::new(&mut entry);
        io::copy(&mut content, &mut file).map_err(writing)?;
        file.sync_all().map_err(writing)?;
        if content.bytes != length {
            return Err(format!("It is not a whole backup: {name} is cut off."));
        }
        found.push(content.finish(name));
    }
    let Some(manifest) = manifest else {
        return Err(format!(
            "It is not a whole backup: its last entry, {NAME}, is missing."
        ));
    };
    compare(&manifest, found)?;
    Ok(manifest)
}

fn entry_name<R: Read>(entry: &tar::Entry<'_, R>) -> Result<String, String> {
    std::str::from_utf8(&entry.path_bytes())
        .map(str::to_owned)
        .map_err(|_| "An entry's name in it is no text.".to_owned())
}

/// Where an entry may go: a database, or something below a folder that a backup has, and never
/// outside. Whatever else stood in the data folder would be used there: a database, a key, letters.
fn inside(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    let parts: Vec<&str> = name.split('/').collect();
    let plain = path
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    let known = name == Kind::Sqlite.entry()
        || name == Kind::Postgres.entry()
        || (parts.len() > 2
            && parts[0] == FILES
            && FOLDERS.contains(&parts[1])
            && parts[2..]
                .iter()
                .all(|part| !part.is_empty() && !part.starts_with('.')));
    if plain && known {
        Ok(path)
    } else {
        Err(format!("{name} in it is nothing a backup of Atrium has."))
    }
}

fn compare(manifest: &Manifest, mut found: Vec<Entry>) -> Result<(), String> {
    let mut promised = manifest.entries.clone();
    promised.sort();
    found.sort();
    if let Some(missing) = promised
        .iter()
        .find(|entry| !found.iter().any(|other| other.path == entry.path))
    {
        return Err(format!("{} is missing in it.", missing.path));
    }
    if let Some(altered) = found.iter().find(|entry| !promised.contains(entry)) {
        return Err(format!("{} in it is not as it was written.", altered.path));
    }
    if found.len() != promised.len() {
        return Err("An entry is in it twice.".to_owned());
    }
    if !found
        .iter()
        .any(|entry| entry.path == manifest.database.entry())
    {
        return Err("It holds no database.".to_owned());
    }
    Ok(())
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The folder of files in an unpacked backup.
pub(super) fn files(unpacked: &Path) -> PathBuf {
    unpacked.join(FILES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(content: &[u8]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy");
        std::fs::write(&copy, content).unwrap();
        std::fs::create_dir(folder.path().join("files")).unwrap();
        std::fs::write(folder.path().join("files/ł.pdf"), b"%PDF").unwrap();
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, 0);
        writer.database(Kind::Sqlite, &copy).unwrap();
        writer
            .file(folder.path(), Path::new("files/ł.pdf"))
            .unwrap();
        writer
            .finish(|entries| Manifest::new("now".into(), Kind::Sqlite, Vec::new(), entries))
            .unwrap();
        bytes
    }

    fn unpacked(bytes: &[u8]) -> Result<Manifest, String> {
        unpack(bytes, tempfile::tempdir().unwrap().path())
    }

    #[test]
    fn what_was_put_in_comes_out_and_a_flipped_bit_or_a_cut_is_seen_anywhere() {
        let bytes = backup(b"SQLite format 3");
        let into = tempfile::tempdir().unwrap();
        let manifest = unpack(bytes.as_slice(), into.path()).unwrap();
        assert_eq!(manifest.entries.len(), 2);
        assert_eq!(
            std::fs::read(into.path().join("data/files/ł.pdf")).unwrap(),
            b"%PDF"
        );
        for at in (0..bytes.len()).step_by(7) {
            let mut altered = bytes.clone();
            altered[at] ^= 0x10;
            if let Ok(read) = unpacked(&altered) {
                // Padding, times and owners carry nothing.
                assert_eq!(read, manifest, "at {at}");
            }
        }
        for length in (0..bytes.len() - 1024).step_by(100) {
            assert!(unpacked(&bytes[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn nothing_is_written_outside_or_where_a_backup_has_nothing() {
        for name in [
            "data/atrium.sqlite",
            "data/atrium.sqlite-wal",
            "data/keys/server.key",
            "data/mail/letter.eml",
            "data/.in-use",
            "data/files",
            "data/imports",
            "data/files/",
            "data//files/x",
            "data/files/.hidden",
            "data/files/a/.hidden/b",
            "data/files/../atrium.sqlite",
            "data/../../x",
            "/etc/x",
            "x",
            "data",
            "data/./../x",
            "files/x",
        ] {
            assert!(inside(name).is_err(), "{name}");
        }
        for name in ["data/files/a/b", "data/imports/1.csv"] {
            assert!(inside(name).is_ok(), "{name}");
        }
    }
}
