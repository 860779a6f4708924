//! A customer's invoice and delivery addresses.

use atrium_domain::country::Country;
use atrium_domain::form::AddressInput;
use atrium_domain::id::ContactId;
use atrium_domain::permission::Visibility;
use atrium_domain::problem::Rule;
use serde_json::{Value, json};

use super::contact::old_and_new;
use crate::access::{Act, Portal, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::once::Once;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, Fields};

/// As many as one page shows; nobody has more.
pub const MOST: u64 = 100;

/// What saving came to.
#[derive(Debug)]
pub enum Saved {
    /// It is stored.
    Done,
    /// Somebody else saved first; this is what is stored now.
    Conflict(Box<Contact>),
}

/// The addresses, in name order.
///
/// # Errors
///
/// [`Error::NotFound`] for staff.
pub async fn list(atrium: &Atrium, session: &Session) -> Result<Vec<Contact>> {
    let scope = Portal::of(session)?;
    atrium.database.read(&scope).addresses(MOST).await
}

/// One of them.
///
/// # Errors
///
/// [`Error::NotFound`] for any contact that is none of these addresses.
pub async fn one(atrium: &Atrium, session: &Session, id: ContactId) -> Result<Contact> {
    let scope = Portal::of(session)?;
    atrium.database.read(&scope).address(id).await
}

fn filled(before: Fields, input: &AddressInput) -> Fields {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let place = &input.place;
    Fields {
        contact_type: input.r#type.code().to_owned(),
        name: input.name.clone(),
        email: text(input.email.as_ref().map(|email| email.as_str())),
        phone: text(input.phone.as_ref().map(|phone| phone.as_str())),
        street: place.street.clone(),
        street2: place.street2.clone(),
        city: place.city.clone(),
        state: place.state.clone(),
        zip: place.zip.clone(),
        country: Country::code(place.country).to_owned(),
        ..before
    }
}

/// Adds an address: below the company for those who see all of it, else below one's own contact. Of
/// a form that comes again, the one it made.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`], [`Rule::TooMany`].
pub async fn add(
    atrium: &Atrium,
    session: &Session,
    input: &AddressInput,
    once: &Once,
    peer: &Peer,
) -> Result<ContactId> {
    session.must(Act::EditOwnDetails)?;
    let scope = Portal::of(session)?;
    let now = atrium.now();
    let unit = atrium.database.write(scope).await?;
    if let Some(made) = unit.store().made_before(once).await? {
        return Ok(ContactId::new(made));
    }
    if unit.store().count_addresses().await? >= MOST {
        let max = usize::try_from(MOST).unwrap_or(usize::MAX);
        return Err(Error::form(Rule::TooMany { max }));
    }
    let parent = match scope.visibility() {
        Visibility::Company => scope.commercial_entity(),
        Visibility::Own => scope.contact(),
    };
    let fields = filled(
        Fields {
            parent: Some(parent),
            ..Fields::default()
        },
        input,
    );
    let id = unit.insert_contact(&fields, false, now).await?;
    unit.note_made(once, id.get(), now).await?;
    let happened = Happened::ContactCreated;
    let entry = entry(session, happened, id, &fields.name, json!({}), peer);
    unit.record(atrium.pen(), now, entry).await?;
    unit.commit().await?;
    Ok(id)
}

/// Changes an address, unless somebody else did since it was read.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn save(
    atrium: &Atrium,
    session: &Session,
    id: ContactId,
    input: &AddressInput,
    peer: &Peer,
) -> Result<Saved> {
    session.must(Act::EditOwnDetails)?;
    let now = atrium.now();
    let unit = atrium.database.write(Portal::of(session)?).await?;
    let before = unit.store().address(id).await?;
    if input.version != Some(before.version) {
        return Ok(Saved::Conflict(Box::new(before)));
    }
    let fields = filled(before.fields.clone(), input);
    let differences = before.fields.differences(&fields);
    if differences.is_empty() {
        return Ok(Saved::Done);
    }
    unit.update_contact(id, before.version, &fields, now)
        .await?;
    let names: Vec<&str> = differences.iter().map(|(name, ..)| *name).collect();
    let detail = json!({ "fields": names, "by": "owner" });
    let happened = Happened::ContactChanged;
    let mut entry = entry(session, happened, id, &fields.name, detail, peer);
    entry.personal.values = old_and_new(&differences);
    unit.record(atrium.pen(), now, entry).await?;
    unit.commit().await?;
    Ok(Saved::Done)
}

/// Removes an address: it is archived, and documents that name it keep it. Never one by which
/// somebody signs in: that access would end unseen.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`], [`Rule::AddressInUse`].
pub async fn remove(atrium: &Atrium, session: &Session, id: ContactId, peer: &Peer) -> Result<()> {
    session.must(Act::EditOwnDetails)?;
    let now = atrium.now();
    let unit = atrium.database.write(Portal::of(session)?).await?;
    let store = unit.store();
    let before = store.address(id).await?;
    if store.has_access_below(id).await? || store.has_offer_below(id).await? {
        return Err(Error::form(Rule::AddressInUse));
    }
    unit.archive_contact(id, Some(now), now).await?;
    let happened = Happened::ContactArchived;
    let detail = json!({ "by": "owner" });
    let entry = entry(session, happened, id, &before.fields.name, detail, peer);
    unit.record(atrium.pen(), now, entry).await?;
    unit.commit().await
}

fn entry(
    session: &Session,
    happened: Happened,
    id: ContactId,
    name: &str,
    detail: Value,
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
            ..Personal::default()
        },
    }
}
