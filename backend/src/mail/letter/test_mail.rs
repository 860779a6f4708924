//! The letter an administrator sends to themself, to see whether the mail server takes it.

use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What a test letter must know.
#[derive(Debug, Clone)]
pub struct TestMail {
    /// Who asked for it; may be empty.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

impl TestMail {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        Draft {
            subject: texts.mail_test_subject(&company),
            blocks: vec![
                greeting(&self.name, locale),
                Block::Paragraph(texts.mail_test_text(&company)),
                Block::Note(texts.mail_test_at(locale.format_datetime(self.at, &brand.zone))),
            ],
            secrets: Vec::new(),
        }
    }
}
