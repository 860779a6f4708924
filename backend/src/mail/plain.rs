//! Text from outside, made safe to stand in a letter: names, the company's
//! own name, the words that staff add to an invitation.

/// Characters that show nothing but change what is shown around them: marks
/// that turn the reading direction, and the byte-order mark.
const fn steers(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

const fn ends_line(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}'
    )
}

/// `text` on one line of at most `max` characters: a name with a line break
/// in it can add neither a header nor a line that looks like ours.
pub fn one_line(text: &str, max: usize) -> String {
    let mut line = String::with_capacity(text.len().min(max * 4));
    let mut length = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control() || ends_line(c)) {
        let word: String = word.chars().filter(|c| !steers(*c)).collect();
        if word.is_empty() {
            continue;
        }
        if length == max {
            return cut(line);
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for character in word.chars() {
            if length == max {
                return cut(line);
            }
            line.push(character);
            length += 1;
        }
    }
    line
}

fn cut(mut line: String) -> String {
    line.pop();
    while line.ends_with(' ') {
        line.pop();
    }
    line.push('…');
    line
}

/// The lines of `text`, each without anything but what can be read; empty
/// lines at the beginning and end are dropped, several in a row become one.
pub fn lines(text: &str) -> Vec<String> {
    const LONGEST: usize = 10_000;
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(ends_line) {
        let line = one_line(line, LONGEST);
        if line.is_empty() && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        lines.push(line);
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_line() {
        assert_eq!(
            one_line("Eve\r\nBcc: all@example.com", 200),
            "Eve Bcc: all@example.com"
        );
        assert_eq!(
            one_line("Eve\u{2028}https://evil.example/", 200),
            "Eve https://evil.example/"
        );
        assert_eq!(
            one_line("\u{202E}moc.elpmaxe\u{2066}\t a\0b ", 200),
            "moc.elpmaxe a b"
        );
        assert_eq!(one_line("王小明有限公司", 4), "王小明…");
        assert_eq!(one_line("one two", 4), "one…");
        assert_eq!(one_line("one", 3), "one");
        assert_eq!(one_line("one two", 3), "on…");
    }

    #[test]
    fn a_message_keeps_its_lines_and_nothing_else() {
        assert_eq!(
            lines("\n\nDear all,\r\n\r\n\r\nplease sign.\u{0}\u{2029}Thanks\n\n"),
            ["Dear all,", "", "please sign.", "Thanks"]
        );
        assert_eq!(lines(" \r\n\t\n"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn whatever_was_typed_one_line_comes_out(text in any::<String>(), max in 1usize..50) {
            let line = one_line(&text, max);
            prop_assert!(line.chars().count() <= max);
            prop_assert!(!line.chars().any(|c| c.is_control() || ends_line(c) || steers(c)));
            prop_assert_eq!(line.trim(), line.as_str());
            prop_assert!(lines(&text).iter().all(|l| !l.chars().any(|c| c.is_control() || ends_line(c))));
        }
    }
}
