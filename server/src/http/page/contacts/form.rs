//! What the contact form holds and lets choose from.

use atrium_app::ui::Choice;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::store::Store;
use atrium_backend::store::contact::{Contact, Fields};
use atrium_domain::form::ContactForm;
use atrium_domain::id::{ContactId, UserId};

/// Choices in the form's list of companies.
const PARENTS: u64 = 500;
/// Choices in the form's list of salespeople.
const SALESPEOPLE: u64 = 500;

pub(super) fn form_of(contact: &Contact) -> ContactForm {
    let Fields {
        is_company,
        contact_type,
        parent,
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
        tags,
        salesperson,
        payment_terms,
        currency,
        customer_reference,
        supplier_reference,
    } = contact.fields.clone();
    ContactForm {
        version: contact.version.to_string(),
        kind: if is_company { "company" } else { "person" }.to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        r#type: contact_type,
        tags: tags.join(", "),
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
        salesperson: salesperson.map(|id| id.to_string()).unwrap_or_default(),
        payment_terms,
        currency,
        customer_reference,
        supplier_reference,
    }
}

/// The companies one can choose, and whatever is chosen already.
pub(super) async fn parents(
    store: &Store<'_, BackOffice>,
    chosen: &str,
    not: Option<ContactId>,
) -> Result<Vec<Choice>> {
    let mut parents = store.companies(PARENTS).await?;
    if let Ok(id) = chosen.parse::<ContactId>()
        && !parents.iter().any(|(known, _)| *known == id)
        && let Some(contact) = store.contacts(&[id]).await?.pop()
    {
        parents.push((id, contact.fields.name));
    }
    Ok(parents
        .into_iter()
        .filter(|(id, _)| Some(*id) != not)
        .map(|(id, name)| Choice {
            value: id.to_string(),
            label: name,
        })
        .collect())
}

/// The staff one can choose, and whoever is chosen already.
pub(super) async fn salespeople(
    store: &Store<'_, BackOffice>,
    chosen: &str,
) -> Result<Vec<Choice>> {
    let mut people = store.salespeople(SALESPEOPLE).await?;
    if let Ok(id) = chosen.parse::<UserId>()
        && !people.iter().any(|(known, _)| *known == id)
    {
        people.extend(store.staff_names(std::iter::once(id)).await?);
    }
    Ok(people
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect())
}
