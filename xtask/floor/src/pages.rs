//! Portal home and contacts list: the house's rows and SQL, and nothing around them.
#![expect(
    clippy::disallowed_methods,
    reason = "the floor has no scopes and no route table: that they cost little is what it shows"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Html;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbErr, FromQueryResult, Statement, Value};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

const ROWS: u64 = 80;

pub async fn serve(database: DatabaseConnection, port: u16) -> Result<()> {
    let app = Router::new()
        .route("/my", get(home))
        .route("/office/contacts", get(list))
        .with_state(database);
    listen(app, port).await
}

/// As the house listens.
pub async fn listen(app: Router, port: u16) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let listener = listener.tap_io(|stream| {
        // Refused only for a connection that is gone.
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, app).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Found {
    user_name: String,
    contact_id: Option<i64>,
    commercial_entity_id: Option<i64>,
    company: Option<String>,
    visibility: Option<String>,
}

const SESSION: &str = "\
SELECT s.id, s.user_id, s.level, s.remembered, s.confirmed_at, s.created_at, s.last_seen_at, s.idle_expires_at, \
       s.absolute_expires_at, s.ended_at, s.ended_because, \
       u.role, u.login, u.name AS user_name, u.language, u.password_must_change, u.archived_at, \
       m.id AS membership_id, m.ended_at AS membership_ended_at, m.contact_id, m.visibility, \
       m.can_sign, m.pay, m.pay_limit_minor, m.pay_limit_currency, m.manages_colleagues, \
       c.commercial_entity_id, e.name AS company, \
       EXISTS (SELECT 1 FROM membership o WHERE o.user_id = s.user_id AND o.ended_at IS NULL \
               AND o.id <> s.membership_id) AS others \
FROM session s \
JOIN app_user u ON u.id = s.user_id \
LEFT JOIN membership m ON m.id = s.membership_id \
LEFT JOIN contact c ON c.id = m.contact_id \
LEFT JOIN contact e ON e.id = c.commercial_entity_id \
WHERE s.token_hash = $1";

async fn who(database: &DatabaseConnection, headers: &HeaderMap) -> Result<Found, StatusCode> {
    let hash = headers
        .get(header::COOKIE)
        .and_then(|line| line.to_str().ok())
        .into_iter()
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| name.ends_with("atrium_session"))
        .and_then(|(_, value)| URL_SAFE_NO_PAD.decode(value).ok())
        .map(|bytes| {
            let mut hasher = Sha256::new();
            hasher.update((bytes.len() as u64).to_be_bytes());
            hasher.update(&bytes);
            hasher.finalize().to_vec()
        })
        .ok_or(StatusCode::UNAUTHORIZED)?;
    Found::find_by_statement(statement(database, SESSION, vec![hash.into()]))
        .one(database)
        .await
        .map_err(broken)?
        .ok_or(StatusCode::UNAUTHORIZED)
}

fn statement(database: &DatabaseConnection, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(database.get_database_backend(), sql, values)
}

pub fn broken(error: DbErr) -> StatusCode {
    eprintln!("floor: {error}");
    StatusCode::INTERNAL_SERVER_ERROR
}

const CONTACT_PERSON: &str = "\
SELECT app_user.id, app_user.name, app_user.login, contact.email, contact.phone, contact.mobile \
FROM app_user LEFT JOIN contact ON app_user.contact_id = contact.id \
WHERE app_user.role IS NOT NULL AND app_user.archived_at IS NULL \
AND app_user.id IN (SELECT contact.salesperson_id FROM contact WHERE contact.id IN ($1, $2))";

#[derive(FromQueryResult)]
struct Own {
    name: String,
    email: String,
    phone: String,
    mobile: String,
    vat: String,
    street: String,
    street2: String,
    zip: String,
    city: String,
    state: String,
    country: String,
}

