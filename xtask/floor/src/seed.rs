//! A list of contacts as rows, without the house around them: as quickly as a file takes them.
//!
//! Tokens, sort keys and checked values are the domain's own. That the rows are the house's too is shown by `same`,
//! which compares what this writes with what `atrium import` makes of the same list. What is left out is where
//! each came from (`import_origin`) and its entry in the trail.

use std::collections::HashMap;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use atrium_domain::country::Country;
use atrium_domain::form::{ContactForm, ContactInput};
use atrium_domain::locale::Locale;
use atrium_domain::text::{TEXT_VERSION, fold, phone_tokens, sort_key, tokens_of};
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
    TransactionTrait as _, Value,
};

/// 22 November 2026: the same database each time.
const NOW: i64 = 1_795_305_600_000_000;
/// Of 32,766 placeholders a statement may have.
const PLACEHOLDERS: usize = 30_000;

const CONTACT: &str = "INSERT INTO contact (id, is_company, contact_type, parent_id, commercial_entity_id, name, \
    email, email_key, phone, mobile, website, job_title, street, street2, city, zip, state, country, vat, language, \
    notes, sort_key, name_fold, email_sort, city_sort, text_version, created_at, updated_at)";
const ANCESTOR: &str = "INSERT INTO contact_ancestor (contact_id, ancestor_id)";
const TOKEN: &str = "INSERT INTO unsorted (token, contact_id)";

/// Writes them; how many a second.
pub async fn seed(database: &DatabaseConnection, list: &str) -> Result<f64> {
    let started = Instant::now();
    for pragma in [
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = OFF",
        "PRAGMA cache_size = -400000",
    ] {
        database.execute_unprepared(pragma).await?;
    }
    let indexes = indexes(database).await?;
    let transaction = database.begin().await?;
    for (name, _) in &indexes {
        transaction
            .execute_unprepared(&format!("DROP INDEX {name}"))
            .await?;
    }
    transaction
        .execute_unprepared(
            "CREATE TEMP TABLE unsorted (token TEXT NOT NULL, contact_id INTEGER NOT NULL)",
        )
        .await?;
    let count = rows(&transaction, list).await?;
    // In order, a clustered table is only ever appended to.
    transaction
        .execute_unprepared(
            "INSERT INTO contact_token (token, contact_id) SELECT token, contact_id FROM unsorted ORDER BY 1, 2",
        )
        .await?;
    transaction
        .execute_unprepared("DROP TABLE unsorted")
        .await?;
    for (_, sql) in &indexes {
        transaction.execute_unprepared(sql).await?;
    }
    transaction.commit().await?;
    Ok(count as f64 / started.elapsed().as_secs_f64())
}

/// The indexes of the tables written here, as the house's steps made them.
async fn indexes(database: &DatabaseConnection) -> Result<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL \
               AND tbl_name IN ('contact', 'contact_ancestor', 'contact_token')";
    let rows = database
        .query_all_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

struct Above {
    id: i64,
    entity: i64,
    ancestors: Vec<i64>,
}

async fn rows(transaction: &DatabaseTransaction, list: &str) -> Result<usize> {
    let last = "SELECT coalesce(max(id), 0) FROM contact";
    let last = transaction
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, last))
        .await?
        .context("no answer")?;
    let mut id: i64 = last.try_get_by_index(0)?;
    let mut reader = csv::Reader::from_path(list).with_context(|| list.to_owned())?;
    let mut contacts = Batch::new(CONTACT, 28);
    let mut ancestors = Batch::new(ANCESTOR, 2);
    let mut tokens = Batch::new(TOKEN, 2);
    // Only those with somebody below them need to be found again: the list names companies first.
    let mut companies: HashMap<String, Above> = HashMap::new();
    let mut count = 0;
    for line in reader.deserialize::<HashMap<String, String>>() {
        let line = line?;
        let field = |name: &str| line.get(name).cloned().unwrap_or_default();
        let input = checked(&line)?;
        id += 1;
        count += 1;
        let above = companies.get(&field("parent_id/id"));
        let is_company = input.kind.is_company();
        let entity = match above {
            Some(above) if !is_company => above.entity,
            Some(_) | None => id,
        };
        let mut own = vec![id];
        own.extend(
            above
                .iter()
                .flat_map(|above| above.ancestors.iter().copied()),
        );
        let parent = above.map(|above| above.id);
        contacts
            .push(transaction, values(id, parent, entity, &input))
            .await?;
        for ancestor in &own {
            ancestors
                .push(transaction, vec![id.into(), (*ancestor).into()])
                .await?;
        }
        let (phone, mobile) = (
            text(input.phone.as_ref().map(|it| it.as_str())),
            text(input.mobile.as_ref().map(|it| it.as_str())),
        );
        let mut words = tokens_of(&[
            &input.name,
            text(input.email.as_ref().map(|it| it.as_str())),
            phone,
            mobile,
            &input.vat,
            &input.city,
        ]);
        words.extend([phone, mobile].into_iter().flat_map(phone_tokens));
        words.sort_unstable();
        words.dedup();
        for token in words {
            tokens
                .push(transaction, vec![token.into(), id.into()])
                .await?;
        }
        if is_company {
            let above = Above {
                id,
                entity,
                ancestors: own,
            };
            companies.insert(field("id"), above);
        }
    }
    for batch in [contacts, ancestors, tokens] {
        batch.flush(transaction).await?;
    }
    Ok(count)
}

