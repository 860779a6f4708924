//! Why a letter did not leave, in words that staff may read.

use secrecy::{ExposeSecret, SecretString};

use super::plain::one_line;

/// Longest reason, in characters.
const LONGEST: usize = 300;
/// Shorter "secrets" are no secrets, and their removal would maul the text.
const SHORTEST_SECRET: usize = 4;

/// Makes `text` fit to be stored and shown. Servers quote what they refuse:
/// a filter that names the link it did not like must not carry the link into
/// the database. So addresses of pages, `secrets` and anything as long as a
/// token are struck out, and the text becomes one short line.
pub fn clean<'a>(text: &str, secrets: impl IntoIterator<Item = &'a SecretString>) -> String {
    let mut text = text.to_owned();
    for secret in secrets {
        let secret = secret.expose_secret();
        if secret.len() >= SHORTEST_SECRET {
            text = text.replace(secret, "[…]");
        }
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(|word| if reveals(word) { "[…]" } else { word })
        .collect();
    one_line(&words.join(" "), LONGEST)
}

fn reveals(word: &str) -> bool {
    let longest_run = word
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
        .map(str::len)
        .max()
        .unwrap_or(0);
    word.contains("//")
        || word.contains("/invitation/")
        || word.contains("/reset/")
        || longest_run >= 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_quotes_the_link_does_not_bring_it_into_the_database() {
        let secrets = [SecretString::from("ABCDE-12345")];
        let reason = clean(
            "5.7.1 blocked: https://portal.example/invitation/abc (code ABCDE-12345)\r\n\
             <href=portal.example/reset/abc> 0123456789abcdef0123456789abcdef01",
            &secrets,
        );
        assert_eq!(reason, "5.7.1 blocked: […] (code […]) […] […]");
    }

    #[test]
    fn what_helps_stays() {
        let reason = clean(
            "5.1.1 <nobody@example.com>: Recipient address rejected",
            &[],
        );
        assert_eq!(
            reason,
            "5.1.1 <nobody@example.com>: Recipient address rejected"
        );
        assert_eq!(clean(&"x ".repeat(1000), &[]).chars().count(), LONGEST);
    }
}
