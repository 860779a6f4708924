//! The log of a server, on standard error.

use std::io::IsTerminal as _;

use atrium_backend::config::{Config, LogFormat};
use tracing_subscriber::EnvFilter;

/// Begins to log, as the configuration says. Our own crates at the level set, others only when
/// they warn: what a library finds worth telling may hold what no log should.
pub fn start(config: &Config) {
    let level = config.log_level().word();
    let filter = EnvFilter::new(format!(
        "warn,atrium={level},atrium_server={level},atrium_backend={level}"
    ));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log_format() {
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).init(),
        LogFormat::Json => log.json().init(),
    }
}
