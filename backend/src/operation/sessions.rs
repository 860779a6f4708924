//! One's own sessions: seeing them, and ending them.

use atrium_domain::id::SessionId;
use serde_json::json;

use crate::access::{Account, Act, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::session::{EndedBecause, OpenSession};

/// As many as the page shows, last used first.
const MOST: u64 = 50;

/// One's own sessions that still open.
///
/// # Errors
///
/// The database can't be read.
pub async fn list(atrium: &Atrium, session: &Session) -> Result<Vec<OpenSession>> {
    let scope = Account::of(session);
    let store = atrium.database.read(&scope);
    store.open_sessions(session.user, MOST, atrium.now()).await
}

/// Which to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// This one, which is not the one that asks: that is what *Logout* is for.
    One(SessionId),
    /// All but the one that asks.
    Others,
}

/// Ends sessions of one's own; open tabs leave within a second.
///
/// # Errors
///
/// [`Error::NotFound`] for a session that is over, somebody else's, or the one that asks.
pub async fn end(atrium: &Atrium, session: &Session, which: Which, peer: &Peer) -> Result<u64> {
    session.must(Act::ManageOwnAccount)?;
    let now = atrium.now();
    let why = EndedBecause::SignedOut;
    let unit = atrium.database.write(Account::of(session)).await?;
    let (ended, subject) = match which {
        Which::One(id) if id == session.id => return Err(Error::NotFound),
        Which::One(id) => (unit.end_session(id, why, now).await?, Subject::Session(id)),
        Which::Others => (
            unit.end_sessions_of_user(session.user, Some(session.id), why, now)
                .await?,
            Subject::User(session.user),
        ),
    };
    match (which, ended) {
        (Which::One(_), 0) => return Err(Error::NotFound),
        (Which::Others, 0) => return Ok(0),
        (Which::One(_) | Which::Others, _) => {}
    }
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::SessionsEnded,
            subject,
            contact: None,
            detail: json!({ "ended": ended }),
            personal: Personal {
                actor: session.name.clone(),
                subject: session.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    atrium.ended.notify_waiters();
    Ok(ended)
}
