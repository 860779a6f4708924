//! `atrium doctor`

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use atrium_backend::clock::Clock;
use atrium_backend::config::Config;
use atrium_backend::operation::doctor::{Grade, examine, invariants};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Ended, house, say};

/// Whoever watches waits no longer.
const PATIENCE: Duration = Duration::from_secs(4);
/// A ready process says little.
const LONGEST: u64 = 64 * 1024;

/// Asks the process that serves here whether it is ready.
pub async fn ask(config: &Config) -> Ended {
    let mut address = config.listen();
    if address.ip().is_unspecified() {
        // Whoever listens everywhere listens on the loopback.
        let loopback: IpAddr = match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        };
        address.set_ip(loopback);
    }
    let answer = tokio::time::timeout(PATIENCE, ready(address))
        .await
        .map_err(|_| format!("What listens on {address} does not answer in time."))?
        .map_err(|error| format!("Nobody serves on {address}: {error}"))?;
    let (head, said) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    if head.starts_with("HTTP/1.1 200 ") {
        say::line(said.trim());
        Ok(ExitCode::SUCCESS)
    } else {
        Err(format!("{address} says: {}", said.trim()))
    }
}

async fn ready(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(LONGEST).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

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
