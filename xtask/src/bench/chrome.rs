//! The bench's scripts that drive a browser: `end2end/bench`.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::figure::Figure;
use super::ground::Ground;
use super::http::Client;
use crate::shell::output;
use crate::{browser, npm};

/// The times a script took, on the house's page and on the floor's.
pub struct Measured(Value);

/// Runs a script on a page as whoever is signed in by the client, and in turn with it on the floor's page at `bare`.
pub fn run(
    ground: &Ground,
    script: &str,
    url: &str,
    bare: &str,
    client: &Client,
) -> Result<Measured> {
    npm::ensure()?;
    let chromium = browser::ensure()?;
    let scratch = ground.folder("bare");
    fs::create_dir_all(&scratch)?;
    let floor = ground.floor.bare(&scratch.join("floor.sqlite"))?;
    let cookies: Vec<Value> = client
        .cookies()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let mut node = Command::new("node");
    node.arg(format!("bench/{script}"))
        .arg(url)
        .arg(format!("http://localhost:{}{bare}", floor.port))
        .arg(ground.options.rounds().to_string())
        .current_dir(npm::end2end())
        // Not as an argument: those can be read by everybody on the machine.
        .env("ATRIUM_COOKIES", serde_json::to_string(&cookies)?);
    chromium.hand_to(&mut node);
    let measured: Value = serde_json::from_str(&output(&mut node)?)
        .with_context(|| format!("{script} printed no JSON"))?;
    Ok(Measured(measured))
}

impl Measured {
    /// What is called so, with the bare page's as its limit.
    pub fn figure(&self, goal_id: &'static str, what: &str, name: &str) -> Result<Figure> {
        let figure = Figure::told(goal_id, what, "ms", self.times("own", name)?);
        Ok(figure.against("bare page", self.times("bare", name)?))
    }

    fn times(&self, page: &str, name: &str) -> Result<Vec<f64>> {
        let list = self.0[page][name].as_array();
        let list = list.with_context(|| format!("no times called {page}.{name}"))?;
        Ok(list.iter().filter_map(Value::as_f64).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Measured;

    #[test]
    fn a_time_is_judged_by_itself_and_has_the_bare_pages_as_its_limit() {
        let measured = Measured(json!({
            "own": { "dialog": [40.0, 20.0, 30.0], "granted": [50.0] },
            "bare": { "dialog": [10.0, 20.0, 15.0] },
        }));
        let figure = measured.figure("P6", "click to dialog", "dialog");
        let figure = figure.expect("both pages were measured").at_most(35.0);
        assert_eq!(figure.met(), Some(true));
        let ratio = figure.ratio().expect("the bare page is its limit");
        assert!((ratio - 2.0).abs() < 1e-9, "{ratio}");
        assert!(measured.figure("P6", "granted", "granted").is_err());
    }
}
