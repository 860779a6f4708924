//! Choosing a language.

use atrium_domain::locale::Locale;

use crate::access::{Account, Session};
use crate::atrium::Atrium;
use crate::error::Result;

/// Remembers the language of somebody signed in. A preference, not an event: the trail has no
/// entry of it.
///
/// # Errors
///
/// The database can't be written.
pub async fn choose(atrium: &Atrium, session: &Session, language: Locale) -> Result<()> {
    let unit = atrium.database.write(Account::of(session)).await?;
    unit.set_language(session.user, language).await?;
    unit.commit().await
}
