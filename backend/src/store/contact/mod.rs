//! Contacts: the address book and its trees.

mod access;
mod contact_person;
mod fields;
mod list;
pub mod merge;
mod own;
mod plan;
mod portal;
mod read;
mod reindex;
mod request;
mod sales;
mod search;
mod tag;
mod tree;
mod write;

use atrium_domain::contact::ContactType;
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::time::Timestamp;

pub use access::Access;
pub use contact_person::ContactPerson;
pub use fields::{Fields, Postal};
pub use own::Own;
pub use plan::{COUNTED, Plan};
pub use portal::Company;
pub use request::{Counted, ListRequest, Listed, Listing, Only, Order, Page, Place};

pub(in crate::store) use search::matching;
pub(in crate::store) use write::{fill, key_of};

use super::entity::contact;

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its number.
    pub id: ContactId,
    /// Grows with every save.
    pub version: i64,
    /// Nearest company at or above it, else the topmost ancestor.
    pub commercial_entity: ContactId,
    /// What a person edits.
    pub fields: Fields,
    /// Since when it is archived.
    pub archived_at: Option<Timestamp>,
    /// The contact it was merged into.
    pub merged_into: Option<ContactId>,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

impl Contact {
    /// Its type.
    #[must_use]
    pub fn contact_type(&self) -> ContactType {
        ContactType::from_code(&self.fields.contact_type).unwrap_or(ContactType::Contact)
    }
}

/// Where a contact stands with the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortalState {
    /// No membership.
    Outside,
    /// Invited, never signed in; or offered to a login whose owner has not answered.
    Invited,
    /// May sign in.
    Inside,
}
pub(super) fn from_row(row: contact::Model, tags: Vec<String>) -> Contact {
    Contact {
        id: ContactId::new(row.id),
        version: row.row_version,
        commercial_entity: ContactId::new(row.commercial_entity_id),
        archived_at: row.archived_at.map(Timestamp::from_micros),
        merged_into: row.merged_into.map(ContactId::new),
        updated_at: Timestamp::from_micros(row.updated_at),
        fields: Fields {
            is_company: row.is_company,
            contact_type: row.contact_type,
            parent: row.parent_id.map(ContactId::new),
            name: row.name,
            email: row.email,
            phone: row.phone,
            mobile: row.mobile,
            website: row.website,
            job_title: row.job_title,
            street: row.street,
            street2: row.street2,
            city: row.city,
            zip: row.zip,
            state: row.state,
            country: row.country,
            vat: row.vat,
            language: row.language,
            notes: row.notes,
            tags,
            salesperson: row.salesperson_id.map(UserId::new),
            payment_terms: row.payment_terms,
            currency: row.currency,
            customer_reference: row.customer_reference,
            supplier_reference: row.supplier_reference,
        },
    }
}
