//! What a release is built of: a CycloneDX list of every crate in the server and in the browser's
//! part, with version, licence, checksum and what it depends on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::dependencies::{list, metadata, tree};
use crate::shell::{root, say, target_dir};
use crate::toolchain;

/// Writes it beside the release's binary.
pub fn keep() -> Result<()> {
    let sbom = of(&metadata()?)?;
    let file = target_dir().join("release").join("atrium.cdx.json");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, serde_json::to_string_pretty(&sbom)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    let parts = list(&sbom["components"]).count();
    say(format!("{}: {parts} crates", file.display()));
    Ok(())
}

/// Of what is compiled into the binary: neither tests nor tools.
pub fn of(metadata: &Value) -> Result<Value> {
    let mut built = tree(&["--package", "atrium-server", "--edges", "normal,build"])?;
    built.extend(tree(&[
        "--package",
        "atrium-frontend",
        "--edges",
        "normal,build",
        "--target",
        toolchain::TARGET,
    ])?);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let named = |package: &Value| (text(&package["name"]), text(&package["version"]));
    let packages: Vec<&Value> = list(&metadata["packages"])
        .filter(|package| built.contains(&named(package)))
        .collect();
    let references: BTreeMap<String, String> = packages
        .iter()
        .map(|package| (text(&package["id"]), reference(&named(package))))
        .collect();
    let checksums = checksums()?;
    let components: Vec<Value> = packages
        .iter()
        .filter(|package| text(&package["name"]) != "atrium-server")
        .map(|package| component(package, &named(package), &checksums))
        .collect();
    let dependencies: Vec<Value> = list(&metadata["resolve"]["nodes"])
        .filter_map(|node| {
            let of = references.get(node["id"].as_str()?)?;
            let on: BTreeSet<&String> = list(&node["dependencies"])
                .filter_map(|id| references.get(id.as_str()?))
                .collect();
            Some(json!({ "ref": of, "dependsOn": on }))
        })
        .collect();
    let server = packages
        .iter()
        .find(|package| package["name"] == "atrium-server")
        .context("the server is no package of the workspace")?;
    let (_, version) = named(server);
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": reference(&named(server)),
            "name": "atrium",
            "version": version,
            "licenses": [{ "expression": server["license"] }],
        } },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn reference((name, version): &(String, String)) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn component(
    package: &Value,
    named: &(String, String),
    checksums: &BTreeMap<(String, String), String>,
) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(named),
        "purl": reference(named),
        "name": named.0,
        "version": named.1,
    });
    if let Some(licence) = package["license"].as_str() {
        // Crates from before SPDX expressions wrote a slash for "or".
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(checksum) = checksums.get(named) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// What Cargo.lock says the registry's files must hash to.
fn checksums() -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock"))
        .context("cannot read Cargo.lock")?
        .parse()
        .context("Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let text = |package: &toml::Value, name: &str| {
        package
            .get(name)
            .and_then(toml::Value::as_str)
            .map(str::to_owned)
    };
    Ok(packages
        .into_iter()
        .flatten()
        .filter_map(|package| {
            let named = (text(package, "name")?, text(package, "version")?);
            Some((named, text(package, "checksum")?))
        })
        .collect())
}

/// What is wrong with a list: a crate from outside without licence or checksum, one that nothing
/// leads to, or one that must be in it and is not.
pub fn wrong(sbom: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for component in list(&sbom["components"]) {
        let name = component["name"].as_str().unwrap_or_default();
        names.insert(name);
        let is_ours = name.starts_with("atrium-");
        if component["licenses"].is_null() || (component["hashes"].is_null() && !is_ours) {
            wrong.push(format!("the SBOM knows no licence or checksum of {name}"));
        }
    }
    // One of each side, and one that must not be: it is of the tests.
    for (name, expected) in [
        ("sea-orm", true),
        ("wasm-bindgen", true),
        ("argon2", true),
        ("proptest", false),
    ] {
        if names.contains(name) != expected {
            wrong.push(format!("the SBOM is not of the release: {name}"));
        }
    }
    wrong
}
