//! Joins the style sheets in the order main.css imports them and takes out what only people read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The whole sheet: `@import "file.css";` is replaced by the file, everything else stays where it is.
pub fn bundle(main: &Path) -> Result<String> {
    Ok(minify(&join(main, 0)?))
}

fn join(file: &Path, depth: usize) -> Result<String> {
    if depth > 8 {
        bail!("{} imports itself", file.display());
    }
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        match line.trim().strip_prefix("@import") {
            Some(import) => joined.push_str(&imported(folder, import, depth)?),
            None => joined.push_str(line),
        }
        joined.push('\n');
    }
    Ok(joined)
}

fn imported(folder: &Path, import: &str, depth: usize) -> Result<String> {
    let mut parts = import.splitn(3, '"');
    let (Some(_), Some(name), Some(condition)) = (parts.next(), parts.next(), parts.next()) else {
        bail!("`@import{import}`: write it as `@import \"file.css\";` on a line of its own");
    };
    let text = join(&folder.join(name), depth + 1)?;
    let condition = condition.split(';').next().unwrap_or_default().trim();
    Ok(
        match condition
            .strip_prefix("layer(")
            .and_then(|rest| rest.strip_suffix(')'))
        {
            Some(layer) => format!("@layer {layer} {{\n{text}}}\n"),
            None if condition.is_empty() => text,
            None => bail!("`@import{import}`: only `layer(name)` may follow the file"),
        },
    )
}

/// Comments go; white space goes where it means nothing. Strings and everything that needs a parser stay.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut characters = css.chars().peekable();
    let mut space = false;
    while let Some(character) = characters.next() {
        match character {
            '/' if characters.peek() == Some(&'*') => {
                characters.next();
                let mut before = ' ';
                for inside in characters.by_ref() {
                    if before == '*' && inside == '/' {
                        break;
                    }
                    before = inside;
                }
                space = true;
            }
            _ if character.is_ascii_whitespace() => space = true,
            _ => {
                let after_joint = out.ends_with(['{', '}', ';', ',', ':', '(']);
                let before_joint = matches!(character, '{' | '}' | ';' | ',' | ')' | '!');
                if space && !after_joint && !before_joint && !out.is_empty() {
                    out.push(' ');
                }
                space = false;
                if character == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(character);
                if matches!(character, '"' | '\'') {
                    copy_string(character, &mut characters, &mut out);
                }
            }
        }
    }
    out
}

fn copy_string(quote: char, characters: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for character in characters {
        out.push(character);
        if character == quote && !escaped {
            return;
        }
        escaped = character == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn comments_and_needless_space_go_and_the_rest_stays() {
        let css =
            "/* why */\n.a , .b:hover > .c  {\n  color : red;\n  width: calc( 1px + 2% );\n}\n";
        assert_eq!(
            minify(css),
            ".a,.b:hover > .c{color :red;width:calc(1px + 2%)}"
        );
    }

    #[test]
    fn strings_are_left_alone() {
        let css = r#"a::after { content: " { /* \" */ } "; }"#;
        assert_eq!(minify(css), r#"a::after{content:" { /* \" */ } "}"#);
    }

    #[test]
    fn a_descendant_is_not_joined_to_its_pseudo_class() {
        assert_eq!(minify(".a :is(.b, .c) { }"), ".a :is(.b,.c){}");
        assert_eq!(
            minify("@media (width < 40em) and (hover) { a { x: y } }"),
            "@media (width < 40em) and (hover){a{x:y}}"
        );
    }

    #[test]
    fn minifying_twice_changes_nothing_more() {
        let once = minify("@layer a, b;\n:root { --x: light-dark( oklch(1 0 0), #000 ) ; --y: ; }");
        assert_eq!(minify(&once), once);
    }
}
