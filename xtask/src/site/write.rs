//! The site on the disk: each file under the hash of what it holds, with its compressed copy.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::{Asset, Profile, site_dir};
use crate::shell::{say, work_dir};

pub(super) fn write(assets: &mut [Asset], profile: Profile) -> Result<()> {
    let started = Instant::now();
    // Folders are read in any order; the site is the same wherever it is built.
    assets.sort_by(|one, other| one.name.cmp(&other.name));
    let folder = site_dir().join("assets");
    fs::create_dir_all(&folder)?;
    let mut manifest = BTreeMap::new();
    let mut kept = BTreeSet::new();
    let mut sizes = Vec::new();
    let mut names: BTreeMap<(String, Option<&str>), String> = BTreeMap::new();
    for asset in assets {
        // The same picture under two names is one file, and one request.
        let content = (
            hash(&asset.bytes),
            asset.name.rsplit_once('.').map(|(_, kind)| kind),
        );
        let name = match names.get(&content) {
            _ if asset.fixed => asset.name.clone(),
            Some(same) => same.clone(),
            None => hashed(&asset.name, &asset.bytes),
        };
        names.entry(content).or_insert_with(|| name.clone());
        let path = folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        put(&path, &asset.bytes)?;
        kept.insert(path.clone());
        let compressed = compressed(asset, profile)?;
        sizes.push(format!(
            "{} {} ({} br)",
            asset.name,
            kilobytes(asset.bytes.len()),
            kilobytes(compressed.len())
        ));
        // What does not shrink is sent as it is.
        if compressed.len() < asset.bytes.len() {
            let beside = folder.join(format!("{name}.br"));
            put(&beside, &compressed)?;
            kept.insert(beside);
        }
        if !asset.fixed && manifest.insert(asset.name.clone(), name).is_some() {
            bail!("two assets are called {}", asset.name);
        }
    }
    // Last, so that whoever reads it finds every file it names.
    put(
        &site_dir().join("manifest.json"),
        serde_json::to_string_pretty(&manifest)?.as_bytes(),
    )?;
    remove_others(&folder, &kept)?;
    say(format!(
        "site: {} in {:.1} s",
        sizes.join(", "),
        started.elapsed().as_secs_f64()
    ));
    Ok(())
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `style.css` -> `style.0123456789abcdef.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", hash(bytes)),
        None => format!("{name}.{}", hash(bytes)),
    }
}

/// Brotli, kept by content: quality 11 takes seconds on a program for the browser.
fn compressed(asset: &Asset, profile: Profile) -> Result<Vec<u8>> {
    let quick = profile == Profile::Dev && asset.bytes.len() > 500_000;
    let quality = if quick { 4 } else { 11 };
    let cache = work_dir("brotli")?.join(format!("{}-{quality}", hash(&asset.bytes)));
    if let Ok(kept) = fs::read(&cache) {
        return Ok(kept);
    }
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: asset.bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut asset.bytes.as_slice(), &mut out, &parameters)?;
    put(&cache, &out)?;
    Ok(out)
}

/// Whole or not at all; untouched when it is the same already, so that nothing is rebuilt for it.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let making = path.with_extension("making");
    let mut file =
        fs::File::create(&making).with_context(|| format!("cannot write {}", making.display()))?;
    file.write_all(bytes)?;
    drop(file);
    fs::rename(&making, path)?;
    Ok(())
}

fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.is_dir() {
            remove_others(&path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
