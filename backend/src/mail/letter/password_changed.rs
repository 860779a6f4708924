//! The notice that a password was changed, or set by a reset.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What the notice must know.
#[derive(Debug, Clone)]
pub struct PasswordChanged {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login whose password it was.
    pub login: Email,
    /// When it was changed.
    pub at: Timestamp,
}

impl PasswordChanged {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_password_changed_intro(&company)),
            Block::Facts(vec![
                (texts.mail_label_login(), self.login.to_string()),
                (
                    texts.mail_label_when(),
                    locale.format_datetime(self.at, &brand.zone),
                ),
            ]),
            Block::Paragraph(texts.mail_password_changed_expected()),
            Block::Action {
                intro: texts.mail_password_changed_action_intro(),
                label: texts.mail_password_changed_action(),
                below: texts.mail_link_below(),
                url: brand.address("/reset"),
            },
            Block::Note(texts.mail_password_changed_tell(&company)),
        ];
        Draft {
            subject: texts.mail_password_changed_subject(&company),
            blocks,
            secrets: Vec::new(),
        }
    }
}
