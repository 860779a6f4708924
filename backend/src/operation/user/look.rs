//! A login with all there is to see of it.

use atrium_domain::id::UserId;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::store::audit::Read;
use crate::store::contact::Contact;
use crate::store::membership::Membership;
use crate::store::session::OpenSession;
use crate::store::user::User;
use crate::store::user_list::Behind;

/// Memberships of one login that are shown; acts go by all of them.
const MEMBERSHIPS: u64 = 200;
const SESSIONS: u64 = 100;
const HISTORY: u64 = 50;

/// A login and what belongs to it.
#[derive(Debug)]
pub struct Seen {
    /// The login.
    pub user: User,
    /// The contacts behind it.
    pub behind: Vec<Behind>,
    /// Its memberships, open ones first, newest first, with their contacts.
    pub memberships: Vec<(Membership, Option<Contact>)>,
    /// Its open sessions, the one used last first.
    pub sessions: Vec<OpenSession>,
    /// What happened to it, newest first.
    pub history: Vec<Read>,
    /// Whether more happened before that.
    pub more_history: bool,
}

/// Looks at one login; at its history from `before` an entry on.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn look(
    atrium: &Atrium,
    session: &Session,
    id: UserId,
    before: Option<i64>,
) -> Result<Seen> {
    session.must(Act::Administer)?;
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let user = store.user(id).await?.ok_or(Error::NotFound)?;
    let memberships = store.memberships_of(id, MEMBERSHIPS).await?;
    let ids: Vec<_> = memberships.iter().map(|it| it.contact).collect();
    let contacts = store.contacts(&ids).await?;
    let mut history = store.history_of_user(id, before, HISTORY + 1).await?;
    let more_history = history.len() as u64 > HISTORY;
    history.truncate(usize::try_from(HISTORY).unwrap_or(usize::MAX));
    Ok(Seen {
        behind: store.contacts_behind(id).await?,
        memberships: memberships
            .into_iter()
            .map(|membership| {
                let contact = contacts.iter().find(|one| one.id == membership.contact);
                let contact = contact.cloned();
                (membership, contact)
            })
            .collect(),
        sessions: store.open_sessions(id, SESSIONS, atrium.now()).await?,
        history,
        more_history,
        user,
    })
}
