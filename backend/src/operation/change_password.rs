//! Changing one's own password.

use atrium_domain::form::ChangePassword;
use atrium_domain::problem::Rule;
use secrecy::SecretString;
use serde_json::json;

use super::confirm;
use crate::access::{Account, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::{strength, token};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::mail::{Intention, NewMail};
use crate::store::session::EndedBecause;

/// Checks the current password, sets the new one and ends every other session. This one goes on
/// under a new value, remembered as before: the old cookie opens nothing any more.
///
/// # Errors
///
/// [`Rule::PasswordWrong`], [`Rule::PasswordWeak`], [`Rule::TooManyAttempts`], [`Error::Busy`].
pub async fn change(
    atrium: &Atrium,
    session: &Session,
    input: &ChangePassword,
    peer: &Peer,
) -> Result<(SecretString, bool)> {
    let scope = Account::of(session);
    let current = SecretString::from(input.current.expose());
    let credential = confirm::prove(atrium, session, &current).await?;
    let own = [session.login.as_str(), session.name.as_str()];
    let new = strength::demand(atrium, &input.new, &own).await?;
    let hash = atrium.hasher.hash(&new, &atrium.entropy).await?;
    let (cookie, token_hash) = token::new_session(&atrium.entropy);
    let user = &credential.user;
    let now = atrium.now();
    let unit = atrium.database.write(scope).await?;
    // Somebody may have changed it between the check and here; their change must stand.
    if unit.store().still_behind(&credential).await?.is_none() {
        return Err(Error::field("current_password", Rule::PasswordWrong));
    }
    unit.set_password(user.id, Some(hash)).await?;
    unit.withdraw_resets(user.id, now).await?;
    unit.end_sessions_of_user(
        user.id,
        Some(session.id),
        EndedBecause::CredentialsChanged,
        now,
    )
    .await?;
    // Whoever else had the password is news again if they come back.
    unit.forget_devices(&[user.id], &peer.marks.of(user.id))
        .await?;
    unit.rotate_session(session.id, token_hash).await?;
    unit.confirm_session(session.id, now).await?;
    unit.post(
        NewMail {
            intention: Intention::PasswordChanged { at: now.micros() },
            recipient: &user.login,
            recipient_name: &user.name,
            language: super::sign_in::language_of(atrium, &unit.store(), user).await?,
            link: None,
            contact: None,
        },
        &atrium.entropy,
        now,
    )
    .await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(user.id),
            happened: Happened::PasswordChanged,
            subject: Subject::User(user.id),
            contact: None,
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
    unit.commit().await?;
    atrium.ended.notify_waiters();
    atrium.posted.notify_one();
    Ok((cookie, session.remembered))
}
