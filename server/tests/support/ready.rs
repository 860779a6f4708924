//! A database with the newest schema, made once for each built test program and copied for each test: a migration has
//! more than thirty steps, and its own tests.

use std::path::Path;
use std::time::UNIX_EPOCH;

use atrium_backend::key::ServerKey;
use atrium_backend::store::Database;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use tokio::sync::Mutex;

use super::{KEY, postgres};

/// Tells one build of the tests from the next, whose migrations may be others.
fn build() -> String {
    let program = std::env::current_exe().unwrap().metadata().unwrap();
    let made = program
        .modified()
        .unwrap()
        .duration_since(UNIX_EPOCH)
        .unwrap();
    format!("{:x}_{:x}", made.as_nanos(), program.len())
}

async fn migrate(url: &str) {
    let database = Database::connect(url).await.unwrap();
    database
        .migrate(Some(&ServerKey::from_bytes(KEY)))
        .await
        .unwrap();
    database.close().await;
}

/// Puts a migrated database into a folder; its address.
pub async fn on_sqlite(folder: &Path) -> String {
    let ready = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ready_{}.sqlite", build()));
    let url = |file: &Path| format!("sqlite://{}?mode=rwc", file.display());
    static MAKING: Mutex<()> = Mutex::const_new(());
    let turn = MAKING.lock().await;
    if !ready.exists() {
        let making = ready.with_extension(std::process::id().to_string());
        let _old = std::fs::remove_file(&making);
        migrate(&url(&making)).await;
        // Two processes that make it at once make the same: the later one takes the other's place as a whole.
        std::fs::rename(&making, &ready).unwrap();
    }
    drop(turn);
    let file = folder.join("test.sqlite");
    std::fs::copy(&ready, &file).unwrap();
    url(&file)
}

/// Makes a migrated database on the server the test command started; its address.
pub async fn on_postgres() -> String {
    let ready = format!("atrium_ready_{}", build());
    let admin = sea_orm::Database::connect(
        sea_orm::ConnectOptions::new(postgres::server())
            .max_connections(1)
            .to_owned(),
    )
    .await
    .unwrap();
    let exists = Statement::from_string(
        DbBackend::Postgres,
        format!("SELECT 1 FROM pg_database WHERE datname = '{ready}'"),
    );
    if admin.query_one_raw(exists.clone()).await.unwrap().is_none() {
        // The number only has to be the same in every test.
        admin
            .execute_unprepared("SELECT pg_advisory_lock(7062)")
            .await
            .unwrap();
        if admin.query_one_raw(exists).await.unwrap().is_none() {
            let making = format!("{ready}_making");
            admin
                .execute_unprepared(&format!("DROP DATABASE IF EXISTS {making}"))
                .await
                .unwrap();
            admin
                .execute_unprepared(&format!("CREATE DATABASE {making}"))
                .await
                .unwrap();
            migrate(&postgres::beside(&making)).await;
            admin
                .execute_unprepared(&format!("ALTER DATABASE {making} RENAME TO {ready}"))
                .await
                .unwrap();
        }
        admin
            .execute_unprepared("SELECT pg_advisory_unlock(7062)")
            .await
            .unwrap();
    }
    let name = postgres::unused();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {ready}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    postgres::beside(&name)
}
