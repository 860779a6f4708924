//! Notes as Odoo keeps them since version 15: HTML. Atrium's are plain text.

/// Tags after which a new line begins.
const BREAKS: [&str; 9] = [
    "br",
    "/p",
    "/div",
    "/li",
    "/tr",
    "/h1",
    "/h2",
    "/h3",
    "/blockquote",
];

/// The words of `notes`, one line a paragraph; anything that does not begin
/// with a tag is plain text already and stays as it is.
pub fn plain(notes: &str) -> String {
    let trimmed = notes.trim();
    let begins_with_tag = trimmed
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    if !begins_with_tag || !trimmed.ends_with('>') {
        return notes.to_owned();
    }
    let mut text = String::with_capacity(trimmed.len());
    let mut rest = trimmed;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else {
            break;
        };
        let tag = rest[open + 1..open + close].to_ascii_lowercase();
        let name = tag
            .split(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        if BREAKS.contains(&name.strip_suffix('/').unwrap_or(name)) {
            text.push('\n');
        }
        rest = &rest[open + close + 1..];
    }
    text.push_str(rest);
    decoded(text.trim())
}

/// The entities that Odoo's editor writes; "&amp;" last, so that nothing is
/// decoded twice.
fn decoded(text: &str) -> String {
    [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, character)| {
        text.replace(entity, character)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_become_lines() {
        assert_eq!(
            plain("<p>Gate&nbsp;4 &amp;lt; 5<br/>after <b>14:00</b></p><P class=\"x\">ring</P>"),
            "Gate 4 &lt; 5\nafter 14:00\nring"
        );
    }

    #[test]
    fn plain_text_stays() {
        for text in ["", "a < b > c", "<3 you", "1 &lt; 2", "two\nlines"] {
            assert_eq!(plain(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "[<>/a-z&;ą ]{0,40}") {
            let _ = plain(&text);
        }
    }
}
