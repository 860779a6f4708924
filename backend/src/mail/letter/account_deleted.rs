//! The notice that an account was deleted by whoever knew its password.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What the notice must know.
#[derive(Debug, Clone)]
pub struct AccountDeleted {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login that is closed.
    pub login: Email,
    /// When it was deleted.
    pub at: Timestamp,
}

impl AccountDeleted {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_account_deleted_intro(&company)),
            Block::Facts(vec![
                (texts.mail_label_login(), self.login.to_string()),
                (
                    texts.mail_label_when(),
                    locale.format_datetime(self.at, &brand.zone),
                ),
            ]),
            Block::Paragraph(texts.mail_account_deleted_kept(&company)),
            Block::Note(texts.mail_account_deleted_tell(&company)),
        ];
        Draft {
            subject: texts.mail_account_deleted_subject(&company),
            blocks,
            secrets: Vec::new(),
        }
    }
}
