//! Making one contact of duplicates.
//!
//! One stays, with its number, its version and its login. What the others have goes to it: the
//! contacts below them, memberships with their history, letters, rows of imports, tags, and values
//! where it has none. The others are archived and say where they went; nothing is deleted.
//!
//! Whose access survives: where the duplicates belong to the same company, or are companies of
//! their own, they were one all along, and whoever had access keeps it. Where one belongs to
//! another company, merging moves it elsewhere, and access at and below it ends, as with any move
//! (product.md, *company tree*); that is asked first. Two different logins on one contact can't be
//! decided here: one has to be revoked first.

mod fill;

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::contact::LEVELS_MAX;
use atrium_domain::form::MergeRequest;
use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::problem::{Problem, Problems, Rule};
use serde_json::json;

use super::contact::{are_agreed, entry, old_and_new};
use super::grant_access::revoke::end_access_with_contact;
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::audit::Happened;
use crate::store::contact::{Access, Contact, Fields};

/// One of the duplicates, and what it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The contact.
    pub contact: Contact,
    /// Contacts right below it.
    pub children: u64,
    /// Rows of files it was imported from.
    pub origins: u64,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// All of them, in the order asked for.
    pub contacts: Vec<Duplicate>,
    /// The one that stays.
    pub stay: ContactId,
    /// What it will be.
    pub fields: Fields,
    /// In which fields that differs from what it is: name, value before, value after.
    pub filled: Vec<(&'static str, String, String)>,
    /// Values of the others that nothing keeps: contact, field, value.
    pub left: Vec<(ContactId, &'static str, String)>,
    /// Access that goes on, for the one that stays.
    pub keeps: Vec<Access>,
    /// Access that ends.
    pub ends: Vec<Access>,
    /// Why it can't be done.
    pub problems: Option<Problems>,
}

impl Preview {
    /// The one that stays.
    #[must_use]
    pub fn staying(&self) -> Option<&Contact> {
        self.contacts
            .iter()
            .map(|one| &one.contact)
            .find(|contact| contact.id == self.stay)
    }

    fn others(&self) -> impl Iterator<Item = &Duplicate> {
        self.contacts
            .iter()
            .filter(|one| one.contact.id != self.stay)
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Merged {
    /// Done.
    Done,
    /// Not done: something is in the way, changed since it was looked at, or has to be agreed to.
    Asks {
        /// As it would be now.
        preview: Box<Preview>,
        /// One of them was changed since it was looked at.
        stale: bool,
    },
}

/// What a merge would do.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Error::NotFound`] when one of them is not in sight.
pub async fn look(atrium: &Atrium, session: &Session, request: &MergeRequest) -> Result<Preview> {
    session.must(Act::EditContacts)?;
    let scope = BackOffice::of(session)?;
    preview(&atrium.database.read(&scope), request).await
}

/// Merges.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Error::NotFound`] when one of them is not in sight.
pub async fn merge(
    atrium: &Atrium,
    session: &Session,
    request: &MergeRequest,
    peer: &Peer,
) -> Result<Merged> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let preview = preview(&unit.store(), request).await?;
    let stale = preview
        .contacts
        .iter()
        .any(|one| request.seen.get(&one.contact.id) != Some(&one.contact.version));
    if stale || preview.problems.is_some() || !are_agreed(&preview.ends, &request.ending) {
        return Ok(Merged::Asks {
            preview: Box::new(preview),
            stale,
        });
    }
    let stay = preview
        .staying()
        .ok_or_else(|| Error::Internal("the contact that stays is not there".to_owned()))?;
    end_access_with_contact(atrium, session, peer, &unit, &preview.ends, now).await?;
    unit.update_contact(stay.id, stay.version, &preview.fields, now)
        .await?;
    for other in preview.others() {
        unit.give_contact(&other.contact, stay, now).await?;
        let written = entry(
            session,
            Happened::ContactMergedInto,
            other.contact.id,
            &other.contact.fields.name,
            json!({ "into": stay.id }),
            Vec::new(),
            peer,
        );
        unit.record(atrium.pen(), now, written).await?;
    }
    unit.name_login_of(stay.id, &preview.fields.name).await?;
    let others = || preview.others();
    let written = entry(
        session,
        Happened::ContactsMerged,
        stay.id,
        &preview.fields.name,
        json!({
            "from": others().map(|one| one.contact.id).collect::<Vec<_>>(),
            "children": others().map(|one| one.children).sum::<u64>(),
            "origins": others().map(|one| one.origins).sum::<u64>(),
            "access_kept": preview.keeps.len(),
            "access_ended": preview.ends.len(),
            "fields": preview.filled.iter().map(|(name, ..)| *name).collect::<Vec<_>>(),
        }),
        old_and_new(&preview.filled),
        peer,
    );
    unit.record(atrium.pen(), now, written).await?;
    unit.commit().await?;
    if !preview.ends.is_empty() {
        atrium.ended.notify_waiters();
    }
    Ok(Merged::Done)
}

async fn preview(store: &Store<'_, BackOffice>, request: &MergeRequest) -> Result<Preview> {
    let ids = &request.contacts;
    let children = store.count_children(ids).await?;
    let origins = store.count_origins(ids).await?;
    let found = store.with_tags(store.contacts(ids).await?).await?;
    let mut contacts = Vec::new();
    for id in ids {
        let contact = found.iter().find(|one| one.id == *id);
        contacts.push(Duplicate {
            contact: contact.ok_or(Error::NotFound)?.clone(),
            children: children.get(id).copied().unwrap_or_default(),
            origins: origins.get(id).copied().unwrap_or_default(),
        });
    }
    let stay = contacts
        .iter()
        .find(|one| one.contact.id == request.stay)
        .ok_or(Error::NotFound)?
        .contact
        .clone();
    let others: Vec<&Contact> = contacts
        .iter()
        .map(|one| &one.contact)
        .filter(|one| one.id != stay.id)
        .collect();
    let access = store.access_below(ids).await?;
    let filled = fill::fill(&stay, &others);
    let mut problems = judge(store, &stay, &others).await?;
    let (keeps, ends) = divide(&stay, &others, &access);
    if logins(&access, ids).len() > 1 {
        problems.push(Problem::of_form(Rule::MergeTwoLogins));
    }
    if !keeps.is_empty()
        && let Some(name) = store.archived_above(&[stay.id]).await?.remove(&stay.id)
    {
        // Whoever keeps access here would have it at an archived place.
        problems.push(Problem::of("stay", Rule::AboveArchived { name }));
    }
    Ok(Preview {
        filled: stay.fields.differences(&filled.fields),
        fields: filled.fields,
        left: filled.left,
        stay: stay.id,
        keeps,
        ends,
        problems: Problems::collected(problems),
        contacts,
    })
}

async fn judge(
    store: &Store<'_, BackOffice>,
    stay: &Contact,
    others: &[&Contact],
) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let ids: Vec<ContactId> = others.iter().map(|one| one.id).chain([stay.id]).collect();
    if stay.archived_at.is_some() {
        problems.push(Problem::of("stay", Rule::ContactArchived));
    }
    if others.iter().any(|one| one.merged_into.is_some()) {
        problems.push(Problem::of_form(Rule::MergedAlready));
    }
    if others
        .iter()
        .any(|one| one.fields.is_company != stay.fields.is_company)
    {
        problems.push(Problem::of_form(Rule::MergeKinds));
    }
    if store.one_above_another(&ids).await? {
        problems.push(Problem::of_form(Rule::MergeAboveAndBelow));
    }
    for one in others {
        if store.is_too_deep(one.id, stay.fields.parent).await? {
            problems.push(Problem::of_form(Rule::TooDeep { max: LEVELS_MAX }));
            break;
        }
    }
    if store.staff_behind(&ids).await?.len() > 1 {
        problems.push(Problem::of_form(Rule::MergeTwoStaff));
    }
    Ok(problems)
}

/// The logins with access at the duplicates themselves.
fn logins(access: &[Access], ids: &[ContactId]) -> BTreeSet<UserId> {
    access
        .iter()
        .filter(|access| ids.contains(&access.contact))
        .map(|access| access.user)
        .collect()
}

/// What goes on and what ends, of all access at and below the duplicates.
fn divide(stay: &Contact, others: &[&Contact], access: &[Access]) -> (Vec<Access>, Vec<Access>) {
    let elsewhere: BTreeSet<ContactId> = others
        .iter()
        .filter(|one| is_elsewhere(one, stay))
        .map(|one| one.id)
        .collect();
    // One contact has one open membership: of several, that of the one that stays goes on.
    let mut at_stay: Option<MembershipId> = access
        .iter()
        .find(|access| access.contact == stay.id)
        .map(|access| access.membership);
    let (mut keeps, mut ends) = (BTreeMap::new(), BTreeMap::new());
    for one in access.iter().filter(|one| one.top != stay.id) {
        let itself = one.contact == one.top;
        let goes_on = !elsewhere.contains(&one.top)
            && (!itself || *at_stay.get_or_insert(one.membership) == one.membership);
        if goes_on {
            keeps.insert(one.membership, one.clone());
        } else {
            ends.insert(one.membership, one.clone());
        }
    }
    (keeps.into_values().collect(), ends.into_values().collect())
}

/// Whether merging moves a contact into another company's tree.
fn is_elsewhere(one: &Contact, stay: &Contact) -> bool {
    let own = |contact: &Contact| contact.commercial_entity == contact.id;
    one.commercial_entity != stay.commercial_entity && !(own(one) && own(stay))
}
