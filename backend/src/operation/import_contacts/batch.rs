//! One unit of an import: a slice of the file, judged against what stands in the database, and
//! written with a handful of statements.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use atrium_domain::id::ContactId;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::Author;
use super::merge::merge;
use super::prepare::Said;
use crate::access::System;
use crate::error::Result;
use crate::import::Present;
use crate::operation::contact::old_and_new;
use crate::store::audit::{Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, Fields};
use crate::store::contact_batch::Draft;
use crate::store::import_origin::{Imported, Origin};
use crate::store::{Store, Unit};

/// After this a unit is closed, and others have their turn.
pub(super) const LONGEST: Duration = Duration::from_millis(300);

/// A contact of the file that is here already and that the file changed.
struct Change {
    said: Said,
    before: Imported,
    contact: ContactId,
}

/// What a slice comes to.
#[derive(Default)]
pub(super) struct Slice {
    new: Vec<Said>,
    changes: VecDeque<Change>,
    /// Ids of parents, as far as they are known.
    ids: BTreeMap<String, ContactId>,
}

/// What was done in a unit.
#[derive(Default)]
pub(super) struct Done {
    pub(super) created: usize,
    pub(super) changed: usize,
    pub(super) kept: Vec<(u64, String, Vec<&'static str>)>,
    entries: Vec<Entry>,
}

impl Slice {
    /// Judges contacts of the file, parents before their children.
    pub(super) async fn judge(
        store: &Store<'_, System>,
        system: &str,
        contacts: Vec<Said>,
        present: Present,
    ) -> Result<Self> {
        let wanted: BTreeSet<&str> = contacts
            .iter()
            .flat_map(|said| {
                let parent = said.parent.as_deref();
                std::iter::once(said.external_id.as_str()).chain(parent)
            })
            .collect();
        let mut origins = store.origins_of(system, wanted).await?;
        let mut slice = Self {
            ids: origins
                .iter()
                .map(|(external, origin)| (external.clone(), origin.contact))
                .collect(),
            ..Self::default()
        };
        for mut said in contacts {
            match origins.remove(&said.external_id) {
                None => slice.new.push(said),
                Some(Origin { contact, imported }) => {
                    said.keep(&imported, present);
                    // What the file said then names the parent by number, as it is here.
                    let now = slice.with_parent(&said);
                    if now != imported {
                        slice.changes.push_back(Change {
                            said,
                            before: imported,
                            contact,
                        });
                    }
                }
            }
        }
        Ok(slice)
    }

    /// Judges what is left of it again.
    pub(super) async fn again(
        self,
        store: &Store<'_, System>,
        system: &str,
        present: Present,
    ) -> Result<Self> {
        let changes = self.changes.into_iter().map(|change| change.said);
        let left = self.new.into_iter().chain(changes).collect();
        Self::judge(store, system, left, present).await
    }

    /// What the file says, with its parent's number where that is known by now.
    fn with_parent(&self, said: &Said) -> Imported {
        let mut imported = said.imported.clone();
        if said.keeps_parent {
            return imported;
        }
        imported.fields.parent = said
            .parent
            .as_ref()
            .and_then(|parent| self.ids.get(parent))
            .copied();
        imported
    }

    pub(super) fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changes.is_empty()
    }

    pub(super) fn counts(&self) -> (usize, usize) {
        (self.new.len(), self.changes.len())
    }

    /// What derives from the new contacts, apart from the database: before a unit begins.
    pub(super) fn drafts(&mut self, now: Timestamp) -> Vec<Draft> {
        self.new
            .iter_mut()
            .map(|said| said.draft().at(now, said.imported.archived))
            .collect()
    }

    /// Whether another import wrote one of the new contacts since this slice was judged.
    pub(super) async fn is_overtaken(
        &self,
        store: &Store<'_, System>,
        system: &str,
    ) -> Result<bool> {
        let new = self.new.iter().map(|said| said.external_id.as_str());
        store.has_origins(system, new.collect()).await
    }

