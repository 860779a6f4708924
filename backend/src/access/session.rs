//! A cookie's value becomes a session: who, at what level, through which membership.

mod lifetimes;

use atrium_domain::id::{ContactId, MembershipId, SessionId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::{Rights, Role};
use atrium_domain::time::{Duration, Timestamp};

use super::policy::{self, Act, Principal};
use super::scope::System;
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::Database;
use crate::store::session::Found;
pub use lifetimes::{Lifetimes, SessionLifetimes};

/// How far a person has proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The password was right; a second factor is still owed.
    Password,
    /// All that is asked of this account.
    Full,
}

impl Level {
    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Full => "full",
        }
    }
}

/// A person signed in. Its fields are private to the backend: whoever holds one has been verified,
/// and nobody can turn a clerk into an administrator on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The session's own number.
    pub(crate) id: SessionId,
    /// Whose it is.
    pub(crate) user: UserId,
    /// The login, as the person typed it first.
    pub(crate) login: String,
    /// The person's name.
    pub(crate) name: String,
    /// The language they chose, else their contact's.
    pub(crate) language: Option<Locale>,
    /// How far they have proved who they are.
    pub(crate) level: Level,
    /// When they last gave their password.
    pub(crate) confirmed_at: Timestamp,
    /// An administrator has set the password; it must be changed first.
    pub(crate) password_must_change: bool,
    /// *Remember me* was ticked.
    pub(crate) remembered: bool,
    /// Staff or customer.
    pub(crate) who: Who,
}

impl Session {
    /// The session's own number.
    #[must_use]
    pub const fn id(&self) -> SessionId {
        self.id
    }

    /// Whose it is.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// The login.
    #[must_use]
    pub fn login(&self) -> &str {
        &self.login
    }

    /// The person's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language they chose, else their contact's.
    #[must_use]
    pub const fn language(&self) -> Option<Locale> {
        self.language
    }

    /// Whether the password was given so lately that a sensitive act may go on.
    #[must_use]
    pub fn is_confirmed(&self, now: Timestamp) -> bool {
        now.since(self.confirmed_at) < CONFIRMED_FOR
    }

    /// An administrator has set the password: nothing else is open until it is changed.
    #[must_use]
    pub const fn password_must_change(&self) -> bool {
        self.password_must_change
    }

    /// Staff or customer.
    #[must_use]
    pub const fn who(&self) -> &Who {
        &self.who
    }

    const fn membership(&self) -> Option<MembershipId> {
        match &self.who {
            Who::Staff(_) => None,
            Who::Customer(customer) => Some(customer.membership),
        }
    }
}

/// Staff or customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// An internal user.
    Staff(Staff),
    /// A portal user, through a membership.
    Customer(Customer),
}

/// An internal user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// The role.
    pub role: Role,
}

/// A portal user, through the membership in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The membership in use.
    pub membership: MembershipId,
    /// The contact it is tied to.
    pub contact: ContactId,
    /// That contact's commercial entity.
    pub commercial_entity: ContactId,
    /// Its name.
    pub company: String,
    /// Whether there are other open memberships to switch to.
    pub others: bool,
    /// What the membership allows.
    pub rights: Rights,
}

/// What a cookie turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// No session, or one that is over.
    Anonymous,
    /// The session was fine until access was taken away: the person is told so.
    AccessEnded {
        /// The language they chose, else their contact's.
        language: Option<Locale>,
    },
    /// Signed in.
    SignedIn(Box<Session>),
}

impl Verified {
    /// The policy's view of this person. Half signed in is nobody: only the second step knows them.
    #[must_use]
    pub fn principal(&self) -> Principal {
        match self {
            Self::Anonymous | Self::AccessEnded { .. } => Principal::Anonymous,
            Self::SignedIn(session) => session.principal(),
        }
    }
}