fn text(value: Option<&str>) -> &str {
    value.unwrap_or_default()
}

/// A line, through the same check as everything that becomes a contact.
fn checked(line: &HashMap<String, String>) -> Result<ContactInput> {
    let field = |name: &str| line.get(name).cloned().unwrap_or_default();
    let form = ContactForm {
        kind: if field("is_company") == "True" {
            "company"
        } else {
            "person"
        }
        .to_owned(),
        r#type: field("type"),
        name: field("name"),
        email: field("email"),
        phone: field("phone"),
        mobile: field("mobile"),
        website: field("website"),
        job_title: field("function"),
        street: field("street"),
        street2: field("street2"),
        city: field("city"),
        zip: field("zip"),
        state: field("state_id/name"),
        country: field("country_id/code"),
        vat: field("vat"),
        language: field("lang"),
        notes: field("comment"),
        ..ContactForm::default()
    };
    form.check()
        .map_err(|problems| anyhow!("{}: {problems:?}", form.name))
}

fn values(id: i64, parent: Option<i64>, entity: i64, input: &ContactInput) -> Vec<Value> {
    let key = input
        .email
        .as_ref()
        .map(|email| email.login_key().as_str().to_owned())
        .unwrap_or_default();
    vec![
        id.into(),
        input.kind.is_company().into(),
        input.r#type.code().into(),
        parent.into(),
        entity.into(),
        input.name.as_str().into(),
        text(input.email.as_ref().map(|it| it.as_str())).into(),
        key.as_str().into(),
        text(input.phone.as_ref().map(|it| it.as_str())).into(),
        text(input.mobile.as_ref().map(|it| it.as_str())).into(),
        text(input.website.as_ref().map(|it| it.as_str())).into(),
        input.job_title.as_str().into(),
        input.street.as_str().into(),
        input.street2.as_str().into(),
        input.city.as_str().into(),
        input.zip.as_str().into(),
        input.state.as_str().into(),
        input.country.map_or("", Country::code).into(),
        input.vat.as_str().into(),
        input.language.map_or("", Locale::code).into(),
        input.notes.as_str().into(),
        sort_key(&input.name).into(),
        fold(&input.name).into(),
        or_last(key.into_bytes()).into(),
        or_last(if input.city.is_empty() {
            Vec::new()
        } else {
            sort_key(&input.city)
        })
        .into(),
        i64::from(TEXT_VERSION).into(),
        NOW.into(),
        NOW.into(),
    ]
}

/// What is not filled in stands last.
fn or_last(key: Vec<u8>) -> Vec<u8> {
    if key.is_empty() { vec![0xff] } else { key }
}

/// Rows of one table, written many at a time.
struct Batch {
    head: &'static str,
    columns: usize,
    full: String,
    values: Vec<Value>,
}

impl Batch {
    fn new(head: &'static str, columns: usize) -> Self {
        let mut batch = Self {
            head,
            columns,
            full: String::new(),
            values: Vec::new(),
        };
        batch.full = batch.sql(PLACEHOLDERS / columns);
        batch
    }

    fn sql(&self, rows: usize) -> String {
        let row = format!("({})", vec!["?"; self.columns].join(", "));
        format!("{} VALUES {}", self.head, vec![row; rows].join(", "))
    }

    async fn push(&mut self, transaction: &DatabaseTransaction, row: Vec<Value>) -> Result<()> {
        self.values.extend(row);
        if self.values.len() + self.columns > PLACEHOLDERS {
            let values = std::mem::take(&mut self.values);
            let sql = if values.len() / self.columns == PLACEHOLDERS / self.columns {
                self.full.clone()
            } else {
                self.sql(values.len() / self.columns)
            };
            transaction
                .execute_raw(Statement::from_sql_and_values(
                    DbBackend::Sqlite,
                    sql,
                    values,
                ))
                .await?;
        }
        Ok(())
    }

    async fn flush(self, transaction: &DatabaseTransaction) -> Result<()> {
        if !self.values.is_empty() {
            let sql = self.sql(self.values.len() / self.columns);
            transaction
                .execute_raw(Statement::from_sql_and_values(
                    DbBackend::Sqlite,
                    sql,
                    self.values,
                ))
                .await?;
        }
        Ok(())
    }
}
