//! A forgotten password: ask for a link, then choose a new one.

use atrium_domain::email::Email;
use atrium_domain::id::UserId;
use atrium_domain::password::NewPassword;
use serde_json::json;

use super::invitation::{Seen, may_write};
use super::sign_in::language_of;
use super::throttle::{self, Bucket};
use crate::access::System;
use crate::atrium::{Atrium, Peer};
use crate::credential::strength;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::{Purpose, Standing};
use crate::store::mail::{Intention, NewMail};
use crate::store::session::EndedBecause;

const REASON: System = System::because("nobody is signed in yet");

/// Mails a reset link to a login that exists and may sign in; says nothing of the others.
///
/// For one that does not exist the same is looked up and one unit is written too: the request's
/// entry in the trail, with no more of a stranger than a refused sign-in leaves there. What remains
/// is two rows more in the same commit, for the link and the letter.
///
/// # Errors
///
/// [`atrium_domain::problem::Rule::TooManyAttempts`] for one peer; never whether the login exists.
pub async fn request(atrium: &Atrium, email: &Email, peer: &Peer) -> Result<()> {
    throttle::count(atrium, &[Bucket::Letters(&peer.address)]).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    let store = unit.store();
    let user = store
        .credential_by_key(&email.login_key())
        .await?
        .map(|credential| credential.user);
    let known = user.as_ref().map_or(UserId::new(0), |user| user.id);
    let open = store.membership_to_use(known).await?.is_some();
    let behind = store.language_behind(known).await?;
    let to = user.as_ref().map_or(email.as_str(), |user| &user.login);
    let may_write = may_write(&store, "reset", to, now).await?;
    let typed: String = to.chars().take(100).collect();
    // Staff whose first link ran out may ask for another; a customer's invitation has its own way.
    let reader = user
        .as_ref()
        .filter(|user| user.archived_at.is_none() && (user.has_password || user.is_internal()))
        .filter(|user| may_write && (user.is_internal() || open));
    if let Some(user) = reader {
        let until = now.plus(atrium.settings().reset_lifetime);
        let link = unit
            .insert_link(Purpose::Reset, Some(user.id), None, until, now)
            .await?;
        unit.post(
            NewMail {
                intention: Intention::Reset { by_staff: false },
                recipient: &user.login,
                recipient_name: &user.name,
                language: atrium.settings().language_for(user.language.or(behind)),
                link: Some(link),
                contact: None,
            },
            &atrium.entropy,
            now,
        )
        .await?;
    }
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::Visitor,
            happened: Happened::ResetRequested,
            subject: user
                .as_ref()
                .map_or(Subject::Nothing, |user| Subject::User(user.id)),
            contact: None,
            detail: json!({ "mailed": reader.is_some() }),
            personal: Personal {
                subject: typed,
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    atrium.posted.notify_one();
    Ok(())
}

/// Sets the new password, ends every session and tells the person. Nobody is signed in by it.
///
/// # Errors
///
/// [`Error::Stale`] when the link no longer opens;
/// [`atrium_domain::problem::Rule::PasswordWeak`].
pub async fn reset(
    atrium: &Atrium,
    seen: &Seen,
    password: &NewPassword,
    peer: &Peer,
) -> Result<()> {
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
    let user = link
        .user
        .ok_or_else(|| Error::Internal(format!("reset {} belongs to nobody", seen.link)))?;
    let user = store.user(user).await?.ok_or(Error::NotFound)?;
    if user.archived_at.is_some() {
        return Err(Error::Stale);
    }
    unit.set_password(user.id, Some(hash)).await?;
    unit.withdraw_resets(user.id, now).await?;
    unit.end_sessions_of_user(user.id, None, EndedBecause::CredentialsChanged, now)
        .await?;
    // Whoever else had the password is news again if they come back.
    unit.forget_devices(&[user.id], &peer.marks.of(user.id))
        .await?;
    unit.post(
        NewMail {
            intention: Intention::PasswordChanged { at: now.micros() },
            recipient: &user.login,
            recipient_name: &user.name,
            language: language_of(atrium, &store, &user).await?,
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
            happened: Happened::PasswordReset,
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
    throttle::start_anew(atrium, &user).await?;
    atrium.ended.notify_waiters();
    atrium.posted.notify_one();
    Ok(())
}
