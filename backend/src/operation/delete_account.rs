//! Deleting one's own account. Contact, documents and the trail stay with the company; what ends is
//! the way in.

use atrium_domain::form::DeleteAccount;
use atrium_domain::id::MembershipId;
use atrium_domain::problem::Rule;
use secrecy::SecretString;
use serde_json::json;

use super::confirm;
use crate::access::{Account, Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::mail::{Intention, NewMail};
use crate::store::session::EndedBecause;

/// Checks the password once more, ends every membership, session and link of the login, archives it
/// without its password, and tells its owner by letter. Staff can't: an administrator closes theirs.
///
/// # Errors
///
/// [`Error::Forbidden`] for staff; [`Rule::PasswordWrong`], [`Rule::TooManyAttempts`],
/// [`Error::Busy`].
pub async fn delete(
    atrium: &Atrium,
    session: &Session,
    input: &DeleteAccount,
    peer: &Peer,
) -> Result<()> {
    session.must(Act::DeleteOwnAccount)?;
    let scope = Account::of(session);
    let current = SecretString::from(input.current.expose());
    let credential = confirm::prove(atrium, session, &current).await?;
    let now = atrium.now();
    let unit = atrium.database.write(scope).await?;
    // What was proved before the unit must still hold inside it.
    let user = unit
        .store()
        .still_behind(&credential)
        .await?
        .filter(|user| user.archived_at.is_none() && !user.is_internal())
        .ok_or_else(|| Error::field("current_password", Rule::PasswordWrong))?;
    let memberships = unit.store().open_memberships_of(user.id).await?;
    let ids: Vec<MembershipId> = memberships.iter().map(|one| one.id).collect();
    unit.end_memberships(&ids, now).await?;
    for membership in &memberships {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::User(user.id),
                happened: Happened::AccountDeleted,
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
    }
    unit.withdraw_links(user.id, now).await?;
    unit.withdraw_offers_to(&[user.id], now).await?;
    unit.close_user(user.id, now).await?;
    unit.forget_devices(&[user.id], &[]).await?;
    unit.end_sessions_of_user(user.id, None, EndedBecause::SignedOut, now)
        .await?;
    unit.post(
        NewMail {
            intention: Intention::AccountDeleted { at: now.micros() },
            recipient: &user.login,
            recipient_name: &user.name,
            language: super::sign_in::language_of(atrium, &unit.store(), &user).await?,
            link: None,
            contact: None,
        },
        &atrium.entropy,
        now,
    )
    .await?;
    unit.commit().await?;
    atrium.ended.notify_waiters();
    atrium.posted.notify_one();
    Ok(())
}
