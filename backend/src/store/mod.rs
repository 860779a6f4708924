//! The only user of the database. Everything that is read or changed starts from a scope.
//!
//! [`Store`] reads; [`Unit`] is one transaction that writes. Both hold their connection privately,
//! and both begin every query with the condition their scope implies ([`Visible`]).
//!
//! A table a scope has no rule for can't be asked for:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::Portal>) {
//! // A customer and the outbox: there is no `Visible<Portal>` for it.
//! store.count::<atrium_backend::store::table::Mails>().await;
//! # }
//! ```
//!
//! ```
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::BackOffice>) {
//! // Staff and the outbox: there is a rule.
//! let _ = store.count::<atrium_backend::store::table::Mails>().await;
//! # }
//! ```
//!
//! A query can't be run beside the store, because nobody else has a connection:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::BackOffice>) {
//! use sea_orm::EntityTrait;
//! let all = atrium_backend::store::table::Contacts::find().all(store.connection).await;
//! # }
//! ```
//!
//! Reading gives no way to write:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::System>) {
//! store.bump_epoch().await;
//! # }
//! ```

mod entity;

pub mod audit;
mod backup;
pub mod contact;
pub(crate) mod contact_batch;
mod form_once;
pub mod health;
pub mod import_origin;
pub mod import_run;
pub mod invariants;
pub mod job;
mod known_device;
pub mod lean;
pub mod link;
pub mod mail;
pub mod mail_list;
mod many;
pub mod membership;
mod names;
pub mod offer;
pub mod removal;
mod rights;
pub mod session;
pub mod setting;
pub mod start;
mod sweep;
pub mod throttle;
pub mod user;
pub mod user_filter;
pub mod user_list;
mod visible;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sqlx::{self, Connection as _, SqliteConnection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, PaginatorTrait, QueryFilter, QuerySelect, Select,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::access::scope::Writes;
use crate::error::{Error, Result};
use crate::key::ServerKey;
pub use visible::{Editable, Visible};

/// Names of tables, to ask a store about.
pub mod table {
    pub use super::entity::contact::Entity as Contacts;
    pub use super::entity::mail::Entity as Mails;
    pub use super::entity::session::Entity as Sessions;
    pub use super::entity::user::Entity as Users;
}

/// How long a writer waits for its turn, and anyone for a connection.
pub const WAIT: Duration = Duration::from_secs(5);
/// A connection that rested so long is asked whether it still stands before it is used.
const STALE_AFTER: Duration = Duration::from_secs(1);
/// A database that is well answers long before.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// A database: SQLite in a file, or PostgreSQL.
#[derive(Debug, Clone)]
pub struct Database {
    readers: DatabaseConnection,
    // SQLite has one writer at a time; queueing for its only connection is fairer and quicker
    // than every connection polling the file's lock. On PostgreSQL it is the readers' pool.
    writer: DatabaseConnection,
    queries: Arc<AtomicU64>,
    /// Nobody but the work in hand writes through this.
    works_alone: bool,
}

impl Database {
    /// Connects to `url` (`sqlite://…?mode=rwc` or `postgres://…`).
    ///
    /// # Errors
    ///
    /// The database can't be reached or opened.
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let readers = sqlite(url, 4, Suits::Pages).await?;
            return Ok(Self::counting(readers, sqlite(url, 1, Suits::Pages).await?));
        }
        Self::postgres(url, 16).await
    }

    /// As [`Database::connect`], for a process that works and ends: what it reads of a large file
    /// does not stay in its memory.
    ///
    /// # Errors
    ///
    /// The database can't be reached or opened.
    pub async fn connect_to_work(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let readers = sqlite(url, 4, Suits::Work).await?;
            let writer = sqlite(url, 1, Suits::Work).await?;
            return Ok(Self {
                works_alone: true,
                ..Self::counting(readers, writer)
            });
        }
        Self::postgres(url, 16).await
    }

    /// Whether units are to be on the disk when they are committed, or only in their order: what
    /// goes on by itself after a power cut need not wait for each. The next unit that is, takes
    /// those before it along. Where others write through the same connection, nothing changes.
    ///
    /// # Errors
    ///
    /// The database refused.
    pub(crate) async fn hurry(&self, hurries: bool) -> Result<()> {
        if self.works_alone {
            let sql = if hurries {
                "PRAGMA synchronous = NORMAL"
            } else {
                "PRAGMA synchronous = FULL"
            };
            self.writer.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    /// PostgreSQL through so many connections at most.
    async fn postgres(url: &str, connections: u32) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections)
            .acquire_timeout(WAIT)
            .connect_timeout(WAIT)
            // Asked before each statement, it would double the round trips.
            .test_before_acquire_if_idle_for(STALE_AFTER)
            .sqlx_logging(false);
        let pool = sea_orm::Database::connect(options)
            .await
            .map_err(Error::Database)?;
        Ok(Self::counting(pool.clone(), pool))
    }

    fn counting(mut readers: DatabaseConnection, mut writer: DatabaseConnection) -> Self {
        let queries = Arc::new(AtomicU64::new(0));
        for connection in [&mut readers, &mut writer] {
            let queries = Arc::clone(&queries);
            connection.set_metric_callback(move |_| {
                queries.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self {
            readers,
            writer,
            queries,
            works_alone: false,
        }
    }

    /// Statements so far: that two answers cost the same is shown by counting, not by a clock.
    #[must_use]
    pub fn counted(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    /// Applies the steps this binary knows and the database lacks. With the key, the trail's head
    /// is sealed by the step that gives it a seal; without, it never will be.
    ///
    /// # Errors
    ///
    /// In plain words; see [`atrium_migration::migrate`].
    pub async fn migrate(
        &self,
        key: Option<&ServerKey>,
    ) -> Result<(), atrium_migration::MigrateError> {
        let sealing =
            key.map(|key| move |seq: i64, mac: &[u8]| audit::seal(key, seq, mac).to_vec());
        let seal = sealing
            .as_ref()
            .map(|seal| seal as atrium_migration::Seal<'_>);
        atrium_migration::migrate(&self.writer, seal).await?;
        self.refresh_names().await.map_err(|error| match error {
            Error::Database(error) => atrium_migration::MigrateError::Database(error),
            other @ (Error::Refused(_)
            | Error::NotFound
            | Error::Forbidden
            | Error::Stale
            | Error::Busy { .. }
            | Error::Internal(_)) => {
                atrium_migration::MigrateError::Database(DbErr::Custom(other.to_string()))
            }
        })
    }

    /// How the schema stands to this binary.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn schema(&self) -> Result<atrium_migration::State> {
        Ok(atrium_migration::state(&self.readers).await?)
    }

    /// Whether the database answers, and soon. One that does not is asked no longer than whoever
    /// watches us waits: the pool itself would go on trying to reach it.
    pub async fn ready(&self) -> bool {
        let statement = Statement::from_string(self.readers.get_database_backend(), "SELECT 1");
        let asked = self.readers.query_one_raw(statement);
        matches!(tokio::time::timeout(READY_WITHIN, asked).await, Ok(Ok(_)))
    }

    /// "SQLite" or "PostgreSQL".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if self.readers.get_database_backend() == DbBackend::Sqlite {
            "SQLite"
        } else {
            "PostgreSQL"
        }
    }

    /// SQLite's promises about durability, as the connection in use has them: (journal, synchronous).
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn sqlite_promises(&self) -> Result<Option<(String, i64)>> {
        if self.writer.get_database_backend() != DbBackend::Sqlite {
            return Ok(None);
        }
        let pragma = |sql: &str| Statement::from_string(DbBackend::Sqlite, sql);
        let journal = self
            .writer
            .query_one_raw(pragma("PRAGMA journal_mode"))
            .await?;
        let synchronous = self
            .writer
            .query_one_raw(pragma("PRAGMA synchronous"))
            .await?;
        match (journal, synchronous) {
            (Some(journal), Some(synchronous)) => Ok(Some((
                journal.try_get_by_index(0)?,
                synchronous.try_get_by_index(0)?,
            ))),
            _ => Err(Error::Internal("a pragma gave no row".to_owned())),
        }
    }

    /// Reads within `scope`.
    #[must_use]
    pub fn read<'a, S>(&'a self, scope: &'a S) -> Store<'a, S> {
        Store {
            connection: DatabaseExecutor::Connection(&self.readers),
            scope,
        }
    }

    /// One moment of the database: everything read through it is as it was then, whoever writes
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub(crate) async fn moment<S>(&self, scope: S) -> Result<Moment<S>> {
        // On SQLite any transaction that reads is one.
        let isolation = (self.readers.get_database_backend() == DbBackend::Postgres)
            .then_some(IsolationLevel::RepeatableRead);
        let transaction = self.readers.begin_with_config(isolation, None).await?;
        Ok(Moment { transaction, scope })
    }

    /// Begins one transaction that writes within `scope`. Dropped without [`Unit::commit`],
    /// nothing of it stays.
    ///
    /// Writers take turns, on both databases: SQLite by `BEGIN IMMEDIATE`, PostgreSQL by locking
    /// the trail's head, which every unit must extend anyway. So what a unit has read can't change
    /// under it, and a read-then-write is as safe as it looks.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] if the turn does not come within [`WAIT`].
    pub async fn write<S: Writes>(&self, scope: S) -> Result<Unit<S>> {
        let transaction = self
            .writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            for sql in [
                format!("SET LOCAL lock_timeout = '{}s'", WAIT.as_secs()),
                "SELECT seq FROM audit_head FOR UPDATE".to_owned(),
            ] {
                transaction
                    .execute_raw(Statement::from_string(DbBackend::Postgres, sql))
                    .await?;
            }
        }
        Ok(Unit { transaction, scope })
    }

    /// Closes every connection.
    pub async fn close(self) {
        // Both close with the process anyway; SQLite folds its write-ahead log on the last close.
        let _ = self.readers.close().await;
        let _ = self.writer.close().await;
    }
}

