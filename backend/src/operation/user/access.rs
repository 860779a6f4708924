//! Deactivating a login, and bringing it back.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::membership::{Membership, NewMembership};
use crate::store::session::EndedBecause;
use crate::store::user::User;

/// Ends everything a login can do, at once: sessions, links, and of a customer every membership,
/// as *Revoke Access* does. Nobody is mailed.
///
/// # Errors
///
/// [`Rule::NotOneself`], [`Rule::LastAdministrator`], [`Error::Forbidden`], [`Error::NotFound`].
pub async fn deactivate(atrium: &Atrium, session: &Session, id: UserId, peer: &Peer) -> Result<()> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    desk.not_oneself(&user)?;
    if user.archived_at.is_some() {
        return Ok(());
    }
    desk.not_the_last(&user).await?;
    let open = desk.unit.store().open_memberships_of(user.id).await?;
    let ids: Vec<MembershipId> = open.iter().map(|it| it.id).collect();
    desk.unit.end_memberships(&ids, desk.now).await?;
    for membership in &open {
        let (id, contact) = (membership.id, membership.contact);
        desk.about(Happened::AccessRevoked, id, contact, &user)
            .await?;
    }
    desk.unit.archive_users(&[user.id], desk.now).await?;
    desk.unit.forget_devices(&[user.id], &[]).await?;
    desk.unit.withdraw_links(user.id, desk.now).await?;
    desk.unit.withdraw_offers_to(&[user.id], desk.now).await?;
    desk.unit
        .end_sessions_of_user(user.id, None, EndedBecause::AccessEnded, desk.now)
        .await?;
    desk.unit.bump_epoch().await?;
    desk.record(Happened::UserDeactivated, &user, json!({}), Vec::new())
        .await?;
    desk.finish().await
}

/// Brings a login back. Its old password is void: a link to choose a new one is mailed. A customer
/// is granted anew what ended with the login, where nobody else has the contact and it still
/// belongs to the company it did then; how many memberships stay ended.
///
/// # Errors
///
/// [`Rule::NoMembershipLeft`] for a customer who has none to come back to; [`Error::Forbidden`],
/// [`Error::NotFound`].
pub async fn bring_back(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    peer: &Peer,
) -> Result<usize> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    let Some(since) = user.archived_at else {
        return Ok(0);
    };
    let left = if user.is_internal() {
        0
    } else {
        desk.grant_again(&user, since).await?
    };
    desk.unit.renew_users(&[user.id]).await?;
    desk.invite(&desk.user(id).await?).await?;
    desk.record(
        Happened::UserBroughtBack,
        &user,
        json!({ "stay_ended": left }),
        Vec::new(),
    )
    .await?;
    desk.finish().await?;
    Ok(left)
}

impl Desk<'_> {
    /// What ended then, as grants of today; how many of those memberships stay ended.
    async fn grant_again(&self, user: &User, since: Timestamp) -> Result<usize> {
        let store = self.unit.store();
        let ended: BTreeMap<ContactId, Membership> = store
            .memberships_ended(user.id, since)
            .await?
            .into_iter()
            .map(|it| (it.contact, it))
            .collect();
        let ids: Vec<ContactId> = ended.keys().copied().collect();
        let taken = store.newest_memberships(&ids).await?;
        let is_free = |id: &ContactId| taken.get(id).is_none_or(|it| it.ended_at.is_some());
        let above = store.archived_above(&ids).await?;
        let mut back = Vec::new();
        for (id, membership) in &ended {
            let contact = store.contact(*id).await?;
            let same = membership.ended_entity == Some(contact.commercial_entity);
            let archived = contact.archived_at.is_some() || above.contains_key(id);
            if !archived && same && is_free(id) {
                back.push((membership, contact));
            }
        }
        if back.is_empty() {
            return Err(Error::form(Rule::NoMembershipLeft));
        }
        let new: Vec<NewMembership<'_>> = back
            .iter()
            .map(|(membership, contact)| NewMembership {
                user,
                contact,
                rights: membership.rights,
                granted_by: Some(self.session.user),
            })
            .collect();
        for (contact, membership) in self.unit.insert_memberships(&new, self.now).await? {
            self.about(Happened::AccessGranted, membership, contact, user)
                .await?;
        }
        for (_, contact) in &back {
            self.unit
                .name_login_of(contact.id, &contact.fields.name)
                .await?;
        }
        Ok(ended.len() - back.len())
    }

    /// What happened to a membership, for the history of its contact.
    async fn about(
        &self,
        happened: Happened,
        membership: MembershipId,
        contact: ContactId,
        user: &User,
    ) -> Result<()> {
        let entry = Entry {
            actor: Actor::User(self.session.user),
            happened,
            subject: Subject::Membership(membership),
            contact: Some(contact),
            detail: json!({ "with_login": true }),
            personal: Personal {
                actor: self.session.name.clone(),
                subject: user.name.clone(),
                address: self.peer.address.clone(),
                values: vec![("email".to_owned(), user.login.clone())],
            },
        };
        self.unit.record(self.atrium.pen(), self.now, entry).await
    }
}
