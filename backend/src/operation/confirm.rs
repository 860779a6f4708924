//! Giving the password again before a sensitive act.

use atrium_domain::problem::Rule;
use secrecy::SecretString;
use serde_json::json;

use super::throttle::{self, Bucket};
use crate::access::{Account, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::user::Credential;

/// The control in which a sensitive form carries the password, sent again.
pub const FIELD: &str = "confirm_password";

/// Checks the password of somebody signed in. The session counts as confirmed for ten minutes, and
/// goes on under a new value (OWASP ASVS 7.2.4): the answer must set it.
///
/// # Errors
///
/// [`Rule::PasswordWrong`], [`Rule::TooManyAttempts`], [`Error::Busy`].
pub async fn confirm(
    atrium: &Atrium,
    session: &Session,
    password: &SecretString,
    peer: &Peer,
) -> Result<(SecretString, bool)> {
    let scope = Account::of(session);
    let key = session.user.to_string();
    let buckets = [Bucket::Confirm(&key)];
    let counted = throttle::count(atrium, &buckets).await?;
    let credential = atrium
        .database
        .read(&scope)
        .credential_of(session.user)
        .await?
        .ok_or(Error::NotFound)?;
    let right = atrium
        .hasher
        .verify(password, credential.password_hash.as_deref())
        .await;
    let right = throttle::checked(atrium, counted, right).await?;
    let now = atrium.now();
    let unit = atrium.database.write(scope).await?;
    let right = right && unit.store().still_behind(&credential).await?.is_some();
    let (cookie, token_hash) = token::new_session(&atrium.entropy);
    let happened = if right {
        unit.rotate_session(session.id, token_hash).await?;
        unit.confirm_session(session.id, now).await?;
        Happened::PasswordConfirmed
    } else {
        Happened::ConfirmationRefused
    };
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened,
            subject: Subject::Session(session.id),
            contact: None,
            detail: json!({}),
            personal: Personal {
                actor: session.name.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    if !right {
        return Err(Error::field(FIELD, Rule::PasswordWrong));
    }
    throttle::clear(atrium, &buckets).await?;
    Ok((cookie, session.remembered))
}

/// Checks the current password of somebody signed in, given with the very form it is for. What was
/// proved must be looked at again inside the unit (`still_behind`).
///
/// # Errors
///
/// [`Rule::PasswordWrong`] at the control `current_password`; [`Rule::TooManyAttempts`],
/// [`Error::Busy`].
pub(super) async fn prove(
    atrium: &Atrium,
    session: &Session,
    current: &SecretString,
) -> Result<Credential> {
    let key = session.user.to_string();
    let buckets = [Bucket::Confirm(&key)];
    let counted = throttle::count(atrium, &buckets).await?;
    let credential = atrium
        .database
        .read(&Account::of(session))
        .credential_of(session.user)
        .await?
        .ok_or(Error::NotFound)?;
    let stored = credential.password_hash.as_deref();
    let right = atrium.hasher.verify(current, stored).await;
    if !throttle::checked(atrium, counted, right).await? {
        return Err(Error::field("current_password", Rule::PasswordWrong));
    }
    throttle::clear(atrium, &buckets).await?;
    Ok(credential)
}
