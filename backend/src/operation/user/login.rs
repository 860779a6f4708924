//! Changing a login, and only that: the contact's email stays as it is.

use atrium_domain::email::Email;
use atrium_domain::id::UserId;
use atrium_domain::problem::Rule;
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::Happened;
use crate::store::mail::Intention;
use crate::store::session::EndedBecause;

/// Changes the address somebody signs in with. Both addresses are told; every session ends, but
/// for one's own; links mailed to the old address open no more. Nothing happens when it is the
/// login already.
///
/// # Errors
///
/// [`Rule::EmailTakenByOtherUser`], archived logins included; [`Error::Forbidden`],
/// [`Error::NotFound`].
pub async fn change(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    to: &Email,
    peer: &Peer,
) -> Result<()> {
    let desk = Desk::open(atrium, session, peer).await?;
    let user = desk.user(id).await?;
    if user.login == to.as_str() {
        return Ok(());
    }
    let key = to.login_key();
    let taken = desk
        .unit
        .store()
        .users_by_key([&key].into_iter())
        .await?
        .into_values()
        .any(|other| other.id != user.id);
    if taken {
        return Err(Error::field("login", Rule::EmailTakenByOtherUser));
    }
    desk.unit.set_login(user.id, to).await?;
    desk.unit.withdraw_links(user.id, desk.now).await?;
    // Its letter went to an address that is no longer theirs.
    desk.unit.withdraw_offers_to(&[user.id], desk.now).await?;
    let own = (user.id == session.user).then_some(session.id);
    desk.unit
        .end_sessions_of_user(user.id, own, EndedBecause::CredentialsChanged, desk.now)
        .await?;
    let told = || Intention::LoginChanged {
        old: user.login.clone(),
        new: to.as_str().to_owned(),
        at: desk.now.micros(),
    };
    desk.post(told(), &user, &user.login, None).await?;
    // Another spelling of the same address reaches the same person once.
    if user.login_key != key.as_str() {
        desk.post(told(), &user, to.as_str(), None).await?;
    }
    let values = vec![("login".to_owned(), format!("{} → {to}", user.login))];
    desk.record(Happened::LoginChanged, &user, json!({}), values)
        .await?;
    desk.finish().await
}
