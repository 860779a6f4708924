//! What a customer sees of their own.

use crate::access::{Portal, Session};
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::contact::{ContactPerson, Own};

/// The contact the membership in use is tied to.
///
/// # Errors
///
/// [`crate::Error::NotFound`] when it is archived, or for staff.
pub async fn own_contact(atrium: &Atrium, session: &Session) -> Result<Own> {
    let scope = Portal::of(session)?;
    atrium.database.read(&scope).own_contact().await
}

/// Whom the customer turns to: who looks after their contact, else after the company it belongs to.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for staff.
pub async fn contact_person(
    atrium: &Atrium,
    session: &Session,
    own: &Own,
) -> Result<Option<ContactPerson>> {
    let scope = Portal::of(session)?;
    let store = atrium.database.read(&scope);
    store.contact_person(own.salesperson).await
}
