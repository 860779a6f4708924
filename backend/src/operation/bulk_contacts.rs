//! Acts on many contacts: those ticked, or all that a list matches. Each contact is done whole or
//! not at all; a batch lets other writers in between.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::{ContactId, MembershipId};
use atrium_domain::problem::Rule;
use atrium_domain::text::fold;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::contact::{archive_one, are_agreed, entry, old_and_new};
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::Unit;
use crate::store::audit::Happened;
use crate::store::contact::{Access, COUNTED, Contact, ListRequest};

/// Contacts in one unit of work.
const BATCH: usize = 200;
/// Tags of one contact, as its form has it.
const TAGS_MAX: usize = 50;

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// These.
    These(Vec<ContactId>),
    /// All that the list matches, as far as one act goes.
    Matching {
        /// What the list is asked for.
        request: ListRequest,
        /// How many they were when somebody chose them.
        shown: Option<usize>,
    },
}

/// What is done to each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Put a tag on.
    AddTag(String),
    /// Take a tag off.
    RemoveTag(String),
    /// Archive, unless somebody loses access who is not named in `agreed`: then nothing is done.
    Archive {
        /// Memberships whose end was agreed to.
        agreed: BTreeSet<MembershipId>,
    },
    /// Archive those that nobody loses access through.
    ArchiveOthers,
    /// Bring back.
    BringBack,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Contacts that were changed.
    pub changed: usize,
    /// Contacts that were so already.
    pub unchanged: usize,
    /// Contacts that are no longer there.
    pub gone: usize,
    /// Contacts left alone because somebody would lose access, or because they are full of tags.
    pub refused: Vec<(ContactId, String)>,
    /// Nothing was done: so many match now, and not as many as were shown.
    pub counted: Option<usize>,
    /// Nothing was done: this access would end.
    pub asks: Vec<Access>,
    /// Of those asked about, so many contacts could be done without ending any.
    pub others: usize,
}

/// Who a target is, for somebody who may do `act` to them.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Rule::TooManyMatch`] for more than one act takes on at once.
pub async fn resolve(
    atrium: &Atrium,
    session: &Session,
    act: Act,
    target: Target,
) -> Result<Vec<ContactId>> {
    session.must(act)?;
    let request = match target {
        Target::These(ids) => return Ok(ids),
        Target::Matching { request, shown: _ } => request,
    };
    let scope = BackOffice::of(session)?;
    let store = atrium.database.read(&scope);
    let plan = store.plan_contacts(&request).await?;
    if plan.count.more {
        return Err(Error::form(Rule::TooManyMatch { max: COUNTED }));
    }
    let mut ids = Vec::new();
    let mut after = 0;
    loop {
        let page = store
            .listed_after(&request, &plan, after, BATCH as u64)
            .await?;
        let Some(last) = page.last() else {
            return Ok(ids);
        };
        after = last.get();
        ids.extend(page);
        if ids.len() as u64 > COUNTED {
            return Err(Error::form(Rule::TooManyMatch { max: COUNTED }));
        }
    }
}

/// Does it to all of them.
///
/// # Errors
///
/// [`Error::Forbidden`]; [`Rule::TooManyMatch`]. Contacts that are left alone are no error: they
/// are in the outcome.
pub async fn apply(
    atrium: &Atrium,
    session: &Session,
    target: Target,
    change: &Change,
    peer: &Peer,
) -> Result<Outcome> {
    let shown = match &target {
        Target::These(_) => None,
        Target::Matching { request: _, shown } => Some(*shown),
    };
    let ids = resolve(atrium, session, Act::EditContacts, target).await?;
    // Whoever came to match meanwhile was not meant.
    if shown.is_some_and(|shown| !ids.is_empty() && shown != Some(ids.len())) {
        return Ok(Outcome {
            counted: Some(ids.len()),
            ..Outcome::default()
        });
    }
    let run = Run {
        atrium,
        session,
        peer,
        change,
        scope: BackOffice::of(session)?,
    };
    if let Change::Archive { agreed } = change {
        let asked = run.asks(&ids, agreed).await?;
        if !asked.asks.is_empty() {
            return Ok(asked);
        }
    }
    let mut outcome = Outcome::default();
    for batch in ids.chunks(BATCH) {
        run.batch(batch, &mut outcome).await?;
    }
    Ok(outcome)
}

struct Run<'a> {
    atrium: &'a Atrium,
    session: &'a Session,
    peer: &'a Peer,
    change: &'a Change,
    scope: BackOffice,
}

