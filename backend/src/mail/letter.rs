//! What letters say. One file a letter turns its facts into [`Block`]s in the
//! reader's language; the plain text and the HTML are both made of those, so
//! neither can say what the other does not.

mod account_deleted;
mod html;
mod invitation;
mod login_changed;
mod new_device;
mod offer;
mod password_changed;
mod password_set;
mod reset;
mod staff_invitation;
mod test_mail;
mod text;

use std::fmt;

use atrium_domain::colour::Colour;
use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::palette::Palette;
use atrium_domain::time_zone::TimeZone;
use secrecy::SecretString;

pub use account_deleted::AccountDeleted;
pub(super) use html::language_tag;
pub use invitation::Invitation;
pub use login_changed::LoginChanged;
pub use new_device::NewDevice;
pub use offer::Offer;
pub use password_changed::PasswordChanged;
pub use password_set::PasswordSet;
pub use reset::{AskedBy, Reset};
pub use staff_invitation::StaffInvitation;
pub use test_mail::TestMail;

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
    /// Where answers go; without it, to From.
    pub answers_to: Option<Email>,
    /// The company's colours.
    pub accent: Accents,
    /// The zone its clocks are in.
    pub zone: TimeZone,
}

/// Colours in a letter. They stand in its HTML, and colours are all they can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accents {
    /// The button.
    pub button: Colour,
    /// The words on it.
    pub on: Colour,
    /// Links on white.
    pub link: Colour,
    /// Links on the dark sheet.
    pub link_dark: Colour,
}

impl Default for Accents {
    fn default() -> Self {
        Self {
            button: Colour::new(0x0b, 0x63, 0x80),
            on: Colour::WHITE,
            link: Colour::new(0x0b, 0x63, 0x80),
            link_dark: Colour::new(0x7c, 0xc7, 0xe2),
        }
    }
}

impl Accents {
    /// Those of a company's palette.
    #[must_use]
    pub const fn of(palette: &Palette) -> Self {
        Self {
            button: palette.light.solid,
            on: palette.light.on,
            link: palette.light.text,
            link_dark: palette.dark.text,
        }
    }
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
    /// Notice to both addresses: the login is another one now.
    LoginChanged(LoginChanged),
    /// Notice: an administrator set the password.
    PasswordSet(PasswordSet),
    /// A link for staff to choose their first password.
    StaffInvitation(StaffInvitation),
    /// Security notice: the account is gone.
    AccountDeleted(AccountDeleted),
    /// Whether the mail server takes letters.
    Test(TestMail),
    /// A company's documents are offered to a login that exists.
    Offer(Offer),
    /// Security notice: the login was used in a browser that is new to it.
    NewDevice(NewDevice),
}

impl Letter {
    /// The name under which the outbox keeps this letter and staff see it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invitation(_) => "invitation",
            Self::Reset(_) => "reset",
            Self::PasswordChanged(_) => "password_changed",
            Self::LoginChanged(_) => "login_changed",
            Self::PasswordSet(_) => "password_set",
            Self::StaffInvitation(_) => "staff_invitation",
            Self::AccountDeleted(_) => "account_deleted",
            Self::Test(_) => "test",
            Self::Offer(_) => "offer",
            Self::NewDevice(_) => "new_device",
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
        Letter::LoginChanged(notice) => notice.draft(brand, locale),
        Letter::PasswordSet(notice) => notice.draft(brand, locale),
        Letter::StaffInvitation(invitation) => invitation.draft(brand, locale),
        Letter::AccountDeleted(notice) => notice.draft(brand, locale),
        Letter::Test(test) => test.draft(brand, locale),
        Letter::Offer(offer) => offer.draft(brand, locale),
        Letter::NewDevice(notice) => notice.draft(brand, locale),
    };
    let texts = atrium_i18n::texts(locale);
    let footer = texts.mail_footer(brand.name());
    Composed {
        subject: one_line(&draft.subject, 200),
        text: text::render(&draft, &footer),
        html: html::render(&draft, &brand.name(), brand.accent, &footer, locale),
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
