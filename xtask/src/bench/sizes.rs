//! Address books too large to be imported for every run: written as rows once, and kept under the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use super::ground::{Ground, Stage, text};
use crate::serve::{Atrium, demo_logins};
use crate::shell::{root, say, work_dir};

/// What is compared before a large one is written.
const SAMPLE: usize = 500;

/// A server over an address book of so many contacts.
pub fn stage(ground: &Ground, count: usize) -> Result<Stage> {
    if count == ground.options.contacts() {
        return ground.stage("size");
    }
    let data = kept(ground, count)?;
    let atrium = Atrium::new(ground.program.clone(), data)?;
    // The demo is there; this gives its people new passwords, which are told only once.
    let logins = demo_logins(&atrium.ask(&["demo", "load", "--json"])?)?;
    Stage::open(atrium, &logins)
}

/// The data folder, made now if it is not there or was made by other code.
fn kept(ground: &Ground, count: usize) -> Result<PathBuf> {
    let folder = work_dir("bench")?;
    let name = format!("contacts-{count}-");
    let data = folder.join(format!("{name}{}", version()?));
    if data.exists() {
        return Ok(data);
    }
    for old in fs::read_dir(&folder)?.flatten() {
        if old.file_name().to_string_lossy().starts_with(&name) {
            fs::remove_dir_all(old.path())?;
        }
    }
    prove(ground)?;
    let started = Instant::now();
    let unfinished = folder.join(format!("{name}unfinished"));
    fresh(ground, &unfinished, count)?;
    fs::rename(&unfinished, &data)?;
    let seconds = started.elapsed().as_secs_f64();
    say(format!(
        "wrote {count} contacts in {seconds:.0} s: {}",
        data.display()
    ));
    Ok(data)
}

fn fresh(ground: &Ground, data: &Path, count: usize) -> Result<Atrium> {
    let atrium = Atrium::new(ground.program.clone(), data.to_path_buf())?;
    atrium.ask(&["demo", "load", "--json"])?;
    ground
        .floor
        .seed(&atrium.database(), &ground.list(count)?)?;
    Ok(atrium)
}

/// That rows written this way are the rows the house writes.
fn prove(ground: &Ground) -> Result<()> {
    let imported = Atrium::new(ground.program.clone(), ground.folder("sample-imported"))?;
    imported.ask(&["demo", "load", "--json"])?;
    let list = ground.list(SAMPLE)?;
    imported.ask(&["import", "contacts", text(&list)?])?;
    let seeded = fresh(ground, &ground.folder("sample-seeded"), SAMPLE)?;
    ground.floor.same(&imported.database(), &seeded.database())
}

/// A word that changes with whatever decides what is in such a folder.
fn version() -> Result<String> {
    let mut hasher = Sha256::new();
    for part in [
        "migration/src",
        "domain/src",
        "xtask/floor/src",
        "xtask/src/bench/seed.rs",
    ] {
        let mut files = Vec::new();
        collect(&root().join(part), &mut files)?;
        files.sort();
        for file in files {
            hasher.update(fs::read(&file)?);
        }
    }
    let digest = hasher.finalize();
    Ok(digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
