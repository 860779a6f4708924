//! Contacts from Odoo's export.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::ops::Range;

use atrium_domain::contact::LEVELS_MAX;
use atrium_domain::form::ContactInput;
use atrium_domain::import_field::ImportField as Column;
use atrium_domain::problem::{Problem, Rule};

use super::head::{Columns, Head, MappedColumn, Present};
use super::record::{Fault, Record, Records, Written};
use super::reject::{Found, Rejects};
use super::row::Row;
use super::tree::{Link, Linking, Tree};

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
    /// Name or login of the member of staff who looks after it.
    pub salesperson: Option<String>,
    /// Whether it is in use; archived otherwise.
    pub active: bool,
    /// The state's short form, such as "CA"; the name is in `input`.
    pub state_code: Option<String>,
    /// What the contact form makes of it: one rule for screen and file. Its
    /// `parent`, `salesperson` and `version` are always none.
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

/// Where a record lies in its file.
#[derive(Debug, Clone, Copy)]
struct Spot {
    offset: u64,
    line: u32,
    length: u32,
}

/// A line whose parent is not in its file: it must be known from an earlier import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The line.
    pub line: u64,
    /// The parent's id in the other system.
    pub parent: String,
    /// So many levels hang below that parent, this line's counted.
    pub levels: usize,
}

/// A file without a rejected line: what its contacts are is read again, part by part, when it is
/// wanted, so a file of any length needs little memory.
#[derive(Debug)]
pub struct Checked {
    head: Head,
    written: Written,
    /// Parents before their children, otherwise in the order of the file.
    spots: Vec<Spot>,
    /// Those whose parents are not in this file, by their places, and how many levels each has
    /// with what hangs below it.
    elsewhere: Vec<(u32, u32)>,
    salespeople: BTreeMap<String, Vec<u32>>,
}

impl Checked {
    /// How many contacts there are; at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.spots.len()
    }

    /// Its columns, and what each fills.
    pub fn columns(&self) -> &[MappedColumn] {
        &self.head.columns
    }

    /// Columns that are not read.
    pub fn ignored_columns(&self) -> Vec<String> {
        self.head.ignored()
    }

    /// The fields it says anything about.
    pub fn present(&self) -> Present {
        self.head.present()
    }

    /// Names and logins of salespeople, with the lines that have them.
    pub const fn salespeople(&self) -> &BTreeMap<String, Vec<u32>> {
        &self.salespeople
    }

    /// How many lines have a parent that is not in this file: it must be known from an earlier
    /// import.
    pub const fn elsewhere(&self) -> usize {
        self.elsewhere.len()
    }

    /// Some of those lines.
    pub fn parents_elsewhere(
        &self,
        file: &mut (impl Read + Seek),
        which: Range<usize>,
    ) -> io::Result<Vec<Outside>> {
        let mut outside = Vec::with_capacity(which.len());
        for (place, levels) in &self.elsewhere[which] {
            let place = *place as usize;
            for contact in self.contacts(file, place..place + 1)? {
                let line = contact.line;
                outside.extend(contact.parent_external_id.map(|parent| Outside {
                    line,
                    parent,
                    levels: *levels as usize,
                }));
            }
        }
        Ok(outside)
    }

    /// Some of its contacts, by their places in the order parents before children.
    pub fn contacts(
        &self,
        file: &mut (impl Read + Seek),
        which: Range<usize>,
    ) -> io::Result<Vec<ImportedContact>> {
        let mut bytes = Vec::new();
        self.spots[which]
            .iter()
            .map(|spot| {
                file.seek(SeekFrom::Start(spot.offset))?;
                bytes.clear();
                file.by_ref()
                    .take(u64::from(spot.length))
                    .read_to_end(&mut bytes)?;
                self.contact(&bytes, u64::from(spot.line))
                    .ok_or_else(|| io::Error::other("it changed since it was checked"))
            })
            .collect()
    }

    fn contact(&self, bytes: &[u8], line: u64) -> Option<ImportedContact> {
        let record = Records::again(bytes, line, self.written)
            .next_record()
            .ok()??;
        if record.fault.is_some() || record.len() != self.head.width() {
            return None;
        }
        let mut row = Row::new(&self.head, &record);
        let contact = row.contact()?;
        row.problems.is_empty().then_some(contact)
    }
}

/// Reads a file to its end, record by record, and finds nothing wrong with it, or all that is
/// wrong with which lines.
///
/// Columns may stand in any order; `id` and `name` must be there, any other
/// may be missing. A missing `active` means in use; an empty one means
/// archived, since Odoo writes nothing for "no".
pub fn check(bytes: impl Read) -> Result<Checked, ReadError> {
    check_as(bytes, Columns::Recognised(&[]))
}

