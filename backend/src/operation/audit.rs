//! Verifying the trail, and erasing a person from it.

use atrium_domain::id::ContactId;

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::operation::grant_access::bulk;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject, Verdict};

const REASON: System = System::because("the operator verifies the trail");
const ERASES: System = System::because("the operator erases a person");

/// Walks the whole trail, as of one moment.
///
/// # Errors
///
/// The database can't be read.
pub async fn verify(atrium: &Atrium) -> Result<Verdict> {
    let moment = atrium.database.moment(REASON).await?;
    moment.store().verify_trail(&atrium.key).await
}

/// Erases the personal values of a contact's entries, and the person from jobs under way; what
/// happened, and when, stays, and an entry says beside which entries nothing stands any more.
///
/// # Errors
///
/// The database can't be written.
pub async fn erase_person(atrium: &Atrium, contact: ContactId) -> Result<i64> {
    let unit = atrium.database.write(ERASES).await?;
    let erased = unit.erase_personal_of(contact).await?;
    bulk::forget(&unit, contact).await?;
    unit.record(
        atrium.pen(),
        atrium.now(),
        Entry {
            actor: Actor::Operator,
            happened: Happened::PersonErased,
            subject: Subject::Contact(contact),
            contact: None,
            detail: erased.detail(),
            personal: Personal::default(),
        },
    )
    .await?;
    unit.commit().await?;
    Ok(erased.count())
}
