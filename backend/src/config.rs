//! Settings: from the environment, else from one file, else a default. Each value knows where it
//! came from, and each refusal says so too.

mod connection;
mod key;
mod log;
mod network;
mod office;
mod print;
mod read;
mod source;
mod value;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use atrium_domain::colour::Colour;
use atrium_domain::email::Email;
use atrium_domain::locale::{Locale, Offered};
use atrium_domain::money::Currency;
use atrium_domain::palette::Palette;
use atrium_domain::password::PasswordPolicy;
use atrium_domain::permission::{PayRight, Rights, Visibility};
use atrium_domain::time_zone::TimeZone;
use secrecy::{ExposeSecret as _, SecretString};
use url::{Host, Url};

pub use key::Key;
pub use log::{LogFormat, LogLevel};
pub use network::{Network, NetworkProblem};
pub use office::{MailServerShown, START_DISMISSED};
pub use print::example;
pub use source::{Environment, FILE_NAME, FILE_VARIABLE, Origin, Refusal, Refused};

use crate::access::session::{Lifetimes, SessionLifetimes};
use crate::atrium::{Settings, Sheet};
use crate::mail::{Accents, Brand, Transport};
use crate::store::setting::Decided;
use source::Given;

/// A value and where it came from.
#[derive(Debug, Clone)]
struct Setting<T> {
    value: T,
    origin: Origin,
}

/// Everything an operator decides, checked.
#[derive(Debug, Clone)]
pub struct Config {
    file: Option<PathBuf>,
    unknown_variables: Vec<String>,
    // What file and environment say: the back office is read over it, again and again.
    given: BTreeMap<Key, Given>,
    decided: Decided,
    unreadable: Vec<Refusal>,
    listen: Setting<SocketAddr>,
    base_url: Setting<Url>,
    data_dir: Setting<PathBuf>,
    database_url: Setting<SecretString>,
    smtp_url: Setting<Option<SecretString>>,
    mail_from: Setting<Email>,
    mail_timeout: Setting<Duration>,
    company: Setting<String>,
    contact_address: Setting<Option<Email>>,
    language: Setting<Locale>,
    languages: Setting<Offered>,
    time_zone: Setting<TimeZone>,
    currency: Setting<Currency>,
    brand_colour: Setting<Option<Colour>>,
    invitation_lifetime: Setting<Duration>,
    reset_lifetime: Setting<Duration>,
    administrators_set_passwords: Setting<bool>,
    session_idle: Setting<Duration>,
    session_lifetime: Setting<Duration>,
    remembered_idle: Setting<Duration>,
    remembered_lifetime: Setting<Duration>,
    password_length: Setting<usize>,
    password_length_second_factor: Setting<usize>,
    access_visibility: Setting<Visibility>,
    access_sign: Setting<bool>,
    access_pay: Setting<PayRight>,
    access_manage: Setting<bool>,
    trusted_proxies: Setting<Vec<Network>>,
    metrics_listen: Setting<Option<SocketAddr>>,
    log_format: Setting<LogFormat>,
    log_level: Setting<LogLevel>,
}

impl Config {
    /// The file that was read, if any.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// `ATRIUM_…` variables that are no settings: a slip of the pen, most likely.
    #[must_use]
    pub fn unknown_variables(&self) -> &[String] {
        &self.unknown_variables
    }

    /// The address to listen on.
    #[must_use]
    pub const fn listen(&self) -> SocketAddr {
        self.listen.value
    }

