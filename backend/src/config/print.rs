//! The configuration as a file: as it is, and as an example to start from.

use secrecy::ExposeSecret as _;

use super::value::{duration_text, redacted};
use super::{Config, Key, LogFormat, Origin};

/// The example file: every setting with what it is for, none of them set.
#[must_use]
pub fn example() -> String {
    let mut text = String::from(
        "# Settings of Atrium. Copy this file to atrium.toml in the folder Atrium is started in, or\n\
         # name another place with ATRIUM_CONFIG or --config. Every line is optional; what begins\n\
         # with a # is not set. A variable overrides the file: ATRIUM_LISTEN overrides listen.\n\
         # `atrium config print` shows what is in force and where it comes from.\n",
    );
    for key in Key::ALL {
        text.push('\n');
        for line in key.help() {
            text.push_str(&format!("# {line}\n"));
        }
        text.push_str(&format!("#{} = {}\n", key.name(), key.example()));
    }
    text
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

impl Config {
    /// Every value with its origin, as TOML; passwords are replaced by `***`.
    #[must_use]
    pub fn print(&self) -> String {
        Key::ALL.iter().map(|key| self.line(*key)).collect()
    }

    fn line(&self, key: Key) -> String {
        let (value, origin) = match key {
            Key::Listen => (quoted(&self.listen.value.to_string()), &self.listen.origin),
            Key::BaseUrl => (quoted(self.base_url()), &self.base_url.origin),
            Key::DataDir => (
                quoted(&self.data_dir.value.to_string_lossy()),
                &self.data_dir.origin,
            ),
            Key::DatabaseUrl => (quoted(&self.database_shown()), &self.database_url.origin),
            Key::SmtpUrl => {
                let url = self
                    .smtp_url
                    .value
                    .as_ref()
                    .map(|url| redacted(url.expose_secret()));
                (quoted(&url.unwrap_or_default()), &self.smtp_url.origin)
            }
            Key::MailFrom => (
                quoted(self.mail_from.value.as_str()),
                &self.mail_from.origin,
            ),
            Key::MailTimeout => (
                quoted(&duration_text(self.mail_timeout.value)),
                &self.mail_timeout.origin,
            ),
            Key::Company => (quoted(&self.company.value), &self.company.origin),
            Key::Language => (quoted(self.language.value.code()), &self.language.origin),
            Key::Currency => (quoted(self.currency.value.code()), &self.currency.origin),
            Key::InvitationLifetime => (
                quoted(&duration_text(self.invitation_lifetime.value)),
                &self.invitation_lifetime.origin,
            ),
            Key::ResetLifetime => (
                quoted(&duration_text(self.reset_lifetime.value)),
                &self.reset_lifetime.origin,
            ),
            Key::AdministratorsSetPasswords => {
                let word = if self.administrators_set_passwords.value {
                    "yes"
                } else {
                    "no"
                };
                (quoted(word), &self.administrators_set_passwords.origin)
            }
            Key::TrustedProxies => {
                let networks: Vec<String> = self
                    .trusted_proxies
                    .value
                    .iter()
                    .map(|network| quoted(&network.to_string()))
                    .collect();
                (
                    format!("[{}]", networks.join(", ")),
                    &self.trusted_proxies.origin,
                )
            }
            Key::MetricsListen => {
                let address = self.metrics_listen.value;
                (
                    quoted(&address.map(|it| it.to_string()).unwrap_or_default()),
                    &self.metrics_listen.origin,
                )
            }
            Key::LogFormat => {
                let word = match self.log_format.value {
                    LogFormat::Text => "text",
                    LogFormat::Json => "json",
                };
                (quoted(word), &self.log_format.origin)
            }
            Key::LogLevel => (quoted(self.log_level.value.word()), &self.log_level.origin),
        };
        let origin = match origin {
            Origin::Environment(_) | Origin::File { .. } => origin.to_string(),
            Origin::Default => format!("default; {} sets it", key.variable()),
        };
        // A path in an origin may hold anything, and a line break would end the comment.
        format!(
            "{} = {value}  # {}\n",
            key.name(),
            origin.replace(char::is_control, "?")
        )
    }
}
