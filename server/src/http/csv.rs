//! CSV (RFC 4180) that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// Appends a line.
pub fn line(out: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&neutral(cell).replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// What a spreadsheet would run begins with an apostrophe instead: it shows the text as it is.
fn neutral(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        let mut out = String::new();
        line(&mut out, &["a,\"b\"\nc", "=1+1", "@x", "-5", "łódź"]);
        assert_eq!(
            out,
            "\"a,\"\"b\"\"\nc\",\"'=1+1\",\"'@x\",\"'-5\",\"łódź\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula(text in ".*") {
            let mut out = String::new();
            line(&mut out, &[&text]);
            prop_assert!(!out[1..].starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }
}
