//! Every value of every table, as text: what must not have changed is compared, not counted.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

/// What moves by itself: when a session was last used, and what was counted against guessers.
const MOVES: [(&str, &[&str]); 3] = [
    ("session", &["last_seen_at", "idle_expires_at"]),
    ("throttle", &["*"]),
    ("seaql_migrations", &["*"]),
];

/// The rows of each table.
pub async fn every_value(raw: &DatabaseConnection) -> BTreeMap<String, Vec<String>> {
    let sqlite = raw.get_database_backend() == DbBackend::Sqlite;
    let columns = if sqlite {
        "SELECT t.name AS t, c.name AS c FROM sqlite_master t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid"
    } else {
        "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
         WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    };
    let ask = async |sql: &str| {
        let asked = Statement::from_string(raw.get_database_backend(), sql);
        raw.query_all_raw(asked).await.unwrap()
    };
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in ask(columns).await {
        let [table, column] = ["t", "c"].map(|name| row.try_get::<String>("", name).unwrap());
        let moves = MOVES.iter().any(|(of, columns)| {
            *of == table && columns.iter().any(|it| *it == "*" || *it == column)
        });
        if !moves {
            let text = if sqlite {
                format!("quote(\"{column}\")")
            } else {
                format!("quote_nullable(\"{column}\"::text)")
            };
            tables.entry(table).or_default().push(text);
        }
    }
    let mut values = BTreeMap::new();
    for (table, columns) in tables {
        let sql = format!(
            "SELECT {} AS value FROM \"{table}\" ORDER BY 1",
            columns.join(" || ',' || ")
        );
        let rows = ask(&sql).await;
        let read = |row: &sea_orm::QueryResult| row.try_get::<String>("", "value").unwrap();
        values.insert(table, rows.iter().map(read).collect());
    }
    values
}
