//! Rules on what we depend on: layers, licences, bans, nothing unused.
//!
//! cargo-deny and cargo-machete say more where they are installed; these checks always run, and read the
//! same deny.toml.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::{cargo, find, output, root, run, say};
use crate::{sbom, spdx, toolchain};

/// Crates that must not be anywhere in a package's tree, for a target, with the reason.
const LAYERS: [(&str, Option<&str>, &[&str]); 4] = [
    (
        "atrium-frontend",
        Some(toolchain::TARGET),
        &[
            "sea-orm",
            "argon2",
            "totp-rs",
            "lettre",
            "tokio",
            "atrium-backend",
            "atrium-i18n",
            "axum",
            "hyper",
        ],
    ),
    (
        "atrium-domain",
        None,
        &["tokio", "sea-orm", "leptos", "axum", "lettre"],
    ),
    (
        "atrium-backend",
        None,
        &["leptos", "axum", "leptos_axum", "atrium-app"],
    ),
    ("atrium-app", None, &["sea-orm", "axum", "atrium-backend"]),
];

pub fn check() -> Result<()> {
    layers()?;
    let metadata = metadata()?;
    let mut wrong = licences_and_bans(&metadata)?;
    wrong.extend(unused(&metadata)?);
    wrong.extend(sbom::wrong(&sbom::of(&metadata)?));
    if !wrong.is_empty() {
        bail!("dependencies:\n  {}", wrong.join("\n  "));
    }
    for (tool, arguments) in [
        (
            "cargo-deny",
            &[
                "deny",
                "--log-level",
                "error",
                "check",
                "bans",
                "licenses",
                "sources",
            ] as &[&str],
        ),
        ("cargo-machete", &["machete"]),
    ] {
        if find(tool).is_some() {
            run(cargo().args(arguments))?;
        }
    }
    Ok(())
}

fn layers() -> Result<()> {
    for (package, target, banned) in LAYERS {
        let mut command = cargo();
        command.args([
            "tree",
            "--package",
            package,
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]);
        if let Some(target) = target {
            command.args(["--target", target]);
        }
        let tree = output(&mut command)?;
        let names: BTreeSet<&str> = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .collect();
        let found: Vec<&&str> = banned
            .iter()
            .filter(|name| names.contains(**name))
            .collect();
        if !found.is_empty() {
            bail!(
                "{package} must not depend on {found:?}: `cargo tree -p {package} -i NAME` shows the way"
            );
        }
    }
    Ok(())
}

pub fn metadata() -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--format-version", "1"]);
    Ok(serde_json::from_str(&output(&mut command)?)?)
}

/// Names and versions of all that is built, for the server or for the browser.
///
/// `cargo metadata` would also name what optional features that nobody asked for could bring.
fn built() -> Result<BTreeSet<(String, String)>> {
    let mut built = BTreeSet::new();
    for selection in [
        &["--workspace", "--edges", "normal,build,dev"] as &[&str],
        &[
            "--package",
            "atrium-frontend",
            "--edges",
            "normal,build",
            "--target",
            toolchain::TARGET,
        ],
    ] {
        built.extend(tree(selection)?);
    }
    Ok(built)
}

