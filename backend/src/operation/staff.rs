//! Staff logins, from the command line.

use atrium_domain::email::Email;
use atrium_domain::password::NewPassword;
use atrium_domain::permission::Role;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::throttle;
use crate::access::System;
use crate::atrium::Atrium;
use crate::credential::strength;
use crate::error::{Error, Result};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::Fields;
use crate::store::session::EndedBecause;
use crate::store::user::{NewUser, User};

const REASON: System = System::because("the operator's command line");

/// Creates a login for staff, with a contact of their own in the address book.
///
/// # Errors
///
/// [`Rule::EmailTakenByOtherUser`], [`Rule::PasswordWeak`].
pub async fn create(
    atrium: &Atrium,
    email: &Email,
    name: &str,
    role: Role,
    password: &NewPassword,
) -> Result<()> {
    let password = strength::demand(atrium, password, &[email.as_str(), name]).await?;
    let hash = atrium.hasher.hash(&password, &atrium.entropy).await?;
    let unit = atrium.database.write(REASON).await?;
    insert(atrium, &unit, email, name, role, hash, Actor::Operator).await?;
    unit.commit().await
}

/// Writes a staff login and its contact.
pub(super) async fn insert(
    atrium: &Atrium,
    unit: &Unit<System>,
    email: &Email,
    name: &str,
    role: Role,
    hash: String,
    actor: Actor,
) -> Result<User> {
    let now = atrium.now();
    let key = email.login_key();
    if unit.store().credential_by_key(&key).await?.is_some() {
        return Err(Error::field("email", Rule::EmailTakenByOtherUser));
    }
    let fields = Fields {
        contact_type: "contact".to_owned(),
        name: name.to_owned(),
        email: email.as_str().to_owned(),
        ..Fields::default()
    };
    let contact = unit.insert_contact(&fields, false, now).await?;
    let user = unit
        .insert_staff(
            NewUser {
                role: Some(role),
                contact: Some(contact),
                login: email.as_str(),
                login_key: &key,
                name,
                password_hash: Some(hash),
                language: None,
            },
            now,
        )
        .await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor,
            happened: Happened::UserCreated,
            subject: Subject::User(user.id),
            contact: Some(contact),
            detail: json!({ "role": role.code() }),
            personal: Personal {
                subject: email.as_str().to_owned(),
                ..Personal::default()
            },
        },
    )
    .await?;
    Ok(user)
}

/// Sets an administrator's password, makes sure they are one, and ends their sessions.
///
/// # Errors
///
/// [`Error::NotFound`] for a login that is not staff's; [`Rule::PasswordWeak`].
pub async fn reset(atrium: &Atrium, email: &Email, password: &NewPassword) -> Result<()> {
    let password = strength::demand(atrium, password, &[email.as_str()]).await?;
    let hash = atrium.hasher.hash(&password, &atrium.entropy).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    let user = unit
        .store()
        .credential_by_key(&email.login_key())
        .await?
        .map(|credential| credential.user)
        .filter(User::is_internal)
        .ok_or(Error::NotFound)?;
    unit.restore_user(user.id, Role::Administrator).await?;
    set_anew(atrium, &unit, &user, hash, now).await?;
    unit.commit().await?;
    throttle::start_anew(atrium, &user).await
}

/// The operator gives a login another password: links to choose one and sessions end with the old one.
pub(in crate::operation) async fn set_anew(
    atrium: &Atrium,
    unit: &Unit<System>,
    user: &User,
    hash: String,
    now: Timestamp,
) -> Result<()> {
    unit.set_password(user.id, Some(hash)).await?;
    unit.withdraw_resets(user.id, now).await?;
    unit.end_sessions_of_user(user.id, None, EndedBecause::CredentialsChanged, now)
        .await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::Operator,
            happened: Happened::UserReset,
            subject: Subject::User(user.id),
            contact: user.contact,
            detail: json!({}),
            personal: Personal {
                subject: user.login.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    Ok(())
}
