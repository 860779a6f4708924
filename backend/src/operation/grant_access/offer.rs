//! *Add to existing login*: its owner is asked by mail, and nothing changes before they accept.

use atrium_domain::id::{ContactId, OfferId};
use atrium_domain::permission::Rights;
use serde_json::json;

use super::chunk::{Chunk, Done, address, internal};
use super::row::Row;
use crate::error::Result;
use crate::operation::sign_in::language_of;
use crate::store::audit::{Happened, Subject};
use crate::store::mail::{Intention, NewMail};
use crate::store::offer::Offer;
use crate::store::user::User;

impl Chunk<'_> {
    pub(super) async fn offer(&self, rows: &[&Row]) -> Result<Vec<(ContactId, Done)>> {
        let mut done = Vec::with_capacity(rows.len());
        for row in rows {
            let owner = row
                .owner
                .as_ref()
                .ok_or_else(|| internal("a login elsewhere has no owner"))?;
            let email_written = self.write_email(row, address(row)?).await?;
            let offer = self.ask(row, owner, self.rights).await?;
            let detail = json!({
                "visibility": self.rights.visibility.code(),
                "sign": self.rights.sign,
                "pay": self.rights.pay.code(),
                "pay_limit_minor": self.rights.pay.limit().map(|limit| limit.minor()),
                "manage_colleagues": self.rights.manage_colleagues,
                "email_written": email_written,
            });
            let entry = self.entry(
                Happened::MembershipOffered,
                Subject::Offer(offer),
                row,
                detail,
                &row.typed,
            );
            self.unit.record(self.atrium.pen(), self.now, entry).await?;
            done.push((row.id(), Done::Offered));
        }
        Ok(done)
    }

    /// Asks again: the older letter's link no longer opens.
    pub(super) async fn offer_again(&self, row: &Row, older: &Offer) -> Result<Done> {
        let owner = self
            .unit
            .store()
            .user(older.user)
            .await?
            .ok_or_else(|| internal("an offer belongs to nobody"))?;
        self.unit.withdraw_offer(older.id, self.now).await?;
        let offer = self.ask(row, &owner, older.rights).await?;
        let entry = self.entry(
            Happened::InvitationRepeated,
            Subject::Offer(offer),
            row,
            json!({ "instead_of": older.id }),
            &row.typed,
        );
        self.unit.record(self.atrium.pen(), self.now, entry).await?;
        Ok(Done::Offered)
    }

    /// Staff take an offer back.
    pub(super) async fn take_back(&self, row: &Row, offer: &Offer) -> Result<()> {
        self.unit.withdraw_offer(offer.id, self.now).await?;
        let entry = self.entry(
            Happened::OfferWithdrawn,
            Subject::Offer(offer.id),
            row,
            json!({}),
            &row.typed,
        );
        self.unit.record(self.atrium.pen(), self.now, entry).await
    }

    async fn ask(&self, row: &Row, owner: &User, rights: Rights) -> Result<OfferId> {
        let until = self.now.plus(self.atrium.settings().invitation_lifetime);
        let offer = self
            .unit
            .insert_offer(owner, &row.contact, rights, self.by.user, until, self.now)
            .await?;
        let mail = NewMail {
            intention: Intention::Offer {
                offer,
                message: self.message.to_owned(),
            },
            recipient: &owner.login,
            recipient_name: &row.contact.fields.name,
            language: language_of(self.atrium, &self.unit.store(), owner).await?,
            link: None,
            contact: Some(row.id()),
        };
        self.unit.post(mail, &self.atrium.entropy, self.now).await?;
        Ok(offer)
    }
}
