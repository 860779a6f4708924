//! *Grant Access*: the address, the login, the membership, the invitation, the letter and the
//! entry, of all rows together.

use std::collections::BTreeMap;

use atrium_domain::email::LoginKey;
use atrium_domain::id::{ContactId, MembershipId, UserId};
use serde_json::json;

use super::chunk::{Chunk, Done, address, internal};
use super::row::Row;
use crate::error::Result;
use crate::store::audit::{Happened, Subject};
use crate::store::mail::{Intention, NewMail};
use crate::store::membership::NewMembership;
use crate::store::user::{NewUser, User};

impl Chunk<'_> {
    pub(super) async fn grant(&self, rows: &[&Row]) -> Result<Vec<(ContactId, Done)>> {
        let mut written = BTreeMap::new();
        for row in rows {
            written.insert(row.id(), self.write_email(row, address(row)?).await?);
        }
        let users = self.logins(rows).await?;
        let user_of = |row: &Row| {
            users
                .get(&row.id())
                .ok_or_else(|| internal("a granted row has no login"))
        };
        let mut new = Vec::with_capacity(rows.len());
        for row in rows {
            new.push(NewMembership {
                user: user_of(row)?,
                contact: &row.contact,
                rights: self.rights,
                granted_by: Some(self.by.user),
            });
        }
        let memberships = self.unit.insert_memberships(&new, self.now).await?;
        for row in rows {
            let name = &row.contact.fields.name;
            // A login that starts over may be of a time when the contact was called otherwise.
            if user_of(row)?.name != *name {
                self.unit.name_login_of(row.id(), name).await?;
            }
        }
        let membership_of = |row: &Row| {
            memberships
                .get(&row.id())
                .copied()
                .ok_or_else(|| internal("a membership just written is not there"))
        };
        let mut pairs: Vec<(UserId, MembershipId)> = Vec::with_capacity(rows.len());
        for row in rows {
            pairs.push((user_of(row)?.id, membership_of(row)?));
        }
        let links = self.invitation_links(&pairs).await?;
        let (mut mails, mut entries, mut done) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            let (email, user, membership) = (address(row)?, user_of(row)?, membership_of(row)?);
            mails.push(NewMail {
                intention: Intention::Invitation {
                    message: self.message.to_owned(),
                },
                recipient: email.as_str(),
                recipient_name: &row.contact.fields.name,
                language: self.language(user, &row.contact),
                link: links.get(&membership).copied(),
                contact: Some(row.id()),
            });
            let detail = json!({
                "visibility": self.rights.visibility.code(),
                "sign": self.rights.sign,
                "pay": self.rights.pay.code(),
                "pay_limit_minor": self.rights.pay.limit().map(|limit| limit.minor()),
                "manage_colleagues": self.rights.manage_colleagues,
                "email_written": written.get(&row.id()).copied().unwrap_or(false),
                "login_written": true,
            });
            entries.push(self.entry(
                Happened::AccessGranted,
                Subject::Membership(membership),
                row,
                detail,
                email.as_str(),
            ));
            done.push((row.id(), Done::Granted(email.as_str().to_owned())));
        }
        self.unit
            .post_all(mails, &self.atrium.entropy, self.now)
            .await?;
        self.unit
            .record_all(self.atrium.pen(), self.now, entries)
            .await?;
        Ok(done)
    }

    /// The row's login: its own archived one, starting over, or a new one.
    async fn logins(&self, rows: &[&Row]) -> Result<BTreeMap<ContactId, User>> {
        let mut users = BTreeMap::new();
        let mut renewed = Vec::new();
        let mut fresh: Vec<(&Row, LoginKey)> = Vec::new();
        for row in rows {
            // One that lives on elsewhere is its owner's: under another address it is another login.
            match row.user.as_ref().filter(|user| user.archived_at.is_some()) {
                Some(archived) => renewed.push((*row, archived)),
                None => fresh.push((row, address(row)?.login_key())),
            }
        }
        if !renewed.is_empty() {
            let ids: Vec<UserId> = renewed.iter().map(|(_, user)| user.id).collect();
            self.unit.renew_users(&ids).await?;
            for (row, user) in renewed {
                users.insert(row.id(), self.write_login(user, address(row)?).await?);
            }
        }
        let mut new = Vec::with_capacity(fresh.len());
        for (row, key) in &fresh {
            new.push(NewUser {
                role: None,
                contact: None,
                login: address(row)?.as_str(),
                login_key: key,
                name: &row.contact.fields.name,
                password_hash: None,
                language: None,
            });
        }
        let mut by_key = self.unit.insert_portal_users(new, self.now).await?;
        for (row, key) in &fresh {
            let user = by_key
                .remove(key.as_str())
                .ok_or_else(|| internal("a login just written is not there"))?;
            users.insert(row.id(), user);
        }
        Ok(users)
    }
}
