//! CSV that spreadsheets open without running anything.

/// What a file begins with, so that Excel reads it as UTF-8.
pub const BOM: &str = "\u{feff}";

/// What a spreadsheet may take for the beginning of a formula, wide letters included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A line of cells (RFC 4180, every cell quoted). A cell that a spreadsheet would take for a
/// formula gets an apostrophe in front, which makes it text.
#[must_use]
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        line.push('"');
        let cell = cell.as_ref();
        if cell.starts_with(FORMULA) {
            line.push('\'');
        }
        for character in cell.chars() {
            if character == '"' {
                line.push('"');
            }
            line.push(character);
        }
        line.push('"');
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        assert_eq!(
            line(["=1+1", "a\"b", "+48", ""]),
            "\"'=1+1\",\"a\"\"b\",\"'+48\",\"\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn every_cell_is_read_back_and_none_begins_a_formula(cells in proptest::collection::vec(any::<String>(), 1..6)) {
            let text = line(&cells);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(read[0].len(), cells.len());
            for (read, cell) in read[0].iter().zip(&cells) {
                prop_assert!(read == cell || read.strip_prefix('\'') == Some(cell));
                prop_assert!(!read.starts_with(FORMULA));
            }
        }
    }
}
