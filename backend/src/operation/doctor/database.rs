//! The database, and what it says about letters, trail and logins.

use std::net::IpAddr;
use std::time::Duration;

use atrium_domain::permission::Role;
use atrium_domain::time::Timestamp;
use atrium_migration::State as Schema;
use secrecy::ExposeSecret as _;

use super::{Findings, Grade};
use crate::access::System;
use crate::config::Config;
use crate::error::Result;
use crate::key::ServerKey;
use crate::store::mail::State;
use crate::store::{Database, Store};

const REASON: System = System::because("the operator asks whether all is well");
const SUBJECT: &str = "database";
/// A letter that waits longer tells of more than a slow server.
const LONG_WAIT: Duration = Duration::from_secs(15 * 60);
/// Two machines may differ by so much.
const DRIFT: Duration = Duration::from_secs(60);
/// `PRAGMA synchronous` of a database whose commits survive a power cut.
const SYNCHRONOUS_FULL: i64 = 2;

pub(super) async fn examine(
    config: &Config,
    key: Option<&ServerKey>,
    now: Timestamp,
    findings: &mut Findings,
) {
    let shown = config.database_shown();
    if let Some(file) = config.sqlite_file()
        && !file.exists()
    {
        findings.warning(
            SUBJECT,
            format!(
                "{} is not there yet; the first start makes it",
                file.display()
            ),
        );
        return key_file(config, true, findings);
    }
    if is_unverified(config.database_url().expose_secret()) {
        findings.warning(
            SUBJECT,
            "it is on another machine, and nothing says that its certificate must be right: whoever is in between \
             could read and change everything. Add sslmode=verify-full to the address, and sslrootcert=FILE unless \
             the machine's own roots vouch for it",
        );
    }
    let database = match Database::connect(config.database_url().expose_secret()).await {
        Ok(database) => database,
        Err(error) => {
            let said = config.without_secrets(&error.to_string());
            return findings.bad(SUBJECT, format!("{shown} can't be opened: {said}"));
        }
    };
    if let Err(error) = ask(&database, config, key, now, findings).await {
        findings.bad(SUBJECT, config.without_secrets(&error.to_string()));
    }
    database.close().await;
}

/// Whether a PostgreSQL on another machine is spoken to without knowing that it is the right one.
fn is_unverified(address: &str) -> bool {
    let Ok(address) = url::Url::parse(address) else {
        return false;
    };
    if !address.scheme().starts_with("postgres") {
        return false;
    }
    let said = |names: &[&str]| {
        let mut pairs = address.query_pairs();
        pairs
            .find(|(name, _)| names.contains(&name.as_ref()))
            .map(|(_, value)| value.into_owned())
    };
    let host = said(&["host", "hostaddr"]).or_else(|| address.host_str().map(str::to_owned));
    let is_here = host.is_none_or(|host| {
        let host = host.trim_matches(['[', ']']);
        // A path is a socket of this machine.
        host.is_empty()
            || host == "localhost"
            || host.starts_with(['/', '%'])
            || host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
    });
    !is_here && said(&["sslmode", "ssl-mode"]).as_deref() != Some("verify-full")
}

async fn ask(
    database: &Database,
    config: &Config,
    key: Option<&ServerKey>,
    now: Timestamp,
    findings: &mut Findings,
) -> Result<()> {
    let schema = database.schema().await?;
    findings.good(
        SUBJECT,
        format!("{}: {}", database.kind(), config.database_shown()),
    );
    match &schema {
        Schema::Current => findings.good("schema", "up to date"),
        Schema::Behind(_) if schema.is_untouched() => {
            findings.warning("schema", "the database is empty; the first start makes it");
        }
        Schema::Behind(missing) => {
            findings.bad(
                "schema",
                format!("lacks {}: run `atrium migrate`", missing.join(", ")),
            );
        }
        Schema::Newer(steps) => findings.bad(
            "schema",
            format!(
                "a newer Atrium wrote it (it has {}): start that version",
                steps.join(", ")
            ),
        ),
    }
    promises(database, findings).await?;
    if !config.key_file().exists() {
        key_file(config, schema.is_untouched(), findings);
    }
    if schema != Schema::Current {
        // Tables may be missing: what follows could only fail.
        return Ok(());
    }
    let store = database.read(&REASON);
    logins(&store, findings).await?;
    letters(&store, now, findings).await?;
    trail(&store, key, now, findings).await
}

fn key_file(config: &Config, is_new: bool, findings: &mut Findings) {
    let file = config.key_file();
    if is_new {
        if !file.exists() {
            findings.warning(
                "key",
                format!(
                    "{} is not there yet; the first start makes it",
                    file.display()
                ),
            );
        }
    } else {
        findings.bad(
            "key",
            format!(
                "{} is missing, but the database was used with one. Put it back from where you keep a copy; without \
                 it mailed links don't open and the trail can't be verified",
                file.display()
            ),
        );
    }
}

