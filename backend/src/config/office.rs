//! What the back office decided, read over what file and environment say.

use std::collections::BTreeMap;

use atrium_domain::form::InForce;
use atrium_domain::setting::Setting as OfficeSetting;
use secrecy::{ExposeSecret as _, SecretString};

use super::read::Reading;
use super::source::Given;
use super::{Config, Key, Origin, Refusal};
use crate::key::ServerKey;
use crate::mail::transport::{Security, SmtpAddress};
use crate::seal;
use crate::store::setting::Decided;

/// A setting of its own kind: somebody has put the first steps away.
pub const START_DISMISSED: &str = "start_dismissed";

/// A mail server as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServerShown {
    /// A name or an IP address.
    pub host: String,
    /// Empty for the usual one.
    pub port: String,
    /// `tls`, `starttls` or `none`.
    pub security: &'static str,
    /// Empty where the server wants none.
    pub user: String,
    /// A password is kept for it.
    pub has_password: bool,
}

impl Config {
    /// The same, with what the back office decided in the places that file and environment leave
    /// open. What can't be read is passed over, and told by `doctor`.
    #[must_use]
    pub fn settled(&self, decided: Decided, key: &ServerKey) -> Self {
        let mut unreadable = Vec::new();
        let mut given = self.given.clone();
        for stored in &decided.settings {
            let Some(setting) = OfficeSetting::from_code(&stored.key) else {
                // Of a newer Atrium, or no setting of this kind.
                continue;
            };
            let name = Key::of_setting(setting);
            let origin = Origin::Office(stored.changed_at);
            let text = if setting.is_secret() {
                seal::open(key, setting.code(), &stored.value)
                    .map(|secret| secret.expose_secret().to_owned())
                    .map_err(|problem| problem.to_string())
            } else {
                Ok(stored.value.clone())
            };
            match text {
                Ok(text) => {
                    given.entry(name).or_insert(Given { text, origin });
                }
                Err(problem) => unreadable.push(Refusal::of(name, &origin, &problem)),
            }
        }
        let mut reading = Reading {
            given,
            refusals: Vec::new(),
        };
        let mut config = Self::read(&mut reading);
        unreadable.append(&mut reading.refusals);
        config.file.clone_from(&self.file);
        config.unknown_variables.clone_from(&self.unknown_variables);
        config.given.clone_from(&self.given);
        config.decided = decided;
        config.unreadable = unreadable;
        config
    }

    /// What of the back office's decisions can't be read, a line each.
    #[must_use]
    pub fn unreadable(&self) -> Vec<&str> {
        self.unreadable
            .iter()
            .map(|refusal| refusal.0.as_str())
            .collect()
    }

    /// The save that was read last.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        self.decided.revision
    }

    /// The save that last wrote one of these settings.
    #[must_use]
    pub fn revision_of(&self, settings: &[OfficeSetting]) -> i64 {
        self.decided
            .settings
            .iter()
            .filter(|stored| settings.iter().any(|known| known.code() == stored.key))
            .map(|stored| stored.revision)
            .max()
            .unwrap_or(0)
    }

    pub(super) fn start_dismissed(&self) -> bool {
        self.decided
            .settings
            .iter()
            .any(|stored| stored.key == START_DISMISSED)
    }

    /// Where a setting's value comes from.
    #[must_use]
    pub fn origin_of(&self, setting: OfficeSetting) -> Origin {
        self.text(Key::of_setting(setting)).1.clone()
    }

    /// The settings that only the operator can change.
    #[must_use]
    pub fn fixed(&self) -> Vec<OfficeSetting> {
        OfficeSetting::ALL
            .iter()
            .copied()
            .filter(|setting| self.origin_of(*setting).is_fixed())
            .collect()
    }

    /// Every setting of the back office as its text, secrets left out.
    #[must_use]
    pub fn in_force(&self) -> InForce {
        OfficeSetting::ALL
            .iter()
            .map(|setting| (*setting, self.text(Key::of_setting(*setting)).0))
            .collect::<BTreeMap<_, _>>()
    }

    /// A value as people read it, without passwords, and where it comes from.
    #[must_use]
    pub fn shown(&self, key: Key) -> (String, &Origin) {
        self.text(key)
    }

    /// The mail server by its parts, but for the password.
    #[must_use]
    pub fn mail_server(&self) -> Option<MailServerShown> {
        let url = self.smtp_url.value.as_ref()?;
        let address: SmtpAddress = url.expose_secret().parse().ok()?;
        let is_usual = url::Url::parse(url.expose_secret())
            .ok()
            .is_some_and(|url| url.port().is_none());
        Some(MailServerShown {
            host: address.host,
            port: if is_usual {
                String::new()
            } else {
                address.port.to_string()
            },
            security: match address.security {
                Security::Tls => "tls",
                Security::StartTls => "starttls",
                Security::None => "none",
            },
            has_password: address.credentials.is_some(),
            user: address
                .credentials
                .map(|(user, _)| user)
                .unwrap_or_default(),
        })
    }

    /// The mail server with its password.
    pub(crate) const fn smtp_url(&self) -> Option<&SecretString> {
        self.smtp_url.value.as_ref()
    }
}
