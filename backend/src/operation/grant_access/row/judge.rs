//! Contacts judged: each becomes the row it is at this moment.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::email::{Email, LoginKey};
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;

use super::{Row, RowState};
use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::contact::Contact;
use crate::store::link::{Link, Standing};
use crate::store::membership::Membership;
use crate::store::offer::Offer;
use crate::store::user::User;

/// What is known of a contact before its row is judged.
struct Known {
    contact: Contact,
    membership: Option<Membership>,
    user: Option<User>,
    staff: Option<User>,
    invitation: Option<Link>,
    offer: Option<Offer>,
    archived_above: Option<String>,
}

/// Exactly these contacts as rows; `shared` are the addresses that stand on several rows.
pub(crate) async fn rows(
    store: &Store<'_, BackOffice>,
    contacts: Vec<Contact>,
    emails: &BTreeMap<ContactId, String>,
    shared: &BTreeSet<LoginKey>,
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
    let mut offers = store.open_offers(&ids).await?;
    let mut archived_above = store.archived_above(&ids).await?;
    let typed: Vec<(String, Option<Email>)> = contacts
        .iter()
        .map(|contact| {
            let text = emails
                .get(&contact.id)
                .unwrap_or(&contact.fields.email)
                .trim()
                .to_owned();
            let email = text.parse().ok();
            (text, email)
        })
        .collect();
    let keys: Vec<Option<LoginKey>> = typed
        .iter()
        .map(|(_, email)| email.as_ref().map(Email::login_key))
        .collect();
    let owners = store.users_by_key(keys.iter().flatten()).await?;
    Ok(contacts
        .into_iter()
        .zip(typed)
        .zip(&keys)
        .map(|((contact, (text, email)), key)| {
            let owner = key.as_ref().and_then(|key| owners.get(key.as_str()));
            let twice = key.as_ref().is_some_and(|key| shared.contains(key));
            let membership = memberships.remove(&contact.id);
            let known = Known {
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
                offer: offers.remove(&contact.id),
                archived_above: archived_above.remove(&contact.id),
                membership,
                contact,
            };
            judge(known, text, email, owner, twice, now)
        })
        .collect())
}

/// The table of product.md section 2, row by row. It tells no more than that table: of a login
/// elsewhere neither whose it is nor when it was used.
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
        offer,
        archived_above,
    } = known;
    let open = membership
        .as_ref()
        .is_some_and(|membership| membership.ended_at.is_none());
    let active = user.as_ref().is_some_and(|user| user.archived_at.is_none());
    let own = |other: &User| user.as_ref().is_some_and(|user| user.id == other.id);
    let elsewhere =
        |other: &User| !other.is_internal() && other.archived_at.is_none() && !(own(other) && open);
    let offered_to = |other: &User| offer.as_ref().is_some_and(|offer| offer.user == other.id);

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
    } else if let Some(offer) = &offer {
        RowState::Offered {
            until: offer.expires_at,
        }
    } else if owner.is_some_and(elsewhere) {
        // Also somebody who was revoked here and whose login lives on: it is theirs to accept.
        RowState::LoginElsewhere
    } else {
        RowState::Outside
    };

    // A reset goes to the login and a repeated offer to its owner, whatever stands in the row.
    let is_unused = match state {
        RowState::Invited { .. } | RowState::Inside => {
            user.as_ref().is_some_and(|user| user.has_password)
        }
        RowState::Offered { .. } | RowState::Internal => true,
        RowState::Outside | RowState::LoginElsewhere => false,
    };
    let problem = if is_unused {
        None
    } else if email.is_none() {
        Some(Rule::EmailInvalid)
    } else if twice {
        Some(Rule::EmailTwiceInDialog)
    } else {
        match (owner, state) {
            (None, _) => None,
            (Some(owner), _) if own(owner) || offered_to(owner) => None,
            (Some(_), RowState::LoginElsewhere) => None,
            (
                Some(_),
                RowState::Outside
                | RowState::Invited { .. }
                | RowState::Inside
                | RowState::Offered { .. }
                | RowState::Internal,
            ) => Some(Rule::EmailTakenByOtherUser),
        }
    };
    let latest_authentication = match state {
        RowState::Internal => staff.and_then(|user| user.last_sign_in_at),
        RowState::Inside => membership
            .as_ref()
            .and_then(|membership| membership.last_used_at),
        RowState::Outside
        | RowState::Invited { .. }
        | RowState::LoginElsewhere
        | RowState::Offered { .. } => None,
    };
    Row {
        latest_authentication,
        contact,
        typed,
        email,
        problem,
        state,
        user,
        membership,
        owner: owner.cloned(),
        offer,
        archived_above,
    }
}
