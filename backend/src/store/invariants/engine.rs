//! What the database itself can tell: whether its file is whole, and whether the constraints it
//! was given hold for every row. On PostgreSQL without a superuser's tools: the catalogue names
//! the constraints, and each is asked as a query.

use sea_orm::{ConnectionTrait as _, DbBackend};

use super::{Checked, Store, few};
use crate::access::System;
use crate::error::Result;

const WHOLE: &str = "the database is whole";
const REFERENCES: &str = "every reference leads somewhere";
const CONSTRAINTS: &str = "every row keeps its table's constraints";

pub(super) async fn check(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    if store.connection.get_database_backend() == DbBackend::Sqlite {
        sqlite(store, checked).await
    } else {
        postgres(store, checked).await
    }
}

async fn sqlite(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    // Checks the pages, the indexes, and CHECK and NOT NULL of every row.
    let said = store.texts::<1>("PRAGMA integrity_check").await?;
    let places = said
        .into_iter()
        .map(|[line]| line)
        .filter(|line| line != "ok")
        .collect();
    checked.note(WHOLE, few(places));
    let dangling = store
        .texts::<2>("SELECT DISTINCT \"table\", \"parent\" FROM pragma_foreign_key_check")
        .await?;
    let places = dangling
        .into_iter()
        .map(|[table, parent]| format!("{table} to {parent}"))
        .collect();
    checked.note(REFERENCES, few(places));
    Ok(())
}

const INVALID_INDEXES: &str = "\
SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
WHERE c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready)";

const FOREIGN_KEYS: &str = "\
SELECT k.conname::text, k.conrelid::regclass::text, quote_ident(a.attname), k.confrelid::regclass::text, \
       quote_ident(f.attname) \
FROM pg_constraint k \
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] \
JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1] \
WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND k.connamespace = current_schema()::regnamespace \
ORDER BY 1";

const CHECKS: &str = "\
SELECT k.conname::text, k.conrelid::regclass::text, pg_get_expr(k.conbin, k.conrelid) \
FROM pg_constraint k \
WHERE k.contype = 'c' AND k.connamespace = current_schema()::regnamespace ORDER BY 1";

async fn postgres(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    let invalid = store.texts::<1>(INVALID_INDEXES).await?;
    let places = invalid
        .into_iter()
        .map(|[index]| format!("index {index} is not valid"))
        .collect();
    checked.note(WHOLE, few(places));
    let mut places = Vec::new();
    for [name, table, column, parent, key] in store.texts::<5>(FOREIGN_KEYS).await? {
        let sql = format!(
            "SELECT 1::bigint FROM {table} t LEFT JOIN {parent} p ON p.{key} = t.{column} \
             WHERE t.{column} IS NOT NULL AND p.{key} IS NULL"
        );
        if !store.numbers(&sql).await?.is_empty() {
            places.push(name);
        }
    }
    checked.note(REFERENCES, few(places));
    let mut places = Vec::new();
    for [name, table, expression] in store.texts::<3>(CHECKS).await? {
        let sql = format!("SELECT 1::bigint FROM {table} WHERE NOT ({expression})");
        if !store.numbers(&sql).await?.is_empty() {
            places.push(name);
        }
    }
    checked.note(CONSTRAINTS, few(places));
    Ok(())
}
