//! The notice that the login was used in a browser it was not used in before.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;

use super::{Block, Brand, Draft, greeting};

/// What the notice must know.
#[derive(Debug, Clone)]
pub struct NewDevice {
    /// The reader's name; may be empty.
    pub name: String,
    /// The login.
    pub login: Email,
    /// When somebody signed in.
    pub at: Timestamp,
    /// The browser's name; empty where it is not known.
    pub browser: String,
    /// The system's name; empty where it is not known.
    pub system: String,
    /// The network address.
    pub address: String,
}

impl NewDevice {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let device = match (self.browser.as_str(), self.system.as_str()) {
            ("", "") => texts.sessions_device_unknown(),
            (one, "") | ("", one) => one.to_owned(),
            (browser, system) => texts.sessions_device(browser, system),
        };
        let blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_new_device_intro(&company)),
            Block::Facts(vec![
                (texts.mail_label_login(), self.login.to_string()),
                (
                    texts.mail_label_when(),
                    locale.format_datetime(self.at, &brand.zone),
                ),
                (texts.mail_label_device(), device),
                (texts.sessions_address(), self.address.clone()),
            ]),
            Block::Paragraph(texts.mail_new_device_expected()),
            Block::Action {
                intro: texts.mail_new_device_action_intro(),
                label: texts.mail_new_device_action(),
                below: texts.mail_link_below(),
                url: brand.address("/my/security"),
            },
            Block::Note(texts.mail_password_changed_tell(&company)),
        ];
        Draft {
            subject: texts.mail_new_device_subject(&company),
            blocks,
            secrets: Vec::new(),
        }
    }
}
