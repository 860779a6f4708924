//! Ending a membership, the one way it is done: by *Revoke Access*, and where a contact moves
//! elsewhere, is archived or is merged.

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::time::Timestamp;
use serde_json::json;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::Access;
use crate::store::session::EndedBecause;

/// A membership about to end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending<'a> {
    pub(crate) membership: MembershipId,
    pub(crate) user: UserId,
    pub(crate) login: &'a str,
    pub(crate) contact: ContactId,
    /// The contact's name.
    pub(crate) name: &'a str,
}

impl<'a> From<&'a Access> for Ending<'a> {
    fn from(access: &'a Access) -> Self {
        Self {
            membership: access.membership,
            user: access.user,
            login: &access.login,
            contact: access.contact,
            name: &access.name,
        }
    }
}

/// Ends it, and archives the user when it was the last. Sessions, links and open tabs end with it.
/// After the commit the caller rings [`Atrium::ended`].
pub(crate) async fn end_access(
    atrium: &Atrium,
    session: &Session,
    peer: &Peer,
    unit: &Unit<BackOffice>,
    ending: Ending<'_>,
    now: Timestamp,
) -> Result<()> {
    session.must(Act::GrantAccess)?;
    let Ending {
        membership, user, ..
    } = ending;
    if !unit.end_membership(membership, now).await? {
        return Ok(());
    }
    unit.withdraw_invitations(membership, now).await?;
    unit.end_sessions_of_membership(membership, now).await?;
    let last = unit.store().open_memberships(user).await? == 0;
    if last {
        unit.archive_user(user, Some(now)).await?;
        unit.withdraw_resets(user, now).await?;
        unit.end_sessions_of_user(user, None, EndedBecause::AccessEnded, now)
            .await?;
    }
    unit.bump_epoch().await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::AccessRevoked,
            subject: Subject::Membership(membership),
            contact: Some(ending.contact),
            detail: json!({ "user_archived": last }),
            personal: Personal {
                actor: session.name.clone(),
                subject: ending.name.to_owned(),
                address: peer.address.clone(),
                values: vec![("email".to_owned(), ending.login.to_owned())],
            },
        },
    )
    .await
}
