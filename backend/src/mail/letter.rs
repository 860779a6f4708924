//! What letters say. One file a letter turns its facts into [`Block`]s in the
//! reader's language; the plain text and the HTML are both made of those, so
//! neither can say what the other does not.

mod html;
mod invitation;
mod offer;
mod password_changed;
mod reset;
mod text;

use std::fmt;

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use secrecy::SecretString;

pub(super) use html::language_tag;
pub use invitation::Invitation;
pub use offer::Offer;
pub use password_changed::PasswordChanged;
pub use reset::{AskedBy, Reset};

use super::plain::one_line;

/// Longest name in a letter, in characters; longer ones end in "…".
const LONGEST_NAME: usize = 120;

/// Who writes: what the settings say about the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// The company that runs the portal; stands in subject, From and text.
    pub company: String,
    /// The address in From.
    pub from: Email,
    /// The base address from the settings, never from a request's headers:
    /// `https://portal.example.com`, with or without a slash at the end.
    pub base_url: String,
}

impl Brand {
    /// The address of a page of ours; `path` begins with a slash.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.trim_end_matches('/'))
    }

    /// The host of the base address, without its port.
    pub fn host(&self) -> String {
        url::Url::parse(&self.base_url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_else(|| "localhost".to_owned())
    }

    fn name(&self) -> String {
        let name = one_line(&self.company, LONGEST_NAME);
        if name.is_empty() { self.host() } else { name }
    }
}

/// One letter and all it must know.
#[derive(Debug, Clone)]
pub enum Letter {
    /// Portal access was granted, or a fresh invitation was asked for.
    Invitation(Invitation),
    /// A link to set a new password.
    Reset(Reset),
    /// Security notice: the password is another one now.
    PasswordChanged(PasswordChanged),
    /// A company's documents are offered to a login that exists.
    Offer(Offer),
}

impl Letter {
    /// The name under which the outbox keeps this letter and staff see it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invitation(_) => "invitation",
            Self::Reset(_) => "reset",
            Self::PasswordChanged(_) => "password_changed",
            Self::Offer(_) => "offer",
        }
    }
}

/// A letter in words, ready to be put into a message.
#[derive(Clone)]
pub struct Composed {
    /// One line.
    pub subject: String,
    /// Plain text, lines ended by `\n`; a link stands alone on its line.
    pub text: String,
    /// A whole HTML document that loads nothing.
    pub html: String,
    /// The language of all three.
    pub locale: Locale,
    /// What no log, no error and no row may repeat: the link and the code.
    pub(super) secrets: Vec<SecretString>,
}

impl fmt::Debug for Composed {
    /// Without text and HTML: they hold the link.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Composed")
            .field("subject", &self.subject)
            .field("locale", &self.locale)
            .finish_non_exhaustive()
    }
}

/// Writes `letter` in `locale`, the reader's stored language.
pub fn compose(letter: &Letter, brand: &Brand, locale: Locale) -> Composed {
    let draft = match letter {
        Letter::Invitation(invitation) => invitation.draft(brand, locale),
        Letter::Reset(reset) => reset.draft(brand, locale),
        Letter::PasswordChanged(notice) => notice.draft(brand, locale),
        Letter::Offer(offer) => offer.draft(brand, locale),
    };
    let texts = atrium_i18n::texts(locale);
    let footer = texts.mail_footer(brand.name());
    Composed {
        subject: one_line(&draft.subject, 200),
        text: text::render(&draft, &footer),
        html: html::render(&draft, &brand.name(), &footer, locale),
        locale,
        secrets: draft.secrets,
    }
}

/// A letter in words, not yet in a form.
struct Draft {
    subject: String,
    blocks: Vec<Block>,
    secrets: Vec<SecretString>,
}

/// A part of a letter.
enum Block {
    Paragraph(String),
    /// Words of somebody else: marked as such in both forms.
    Quote {
        heading: String,
        lines: Vec<String>,
    },
    /// The one thing to do. `intro` stands above the address in the text
    /// part, `below` above it under the button in the HTML part.
    Action {
        intro: String,
        label: String,
        below: String,
        url: String,
    },
    /// What to type where the link cannot be opened.
    Code {
        explanation: String,
        code: String,
    },
    /// Label and value.
    Facts(Vec<(String, String)>),
    /// What is good to know, in smaller type.
    Note(String),
}

/// "Hello NAME," or, where there is no name, "Hello,".
fn greeting(name: &str, locale: Locale) -> Block {
    let texts = atrium_i18n::texts(locale);
    let name = one_line(name, LONGEST_NAME);
    Block::Paragraph(if name.is_empty() {
        texts.mail_greeting_nameless()
    } else {
        texts.mail_greeting(name)
    })
}

#[cfg(test)]
mod tests;
