//! Settings of the back office: a page is checked, what changed is written in one unit, and it
//! holds at once.

mod mail;

use atrium_domain::form::{SettingsForm, SettingsInput};
use atrium_domain::problem::{Problem, Problems, Rule};
use atrium_domain::setting::{Group, Setting};
use atrium_domain::time::Timestamp;
use secrecy::ExposeSecret as _;
use serde_json::json;

pub use mail::{Tested, test};

use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::clock::Entropy;
use crate::config::{Config, START_DISMISSED};
use crate::error::{Error, Result};
use crate::key::ServerKey;
use crate::logo;
use crate::seal;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::setting::Logo;
use crate::store::{Database, Unit};

/// What is in force, for a command line that changes nothing: no folder, no key, no database is
/// made, and a database of another schema is not asked.
///
/// # Errors
///
/// The database can't be read, or the key that its secrets were sealed under.
pub async fn look(config: &Config) -> Result<Config> {
    let is_there = config.sqlite_file().is_none_or(|file| file.exists());
    if !is_there || !config.key_file().exists() {
        return Ok(config.clone());
    }
    let key = ServerKey::open(&config.key_file(), &Entropy::system()).map_err(Error::Internal)?;
    let database = Database::connect(config.database_url().expose_secret()).await?;
    let decided = match database.schema().await? {
        atrium_migration::State::Current => Some(database.decided().await?),
        atrium_migration::State::Behind(_) | atrium_migration::State::Newer(_) => None,
    };
    database.close().await;
    Ok(match decided {
        Some(decided) => config.settled(decided, &key),
        None => config.clone(),
    })
}

/// What becomes of the logo.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum LogoChange {
    /// It stays as it is.
    #[default]
    Keep,
    /// Atrium's own again.
    Remove,
    /// This file.
    Replace(Vec<u8>),
}

/// A change on its way into the database. A secret's texts never leave for the trail.
struct Change {
    setting: Setting,
    stored: Option<String>,
    told: Option<String>,
}

/// Saves a page.
///
/// # Errors
///
/// Everything that is wrong with it; [`Rule::StaleVersion`] when somebody else saved it meanwhile.
pub async fn save(
    atrium: &Atrium,
    session: &Session,
    group: Group,
    form: &SettingsForm,
    logo: LogoChange,
    peer: &Peer,
) -> Result<()> {
    session.must(Act::Administer)?;
    atrium.settle_if_changed().await?;
    let config = atrium.config();
    let checked = form.check(group, &config.in_force(), &config.fixed());
    let logo = checked_logo(logo);
    let (input, logo) = match (checked, logo) {
        (Ok(input), Ok(logo)) => (input, logo),
        (checked, logo) => {
            let problems: Vec<Problem> = [checked.err(), logo.err()]
                .into_iter()
                .flatten()
                .flatten()
                .collect();
            let none = || Error::Internal("a page was refused without a reason".to_owned());
            return Err(Problems::collected(problems).map_or_else(none, Error::Refused));
        }
    };
    let changes = changes(atrium, &config, &input)?;
    let logo = logo.filter(|new| {
        let old = atrium
            .settings()
            .logo
            .as_ref()
            .map(|logo| logo.name.clone());
        old != new.as_ref().map(|logo| logo.name.clone())
    });
    if changes.is_empty() && logo.is_none() {
        return Ok(());
    }
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let settings: Vec<Setting> = group.settings().collect();
    // Each was checked beside the other, which stands on another page.
    let pair = [Setting::Currency, Setting::AccessPay];
    let in_pair = changes.iter().any(|change| pair.contains(&change.setting));
    let is_late = unit.store().settings().await?.iter().any(|stored| {
        let is_of = |known: &[Setting]| known.iter().any(|one| one.code() == stored.key);
        (stored.revision > input.revision && is_of(&settings))
            || (in_pair && stored.revision > config.revision() && is_of(&pair))
    });
    if is_late {
        return Err(Error::form(Rule::StaleVersion));
    }
    write(atrium, session, unit, &changes, logo.as_ref(), group, peer).await?;
    atrium.settle().await
}

