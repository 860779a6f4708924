//! The notice that an administrator set a password. The password itself is told another way.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What the notice must know.
#[derive(Debug, Clone)]
pub struct PasswordSet {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login whose password it is.
    pub login: Email,
    /// When it was set.
    pub at: Timestamp,
}

impl PasswordSet {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_password_set_intro(&company)),
            Block::Facts(vec![
                (texts.mail_label_login(), self.login.to_string()),
                (
                    texts.mail_label_when(),
                    locale.format_datetime(self.at, &brand.zone),
                ),
            ]),
            Block::Action {
                intro: texts.mail_password_set_action_intro(),
                label: texts.mail_sign_in_action(),
                below: texts.mail_link_below(),
                url: brand.address("/login"),
            },
            Block::Note(texts.mail_password_set_tell(&company)),
        ];
        Draft {
            subject: texts.mail_password_set_subject(&company),
            blocks,
            secrets: Vec::new(),
        }
    }
}
