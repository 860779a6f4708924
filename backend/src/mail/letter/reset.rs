//! The link to set a new password.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::{Block, Brand, Draft, greeting};

/// Who wanted the password to be set anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// Whoever typed the address at "Reset password".
    Reader,
    /// Staff: Re-Invite for somebody who has a password.
    Staff,
}

/// What a reset must know.
#[derive(Debug, Clone)]
pub struct Reset {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login whose password is meant.
    pub login: Email,
    /// The whole address of the page that takes the new password.
    pub link: SecretString,
    /// When the link ends.
    pub valid_until: Timestamp,
    /// Who wanted it.
    pub asked_by: AskedBy,
}

impl Reset {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let intro = match self.asked_by {
            AskedBy::Reader => texts.mail_reset_intro_asked(&company),
            AskedBy::Staff => texts.mail_reset_intro_staff(&company),
        };
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(intro),
            Block::Action {
                intro: texts.mail_reset_action_intro(),
                label: texts.mail_reset_action(),
                below: texts.mail_link_below(),
                url: self.link.expose_secret().to_owned(),
            },
            Block::Facts(vec![
                (texts.mail_label_login(), self.login.to_string()),
                (
                    texts.mail_label_valid_until(),
                    locale.format_datetime(self.valid_until, &brand.zone),
                ),
            ]),
            Block::Note(texts.mail_reset_once()),
            Block::Note(texts.mail_reset_unexpected()),
        ];
        Draft {
            subject: texts.mail_reset_subject(&company),
            blocks,
            secrets: vec![self.link.clone()],
        }
    }
}
