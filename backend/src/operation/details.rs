//! A customer's own details: what may be changed, and changing it.

use atrium_domain::country::Country;
use atrium_domain::form::{Details, DetailsForm, Lock, LockReason};
use serde_json::json;

use super::contact::old_and_new;
use crate::access::{Act, Portal, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::store::Store;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, Fields};

/// One's own details as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The contact the membership is tied to.
    pub contact: Contact,
    /// As the form shows it, with its version.
    pub form: DetailsForm,
    /// What can't be changed here, and why.
    pub locks: Vec<Lock>,
}

/// What saving came to.
#[derive(Debug)]
pub enum Saved {
    /// It is stored.
    Done,
    /// Staff, or another tab, saved first; this is what is stored now.
    Conflict(Box<Own>),
}

/// Which of one's values stand on documents that were issued, and so must not move under them.
#[derive(Debug, Clone, Copy, Default)]
struct OnDocuments {
    name: bool,
    vat: bool,
}

/// No kind of document is issued yet; each that is adds its question here.
async fn on_documents(_: &Store<'_, Portal>, _: &Contact) -> Result<OnDocuments> {
    Ok(OnDocuments::default())
}

/// The locks, one a field at most. `is_entity`: the contact is its own commercial entity.
fn locks(is_company: bool, is_entity: bool, issued: OnDocuments) -> Vec<Lock> {
    let mut locks = Vec::new();
    let mut lock = |field, reason| locks.push(Lock { field, reason });
    if issued.name {
        lock("name", LockReason::OnDocuments);
    }
    match (is_entity, is_company) {
        // A person in a company: its name and number are not theirs to change.
        (false, _) => {
            lock("company", LockReason::OfCompany);
            lock("vat", LockReason::OfCompany);
        }
        (true, false) => lock("company", LockReason::NoCompany),
        // The company itself: its name is *Name*.
        (true, true) => lock("company", LockReason::OfCompany),
    }
    if is_entity && issued.vat {
        lock("vat", LockReason::OnDocuments);
    }
    locks
}

/// One's own details.
///
/// # Errors
///
/// [`crate::Error::NotFound`] when the contact is archived, or for staff.
pub async fn own(atrium: &Atrium, session: &Session) -> Result<Own> {
    let scope = Portal::of(session)?;
    read(&atrium.database.read(&scope), scope).await
}

async fn read(store: &Store<'_, Portal>, scope: Portal) -> Result<Own> {
    let contact = store.contact(scope.contact()).await?;
    let is_entity = contact.commercial_entity == contact.id;
    let issued = on_documents(store, &contact).await?;
    let company = if is_entity {
        None
    } else {
        store.company().await?
    };
    let fields = &contact.fields;
    // The number the company's invoices carry; a person in it has none of their own.
    let (company, vat) = match company {
        Some(company) => (company.name, company.vat),
        None if fields.is_company => (fields.name.clone(), fields.vat.clone()),
        None => (String::new(), fields.vat.clone()),
    };
    let form = DetailsForm {
        version: contact.version.to_string(),
        act: String::new(),
        name: fields.name.clone(),
        email: fields.email.clone(),
        // Who gave only a mobile number is reached by that.
        phone: if fields.phone.is_empty() {
            fields.mobile.clone()
        } else {
            fields.phone.clone()
        },
        company,
        vat,
        street: fields.street.clone(),
        street2: fields.street2.clone(),
        city: fields.city.clone(),
        state: fields.state.clone(),
        zip: fields.zip.clone(),
        country: fields.country.clone(),
    };
    Ok(Own {
        locks: locks(fields.is_company, is_entity, issued),
        contact,
        form,
    })
}

/// Saves one's own details: everything, or nothing and every reason. The login is another thing and
/// stays as it is.
///
/// # Errors
///
/// [`crate::Error::Forbidden`], [`crate::Error::NotFound`], [`crate::Error::Refused`] with all that is wrong.
pub async fn save(
    atrium: &Atrium,
    session: &Session,
    typed: &DetailsForm,
    peer: &Peer,
) -> Result<Saved> {
    session.must(Act::EditOwnDetails)?;
    let now = atrium.now();
    let scope = Portal::of(session)?;
    let unit = atrium.database.write(scope).await?;
    let before = read(&unit.store(), scope).await?;
    // What is locked is judged by what is stored now, not by what the page once showed.
    let details = typed.check(&before.form, &before.locks)?;
    if details.version != Some(before.contact.version) {
        return Ok(Saved::Conflict(Box::new(before)));
    }
    let is_entity = before.contact.commercial_entity == before.contact.id;
    let fields = changed(&before.contact.fields, &details, is_entity);
    let differences = before.contact.fields.differences(&fields);
    if differences.is_empty() {
        return Ok(Saved::Done);
    }
    unit.update_contact(before.contact.id, before.contact.version, &fields, now)
        .await?;
    let names: Vec<&str> = differences.iter().map(|(name, ..)| *name).collect();
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::ContactChanged,
            subject: Subject::Contact(before.contact.id),
            contact: Some(before.contact.id),
            detail: json!({ "fields": names, "by": "owner" }),
            personal: Personal {
                actor: session.name.clone(),
                subject: fields.name.clone(),
                address: peer.address.clone(),
                values: old_and_new(&differences),
            },
        },
    )
    .await?;
    unit.commit().await?;
    Ok(Saved::Done)
}

fn changed(before: &Fields, details: &Details, is_entity: bool) -> Fields {
    let place = &details.place;
    Fields {
        name: details.name.clone(),
        email: details.email.as_str().to_owned(),
        phone: details.phone.as_str().to_owned(),
        vat: if is_entity {
            details.vat.clone()
        } else {
            before.vat.clone()
        },
        street: place.street.clone(),
        street2: place.street2.clone(),
        city: place.city.clone(),
        state: place.state.clone(),
        zip: place.zip.clone(),
        country: Country::code(place.country).to_owned(),
        ..before.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lock_has_its_reason_and_no_field_has_two() {
        for is_company in [false, true] {
            for is_entity in [false, true] {
                for (name, vat) in [(false, false), (true, true)] {
                    let locks = locks(is_company, is_entity, OnDocuments { name, vat });
                    let mut fields: Vec<_> = locks.iter().map(|lock| lock.field).collect();
                    fields.sort_unstable();
                    fields.dedup();
                    assert_eq!(fields.len(), locks.len(), "{locks:?}");
                    assert_eq!(fields.contains(&"name"), name);
                    assert_eq!(fields.contains(&"vat"), vat || !is_entity);
                }
            }
        }
    }
}
