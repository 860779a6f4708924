//! The database: SQLite in a file, or PostgreSQL, with what reads and what writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DatabaseExecutor, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
};

use super::sqlite::{Suits, sqlite};
use super::{Moment, Store, Unit, audit};
use crate::access::scope::Writes;
use crate::error::{Error, Result};
use crate::key::ServerKey;

/// How long a writer waits for its turn, and anyone for a connection.
pub const WAIT: Duration = Duration::from_secs(5);
/// A connection that rested so long is asked whether it still stands before it is used.
const STALE_AFTER: Duration = Duration::from_secs(1);
/// A database that is well answers long before.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// A database: SQLite in a file, or PostgreSQL.
#[derive(Debug, Clone)]
pub struct Database {
    pub(super) readers: DatabaseConnection,
    // SQLite has one writer at a time; queueing for its only connection is fairer and quicker
    // than every connection polling the file's lock. On PostgreSQL it is the readers' pool.
    pub(super) writer: DatabaseConnection,
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
    pub(super) async fn postgres(url: &str, connections: u32) -> Result<Self> {
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
