//! Assembles what the browser receives: `target/site/assets/` and `target/site/manifest.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{root, run, say, work_dir};
use crate::{css, toolchain};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Dev,
    Release,
}

impl Profile {
    pub fn wasm(self) -> &'static str {
        match self {
            Profile::Dev => "wasm-dev",
            Profile::Release => "wasm-release",
        }
    }
}

/// One file of the site: the name pages ask the manifest for, and its bytes.
struct Asset {
    name: String,
    bytes: Vec<u8>,
    /// Others refer to it by this very name, so it cannot carry a hash.
    fixed: bool,
}

pub fn site_dir() -> PathBuf {
    root().join("target/site")
}

/// The server embeds this folder, so it must be there even before there is anything in it.
pub fn ensure_folder() -> Result<()> {
    fs::create_dir_all(site_dir().join("assets"))?;
    let manifest = site_dir().join("manifest.json");
    if !manifest.exists() {
        fs::write(manifest, "{}\n")?;
    }
    Ok(())
}

pub fn build(profile: Profile) -> Result<()> {
    let wasm = toolchain::ensure()?;
    let mut build = wasm.cargo("build");
    build.args(["--profile", profile.wasm()]);
    run(&mut build)?;
    let built = toolchain::target_dir()
        .join(toolchain::TARGET)
        .join(profile.wasm())
        .join("atrium_frontend.wasm");
    let mut assets = bindgen(&built)?;
    assets.extend(plain_assets()?);
    write(&mut assets, profile)
}

/// Only style sheets, scripts and pictures; the browser's program stays as the last `build` left it.
pub fn rebuild_plain(profile: Profile) -> Result<()> {
    let last = work_dir("bindgen")?.join("last");
    let mut assets = read_cached(Path::new(fs::read_to_string(last)?.trim()))?;
    assets.extend(plain_assets()?);
    write(&mut assets, profile)
}

fn plain_assets() -> Result<Vec<Asset>> {
    let sheet = css::bundle(&root().join("style/main.css"))?;
    let mut assets = vec![Asset {
        name: "style.css".into(),
        bytes: sheet.into_bytes(),
        fixed: false,
    }];
    for folder in ["app/assets", "style/assets"] {
        let Ok(files) = fs::read_dir(root().join(folder)) else {
            continue;
        };
        for file in files {
            let path = file?.path();
            let known = path.extension().is_some_and(|it| {
                ["js", "svg", "png", "ico", "webmanifest"]
                    .iter()
                    .any(|known| it == *known)
            });
            if known {
                assets.push(Asset {
                    name: file_name(&path),
                    bytes: fs::read(&path)?,
                    fixed: false,
                });
            }
        }
    }
    Ok(assets)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The glue and the program for the browser, kept by the hash of what cargo built.
fn bindgen(input: &Path) -> Result<Vec<Asset>> {
    check_versions()?;
    let bytes = fs::read(input).with_context(|| format!("cannot read {}", input.display()))?;
    let cache = work_dir("bindgen")?.join(hash(&bytes));
    if !cache.join("atrium_bg.wasm").exists() {
        let making = cache.with_extension("making");
        let _old = fs::remove_dir_all(&making);
        Bindgen::new()
            .input_path(input)
            .out_name("atrium")
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .omit_default_module_path(true)
            .generate(&making)
            .context("wasm-bindgen refused the program built for the browser")?;
        let _old = fs::remove_dir_all(&cache);
        fs::rename(&making, &cache)?;
    }
    fs::write(
        work_dir("bindgen")?.join("last"),
        cache.to_string_lossy().as_bytes(),
    )?;
    read_cached(&cache)
}

fn read_cached(cache: &Path) -> Result<Vec<Asset>> {
    let mut assets = Vec::new();
    let built = |name: &str| {
        fs::read(cache.join(name)).context("the site was never built: run `cargo xtask site`")
    };
    assets.push(Asset {
        name: "atrium_bg.wasm".into(),
        bytes: built("atrium_bg.wasm")?,
        fixed: false,
    });
    assets.push(Asset {
        name: "islands.js".into(),
        bytes: joined(
            built("atrium.js")?,
            &["parts/start.js", "live.js", "parts/keys.js"],
        )?,
        fixed: false,
    });
    assets.push(Asset {
        name: "office.js".into(),
        bytes: joined(Vec::new(), &["live.js", "parts/keys.js"])?,
        fixed: false,
    });
    collect_snippets(&cache.join("snippets"), "snippets", &mut assets)?;
    Ok(assets)
}

/// One script instead of several, each part in a block of its own: a page asks for as few files as can be.
fn joined(first: Vec<u8>, parts: &[&str]) -> Result<Vec<u8>> {
    let mut module = first;
    for part in parts {
        let path = root().join("app/assets").join(part);
        let source =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        module.extend_from_slice(format!("\n{{\n{source}}}\n").as_bytes());
    }
    Ok(module)
}

/// Scripts that crates bring along; the glue imports them by their path beside it.
fn collect_snippets(folder: &Path, prefix: &str, assets: &mut Vec<Asset>) -> Result<()> {
    let Ok(files) = fs::read_dir(folder) else {
        return Ok(());
    };
    for file in files {
        let path = file?.path();
        let name = format!("{prefix}/{}", file_name(&path));
        if path.is_dir() {
            collect_snippets(&path, &name, assets)?;
        } else {
            assets.push(Asset {
                name,
                bytes: fs::read(&path)?,
                fixed: true,
            });
        }
    }
    Ok(())
}

/// wasm-bindgen's two halves speak a format that changes with every version.
fn check_versions() -> Result<()> {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock"))?.parse()?;
    let version = |name: &str| {
        lock.get("package")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))
            .and_then(|package| package.get("version")?.as_str())
            .map(str::to_owned)
    };
    let (program, tool) = (version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
    if program != tool {
        bail!(
            "Cargo.lock has wasm-bindgen {} and wasm-bindgen-cli-support {}: they must be one version, \
             set it in xtask/Cargo.toml",
            program.unwrap_or_default(),
            tool.unwrap_or_default()
        );
    }
    Ok(())
}

fn write(assets: &mut [Asset], profile: Profile) -> Result<()> {
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

fn hash(bytes: &[u8]) -> String {
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
