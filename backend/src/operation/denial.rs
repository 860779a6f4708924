//! A right that was lacking: nothing happens, but for an entry that says who tried what.

use std::time::Duration;

use serde_json::json;

use crate::access::{Account, Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};

/// A refusal is not held up longer by a writer at work.
const PATIENCE: Duration = Duration::from_secs(1);

/// Writes who was denied what, at which route. The answer is the same whether this succeeds or not:
/// what could not be written is in the log.
pub async fn note(atrium: &Atrium, session: &Session, act: Act, route: &str, peer: &Peer) {
    let failed =
        match tokio::time::timeout(PATIENCE, write(atrium, session, act, route, peer)).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => "the database was busy".to_owned(),
        };
    let user = session.user.get();
    tracing::warn!(user, ?act, route, %failed, "a denial is not in the trail");
}

async fn write(
    atrium: &Atrium,
    session: &Session,
    act: Act,
    route: &str,
    peer: &Peer,
) -> Result<()> {
    let unit = atrium.database.write(Account::of(session)).await?;
    unit.record(
        atrium.pen(),
        atrium.now(),
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::AccessDenied,
            subject: Subject::Session(session.id),
            contact: None,
            detail: json!({ "act": format!("{act:?}"), "route": route }),
            personal: Personal {
                actor: session.name.clone(),
                subject: session.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await
}
