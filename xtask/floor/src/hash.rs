//! One password hash after the other, on one core.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use argon2::password_hash::PasswordVerifier as _;
use argon2::password_hash::phc::PasswordHash;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};

/// Hashes a second, with the parameters that a password in this database has.
pub async fn rate(database: &DatabaseConnection, seconds: f64) -> Result<f64> {
    let ask = "SELECT password_hash FROM app_user WHERE password_hash IS NOT NULL LIMIT 1";
    let row = database
        .query_one_raw(Statement::from_string(database.get_database_backend(), ask))
        .await?
        .context("nobody has a password here")?;
    let stored: String = row.try_get_by_index(0)?;
    let Ok(stored) = PasswordHash::new(&stored) else {
        bail!("a stored password is no hash")
    };
    let length = Duration::from_secs_f64(seconds);
    let started = Instant::now();
    let mut hashes = 0_u32;
    while started.elapsed() < length {
        if argon2::Argon2::default()
            .verify_password(b"nobody's password", &stored)
            .is_ok()
        {
            bail!("a password nobody has was right");
        }
        hashes += 1;
    }
    Ok(f64::from(hashes) / started.elapsed().as_secs_f64())
}