async fn promises(database: &Database, findings: &mut Findings) -> Result<()> {
    let Some((journal, synchronous)) = database.sqlite_promises().await? else {
        return Ok(());
    };
    if journal.eq_ignore_ascii_case("wal") && synchronous == SYNCHRONOUS_FULL {
        findings.good(
            "durability",
            "write-ahead log, every commit on the disk before it is answered",
        );
    } else {
        findings.bad(
            "durability",
            format!(
                "journal {journal}, synchronous {synchronous}: a power cut may lose what was saved. Some network \
                 file systems can't do better; keep the database on a local disk"
            ),
        );
    }
    Ok(())
}

async fn logins(store: &Store<'_, System>, findings: &mut Findings) -> Result<()> {
    if !store.has_staff().await? {
        findings.warning(
            "logins",
            "nobody can sign in yet: `atrium serve` prints a set-up link",
        );
    } else if !store.has_active(Role::Administrator).await? {
        findings.bad(
            "logins",
            "no administrator can sign in: `atrium admin create` makes one",
        );
    } else {
        findings.good("logins", "an administrator can sign in");
    }
    Ok(())
}

async fn letters(store: &Store<'_, System>, now: Timestamp, findings: &mut Findings) -> Result<()> {
    let counts = store.mail_counts().await?;
    let of = |state: State| {
        counts
            .iter()
            .find(|(known, _)| *known == state)
            .map_or(0, |(_, n)| *n)
    };
    let states: Vec<String> = State::ALL
        .into_iter()
        .map(|state| format!("{} {}", of(state), state.code()))
        .collect();
    let grade = if of(State::Failed) > 0 {
        Grade::Warning
    } else {
        Grade::Good
    };
    findings.add(grade, "letters", states.join(", "));
    if let Some(oldest) = store.oldest_waiting_mail().await? {
        let grade = if now.since(oldest) > LONG_WAIT {
            Grade::Warning
        } else {
            Grade::Good
        };
        let text = format!(
            "the oldest waits since {}; `atrium serve` sends them",
            oldest.rfc3339()
        );
        findings.add(grade, "letters", text);
    }
    if let Some(reason) = store.newest_mail_error().await? {
        findings.warning(
            "letters",
            format!("the last one that did not leave: {reason}"),
        );
    }
    Ok(())
}

async fn trail(
    store: &Store<'_, System>,
    key: Option<&ServerKey>,
    now: Timestamp,
    findings: &mut Findings,
) -> Result<()> {
    let Some(key) = key else { return Ok(()) };
    let newest = store.newest_entry(key).await?;
    match (&newest, store.trail_head_trouble(key).await?) {
        (Some(newest), _) if !newest.under_this_key => findings.bad(
            "trail",
            "the newest entry does not fit the key: it was altered, or this key belongs to another database. \
             `atrium audit verify` names the first such entry",
        ),
        (_, Some(why)) => findings.bad(
            "trail",
            format!(
                "{why}: somebody wrote into the database past Atrium, or the key is not the one it was used with. \
                 `atrium audit verify` names the entry"
            ),
        ),
        (Some(_), None) => findings.good(
            "trail",
            "the newest entry and the head fit the key; `atrium audit verify` walks them all",
        ),
        (None, None) => findings.good("trail", "no entries yet"),
    }
    let Some(newest) = newest else { return Ok(()) };
    let ahead = newest.at.since(now);
    if ahead > DRIFT {
        findings.bad(
            "clock",
            format!(
                "it is {} s behind the newest entry of the trail: set it, or links live too long",
                ahead.as_secs()
            ),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_unverified;

    #[test]
    fn a_database_elsewhere_must_be_verified_by_name() {
        for address in [
            "postgres://atrium@db.example/atrium",
            "postgres://atrium@10.0.0.7:5432/atrium?sslmode=require",
            "postgresql://atrium@db.example/atrium?sslmode=verify-ca",
            "postgres://atrium@localhost/atrium?host=db.example",
        ] {
            assert!(is_unverified(address), "{address}");
        }
        for address in [
            "postgres://atrium@db.example/atrium?sslmode=verify-full",
            "postgres://atrium@localhost/atrium",
            "postgres://atrium@127.0.0.1:5432/atrium",
            "postgres://atrium@[::1]/atrium",
            "postgres://atrium@%2Frun%2Fpostgresql/atrium",
            "postgres://atrium@db.example/atrium?host=/run/postgresql",
            "sqlite:///var/lib/atrium/atrium.sqlite?mode=rwc",
        ] {
            assert!(!is_unverified(address), "{address}");
        }
    }
}