    /// Writes the new contacts, and changes as long as there is time; what is left stays in the
    /// slice for the next unit.
    pub(super) async fn write(
        &mut self,
        unit: &Unit<System>,
        by: &Author,
        drafts: Vec<Draft>,
        now: Timestamp,
        began: Instant,
    ) -> Result<Done> {
        let mut done = Done::default();
        self.create(unit, by, drafts, &mut done).await?;
        if self.changes.is_empty() {
            return Ok(done);
        }
        let contacts: Vec<ContactId> = self.changes.iter().map(|it| it.contact).collect();
        let mut here = unit.store().whole_contacts(&contacts).await?;
        let (mut noted, mut rewritten) = (Vec::new(), Vec::new());
        let (mut reached, mut later) = (BTreeSet::new(), VecDeque::new());
        while let Some(change) = self.changes.pop_front() {
            if !reached.insert(change.contact) {
                // After a merge two lines reach one contact: the second is judged in the next
                // unit, against what the first made of it.
                later.push_back(change);
                continue;
            }
            // What was not applied is not noted either.
            let Some(contact) = here.remove(&change.contact) else {
                continue;
            };
            let fields = self
                .change(unit, by, &change, &contact, now, &mut done)
                .await?;
            rewritten.extend(fields.map(|fields| (contact, fields)));
            let says = self.with_parent(&change.said);
            noted.push((change.said.external_id, change.contact, says));
            done.changed += 1;
            if began.elapsed() > LONGEST {
                break;
            }
        }
        later.append(&mut self.changes);
        self.changes = later;
        unit.rewrite_contacts(rewritten, now).await?;
        unit.note_origins(&by.system, noted).await?;
        Ok(done)
    }

    async fn create(
        &mut self,
        unit: &Unit<System>,
        by: &Author,
        drafts: Vec<Draft>,
        done: &mut Done,
    ) -> Result<()> {
        let new = std::mem::take(&mut self.new);
        let ids = unit.new_contact_ids(new.len()).await?;
        let mut placed = Vec::with_capacity(new.len());
        let mut noted = Vec::with_capacity(new.len());
        let mut lines = Vec::with_capacity(new.len());
        for ((said, id), draft) in new.into_iter().zip(ids).zip(drafts) {
            let says = self.with_parent(&said);
            placed.push((id, says.fields.parent, draft));
            done.entries.push(by.entry(
                Happened::ContactCreated,
                id,
                &says.fields.name,
                json!({ "source": by.system }),
                Vec::new(),
            ));
            self.ids.insert(said.external_id.clone(), id);
            lines.push(said.line);
            noted.push((said.external_id, id, says));
        }
        done.created += placed.len();
        let loose = unit.insert_contacts(placed).await?;
        if !loose.is_empty() {
            let told = noted.iter().zip(lines);
            done.kept.extend(
                told.filter(|((_, id, _), _)| loose.contains(id))
                    .map(|((external, ..), line)| (line, external.clone(), vec!["parent_id/id"])),
            );
        }
        unit.note_origins(&by.system, noted).await
    }

