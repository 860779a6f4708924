//! What can go wrong behind the screens. Statuses are the server's business; see its one table.

use atrium_domain::problem::{Problems, Rule};

/// Why an operation did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input is refused; every reason is named.
    #[error("the input was refused")]
    Refused(Problems),
    /// Not there, or out of sight: the two can't be told apart.
    #[error("not found")]
    NotFound,
    /// A right is lacking.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else saved first.
    #[error("saved by somebody else meanwhile")]
    Stale,
    /// Too much at once; the caller may try again after so many seconds.
    #[error("busy, try again in {retry_after_seconds} s")]
    Busy {
        /// Seconds.
        retry_after_seconds: u64,
    },
    /// The database refused or is not there.
    #[error("database: {0}")]
    Database(sea_orm::DbErr),
    /// An invariant does not hold.
    #[error("internal: {0}")]
    Internal(String),
}

/// It is somebody else's turn. SQLite: another process holds the write lock; PostgreSQL: 40001, 40P01.
const TAKEN: [&str; 5] = [
    "database is locked",
    "lock timeout",
    "pool timed out",
    "could not serialize",
    "deadlock detected",
];

/// The database is stopped, stopping or starting, its wire was cut, or its disk is full.
const AWAY: [&str; 9] = [
    "error communicating with database",
    "terminating connection",
    "the database system is ",
    "server closed the connection",
    "closed pool",
    "database or disk is full",
    // SQLite's index of the log can't grow (SQLITE_IOERR_SHMSIZE), nor can the log (SQLITE_IOERR_WRITE).
    "(code: 4874)",
    "(code: 778)",
    "No space left on device",
];

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        use sea_orm::{DbErr, RuntimeErr};
        if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
            return Self::busy();
        }
        let (DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner))) = &error
        else {
            return Self::Database(error);
        };
        let text = inner.to_string();
        if TAKEN.iter().any(|taken| text.contains(taken)) {
            return Self::busy();
        }
        if AWAY.iter().any(|away| text.contains(away)) {
            // Nobody's fault here, and over by itself or by whoever keeps the machine: they must hear of it.
            tracing::warn!(%error, "the database can't do its work now");
            return Self::busy();
        }
        Self::Database(error)
    }
}

impl Error {
    const fn busy() -> Self {
        Self::Busy {
            retry_after_seconds: 2,
        }
    }

    /// A refusal of one field.
    #[must_use]
    pub fn field(field: &'static str, rule: Rule) -> Self {
        Self::Refused(Problems::one(field, rule))
    }

    /// A refusal of the whole form.
    #[must_use]
    pub fn form(rule: Rule) -> Self {
        Self::Refused(Problems::of_form(rule))
    }
}

/// The result of an operation.
pub type Result<T, E = Error> = std::result::Result<T, E>;
