//! `atrium serve`

use std::process::ExitCode;

use atrium_backend::config::Config;
use atrium_backend::operation::setup;

use super::{Ended, house, log, say, words};

pub async fn run(config: &Config) -> Ended {
    log::start(config);
    for name in config.unknown_variables() {
        tracing::warn!("the variable {name} is set, but there is no such setting");
    }
    let atrium = house::open(config).await?;
    let listening = crate::http::listen(&atrium, config).await?;
    let base = config.base_url();
    say::line(&format!("Atrium: {base}"));
    if atrium.config().smtp_shown().is_none() {
        say::line(&format!(
            "No mail server is set: letters become files in {}",
            config.mail_dir().display()
        ));
    }
    if let Some(path) = setup::path(&atrium)
        .await
        .map_err(|error| words::error(config, error))?
    {
        say::line(
            "Nobody can sign in yet. This link makes the first administrator; it works once, for 24 hours:",
        );
        say::line(&format!("{base}{path}"));
    }
    crate::http::serve(atrium, config, listening).await;
    Ok(ExitCode::SUCCESS)
}
