//! The mail server, part by part.

use std::fmt;
use std::net::IpAddr;

use super::SettingsForm;
use crate::form::checker::Checker;
use crate::problem::Rule;

/// How the way to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS, and no letter without it.
    StartTls,
    /// None.
    None,
}

impl MailSecurity {
    /// All of them, the safest first.
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::None];

    /// The control's value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::None => "none",
        }
    }

    /// The one of that value.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|security| security.code() == code)
    }
}

/// A mail server as typed. Without a password the kept one is meant. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// A name in ASCII, or an IP address without brackets.
    pub host: String,
    /// None for the usual one.
    pub port: Option<u16>,
    pub security: MailSecurity,
    /// Empty where the server wants none.
    pub user: String,
    pub password: Option<String>,
}

impl MailServer {
    /// Whether it is this very machine.
    pub fn is_local(&self) -> bool {
        match self.host.parse::<IpAddr>() {
            Ok(ip) => ip.is_loopback(),
            Err(_) => self.host == "localhost" || self.host.ends_with(".localhost"),
        }
    }
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// Reads the server's controls; no host is no server.
pub(super) fn server(checker: &mut Checker, form: &SettingsForm, host: &str) -> Option<MailServer> {
    if host.is_empty() {
        return None;
    }
    let of = |control: &str| form.get(control).unwrap_or_default();
    let host = checker.keep("mail_host", host_name(host));
    let port = checker.optional("mail_port", of("mail_port"), |text| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let port = text.parse::<u16>().ok().filter(|port| digits && *port > 0);
        port.ok_or(Rule::OutOfRange {
            least: 1,
            most: u64::from(u16::MAX),
        })
    });
    let security = MailSecurity::from_code(of("mail_security")).ok_or(Rule::UnknownChoice);
    let security = checker.keep("mail_security", security);
    let user = checker.line("mail_user", of("mail_user"), crate::form::TEXT_MAX);
    let typed = of("mail_password");
    if typed.len() > crate::password::MAX_BYTES {
        let max_bytes = crate::password::MAX_BYTES;
        checker.refuse("mail_password", Rule::PasswordTooLong { max_bytes });
    }
    let password = (!typed.is_empty()).then(|| typed.to_owned());
    if password.is_some() && user.is_empty() {
        checker.refuse("mail_user", Rule::Required);
    }
    let server = MailServer {
        host: host?,
        port,
        security: security?,
        user,
        password,
    };
    if !server.user.is_empty() && server.security == MailSecurity::None && !server.is_local() {
        checker.refuse("mail_security", Rule::PasswordInClear);
    }
    Some(server)
}

fn host_name(text: &str) -> Result<String, Rule> {
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    if let Ok(ip) = bare.parse::<IpAddr>() {
        return Ok(ip.to_string());
    }
    let host = idna::domain_to_ascii(text).map_err(|_| Rule::HostInvalid)?;
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    // A name of digits alone would be taken for an address that is none.
    let is_number = host
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    if host.len() <= 253 && !is_number && host.split('.').all(is_label) {
        Ok(host)
    } else {
        Err(Rule::HostInvalid)
    }
}
