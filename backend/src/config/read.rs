//! Reading what file and environment say: each key once, and everything that is wrong together.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use atrium_domain::locale::{Locale, Offered};
use atrium_domain::money::Currency;
use atrium_domain::password::{LEAST_AT_MOST, MIN_CHARACTERS, MIN_WITH_SECOND_FACTOR};
use atrium_domain::permission::{PayRight, Visibility};
use atrium_domain::setting::Setting as OfficeSetting;
use atrium_domain::time_zone::TimeZone;
use url::Url;

use super::source::{self, Environment, FILE_NAME, Given, Origin, Refusal, Refused};
use super::{Config, Key, LogFormat, LogLevel, Setting, connection, value};
use crate::access::session::Lifetimes;
use crate::store::setting::Decided;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);

/// Takes what was given, key by key, and gathers what is wrong with it.
pub(super) struct Reading {
    pub(super) given: BTreeMap<Key, Given>,
    pub(super) refusals: Vec<Refusal>,
}

impl Reading {
    pub(super) fn take<T>(
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

    pub(super) fn read(reading: &mut Reading) -> Self {
        let listen = reading.take(Key::Listen, value::address, || {
            SocketAddr::from(([127, 0, 0, 1], 3000))
        });
        let base_url = reading.take(Key::BaseUrl, value::base_url, || {
            let text = format!("http://localhost:{}", listen.value.port());
            Url::parse(&text).expect("a constant and a port are an address")
        });
        let data_dir = reading.take(Key::DataDir, value::data_dir, || PathBuf::from("./data"));
        let database_url = reading.take(Key::DatabaseUrl, connection::database_url, || {
            connection::sqlite_in(&data_dir.value)
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
            smtp_url: reading.take(Key::SmtpUrl, connection::smtp_url, || None),
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
}