    /// What people type into the address bar, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.base_url.value.as_str().trim_end_matches('/')
    }

    /// Whether people come over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.value.scheme() == "https"
    }

    /// Whether the base address is an IP address, to which no passkey can be bound.
    #[must_use]
    pub fn is_ip(&self) -> bool {
        matches!(
            self.base_url.value.host(),
            Some(Host::Ipv4(_) | Host::Ipv6(_))
        )
    }

    /// The folder for everything.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir.value
    }

    /// The file of the server's key.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.data_dir.value.join("keys").join("server.key")
    }

    /// The folder for letters, while no mail server is set.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.value.join("mail")
    }

    /// The database.
    #[must_use]
    pub const fn database_url(&self) -> &SecretString {
        &self.database_url.value
    }

    /// The database, fit to be printed.
    #[must_use]
    pub fn database_shown(&self) -> String {
        connection::redacted(self.database_url.value.expose_secret())
    }

    /// What a driver said, without the passwords it may repeat.
    #[must_use]
    pub fn without_secrets(&self, said: &str) -> String {
        let mut said = said.replace(
            self.database_url.value.expose_secret(),
            &self.database_shown(),
        );
        if let Some(url) = &self.smtp_url.value {
            said = said.replace(
                url.expose_secret(),
                &connection::redacted(url.expose_secret()),
            );
        }
        said.replace(char::is_control, " ")
    }

    /// SQLite's file, where the database is one.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        connection::sqlite_file(self.database_url.value.expose_secret())
    }

    /// The mail server, fit to be printed.
    #[must_use]
    pub fn smtp_shown(&self) -> Option<String> {
        self.smtp_url
            .value
            .as_ref()
            .map(|url| connection::redacted(url.expose_secret()))
    }

    /// The sender of letters, and whether somebody chose it.
    #[must_use]
    pub fn mail_from(&self) -> (&Email, bool) {
        (
            &self.mail_from.value,
            self.mail_from.origin != Origin::Default,
        )
    }

    /// Proxies whose word about addresses counts.
    #[must_use]
    pub fn trusted_proxies(&self) -> Vec<Network> {
        self.trusted_proxies.value.clone()
    }

    /// Where figures for Prometheus are told, if anywhere.
    #[must_use]
    pub const fn metrics_listen(&self) -> Option<SocketAddr> {
        self.metrics_listen.value
    }

    /// How the log is written.
    #[must_use]
    pub const fn log_format(&self) -> LogFormat {
        self.log_format.value
    }

    /// How much is logged.
    #[must_use]
    pub const fn log_level(&self) -> LogLevel {
        self.log_level.value
    }

    /// What operations need to know.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            brand: self.brand(),
            contact_address: self.contact_address.value.clone(),
            logo: self.decided.logo.clone(),
            sheet: self
                .brand_colour
                .value
                .map(|colour| Sheet::of(&Palette::of(colour))),
            language: self.language.value,
            languages: self.languages.value,
            time_zone: self.time_zone.value.clone(),
            currency: self.currency.value,
            invitation_lifetime: self.invitation_lifetime.value,
            reset_lifetime: self.reset_lifetime.value,
            sessions: SessionLifetimes {
                plain: Lifetimes {
                    idle: self.session_idle.value,
                    absolute: self.session_lifetime.value,
                },
                remembered: Lifetimes {
                    idle: self.remembered_idle.value,
                    absolute: self.remembered_lifetime.value,
                },
            },
            passwords: PasswordPolicy::raised(
                self.password_length.value,
                self.password_length_second_factor.value,
            ),
            rights: Rights {
                visibility: self.access_visibility.value,
                sign: self.access_sign.value,
                pay: self.access_pay.value,
                manage_colleagues: self.access_manage.value,
            },
            mail_leaves: self.smtp_url.value.is_some(),
            administrators_set_passwords: self.administrators_set_passwords.value,
            start_dismissed: self.start_dismissed(),
        }
    }

    fn brand(&self) -> Brand {
        Brand {
            company: self.company.value.clone(),
            from: self.mail_from.value.clone(),
            base_url: self.base_url().to_owned(),
            answers_to: self.contact_address.value.clone(),
            accent: self
                .brand_colour
                .value
                .map_or_else(Accents::default, |colour| Accents::of(&Palette::of(colour))),
            zone: self.time_zone.value.clone(),
        }
    }

    /// How letters leave.
    ///
    /// # Errors
    ///
    /// In plain words: the system's certificates can't be read.
    pub fn transport(&self) -> Result<Transport, String> {
        let Some(url) = &self.smtp_url.value else {
            return Ok(Transport::folder(self.mail_dir()));
        };
        Transport::smtp(
            url.expose_secret(),
            &self.brand().host(),
            self.mail_timeout.value,
        )
        .map_err(|error| Refusal::of(Key::SmtpUrl, &self.smtp_url.origin, &error.to_string()).0)
    }
}

#[cfg(test)]
mod tests;
