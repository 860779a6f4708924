//! The configuration as a file: as it is, and as an example to start from.

use std::time::Duration;

use atrium_domain::permission::PayRight;

use super::value::duration_text;
use super::{Config, Key, LogFormat, Origin, Setting};

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
        let (text, origin) = self.text(key);
        let value = if key.is_list() {
            let items: Vec<String> = text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(quoted)
                .collect();
            format!("[{}]", items.join(", "))
        } else {
            quoted(&text)
        };
        let origin = match origin {
            Origin::Environment(_) | Origin::File { .. } | Origin::Office(_) => origin.to_string(),
            Origin::Default => format!("default; {} sets it", key.variable()),
        };
        // A path in an origin may hold anything, and a line break would end the comment.
        format!(
            "{} = {value}  # {}\n",
            key.name(),
            origin.replace(char::is_control, "?")
        )
    }

    /// A value as it would be written, without passwords, and where it comes from.
    pub(super) fn text(&self, key: Key) -> (String, &Origin) {
        let time = |setting: &Setting<Duration>| duration_text(setting.value);
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        match key {
            Key::Listen => (self.listen.value.to_string(), &self.listen.origin),
            Key::BaseUrl => (self.base_url().to_owned(), &self.base_url.origin),
            Key::DataDir => (
                self.data_dir.value.to_string_lossy().into_owned(),
                &self.data_dir.origin,
            ),
            Key::DatabaseUrl => (self.database_shown(), &self.database_url.origin),
            Key::SmtpUrl => (self.smtp_shown().unwrap_or_default(), &self.smtp_url.origin),
            Key::MailFrom => (self.mail_from.value.to_string(), &self.mail_from.origin),
            Key::MailTimeout => (time(&self.mail_timeout), &self.mail_timeout.origin),
            Key::Company => (self.company.value.clone(), &self.company.origin),
            Key::ContactAddress => (
                self.contact_address
                    .value
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                &self.contact_address.origin,
            ),
            Key::Language => (self.language.value.to_string(), &self.language.origin),
            Key::Languages => (self.languages.value.text(), &self.languages.origin),
            Key::TimeZone => (self.time_zone.value.to_string(), &self.time_zone.origin),
            Key::Currency => (self.currency.value.to_string(), &self.currency.origin),
            Key::BrandColour => (
                self.brand_colour
                    .value
                    .map(|colour| colour.to_string())
                    .unwrap_or_default(),
                &self.brand_colour.origin,
            ),
            Key::InvitationLifetime => (
                time(&self.invitation_lifetime),
                &self.invitation_lifetime.origin,
            ),
            Key::ResetLifetime => (time(&self.reset_lifetime), &self.reset_lifetime.origin),
            Key::AdministratorsSetPasswords => (
                yes(self.administrators_set_passwords.value),
                &self.administrators_set_passwords.origin,
            ),
            Key::MetricsListen => (
                self.metrics_listen
                    .value
                    .map(|address| address.to_string())
                    .unwrap_or_default(),
                &self.metrics_listen.origin,
            ),
            Key::SessionIdle => (time(&self.session_idle), &self.session_idle.origin),
            Key::SessionLifetime => (time(&self.session_lifetime), &self.session_lifetime.origin),
            Key::RememberedIdle => (time(&self.remembered_idle), &self.remembered_idle.origin),
            Key::RememberedLifetime => (
                time(&self.remembered_lifetime),
                &self.remembered_lifetime.origin,
            ),
            Key::PasswordLength => (
                self.password_length.value.to_string(),
                &self.password_length.origin,
            ),
            Key::PasswordLengthSecondFactor => (
                self.password_length_second_factor.value.to_string(),
                &self.password_length_second_factor.origin,
            ),
            Key::AccessVisibility => (
                self.access_visibility.value.code().to_owned(),
                &self.access_visibility.origin,
            ),
            Key::AccessSign => (yes(self.access_sign.value), &self.access_sign.origin),
            Key::AccessPay => (
                match self.access_pay.value {
                    PayRight::Limited(limit) => limit.plain(),
                    other @ (PayRight::None | PayRight::Unlimited) => other.code().to_owned(),
                },
                &self.access_pay.origin,
            ),
            Key::AccessManage => (yes(self.access_manage.value), &self.access_manage.origin),
            Key::TrustedProxies => (
                self.trusted_proxies
                    .value
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", "),
                &self.trusted_proxies.origin,
            ),
            Key::LogFormat => (
                match self.log_format.value {
                    LogFormat::Text => "text",
                    LogFormat::Json => "json",
                }
                .to_owned(),
                &self.log_format.origin,
            ),
            Key::LogLevel => (
                self.log_level.value.word().to_owned(),
                &self.log_level.origin,
            ),
        }
    }
}