/// Names and versions of what `cargo tree` finds for a selection.
pub fn tree(selection: &[&str]) -> Result<BTreeSet<(String, String)>> {
    let mut command = cargo();
    command
        .args(["tree", "--prefix", "none", "--format", "{p}"])
        .args(selection);
    let mut found = BTreeSet::new();
    for line in output(&mut command)?.lines() {
        let mut words = line.split(' ');
        if let (Some(name), Some(version)) = (words.next(), words.next()) {
            found.insert((name.to_owned(), version.trim_start_matches('v').to_owned()));
        }
    }
    Ok(found)
}

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn licences_and_bans(metadata: &Value) -> Result<Vec<String>> {
    let rules: toml::Table = fs::read_to_string(root().join("deny.toml"))
        .context("cannot read deny.toml")?
        .parse()
        .context("deny.toml")?;
    let licences = rules
        .get("licenses")
        .context("deny.toml has no [licenses]")?;
    let allowed = strings(licences.get("allow"));
    let mut exceptions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for exception in tables(licences.get("exceptions")) {
        let name = exception
            .get("crate")
            .or(exception.get("name"))
            .and_then(toml::Value::as_str);
        exceptions
            .entry(name.unwrap_or_default())
            .or_default()
            .extend(strings(exception.get("allow")));
    }
    let bans: Vec<&toml::Value> =
        tables(rules.get("bans").and_then(|bans| bans.get("deny"))).collect();

    let built = built()?;
    let mut wrong = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in list(&metadata["packages"]) {
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        if !built.contains(&(name.to_owned(), version.to_owned())) {
            continue;
        }
        versions.entry(name).or_default().insert(version);
        let Some(source) = package["source"].as_str() else {
            continue;
        };
        if !source.starts_with("registry+") {
            wrong.push(format!("{name} {version} does not come from the registry"));
        }
        match package["license"].as_str() {
            None => wrong.push(format!("{name} {version} names no licence")),
            Some(licence) => {
                let extra = exceptions.get(name);
                let accepted = |it: &str| {
                    allowed.contains(it) || extra.is_some_and(|extra| extra.contains(it))
                };
                if !spdx::satisfied(licence, accepted)? {
                    wrong.push(format!(
                        "{name} {version} is licensed {licence}, which deny.toml does not allow"
                    ));
                }
            }
        }
    }
    for ban in bans {
        let name = ban
            .get("crate")
            .or(ban.get("name"))
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        let once = ban
            .get("deny-multiple-versions")
            .and_then(toml::Value::as_bool)
            .unwrap_or(false);
        let Some(found) = versions.get(name) else {
            continue;
        };
        if !once {
            wrong.push(format!("{name} is banned in deny.toml"));
        } else if found.len() > 1 {
            wrong.push(format!("{name} is there more than once: {found:?}"));
        }
    }
    Ok(wrong)
}

fn strings(value: Option<&toml::Value>) -> BTreeSet<&str> {
    value
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .collect()
}

fn tables(value: Option<&toml::Value>) -> impl Iterator<Item = &toml::Value> {
    value.and_then(toml::Value::as_array).into_iter().flatten()
}

/// Each dependency's name must occur somewhere in the crate that declares it.
fn unused(metadata: &Value) -> Result<Vec<String>> {
    let members: BTreeSet<&str> = list(&metadata["workspace_members"])
        .filter_map(Value::as_str)
        .collect();
    let mut wrong = Vec::new();
    for package in list(&metadata["packages"])
        .filter(|it| it["id"].as_str().is_some_and(|id| members.contains(id)))
    {
        let name = package["name"].as_str().unwrap_or_default();
        let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
        let mut sources = String::new();
        read_sources(manifest.parent().unwrap_or(Path::new(".")), &mut sources)?;
        let words: BTreeSet<&str> = sources
            .split(|it: char| !it.is_alphanumeric() && it != '_')
            .collect();
        let ignored: BTreeSet<&str> = list(&package["metadata"]["cargo-machete"]["ignored"])
            .filter_map(Value::as_str)
            .collect();
        for dependency in list(&package["dependencies"]) {
            let declared = dependency["rename"]
                .as_str()
                .or(dependency["name"].as_str())
                .unwrap_or_default();
            if !words.contains(declared.replace('-', "_").as_str()) && !ignored.contains(declared) {
                wrong.push(format!(
                    "{name} does not use {declared}: take it out of its Cargo.toml"
                ));
            }
        }
    }
    Ok(wrong)
}

fn read_sources(folder: &Path, into: &mut String) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // A package within a package answers for itself.
            let other = path.join("Cargo.toml").exists();
            if !other && !path.ends_with("target") && !path.ends_with("node_modules") {
                read_sources(&path, into)?;
            }
        } else if path.extension().is_some_and(|it| it == "rs") {
            into.push_str(&fs::read_to_string(&path)?);
            into.push('\n');
        }
    }
    Ok(())
}

/// For people who have neither tool: where to get the fuller check.
pub fn mention_fuller_checks() {
    if find("cargo-deny").is_none() {
        say(
            "(cargo-deny is not installed: advisories were NOT checked; licences, bans and the SBOM were)",
        );
    }
}
