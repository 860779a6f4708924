//! The only place that writes to the terminal. A reader that went away (`atrium doctor | head`)
//! is no error, and what came from files or databases can't move the cursor.

use std::io::Write as _;

/// A line to standard output.
pub fn line(text: &str) {
    // Nobody is left to be told that nobody listens.
    let _ = writeln!(std::io::stdout(), "{}", harmless(text));
}

/// Lines to standard output, as they are.
pub fn text(text: &str) {
    let _ = std::io::stdout().write_all(harmless(text).as_bytes());
}

/// A line to standard error.
pub fn trouble(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", harmless(text));
}

/// Over the line that stands on the terminal; nothing clears it.
pub fn over(text: &str) {
    let mut terminal = std::io::stderr();
    let _ = write!(terminal, "\r\u{1b}[K{}", harmless(text));
    let _ = terminal.flush();
}

fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

/// Rows with their columns aligned, under a head.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) {
    let length = |text: &str| text.chars().count();
    let widths: [usize; N] = std::array::from_fn(|column| {
        rows.iter()
            .map(|row| length(&row[column]))
            .chain([length(head[column])])
            .max()
            .unwrap_or(0)
    });
    let print = |cells: [&str; N]| {
        let cells: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        line(cells.join("  ").trim_end());
    };
    print(head);
    for row in rows {
        print(std::array::from_fn(|column| row[column].as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_from_elsewhere_can_not_move_the_cursor() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\nc"), "a\u{FFFD}[2Jb\u{FFFD}\nc");
    }
}
