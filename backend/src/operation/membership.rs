//! One scope at a time: going on in another of one's own memberships.

use atrium_domain::id::{ContactId, MembershipId};
use serde_json::json;

use crate::access::session::Who;
use crate::access::{Account, Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::membership::Own;
use secrecy::SecretString;

/// The memberships somebody can switch between.
///
/// # Errors
///
/// The database can't be read.
pub async fn own(atrium: &Atrium, session: &Session) -> Result<Vec<Own>> {
    let scope = Account::of(session);
    atrium.database.read(&scope).own_memberships().await
}

/// Another own membership that shows the documents of this company, if there is one.
///
/// # Errors
///
/// The database can't be read.
pub async fn other_for(
    atrium: &Atrium,
    session: &Session,
    entity: ContactId,
) -> Result<Option<Own>> {
    let Who::Customer(customer) = &session.who else {
        return Ok(None);
    };
    if !customer.others {
        return Ok(None);
    }
    Ok(own(atrium, session)
        .await?
        .into_iter()
        .find(|own| own.entity() == entity && own.id() != customer.membership))
}

/// Moves the session to another own membership; the new cookie's value. Tabs that are open in the
/// one left are told to look again.
///
/// # Errors
///
/// [`Error::NotFound`] for a membership that is not one's own, or over.
pub async fn switch(
    atrium: &Atrium,
    session: &Session,
    to: MembershipId,
    peer: &Peer,
) -> Result<(SecretString, bool)> {
    session.must(Act::UsePortal)?;
    let unit = atrium.database.write(Account::of(session)).await?;
    let now = atrium.now();
    let store = unit.store();
    let there = store
        .own_memberships()
        .await?
        .into_iter()
        .find(|own| own.id() == to)
        .ok_or(Error::NotFound)?;
    let membership = store.membership(to).await?.ok_or(Error::NotFound)?;
    let (cookie, hash) = token::new_session(&atrium.entropy);
    if !unit.move_session(session.id, to, hash).await? {
        return Err(Error::NotFound);
    }
    unit.use_membership(to, now).await?;
    unit.bump_epoch().await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::MembershipChosen,
            subject: Subject::Membership(to),
            contact: Some(membership.contact),
            detail: json!({}),
            personal: Personal {
                actor: session.name.clone(),
                subject: there.company,
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    atrium.ended.notify_waiters();
    Ok((cookie, session.remembered))
}
