//! Changing what staff may do.

use atrium_domain::id::UserId;
use atrium_domain::permission::Role;
use atrium_domain::problem::Rule;
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::Happened;

/// Gives staff another role; it holds from their next request on, in every session.
///
/// # Errors
///
/// [`Rule::NotOneself`]; [`Rule::LastAdministrator`]; [`Rule::UnknownChoice`] for a customer, who
/// has none; [`Error::Forbidden`], [`Error::NotFound`].
pub async fn change(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    to: Role,
    peer: &Peer,
) -> Result<()> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    desk.not_oneself(&user)?;
    let Some(from) = user.role else {
        return Err(Error::field("role", Rule::UnknownChoice));
    };
    if from == to {
        return Ok(());
    }
    desk.not_the_last(&user).await?;
    desk.unit.set_role(user.id, to).await?;
    // Open tabs look again: what they show may be more than the new role sees.
    desk.unit.bump_epoch().await?;
    let detail = json!({ "from": from.code(), "to": to.code() });
    desk.record(Happened::RoleChanged, &user, detail, Vec::new())
        .await?;
    desk.finish().await
}
