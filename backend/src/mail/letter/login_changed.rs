//! The notice that a login was changed, to the old address and to the new one.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What the notice must know.
#[derive(Debug, Clone)]
pub struct LoginChanged {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login until then.
    pub old: Email,
    /// The login from now on.
    pub new: Email,
    /// When it was changed.
    pub at: Timestamp,
}

impl LoginChanged {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_login_changed_intro(&company)),
            Block::Facts(vec![
                (texts.mail_login_changed_old(), self.old.to_string()),
                (texts.mail_login_changed_new(), self.new.to_string()),
                (
                    texts.mail_label_when(),
                    locale.format_datetime(self.at, &brand.zone),
                ),
            ]),
            Block::Action {
                intro: texts.mail_login_changed_action_intro(),
                label: texts.mail_sign_in_action(),
                below: texts.mail_link_below(),
                url: brand.address("/login"),
            },
            Block::Note(texts.mail_login_changed_tell(&company)),
        ];
        Draft {
            subject: texts.mail_login_changed_subject(&company),
            blocks,
            secrets: Vec::new(),
        }
    }
}
