//! Is everything in order? Looks at what is there and changes nothing: no folder, no key, no
//! database is made, no step is applied.

mod database;
mod files;
mod invariants;

use atrium_domain::setting::Setting;
use atrium_domain::time::Timestamp;

use crate::clock::Clock;
use crate::config::{Config, Network, Origin};
pub use invariants::invariants;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// As it should be.
    Good,
    /// Works, but somebody should know.
    Warning,
    /// Does not work, or won't for long.
    Bad,
}

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub grade: Grade,
    /// About what, in a word or two.
    pub subject: &'static str,
    /// What is so, and what to do about it.
    pub text: String,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, grade: Grade, subject: &'static str, text: impl Into<String>) {
        self.0.push(Finding {
            grade,
            subject,
            text: text.into(),
        });
    }

    fn good(&mut self, subject: &'static str, text: impl Into<String>) {
        self.add(Grade::Good, subject, text);
    }

    fn warning(&mut self, subject: &'static str, text: impl Into<String>) {
        self.add(Grade::Warning, subject, text);
    }

    fn bad(&mut self, subject: &'static str, text: impl Into<String>) {
        self.add(Grade::Bad, subject, text);
    }
}

/// Looks at everything.
pub async fn examine(config: &Config, clock: &Clock) -> Vec<Finding> {
    let mut findings = Findings::default();
    configuration(config, &mut findings);
    office(config, &mut findings);
    base_address(config, &mut findings);
    network(config, &mut findings);
    files::data_folder(config, &mut findings);
    let key = files::key(config, &mut findings);
    time(clock.now(), &mut findings);
    mail(config, &mut findings);
    database::examine(config, key.as_ref(), clock.now(), &mut findings).await;
    findings.0
}

fn configuration(config: &Config, findings: &mut Findings) {
    match config.file() {
        Some(file) => findings.good("configuration", format!("read from {}", file.display())),
        None => findings.good("configuration", "no file; variables and defaults"),
    }
    for name in config.unknown_variables() {
        findings.warning(
            "configuration",
            format!("the variable {name} is set, but there is no such setting"),
        );
    }
}

fn office(config: &Config, findings: &mut Findings) {
    let decided: Vec<&str> = Setting::ALL
        .iter()
        .filter(|setting| matches!(config.origin_of(**setting), Origin::Office(_)))
        .map(|setting| setting.code())
        .collect();
    if !decided.is_empty() {
        let text = format!("the back office decides {}", decided.join(", "));
        findings.good("settings", text);
    }
    for problem in config.unreadable() {
        findings.bad("settings", problem);
    }
}

fn base_address(config: &Config, findings: &mut Findings) {
    let base = config.base_url();
    if config.is_https() {
        findings.good("base address", base);
    } else {
        findings.warning(
            "base address",
            format!(
                "{base} is http: passwords and sessions cross the network readable, and the cookie is not marked \
                 Secure. Put a TLS proxy in front and set base_url to https"
            ),
        );
    }
    if config.is_ip() {
        findings.warning(
            "base address",
            "an IP address hides passkeys, since browsers bind them to a name. Set base_url to a name",
        );
    }
}

/// Whose word about addresses counts, and who may read the figures.
fn network(config: &Config, findings: &mut Findings) {
    const SUBJECT: &str = "proxies";
    let trusted = config.trusted_proxies();
    if trusted.is_empty() && config.is_https() {
        findings.warning(
            SUBJECT,
            "none is trusted (trusted_proxies), but the base address is https, so one is in front: everybody seems \
             to come from it, and shares one count of failed sign-ins. Add its address; /office/connection shows \
             what Atrium sees",
        );
    } else if trusted.is_empty() {
        findings.good(SUBJECT, "none is trusted; X-Forwarded-For is not believed");
    } else if trusted.iter().any(Network::is_everybody) {
        findings.bad(
            SUBJECT,
            "trusted_proxies names the whole internet: anybody can choose their address, and guess passwords \
             without end. Name your own proxies only",
        );
    } else {
        let names: Vec<String> = trusted.iter().map(ToString::to_string).collect();
        findings.good(
            SUBJECT,
            format!(
                "X-Forwarded-For is believed from {}; /office/connection shows what Atrium sees",
                names.join(", ")
            ),
        );
    }
    if let Some(address) = config.metrics_listen() {
        if address.ip().is_loopback() {
            findings.good("metrics", format!("http://{address}/metrics"));
        } else {
            findings.warning(
                "metrics",
                format!(
                    "http://{address}/metrics is not on the loopback: whoever reaches the address reads the figures"
                ),
            );
        }
    }
}

/// Before this code was written it can't be: 2026-01-01.
const WRITTEN_AFTER: Timestamp = Timestamp::from_seconds(1_767_225_600);

fn time(now: Timestamp, findings: &mut Findings) {
    if now < WRITTEN_AFTER {
        findings.bad(
            "clock",
            format!(
                "it says {}, which is past. Links and sessions go by it: set it",
                now.rfc3339()
            ),
        );
    } else {
        findings.good("clock", now.rfc3339());
    }
}

fn mail(config: &Config, findings: &mut Findings) {
    match (config.transport(), config.smtp_shown()) {
        (Err(problem), _) => findings.bad("mail", problem),
        (Ok(_), Some(server)) => {
            let (from, chosen) = config.mail_from();
            findings.good("mail", format!("through {server}, from {from}"));
            if !chosen {
                findings.warning(
                    "mail",
                    format!(
                        "nobody set mail_from; letters come from {from}. Is that mailbox yours?"
                    ),
                );
            }
        }
        (Ok(_), None) => findings.warning(
            "mail",
            format!(
                "no server is set (smtp_url): letters become files in {}",
                config.mail_dir().display()
            ),
        ),
    }
}
