//! Why a letter did not leave, in words that staff may read.

use secrecy::{ExposeSecret, SecretString};

use super::plain::one_line;

/// Why a letter did not leave, as a word: the outbox's page says it in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its link was used meanwhile.
    LinkUsed,
    /// Its link was withdrawn meanwhile.
    LinkWithdrawn,
    /// Its link expired before it could be sent.
    LinkExpired,
    /// The mail server refused; it says why in its own words.
    Answered,
    /// The mail server can't take such an address.
    NoForeignLetters,
    /// The connection could not be protected.
    NoProtection,
    /// The mail server did not answer in time.
    NoAnswer,
    /// The mail server could not be reached.
    NoConversation,
    /// The mail folder could not be written.
    Folder,
    /// The row in the outbox can't be read.
    Unreadable,
    /// No letter could be made of it.
    CannotBeMade,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::LinkUsed,
        Self::LinkWithdrawn,
        Self::LinkExpired,
        Self::Answered,
        Self::NoForeignLetters,
        Self::NoProtection,
        Self::NoAnswer,
        Self::NoConversation,
        Self::Folder,
        Self::Unreadable,
        Self::CannotBeMade,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LinkUsed => "link_used",
            Self::LinkWithdrawn => "link_withdrawn",
            Self::LinkExpired => "link_expired",
            Self::Answered => "answered",
            Self::NoForeignLetters => "no_foreign_letters",
            Self::NoProtection => "no_protection",
            Self::NoAnswer => "no_answer",
            Self::NoConversation => "no_conversation",
            Self::Folder => "folder",
            Self::Unreadable => "unreadable",
            Self::CannotBeMade => "cannot_be_made",
        }
    }

    /// The reason with that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }

    /// For the terminal, which speaks English.
    pub(crate) const fn in_english(self) -> &'static str {
        match self {
            Self::LinkUsed => "its link was used meanwhile",
            Self::LinkWithdrawn => "its link was withdrawn meanwhile",
            Self::LinkExpired => "its link expired before it could be sent",
            Self::Answered => "the mail server refused it",
            Self::NoForeignLetters => "the mail server can't take such an address",
            Self::NoProtection => "no protected connection",
            Self::NoAnswer => "no answer in time",
            Self::NoConversation => "no conversation with the mail server",
            Self::Folder => "the mail folder could not be written",
            Self::Unreadable => "its row can't be read",
            Self::CannotBeMade => "no letter could be made of it",
        }
    }
}

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
        || word.contains("/join/")
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
