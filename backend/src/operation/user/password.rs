//! Setting somebody's password, to tell it to them.

use atrium_domain::id::UserId;
use secrecy::SecretString;
use serde_json::json;

use super::Desk;
use crate::access::{Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::password::told;
use crate::credential::strength::Strong;
use crate::error::{Error, Result};
use crate::once::Once;
use crate::operation::throttle;
use crate::store::audit::Happened;
use crate::store::mail::Intention;
use crate::store::session::EndedBecause;

/// Sets a password that chance has chosen and gives it, once: only its hash stays. Whoever signs
/// in with it must change it first thing. Every session ends, mailed links open no more, and the
/// person is told by letter that it happened.
///
/// A form that comes again sets nothing: it gives the same password, which only its token and the
/// server's key lead to, for as long as that opens.
///
/// # Errors
///
/// [`Error::Forbidden`], also where the settings turn it off;
/// [`atrium_domain::problem::Rule::NotOneself`], [`atrium_domain::problem::Rule::UserInactive`],
/// [`Error::NotFound`], [`Error::Busy`].
pub async fn set(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    once: &Once,
    peer: &Peer,
) -> Result<Option<SecretString>> {
    session.must(Act::Administer)?;
    if !atrium.settings().administrators_set_passwords {
        return Err(Error::Forbidden);
    }
    let chance = once.chance(&atrium.key);
    let password = told(&chance.unwrap_or_else(|| atrium.entropy.bytes()));
    // Hashed before the unit: a writer does not wait for Argon2.
    let strong = Strong::generated(password.clone());
    let hash = atrium.hasher.hash(&strong, &atrium.entropy).await?;
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.active(id).await?;
    desk.not_oneself(&user)?;
    if desk.unit.store().made_before(once).await?.is_some() {
        let stored = desk.unit.store().credential_of(user.id).await?;
        drop(desk);
        let stored = stored.and_then(|stored| stored.password_hash);
        let opens = atrium.hasher.verify(&password, stored.as_deref()).await?;
        return Ok(opens.then_some(password));
    }
    desk.unit.set_told_password(user.id, hash).await?;
    desk.unit.note_made(once, user.id.get(), desk.now).await?;
    desk.unit.withdraw_links(user.id, desk.now).await?;
    desk.unit
        .end_sessions_of_user(user.id, None, EndedBecause::CredentialsChanged, desk.now)
        .await?;
    let at = desk.now.micros();
    desk.post(Intention::PasswordSet { at }, &user, &user.login, None)
        .await?;
    let first = json!({ "first": !user.has_password });
    desk.record(
        Happened::PasswordSetByAdministrator,
        &user,
        first,
        Vec::new(),
    )
    .await?;
    desk.finish().await?;
    throttle::start_anew(atrium, &user).await?;
    Ok(Some(password))
}
