//! The rows of the dialog: who they are, where they stand, what may be done.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::email::Email;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;

use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::contact::Contact;
use crate::store::link::{Link, Standing};
use crate::store::membership::Membership;
use crate::store::user::User;

/// The dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// Its rows, in name order.
    pub rows: Vec<Row>,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// No user, or a revoked one.
    Outside,
    /// Invited, never signed in.
    Invited {
        /// When the newest link ends or ended; none if it was withdrawn.
        until: Option<Timestamp>,
    },
    /// A portal user who has signed in.
    Inside,
    /// Staff.
    Internal,
    /// The address is another customer's portal login.
    LoginElsewhere,
}

/// A row of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The contact.
    pub contact: Contact,
    /// The address as typed, or else the contact's.
    pub typed: String,
    /// The address, where it is exactly one.
    pub email: Option<Email>,
    /// What is wrong with the address.
    pub problem: Option<Rule>,
    /// The last sign-in of the row's user.
    pub latest_authentication: Option<Timestamp>,
    /// Where it stands.
    pub state: RowState,
    pub(super) user: Option<User>,
    pub(super) membership: Option<Membership>,
}

impl Row {
    /// Its number.
    #[must_use]
    pub const fn id(&self) -> ContactId {
        self.contact.id
    }

    /// *Grant Access* is offered.
    #[must_use]
    pub fn may_grant(&self) -> bool {
        self.why_not_grant().is_none()
    }

    /// Why access can't be granted.
    #[must_use]
    pub fn why_not_grant(&self) -> Option<Rule> {
        if self.contact.archived_at.is_some() {
            return Some(Rule::ContactArchived);
        }
        match self.state {
            RowState::Outside => self.problem.clone(),
            RowState::Invited { .. } | RowState::Inside => Some(Rule::AlreadyInPortal),
            RowState::Internal => Some(Rule::InternalUser),
            RowState::LoginElsewhere => Some(self.problem.clone().unwrap_or(Rule::LoginElsewhere)),
        }
    }

    /// *Revoke Access* is offered.
    #[must_use]
    pub const fn may_revoke(&self) -> bool {
        match self.state {
            RowState::Invited { .. } | RowState::Inside => true,
            RowState::Outside | RowState::Internal | RowState::LoginElsewhere => false,
        }
    }

    /// *Re-Invite* is offered.
    #[must_use]
    pub const fn may_reinvite(&self) -> bool {
        self.may_revoke() && self.problem.is_none()
    }
}

/// What is known of a contact before its row is judged.
struct Known {
    contact: Contact,
    membership: Option<Membership>,
    user: Option<User>,
    staff: Option<User>,
    invitation: Option<Link>,
}

pub(super) async fn dialog(
    store: &Store<'_, BackOffice>,
    selected: &[ContactId],
    emails: &BTreeMap<ContactId, String>,
    now: Timestamp,
) -> Result<Dialog> {
    let contacts = with_people(store, selected).await?;
    rows(store, contacts, emails, now)
        .await
        .map(|rows| Dialog { rows })
}

/// The selected contacts and their children of type contact or other, once each, in name order.
async fn with_people(
    store: &Store<'_, BackOffice>,
    selected: &[ContactId],
) -> Result<Vec<Contact>> {
    let chosen = store.contacts(selected).await?;
    if chosen.is_empty() {
        return Err(Error::NotFound);
    }
    let found: Vec<ContactId> = chosen.iter().map(|contact| contact.id).collect();
    let children = store.children(&found).await?;
    let mut ids: BTreeSet<ContactId> = found.into_iter().collect();
    let before = ids.len();
    ids.extend(
        children
            .iter()
            .filter(|child| child.contact_type().may_have_access())
            .map(|child| child.id),
    );
    if ids.len() == before {
        return Ok(chosen);
    }
    let all: Vec<ContactId> = ids.into_iter().collect();
    store.contacts(&all).await
}

