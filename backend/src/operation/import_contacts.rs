//! Importing contacts: a file that was read whole is applied, parents before children.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::ContactId;
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::text::fold;
use serde_json::json;

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::import::{Contacts, ImportedContact, RejectedLine, Rejects};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::Fields;
use crate::store::import_origin::{Imported, Origin};

const REASON: System = System::because("the operator imports a file");

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// New contacts.
    pub created: usize,
    /// Contacts the file changed.
    pub changed: usize,
    /// Contacts the file says nothing new about.
    pub unchanged: usize,
    /// Fields edited here since the last import: they were kept. Line, external id, field names.
    pub kept: Vec<(u64, String, Vec<&'static str>)>,
}

/// Applies a file, or only says what would come of it.
///
/// # Errors
///
/// [`Rejects`] when a parent is neither in the file nor in the database; nothing is written then.
pub async fn apply(
    atrium: &Atrium,
    system: &str,
    file: &Contacts,
    dry_run: bool,
) -> Result<std::result::Result<Report, Rejects>> {
    let unit = atrium.database.write(REASON).await?;
    let origins = unit.store().origins(system).await?;
    let rejected: Vec<RejectedLine> = file
        .parents_elsewhere()
        .into_iter()
        .filter(|(_, parent)| !origins.contains_key(*parent))
        .map(|(line, parent)| RejectedLine {
            line,
            problems: Problems::one(
                "parent_id/id",
                Rule::UnknownExternalParent {
                    id: parent.to_owned(),
                },
            ),
        })
        .collect();
    if let Some(rejects) = Rejects::collected(rejected) {
        return Ok(Err(rejects));
    }
    let mut run = Run {
        atrium,
        unit: &unit,
        system,
        ids: origins
            .iter()
            .map(|(external, origin)| (external.clone(), origin.contact))
            .collect(),
        origins,
        report: Report::default(),
    };
    // The reader puts parents before their children.
    for contact in &file.contacts {
        run.one(contact).await?;
    }
    let report = run.report;
    if dry_run {
        return Ok(Ok(report));
    }
    let now = atrium.now();
    if report.created + report.changed > 0 {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::Operator,
                happened: Happened::ContactsImported,
                subject: Subject::Nothing,
                contact: None,
                detail: json!({
                    "source": system,
                    "created": report.created,
                    "changed": report.changed,
                    "unchanged": report.unchanged,
                }),
                personal: Personal::default(),
            },
        )
        .await?;
    }
    unit.commit().await?;
    Ok(Ok(report))
}

struct Run<'a> {
    atrium: &'a Atrium,
    unit: &'a Unit<System>,
    system: &'a str,
    ids: BTreeMap<String, ContactId>,
    origins: BTreeMap<String, Origin>,
    report: Report,
}

impl Run<'_> {
    async fn one(&mut self, contact: &ImportedContact) -> Result<()> {
        let mut fields = Fields::from(&contact.input);
        fields.parent = contact
            .parent_external_id
            .as_ref()
            .and_then(|parent| self.ids.get(parent))
            .copied();
        let says = Imported {
            fields,
            archived: !contact.active,
        };
        let now = self.atrium.now();
        let Some(origin) = self.origins.remove(&contact.external_id) else {
            let id = self
                .unit
                .insert_contact(&says.fields, says.archived, now)
                .await?;
            self.unit
                .note_origin(self.system, &contact.external_id, id, &says)
                .await?;
            self.ids.insert(contact.external_id.clone(), id);
            self.report.created += 1;
            return Ok(());
        };
        if says == origin.imported {
            self.report.unchanged += 1;
            return Ok(());
        }
        let here = self.unit.store().contact(origin.contact).await?;
        let mut merged = merge(&origin.imported.fields, &here.fields, &says.fields);
        let moves = merged.fields.parent != here.fields.parent
            || merged.fields.is_company != here.fields.is_company;
        if moves && self.unit.has_access_below(here.id).await? {
            // Nobody's view changes under them: the move waits until their access is revoked.
            merged.fields.parent = here.fields.parent;
            merged.fields.is_company = here.fields.is_company;
            merged.kept.push("parent_id/id");
        }
        let mut archives = says.archived != origin.imported.archived
            && says.archived != here.archived_at.is_some();
        if archives && says.archived && self.unit.has_access_below(here.id).await? {
            archives = false;
            merged.kept.push("active");
        }
        if !merged.kept.is_empty() {
            self.report
                .kept
                .push((contact.line, contact.external_id.clone(), merged.kept));
        }
        if merged.fields != here.fields {
            self.unit
                .update_contact(here.id, here.version, &merged.fields, now)
                .await?;
        }
        if archives {
            self.unit
                .archive_contact(here.id, says.archived.then_some(now), now)
                .await?;
        }
        self.unit
            .note_origin(self.system, &contact.external_id, here.id, &says)
            .await?;
        self.report.changed += 1;
        Ok(())
    }
}

struct Merged {
    fields: Fields,
    kept: Vec<&'static str>,
}

/// Three ways: what the file said last time, what stands here, what the file says now. The file
/// wins where it changed and nobody edited here; an edit made here stays.
fn merge(before: &Fields, here: &Fields, now: &Fields) -> Merged {
    let mut merged = Merged {
        fields: here.clone(),
        kept: Vec::new(),
    };
    macro_rules! each {
        ($($field:ident: $name:literal),+ $(,)?) => {$(
            if now.$field != before.$field && now.$field != here.$field {
                if here.$field == before.$field {
                    merged.fields.$field = now.$field.clone();
                } else {
                    merged.kept.push($name);
                }
            }
        )+};
    }
    each!(
        is_company: "is_company", contact_type: "type", parent: "parent_id/id", name: "name", email: "email",
        phone: "phone", mobile: "mobile", website: "website", job_title: "function", street: "street",
        street2: "street2", city: "city", zip: "zip", state: "state_id/name", country: "country_id/code",
        vat: "vat", language: "lang", notes: "comment",
    );
    // Tags come back from the database in their own order and first spelling.
    let set = |tags: &[String]| -> BTreeSet<String> { tags.iter().map(|tag| fold(tag)).collect() };
    if set(&now.tags) != set(&before.tags) && set(&now.tags) != set(&here.tags) {
        if set(&here.tags) == set(&before.tags) {
            merged.fields.tags = now.tags.clone();
        } else {
            merged.kept.push("category_id/name");
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_made_here_stays_and_is_named_and_the_rest_follows_the_file() {
        let before = Fields {
            name: "Old".into(),
            city: "Kraków".into(),
            ..Fields::default()
        };
        let here = Fields {
            city: "Łódź".into(),
            ..before.clone()
        };
        let now = Fields {
            name: "New".into(),
            city: "Gdańsk".into(),
            ..before.clone()
        };
        let merged = merge(&before, &here, &now);
        assert_eq!(merged.fields.name, "New");
        assert_eq!(merged.fields.city, "Łódź");
        assert_eq!(merged.kept, ["city"]);
    }
}
