//! The house: what every operation needs, in one handle that is cheap to clone.

use std::sync::{Arc, PoisonError, RwLock};

use std::sync::atomic::{AtomicBool, Ordering};

use atrium_domain::email::Email;
use atrium_domain::locale::{Locale, Offered};
use atrium_domain::money::Currency;
use atrium_domain::palette::Palette;
use atrium_domain::password::PasswordPolicy;
use atrium_domain::permission::Rights;
use atrium_domain::time::{Duration, Timestamp};
use atrium_domain::time_zone::TimeZone;
use tokio::sync::Notify;

use crate::access::System;
use crate::access::session::SessionLifetimes;
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::credential::device::Marks;
use crate::credential::password::{Cost, Hasher};
use crate::credential::turns::Turns;
use crate::error::Result;
use crate::key::{ServerKey, digest};
use crate::mail::Brand;
use crate::store::Database;
use crate::store::audit::Pen;
use crate::store::setting::Logo;
use crate::tally::Tally;

/// What the operator decides, as operations see it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Company, sender and base address.
    pub brand: Brand,
    /// Where customers are told to write.
    pub contact_address: Option<Email>,
    /// The company's logo.
    pub logo: Option<Logo>,
    /// The company's colours, as a style sheet.
    pub sheet: Option<Sheet>,
    /// The language where nobody chose one.
    pub language: Locale,
    /// The languages people can choose.
    pub languages: Offered,
    /// The zone that people are told days and times in.
    pub time_zone: TimeZone,
    /// The currency of limits.
    pub currency: Currency,
    /// How long an invitation opens.
    pub invitation_lifetime: Duration,
    /// How long a reset link opens.
    pub reset_lifetime: Duration,
    /// How long sessions last.
    pub sessions: SessionLifetimes,
    /// How long new passwords must be.
    pub passwords: PasswordPolicy,
    /// What new memberships allow, unless the dialog says otherwise.
    pub rights: Rights,
    /// Where a mail server is set.
    pub mail_leaves: bool,
    /// Whether administrators may set the passwords of others.
    pub administrators_set_passwords: bool,
    /// Somebody has put the first steps away.
    pub start_dismissed: bool,
}

/// A company's colours as a style sheet, under a name that changes with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// `1a2b….css`.
    pub name: String,
    /// Its text.
    pub css: String,
}

impl Sheet {
    /// The sheet of a palette.
    #[must_use]
    pub fn of(palette: &Palette) -> Self {
        let css = palette.css();
        let hash: String = digest(&[css.as_bytes()])[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            name: format!("{hash}.css"),
            css,
        }
    }
}

impl Settings {
    /// A person's own language if it is offered, else the house's.
    #[must_use]
    pub fn language_for(&self, own: Option<Locale>) -> Locale {
        own.filter(|own| self.languages.has(*own))
            .unwrap_or(self.language)
    }
}

/// The settings as read last.
#[derive(Debug)]
struct Live {
    config: Arc<Config>,
    settings: Arc<Settings>,
}

impl Live {
    fn of(config: Config) -> Self {
        Self {
            settings: Arc::new(config.settings()),
            config: Arc::new(config),
        }
    }
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
    /// Whose turn it is to have a new password judged.
    pub judging: Turns,
    /// Whose turn it is to take a list out of the house.
    pub exports: Turns,
    live: Arc<RwLock<Live>>,
    somebody: Arc<AtomicBool>,
    /// Rung when letters were posted.
    pub posted: Arc<Notify>,
    /// Rung when sessions were ended in this process.
    pub ended: Arc<Notify>,
    /// What this process counts.
    pub tally: Arc<Tally>,
    /// Rung when there is work on many rows.
    pub queued: Arc<Notify>,
    /// Rung when a file is to be looked through or imported.
    pub brought: Arc<Notify>,
}

impl Atrium {
    /// A house over a database.
    #[must_use]
    pub fn new(
        database: Database,
        clock: Clock,
        entropy: Entropy,
        key: ServerKey,
        config: Config,
    ) -> Self {
        // Two hashes at once keep a core free for pages on two cores; forty wait a second at most.
        let hasher = Hasher::new(Cost::OWASP, 2, 40, &entropy);
        Self {
            database,
            clock,
            entropy,
            key: Arc::new(key),
            hasher,
            judging: Turns::new(1, 40),
            // Each reads until its file has left; the others must find a connection to the database.
            exports: Turns::new(4, 0),
            live: Arc::new(RwLock::new(Live::of(config))),
            somebody: Arc::new(AtomicBool::new(false)),
            posted: Arc::new(Notify::new()),
            ended: Arc::new(Notify::new()),
            tally: Arc::new(Tally::default()),
            queued: Arc::new(Notify::new()),
            brought: Arc::new(Notify::new()),
        }
    }

    /// What the operator decides, as it stands now. One request should ask once.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&live.settings)
    }

    /// The same with where each value comes from.
    #[must_use]
    pub fn config(&self) -> Arc<Config> {
        let live = self.live.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&live.config)
    }

    /// Reads what the back office decided, and goes by it from now on.
    ///
    /// # Errors
    ///
    /// The database can't be read; everything stays as it is.
    pub async fn settle(&self) -> Result<()> {
        let decided = self.database.decided().await?;
        let config = self.config().settled(decided, &self.key);
        for problem in config.unreadable() {
            tracing::warn!(problem, "a setting of the back office can't be read");
        }
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        // Of two that read at once, the later save counts.
        if config.revision() >= live.config.revision() {
            *live = Live::of(config);
        }
        Ok(())
    }

    /// As [`Atrium::settle`], if anybody saved since: one cheap row otherwise.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn settle_if_changed(&self) -> Result<bool> {
        let changed = self.database.setting_epoch().await? != self.config().revision();
        if changed {
            self.settle().await?;
        }
        Ok(changed)
    }

    /// Whether anybody of the staff can sign in; asked of the database until somebody can.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn is_set_up(&self) -> Result<bool> {
        if self.somebody.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let scope = System::because("a house that nobody can enter says how to go on");
        let has_staff = self.database.read(&scope).has_staff().await?;
        self.somebody.store(has_staff, Ordering::Relaxed);
        Ok(has_staff)
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
    /// What the browser is known by, from earlier.
    pub marks: Marks,
}
