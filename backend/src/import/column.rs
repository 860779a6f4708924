//! The columns of Odoo's contact export, by the names of its "import-
//! compatible" form.

use std::collections::HashMap;

use atrium_domain::problem::{Problem, Rule};

macro_rules! columns {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// A column that is read, or known and passed over.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column { $($name),+ }

        impl Column {
            /// As Odoo orders them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As the head of the file has it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

columns! {
    Id = "id",
    IsCompany = "is_company",
    ParentId = "parent_id/id",
    ParentName = "parent_id/name",
    Type = "type",
    Name = "name",
    Email = "email",
    Phone = "phone",
    Mobile = "mobile",
    Street = "street",
    Street2 = "street2",
    City = "city",
    Zip = "zip",
    StateName = "state_id/name",
    StateCode = "state_id/code",
    CountryCode = "country_id/code",
    CountryName = "country_id/name",
    Vat = "vat",
    Language = "lang",
    Website = "website",
    JobTitle = "function",
    Tags = "category_id/name",
    Notes = "comment",
    Active = "active",
}

/// Without these a line cannot be told from another, or shown.
const REQUIRED: [Column; 2] = [Column::Id, Column::Name];

/// Longest name of an unknown column that is repeated in the report.
const LONGEST_NAME: usize = 100;

/// The head of a file: which column stands where.
#[derive(Debug)]
pub struct Head {
    places: HashMap<Column, usize>,
    width: usize,
    /// Names of columns that are not read.
    pub ignored: Vec<String>,
}

impl Head {
    /// Reads the names, in any order.
    pub fn read(fields: &[Vec<u8>]) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut places = HashMap::new();
        let mut ignored = Vec::new();
        for (place, field) in fields.iter().enumerate() {
            let Ok(name) = std::str::from_utf8(field) else {
                problems.push(Problem::of_form(Rule::InvalidUtf8));
                continue;
            };
            let name = name.trim();
            match Column::ALL.iter().find(|column| column.name() == name) {
                Some(column) if places.insert(*column, place).is_some() => {
                    let rule = Rule::DuplicateColumn {
                        column: name.to_owned(),
                    };
                    problems.push(Problem::of(column.name(), rule));
                }
                Some(_) => {}
                None => ignored.push(shown(name)),
            }
        }
        for column in REQUIRED {
            if !places.contains_key(&column) {
                let rule = Rule::MissingColumn {
                    column: column.name().to_owned(),
                };
                problems.push(Problem::of(column.name(), rule));
            }
        }
        if problems.is_empty() {
            Ok(Self {
                places,
                width: fields.len(),
                ignored,
            })
        } else {
            Err(problems)
        }
    }

    /// How many fields a line must have.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether the file has the column.
    pub fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    /// The columns that are there, with their places.
    pub fn present(&self) -> impl Iterator<Item = (Column, usize)> {
        Column::ALL
            .iter()
            .filter_map(|column| Some((*column, *self.places.get(column)?)))
    }
}

/// A name from outside, fit to be printed in a terminal.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect()
}
