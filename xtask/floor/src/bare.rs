//! What a browser on this machine does at best: a page of as many files and bytes as one of the house, a dialog whose
//! rows are fetched when it opens, and one row written for each that is granted. Nothing is looked up for any of it.
#![expect(
    clippy::disallowed_methods,
    reason = "the floor has no route table: that it costs little is what it shows"
)]

use std::fmt::Write as _;

use anyhow::Result;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::Html;
use axum::routing::{get, post};
use axum::{Form, Router};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbErr, Statement, TransactionTrait as _};

use crate::pages::{broken, listen};

const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS granted (id INTEGER PRIMARY KEY, number INTEGER NOT NULL)";

/// Pressed and waited for by the selectors that the house's page answers to, so that one script measures both. A
/// module runs after those before it: when it says that it has started, every file is here.
const BODY: &str = r#"
<h1>Bare</h1>
<button data-opens="grant-dialog">Open</button>
<dialog><form method="post" action="/grant"><table></table></form></dialog>
<script type="module">
const dialog = document.querySelector("dialog");
document.querySelector("[data-opens]").onclick = async () => {
  const answer = await fetch("/rows/ROWS");
  dialog.querySelector("table").innerHTML = await answer.text();
  dialog.showModal();
};
dialog.querySelector("form").onsubmit = async (event) => {
  event.preventDefault();
  const { currentTarget: form, submitter } = event;
  const body = new URLSearchParams(new FormData(form, submitter));
  const answer = await fetch(form.action, { method: "POST", body });
  submitter.closest("tr").outerHTML = await answer.text();
};
document.documentElement.dataset.islands = "started";
</script>
"#;

/// `database` is a scratch file: no other figure has anything in it.
pub async fn serve(database: DatabaseConnection, port: u16) -> Result<()> {
    database.execute_unprepared(TABLE).await?;
    let app = Router::new()
        .route("/page", get(page))
        .route("/rows/{count}", get(rows))
        .route("/grant", post(grant))
        .route("/{kind}/{at}/{bytes}", get(file))
        .with_state(database);
    listen(app, port).await
}

/// `page`, `css` and `js` are files with their bytes, `rows` are the dialog's.
async fn page(Query(asked): Query<Vec<(String, usize)>>) -> Html<String> {
    let of = |name: &str| {
        let found = asked.iter().find(|(it, _)| it == name);
        found.map_or(0, |(_, number)| *number)
    };
    let mut html =
        String::from("<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title>");
    for (at, (kind, bytes)) in asked.iter().enumerate() {
        // Writing to a String cannot fail.
        let _written = match kind.as_str() {
            "css" => write!(html, "<link rel=stylesheet href=/css/{at}/{bytes}>"),
            "js" => write!(html, "<script type=module src=/js/{at}/{bytes}></script>"),
            _ => Ok(()),
        };
    }
    html.push_str(&BODY.replace("ROWS", &of("rows").to_string()));
    let lacking = of("page").saturating_sub(html.len());
    html.push_str(&comment("<!--", lacking, "-->"));
    Html(html)
}

/// A comment of so many bytes, which is the same in a style sheet and in a script. `at` keeps apart two that are of
/// one size: a browser runs a module once.
async fn file(
    Path((kind, _at, bytes)): Path<(String, usize, usize)>,
) -> ([(HeaderName, &'static str); 1], String) {
    let kind = match kind.as_str() {
        "css" => "text/css",
        _ => "text/javascript",
    };
    ([(header::CONTENT_TYPE, kind)], comment("/*", bytes, "*/"))
}

fn comment(begin: &str, bytes: usize, end: &str) -> String {
    let inside = "x".repeat(bytes.saturating_sub(begin.len() + end.len()));
    format!("{begin}{inside}{end}")
}

async fn rows(Path(count): Path<i64>) -> Html<String> {
    Html((1..=count).map(|number| row(number, "grant")).collect())
}

/// One row, in one transaction that is on the disk before it is answered.
async fn grant(
    State(database): State<DatabaseConnection>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Html<String>, StatusCode> {
    let number: i64 = sent
        .iter()
        .filter(|(name, _)| name == "act")
        .find_map(|(_, act)| act.strip_prefix("grant:")?.parse().ok())
        .ok_or(StatusCode::UNPROCESSABLE_ENTITY)?;
    write(&database, number).await.map_err(broken)?;
    Ok(Html(row(number, "revoke")))
}

async fn write(database: &DatabaseConnection, number: i64) -> Result<(), DbErr> {
    let insert = Statement::from_sql_and_values(
        database.get_database_backend(),
        "INSERT INTO granted (number) VALUES ($1)",
        vec![number.into()],
    );
    let transaction = database.begin().await?;
    transaction.execute_raw(insert).await?;
    transaction.commit().await
}

fn row(number: i64, act: &str) -> String {
    format!(
        "<tr class=grant-row><td><input type=checkbox name=select value={number} checked>\
         <th scope=row>Contact {number}<td><input name=email.{number} value=contact{number}@example.com>\
         <td>—<td><button name=act id={act}-{number} value={act}:{number}>{act}</button>"
    )
}
