//! How long sessions last, with *Remember me* and without.

use atrium_domain::time::Duration;

/// How long sessions last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// Without a request.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
}

impl Lifetimes {
    /// 8 hours idle, 24 in all.
    pub const PLAIN: Self = Self {
        idle: Duration::from_secs(8 * 3600),
        absolute: Duration::from_secs(24 * 3600),
    };
    /// *Remember me*: 14 days idle, 90 in all.
    pub const REMEMBERED: Self = Self {
        idle: Duration::from_secs(14 * 24 * 3600),
        absolute: Duration::from_secs(90 * 24 * 3600),
    };
}

/// How long the sessions of a house last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLifetimes {
    /// Those of this browser window.
    pub plain: Lifetimes,
    /// Those with *Remember me*.
    pub remembered: Lifetimes,
}

impl Default for SessionLifetimes {
    fn default() -> Self {
        Self {
            plain: Lifetimes::PLAIN,
            remembered: Lifetimes::REMEMBERED,
        }
    }
}

impl SessionLifetimes {
    /// Those of a session.
    #[must_use]
    pub const fn of(self, remembered: bool) -> Lifetimes {
        if remembered {
            self.remembered
        } else {
            self.plain
        }
    }
}
