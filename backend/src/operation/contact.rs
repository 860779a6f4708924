//! Creating, editing and archiving contacts.

use atrium_domain::form::ContactInput;
use atrium_domain::id::ContactId;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use serde_json::json;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, Fields};

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
        }
    }
}

/// Writes a new contact.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Rule::UnknownParent`].
pub async fn create(
    atrium: &Atrium,
    session: &Session,
    input: &ContactInput,
    peer: &Peer,
) -> Result<ContactId> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let fields = Fields::from(input);
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let id = unit
        .insert_contact(&fields, false, now)
        .await
        .map_err(unknown_parent)?;
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

/// A save that came too late: what is stored meanwhile.
#[derive(Debug)]
pub enum Saved {
    /// Saved.
    Done,
    /// Somebody else saved first; this is their version.
    Conflict(Box<Contact>),
}

/// Saves a contact, unless somebody else did since it was read.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`], [`Rule::UnknownParent`], [`Rule::ParentIsItself`].
pub async fn save(
    atrium: &Atrium,
    session: &Session,
    id: ContactId,
    input: &ContactInput,
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
    }
    let differences = before.fields.differences(&fields);
    if differences.is_empty() {
        return Ok(Saved::Done);
    }
    unit.update_contact(id, before.version, &fields, now)
        .await?;
    let names: Vec<&str> = differences.iter().map(|(name, ..)| *name).collect();
    let values = differences
        .iter()
        .map(|(name, was, is)| ((*name).to_owned(), format!("{was} → {is}")))
        .collect();
    unit.record(
        atrium.pen(),
        now,
        entry(
            session,
            Happened::ContactChanged,
            id,
            &fields.name,
            json!({ "fields": names }),
            values,
            peer,
        ),
    )
    .await?;
    unit.commit().await?;
    Ok(Saved::Done)
}

/// Archives a contact, or brings it back. Its access, if any, is a matter of its own.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn archive(
    atrium: &Atrium,
    session: &Session,
    id: ContactId,
    archived: bool,
    peer: &Peer,
) -> Result<()> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let before = unit.store().contact(id).await?;
    if before.archived_at.is_some() == archived {
        return Ok(());
    }
    unit.archive_contact(id, archived.then_some(now), now)
        .await?;
    let happened = if archived {
        Happened::ContactArchived
    } else {
        Happened::ContactBroughtBack
    };
    unit.record(
        atrium.pen(),
        now,
        entry(
            session,
            happened,
            id,
            &before.fields.name,
            json!({}),
            Vec::new(),
            peer,
        ),
    )
    .await?;
    unit.commit().await
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

fn entry(
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
