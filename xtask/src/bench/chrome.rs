//! The bench's scripts that drive a browser: `end2end/bench`.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::ground::Ground;
use super::http::Client;
use crate::shell::output;
use crate::{browser, npm};

/// Runs a script on a page as whoever is signed in by the client; what it measured, as JSON.
pub fn run(ground: &Ground, script: &str, url: &str, client: &Client) -> Result<Value> {
    npm::ensure()?;
    let chromium = browser::ensure()?;
    let cookies: Vec<Value> = client
        .cookies()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let mut node = Command::new("node");
    node.arg(format!("bench/{script}"))
        .arg(url)
        .arg(ground.options.rounds().to_string())
        .current_dir(npm::end2end())
        // Not as an argument: those can be read by everybody on the machine.
        .env("ATRIUM_COOKIES", serde_json::to_string(&cookies)?);
    chromium.hand_to(&mut node);
    serde_json::from_str(&output(&mut node)?).with_context(|| format!("{script} printed no JSON"))
}

/// The times under a name.
pub fn times(measured: &Value, name: &str) -> Result<Vec<f64>> {
    let list = measured[name].as_array();
    let list = list.with_context(|| format!("no times called {name}"))?;
    Ok(list.iter().filter_map(Value::as_f64).collect())
}
