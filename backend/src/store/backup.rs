//! What a backup and a restore ask of the database as a whole.

use std::path::Path;

use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DbBackend, Statement, TransactionTrait as _,
};

use super::Database;
use crate::error::{Error, Result};

impl Database {
    /// PostgreSQL through one connection, so that whoever else is connected is somebody else.
    pub(crate) async fn connect_alone(url: &str) -> Result<Self> {
        Self::postgres(url, 1).await
    }

    fn is_sqlite(&self) -> bool {
        self.readers.get_database_backend() == DbBackend::Sqlite
    }

    fn statement(&self, sql: impl Into<String>) -> Statement {
        Statement::from_string(self.readers.get_database_backend(), sql.into())
    }

    /// The schema's steps, in order.
    pub(crate) async fn steps(&self) -> Result<Vec<String>> {
        Ok(atrium_migration::applied(&self.readers).await?)
    }

    /// Writes a copy of SQLite's database as of one moment, without the space that is free in it.
    /// Others read and write meanwhile.
    pub(crate) async fn copy_sqlite(&self, to: &Path) -> Result<()> {
        let to = to
            .to_str()
            .ok_or_else(|| Error::Internal(format!("the name of {} is no text", to.display())))?;
        self.readers
            .execute_raw(Statement::from_sql_and_values(
                DbBackend::Sqlite,
                "VACUUM INTO ?",
                [to.into()],
            ))
            .await?;
        Ok(())
    }

    /// What the database finds wrong with itself. PostgreSQL was read by its own tool, row by row,
    /// with its constraints made anew; SQLite is asked.
    pub(crate) async fn integrity(&self) -> Result<Vec<String>> {
        if !self.is_sqlite() {
            return Ok(Vec::new());
        }
        let mut problems = Vec::new();
        let rows = self
            .readers
            .query_all_raw(self.statement("PRAGMA integrity_check(20)"))
            .await?;
        for row in rows {
            let said: String = row.try_get_by_index(0)?;
            if said != "ok" {
                problems.push(said);
            }
        }
        let rows = self
            .readers
            .query_all_raw(self.statement("PRAGMA foreign_key_check"))
            .await?;
        for row in rows.iter().take(20) {
            let table: String = row.try_get_by_index(0)?;
            problems.push(format!("a row of {table} points nowhere"));
        }
        Ok(problems)
    }

    async fn number(&self, sql: &str) -> Result<i64> {
        let row = self.readers.query_one_raw(self.statement(sql)).await?;
        let row = row.ok_or_else(|| Error::Internal("a count gave no row".to_owned()))?;
        Ok(row.try_get_by_index(0)?)
    }

    /// How many tables PostgreSQL's schema in use has.
    pub(crate) async fn tables(&self) -> Result<i64> {
        self.number(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()",
        )
        .await
    }

    /// How many others are connected to PostgreSQL's database.
    pub(crate) async fn others(&self) -> Result<i64> {
        self.number(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
        )
        .await
    }

    async fn schema_name(&self) -> Result<String> {
        let row = self
            .readers
            .query_one_raw(self.statement("SELECT current_schema()::text"))
            .await?;
        let name: Option<String> = match row {
            Some(row) => row.try_get_by_index(0)?,
            None => None,
        };
        let name = name.ok_or_else(|| {
            Error::Internal("the database's user has no schema to work in".to_owned())
        })?;
        Ok(quoted(&name))
    }

    /// Renames PostgreSQL's schema in use and makes an empty one under its name.
    pub(crate) async fn put_schema_aside(&self, aside: &str) -> Result<()> {
        let name = self.schema_name().await?;
        let aside = quoted(aside);
        all(
            &self.writer,
            &[
                format!("ALTER SCHEMA {name} RENAME TO {aside}"),
                format!("CREATE SCHEMA {name}"),
            ],
        )
        .await
    }

    /// Undoes [`Self::put_schema_aside`].
    pub(crate) async fn bring_schema_back(&self, aside: &str) -> Result<()> {
        let name = self.schema_name().await?;
        let aside = quoted(aside);
        all(
            &self.writer,
            &[
                format!("DROP SCHEMA {name} CASCADE"),
                format!("ALTER SCHEMA {aside} RENAME TO {name}"),
            ],
        )
        .await
    }

    /// Takes everything out of PostgreSQL's schema in use.
    pub(crate) async fn empty_schema(&self) -> Result<()> {
        let name = self.schema_name().await?;
        all(
            &self.writer,
            &[
                format!("DROP SCHEMA {name} CASCADE"),
                format!("CREATE SCHEMA {name}"),
            ],
        )
        .await
    }

    /// Makes a database on the same PostgreSQL server.
    pub(crate) async fn create_database(&self, name: &str) -> Result<()> {
        let sql = format!("CREATE DATABASE {} TEMPLATE template0", quoted(name));
        self.writer.execute_unprepared(&sql).await?;
        Ok(())
    }

    /// Drops one.
    pub(crate) async fn drop_database(&self, name: &str) -> Result<()> {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", quoted(name));
        self.writer.execute_unprepared(&sql).await?;
        Ok(())
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

async fn all(connection: &DatabaseConnection, statements: &[String]) -> Result<()> {
    let transaction = connection.begin().await?;
    for sql in statements {
        transaction.execute_unprepared(sql).await?;
    }
    Ok(transaction.commit().await?)
}