/// Exactly these contacts as rows.
pub(super) async fn rows(
    store: &Store<'_, BackOffice>,
    contacts: Vec<Contact>,
    emails: &BTreeMap<ContactId, String>,
    now: Timestamp,
) -> Result<Vec<Row>> {
    let ids: Vec<ContactId> = contacts.iter().map(|contact| contact.id).collect();
    let mut memberships = store.newest_memberships(&ids).await?;
    let users = store
        .users(memberships.values().map(|membership| membership.user))
        .await?;
    let staff = store.staff_of_contacts(&ids).await?;
    let mut invitations = store
        .invitations(memberships.values().map(|membership| membership.id))
        .await?;
    let known: Vec<Known> = contacts
        .into_iter()
        .map(|contact| {
            let membership = memberships.remove(&contact.id);
            Known {
                user: membership
                    .as_ref()
                    .and_then(|membership| users.get(&membership.user).cloned()),
                staff: staff
                    .iter()
                    .find(|user| user.contact == Some(contact.id))
                    .cloned(),
                invitation: membership
                    .as_ref()
                    .and_then(|membership| invitations.remove(&membership.id)),
                membership,
                contact,
            }
        })
        .collect();

    let typed: Vec<(String, Option<Email>)> = known
        .iter()
        .map(|known| {
            let text = emails
                .get(&known.contact.id)
                .unwrap_or(&known.contact.fields.email)
                .trim()
                .to_owned();
            let email = text.parse().ok();
            (text, email)
        })
        .collect();
    let keys: Vec<_> = typed
        .iter()
        .map(|(_, email)| email.as_ref().map(Email::login_key))
        .collect();
    let by_key = store.users_by_key(keys.iter().flatten()).await?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for key in keys.iter().flatten() {
        *times.entry(key.as_str()).or_default() += 1;
    }
    Ok(known
        .into_iter()
        .zip(typed)
        .zip(&keys)
        .map(|((known, (text, email)), key)| {
            let owner = key.as_ref().and_then(|key| by_key.get(key.as_str()));
            let twice = key
                .as_ref()
                .is_some_and(|key| times.get(key.as_str()).is_some_and(|n| *n > 1));
            judge(known, text, email, owner, twice, now)
        })
        .collect())
}

/// The table of product.md section 2, row by row.
fn judge(
    known: Known,
    typed: String,
    email: Option<Email>,
    owner: Option<&User>,
    twice: bool,
    now: Timestamp,
) -> Row {
    let Known {
        contact,
        membership,
        user,
        staff,
        invitation,
    } = known;
    let open = membership
        .as_ref()
        .is_some_and(|membership| membership.ended_at.is_none());
    let active = user.as_ref().is_some_and(|user| user.archived_at.is_none());
    let own = |other: &User| user.as_ref().is_some_and(|user| user.id == other.id);
    let elsewhere =
        |other: &User| !other.is_internal() && other.archived_at.is_none() && !(own(other) && open);

    let state = if staff.is_some() {
        RowState::Internal
    } else if open && active {
        match &user {
            Some(user) if user.last_sign_in_at.is_some() => RowState::Inside,
            Some(_) | None => RowState::Invited {
                until: invitation
                    .filter(|link| matches!(link.standing(now), Standing::Open | Standing::Expired))
                    .map(|link| link.expires_at),
            },
        }
    } else if owner.is_some_and(elsewhere) || active {
        // Also somebody whose login lives on in another membership: it is theirs to accept.
        RowState::LoginElsewhere
    } else {
        RowState::Outside
    };

    let problem = if matches!(state, RowState::Internal) {
        None
    } else if email.is_none() {
        Some(Rule::EmailInvalid)
    } else if twice {
        Some(Rule::EmailTwiceInDialog)
    } else {
        match (owner, state) {
            (None, _) => None,
            (Some(owner), _) if own(owner) => None,
            (Some(_), RowState::LoginElsewhere) => None,
            (
                Some(_),
                RowState::Outside
                | RowState::Invited { .. }
                | RowState::Inside
                | RowState::Internal,
            ) => Some(Rule::EmailTakenByOtherUser),
        }
    };
    Row {
        latest_authentication: staff
            .as_ref()
            .or(user.as_ref())
            .and_then(|user| user.last_sign_in_at),
        contact,
        typed,
        email,
        problem,
        state,
        user,
        membership,
    }
}
