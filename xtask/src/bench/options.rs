//! What was asked of the bench.

use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Every figure there is.
pub const NAMES: [&str; 14] = [
    "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p10", "p11", "p12", "p13", "p14", "p15",
];

#[derive(Default)]
pub struct Options {
    names: Vec<String>,
    /// Sizes above 10,000 too.
    pub large: bool,
    /// What takes ten minutes, too.
    pub long: bool,
    /// Only whether everything runs: its figures mean nothing.
    pub quick: bool,
}

impl Options {
    pub fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        for word in words {
            match *word {
                "--large" => options.large = true,
                "--long" => options.long = true,
                "--quick" => options.quick = true,
                name if NAMES.contains(&name) => options.names.push(name.to_owned()),
                other => bail!(
                    "no figure is called {other}; there are {}, and --large, --long, --quick",
                    NAMES.join(", ")
                ),
            }
        }
        Ok(options)
    }

    /// Whether a figure was asked for; all of them are where none was named.
    pub fn wants(&self, figure: &str) -> bool {
        self.names.is_empty()
            || self
                .names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(figure))
    }

    pub fn rounds(&self) -> usize {
        if self.quick { 1 } else { 5 }
    }

    /// How long one round of requests takes.
    pub fn round(&self) -> Duration {
        Duration::from_millis(if self.quick { 200 } else { 1500 })
    }

    /// The address book that every figure is measured on, unless it says otherwise.
    pub fn contacts(&self) -> usize {
        if self.quick { 500 } else { 10_000 }
    }

    /// The sizes of an address book that are measured, smallest first.
    pub fn sizes(&self) -> Vec<usize> {
        let smallest = self.contacts();
        match (self.large, self.quick) {
            // Of the large sizes the way is the same; a small one walks it as well.
            (true, true) => vec![smallest, 2_000],
            (true, false) => vec![smallest, 100_000, 1_000_000],
            (false, _) => vec![smallest],
        }
    }

    pub fn as_json(&self) -> Value {
        json!({ "large": self.large, "long": self.long, "quick": self.quick, "rounds": self.rounds() })
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn a_name_asks_for_that_figure_and_none_for_all() {
        let all = Options::parse(&["--large"]).expect("an option");
        assert!(all.large && all.wants("P1") && all.wants("P15"));
        let one = Options::parse(&["p1"]).expect("a name");
        assert!(one.wants("P1") && !one.wants("P15"));
        assert!(Options::parse(&["p99"]).is_err());
    }
}
