//! The mail server's address, as the setting `ATRIUM_SMTP_URL` has it.

use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::{Host, Url};

/// How the way to the server is protected. Certificates are always verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte: `smtps://`, port 465.
    Tls,
    /// STARTTLS, and no letter without it: `smtp://`, port 587.
    StartTls,
    /// None: `smtp://` to this very machine, or `?tls=none`, port 25.
    None,
}

/// A mail server: `smtp[s]://[user:password@]host[:port][?tls=…]`, user and
/// password percent-encoded.
#[derive(Clone)]
pub struct SmtpAddress {
    /// A name, or an IP address without brackets.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// TLS, and of which kind.
    pub security: Security,
    /// User name and password, where the server wants them.
    pub credentials: Option<(String, SecretString)>,
}

impl fmt::Debug for SmtpAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpAddress")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.credentials.as_ref().map(|(user, _)| user))
            .finish()
    }
}

impl fmt::Display for SmtpAddress {
    /// Host and port: what may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// What is wrong with the setting. Never repeats it: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpAddressError {
    /// Not an address at all.
    #[error("not an address; write smtp://host:port or smtps://user:password@host")]
    Malformed,
    /// Another scheme.
    #[error("begins with \"{0}:\"; write smtp:// or smtps://")]
    Scheme(String),
    /// No host.
    #[error("names no host; write smtp://host:port")]
    NoHost,
    /// A path, or a fragment.
    #[error("has something after the host; only ?tls=… may follow")]
    Trailing,
    /// Another parameter than `tls`.
    #[error("has the parameter \"{0}\"; only tls is known")]
    Parameter(String),
    /// Another value of `tls`.
    #[error("has tls={0}; write tls=required, tls=starttls or tls=none")]
    TlsValue(String),
    /// `smtps://…?tls=none`.
    #[error("says smtps and tls=none at once; use smtp://…?tls=none")]
    Contradiction,
    /// User without password, or the reverse, or no UTF-8 in them.
    #[error("has a user name or a password that cannot be read; both are needed, percent-encoded")]
    Credentials,
    /// A password would cross the network for all to read.
    #[error("would send the password unprotected; use smtps:// or tls=required")]
    PasswordInClear,
    /// The system's certificates could not be loaded.
    #[error("needs TLS, but the system's certificates could not be read: {0}")]
    Certificates(String),
}

impl FromStr for SmtpAddress {
    type Err = SmtpAddressError;

    fn from_str(text: &str) -> Result<Self, SmtpAddressError> {
        let url = Url::parse(text.trim()).map_err(|_| SmtpAddressError::Malformed)?;
        let wrapped = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return Err(SmtpAddressError::Scheme(other.to_owned())),
        };
        let (host, local) = host(&url)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SmtpAddressError::Trailing);
        }
        let security = match (tls_parameter(&url)?, wrapped) {
            (Some(Wanted::None), true) => return Err(SmtpAddressError::Contradiction),
            (None | Some(Wanted::Required), true) => Security::Tls,
            (Some(Wanted::Required), false) => Security::StartTls,
            (Some(Wanted::None), false) => Security::None,
            (None, false) if local => Security::None,
            (None, false) => Security::StartTls,
        };
        let credentials = credentials(&url)?;
        if credentials.is_some() && security == Security::None && !local {
            return Err(SmtpAddressError::PasswordInClear);
        }
        let port = url.port().unwrap_or(match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        });
        Ok(Self {
            host,
            port,
            security,
            credentials,
        })
    }
}

/// The host, and whether it is this very machine.
fn host(url: &Url) -> Result<(String, bool), SmtpAddressError> {
    // The url crate leaves the host of a scheme it does not know as written.
    let written = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or(SmtpAddressError::NoHost)?;
    let host = Host::parse(written).map_err(|_| SmtpAddressError::Malformed)?;
    Ok(match host {
        Host::Domain(name) => {
            let local = name == "localhost" || name.ends_with(".localhost");
            (name, local)
        }
        Host::Ipv4(ip) => (ip.to_string(), ip.is_loopback()),
        Host::Ipv6(ip) => (ip.to_string(), ip.is_loopback()),
    })
}

