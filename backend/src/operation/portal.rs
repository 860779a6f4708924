//! What a customer sees of their own.

use crate::access::{Portal, Session};
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::contact::Contact;

/// The contact the membership in use is tied to.
///
/// # Errors
///
/// [`crate::Error::NotFound`] when it is archived, or for staff.
pub async fn own_details(atrium: &Atrium, session: &Session) -> Result<Contact> {
    let scope = Portal::of(session)?;
    atrium.database.read(&scope).contact(scope.contact()).await
}
