//! What whoever watches the house asks of the database: cheap, often, and nobody's data.

use atrium_domain::time::Duration;

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::mail::State;

const REASON: System = System::because("the operator watches the outbox");

/// The outbox in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// How many are in each state.
    pub counts: Vec<(State, i64)>,
    /// How long the oldest that has not left has waited.
    pub oldest_waits: Option<Duration>,
}

/// The outbox in figures.
///
/// # Errors
///
/// The database can't be read.
pub async fn letters(atrium: &Atrium) -> Result<Letters> {
    let store = atrium.database.read(&REASON);
    let counts = store.mail_counts().await?;
    let oldest = store.oldest_waiting_mail().await?;
    Ok(Letters {
        counts,
        oldest_waits: oldest.map(|at| atrium.now().since(at)),
    })
}