/// Who last saved a page, by name, and when; where that is known.
///
/// # Errors
///
/// [`Error::Forbidden`].
pub async fn last_saved(
    atrium: &Atrium,
    session: &Session,
    group: Group,
) -> Result<Option<(String, Timestamp)>> {
    session.must(Act::Administer)?;
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let codes = group.settings().map(Setting::code);
    let Some((who, at)) = store.last_saved(codes).await? else {
        return Ok(None);
    };
    let name = store.names_of(std::iter::once(who)).await?.remove(&who);
    Ok(name.map(|name| (name, at)))
}

fn checked_logo(change: LogoChange) -> std::result::Result<Option<Option<Logo>>, Problems> {
    match change {
        LogoChange::Keep => Ok(None),
        LogoChange::Remove => Ok(Some(None)),
        LogoChange::Replace(bytes) => logo::read(bytes)
            .map(|logo| Some(Some(logo)))
            .map_err(|rule| Problems::one("logo", rule)),
    }
}

/// What differs from what is in force. A default that is typed again is no decision.
fn changes(atrium: &Atrium, config: &Config, input: &SettingsInput) -> Result<Vec<Change>> {
    let in_force = config.in_force();
    let mut changes: Vec<Change> = Vec::new();
    for (setting, text) in &input.values {
        let now = in_force.get(setting).map_or("", String::as_str);
        let differs = match text {
            Some(text) => text != now,
            None => matches!(config.origin_of(*setting), crate::config::Origin::Office(_)),
        };
        if differs {
            changes.push(Change {
                setting: *setting,
                stored: text.clone(),
                told: Some(format!("{now} → {}", text.as_deref().unwrap_or_default())),
            });
        }
    }
    if let Some(server) = &input.mail
        && let Some(url) = mail::changed(config, server.as_ref())?
    {
        let place = Setting::SmtpUrl.code();
        changes.push(Change {
            setting: Setting::SmtpUrl,
            stored: url.map(|url| seal::seal(&atrium.key, place, &url, &atrium.entropy)),
            told: server.as_ref().map(|server| server.host.clone()),
        });
    }
    Ok(changes)
}

async fn write(
    atrium: &Atrium,
    session: &Session,
    unit: Unit<BackOffice>,
    changes: &[Change],
    logo: Option<&Option<Logo>>,
    group: Group,
    peer: &Peer,
) -> Result<()> {
    let now = atrium.now();
    let revision = unit.next_revision().await?;
    let mut names = Vec::new();
    let mut values = Vec::new();
    for change in changes {
        let name = change.setting.code();
        unit.set_setting(name, change.stored.as_deref(), revision, now)
            .await?;
        names.push(name);
        values.extend(change.told.clone().map(|told| (name.to_owned(), told)));
    }
    if let Some(logo) = logo {
        unit.set_logo(logo.as_ref(), now).await?;
        names.push("logo");
    }
    let detail = json!({ "page": group.code(), "changed": names });
    record(atrium, session, &unit, detail, values, peer).await?;
    unit.commit().await
}

async fn record(
    atrium: &Atrium,
    session: &Session,
    unit: &Unit<BackOffice>,
    detail: serde_json::Value,
    values: Vec<(String, String)>,
    peer: &Peer,
) -> Result<()> {
    unit.record(
        atrium.pen(),
        atrium.now(),
        Entry {
            actor: Actor::User(session.user()),
            happened: Happened::SettingsChanged,
            subject: Subject::Nothing,
            contact: None,
            detail,
            personal: Personal {
                actor: session.name().to_owned(),
                address: peer.address.clone(),
                values,
                ..Personal::default()
            },
        },
    )
    .await
}

/// Puts the first steps away, for everybody.
///
/// # Errors
///
/// The database can't be written.
pub async fn dismiss_start(atrium: &Atrium, session: &Session, peer: &Peer) -> Result<()> {
    session.must(Act::Administer)?;
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let revision = unit.next_revision().await?;
    unit.set_setting(START_DISMISSED, Some("yes"), revision, atrium.now())
        .await?;
    let detail = json!({ "changed": [START_DISMISSED] });
    record(atrium, session, &unit, detail, Vec::new(), peer).await?;
    unit.commit().await?;
    atrium.settle().await
}
