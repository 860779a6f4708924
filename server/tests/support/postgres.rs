//! A database of its own for each test, on the server the test command started.

use atrium_backend::clock::Entropy;
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

/// A name no test has used on that server: numbers of processes come again in a long run.
pub fn unused() -> String {
    let chance: [u8; 16] = Entropy::system().bytes();
    format!("atrium_{:032x}", u128::from_be_bytes(chance))
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
