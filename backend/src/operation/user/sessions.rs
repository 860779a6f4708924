//! Ending somebody's sessions.

use atrium_domain::id::{SessionId, UserId};
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::store::audit::Happened;
use crate::store::session::EndedBecause;

/// Ends one session, or all of them, and says how many; one's own present one stays when all are
/// meant.
///
/// # Errors
///
/// [`crate::Error::Forbidden`], [`crate::Error::NotFound`].
pub async fn end(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    which: Option<SessionId>,
    peer: &Peer,
) -> Result<u64> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    let why = EndedBecause::SignedOut;
    let ended = match which {
        Some(one) => {
            desk.unit
                .end_session_of_user(user.id, one, why, desk.now)
                .await?
        }
        None => {
            let own = (user.id == session.user).then_some(session.id);
            desk.unit
                .end_sessions_of_user(user.id, own, why, desk.now)
                .await?
        }
    };
    if ended == 0 {
        return Ok(0);
    }
    let detail = json!({ "count": ended });
    desk.record(Happened::SessionsEnded, &user, detail, Vec::new())
        .await?;
    desk.finish().await?;
    Ok(ended)
}