const OWN: &str = "\
SELECT contact.id, contact.name, contact.email, contact.phone, contact.mobile, contact.vat, contact.street, \
       contact.street2, contact.zip, contact.city, contact.state, contact.country, contact.salesperson_id \
FROM contact WHERE contact.archived_at IS NULL AND contact.id = $1";

async fn home(
    State(database): State<DatabaseConnection>,
    headers: HeaderMap,
) -> Result<Html<String>, StatusCode> {
    let found = who(&database, &headers).await?;
    let (Some(own), Some(entity)) = (found.contact_id, found.commercial_entity_id) else {
        return Err(StatusCode::FORBIDDEN);
    };
    let tree = if found.visibility.as_deref() == Some("company") {
        " AND contact.id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $2)"
    } else {
        " AND $2 = $2"
    };
    let sql = format!("{OWN}{tree}");
    let contact = statement(&database, &sql, vec![own.into(), entity.into()]);
    let contact = Own::find_by_statement(contact)
        .one(&database)
        .await
        .map_err(broken)?
        .ok_or(StatusCode::NOT_FOUND)?;
    let person = vec![own.into(), entity.into()];
    let person = texts(&database, CONTACT_PERSON, person, 1).await?;
    let mut html = String::with_capacity(4096);
    open(&mut html, &found.user_name);
    cells(
        &mut html,
        &[&contact.name, &contact.email, &contact.phone, &contact.vat],
    );
    cells(
        &mut html,
        &[
            &contact.street,
            &contact.zip,
            &contact.city,
            &contact.country,
        ],
    );
    cells(
        &mut html,
        &[&contact.mobile, &contact.street2, &contact.state],
    );
    for text in found.company.iter().chain(&person) {
        cells(&mut html, &[text]);
    }
    Ok(Html(html))
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    email: String,
    phone: String,
    mobile: String,
    city: String,
    country: String,
    company: Option<String>,
}

const LIST: &str = "\
SELECT contact.id, contact.is_company, contact.contact_type, contact.name, contact.email, contact.phone, \
       contact.mobile, contact.city, contact.country, contact.archived_at, contact.sort_key, \
       (SELECT company.name FROM contact AS company \
        WHERE company.id = contact.commercial_entity_id AND company.id <> contact.id) AS company \
FROM contact WHERE contact.archived_at IS NULL \
ORDER BY contact.sort_key ASC, contact.id ASC LIMIT $1";

const COUNT: &str = "\
SELECT COUNT(*) AS count FROM (SELECT contact.id FROM contact WHERE contact.archived_at IS NULL \
ORDER BY contact.sort_key ASC, contact.id ASC LIMIT 10001) AS counted";

const TAGS: &str = "SELECT tag.name FROM tag ORDER BY tag.name_key ASC LIMIT $1";

const GRANTED: &str = "SELECT * FROM membership LIMIT 1";

/// Where contacts stand with the portal; `IDS` is asked three times.
const PORTAL: &str = "\
SELECT membership.contact_id AS contact_id, 'inside' AS name \
FROM membership JOIN app_user ON app_user.id = membership.user_id \
WHERE membership.ended_at IS NULL AND app_user.archived_at IS NULL AND app_user.last_sign_in_at IS NOT NULL \
AND NOT EXISTS (SELECT 1 FROM app_user AS staff WHERE staff.contact_id = membership.contact_id) \
AND membership.contact_id IN (IDS) \
UNION ALL SELECT membership.contact_id, 'invited' \
FROM membership JOIN app_user ON app_user.id = membership.user_id \
WHERE membership.ended_at IS NULL AND app_user.archived_at IS NULL AND app_user.last_sign_in_at IS NULL \
AND NOT EXISTS (SELECT 1 FROM app_user AS staff WHERE staff.contact_id = membership.contact_id) \
AND membership.contact_id IN (IDS) \
UNION ALL SELECT membership_offer.contact_id, 'invited' \
FROM membership_offer WHERE membership_offer.state = 'open' \
AND NOT EXISTS (SELECT 1 FROM membership JOIN app_user ON app_user.id = membership.user_id \
                WHERE membership.ended_at IS NULL AND app_user.archived_at IS NULL \
                AND membership.contact_id = membership_offer.contact_id) \
AND NOT EXISTS (SELECT 1 FROM app_user AS staff WHERE staff.contact_id = membership_offer.contact_id) \
AND membership_offer.contact_id IN (IDS)";

