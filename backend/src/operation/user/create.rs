//! A login for a new colleague.

use atrium_domain::form::NewColleague;
use atrium_domain::id::UserId;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use serde_json::json;

use super::Desk;
use crate::access::Session;
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::once::Once;
use crate::store::audit::Happened;
use crate::store::contact::Fields;
use crate::store::user::NewUser;

/// Creates a login for staff, with a contact of their own, and mails them a link to choose a
/// password; of a form that comes again, the login it made.
///
/// # Errors
///
/// [`Rule::EmailTakenByOtherUser`], archived logins included; [`Error::Forbidden`].
pub async fn create(
    atrium: &Atrium,
    session: &Session,
    input: &NewColleague,
    once: &Once,
    peer: &Peer,
) -> Result<UserId> {
    let desk = Desk::open(atrium, session, peer).await?;
    if let Some(made) = desk.unit.store().made_before(once).await? {
        return Ok(UserId::new(made));
    }
    let key = input.email.login_key();
    let taken = desk.unit.store().users_by_key([&key].into_iter()).await?;
    if !taken.is_empty() {
        return Err(Error::field("email", Rule::EmailTakenByOtherUser));
    }
    let fields = Fields {
        contact_type: "contact".to_owned(),
        name: input.name.clone(),
        email: input.email.as_str().to_owned(),
        language: input
            .language
            .map(Locale::code)
            .unwrap_or_default()
            .to_owned(),
        ..Fields::default()
    };
    let contact = desk.unit.insert_contact(&fields, false, desk.now).await?;
    let new = NewUser {
        role: Some(input.role),
        contact: Some(contact),
        login: input.email.as_str(),
        login_key: &key,
        name: &input.name,
        password_hash: None,
        language: input.language,
    };
    let user = desk.unit.insert_colleague(new, desk.now).await?;
    desk.invite(&user).await?;
    let detail = json!({ "role": input.role.code() });
    desk.record(Happened::UserCreated, &user, detail, Vec::new())
        .await?;
    let id = user.id;
    desk.unit.note_made(once, id.get(), desk.now).await?;
    desk.finish().await?;
    Ok(id)
}
