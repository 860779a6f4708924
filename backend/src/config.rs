//! Settings: from the environment, else from one file, else a default. Each value knows where it
//! came from, and each refusal says so too.

mod key;
mod network;
mod office;
mod print;
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
use atrium_domain::password::{
    LEAST_AT_MOST, MIN_CHARACTERS, MIN_WITH_SECOND_FACTOR, PasswordPolicy,
};
use atrium_domain::permission::{PayRight, Rights, Visibility};
use atrium_domain::setting::Setting as OfficeSetting;
use atrium_domain::time_zone::TimeZone;
use secrecy::{ExposeSecret as _, SecretString};
use url::{Host, Url};

pub use key::Key;
pub use network::{Network, NetworkProblem};
pub use office::{MailServerShown, START_DISMISSED};
pub use print::example;
pub use source::{Environment, FILE_NAME, FILE_VARIABLE, Origin, Refusal, Refused};

use crate::access::session::{Lifetimes, SessionLifetimes};
use crate::atrium::{Settings, Sheet};
use crate::mail::{Accents, Brand, Transport};
use crate::store::setting::Decided;
use source::Given;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);

/// A value and where it came from.
#[derive(Debug, Clone)]
struct Setting<T> {
    value: T,
    origin: Origin,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
}

impl LogFormat {
    const WORDS: [(&'static str, Self); 2] = [("text", Self::Text), ("json", Self::Json)];
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    /// What needs somebody.
    Error,
    /// And what may soon.
    Warn,
    /// And what happens now and then.
    Info,
    /// And what happens all the time.
    Debug,
    /// And every step of it.
    Trace,
}

impl LogLevel {
    const WORDS: [(&'static str, Self); 5] = [
        ("error", Self::Error),
        ("warn", Self::Warn),
        ("info", Self::Info),
        ("debug", Self::Debug),
        ("trace", Self::Trace),
    ];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
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

/// Takes what was given, key by key, and gathers what is wrong with it.
struct Reading {
    given: BTreeMap<Key, Given>,
    refusals: Vec<Refusal>,
}

impl Reading {
    fn take<T>(
        &mut self,
        key: Key,
        parse: impl FnOnce(&str) -> Result<T, String>,
        default: impl FnOnce() -> T,
    ) -> Setting<T> {
        let Some(given) = self.given.remove(&key) else {
            return Setting {
                value: default(),
                origin: Origin::Default,
            };
        };
        let value = parse(&given.text).unwrap_or_else(|problem| {
            self.refusals
                .push(Refusal::of(key, &given.origin, &problem));
            // Only so that the reading goes on: with a refusal nothing of it is used.
            default()
        });
        Setting {
            value,
            origin: given.origin,
        }
    }
}

impl Reading {
    fn time(&mut self, key: Key, default: Duration) -> Setting<Duration> {
        let (least, most) = key
            .setting()
            .and_then(OfficeSetting::bounds)
            .map_or((MINUTE, DAY), |(least, most)| {
                (Duration::from_secs(least), Duration::from_secs(most))
            });
        self.take(key, |text| value::duration(text, least, most), || default)
    }
}

impl Config {
    /// Reads the file and the environment.
    ///
    /// `file`: one that was named and so must be there; else the one the environment names; else
    /// `atrium.toml` in the folder we are in, if there is one.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, a line each: the setting, where it came from, what would be right.
    pub fn load(file: Option<&Path>, environment: &Environment) -> Result<Self, Refused> {
        let file = file
            .map(Path::to_path_buf)
            .or_else(|| environment.file())
            .or_else(|| Some(PathBuf::from(FILE_NAME)).filter(|file| file.exists()));
        let mut reading = Reading {
            given: BTreeMap::new(),
            refusals: Vec::new(),
        };
        if let Some(file) = &file {
            source::read_file(file, &mut reading.given, &mut reading.refusals);
        }
        environment.read(&mut reading.given, &mut reading.refusals);
        let given = reading.given.clone();
        let mut config = Self::read(&mut reading);
        config.file = file;
        config.unknown_variables = environment.unknown();
        config.given = given;
        if reading.refusals.is_empty() {
            Ok(config)
        } else {
            Err(Refused(reading.refusals))
        }
    }

    fn read(reading: &mut Reading) -> Self {
        let listen = reading.take(Key::Listen, value::address, || {
            SocketAddr::from(([127, 0, 0, 1], 3000))
        });
        let base_url = reading.take(Key::BaseUrl, value::base_url, || {
            let text = format!("http://localhost:{}", listen.value.port());
            Url::parse(&text).expect("a constant and a port are an address")
        });
        let data_dir = reading.take(Key::DataDir, value::data_dir, || PathBuf::from("./data"));
        let database_url = reading.take(Key::DatabaseUrl, value::database_url, || {
            value::sqlite_in(&data_dir.value)
        });
        let currency = reading.take(Key::Currency, value::currency, || Currency::EUR);
        let in_currency = currency.value;
        let refusals = reading.refusals.len();
        let mut access_pay = reading.take(
            Key::AccessPay,
            |text| value::pay(text, in_currency),
            PayRight::default,
        );
        if reading.refusals.len() > refusals {
            // A limit in yen that was written for euros, for one: it must not turn into none at all.
            access_pay.value = PayRight::None;
        }
        let language = reading.take(Key::Language, value::language, Locale::default);
        let mut languages = reading.take(Key::Languages, value::languages, Offered::default);
        if !languages.value.has(language.value) {
            let problem = format!("lacks {}, the language of the house", language.value);
            reading
                .refusals
                .push(Refusal::of(Key::Languages, &languages.origin, &problem));
            languages.value = Offered::ALL;
        }
        Self {
            file: None,
            unknown_variables: Vec::new(),
            given: BTreeMap::new(),
            decided: Decided::default(),
            unreadable: Vec::new(),
            smtp_url: reading.take(Key::SmtpUrl, value::smtp_url, || None),
            mail_from: reading.take(Key::MailFrom, value::mail_from, || {
                value::default_mail_from(&base_url.value)
            }),
            mail_timeout: reading.take(
                Key::MailTimeout,
                |text| value::duration(text, Duration::from_secs(1), MINUTE),
                || crate::mail::transport::DEFAULT_TIMEOUT,
            ),
            company: reading.take(Key::Company, value::company, || "Atrium".to_owned()),
            contact_address: reading.take(Key::ContactAddress, value::contact_address, || None),
            language,
            languages,
            time_zone: reading.take(Key::TimeZone, value::time_zone, || TimeZone::UTC),
            currency,
            brand_colour: reading.take(Key::BrandColour, value::brand_colour, || None),
            invitation_lifetime: reading.time(Key::InvitationLifetime, 144 * HOUR),
            reset_lifetime: reading.time(Key::ResetLifetime, 4 * HOUR),
            session_idle: reading.time(Key::SessionIdle, Lifetimes::PLAIN.idle),
            session_lifetime: reading.time(Key::SessionLifetime, Lifetimes::PLAIN.absolute),
            remembered_idle: reading.time(Key::RememberedIdle, Lifetimes::REMEMBERED.idle),
            remembered_lifetime: reading
                .time(Key::RememberedLifetime, Lifetimes::REMEMBERED.absolute),
            password_length: reading.take(
                Key::PasswordLength,
                |text| value::number(text, MIN_CHARACTERS, LEAST_AT_MOST),
                || MIN_CHARACTERS,
            ),
            password_length_second_factor: reading.take(
                Key::PasswordLengthSecondFactor,
                |text| value::number(text, MIN_WITH_SECOND_FACTOR, LEAST_AT_MOST),
                || MIN_WITH_SECOND_FACTOR,
            ),
            access_visibility: reading.take(
                Key::AccessVisibility,
                |text| value::word(text, &Visibility::ALL.map(|known| (known.code(), known))),
                Visibility::default,
            ),
            access_sign: reading.take(Key::AccessSign, value::yes_or_no, || true),
            access_pay,
            access_manage: reading.take(Key::AccessManage, value::yes_or_no, || false),
            administrators_set_passwords: reading.take(
                Key::AdministratorsSetPasswords,
                value::yes_or_no,
                || true,
            ),
            trusted_proxies: reading.take(Key::TrustedProxies, value::networks, Vec::new),
            metrics_listen: reading.take(Key::MetricsListen, value::optional_address, || None),
            log_format: reading.take(
                Key::LogFormat,
                |text| value::word(text, &LogFormat::WORDS),
                || LogFormat::Text,
            ),
            log_level: reading.take(
                Key::LogLevel,
                |text| value::word(text, &LogLevel::WORDS),
                || LogLevel::Info,
            ),
            listen,
            base_url,
            data_dir,
            database_url,
        }
    }

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
        value::redacted(self.database_url.value.expose_secret())
    }

    /// What a driver said, without the passwords it may repeat.
    #[must_use]
    pub fn without_secrets(&self, said: &str) -> String {
        let mut said = said.replace(
            self.database_url.value.expose_secret(),
            &self.database_shown(),
        );
        if let Some(url) = &self.smtp_url.value {
            said = said.replace(url.expose_secret(), &value::redacted(url.expose_secret()));
        }
        said.replace(char::is_control, " ")
    }

    /// SQLite's file, where the database is one.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        value::sqlite_file(self.database_url.value.expose_secret())
    }

    /// The mail server, fit to be printed.
    #[must_use]
    pub fn smtp_shown(&self) -> Option<String> {
        self.smtp_url
            .value
            .as_ref()
            .map(|url| value::redacted(url.expose_secret()))
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
