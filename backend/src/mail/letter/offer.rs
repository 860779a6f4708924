//! The offer to add a company's documents to a login that exists. It goes to the login's own
//! address, whoever typed it, and nothing of the company is seen before its owner accepts.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::{Block, Brand, Draft, LONGEST_NAME, greeting};
use crate::mail::plain::{lines, one_line};

/// What an offer must know.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The reader's name; may be empty.
    pub name: String,
    /// The commercial entity whose documents would be seen.
    pub customer: String,
    /// The login it would be added to.
    pub login: Email,
    /// The whole address of the page that takes the answer.
    pub link: SecretString,
    /// When the link ends.
    pub valid_until: Timestamp,
    /// What staff add; may have several lines.
    pub message: Option<String>,
}

impl Offer {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let customer = one_line(&self.customer, LONGEST_NAME);
        let mut blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_offer_intro(&company, &customer)),
        ];
        let message = self.message.as_deref().map(lines).unwrap_or_default();
        if !message.is_empty() {
            blocks.push(Block::Quote {
                heading: texts.mail_invitation_message(&company),
                lines: message,
            });
        }
        blocks.push(Block::Action {
            intro: texts.mail_offer_action_intro(),
            label: texts.mail_offer_action(),
            below: texts.mail_link_below(),
            url: self.link.expose_secret().to_owned(),
        });
        blocks.push(Block::Facts(vec![
            (texts.mail_label_login(), self.login.to_string()),
            (texts.mail_label_company(), customer),
            (
                texts.mail_label_valid_until(),
                locale.format_datetime(self.valid_until, &brand.zone),
            ),
        ]));
        blocks.push(Block::Note(texts.mail_offer_password()));
        blocks.push(Block::Note(texts.mail_offer_unexpected(&company)));
        Draft {
            subject: texts.mail_offer_subject(&company),
            blocks,
            secrets: vec![self.link.clone()],
        }
    }
}
