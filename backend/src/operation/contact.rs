//! Creating, editing and archiving contacts.

mod archive;

use std::collections::BTreeSet;

use atrium_domain::form::ContactInput;
use atrium_domain::id::{ContactId, MembershipId};
use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use atrium_domain::{Currency, PaymentTerms};
use serde_json::json;

use super::grant_access::revoke::end_access_with_contact;
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::once::Once;
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Access, Contact, Fields};
pub(super) use archive::archive_one;
pub use archive::{Archived, archive};

impl From<&ContactInput> for Fields {
    fn from(input: &ContactInput) -> Self {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Self {
            is_company: input.kind.is_company(),
            contact_type: input.r#type.code().to_owned(),
            parent: input.parent,
            name: input.name.clone(),
            email: text(input.email.as_ref().map(|email| email.as_str())),
            phone: text(input.phone.as_ref().map(|phone| phone.as_str())),
            mobile: text(input.mobile.as_ref().map(|mobile| mobile.as_str())),
            website: text(input.website.as_ref().map(|website| website.as_str())),
            job_title: input.job_title.clone(),
            street: input.street.clone(),
            street2: input.street2.clone(),
            city: input.city.clone(),
            zip: input.zip.clone(),
            state: input.state.clone(),
            country: text(input.country.map(|country| country.code())),
            vat: input.vat.clone(),
            language: text(input.language.map(Locale::code)),
            notes: input.notes.clone(),
            tags: input.tags.clone(),
            salesperson: input.salesperson,
            payment_terms: input
                .payment_terms
                .map(PaymentTerms::code)
                .unwrap_or_default(),
            currency: text(input.currency.map(Currency::code)),
            customer_reference: input.customer_reference.clone(),
            supplier_reference: input.supplier_reference.clone(),
        }
    }
}

/// Writes a new contact; of a form that comes again, the one it made.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Rule::UnknownParent`]; [`Rule::UnknownChoice`] for somebody who can't
/// be the salesperson.
pub async fn create(
    atrium: &Atrium,
    session: &Session,
    input: &ContactInput,
    once: &Once,
    peer: &Peer,
) -> Result<ContactId> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let fields = Fields::from(input);
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    if let Some(made) = unit.store().made_before(once).await? {
        return Ok(ContactId::new(made));
    }
    check_salesperson(&unit, &fields).await?;
    let id = unit
        .insert_contact(&fields, false, now)
        .await
        .map_err(unknown_parent)?;
    unit.note_made(once, id.get(), now).await?;
    unit.record(
        atrium.pen(),
        now,
        entry(
            session,
            Happened::ContactCreated,
            id,
            &fields.name,
            json!({}),
            Vec::new(),
            peer,
        ),
    )
    .await?;
    unit.commit().await?;
    Ok(id)
}

/// What came of a save.
#[derive(Debug)]
pub enum Saved {
    /// Saved.
    Done,
    /// Somebody else saved first; this is their version.
    Conflict(Box<Contact>),
    /// It would end this access, which was not agreed to: nothing is saved.
    Asks(Vec<Access>),
}

/// Saves a contact, unless somebody else did since it was read. Where it moves elsewhere, the
/// access at and below it ends: all of that must be among what was `agreed` to.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`], [`Rule::UnknownParent`], [`Rule::ParentIsItself`],
/// [`Rule::UnknownChoice`] for somebody who can't be the salesperson.
pub async fn save(
    atrium: &Atrium,
    session: &Session,
    id: ContactId,
    input: &ContactInput,
    agreed: &BTreeSet<MembershipId>,
    peer: &Peer,
) -> Result<Saved> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let fields = Fields::from(input);
    if fields.parent == Some(id) {
        return Err(Error::field("parent", Rule::ParentIsItself));
    }
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let before = unit.store().contact(id).await?;
    if input.version != Some(before.version) {
        return Ok(Saved::Conflict(Box::new(before)));
    }
    if let Some(parent) = fields.parent {
        unit.store().contact(parent).await.map_err(unknown_parent)?;
        // Nobody is asked to agree to what can't be.
        if unit.store().is_at_or_above(id, parent).await? {
            return Err(Error::field("parent", Rule::ParentIsItself));
        }
    }
    if fields.salesperson != before.fields.salesperson {
        check_salesperson(&unit, &fields).await?;
    }
    let differences = before.fields.differences(&fields);
    if differences.is_empty() {
        return Ok(Saved::Done);
    }
    let moves =
        before.fields.parent != fields.parent || before.fields.is_company != fields.is_company;
    let ending = if moves {
        unit.store().access_below(&[id]).await?
    } else {
        Vec::new()
    };
    if !are_agreed(&ending, agreed) {
        return Ok(Saved::Asks(ending));
    }
    end_access_with_contact(atrium, session, peer, &unit, &ending, now).await?;
    unit.update_contact(id, before.version, &fields, now)
        .await?;
    let names: Vec<&str> = differences.iter().map(|(name, ..)| *name).collect();
    unit.record(
        atrium.pen(),
        now,
        entry(
            session,
            Happened::ContactChanged,
            id,
            &fields.name,
            json!({ "fields": names }),
            old_and_new(&differences),
            peer,
        ),
    )
    .await?;
    unit.commit().await?;
    if !ending.is_empty() {
        atrium.ended.notify_waiters();
    }
    Ok(Saved::Done)
}

/// Whether everything that would end is among what was agreed to.
pub(super) fn are_agreed(ending: &[Access], agreed: &BTreeSet<MembershipId>) -> bool {
    ending
        .iter()
        .all(|access| agreed.contains(&access.membership))
}

/// Each field twice: as it was, as it is.
pub(in crate::operation) fn old_and_new(
    differences: &[(&'static str, String, String)],
) -> Vec<(String, String)> {
    differences
        .iter()
        .flat_map(|(name, was, is)| {
            [
                ((*name).to_owned(), was.clone()),
                ((*name).to_owned(), is.clone()),
            ]
        })
        .collect()
}

async fn check_salesperson(unit: &Unit<BackOffice>, fields: &Fields) -> Result<()> {
    match fields.salesperson {
        Some(user) if !unit.store().is_salesperson(user).await? => {
            Err(Error::field("salesperson", Rule::UnknownChoice))
        }
        Some(_) | None => Ok(()),
    }
}

fn unknown_parent(error: Error) -> Error {
    match error {
        Error::NotFound => Error::field("parent", Rule::UnknownParent),
        other @ (Error::Refused(_)
        | Error::Forbidden
        | Error::Stale
        | Error::Busy { .. }
        | Error::Database(_)
        | Error::Internal(_)) => other,
    }
}

pub(super) fn entry(
    session: &Session,
    happened: Happened,
    id: ContactId,
    name: &str,
    detail: serde_json::Value,
    values: Vec<(String, String)>,
    peer: &Peer,
) -> Entry {
    Entry {
        actor: Actor::User(session.user),
        happened,
        subject: Subject::Contact(id),
        contact: Some(id),
        detail,
        personal: Personal {
            actor: session.name.clone(),
            subject: name.to_owned(),
            address: peer.address.clone(),
            values,
        },
    }
}
