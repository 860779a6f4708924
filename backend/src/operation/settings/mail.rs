//! The mail server: its parts become an address, and a letter tells whether it works.

use atrium_domain::email::Email;
use atrium_domain::form::{MailSecurity, MailServer};
use atrium_domain::problem::Rule;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret as _, SecretString};

use crate::access::{Act, Session};
use crate::atrium::Atrium;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::mail::letter::TestMail;
use crate::mail::transport::{Security, SmtpAddress};
use crate::mail::{Letter, Recipient, SendError, Transport, Why, compose, message};

/// The new address of the mail server, none for letters as files; or nothing where it stays.
pub(super) fn changed(
    config: &Config,
    server: Option<&MailServer>,
) -> Result<Option<Option<SecretString>>> {
    let old = config.smtp_url();
    let new = server.map(|server| address(old, server)).transpose()?;
    let same = match (old, &new) {
        (None, None) => true,
        (Some(old), Some(new)) => parsed(old).is_some_and(|old| {
            parsed(new).is_some_and(|new| {
                (&old.host, old.port, old.security) == (&new.host, new.port, new.security)
                    && exposed(&old) == exposed(&new)
            })
        }),
        (None, Some(_)) | (Some(_), None) => false,
    };
    Ok((!same).then_some(new))
}

fn parsed(url: &SecretString) -> Option<SmtpAddress> {
    url.expose_secret().parse().ok()
}

fn exposed(address: &SmtpAddress) -> Option<(&str, &str)> {
    let (user, password) = address.credentials.as_ref()?;
    Some((user, password.expose_secret()))
}

fn address(old: Option<&SecretString>, server: &MailServer) -> Result<SecretString> {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let host = if server.host.contains(':') {
        format!("[{}]", server.host)
    } else {
        server.host.clone()
    };
    let port = server
        .port
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let (scheme, tls) = match server.security {
        MailSecurity::Tls => ("smtps", ""),
        MailSecurity::StartTls => ("smtp", "?tls=required"),
        MailSecurity::None => ("smtp", "?tls=none"),
    };
    let bare = format!("{scheme}://{host}{port}{tls}");
    let there: SmtpAddress = bare
        .parse()
        .map_err(|_| Error::field("mail_host", Rule::HostInvalid))?;
    let password = match (&server.password, server.user.is_empty()) {
        (_, true) => return Ok(SecretString::from(bare)),
        (Some(typed), false) => typed.clone(),
        (None, false) => kept(old, &there, &server.user)?,
    };
    let url = format!(
        "{scheme}://{}:{}@{host}{port}{tls}",
        encode(&server.user),
        encode(&password)
    );
    let _: SmtpAddress = url
        .parse()
        .map_err(|_| Error::field("mail_host", Rule::HostInvalid))?;
    Ok(SecretString::from(url))
}

/// The password that is kept goes only where it went before: whoever changes the server must know
/// it, or it could be sent to one of theirs.
fn kept(old: Option<&SecretString>, there: &SmtpAddress, user: &str) -> Result<String> {
    let refused = |rule| Err(Error::field("mail_password", rule));
    let Some((old, (known, password))) = old
        .and_then(parsed)
        .and_then(|old| Some((old.clone(), old.credentials?)))
    else {
        return refused(Rule::Required);
    };
    let weaker = there.security == Security::None && old.security != Security::None;
    if old.host == there.host && old.port == there.port && known == user && !weaker {
        Ok(password.expose_secret().to_owned())
    } else {
        refused(Rule::PasswordAgain)
    }
}

/// How a test letter fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tested {
    /// The server took it.
    Sent {
        /// To whom it goes.
        to: String,
        /// Host and port.
        server: String,
    },
    /// There is no server: it lies in the folder.
    Filed,
    /// It did not leave.
    Refused {
        /// What kind of thing happened.
        why: Why,
        /// What the mail server replied, without any secret, or empty. Whatever else answers at
        /// that address is not quoted.
        said: String,
    },
}

/// Sends a letter to the administrator's own address, now and past the outbox.
///
/// # Errors
///
/// [`Error::Forbidden`]; a letter that can't be made.
pub async fn test(atrium: &Atrium, session: &Session) -> Result<Tested> {
    session.must(Act::Administer)?;
    let config = atrium.config();
    let settings = atrium.settings();
    let transport = match config.transport() {
        Ok(transport) => transport,
        Err(reason) => {
            return Ok(Tested::Refused {
                why: Why::NoConversation,
                said: reason,
            });
        }
    };
    let to: Email = session
        .login()
        .parse()
        .map_err(|_| Error::Internal("a login is no address".to_owned()))?;
    let letter = Letter::Test(TestMail {
        name: session.name().to_owned(),
        at: atrium.now(),
    });
    let composed = compose(
        &letter,
        &settings.brand,
        settings.language_for(session.language()),
    );
    let recipient = Recipient {
        name: session.name().to_owned(),
        address: to.clone(),
    };
    let id: [u8; 8] = atrium.entropy.bytes();
    let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    let id = format!("test.{id}");
    let outgoing = message::build(&composed, &settings.brand, &recipient, &id, atrium.now())
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(match transport.send(&outgoing).await {
        Ok(()) => match transport {
            Transport::Smtp(smtp) => Tested::Sent {
                to: to.to_string(),
                server: smtp.server().to_owned(),
            },
            Transport::Folder(_) => Tested::Filed,
        },
        Err(SendError::Temporary { reason, why } | SendError::Permanent { reason, why }) => {
            let said = if why == Why::Answered {
                reason
            } else {
                String::new()
            };
            Tested::Refused { why, said }
        }
    })
}
