//! The conversation with a mail server.

use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Code;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};

use super::SendError;
use super::address::{Security, SmtpAddress, SmtpAddressError};
use crate::mail::message::Outgoing;
use crate::mail::reason::{self, Why};

/// A mail server and how to talk to it. Every message has a connection of its
/// own: an idle one that died meanwhile cannot cost a letter an attempt.
pub struct Smtp {
    inner: AsyncSmtpTransport<Tokio1Executor>,
    server: String,
    timeout: Duration,
    secrets: Vec<SecretString>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("server", &self.server)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    pub(super) fn new(
        address: &SmtpAddress,
        hello_name: &str,
        timeout: Duration,
    ) -> Result<Self, SmtpAddressError> {
        let verified = || {
            TlsParameters::new(address.host.clone()).map_err(|error| {
                SmtpAddressError::Certificates(reason::clean(&error.to_string(), []))
            })
        };
        let tls = match address.security {
            Security::Tls => Tls::Wrapper(verified()?),
            Security::StartTls => Tls::Required(verified()?),
            Security::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&address.host)
            .port(address.port)
            .tls(tls)
            .timeout(Some(timeout))
            .hello_name(client_id(hello_name));
        let mut secrets = Vec::new();
        if let Some((user, password)) = &address.credentials {
            let password_text = password.expose_secret().to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password_text));
            secrets.push(password.clone());
        }
        Ok(Self {
            inner: builder.build(),
            server: address.to_string(),
            timeout,
            secrets,
        })
    }

    /// Host and port, for logs and `doctor`.
    pub fn server(&self) -> &str {
        &self.server
    }

    pub(super) async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        let envelope = mail.message.envelope();
        let bytes = mail.bytes();
        // lettre's own time-out covers the connection only: a server that
        // falls silent after DATA would hold this task for ever.
        let conversation = self.inner.send_raw(envelope, &bytes);
        match tokio::time::timeout(self.timeout, conversation).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(self.refused(mail, &error)),
            Err(_) => Err(SendError::Temporary {
                why: Why::NoAnswer,
                reason: format!(
                    "{} did not finish the conversation within {} s",
                    self.server,
                    self.timeout.as_secs_f32()
                ),
            }),
        }
    }

    fn refused(&self, mail: &Outgoing, error: &lettre::transport::smtp::Error) -> SendError {
        let said = std::error::Error::source(error)
            .map(ToString::to_string)
            .unwrap_or_default();
        let said = reason::clean(&said, mail.secrets.iter().chain(&self.secrets));
        let server = &self.server;
        match error.status() {
            Some(code) if error.is_permanent() && !is_about_us(code) => SendError::Permanent {
                why: Why::Answered,
                reason: format!("{server} answered {code} {said}"),
            },
            Some(code) => SendError::Temporary {
                why: Why::Answered,
                reason: format!("{server} answered {code} {said}"),
            },
            // The server lacks an extension that the address needs: with this
            // server no other attempt will end otherwise.
            None if error.is_client() && said.contains("SMTPUTF8") => SendError::Permanent {
                why: Why::NoForeignLetters,
                reason: format!("{server} cannot take addresses with letters outside ASCII"),
            },
            None if error.is_tls() => SendError::Temporary {
                why: Why::NoProtection,
                reason: format!("no protected connection to {server}: {said}"),
            },
            None if error.is_timeout() => SendError::Temporary {
                why: Why::NoAnswer,
                reason: format!("{server} did not answer in time"),
            },
            None => SendError::Temporary {
                why: Why::NoConversation,
                reason: format!("no conversation with {server}: {said}"),
            },
        }
    }
}

/// Answers that refuse our sign-in, our commands or our connection (RFC 5321,
/// RFC 4954), not this recipient: once the settings are mended, the letter
/// will go.
fn is_about_us(code: Code) -> bool {
    matches!(
        u16::from(code),
        500 | 502..=504 | 521 | 530 | 534 | 535 | 538
    )
}

fn client_id(name: &str) -> ClientId {
    match name.trim_matches(['[', ']']).parse() {
        Ok(std::net::IpAddr::V4(ip)) => ClientId::Ipv4(ip),
        Ok(std::net::IpAddr::V6(ip)) => ClientId::Ipv6(ip),
        Err(_) => ClientId::Domain(name.to_owned()),
    }
}
