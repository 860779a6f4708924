//! Mailing somebody a link to choose a password.

use atrium_domain::id::UserId;
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::once::Once;
use crate::store::audit::Happened;
use crate::store::link::Purpose;
use crate::store::mail::Intention;

/// Mails a reset link to the login; an older one opens no more. Who never chose a password gets
/// their invitation again. A form that comes again mails nothing more.
///
/// # Errors
///
/// [`crate::Error::Forbidden`], [`crate::Error::NotFound`],
/// [`atrium_domain::problem::Rule::UserInactive`].
pub async fn send(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    once: &Once,
    peer: &Peer,
) -> Result<()> {
    let desk = Desk::open(atrium, session, peer).await?;
    if desk.unit.store().made_before(once).await?.is_some() {
        return Ok(());
    }
    let user = desk.active(id).await?;
    if user.has_password {
        desk.unit.withdraw_resets(user.id, desk.now).await?;
        let until = desk.now.plus(atrium.settings().reset_lifetime);
        let link = desk
            .unit
            .insert_link(Purpose::Reset, Some(user.id), None, until, desk.now)
            .await?;
        let intention = Intention::Reset { by_staff: true };
        desk.post(intention, &user, &user.login, Some(link)).await?;
    } else {
        desk.invite(&user).await?;
    }
    desk.unit.note_made(once, user.id.get(), desk.now).await?;
    let detail = json!({ "invitation": !user.has_password });
    desk.record(Happened::ResetSent, &user, detail, Vec::new())
        .await?;
    desk.finish().await
}
