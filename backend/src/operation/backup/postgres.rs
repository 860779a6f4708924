//! PostgreSQL by its own tools. What they need to sign in travels in their environment, never in
//! their arguments, which every user of the machine can read.

use std::path::Path;
use std::process::{Command, Stdio};

use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

/// Schemas a restore has put aside; see [`super::restore`].
pub(super) const ASIDE: &str = "replaced_";

/// The variables of libpq for an address as `database_url` has it.
fn environment(url: &SecretString) -> Vec<(&'static str, String)> {
    let Ok(url) = Url::parse(url.expose_secret()) else {
        return Vec::new();
    };
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut variables = Vec::new();
    if let Some(host) = url.host_str().filter(|host| !host.is_empty()) {
        variables.push(("PGHOST", decoded(host.trim_matches(['[', ']']))));
    }
    if let Some(port) = url.port() {
        variables.push(("PGPORT", port.to_string()));
    }
    if !url.username().is_empty() {
        variables.push(("PGUSER", decoded(url.username())));
    }
    if let Some(password) = url.password() {
        variables.push(("PGPASSWORD", decoded(password)));
    }
    let database = url.path().trim_start_matches('/');
    if !database.is_empty() {
        variables.push(("PGDATABASE", decoded(database)));
    }
    // By the names the server's own driver knows.
    for (name, value) in url.query_pairs() {
        let variable = match name.as_ref() {
            "host" | "hostaddr" => "PGHOST",
            "port" => "PGPORT",
            "user" => "PGUSER",
            "password" => "PGPASSWORD",
            "dbname" => "PGDATABASE",
            "sslmode" | "ssl-mode" => "PGSSLMODE",
            "sslrootcert" | "ssl-root-cert" | "ssl-ca" => "PGSSLROOTCERT",
            "sslcert" | "ssl-cert" => "PGSSLCERT",
            "sslkey" | "ssl-key" => "PGSSLKEY",
            "options" => "PGOPTIONS",
            _ => continue,
        };
        variables.retain(|(known, _)| *known != variable);
        variables.push((variable, value.into_owned()));
    }
    variables
}

fn run(tool: &str, arguments: &[&str], file: &Path, url: &SecretString) -> Result<(), String> {
    let output = Command::new(tool)
        .args(arguments)
        .arg(file)
        .envs(environment(url))
        // A tool that has no password asks nobody, and fails.
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| {
            if error.kind() == std::io::ErrorKind::NotFound {
                format!(
                    "{tool} is not on this machine. Install PostgreSQL's client programs (Debian: \
                     postgresql-client), of the server's version or newer, and run this again."
                )
            } else {
                format!("{tool} can't be started: {error}")
            }
        })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{tool} failed: {}", said.trim()))
}

/// Writes the whole database into `to`, as of one moment.
pub(super) fn dump(url: &SecretString, to: &Path) -> Result<(), String> {
    let aside = format!("--exclude-schema={ASIDE}*");
    run(
        "pg_dump",
        &[
            "--no-password",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--no-comments",
            &aside,
            "--file",
        ],
        to,
        url,
    )
}

/// Writes a dump into an empty database: all of it, or nothing.
pub(super) fn load(url: &SecretString, dump: &Path) -> Result<(), String> {
    let database = environment(url)
        .into_iter()
        .find_map(|(name, value)| (name == "PGDATABASE").then_some(value))
        .unwrap_or_default();
    run(
        "pg_restore",
        &[
            "--no-password",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--dbname",
            &database,
        ],
        dump,
        url,
    )
}

/// The same server and user, another database.
pub(super) fn beside(url: &SecretString, database: &str) -> Result<SecretString, String> {
    let mut url = Url::parse(url.expose_secret())
        .map_err(|_| "The database's address can't be read.".to_owned())?;
    url.set_path(&format!("/{database}"));
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "dbname")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    Ok(SecretString::from(String::from(url)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_get_what_the_address_says_in_variables() {
        let url = SecretString::from(
            "postgres://at%40rium:p%2Fw@db.example.com:5433/the%20house?sslmode=require&host=/run/pg",
        );
        let mut found = environment(&url);
        found.sort();
        assert_eq!(
            found,
            [
                ("PGDATABASE", "the house".to_owned()),
                ("PGHOST", "/run/pg".to_owned()),
                ("PGPASSWORD", "p/w".to_owned()),
                ("PGPORT", "5433".to_owned()),
                ("PGSSLMODE", "require".to_owned()),
                ("PGUSER", "at@rium".to_owned()),
            ]
        );
        let other = beside(&url, "check_1").unwrap();
        assert_eq!(
            other.expose_secret(),
            "postgres://at%40rium:p%2Fw@db.example.com:5433/check_1?sslmode=require&host=%2Frun%2Fpg"
        );
    }
}
