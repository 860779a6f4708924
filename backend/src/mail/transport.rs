//! How a message leaves: to a mail server or into a folder.

mod address;
mod folder;
mod smtp;

use std::path::PathBuf;
use std::time::Duration;

pub use address::{Security, SmtpAddress, SmtpAddressError};
pub use folder::Folder;
pub use smtp::Smtp;

use super::message::{BuildError, Outgoing};
use super::reason::Why;

/// How long one conversation with the mail server may take, from the first
/// packet to the answer to DATA.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Where messages go.
#[derive(Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Box<Smtp>),
    /// Into a folder, one `.eml` file a message, until a server is set.
    Folder(Folder),
}

/// Why a message did not leave. `reason` is one line for staff, without the
/// link, the code or the mail server's password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Another attempt may succeed: no connection, no answer in time, a 4xx
    /// answer, or a server that refuses *us* (sign-in, certificate): it is
    /// the settings that are wrong then, not the letter.
    #[error("{reason}")]
    Temporary {
        /// What kind of thing happened.
        why: Why,
        /// What happened.
        reason: String,
    },
    /// This message to this recipient is refused for good: a 5xx answer.
    #[error("{reason}")]
    Permanent {
        /// What kind of thing happened.
        why: Why,
        /// What happened.
        reason: String,
    },
}

impl From<BuildError> for SendError {
    fn from(error: BuildError) -> Self {
        Self::Permanent {
            why: Why::CannotBeMade,
            reason: error.to_string(),
        }
    }
}

impl Transport {
    /// A mail server. `hello_name` is the host that we say we are, in EHLO:
    /// that of the base address.
    pub fn smtp(url: &str, hello_name: &str, timeout: Duration) -> Result<Self, SmtpAddressError> {
        let address: SmtpAddress = url.parse()?;
        Ok(Self::Smtp(Box::new(Smtp::new(
            &address, hello_name, timeout,
        )?)))
    }

    /// A folder; it is made when the first message comes.
    pub fn folder(path: impl Into<PathBuf>) -> Self {
        Self::Folder(Folder::new(path.into()))
    }

    /// Hands `mail` over, once. `Ok` means that the server answered DATA
    /// with 250, or that the file is on the disk.
    pub async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        match self {
            Self::Smtp(smtp) => smtp.send(mail).await,
            Self::Folder(folder) => folder.put(mail).await,
        }
    }
}