impl Run<'_> {
    /// Who would lose access without that having been agreed to; nobody: nothing to ask.
    async fn asks(&self, ids: &[ContactId], agreed: &BTreeSet<MembershipId>) -> Result<Outcome> {
        let store = self.atrium.database.read(&self.scope);
        let mut asks: BTreeMap<MembershipId, Access> = BTreeMap::new();
        let mut others = 0;
        for batch in ids.chunks(BATCH) {
            let below = store.access_below(batch).await?;
            let tops: BTreeSet<ContactId> = below.iter().map(|access| access.top).collect();
            others += batch.len() - tops.len();
            asks.extend(below.into_iter().map(|access| (access.membership, access)));
        }
        if asks.keys().all(|membership| agreed.contains(membership)) {
            return Ok(Outcome::default());
        }
        let mut asks: Vec<Access> = asks.into_values().collect();
        asks.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Outcome {
            asks,
            others,
            ..Outcome::default()
        })
    }

    async fn batch(&self, ids: &[ContactId], outcome: &mut Outcome) -> Result<()> {
        let unit = self.atrium.database.write(self.scope).await?;
        let now = self.atrium.now();
        let contacts = unit.store().contacts(ids).await?;
        outcome.gone += ids.len() - contacts.len();
        let ended = match self.change {
            Change::AddTag(tag) => self.tag(&unit, contacts, tag, true, outcome, now).await?,
            Change::RemoveTag(tag) => self.tag(&unit, contacts, tag, false, outcome, now).await?,
            Change::Archive { agreed } => {
                self.archive(&unit, contacts, true, agreed, outcome, now)
                    .await?
            }
            Change::ArchiveOthers => {
                let nothing = BTreeSet::new();
                self.archive(&unit, contacts, true, &nothing, outcome, now)
                    .await?
            }
            Change::BringBack => {
                let nothing = BTreeSet::new();
                self.archive(&unit, contacts, false, &nothing, outcome, now)
                    .await?
            }
        };
        unit.commit().await?;
        if ended {
            self.atrium.ended.notify_waiters();
        }
        Ok(())
    }

    async fn archive(
        &self,
        unit: &Unit<BackOffice>,
        contacts: Vec<Contact>,
        archived: bool,
        agreed: &BTreeSet<MembershipId>,
        outcome: &mut Outcome,
        now: Timestamp,
    ) -> Result<bool> {
        let (same, others): (Vec<Contact>, Vec<Contact>) = contacts
            .into_iter()
            .partition(|contact| contact.archived_at.is_some() == archived);
        outcome.unchanged += same.len();
        let mut below: BTreeMap<ContactId, Vec<Access>> = BTreeMap::new();
        if archived {
            let ids: Vec<ContactId> = others.iter().map(|contact| contact.id).collect();
            for access in unit.store().access_below(&ids).await? {
                below.entry(access.top).or_default().push(access);
            }
        }
        let mut ended = false;
        for contact in &others {
            // Below a contact that was archived just before, access has ended already; ending it
            // twice does nothing.
            let ending = below.remove(&contact.id).unwrap_or_default();
            if !are_agreed(&ending, agreed) {
                let refused = (contact.id, contact.fields.name.clone());
                outcome.refused.push(refused);
                continue;
            }
            ended |= !ending.is_empty();
            archive_one(
                self.atrium,
                self.session,
                self.peer,
                unit,
                contact,
                &ending,
                archived,
                now,
            )
            .await?;
            outcome.changed += 1;
        }
        Ok(ended)
    }

    async fn tag(
        &self,
        unit: &Unit<BackOffice>,
        contacts: Vec<Contact>,
        tag: &str,
        add: bool,
        outcome: &mut Outcome,
        now: Timestamp,
    ) -> Result<bool> {
        let key = fold(tag);
        for contact in unit.store().with_tags(contacts).await? {
            let tags = &contact.fields.tags;
            let has = tags.iter().any(|one| fold(one) == key);
            if has == add {
                outcome.unchanged += 1;
                continue;
            }
            if add && tags.len() >= TAGS_MAX {
                outcome.refused.push((contact.id, contact.fields.name));
                continue;
            }
            let mut after = contact.fields.clone();
            if add {
                unit.tag_contact(contact.id, tag).await?;
                after.tags.push(tag.to_owned());
            } else {
                unit.untag_contact(contact.id, tag).await?;
                after.tags.retain(|one| fold(one) != key);
            }
            unit.contact_changed(contact.id, now).await?;
            let differences = contact.fields.differences(&after);
            let written = entry(
                self.session,
                Happened::ContactChanged,
                contact.id,
                &contact.fields.name,
                json!({ "fields": ["tags"] }),
                old_and_new(&differences),
                self.peer,
            );
            unit.record(self.atrium.pen(), now, written).await?;
            outcome.changed += 1;
        }
        Ok(false)
    }
}
