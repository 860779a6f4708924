//! Whether two databases hold the same contacts. Numbers and times differ by nature; an address tells a contact.

use anyhow::{Context, Result, bail};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

/// What numbers point at is compared by address instead.
const LEFT_OUT: [&str; 3] = ["id", "parent_id", "commercial_entity_id"];

pub async fn compare(one: &DatabaseConnection, other: &str) -> Result<()> {
    one.execute_unprepared(&format!("ATTACH '{other}' AS other"))
        .await?;
    let mut columns = String::new();
    for row in one
        .query_all_raw(sql("SELECT name FROM pragma_table_info('contact')"))
        .await?
    {
        let name: String = row.try_get_by_index(0)?;
        if name.ends_with("_at") {
            columns.push_str(&format!("c.{name} IS NULL AS {name}, "));
        } else if !LEFT_OUT.contains(&name.as_str()) {
            columns.push_str(&format!("c.{name}, "));
        }
    }
    let contacts = |from: &str| {
        format!(
            "SELECT {columns}p.email AS above, e.email AS entity FROM {from}.contact c \
             LEFT JOIN {from}.contact p ON p.id = c.parent_id \
             JOIN {from}.contact e ON e.id = c.commercial_entity_id"
        )
    };
    let ancestors = |from: &str| {
        format!(
            "SELECT c.email, a.email AS above FROM {from}.contact_ancestor t \
             JOIN {from}.contact c ON c.id = t.contact_id JOIN {from}.contact a ON a.id = t.ancestor_id"
        )
    };
    let tokens = |from: &str| {
        format!(
            "SELECT t.token, c.email FROM {from}.contact_token t JOIN {from}.contact c ON c.id = t.contact_id"
        )
    };
    for (table, mine, theirs) in [
        ("contact", contacts("main"), contacts("other")),
        ("contact_ancestor", ancestors("main"), ancestors("other")),
        ("contact_token", tokens("main"), tokens("other")),
    ] {
        let count = |sql: &str| format!("SELECT count(*) FROM ({sql})");
        let rows = number(one, &count(&mine)).await?;
        let differ = [
            rows - number(one, &count(&theirs)).await?,
            number(one, &count(&format!("{mine} EXCEPT {theirs}"))).await?,
            number(one, &count(&format!("{theirs} EXCEPT {mine}"))).await?,
        ];
        if rows == 0 || differ != [0, 0, 0] {
            bail!("{table}: {rows} rows; difference in number, only here, only there: {differ:?}");
        }
    }
    Ok(())
}

fn sql(text: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, text)
}

async fn number(database: &DatabaseConnection, text: &str) -> Result<i64> {
    let row = database.query_one_raw(sql(text)).await?;
    Ok(row.context("no answer")?.try_get_by_index(0)?)
}
