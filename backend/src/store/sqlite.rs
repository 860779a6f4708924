//! How a SQLite file is opened, and what its connections promise.

use sea_orm::sqlx::{self, Connection as _, SqliteConnection};
use sea_orm::{ConnectOptions, DatabaseConnection};

use super::WAIT;
use crate::error::{Error, Result};

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
pub(super) enum Suits {
    /// Answering pages from a file that is mapped, so that nothing is copied first.
    Pages,
    /// Reading and writing much of it once: the file is not mapped, and what was written goes from
    /// the log to its places less often.
    Work,
}

/// So many connections to the file; the only one writes.
pub(super) async fn sqlite(
    url: &str,
    connections: u32,
    suits: Suits,
) -> Result<DatabaseConnection> {
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
