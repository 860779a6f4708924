//! Figures for Prometheus, in its text format: what this process answered, what it holds, and
//! what it found in the database when it was asked. On a listener of its own, because they are
//! the operator's and nobody else's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use atrium_backend::operation::watch;
use atrium_backend::store::mail::State;
use axum::http::StatusCode;

use super::serve::Web;

/// Upper ends, in microseconds: pages take less than a millisecond, sign-ins some tens.
const ENDS: [u64; 12] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    5_000_000,
];
/// A database that does not answer within this is one that is down.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a route has answered so far.
#[derive(Debug, Default)]
struct Seen {
    /// By status class, 1 to 5.
    classes: [u64; 5],
    within: [u64; ENDS.len()],
    micros: u64,
}

/// What the process counts about its answers.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<BTreeMap<(&'static str, &'static str), Seen>>);

impl Metrics {
    /// Counts an answer. A route is known by its template: paths hold numbers and secrets.
    pub(super) fn answered(
        &self,
        route: &'static str,
        method: &'static str,
        status: StatusCode,
        micros: u64,
    ) {
        let mut routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = routes.entry((route, method)).or_default();
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        seen.classes[class] += 1;
        seen.micros += micros;
        for (count, end) in seen.within.iter_mut().zip(ENDS) {
            if micros <= end {
                *count += 1;
            }
        }
    }

    fn write(&self, text: &mut Text) {
        let routes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.head(
            "atrium_http_requests_total",
            "counter",
            "Answers, by route and status class.",
        );
        for ((route, method), seen) in routes.iter() {
            for (class, count) in (1..).zip(seen.classes).filter(|(_, count)| *count > 0) {
                text.line(&format!(
                    "atrium_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{class}xx\"}} {count}"
                ));
            }
        }
        const DURATION: &str = "atrium_http_request_duration_seconds";
        text.head(
            DURATION,
            "histogram",
            "Time to the answer's first byte, by route.",
        );
        for ((route, method), seen) in routes.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\"");
            let count: u64 = seen.classes.iter().sum();
            for (within, end) in seen.within.iter().zip(ENDS) {
                text.line(&format!(
                    "{DURATION}_bucket{{{labels},le=\"{}\"}} {within}",
                    seconds(end)
                ));
            }
            text.line(&format!(
                "{DURATION}_bucket{{{labels},le=\"+Inf\"}} {count}"
            ));
            text.line(&format!(
                "{DURATION}_sum{{{labels}}} {}",
                seconds(seen.micros)
            ));
            text.line(&format!("{DURATION}_count{{{labels}}} {count}"));
        }
    }
}

/// Microseconds as seconds, exactly.
fn seconds(micros: u64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn one(&mut self, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
        self.head(name, kind, help);
        self.line(&format!("{name} {value}"));
    }
}

/// Everything, as of now.
pub(super) async fn tell(web: &Arc<Web>) -> String {
    let mut text = Text::default();
    let atrium = &web.atrium;
    text.head("atrium_build_info", "gauge", "The version that runs.");
    text.line(&format!(
        "atrium_build_info{{version=\"{}\"}} 1",
        env!("CARGO_PKG_VERSION")
    ));
    web.metrics.write(&mut text);
    text.one(
        "atrium_sessions_opened_total",
        "counter",
        "Sessions opened by this process.",
        atrium.tally.sessions_opened.get(),
    );
    text.head(
        "atrium_sign_ins_refused_total",
        "counter",
        "Sign-ins refused by this process, by reason.",
    );
    for (reason, count) in [
        ("refused", &atrium.tally.sign_ins_refused),
        ("throttled", &atrium.tally.sign_ins_throttled),
    ] {
        text.line(&format!(
            "atrium_sign_ins_refused_total{{reason=\"{reason}\"}} {}",
            count.get()
        ));
    }
    let (in_hand, places) = atrium.hasher.in_hand();
    text.one(
        "atrium_password_hashes_in_hand",
        "gauge",
        "Passwords being hashed or waiting for it.",
        in_hand,
    );
    text.one(
        "atrium_password_hashes_in_hand_max",
        "gauge",
        "Beyond so many, callers are told to come back.",
        places,
    );
    text.one(
        "atrium_password_hashes_total",
        "counter",
        "Passwords hashed by this process.",
        atrium.hasher.counted(),
    );
    text.one(
        "atrium_streams",
        "gauge",
        "Open tabs that listen.",
        web.epoch.receiver_count(),
    );
    let letters = tokio::time::timeout(PATIENCE, outbox(web, &mut text)).await;
    let up = matches!(letters, Ok(Ok(())));
    text.head(
        "atrium_database_up",
        "gauge",
        "Whether the database answers.",
    );
    text.line(&format!(
        "atrium_database_up{{kind=\"{}\"}} {}",
        atrium.database.kind(),
        u8::from(up)
    ));
    process(&mut text);
    text.0
}

