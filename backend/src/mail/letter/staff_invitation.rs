//! The link with which staff choose their first password.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::{Block, Brand, Draft, greeting};

/// What the letter must know.
#[derive(Debug, Clone)]
pub struct StaffInvitation {
    /// The reader's name; may be empty.
    pub name: String,
    /// What the reader will sign in with.
    pub login: Email,
    /// The whole address of the page that takes the password.
    pub link: SecretString,
    /// When the link ends.
    pub valid_until: Timestamp,
}

impl StaffInvitation {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_staff_invitation_intro(&company)),
            Block::Action {
                intro: texts.mail_staff_invitation_action_intro(),
                label: texts.mail_staff_invitation_action(),
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
            Block::Note(texts.mail_staff_invitation_once()),
            Block::Note(texts.mail_staff_invitation_unexpected(&company)),
        ];
        Draft {
            subject: texts.mail_staff_invitation_subject(&company),
            blocks,
            secrets: vec![self.link.clone()],
        }
    }
}
