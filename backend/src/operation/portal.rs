//! What a customer sees of their own.

use crate::access::{Portal, Session};
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::contact::{Contact, ContactPerson};

/// The contact the membership in use is tied to.
///
/// # Errors
///
/// [`crate::Error::NotFound`] when it is archived, or for staff.
pub async fn own_details(atrium: &Atrium, session: &Session) -> Result<Contact> {
    let scope = Portal::of(session)?;
    atrium.database.read(&scope).contact(scope.contact()).await
}

/// Whom the customer turns to: who looks after their contact, else after the company it belongs to.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for staff.
pub async fn contact_person(
    atrium: &Atrium,
    session: &Session,
    own: &Contact,
) -> Result<Option<ContactPerson>> {
    let scope = Portal::of(session)?;
    let store = atrium.database.read(&scope);
    store.contact_person(own.fields.salesperson).await
}