/// As [`check`], with what is said of the columns.
pub fn check_as(bytes: impl Read, columns: Columns<'_>) -> Result<Checked, ReadError> {
    let mut records = Records::new(bytes)?;
    let mut found = Found::default();
    let Some(first) = records.next_record()? else {
        found.add(1, Problem::of_form(Rule::EmptyFile));
        return Err(rejected(found));
    };
    let head_line = first.line;
    let head = match fault(&first) {
        None => Head::read(&first, columns),
        Some(fault) => Err(vec![fault]),
    };
    let head = match head {
        Ok(head) => head,
        Err(problems) => {
            found.add_all(head_line, problems);
            return Err(rejected(found));
        }
    };
    let mut reading = Reading {
        head,
        written: records.written(),
        found,
        linking: Linking::default(),
        links: Vec::new(),
        spots: Vec::new(),
        salespeople: BTreeMap::new(),
    };
    let mut lines = 0u64;
    while let Some(record) = records.next_record()? {
        lines += 1;
        reading.take(&record);
        if reading.found.is_full() {
            break;
        }
    }
    if lines == 0 {
        reading
            .found
            .add(head_line, Problem::of_form(Rule::EmptyFile));
    }
    reading.finish()
}

/// As [`check`], for a file that fits into memory, with all its contacts at once.
pub fn read(mut bytes: impl Read) -> Result<Contacts, ReadError> {
    let mut file = Vec::new();
    bytes.read_to_end(&mut file)?;
    let checked = check(file.as_slice())?;
    Ok(Contacts {
        contacts: checked.contacts(&mut Cursor::new(file), 0..checked.len())?,
        ignored_columns: checked.head.ignored(),
    })
}

fn rejected(found: Found) -> ReadError {
    ReadError::Rejected(found.finish().expect("called with a problem only"))
}

pub(super) fn fault(record: &Record) -> Option<Problem> {
    record.fault.map(|fault| {
        Problem::of_form(match fault {
            Fault::Malformed => Rule::MalformedCsv,
            Fault::TooLong => Rule::TooLong { max: RECORD_MAX },
        })
    })
}

struct Reading {
    head: Head,
    written: Written,
    found: Found,
    linking: Linking,
    /// Of every line with an id, the rejected ones too: their children are
    /// not to be blamed for them.
    links: Vec<Link>,
    spots: Vec<Spot>,
    salespeople: BTreeMap<String, Vec<u32>>,
}

impl Reading {
    fn take(&mut self, record: &Record) {
        if let Some(problem) = fault(record) {
            self.found.add(record.line, problem);
            return;
        }
        let (expected, count) = (self.head.width(), record.len());
        if count != expected {
            let rule = Rule::WrongFieldCount {
                expected,
                found: count,
            };
            self.found.add(record.line, Problem::of_form(rule));
            return;
        }
        // A file of four thousand million lines is no list of contacts.
        let line = u32::try_from(record.line).unwrap_or(u32::MAX);
        let mut row = Row::new(&self.head, record);
        let contact = row.contact();
        if let Some(id) = row.id() {
            self.links.push(self.linking.link(line, id, row.parent()));
        }
        if let Some(name) = row.salesperson() {
            match self.salespeople.get_mut(name) {
                Some(lines) => lines.push(line),
                None => {
                    self.salespeople.insert(name.to_owned(), vec![line]);
                }
            }
        }
        match contact {
            // What it is, is read again when it is its turn.
            Some(_) if row.problems.is_empty() => {
                if self.found.is_empty() {
                    self.spots.push(Spot {
                        line,
                        offset: record.offset,
                        length: u32::try_from(record.length).unwrap_or(u32::MAX),
                    });
                }
            }
            Some(_) | None => self.found.add_all(record.line, row.problems),
        }
    }

    fn finish(mut self) -> Result<Checked, ReadError> {
        let tree = Tree::new(&self.links);
        for (line, first_line) in tree.duplicates() {
            let first_line = u64::from(first_line);
            let problem = Problem::of(Column::Id.code(), Rule::DuplicateExternalId { first_line });
            self.found.add(u64::from(line), problem);
        }
        let depths = tree.depths();
        for line in tree.circles(&depths) {
            self.found.add(
                u64::from(line),
                Problem::of(Column::ParentId.code(), Rule::ParentIsItself),
            );
        }
        for (link, depth) in self.links.iter().zip(&depths) {
            // Where each chain becomes too long; what hangs below follows from it.
            if depth.is_some_and(|depth| depth as usize == LEVELS_MAX) {
                let problem =
                    Problem::of(Column::ParentId.code(), Rule::TooDeep { max: LEVELS_MAX });
                self.found.add(u64::from(link.line), problem);
            }
        }
        if let Some(rejects) = self.found.finish() {
            return Err(ReadError::Rejected(rejects));
        }
        // Without a rejected line, links and spots run side by side.
        let mut order: Vec<u32> = (0..).take(self.spots.len()).collect();
        order.sort_by_key(|at| depths[*at as usize]);
        let levels = tree.levels(&order);
        let elsewhere = order
            .iter()
            .zip(0..)
            .filter(|(at, _)| tree.points_elsewhere(**at as usize))
            .map(|(at, place)| (place, levels[*at as usize]))
            .collect();
        Ok(Checked {
            head: self.head,
            written: self.written,
            spots: order.iter().map(|at| self.spots[*at as usize]).collect(),
            elsewhere,
            salespeople: self.salespeople,
        })
    }
}
