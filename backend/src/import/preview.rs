//! A first look at a file: its columns with the first values of each, and what they seem to mean.

use std::io::Read;

use atrium_domain::import_field::ImportField;
use atrium_domain::problem::{Problem, Problems, Rule};

use super::contacts::{ReadError, fault};
use super::head::{names, shown};
use super::record::Records;
use super::reject::{RejectedLine, Rejects};

/// Lines whose values are shown.
const SAMPLES: usize = 3;
/// A file of contacts with more columns is none.
const MOST_COLUMNS: usize = 500;

/// A column as it is offered to be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewColumn {
    /// Its name in the file.
    pub name: String,
    /// The first values that are not empty, fit to be shown.
    pub samples: Vec<String>,
    /// The field its name means, if it is one that is known.
    pub recognised: Option<ImportField>,
}

/// Looks at a file's beginning.
///
/// # Errors
///
/// [`ReadError::Rejected`] where there is no head to read, or nothing below it.
pub fn preview(bytes: impl Read) -> Result<Vec<PreviewColumn>, ReadError> {
    let mut records = Records::new(bytes)?;
    let Some(first) = records.next_record()? else {
        return Err(rejected(1, vec![Problem::of_form(Rule::EmptyFile)]));
    };
    if let Some(fault) = fault(&first) {
        return Err(rejected(first.line, vec![fault]));
    }
    if first.len() > MOST_COLUMNS {
        let rule = Rule::TooMany { max: MOST_COLUMNS };
        return Err(rejected(first.line, vec![Problem::of_form(rule)]));
    }
    let names = names(&first).map_err(|problems| rejected(first.line, problems))?;
    let recognised = ImportField::recognise_all(&names);
    let mut columns: Vec<PreviewColumn> = names
        .into_iter()
        .zip(recognised)
        .map(|(name, recognised)| PreviewColumn {
            name,
            samples: Vec::new(),
            recognised,
        })
        .collect();
    let mut lines = 0;
    while lines < SAMPLES {
        let Some(record) = records.next_record()? else {
            break;
        };
        lines += 1;
        if record.fault.is_some() {
            continue;
        }
        for (column, field) in columns.iter_mut().zip(record.fields()) {
            let sample = shown(&String::from_utf8_lossy(field));
            if !sample.is_empty() {
                column.samples.push(sample);
            }
        }
    }
    if lines == 0 {
        return Err(rejected(
            first.line,
            vec![Problem::of_form(Rule::EmptyFile)],
        ));
    }
    Ok(columns)
}

fn rejected(line: u64, problems: Vec<Problem>) -> ReadError {
    let problems = Problems::collected(problems).expect("called with a problem only");
    let lines = vec![RejectedLine { line, problems }];
    ReadError::Rejected(Rejects::collected(lines).expect("there is one"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_come_with_their_first_values() {
        let file = "ID zewnętrzne,Nazwa,x_kolor\n1,Ann,\n2,\"B\r\nob\",red\n3,Cy,\n4,Di,\n";
        let columns = preview(file.as_bytes()).unwrap();
        let fields: Vec<_> = columns.iter().map(|column| column.recognised).collect();
        assert_eq!(
            fields,
            [Some(ImportField::Id), Some(ImportField::Name), None]
        );
        assert_eq!(columns[1].samples, ["Ann", "Bob", "Cy"]);
        assert_eq!(columns[2].samples, ["red"]);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = preview(bytes.as_slice());
        }
    }
}
