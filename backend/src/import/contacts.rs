//! Contacts from Odoo's export.

use std::collections::HashSet;
use std::io::{self, Read};

use atrium_domain::form::ContactInput;
use atrium_domain::problem::{Problem, Rule};

use super::column::{Column, Head};
use super::record::{Fault, Record, Records};
use super::reject::{Found, Rejects};
use super::row::Row;
use super::tree::{self, Link};

/// What a record may hold in all, as the reader bounds it.
const RECORD_MAX: usize = 1 << 20;

/// A contact as it stands in the file, every part valid by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedContact {
    /// Where it begins in the file, counted from one.
    pub line: u64,
    /// The other system's name for it, unique in the file.
    pub external_id: String,
    /// Its parent's, in this file or from an earlier import.
    pub parent_external_id: Option<String>,
    /// Whether it is in use; archived otherwise.
    pub active: bool,
    /// The state's short form, such as "CA"; the name is in `input`.
    pub state_code: Option<String>,
    /// What the contact form makes of it: one rule for screen and file. Its
    /// `parent` and `version` are always none.
    pub input: ContactInput,
}

/// A file without a rejected line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contacts {
    /// In the order of the file, but parents before their children.
    pub contacts: Vec<ImportedContact>,
    /// Columns that are not known and were not read.
    pub ignored_columns: Vec<String>,
}

impl Contacts {
    /// The lines whose parent is not in this file, with the parent's id: it
    /// must be known from an earlier import.
    pub fn parents_elsewhere(&self) -> Vec<(u64, &str)> {
        let here: HashSet<&str> = self
            .contacts
            .iter()
            .map(|contact| contact.external_id.as_str())
            .collect();
        let mut elsewhere: Vec<(u64, &str)> = self
            .contacts
            .iter()
            .filter_map(|contact| Some((contact.line, contact.parent_external_id.as_deref()?)))
            .filter(|(_, parent)| !here.contains(parent))
            .collect();
        elsewhere.sort_unstable();
        elsewhere
    }
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file itself could not be read to its end.
    #[error("the file could not be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Lines that cannot be taken; none of the others is, either.
    #[error("{0}")]
    Rejected(Rejects),
}

/// Reads a file to its end, record by record, and keeps all of it or, when a
/// line is wrong, nothing but what is wrong with which lines.
///
/// Columns may stand in any order; `id` and `name` must be there, any other
/// may be missing. A missing `active` means in use; an empty one means
/// archived, since Odoo writes nothing for "no".
pub fn read(bytes: impl Read) -> Result<Contacts, ReadError> {
    let mut records = Records::new(bytes)?;
    let mut found = Found::default();
    let Some(first) = records.next_record()? else {
        found.add(1, Problem::of_form(Rule::EmptyFile));
        return Err(rejected(found));
    };
    let head_line = first.line;
    let head =
        match fault(&first).map_or_else(|| Head::read(&first.fields), |fault| Err(vec![fault])) {
            Ok(head) => head,
            Err(problems) => {
                found.add_all(head_line, problems);
                return Err(rejected(found));
            }
        };
    let mut reading = Reading {
        head,
        found,
        links: Vec::new(),
        contacts: Vec::new(),
    };
    let mut lines = 0u64;
    while let Some(record) = records.next_record()? {
        lines += 1;
        reading.take(&record);
    }
    if lines == 0 {
        reading
            .found
            .add(head_line, Problem::of_form(Rule::EmptyFile));
    }
    reading.finish()
}

fn rejected(found: Found) -> ReadError {
    ReadError::Rejected(found.finish().expect("called with a problem only"))
}

fn fault(record: &Record) -> Option<Problem> {
    record.fault.map(|fault| {
        Problem::of_form(match fault {
            Fault::Malformed => Rule::MalformedCsv,
            Fault::TooLong => Rule::TooLong { max: RECORD_MAX },
        })
    })
}

struct Reading {
    head: Head,
    found: Found,
    /// Of every line with an id, the rejected ones too: their children are
    /// not to be blamed for them.
    links: Vec<(u64, String, Option<String>)>,
    contacts: Vec<ImportedContact>,
}

impl Reading {
    fn take(&mut self, record: &Record) {
        if let Some(problem) = fault(record) {
            self.found.add(record.line, problem);
            return;
        }
        let (expected, count) = (self.head.width(), record.fields.len());
        if count != expected {
            let rule = Rule::WrongFieldCount {
                expected,
                found: count,
            };
            self.found.add(record.line, Problem::of_form(rule));
            return;
        }
        let mut row = Row::new(&self.head, record);
        let contact = row.contact();
        if let Some(id) = row.id() {
            self.links.push((record.line, id, row.parent()));
        }
        match contact {
            // Once a line is wrong nothing is written: the rest is only
            // checked, so a file of bad lines needs little memory.
            Some(contact) if row.problems.is_empty() => {
                if self.found.is_empty() {
                    self.contacts.push(contact);
                }
            }
            Some(_) | None => self.found.add_all(record.line, row.problems),
        }
    }

    fn finish(mut self) -> Result<Contacts, ReadError> {
        let links: Vec<Link<'_>> = self
            .links
            .iter()
            .map(|(line, id, parent)| Link {
                line: *line,
                id,
                parent: parent.as_deref(),
            })
            .collect();
        for (line, first_line) in tree::duplicates(&links) {
            let problem = Problem::of(Column::Id.name(), Rule::DuplicateExternalId { first_line });
            self.found.add(line, problem);
        }
        for line in tree::circles(&links) {
            self.found.add(
                line,
                Problem::of(Column::ParentId.name(), Rule::ParentIsItself),
            );
        }
        let depths = tree::depths(&links);
        if let Some(rejects) = self.found.finish() {
            return Err(ReadError::Rejected(rejects));
        }
        // Without a rejected line, links and contacts run side by side.
        let mut order: Vec<(usize, ImportedContact)> = depths
            .into_iter()
            .map(|depth| depth.expect("circles were rejected"))
            .zip(self.contacts)
            .collect();
        order.sort_by_key(|(depth, _)| *depth);
        Ok(Contacts {
            contacts: order.into_iter().map(|(_, contact)| contact).collect(),
            ignored_columns: self.head.ignored,
        })
    }
}