impl Session {
    /// The policy's view of this person.
    #[must_use]
    pub const fn principal(&self) -> Principal {
        match (self.level, &self.who) {
            (Level::Password, _) => Principal::Anonymous,
            (Level::Full, Who::Staff(Staff { role })) => Principal::Staff(*role),
            (Level::Full, Who::Customer(_)) => Principal::Customer,
        }
    }

    /// Whether this person may do `act`.
    #[must_use]
    pub const fn may(&self, act: Act) -> bool {
        // Somebody else knows this password: it opens nothing but the page that changes it.
        let told = self.password_must_change && !matches!(act, Act::ManageOwnAccount);
        !told && policy::may(self.principal(), act)
    }

    /// As [`Session::may`], as a refusal.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`].
    pub const fn must(&self, act: Act) -> Result<()> {
        if self.may(act) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}

/// How long a password given counts for sensitive acts (product.md, section 3).
const CONFIRMED_FOR: Duration = Duration::from_secs(10 * 60);

/// How long a request waits to note that it came.
const TOUCH_PATIENCE: Duration = Duration::from_millis(200);

/// Turns a cookie's value into what it is worth at `now`, and notes that somebody was here.
///
/// # Errors
///
/// The database can't be read.
pub async fn verify(
    database: &Database,
    lifetimes: SessionLifetimes,
    cookie: &str,
    now: Timestamp,
) -> Result<Verified> {
    let Some(found) = find(database, cookie).await? else {
        return Ok(Verified::Anonymous);
    };
    let lasts = lifetimes.of(found.remembered());
    if found.alive(lasts, now) && !found.access_ended() && found.needs_touch(now) {
        // Losing a note harms nobody; waiting behind a busy writer would.
        let touch = database.touch_session(found.id(), lasts.idle, now);
        if let Ok(Err(error)) = tokio::time::timeout(TOUCH_PATIENCE, touch).await {
            tracing::debug!(%error, "a session's last request was not noted");
        }
    }
    Ok(worth(found, lifetimes, now))
}

/// As [`verify`], without noting anything: an open tab is nobody at work.
///
/// # Errors
///
/// The database can't be read.
pub async fn look(
    database: &Database,
    lifetimes: SessionLifetimes,
    cookie: &str,
    now: Timestamp,
) -> Result<Verified> {
    let found = find(database, cookie).await?;
    Ok(found.map_or(Verified::Anonymous, |found| worth(found, lifetimes, now)))
}

/// As [`look`], for a request that goes on in a session verified a while ago: under whatever value
/// that has by now, since giving the password again in another tab renews it. In another membership
/// it is not the same to what was sent.
///
/// # Errors
///
/// The database can't be read.
pub async fn look_again(
    database: &Database,
    lifetimes: SessionLifetimes,
    session: &Session,
    now: Timestamp,
) -> Result<Verified> {
    let scope = System::because("a request goes on in its own session");
    let found = database.read(&scope).session_by_id(session.id).await?;
    let verified = found.map_or(Verified::Anonymous, |found| worth(found, lifetimes, now));
    let moved = matches!(
        &verified,
        Verified::SignedIn(at_last) if at_last.membership() != session.membership()
    );
    Ok(if moved { Verified::Anonymous } else { verified })
}

async fn find(database: &Database, cookie: &str) -> Result<Option<Found>> {
    let Some(hash) = token::session_hash(cookie) else {
        return Ok(None);
    };
    let scope = System::because("a cookie names its own session");
    database.read(&scope).session_by_hash(&hash).await
}

fn worth(found: Found, lifetimes: SessionLifetimes, now: Timestamp) -> Verified {
    if found.access_ended() {
        return Verified::AccessEnded {
            language: found.language(),
        };
    }
    if !found.alive(lifetimes.of(found.remembered()), now) {
        return Verified::Anonymous;
    }
    Found::into_session(found).map_or(Verified::Anonymous, |session| {
        Verified::SignedIn(Box::new(session))
    })
}
