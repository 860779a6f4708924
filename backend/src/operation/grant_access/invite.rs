//! *Re-Invite* and *Show link*: a fresh link in place of the older one.

use std::collections::BTreeMap;

use atrium_domain::email::Email;
use atrium_domain::id::{ContactId, LinkId, MembershipId, UserId};
use serde_json::json;

use super::chunk::{Chunk, Done, address, internal};
use super::row::Row;
use crate::credential::token;
use crate::error::Result;
use crate::store::audit::{Happened, Subject};
use crate::store::link::Purpose;
use crate::store::mail::{Intention, NewMail};
use crate::store::user::User;

/// Whom an invitation is for, and what was written to reach them.
struct Addressed {
    login: User,
    email_written: bool,
    login_written: bool,
}

impl Addressed {
    fn as_before(user: &User) -> Self {
        Self {
            login: user.clone(),
            email_written: false,
            login_written: false,
        }
    }
}

impl Chunk<'_> {
    /// A fresh invitation of each membership.
    pub(super) async fn invitation_links(
        &self,
        of: &[(UserId, MembershipId)],
    ) -> Result<BTreeMap<MembershipId, LinkId>> {
        let until = self.now.plus(self.atrium.settings().invitation_lifetime);
        self.unit.insert_invitations(of, until, self.now).await
    }

    async fn invitation_link(&self, user: UserId, membership: MembershipId) -> Result<LinkId> {
        self.invitation_links(&[(user, membership)])
            .await?
            .remove(&membership)
            .ok_or_else(|| internal("an invitation just written is not there"))
    }

    pub(super) async fn reinvite(&self, rows: &[&Row]) -> Result<Vec<(ContactId, Done)>> {
        let mut done = Vec::with_capacity(rows.len());
        for row in rows {
            let one = match &row.offer {
                Some(offer) => self.offer_again(row, offer).await?,
                None => self.reinvite_one(row).await?,
            };
            done.push((row.id(), one));
        }
        Ok(done)
    }

    async fn reinvite_one(&self, row: &Row) -> Result<Done> {
        let (user, membership) = both(row)?;
        self.unit
            .name_login_of(row.id(), &row.contact.fields.name)
            .await?;
        self.unit
            .withdraw_invitations(&[membership], self.now)
            .await?;
        let (addressed, link, intention, done);
        if user.has_password {
            self.unit.withdraw_resets(user.id, self.now).await?;
            let until = self.now.plus(self.atrium.settings().reset_lifetime);
            link = self
                .unit
                .insert_link(Purpose::Reset, Some(user.id), None, until, self.now)
                .await?;
            intention = Intention::Reset { by_staff: true };
            addressed = Addressed::as_before(user);
            done = Done::ResetSent(user.login.clone());
        } else {
            addressed = self.address_anew(row, user).await?;
            link = self.invitation_link(user.id, membership).await?;
            intention = Intention::Invitation {
                message: self.message.to_owned(),
            };
            done = Done::Invited(addressed.login.login.clone());
        }
        let Addressed {
            login,
            email_written,
            login_written,
        } = addressed;
        let mail = NewMail {
            intention,
            recipient: &login.login,
            recipient_name: &row.contact.fields.name,
            language: self.language(&login, &row.contact),
            link: Some(link),
            contact: Some(row.id()),
        };
        self.unit.post(mail, &self.atrium.entropy, self.now).await?;
        let entry = self.entry(
            Happened::InvitationRepeated,
            Subject::Membership(membership),
            row,
            json!({
                "reset": user.has_password,
                "email_written": email_written,
                "login_written": login_written,
            }),
            &login.login,
        );
        self.unit.record(self.atrium.pen(), self.now, entry).await?;
        Ok(done)
    }

    pub(super) async fn show_links(&self, rows: &[&Row]) -> Result<Vec<(ContactId, Done)>> {
        let mut done = Vec::with_capacity(rows.len());
        for row in rows {
            done.push((row.id(), self.show_link(row).await?));
        }
        Ok(done)
    }

    async fn show_link(&self, row: &Row) -> Result<Done> {
        let (user, membership) = both(row)?;
        self.unit
            .withdraw_invitations(&[membership], self.now)
            .await?;
        let addressed = if row.problem.is_none() {
            self.address_anew(row, user).await?
        } else {
            Addressed::as_before(user)
        };
        let link = self.invitation_link(user.id, membership).await?;
        let entry = self.entry(
            Happened::InvitationShown,
            Subject::Membership(membership),
            row,
            json!({
                "email_written": addressed.email_written,
                "login_written": addressed.login_written,
            }),
            &addressed.login.login,
        );
        self.unit.record(self.atrium.pen(), self.now, entry).await?;
        let key = &self.atrium.key;
        Ok(Done::Link {
            path: format!("/invitation/{}", token::link_token(key, link, 1)),
            code: token::link_code(key, link, 1).show(),
            until: self.now.plus(self.atrium.settings().invitation_lifetime),
        })
    }

    /// While no password is chosen the login is the address of the row, typed there or mended on
    /// the contact since: a mistyped one gets no more letters, and none of its links opens. What an
    /// administrator made the login stays until another address is typed here.
    async fn address_anew(&self, row: &Row, user: &User) -> Result<Addressed> {
        let email = address(row)?;
        let is_typed = row.typed != row.contact.fields.email.trim();
        let email_written = self.write_email(row, email).await?;
        if !is_typed && self.unit.store().login_was_changed(user.id).await? {
            return Ok(Addressed {
                email_written,
                ..Addressed::as_before(user)
            });
        }
        let login = self.write_login(user, email).await?;
        let login_written = login.login_key != user.login_key;
        if login_written {
            self.unit.withdraw_links(user.id, self.now).await?;
            self.unit.withdraw_offers_to(&[user.id], self.now).await?;
        }
        Ok(Addressed {
            login,
            email_written,
            login_written,
        })
    }

    /// Sets the login of somebody who has no password. The row's judgement has seen that the
    /// address is free.
    pub(super) async fn write_login(&self, user: &User, email: &Email) -> Result<User> {
        if user.login_key == email.login_key().as_str() {
            return Ok(user.clone());
        }
        self.unit.set_login(user.id, email).await?;
        self.unit
            .store()
            .user(user.id)
            .await?
            .ok_or_else(|| internal("a login just written is not there"))
    }
}

pub(super) fn both(row: &Row) -> Result<(&User, MembershipId)> {
    match (&row.user, &row.membership) {
        (Some(user), Some(membership)) => Ok((user, membership.id)),
        (None, _) | (_, None) => Err(internal("a row in the portal has no user")),
    }
}