async fn list(
    State(database): State<DatabaseConnection>,
    headers: HeaderMap,
) -> Result<Html<String>, StatusCode> {
    let found = who(&database, &headers).await?;
    let limit = (ROWS + 1).cast_signed();
    let mut rows = Row::find_by_statement(statement(&database, LIST, vec![limit.into()]))
        .all(&database)
        .await
        .map_err(broken)?;
    rows.truncate(80);
    let portal = PORTAL.replace("IDS", &vec!["?"; rows.len()].join(", "));
    let ids = (0..3).flat_map(|_| rows.iter().map(|row| Value::from(row.id)));
    let portal = pairs(&database, &portal, ids.collect()).await?;
    let tags = texts(&database, TAGS, vec![200_i64.into()], 0).await?;
    let granted = statement(&database, GRANTED, Vec::new());
    let granted = database.query_one_raw(granted).await.map_err(broken)?;
    let count: i64 = database
        .query_one_raw(statement(&database, COUNT, Vec::new()))
        .await
        .and_then(|row| row.map_or(Ok(0), |row| row.try_get("", "count")))
        .map_err(broken)?;
    let mut html = String::with_capacity(64 * 1024);
    open(&mut html, &found.user_name);
    cells(&mut html, &[&count.to_string()]);
    for tag in &tags {
        cells(&mut html, &[tag]);
    }
    if granted.is_none() {
        cells(&mut html, &["Nobody was granted access so far"]);
    }
    for row in rows {
        let inside = portal.get(&row.id).map_or("", String::as_str);
        let phone = if row.phone.is_empty() {
            &row.mobile
        } else {
            &row.phone
        };
        cells(
            &mut html,
            &[
                &row.name,
                row.company.as_deref().unwrap_or_default(),
                &row.email,
                phone,
                &row.city,
                &row.country,
                inside,
            ],
        );
    }
    Ok(Html(html))
}

/// What a query says of contacts, by number.
async fn pairs(
    database: &DatabaseConnection,
    sql: &str,
    values: Vec<Value>,
) -> Result<BTreeMap<i64, String>, StatusCode> {
    let rows = database
        .query_all_raw(statement(database, sql, values))
        .await
        .map_err(broken)?;
    rows.iter()
        .map(|row| {
            let name: Option<String> = row.try_get("", "name")?;
            Ok((row.try_get("", "contact_id")?, name.unwrap_or_default()))
        })
        .collect::<Result<_, DbErr>>()
        .map_err(broken)
}

/// What stands in one column of what a query finds.
async fn texts(
    database: &DatabaseConnection,
    sql: &str,
    values: Vec<Value>,
    column: usize,
) -> Result<Vec<String>, StatusCode> {
    let rows = database
        .query_all_raw(statement(database, sql, values))
        .await
        .map_err(broken)?;
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(column))
        .collect::<Result<_, DbErr>>()
        .map_err(broken)
}

fn open(html: &mut String, who: &str) {
    html.push_str("<!doctype html><title>Floor</title><p>");
    escape(html, who);
    html.push_str("<table>");
}

fn cells(html: &mut String, cells: &[&str]) {
    html.push_str("<tr>");
    for cell in cells {
        html.push_str("<td>");
        escape(html, cell);
    }
}

fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        // Writing to a String cannot fail.
        let _written = match character {
            '<' => html.write_str("&lt;"),
            '>' => html.write_str("&gt;"),
            '&' => html.write_str("&amp;"),
            '"' => html.write_str("&quot;"),
            other => html.write_char(other),
        };
    }
}
