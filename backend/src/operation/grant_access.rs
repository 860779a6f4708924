//! Granting, revoking and repeating portal access: what the dialog shows, and what its buttons do.

mod act;
pub(crate) mod revoke;
mod row;

pub use act::{Done, Outcome, RowResult, act};
pub use row::{Dialog, Row, RowState};

use std::collections::BTreeMap;

use atrium_domain::id::ContactId;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::Atrium;
use crate::error::Result;

/// The dialog for these contacts, with addresses typed in it so far.
///
/// # Errors
///
/// [`crate::Error::Forbidden`]; [`crate::Error::NotFound`] when none of them is in sight.
pub async fn look(
    atrium: &Atrium,
    session: &Session,
    contacts: &[ContactId],
    emails: &BTreeMap<ContactId, String>,
) -> Result<Dialog> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    row::dialog(
        &atrium.database.read(&scope),
        contacts,
        emails,
        atrium.now(),
    )
    .await
}
