//! Which column of a file fills which field.

use std::collections::BTreeMap;

use super::checker::Checker;
use crate::import_field::ImportField;
use crate::problem::{Field, Problems, Rule};

/// The system a file comes from, unless it is told.
pub const SOURCE_DEFAULT: &str = "odoo";
/// What the demo wrote carries this: no file may claim it.
const SOURCE_OF_DEMO: &str = "demo";
/// Characters of a system's name.
const SOURCE_MAX: usize = 40;

/// The form as sent: `column.N` for each column from 0 on, the code of a field or nothing for a
/// column that is not imported; `source` the system the file comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportForm {
    /// The system the file comes from.
    pub source: String,
    /// Codes by the columns' places.
    pub columns: BTreeMap<usize, String>,
}

/// The form, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportMapping {
    /// The system the file comes from.
    pub source: String,
    /// One for each column of the file.
    pub fields: Vec<Option<ImportField>>,
}

impl ImportForm {
    /// Collects the controls of a form-encoded body.
    pub fn from_pairs<K: AsRef<str>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                "source" => form.source = value,
                other => {
                    let place = other
                        .strip_prefix("column.")
                        .and_then(|place| place.parse().ok());
                    if let Some(place) = place {
                        form.columns.insert(place, value);
                    }
                }
            }
        }
        form
    }

    /// The form that shows what is matched.
    pub fn of(source: &str, fields: &[Option<ImportField>]) -> Self {
        Self {
            source: source.to_owned(),
            columns: fields
                .iter()
                .map(|field| field.map(ImportField::code).unwrap_or_default().to_owned())
                .enumerate()
                .collect(),
        }
    }

    /// Reads the form, for a file of so many columns. Columns it does not name are not imported;
    /// those the file does not have are passed over.
    ///
    /// # Errors
    /// All that is wrong, by control: `source`, `column.N`, or the form as a whole where a needed
    /// field has no column.
    pub fn check(&self, columns: usize) -> Result<ImportMapping, Problems> {
        let mut checker = Checker::default();
        let source = checker.keep("source", source_system(&self.source));
        let mut taken = [false; ImportField::ALL.len()];
        let mut fields = Vec::with_capacity(columns);
        for place in 0..columns {
            let code = self.columns.get(&place).map_or("", |code| code.trim());
            let field = ImportField::from_code(code);
            match field {
                Some(field) if taken[field.place()] => {
                    checker.refuse(Field::of_row("column", place), Rule::FieldMatchedTwice);
                }
                Some(field) => taken[field.place()] = true,
                None if code.is_empty() => {}
                None => checker.refuse(Field::of_row("column", place), Rule::UnknownChoice),
            }
            fields.push(field);
        }
        for field in ImportField::REQUIRED {
            if !taken[field.place()] {
                checker.refuse_form(if field == ImportField::Id {
                    Rule::IdUnmatched
                } else {
                    Rule::NameUnmatched
                });
            }
        }
        checker.finish(source.map(|source| ImportMapping { source, fields }))
    }
}

/// A system's name, as it is kept beside each external id.
///
/// # Errors
/// [`Rule::SourceInvalid`].
pub fn source_system(text: &str) -> Result<String, Rule> {
    let text = text.trim();
    let fits = (1..=SOURCE_MAX).contains(&text.len())
        && text != SOURCE_OF_DEMO
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte)
        });
    fits.then(|| text.to_owned()).ok_or(Rule::SourceInvalid)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(source: &str, columns: &[&str]) -> ImportForm {
        let pairs = columns
            .iter()
            .enumerate()
            .map(|(at, code)| (format!("column.{at}"), (*code).to_owned()));
        ImportForm::from_pairs(pairs.chain([("source".to_owned(), source.to_owned())]))
    }

    #[test]
    fn columns_are_matched_and_the_rest_is_not_imported() {
        let mapping = form("odoo", &["id", "", "name"]).check(4).unwrap();
        assert_eq!(
            mapping.fields,
            [Some(ImportField::Id), None, Some(ImportField::Name), None]
        );
    }

    #[test]
    fn all_that_is_wrong_is_told_together() {
        let problems = form("De mo", &["email", "email", "colour"])
            .check(3)
            .unwrap_err();
        assert_eq!(
            problems.field("source").collect::<Vec<_>>(),
            [&Rule::SourceInvalid]
        );
        assert_eq!(
            problems.field("column.1").collect::<Vec<_>>(),
            [&Rule::FieldMatchedTwice]
        );
        assert_eq!(
            problems.field("column.2").collect::<Vec<_>>(),
            [&Rule::UnknownChoice]
        );
        assert!(problems.has(&Rule::IdUnmatched) && problems.has(&Rule::NameUnmatched));
        assert!(form("demo", &["id", "name"]).check(2).is_err());
    }

    proptest! {
        #[test]
        fn what_is_accepted_shows_itself_again_and_has_each_field_once(
            columns in proptest::collection::vec(prop::sample::select(
                ["", "id", "name", "email", "phone", "x", " city "].as_slice()), 0..8),
            source in "[a-z.]{0,4}", width in 0usize..10,
        ) {
            let form = form(&source, &columns);
            if let Ok(mapping) = form.check(width) {
                prop_assert_eq!(mapping.fields.len(), width);
                let mut once: Vec<_> = mapping.fields.iter().flatten().collect();
                let all = once.len();
                once.sort();
                once.dedup();
                prop_assert_eq!(once.len(), all);
                let shown = ImportForm::of(&mapping.source, &mapping.fields);
                prop_assert_eq!(shown.check(width).unwrap(), mapping);
            }
        }

        #[test]
        fn no_pairs_panic(pairs in proptest::collection::vec((".{0,12}", ".{0,12}"), 0..10), width in 0usize..50) {
            let _ = ImportForm::from_pairs(pairs).check(width);
        }
    }
}