/// Whether a connection that comes back may write again. Where a unit failed for want of room, SQLite
/// has given it up by itself, but the driver takes it to be open: all that came after would be written
/// into a part of nothing, answered, and lost. Such a connection is closed.
async fn is_sound(connection: &mut SqliteConnection) -> std::result::Result<bool, sqlx::Error> {
    // Once this is answered, the end of the unit that was begun before is done.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// What connections to a SQLite file are for.
#[derive(Clone, Copy)]
enum Suits {
    /// Answering pages from a file that is mapped, so that nothing is copied first.
    Pages,
    /// Reading and writing much of it once: the file is not mapped, and what was written goes from
    /// the log to its places less often.
    Work,
}

async fn sqlite(url: &str, connections: u32, suits: Suits) -> Result<DatabaseConnection> {
    let (mapped, log_pages) = match suits {
        Suits::Pages => ("268435456", "1000"),
        Suits::Work => ("0", "8000"),
    };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(WAIT)
        // A file in this process: nothing can have hung up meanwhile.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("mmap_size", mapped)
                .pragma("wal_autocheckpoint", log_pages)
                .pragma("cache_size", "-8000")
                .busy_timeout(WAIT)
        });
    if connections == 1 {
        // The one that writes.
        options.map_sqlx_sqlite_pool_opts(|pool| {
            pool.after_release(|connection, _| Box::pin(is_sound(connection)))
        });
    }
    sea_orm::Database::connect(options)
        .await
        .map_err(Error::Database)
}