async fn outbox(web: &Web, text: &mut Text) -> atrium_backend::Result<()> {
    let letters = watch::letters(&web.atrium).await?;
    text.head("atrium_mails", "gauge", "Letters in the outbox, by state.");
    for state in State::ALL {
        let count = letters
            .counts
            .iter()
            .find(|(known, _)| *known == state)
            .map_or(0, |(_, count)| *count);
        text.line(&format!(
            "atrium_mails{{state=\"{}\"}} {count}",
            state.code()
        ));
    }
    text.one(
        "atrium_mail_oldest_waiting_seconds",
        "gauge",
        "How long the oldest letter that has not left has waited; 0 if none waits.",
        letters.oldest_waits.unwrap_or_default().as_secs(),
    );
    Ok(())
}

/// What Linux says of this process; elsewhere nothing.
fn process(text: &mut Text) {
    if let Some(kilobytes) = status_field("VmRSS:") {
        text.one(
            "process_resident_memory_bytes",
            "gauge",
            "Resident memory.",
            kilobytes * 1024,
        );
    }
    if let Some(ticks) = processor_ticks() {
        text.one(
            "process_cpu_seconds_total",
            "counter",
            "User and system time.",
            // A tick of /proc is a hundredth of a second, whatever the kernel's own clock.
            format_args!("{}.{:02}", ticks / 100, ticks % 100),
        );
    }
    if let Some(threads) = status_field("Threads:") {
        text.one("process_threads", "gauge", "Threads.", threads);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        text.one(
            "process_open_fds",
            "gauge",
            "Open file descriptors.",
            open.count(),
        );
    }
}

fn status_field(name: &str) -> Option<u64> {
    std::fs::read_to_string("/proc/self/status")
        .ok()?
        .lines()
        .find_map(|line| line.strip_prefix(name))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

fn processor_ticks() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name in parentheses may hold anything; after it, fields 3 and on.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_template_and_class_and_buckets_add_up() {
        let metrics = Metrics::default();
        for (status, micros) in [(200, 400), (303, 700), (200, 9_000_000), (422, 1_000)] {
            let status = StatusCode::from_u16(status).unwrap();
            metrics.answered("/office/contacts/{id}", "POST", status, micros);
        }
        let mut text = Text::default();
        metrics.write(&mut text);
        let has = |line: &str| assert!(text.0.lines().any(|it| it == line), "{line}\n{}", text.0);
        let labels = "method=\"POST\",route=\"/office/contacts/{id}\"";
        has(&format!(
            "atrium_http_requests_total{{{labels},status=\"2xx\"}} 2"
        ));
        has(&format!(
            "atrium_http_requests_total{{{labels},status=\"4xx\"}} 1"
        ));
        let bucket = "atrium_http_request_duration_seconds_bucket";
        has(&format!("{bucket}{{{labels},le=\"0.0005\"}} 1"));
        has(&format!("{bucket}{{{labels},le=\"0.001\"}} 3"));
        has(&format!("{bucket}{{{labels},le=\"5\"}} 3"));
        has(&format!("{bucket}{{{labels},le=\"+Inf\"}} 4"));
        has(&format!(
            "atrium_http_request_duration_seconds_sum{{{labels}}} 9.0021"
        ));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_process_knows_its_own_size() {
        assert!(status_field("VmRSS:").unwrap() > 1000);
        assert!(processor_ticks().is_some());
    }
}
