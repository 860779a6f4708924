//! Taking the demo back: what it wrote and nothing depends on. The trail stays, as always.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::email::LoginKey;
use atrium_domain::id::ContactId;
use atrium_domain::permission::Role;
use serde_json::json;

use super::{CUSTOMERS, SOURCE, STAFF};
use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, Fields};
use crate::store::import_origin::Origin;
use crate::store::session::EndedBecause;
use crate::store::user::User;
use crate::store::{Store, Unit};

const REASON: System = System::because("the operator takes the demo back");

/// Why something could not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was edited here.
    Edited,
    /// Contacts that stay are below it.
    OthersBelow,
    /// Somebody has, or had, access through it that the demo did not give.
    Access,
    /// The login granted access that stays; it can't be used any more.
    GrantedOthers,
    /// The login has access that the demo did not give.
    AccessElsewhere,
}

/// Something that could not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name, or its login.
    pub what: String,
    /// Why.
    pub why: Why,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removed {
    /// Contacts that are gone.
    pub contacts: usize,
    /// Logins that are gone.
    pub logins: usize,
    /// What could not go.
    pub kept: Vec<Kept>,
    /// Somebody can still sign in as administrator, or nobody of staff is left at all, so that
    /// the next start offers the set-up link.
    pub administrator_left: bool,
}

/// Removes what the demo wrote and nothing depends on.
///
/// # Errors
///
/// The database can't be written; nothing is removed then.
pub async fn remove(atrium: &Atrium) -> Result<Removed> {
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    let origins = unit.store().origins(SOURCE).await?;
    let mut removed = Removed::default();
    let mut own: BTreeSet<ContactId> = origins.values().map(|origin| origin.contact).collect();
    for user in customers(&unit.store(), &origins).await? {
        if unit
            .store()
            .contacts_of_user(user.id)
            .await?
            .is_subset(&own)
        {
            unit.remove_user(&user).await?;
            removed.logins += 1;
        } else {
            removed.kept.push(Kept {
                what: user.login,
                why: Why::AccessElsewhere,
            });
        }
    }
    for (_, login, _) in STAFF {
        let Some(user) = by_login(&unit.store(), login)
            .await?
            .filter(User::is_internal)
        else {
            continue;
        };
        if unit.store().granted_by(user.id).await? == 0 {
            unit.remove_user(&user).await?;
            removed.logins += 1;
            own.extend(user.contact);
        } else {
            // Not there to sign in with, but there for whoever asks who granted it.
            unit.set_password(user.id, None).await?;
            unit.withdraw_resets(user.id, now).await?;
            unit.end_sessions_of_user(user.id, None, EndedBecause::CredentialsChanged, now)
                .await?;
            removed.kept.push(Kept {
                what: user.login,
                why: Why::GrantedOthers,
            });
        }
    }
    let free = free(&unit, own, &origins, &mut removed.kept).await?;
    unit.remove_contacts(&free).await?;
    removed.contacts = free.len();
    removed.administrator_left =
        !unit.store().has_staff().await? || unit.store().has_active(Role::Administrator).await?;
    if removed.contacts + removed.logins > 0 {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::Operator,
                happened: Happened::DemoRemoved,
                subject: Subject::Nothing,
                contact: None,
                detail: json!({
                    "contacts": removed.contacts,
                    "logins": removed.logins,
                    "kept": removed.kept.len(),
                }),
                personal: Personal::default(),
            },
        )
        .await?;
    }
    unit.commit().await?;
    atrium.ended.notify_waiters();
    Ok(removed)
}

async fn by_login(store: &Store<'_, System>, login: &str) -> Result<Option<User>> {
    Ok(store
        .credential_by_key(&LoginKey::of(login))
        .await?
        .map(|credential| credential.user))
}

/// The logins the demo gave its customers. One that people gave to the same contact later, under
/// another address, is theirs.
async fn customers(
    store: &Store<'_, System>,
    origins: &BTreeMap<String, Origin>,
) -> Result<Vec<User>> {
    let mut users = Vec::new();
    for (id, _) in CUSTOMERS {
        let Some(origin) = origins.get(id) else {
            continue;
        };
        users.extend(
            by_login(store, &origin.imported.fields.email)
                .await?
                .filter(|user| !user.is_internal()),
        );
    }
    Ok(users)
}

/// The contacts of `own` that nothing depends on; the others are named in `kept`.
async fn free(
    unit: &Unit<System>,
    own: BTreeSet<ContactId>,
    origins: &BTreeMap<String, Origin>,
    kept: &mut Vec<Kept>,
) -> Result<BTreeSet<ContactId>> {
    let store = unit.store();
    let used = store.contacts_with_access(&own).await?;
    let parents = store.parents_of_children(&own).await?;
    let mut free = own.clone();
    let mut names = BTreeMap::new();
    for id in own {
        let contact = store.contact(id).await?;
        let origin = origins.values().find(|origin| origin.contact == id);
        let why = if used.contains(&id) {
            Some(Why::Access)
        } else if origin.is_some_and(|origin| is_edited(origin, &contact)) {
            Some(Why::Edited)
        } else {
            None
        };
        if let Some(why) = why {
            free.remove(&id);
            kept.push(Kept {
                what: contact.fields.name.clone(),
                why,
            });
        }
        names.insert(id, contact.fields.name);
    }
    // A child that stays keeps its parent, and that one its own, to the top.
    while let Some(parent) = parents
        .iter()
        .find(|(child, parent)| !free.contains(child) && free.contains(parent))
        .map(|(_, parent)| *parent)
    {
        free.remove(&parent);
        kept.push(Kept {
            what: names.remove(&parent).unwrap_or_default(),
            why: Why::OthersBelow,
        });
    }
    Ok(free)
}

fn is_edited(origin: &Origin, here: &Contact) -> bool {
    let in_order = |fields: &Fields| {
        let mut fields = fields.clone();
        fields.tags.sort();
        fields
    };
    in_order(&origin.imported.fields) != in_order(&here.fields)
        || origin.imported.archived != here.archived_at.is_some()
}
