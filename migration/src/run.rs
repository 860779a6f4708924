//! Bringing a database to this binary's schema: once, whoever starts first.

use std::collections::HashSet;
use std::time::Duration;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

use crate::{Migrator, m20261122_000033_audit_seal as audit_seal};

/// Any constant will do, as long as every process uses the same: "atrium" in ASCII.
const ADVISORY_LOCK: i64 = 0x6174_7269_756d;

/// Makes the seal of the trail's head, from its number and MAC: the key is somebody else's business.
pub type Seal<'a> = &'a (dyn Fn(i64, &[u8]) -> Vec<u8> + Sync);

/// How a database stands to this binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Every step is applied.
    Current,
    /// These steps are missing.
    Behind(Vec<String>),
    /// The database has steps this binary does not know: a newer Atrium wrote it.
    Newer(Vec<String>),
}

impl State {
    /// No step was ever applied: nothing of anybody's is in it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        match self {
            Self::Behind(missing) => missing.len() == Migrator::migrations().len(),
            Self::Current | Self::Newer(_) => false,
        }
    }
}

/// Why a database could not be brought up to date.
#[derive(Debug)]
pub enum MigrateError {
    /// A newer Atrium has migrated this database; the unknown steps are named.
    Newer(Vec<String>),
    /// The database refused.
    Database(DbErr),
}

impl std::fmt::Display for MigrateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer(steps) => write!(
                f,
                "This database was written by a newer Atrium (it has {}, which this version does \
                 not know). Nothing was changed. Start the newer version, or restore a backup \
                 made before the upgrade.",
                steps.join(", ")
            ),
            Self::Database(error) => write!(f, "The database refused the migration: {error}"),
        }
    }
}

impl std::error::Error for MigrateError {}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

/// Compares the steps applied with the steps known, without writing.
pub async fn state<C: ConnectionTrait>(connection: &C) -> Result<State, DbErr> {
    let applied = applied(connection).await?;
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let newer: Vec<String> = applied
        .iter()
        .filter(|name| !known.contains(name))
        .cloned()
        .collect();
    if !newer.is_empty() {
        return Ok(State::Newer(newer));
    }
    let applied: HashSet<String> = applied.into_iter().collect();
    let missing: Vec<String> = known
        .into_iter()
        .filter(|name| !applied.contains(name))
        .collect();
    Ok(if missing.is_empty() {
        State::Current
    } else {
        State::Behind(missing)
    })
}

/// Of these steps, the ones this binary does not know.
#[must_use]
pub fn unknown(steps: &[String]) -> Vec<String> {
    let known: HashSet<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    steps
        .iter()
        .filter(|step| !known.contains(*step))
        .cloned()
        .collect()
}

/// The steps a database has, in order.
pub async fn applied<C: ConnectionTrait>(connection: &C) -> Result<Vec<String>, DbErr> {
    let backend = connection.get_database_backend();
    let exists = if backend == DbBackend::Sqlite {
        "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'"
    } else {
        "SELECT COUNT(*) AS n FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'seaql_migrations'"
    };
    let row = connection
        .query_one_raw(Statement::from_string(backend, exists))
        .await?;
    if row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))? == 0 {
        return Ok(Vec::new());
    }
    connection
        .query_all_raw(Statement::from_string(
            backend,
            "SELECT version FROM seaql_migrations ORDER BY version",
        ))
        .await?
        .into_iter()
        .map(|row| row.try_get("", "version"))
        .collect()
}

/// Applies what is missing, all of it or nothing, holding a lock that other processes wait for.
///
/// SQLite: the write lock of one `BEGIN IMMEDIATE`. PostgreSQL: a transaction-level advisory lock,
/// asked for again every 100 ms instead of waited for, so that a waiting process holds no snapshot.
///
/// The step that gives the trail's head a seal is the only moment in which one without is believed:
/// it is sealed in the same transaction. Without a `seal` it stays so, and is never believed.
///
/// # Errors
///
/// [`MigrateError::Newer`] if a newer Atrium wrote the database; nothing is changed then.
pub async fn migrate(
    connection: &DatabaseConnection,
    seal: Option<Seal<'_>>,
) -> Result<(), MigrateError> {
    loop {
        match state(connection).await? {
            State::Current => return Ok(()),
            State::Newer(steps) => return Err(MigrateError::Newer(steps)),
            State::Behind(_) => {}
        }
        let transaction = connection
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        if !locked(&transaction).await? {
            transaction.rollback().await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        }
        // Somebody may have migrated between the look and the lock.
        if let State::Behind(missing) = state(&transaction).await? {
            Migrator::up(&transaction, None).await?;
            if let Some(seal) = seal
                && missing
                    .iter()
                    .any(|step| step == audit_seal::Migration.name())
            {
                seal_head(&transaction, seal).await?;
            }
        }
        transaction.commit().await?;
    }
}

async fn seal_head<C: ConnectionTrait>(connection: &C, seal: Seal<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let head = Statement::from_string(backend, "SELECT seq, mac FROM audit_head");
    let Some(head) = connection.query_one_raw(head).await? else {
        return Ok(());
    };
    let seq: i64 = head.try_get("", "seq")?;
    let mac: Vec<u8> = head.try_get("", "mac")?;
    connection
        .execute_raw(Statement::from_sql_and_values(
            backend,
            "UPDATE audit_head SET seal = $1",
            [seal(seq, &mac).into()],
        ))
        .await?;
    Ok(())
}

async fn locked<C: ConnectionTrait>(connection: &C) -> Result<bool, DbErr> {
    if connection.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    connection
        .query_one_raw(Statement::from_string(
            DbBackend::Postgres,
            format!("SELECT pg_try_advisory_xact_lock({ADVISORY_LOCK}) AS locked"),
        ))
        .await?
        .map_or(Ok(false), |row| row.try_get("", "locked"))
}
