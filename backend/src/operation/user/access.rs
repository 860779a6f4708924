//! Deactivating a login, and bringing it back.

use atrium_domain::id::{MembershipId, UserId};
use atrium_domain::problem::Rule;
use serde_json::json;

use super::{Desk, look};
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::membership::Membership;
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
    let memberships = desk
        .unit
        .store()
        .memberships_of(user.id, look::MEMBERSHIPS)
        .await?;
    let open = || memberships.iter().filter(|it| it.ended_at.is_none());
    let ids: Vec<MembershipId> = open().map(|it| it.id).collect();
    desk.unit.end_memberships(&ids, desk.now).await?;
    for membership in open() {
        desk.about(Happened::AccessRevoked, membership, &user)
            .await?;
    }
    desk.unit.archive_users(&[user.id], desk.now).await?;
    desk.unit.forget_devices(&[user.id], &[]).await?;
    desk.unit.withdraw_links_of_user(user.id, desk.now).await?;
    desk.unit.withdraw_offers_to(&[user.id], desk.now).await?;
    desk.unit
        .end_sessions_of_user(user.id, None, EndedBecause::AccessEnded, desk.now)
        .await?;
    desk.unit.bump_epoch().await?;
    desk.record(Happened::UserDeactivated, &user, json!({}), Vec::new())
        .await?;
    desk.finish().await
}

/// Brings a login back. Its old password is void: a link to choose a new one is mailed. A
/// customer's memberships that ended with the login open again, where nobody else has the contact.
///
/// # Errors
///
/// [`Rule::NoMembershipLeft`] for a customer who has none to come back to; [`Error::Forbidden`],
/// [`Error::NotFound`].
pub async fn bring_back(atrium: &Atrium, session: &Session, id: UserId, peer: &Peer) -> Result<()> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    let Some(since) = user.archived_at else {
        return Ok(());
    };
    if !user.is_internal() {
        let memberships = desk
            .unit
            .store()
            .memberships_of(user.id, look::MEMBERSHIPS)
            .await?;
        let mut opened = 0;
        for membership in memberships.iter().filter(|it| it.ended_at == Some(since)) {
            let contact = desk.unit.store().contact(membership.contact).await?;
            if contact.archived_at.is_none() && desk.unit.reopen_membership(membership).await? {
                opened += 1;
                desk.about(Happened::AccessGranted, membership, &user)
                    .await?;
            }
        }
        if opened == 0 {
            return Err(Error::form(Rule::NoMembershipLeft));
        }
    }
    desk.unit.renew_users(&[user.id]).await?;
    desk.invite(&user).await?;
    desk.record(Happened::UserBroughtBack, &user, json!({}), Vec::new())
        .await?;
    desk.finish().await
}

impl Desk<'_> {
    /// What happened to a membership, for the history of its contact.
    async fn about(&self, happened: Happened, membership: &Membership, user: &User) -> Result<()> {
        let entry = Entry {
            actor: Actor::User(self.session.user),
            happened,
            subject: Subject::Membership(membership.id),
            contact: Some(membership.contact),
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
