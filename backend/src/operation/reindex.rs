//! After an update that finds or sorts names otherwise: what is stored for that is made again, a
//! few rows at a time, while the house is open.

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;

const REASON: System = System::because("tokens and sort values follow the program's rules");
/// Contacts in one unit of work: other writers come in between.
const BATCH: u64 = 200;

/// Makes some of it again; whether anything is left.
///
/// # Errors
///
/// The database can't be written.
pub async fn contacts(atrium: &Atrium) -> Result<bool> {
    let unit = atrium.database.write(REASON).await?;
    let done = unit.reindex_contacts(BATCH).await?;
    unit.commit().await?;
    Ok(done as u64 == BATCH)
}
