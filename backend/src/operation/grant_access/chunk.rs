//! A few rows in one unit of work. One row from the dialog, a hundred of a batch and a hundred of
//! a job all come through here; a hundred take no more statements than one.

use std::collections::BTreeMap;

use atrium_domain::email::Email;
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Rights;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::Value;

use super::row::Row;
use crate::access::{BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::Contact;
use crate::store::user::User;

/// Contacts in one unit of work: a batch lets other writers in between.
pub(crate) const CHUNK: usize = 100;

/// What was done to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Granted; an invitation is on its way to this address.
    Granted(String),
    /// Revoked.
    Revoked,
    /// A fresh invitation is on its way to this address.
    Invited(String),
    /// A reset link is on its way to this address.
    ResetSent(String),
    /// The owner of a login that exists is asked; the row says neither whose nor where.
    Offered,
    /// The invitation's link and code, to hand over another way: shown this once.
    Link {
        /// The path of the link.
        path: String,
        /// The code as people read it.
        code: String,
        /// When both stop working.
        until: Timestamp,
    },
}

/// How a row fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowResult {
    /// Done.
    Done(Done),
    /// Refused, and why.
    Refused(Rule),
}

/// How rows fared.
pub(crate) type Results = BTreeMap<ContactId, RowResult>;

/// What is done to rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Grant,
    Revoke,
    Reinvite,
    ShowLink,
    Offer,
}

impl Verb {
    fn why_not(self, row: &Row) -> Option<Rule> {
        match self {
            Self::Grant => row.why_not_grant(),
            Self::Offer => row.why_not_offer(),
            // Whoever has a password signs in; whoever has a login elsewhere is asked by mail.
            Self::ShowLink
                if row.offer.is_some()
                    || row.user.as_ref().is_some_and(|user| user.has_password) =>
            {
                Some(Rule::AlreadyInPortal)
            }
            Self::Revoke | Self::ShowLink => (!row.may_revoke()).then_some(Rule::NotInPortal),
            Self::Reinvite if !row.may_revoke() => Some(Rule::NotInPortal),
            Self::Reinvite => row.problem.clone(),
        }
    }

    pub(crate) const fn ends_sessions(self) -> bool {
        match self {
            Self::Revoke => true,
            Self::Grant | Self::Reinvite | Self::ShowLink | Self::Offer => false,
        }
    }
}

/// In whose name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct By {
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) address: String,
}

impl By {
    pub(crate) fn of(session: &Session, peer: &Peer) -> Self {
        Self {
            user: session.user,
            name: session.name.clone(),
            address: peer.address.clone(),
        }
    }

    /// An entry about a contact's access.
    pub(crate) fn entry(
        &self,
        happened: Happened,
        subject: Subject,
        contact: (ContactId, &str),
        detail: Value,
        email: &str,
    ) -> Entry {
        Entry {
            actor: Actor::User(self.user),
            happened,
            subject,
            contact: Some(contact.0),
            detail,
            personal: Personal {
                actor: self.name.clone(),
                subject: contact.1.to_owned(),
                address: self.address.clone(),
                values: vec![("email".to_owned(), email.to_owned())],
            },
        }
    }
}

/// A few rows in one unit of work.
pub(crate) struct Chunk<'a> {
    pub(crate) atrium: &'a Atrium,
    pub(crate) unit: &'a Unit<BackOffice>,
    pub(crate) by: &'a By,
    /// The rights of new memberships.
    pub(crate) rights: Rights,
    /// What staff add to the invitation.
    pub(crate) message: &'a str,
    pub(crate) now: Timestamp,
}

impl Chunk<'_> {
    /// Does `verb` to rows that were judged in this very unit.
    pub(crate) async fn apply(&self, verb: Verb, rows: &[Row]) -> Result<Results> {
        let mut results = Results::new();
        let mut good = Vec::with_capacity(rows.len());
        for row in rows {
            match verb.why_not(row) {
                Some(why) => drop(results.insert(row.id(), RowResult::Refused(why))),
                None => good.push(row),
            }
        }
        if good.is_empty() {
            return Ok(results);
        }
        let done = match verb {
            Verb::Grant => self.grant(&good).await?,
            Verb::Revoke => self.revoke(&good).await?,
            Verb::Reinvite => self.reinvite(&good).await?,
            Verb::ShowLink => self.show_links(&good).await?,
            Verb::Offer => self.offer(&good).await?,
        };
        results.extend(
            done.into_iter()
                .map(|(id, done)| (id, RowResult::Done(done))),
        );
        Ok(results)
    }

    /// Writes the row's address to its contact, where it differs.
    pub(super) async fn write_email(&self, row: &Row, email: &Email) -> Result<bool> {
        if row.contact.fields.email == email.as_str() {
            return Ok(false);
        }
        let whole = self.unit.store().contact(row.id()).await?;
        self.unit.set_contact_email(&whole, email, self.now).await?;
        Ok(true)
    }

    /// The language a person reads: chosen, else the contact's, else the house's.
    pub(super) fn language(&self, user: &User, contact: &Contact) -> Locale {
        let own = user
            .language
            .or_else(|| Locale::from_code(&contact.fields.language));
        self.atrium.settings().language_for(own)
    }

    pub(super) fn entry(
        &self,
        happened: Happened,
        subject: Subject,
        row: &Row,
        detail: Value,
        email: &str,
    ) -> Entry {
        let contact = (row.id(), row.contact.fields.name.as_str());
        self.by.entry(happened, subject, contact, detail, email)
    }
}

/// The row's address; a row without one was refused before.
pub(super) fn address(row: &Row) -> Result<&Email> {
    row.email
        .as_ref()
        .ok_or_else(|| internal("a row without an address was worked on"))
}

pub(super) fn internal(what: &str) -> Error {
    Error::Internal(what.to_owned())
}
