//! What administrators do with the logins of others. One operation, one file.

pub mod access;
pub mod create;
pub mod login;
pub mod look;
pub mod password;
pub mod reset;
pub mod role;
pub mod sessions;

use atrium_domain::id::{LinkId, UserId};
use atrium_domain::permission::Role;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::Value;

use super::sign_in::language_of;
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::Purpose;
use crate::store::mail::{Intention, NewMail};
use crate::store::user::User;

/// An administrator at work on one login, in one unit.
struct Desk<'a> {
    atrium: &'a Atrium,
    session: &'a Session,
    peer: &'a Peer,
    now: Timestamp,
    unit: Unit<BackOffice>,
}

impl<'a> Desk<'a> {
    /// Opens the unit. Whoever asks may have been demoted while waiting for their turn, so that is
    /// looked at again inside it.
    async fn open(atrium: &'a Atrium, session: &'a Session, peer: &'a Peer) -> Result<Self> {
        session.must(Act::Administer)?;
        let unit = atrium.database.write(BackOffice::of(session)?).await?;
        let asking = unit.store().user(session.user).await?;
        let still = asking.is_some_and(|user| {
            user.role == Some(Role::Administrator) && user.archived_at.is_none()
        });
        if !still {
            return Err(Error::Forbidden);
        }
        Ok(Self {
            atrium,
            session,
            peer,
            now: atrium.now(),
            unit,
        })
    }

    async fn user(&self, id: UserId) -> Result<User> {
        self.unit.store().user(id).await?.ok_or(Error::NotFound)
    }

    /// A login that may sign in.
    async fn active(&self, id: UserId) -> Result<User> {
        let user = self.user(id).await?;
        if user.archived_at.is_some() {
            return Err(Error::form(Rule::UserInactive));
        }
        Ok(user)
    }

    fn not_oneself(&self, user: &User) -> Result<()> {
        if user.id == self.session.user {
            Err(Error::form(Rule::NotOneself))
        } else {
            Ok(())
        }
    }

    /// Whether the house keeps an administrator who can sign in without this one.
    async fn not_the_last(&self, user: &User) -> Result<()> {
        let administers = user.role == Some(Role::Administrator) && user.archived_at.is_none();
        if administers && self.unit.store().other_administrators(user.id).await? == 0 {
            return Err(Error::form(Rule::LastAdministrator));
        }
        Ok(())
    }

    async fn record(
        &self,
        happened: Happened,
        user: &User,
        detail: Value,
        values: Vec<(String, String)>,
    ) -> Result<()> {
        let entry = Entry {
            actor: Actor::User(self.session.user),
            happened,
            subject: Subject::User(user.id),
            contact: user.contact,
            detail,
            personal: Personal {
                actor: self.session.name.clone(),
                subject: user.login.clone(),
                address: self.peer.address.clone(),
                values,
            },
        };
        self.unit.record(self.atrium.pen(), self.now, entry).await
    }

    async fn post(
        &self,
        intention: Intention,
        user: &User,
        to: &str,
        link: Option<LinkId>,
    ) -> Result<()> {
        let mail = NewMail {
            intention,
            recipient: to,
            recipient_name: &user.name,
            language: language_of(self.atrium, &self.unit.store(), user).await?,
            link,
            contact: None,
        };
        self.unit.post(mail, &self.atrium.entropy, self.now).await
    }

    /// Mails a link to choose a first password: to staff a letter of their own, to a customer the
    /// invitation to their newest membership.
    async fn invite(&self, user: &User) -> Result<()> {
        self.unit.withdraw_links(user.id, self.now).await?;
        let until = self.now.plus(self.atrium.settings().invitation_lifetime);
        if user.is_internal() {
            let link = self
                .unit
                .insert_link(Purpose::Reset, Some(user.id), None, until, self.now)
                .await?;
            return self
                .post(Intention::StaffInvitation, user, &user.login, Some(link))
                .await;
        }
        let membership = self
            .unit
            .store()
            .open_memberships_of(user.id)
            .await?
            .pop()
            .ok_or_else(|| Error::form(Rule::NoMembershipLeft))?;
        let link = self
            .unit
            .insert_link(
                Purpose::Invitation,
                Some(user.id),
                Some(membership.id),
                until,
                self.now,
            )
            .await?;
        let mail = NewMail {
            intention: Intention::Invitation {
                message: String::new(),
            },
            recipient: &user.login,
            recipient_name: &user.name,
            language: language_of(self.atrium, &self.unit.store(), user).await?,
            link: Some(link),
            contact: Some(membership.contact),
        };
        self.unit.post(mail, &self.atrium.entropy, self.now).await
    }

    /// Makes it so, and tells the worker and the open tabs.
    async fn finish(self) -> Result<()> {
        self.unit.commit().await?;
        self.atrium.posted.notify_one();
        self.atrium.ended.notify_waiters();
        Ok(())
    }
}
