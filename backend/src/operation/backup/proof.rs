//! Proving a backup: it is restored, in a place of its own, and looked at from end to end.

use std::path::Path;

use secrecy::{ExposeSecret as _, SecretString};

use super::manifest::{Kind, Manifest};
use super::restore::{KeyFit, REASON, key_fit, sqlite, staged, whole};
use super::{connect, postgres};
use crate::clock::Entropy;
use crate::config::Config;
use crate::key::ServerKey;
use crate::store::{Database, table};

/// What a proof found.
#[derive(Debug)]
pub struct Proof {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Contacts in it.
    pub contacts: u64,
    /// Logins in it.
    pub users: u64,
    /// Letters in it, sent ones too.
    pub mails: u64,
    /// The key.
    pub key: KeyFit,
}

/// Restores into a temporary place, brings the copy to this version's schema, and looks at all of
/// it. What is in use is not touched.
///
/// # Errors
///
/// In plain words: why it could not be restored.
pub async fn check(config: &Config, file: &Path) -> Result<Proof, String> {
    let (folder, manifest) = staged(config, file, &std::env::temp_dir())?;
    let copy = folder.path().join(manifest.database.entry());
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    match manifest.database {
        Kind::Sqlite => {
            let database = sqlite(&copy).await?;
            let proof = prove(config, &database, manifest).await;
            database.close().await;
            proof
        }
        Kind::Postgres => {
            let name = format!("atrium_check_{}", hex(Entropy::system().bytes::<8>()));
            let url = postgres::beside(config.database_url(), &name)?;
            let server = connect(config).await?;
            server.create_database(&name).await.map_err(|error| {
                format!(
                    "A database to try it in can't be made (the user needs CREATEDB): {}",
                    said(error)
                )
            })?;
            let proof = prove_postgres(config, &url, &copy, manifest).await;
            let dropped = server.drop_database(&name).await;
            server.close().await;
            let proof = proof?;
            dropped.map_err(said)?;
            Ok(proof)
        }
    }
}

async fn prove_postgres(
    config: &Config,
    url: &SecretString,
    dump: &Path,
    manifest: Manifest,
) -> Result<Proof, String> {
    postgres::load(url, dump).map_err(|error| config.without_secrets(&error))?;
    let database = Database::connect(url.expose_secret())
        .await
        .map_err(|error| config.without_secrets(&error.to_string()))?;
    let proof = prove(config, &database, manifest).await;
    database.close().await;
    proof
}

async fn prove(config: &Config, database: &Database, manifest: Manifest) -> Result<Proof, String> {
    let said = |error: crate::Error| config.without_secrets(&error.to_string());
    whole(config, database).await?;
    let steps = database.steps().await.map_err(said)?;
    if steps != manifest.steps {
        return Err("Its database does not have the schema it says.".to_owned());
    }
    let file = config.key_file();
    let key = if file.exists() {
        Some(ServerKey::open(&file, &Entropy::system())?)
    } else {
        None
    };
    database
        .migrate(key.as_ref())
        .await
        .map_err(|error| format!("Its database can't be brought to this version: {error}"))?;
    let store = database.read(&REASON);
    Ok(Proof {
        contacts: store.count::<table::Contacts>().await.map_err(said)?,
        users: store.count::<table::Users>().await.map_err(said)?,
        mails: store.count::<table::Mails>().await.map_err(said)?,
        key: key_fit(config, database, true).await?,
        manifest,
    })
}

fn hex<const N: usize>(bytes: [u8; N]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
