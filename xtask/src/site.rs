//! Assembles what the browser receives: `target/site/assets/` and `target/site/manifest.json`.

mod write;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{root, run, work_dir};
use crate::{css, toolchain};
use write::{hash, write};

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