enum Wanted {
    Required,
    None,
}

fn tls_parameter(url: &Url) -> Result<Option<Wanted>, SmtpAddressError> {
    let mut wanted = None;
    for (name, value) in url.query_pairs() {
        if name != "tls" {
            return Err(SmtpAddressError::Parameter(name.into_owned()));
        }
        wanted = Some(match value.as_ref() {
            "required" | "starttls" => Wanted::Required,
            "none" => Wanted::None,
            other => return Err(SmtpAddressError::TlsValue(other.to_owned())),
        });
    }
    Ok(wanted)
}

fn credentials(url: &Url) -> Result<Option<(String, SecretString)>, SmtpAddressError> {
    let decode = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .map_err(|_| SmtpAddressError::Credentials)
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(SmtpAddressError::Credentials),
        (user, Some(password)) => Ok(Some((decode(user)?, SecretString::from(decode(password)?)))),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn read(text: &str) -> SmtpAddress {
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn the_scheme_and_the_host_decide_on_tls_and_port() {
        for (text, security, shown) in [
            (
                "smtps://mail.example.com",
                Security::Tls,
                "mail.example.com:465",
            ),
            (
                "smtps://mail.example.com:4465?tls=required",
                Security::Tls,
                "mail.example.com:4465",
            ),
            (
                "smtp://mail.example.com",
                Security::StartTls,
                "mail.example.com:587",
            ),
            (
                "smtp://mail.example.com?tls=starttls",
                Security::StartTls,
                "mail.example.com:587",
            ),
            (
                "smtp://mail.example.com/?tls=required",
                Security::StartTls,
                "mail.example.com:587",
            ),
            (
                "smtp://mail.example.com:25?tls=none",
                Security::None,
                "mail.example.com:25",
            ),
            ("smtp://localhost", Security::None, "localhost:25"),
            ("smtp://127.0.0.1:2525", Security::None, "127.0.0.1:2525"),
            ("smtp://[::1]:2525", Security::None, "[::1]:2525"),
            (
                "smtp://localhost?tls=required",
                Security::StartTls,
                "localhost:587",
            ),
            (
                "smtp://[2001:db8::1]",
                Security::StartTls,
                "[2001:db8::1]:587",
            ),
        ] {
            let address = read(text);
            assert_eq!(address.security, security, "{text}");
            assert_eq!(address.to_string(), shown, "{text}");
        }
        assert_eq!(read("smtp://[::1]:2525").host, "::1");
    }

    #[test]
    fn user_and_password_are_percent_decoded_and_never_printed() {
        let address = read("smtps://me%40example.com:p%2Fw%C3%B6%20rd@mail.example.com");
        let (user, password) = address.credentials.clone().expect("both are there");
        assert_eq!(user, "me@example.com");
        assert_eq!(password.expose_secret(), "p/wö rd");
        assert!(!format!("{address:?} {address}").contains("wö"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_in_words() {
        use SmtpAddressError as E;
        for (text, error) in [
            ("", E::Malformed),
            ("mail.example.com", E::Malformed),
            ("mail.example.com:25", E::Scheme("mail.example.com".into())),
            ("http://mail.example.com", E::Scheme("http".into())),
            ("smtp://", E::NoHost),
            ("smtp:mail", E::NoHost),
            ("smtp://mail.example.com/name", E::Trailing),
            (
                "smtp://mail.example.com?TLS=required",
                E::Parameter("TLS".into()),
            ),
            ("smtp://mail.example.com?tls=yes", E::TlsValue("yes".into())),
            ("smtps://mail.example.com?tls=none", E::Contradiction),
            ("smtps://user@mail.example.com", E::Credentials),
            ("smtps://:secret@mail.example.com", E::Credentials),
            ("smtps://user:%FF@mail.example.com", E::Credentials),
            (
                "smtp://user:secret@mail.example.com?tls=none",
                E::PasswordInClear,
            ),
        ] {
            let refused = text.parse::<SmtpAddress>().expect_err(text);
            assert_eq!(refused, error, "{text}");
            assert!(!refused.to_string().contains("secret"), "{text}");
        }
    }
}
