//! The first administrator, through a one-time link that only the terminal shows.

use atrium_domain::form::Setup;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;

use super::invitation::Seen;
use super::sign_in::{Opened, open};
use super::staff;
use crate::access::System;
use crate::atrium::{Atrium, Peer};
use crate::credential::{strength, token};
use crate::error::{Error, Result};
use crate::store::audit::Actor;
use crate::store::link::{Purpose, Standing};

const REASON: System = System::because("nobody can sign in yet");
const LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// The path of the set-up link, while there is no staff login: the open one, or a new one.
///
/// # Errors
///
/// The database can't be written.
pub async fn path(atrium: &Atrium) -> Result<Option<String>> {
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if unit.store().has_staff().await? {
        return Ok(None);
    }
    let open = unit
        .store()
        .setup_link()
        .await?
        .filter(|link| link.standing(now) == Standing::Open);
    let (id, generation) = match open {
        Some(link) => (link.id, link.generation),
        None => {
            unit.withdraw_setups(now).await?;
            (
                unit.insert_link(Purpose::Setup, None, None, now.plus(LIFETIME), now)
                    .await?,
                1,
            )
        }
    };
    unit.commit().await?;
    Ok(Some(format!(
        "/setup/{}",
        token::link_token(&atrium.key, id, generation)
    )))
}

/// Creates the first administrator and signs them in.
///
/// # Errors
///
/// [`Error::Stale`] when the link no longer opens, or somebody was quicker;
/// [`atrium_domain::problem::Rule::PasswordWeak`].
pub async fn finish(atrium: &Atrium, seen: &Seen, input: &Setup, peer: &Peer) -> Result<Opened> {
    let own = [input.email.as_str(), input.name.as_str()];
    let password = strength::demand(atrium, &input.password, &own).await?;
    let hash = atrium.hasher.hash(&password, &atrium.entropy).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if !unit.use_link(seen.link, seen.generation, now).await? || unit.store().has_staff().await? {
        return Err(Error::Stale);
    }
    let user = staff::insert(
        atrium,
        &unit,
        &input.email,
        &input.name,
        Role::Administrator,
        hash,
        Actor::Visitor,
    )
    .await?;
    let opened = open(atrium, &unit, &user, None, false, peer).await?;
    unit.commit().await?;
    Ok(opened)
}
