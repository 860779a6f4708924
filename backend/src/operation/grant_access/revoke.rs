//! Ending memberships, the one way staff do it: by *Revoke Access*, and where a contact moves
//! elsewhere, is archived or is merged. A membership ends with every session, link and open tab in
//! it; the login too, where it was the last.

use std::collections::BTreeSet;

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::chunk::{By, CHUNK, Chunk, Done};
use super::invite::both;
use super::row::Row;
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::store::Unit;
use crate::store::audit::{Happened, Subject};
use crate::store::contact::Access;

/// A membership that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) membership: MembershipId,
    pub(crate) user: UserId,
    pub(crate) login: String,
    pub(crate) contact: ContactId,
    /// The contact's name.
    pub(crate) name: String,
}

impl From<&Access> for Ending {
    fn from(access: &Access) -> Self {
        Self {
            membership: access.membership,
            user: access.user,
            login: access.login.clone(),
            contact: access.contact,
            name: access.name.clone(),
        }
    }
}

/// As [`end_access`], for access that ends with what is done to a contact.
pub(crate) async fn end_access_with_contact(
    atrium: &Atrium,
    session: &Session,
    peer: &Peer,
    unit: &Unit<BackOffice>,
    ending: &[Access],
    now: Timestamp,
) -> Result<()> {
    if ending.is_empty() {
        return Ok(());
    }
    session.must(Act::GrantAccess)?;
    let by = By::of(session, peer);
    for some in ending.chunks(CHUNK) {
        let some: Vec<Ending> = some.iter().map(Ending::from).collect();
        end_access(atrium, unit, &by, &some, now).await?;
    }
    Ok(())
}

/// Ends memberships, with one entry each; one that is over already stays as it is. Contact and
/// documents stay. The caller rings `atrium.ended` once the unit is committed.
pub(crate) async fn end_access(
    atrium: &Atrium,
    unit: &Unit<BackOffice>,
    by: &By,
    ending: &[Ending],
    now: Timestamp,
) -> Result<()> {
    let open = unit
        .store()
        .open_among(ending.iter().map(|one| one.membership))
        .await?;
    let mut once = BTreeSet::new();
    let ending: Vec<&Ending> = ending
        .iter()
        .filter(|one| open.contains(&one.membership) && once.insert(one.membership))
        .collect();
    if ending.is_empty() {
        return Ok(());
    }
    let memberships: Vec<MembershipId> = ending.iter().map(|one| one.membership).collect();
    unit.end_memberships(&memberships, now).await?;
    unit.withdraw_invitations(&memberships, now).await?;
    let users: Vec<UserId> = ending.iter().map(|one| one.user).collect();
    let still_in = unit.store().with_open_membership(&users).await?;
    let last: Vec<UserId> = users
        .into_iter()
        .filter(|user| !still_in.contains(user))
        .collect();
    if !last.is_empty() {
        unit.archive_users(&last, now).await?;
        unit.forget_devices(&last, &[]).await?;
        unit.withdraw_resets_of(&last, now).await?;
        unit.withdraw_offers_to(&last, now).await?;
    }
    unit.end_sessions_of(&memberships, &last, now).await?;
    // A tab may be open on a session that ended by itself: it looks again, too.
    unit.bump_epoch().await?;
    let entries = ending
        .iter()
        .map(|one| {
            by.entry(
                Happened::AccessRevoked,
                Subject::Membership(one.membership),
                (one.contact, &one.name),
                json!({ "user_archived": last.contains(&one.user) }),
                &one.login,
            )
        })
        .collect();
    unit.record_all(atrium.pen(), now, entries).await
}

impl Chunk<'_> {
    pub(super) async fn revoke(&self, rows: &[&Row]) -> Result<Vec<(ContactId, Done)>> {
        let mut ending = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(offer) = &row.offer {
                self.take_back(row, offer).await?;
                continue;
            }
            let (user, membership) = both(row)?;
            ending.push(Ending {
                membership,
                user: user.id,
                login: user.login.clone(),
                contact: row.id(),
                name: row.contact.fields.name.clone(),
            });
        }
        end_access(self.atrium, self.unit, self.by, &ending, self.now).await?;
        Ok(rows.iter().map(|row| (row.id(), Done::Revoked)).collect())
    }
}