/// Reads within a scope.
pub struct Store<'a, S> {
    connection: DatabaseExecutor<'a>,
    scope: &'a S,
}

impl<S> Store<'_, S> {
    pub(crate) fn find<E: Visible<S>>(&self) -> Select<E> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place where a query starts"
        )]
        E::find().filter(E::rows(self.scope))
    }

    /// How many rows of a table are in sight.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn count<E>(&self) -> Result<u64>
    where
        E: Visible<S>,
        E::Model: Sync,
    {
        Ok(self.find::<E>().count(&self.connection).await?)
    }

    /// Whether a table has any row in sight.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn any<E: Visible<S>>(&self) -> Result<bool> {
        Ok(self
            .find::<E>()
            .limit(1)
            .one(&self.connection)
            .await?
            .is_some())
    }
}

/// One moment of the database, for looking only.
pub(crate) struct Moment<S> {
    transaction: DatabaseTransaction,
    scope: S,
}

impl<S> Moment<S> {
    /// Reads within the scope.
    pub(crate) const fn store(&self) -> Store<'_, S> {
        Store {
            connection: DatabaseExecutor::Transaction(&self.transaction),
            scope: &self.scope,
        }
    }
}

/// One transaction that writes within a scope.
pub struct Unit<S> {
    transaction: DatabaseTransaction,
    scope: S,
}

impl<S> Unit<S> {
    /// The same transaction, for reading.
    pub const fn store(&self) -> Store<'_, S> {
        Store {
            connection: DatabaseExecutor::Transaction(&self.transaction),
            scope: &self.scope,
        }
    }

    /// Makes it so.
    ///
    /// # Errors
    ///
    /// The database refused; nothing stays.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}
