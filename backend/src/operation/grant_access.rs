//! Granting, revoking and repeating portal access: what the dialog shows, and what its buttons do.

mod act;
pub mod bulk;
mod chunk;
mod grant;
mod invite;
mod offer;
pub(crate) mod revoke;
mod row;
mod survey;

pub use act::{Outcome, act};
pub(crate) use chunk::{By, Chunk, Verb};
pub use chunk::{Done, RowResult};
pub(crate) use row::rows;
pub use row::{Row, RowState};
pub use survey::{Dialog, MOST, Rest};

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
    let store = atrium.database.read(&scope);
    let people = survey::people(&store, contacts).await?;
    survey::dialog(&store, &people, emails, atrium.now()).await
}
