//! The head of a file: which column fills which field.

use atrium_domain::import_field::ImportField;
use atrium_domain::problem::{Problem, Rule};
use serde::{Deserialize, Serialize};

use super::record::Record;

/// Longest name of a column that is kept to be shown.
const LONGEST_NAME: usize = 100;
const FIELDS: usize = ImportField::ALL.len();

/// A column of a file, and what it fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// As the head of the file has it, fit to be shown.
    pub name: String,
    /// The field it fills; none where it is not imported.
    pub field: Option<ImportField>,
}

/// How it is known what the columns of a file fill.
#[derive(Debug, Clone, Copy)]
pub enum Columns<'a> {
    /// By their names, but for some.
    Recognised(&'a [(String, Option<ImportField>)]),
    /// As somebody matched them.
    Matched(&'a [MappedColumn]),
}

/// Fields that a file has a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present(u64);

impl Present {
    /// Every field.
    pub const ALL: Self = Self(u64::MAX);

    /// Whether the file says anything about a field.
    pub const fn has(self, field: ImportField) -> bool {
        self.0 & (1 << field.place()) != 0
    }
}

/// The head of a file: which column stands where.
#[derive(Debug)]
pub struct Head {
    places: [Option<usize>; FIELDS],
    /// Its columns.
    pub columns: Vec<MappedColumn>,
}

impl Head {
    /// Reads the names, in any order, and finds what they mean.
    pub fn read(record: &Record, columns: Columns<'_>) -> Result<Self, Vec<Problem>> {
        match columns {
            Columns::Recognised(but) => Self::recognised(record, but),
            Columns::Matched(columns) => Self::matched(record, columns),
        }
    }

    fn recognised(
        record: &Record,
        but: &[(String, Option<ImportField>)],
    ) -> Result<Self, Vec<Problem>> {
        let names = names(record)?;
        let mut fields = ImportField::recognise_all(&names);
        let mut problems = Vec::new();
        for (name, field) in but {
            let Some(place) = names.iter().position(|known| known == name.trim()) else {
                problems.push(Problem::of_form(Rule::MissingColumn {
                    column: name.clone(),
                }));
                continue;
            };
            for other in &mut fields {
                if field.is_some() && *other == *field {
                    *other = None;
                }
            }
            fields[place] = *field;
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Self::new(&names, &fields)
    }

    fn matched(record: &Record, columns: &[MappedColumn]) -> Result<Self, Vec<Problem>> {
        let names = names(record)?;
        if names.len() != columns.len() {
            return Err(vec![Problem::of_form(Rule::WrongFieldCount {
                expected: columns.len(),
                found: names.len(),
            })]);
        }
        let fields: Vec<_> = columns.iter().map(|column| column.field).collect();
        Self::new(&names, &fields)
    }

    fn new(names: &[String], fields: &[Option<ImportField>]) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut places = [None; FIELDS];
        for (place, field) in fields.iter().enumerate() {
            let Some(field) = field else { continue };
            if places[field.place()].replace(place).is_some() {
                let rule = Rule::DuplicateColumn {
                    column: names[place].clone(),
                };
                problems.push(Problem::of(field.code(), rule));
            }
        }
        for field in ImportField::REQUIRED {
            if places[field.place()].is_none() {
                let rule = Rule::MissingColumn {
                    column: field.code().to_owned(),
                };
                problems.push(Problem::of(field.code(), rule));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let columns = names
            .iter()
            .zip(fields)
            .map(|(name, field)| MappedColumn {
                name: name.clone(),
                field: *field,
            })
            .collect();
        Ok(Self { places, columns })
    }

    /// How many fields a line must have.
    pub const fn width(&self) -> usize {
        self.columns.len()
    }

    /// Whether the file has the field.
    pub const fn has(&self, field: ImportField) -> bool {
        self.places[field.place()].is_some()
    }

    /// The fields that are there.
    pub fn present(&self) -> Present {
        let bits = self.fields().map(|(field, _)| 1u64 << field.place());
        Present(bits.fold(0, |all, bit| all | bit))
    }

    /// The fields that are there, with their places.
    pub fn fields(&self) -> impl Iterator<Item = (ImportField, usize)> {
        ImportField::ALL
            .iter()
            .filter_map(|field| Some((*field, self.places[field.place()]?)))
    }

    /// Names of columns that are not read.
    pub fn ignored(&self) -> Vec<String> {
        self.columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| column.name.clone())
            .collect()
    }
}

/// The names as far as they can be shown and compared.
pub(super) fn names(record: &Record) -> Result<Vec<String>, Vec<Problem>> {
    let mut names = Vec::with_capacity(record.len());
    let mut problems = Vec::new();
    for field in record.fields() {
        match std::str::from_utf8(field) {
            Ok(name) => names.push(shown(name)),
            Err(_) => problems.push(Problem::of_form(Rule::InvalidUtf8)),
        }
    }
    if problems.is_empty() {
        Ok(names)
    } else {
        Err(problems)
    }
}

/// A text from outside, fit to be shown.
pub(super) fn shown(name: &str) -> String {
    name.trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect()
}
