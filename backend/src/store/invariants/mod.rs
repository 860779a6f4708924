//! What must be so in the database, whatever happened to the process: nothing half done, nothing
//! derived that differs from what it is derived from, nothing that happened without its entry.
//!
//! Reads one moment of the database, so that a server at work beside it raises no false alarm.

mod derived;
mod engine;
mod rules;

use sea_orm::{ConnectionTrait as _, Statement};

use super::audit::Verdict;
use super::{Database, Moment, Store};
use crate::access::System;
use crate::clock::Clock;
use crate::error::Result;
use crate::key::ServerKey;
use rules::RULES;

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What should be so.
    pub rule: &'static str,
    /// Where it is not.
    pub at: String,
}

/// What the check came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Rules looked at.
    pub rules: usize,
    /// Those that do not hold.
    pub broken: Vec<Broken>,
}

impl Checked {
    fn note(&mut self, rule: &'static str, places: Vec<String>) {
        self.rules += 1;
        if !places.is_empty() {
            let at = places.join(", ");
            self.broken.push(Broken { rule, at });
        }
    }
}

/// So many places of one rule are named.
const NAMED: usize = 5;

/// The first few places, and that there are more.
fn few(mut places: Vec<String>) -> Vec<String> {
    if places.len() > NAMED {
        places.truncate(NAMED);
        places.push("and more".to_owned());
    }
    places
}

const REASON: System = System::because("the operator asks whether what is stored agrees");

impl Database {
    /// Looks at everything; without the key the trail is left out.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn check(&self, key: Option<&ServerKey>, clock: &Clock) -> Result<Checked> {
        let mut checked = Checked::default();
        let moment: Moment<System> = self.moment(REASON).await?;
        let store = moment.store();
        engine::check(&store, &mut checked).await?;
        for rule in RULES {
            let rows = store.numbers(rule.sql).await?;
            let places = rows.iter().map(|id| format!("{} {id}", rule.row)).collect();
            checked.note(rule.name, few(places));
        }
        derived::check(&store, clock.now(), &mut checked).await?;
        if let Some(key) = key {
            let places = match store.verify_trail(key).await? {
                Verdict::Whole { .. } => Vec::new(),
                Verdict::Broken { seq, why } => vec![format!("entry {seq}: {why}")],
            };
            checked.note("the trail is as it was written", places);
        }
        Ok(checked)
    }
}

impl Store<'_, System> {
    /// The first numbers a query gives: of rows that break a rule.
    async fn numbers(&self, sql: &str) -> Result<Vec<i64>> {
        let backend = self.connection.get_database_backend();
        let sql = format!("{sql} LIMIT {}", NAMED + 1);
        let rows = self
            .connection
            .query_all_raw(Statement::from_string(backend, sql))
            .await?;
        rows.iter()
            .map(|row| Ok(row.try_get_by_index(0)?))
            .collect()
    }

    /// Rows of text.
    async fn texts<const N: usize>(&self, sql: &str) -> Result<Vec<[String; N]>> {
        let backend = self.connection.get_database_backend();
        let rows = self
            .connection
            .query_all_raw(Statement::from_string(backend, sql))
            .await?;
        let mut texts = Vec::with_capacity(rows.len());
        for row in rows {
            let mut columns = [const { String::new() }; N];
            for (at, column) in columns.iter_mut().enumerate() {
                *column = row.try_get_by_index(at)?;
            }
            texts.push(columns);
        }
        Ok(texts)
    }
}
