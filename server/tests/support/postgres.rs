//! A database of its own for each test, on the server the test command started.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sea_orm::{ConnectionTrait as _, Database};

/// The address of the server, for what needs the server itself.
pub fn server() -> String {
    std::env::var("ATRIUM_TEST_POSTGRES_URL")
        .expect("ATRIUM_TEST_POSTGRES_URL names a PostgreSQL server: run `cargo xtask test`")
}

/// The address of another database on that server.
pub fn beside(name: &str) -> String {
    let server = server();
    let (base, query) = server
        .split_once('?')
        .map_or((server.as_str(), String::new()), |(base, query)| {
            (base, format!("?{query}"))
        });
    let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
    format!("{base}/{name}{query}")
}

/// A name no test has used on that server.
pub fn unused() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::SeqCst);
    // Numbers of processes come again in a long run.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    format!("atrium_{}_{}_{next}", std::process::id(), now.as_nanos())
}

/// Makes an empty database; its address.
pub async fn fresh() -> String {
    let name = unused();
    let admin = Database::connect(&server()).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    beside(&name)
}
