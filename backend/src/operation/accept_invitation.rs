//! Accepting an invitation: a password is chosen, and the person is signed in.

use atrium_domain::password::NewPassword;
use serde_json::json;

use super::invitation::Seen;
use super::sign_in::{Opened, open};
use super::throttle;
use crate::access::System;
use crate::atrium::{Atrium, Peer};
use crate::credential::strength;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::Standing;

const REASON: System = System::because("whoever holds an invitation may accept it");

/// Spends the link. Of many who try at once, one succeeds.
///
/// # Errors
///
/// [`Error::Stale`] when the link no longer opens: look again, the page says why;
/// [`atrium_domain::problem::Rule::PasswordWeak`].
pub async fn accept(
    atrium: &Atrium,
    seen: &Seen,
    password: &NewPassword,
    peer: &Peer,
) -> Result<Opened> {
    if seen.standing != Standing::Open {
        return Err(Error::Stale);
    }
    let password = strength::demand(atrium, password, &[&seen.login, &seen.name]).await?;
    let hash = atrium.hasher.hash(&password, &atrium.entropy).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    if !unit.use_link(seen.link, seen.generation, now).await? {
        return Err(Error::Stale);
    }
    let store = unit.store();
    let link = store.link(seen.link).await?.ok_or(Error::NotFound)?;
    let (Some(user), Some(membership)) = (link.user, link.membership) else {
        return Err(Error::Internal(format!(
            "invitation {} belongs to nobody",
            seen.link
        )));
    };
    let user = store.user(user).await?.ok_or(Error::NotFound)?;
    let membership = store.membership(membership).await?.ok_or(Error::NotFound)?;
    if user.archived_at.is_some() || membership.ended_at.is_some() {
        return Err(Error::Stale);
    }
    unit.set_password(user.id, Some(hash)).await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(user.id),
            happened: Happened::InvitationAccepted,
            subject: Subject::Membership(membership.id),
            contact: Some(membership.contact),
            detail: json!({}),
            personal: Personal {
                actor: user.name.clone(),
                subject: user.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    let opened = open(atrium, &unit, &user, Some(membership.id), false, peer).await?;
    unit.commit().await?;
    throttle::start_anew(atrium, &user).await?;
    Ok(opened)
}
