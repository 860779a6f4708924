//! Verifying the trail, and erasing a person from it.

use atrium_domain::id::ContactId;

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::operation::grant_access::bulk;
use crate::store::audit::Verdict;

const REASON: System = System::because("the operator verifies the trail");

/// Walks the whole trail.
///
/// # Errors
///
/// The database can't be read.
pub async fn verify(atrium: &Atrium) -> Result<Verdict> {
    atrium
        .database
        .read(&REASON)
        .verify_trail(&atrium.key)
        .await
}

/// Erases the personal values of a contact's entries, and the person from jobs under way; what
/// happened, and when, stays.
///
/// # Errors
///
/// The database can't be written.
pub async fn erase_person(atrium: &Atrium, contact: ContactId) -> Result<u64> {
    let unit = atrium.database.write(REASON).await?;
    let erased = unit.erase_personal_of(contact).await?;
    bulk::forget(&unit, contact).await?;
    unit.commit().await?;
    Ok(erased)
}
