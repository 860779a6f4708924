//! `atrium doctor`

use std::process::ExitCode;

use atrium_backend::clock::Clock;
use atrium_backend::config::Config;
use atrium_backend::operation::doctor::{Grade, examine, invariants};

use super::{house, say};

/// Prints what was found; fails if something does not work.
pub async fn run(config: &Config, every_row: bool) -> ExitCode {
    let clock = Clock::system();
    // A database that can't be asked is one of the findings already.
    let (config, _) = house::settled(config).await;
    let mut findings = examine(&config, &clock).await;
    if every_row {
        findings.extend(invariants(&config, &clock).await);
    }
    for finding in &findings {
        let grade = match finding.grade {
            Grade::Good => "good   ",
            Grade::Warning => "warning",
            Grade::Bad => "BAD    ",
        };
        // A reason from a mail server may have several lines.
        let text = finding.text.replace('\n', " ");
        say::line(&format!("{grade}  {:<13}  {text}", finding.subject));
    }
    let bad = findings
        .iter()
        .filter(|finding| finding.grade == Grade::Bad)
        .count();
    let warnings = findings
        .iter()
        .filter(|finding| finding.grade == Grade::Warning)
        .count();
    say::line(&format!("{bad} bad, {warnings} to know about."));
    if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
