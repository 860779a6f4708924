//! Adds up what the test runners say of themselves.

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// The closing lines of `cargo test`: `test result: FAILED. 3 passed; 1 failed; 2 ignored; …`.
    pub fn of_cargo(said: &str) -> Self {
        let mut sum = Self::default();
        for line in said.lines() {
            let Some(counts) = line.strip_prefix("test result: ") else {
                continue;
            };
            for part in counts.split([';', '.']) {
                sum.count(part.trim());
            }
        }
        sum
    }

    fn count(&mut self, part: &str) {
        let Some((number, what)) = part.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u64>() else {
            return;
        };
        match what {
            "passed" => self.passed += number,
            "failed" => self.failed += number,
            "ignored" => self.skipped += number,
            _ => {}
        }
    }

    /// Playwright's JSON report.
    pub fn of_playwright(report: &str) -> Result<Self> {
        let report: Value =
            serde_json::from_str(report).context("Playwright's report is no JSON")?;
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
        Ok(Self {
            passed: count("expected"),
            failed: count("unexpected") + count("flaky"),
            skipped: count("skipped"),
        })
    }

    /// The plain closing line.
    pub fn line(self) -> String {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        match skipped {
            0 => format!("{passed} passed, {failed} failed"),
            _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn closing_lines_are_added_up() {
        let said = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
             test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(
            Tally::of_cargo(said),
            Tally {
                passed: 4,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(
            Tally::of_cargo("12 passed, 3 failed\nerror: 1 failed\n"),
            Tally::default()
        );
    }

    #[test]
    fn a_test_that_passed_only_at_the_second_try_has_failed() {
        let report = r#"{"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":2}}"#;
        let tally = Tally::of_playwright(report).expect("is JSON");
        assert_eq!(tally.line(), "7 passed, 2 failed, 2 skipped");
    }
}
