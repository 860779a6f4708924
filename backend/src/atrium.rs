//! The house: what every operation needs, in one handle that is cheap to clone.

use std::sync::{Arc, PoisonError, RwLock};

use atrium_domain::locale::Locale;
use atrium_domain::money::Currency;
use atrium_domain::permission::Rights;
use atrium_domain::time::{Duration, Timestamp};
use tokio::sync::Notify;

use crate::clock::{Clock, Entropy};
use crate::credential::password::Hasher;
use crate::key::ServerKey;
use crate::mail::Brand;
use crate::store::Database;
use crate::store::audit::Pen;

/// What the operator decides, as operations see it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Company, sender and base address.
    pub brand: Brand,
    /// The language where nobody chose one.
    pub language: Locale,
    /// The currency of limits.
    pub currency: Currency,
    /// How long an invitation opens.
    pub invitation_lifetime: Duration,
    /// How long a reset link opens.
    pub reset_lifetime: Duration,
    /// What new memberships allow, unless the dialog says otherwise.
    pub rights: Rights,
    /// Where a mail server is set.
    pub mail_leaves: bool,
}

/// The house.
#[derive(Debug, Clone)]
pub struct Atrium {
    /// The database.
    pub database: Database,
    /// The present.
    pub clock: Clock,
    /// Chance.
    pub entropy: Entropy,
    /// The server's key.
    pub key: Arc<ServerKey>,
    /// Passwords.
    pub hasher: Hasher,
    settings: Arc<RwLock<Arc<Settings>>>,
    /// Rung when letters were posted.
    pub posted: Arc<Notify>,
    /// Rung when sessions were ended in this process.
    pub ended: Arc<Notify>,
    /// Rung when there is work on many rows.
    pub queued: Arc<Notify>,
}

impl Atrium {
    /// A house over a database.
    #[must_use]
    pub fn new(
        database: Database,
        clock: Clock,
        entropy: Entropy,
        key: ServerKey,
        settings: Settings,
    ) -> Self {
        // Two hashes at once keep a core free for pages on two cores; forty wait a second at most.
        let hasher = Hasher::new(2, 40, &entropy);
        Self {
            database,
            clock,
            entropy,
            key: Arc::new(key),
            hasher,
            settings: Arc::new(RwLock::new(Arc::new(settings))),
            posted: Arc::new(Notify::new()),
            ended: Arc::new(Notify::new()),
            queued: Arc::new(Notify::new()),
        }
    }

    /// What the operator decides, as it stands now. One request should ask once.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        let settings = self.settings.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&settings)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn pen(&self) -> Pen<'_> {
        Pen {
            key: &self.key,
            entropy: &self.entropy,
        }
    }
}

/// Where a request comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peer {
    /// The network address, as far as it can be trusted.
    pub address: String,
    /// The browser, as it calls itself.
    pub user_agent: String,
}
