//! Moving what is there out of the way, and what was restored into its place: renames, so that a
//! power cut leaves each thing whole in one of two places.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{ASIDE, NEVER, archive, sync_folder};
use crate::config::Config;

/// The names in the data folder that are neither the operator's nor ours for the moment.
fn used_names(data: &Path) -> Result<Vec<String>, String> {
    let entries = std::fs::read_dir(data)
        .map_err(|error| format!("{} can't be read: {error}", data.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            !NEVER.contains(&name.as_str()) && !name.starts_with('.') && !name.starts_with(ASIDE)
        })
        .collect();
    names.sort();
    Ok(names)
}

pub(super) fn refuse_used(
    config: &Config,
    replace: bool,
    database_used: bool,
) -> Result<(), String> {
    if replace {
        return Ok(());
    }
    let names = used_names(config.data_dir())?;
    if !database_used && names.is_empty() {
        return Ok(());
    }
    let what = if database_used {
        format!("The database {} is not empty", config.database_shown())
    } else {
        format!(
            "The data folder {} is not empty (it has {})",
            config.data_dir().display(),
            names.join(", ")
        )
    };
    Err(format!(
        "{what}. With --replace the old data is moved aside. Nothing was changed."
    ))
}

pub(super) fn move_database_aside(data: &Path, file: &Path, stamp: &str) -> Result<String, String> {
    let name = file.file_name().unwrap_or_default();
    let folder = std::path::absolute(data).unwrap_or_else(|_| data.to_path_buf());
    let to = if file.starts_with(&folder) {
        aside_folder(data, stamp)?.join(name)
    } else {
        let mut name = name.to_owned();
        name.push(format!(".{ASIDE}{stamp}"));
        file.with_file_name(name)
    };
    rename(file, &to)?;
    Ok(to.display().to_string())
}

fn aside_folder(data: &Path, stamp: &str) -> Result<PathBuf, String> {
    let folder = data.join(format!("{ASIDE}{stamp}"));
    private_folder(&folder)?;
    Ok(folder)
}

pub(super) fn move_files_aside(data: &Path, stamp: &str) -> Result<Vec<String>, String> {
    let names = used_names(data)?;
    let mut aside = Vec::new();
    for name in names {
        let to = aside_folder(data, stamp)?.join(&name);
        rename(&data.join(&name), &to)?;
        aside.push(to.display().to_string());
    }
    Ok(aside)
}

pub(super) fn bring_files(unpacked: &Path, data: &Path) -> Result<(), String> {
    let Ok(entries) = std::fs::read_dir(archive::files(unpacked)) else {
        // A backup without files has no folder for them.
        return Ok(());
    };
    for entry in entries.filter_map(Result::ok) {
        rename_or_copy(&entry.path(), &data.join(entry.file_name()))?;
    }
    sync_folder(data);
    Ok(())
}

/// The staging folder lies beside the database, which may be on another disk than the files.
fn rename_or_copy(from: &Path, to: &Path) -> Result<(), String> {
    match std::fs::rename(from, to) {
        Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => copy_all(from, to)
            .map_err(|error| format!("{} can't be written: {error}", to.display())),
        Err(error) => Err(format!(
            "{} can't be moved to {}: {error}",
            from.display(),
            to.display()
        )),
        Ok(()) => Ok(()),
    }
}

fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        std::fs::copy(from, to)?;
        return File::open(to)?.sync_all();
    }
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::rename(from, to).map_err(|error| {
        format!(
            "{} can't be moved to {}: {error}",
            from.display(),
            to.display()
        )
    })
}

/// Paths in one folder are told by the folder.
pub(super) fn tidy(mut aside: Vec<String>) -> Vec<String> {
    let marker = format!("/{ASIDE}");
    for path in &mut aside {
        if let Some(start) = path.rfind(&marker) {
            let end = path[start + 1..]
                .find('/')
                .map_or(path.len(), |found| start + 1 + found);
            path.truncate(end);
        }
    }
    aside.sort();
    aside.dedup();
    aside
}

pub(super) fn private_folder(folder: &Path) -> Result<(), String> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| format!("The folder {} can't be made: {error}", folder.display()))
}