    /// Judges a change, and writes what moves in the tree; fields that only become others are
    /// handed back, to be written with those of the rest.
    async fn change(
        &self,
        unit: &Unit<System>,
        by: &Author,
        change: &Change,
        here: &Contact,
        now: Timestamp,
        done: &mut Done,
    ) -> Result<Option<Fields>> {
        let says = self.with_parent(&change.said);
        let mut merged = merge(&change.before.fields, &here.fields, &says.fields);
        if moves(&merged.fields, &here.fields) && is_stuck(unit, here, &merged.fields).await? {
            merged.fields.parent = here.fields.parent;
            merged.fields.is_company = here.fields.is_company;
            merged.kept.push("parent_id/id");
        }
        let mut archives =
            says.archived != change.before.archived && says.archived != here.archived_at.is_some();
        if archives && says.archived && unit.has_access_below(here.id).await? {
            // Whoever archives a contact here is asked first; a file can't be.
            archives = false;
            merged.kept.push("active");
        }
        if !merged.kept.is_empty() {
            let kept = merged.kept.clone();
            done.kept
                .push((change.said.line, change.said.external_id.clone(), kept));
        }
        let differences = here.fields.differences(&merged.fields);
        let changed = merged.fields != here.fields;
        let alone = moves(&merged.fields, &here.fields) || archives;
        if changed {
            if alone {
                unit.update_contact(here.id, here.version, &merged.fields, now)
                    .await?;
            }
            let names: Vec<&str> = differences.iter().map(|(name, ..)| *name).collect();
            done.entries.push(by.entry(
                Happened::ContactChanged,
                here.id,
                &merged.fields.name,
                json!({ "source": by.system, "fields": names }),
                old_and_new(&differences),
            ));
        }
        if archives {
            unit.archive_contact(here.id, says.archived.then_some(now), now)
                .await?;
            let happened = if says.archived {
                Happened::ContactArchived
            } else {
                Happened::ContactBroughtBack
            };
            let name = &merged.fields.name;
            let detail = json!({ "source": by.system });
            done.entries
                .push(by.entry(happened, here.id, name, detail, Vec::new()));
        }
        Ok((changed && !alone).then_some(merged.fields))
    }
}

impl Done {
    /// What the trail is told: one entry a contact that was written.
    pub(super) fn entries(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }
}

fn moves(to: &Fields, from: &Fields) -> bool {
    to.parent != from.parent || to.is_company != from.is_company
}

/// A move that must wait: somebody's view would change under them, or the contact would come to
/// lie below itself or too deep, because of what was moved here meanwhile.
async fn is_stuck(unit: &Unit<System>, here: &Contact, to: &Fields) -> Result<bool> {
    if let Some(parent) = to.parent
        && (unit.store().is_at_or_above(here.id, parent).await?
            || to.parent != here.fields.parent
                && unit.store().is_too_deep(here.id, to.parent).await?)
    {
        return Ok(true);
    }
    unit.has_access_below(here.id).await
}

/// What a dry run would keep.
pub(super) async fn would_keep(
    store: &Store<'_, System>,
    slice: &Slice,
) -> Result<Vec<(u64, String, Vec<&'static str>)>> {
    let contacts: Vec<ContactId> = slice.changes.iter().map(|it| it.contact).collect();
    let mut here = store.whole_contacts(&contacts).await?;
    let mut kept = Vec::new();
    for change in &slice.changes {
        let Some(contact) = here.get_mut(&change.contact) else {
            continue;
        };
        let says = slice.with_parent(&change.said);
        let mut merged = merge(&change.before.fields, &contact.fields, &says.fields);
        if moves(&merged.fields, &contact.fields) && store.has_access_below(contact.id).await? {
            merged.fields.parent = contact.fields.parent;
            merged.fields.is_company = contact.fields.is_company;
            merged.kept.push("parent_id/id");
        }
        // Another line may reach the same contact, after a merge.
        contact.fields = merged.fields;
        let archives = says.archived
            && !change.before.archived
            && contact.archived_at.is_none()
            && store.has_access_below(contact.id).await?;
        if archives {
            merged.kept.push("active");
        }
        if !merged.kept.is_empty() {
            kept.push((
                change.said.line,
                change.said.external_id.clone(),
                merged.kept,
            ));
        }
    }
    Ok(kept)
}

impl Author {
    fn entry(
        &self,
        happened: Happened,
        contact: ContactId,
        name: &str,
        detail: serde_json::Value,
        values: Vec<(String, String)>,
    ) -> Entry {
        Entry {
            actor: self.actor,
            happened,
            subject: Subject::Contact(contact),
            contact: Some(contact),
            detail,
            personal: Personal {
                actor: self.name.clone(),
                subject: name.to_owned(),
                values,
                ..Personal::default()
            },
        }
    }
}
