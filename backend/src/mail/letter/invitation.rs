//! The invitation, and the fresh one that its reader may ask for: the same
//! letter with another link.

use atrium_domain::email::Email;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::{Block, Brand, Draft, LONGEST_NAME, greeting};
use crate::mail::plain::{lines, one_line};

/// What an invitation must know.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The contact's name; may be empty.
    pub name: String,
    /// The commercial entity whose documents will be seen, where it is not
    /// the contact itself.
    pub customer: Option<String>,
    /// What the reader will sign in with.
    pub login: Email,
    /// The whole address of the page that takes the invitation.
    pub link: SecretString,
    /// The code to type instead, as it is shown to people.
    pub code: SecretString,
    /// When link and code end.
    pub valid_until: Timestamp,
    /// What staff add; may have several lines.
    pub message: Option<String>,
}

impl Invitation {
    pub(super) fn draft(&self, brand: &Brand, locale: Locale) -> Draft {
        let texts = atrium_i18n::texts(locale);
        let company = brand.name();
        let mut blocks = vec![
            greeting(&self.name, locale),
            Block::Paragraph(texts.mail_invitation_intro(&company)),
        ];
        let message = self.message.as_deref().map(lines).unwrap_or_default();
        if !message.is_empty() {
            blocks.push(Block::Quote {
                heading: texts.mail_invitation_message(&company),
                lines: message,
            });
        }
        blocks.push(Block::Action {
            intro: texts.mail_invitation_action_intro(),
            label: texts.mail_invitation_action(),
            below: texts.mail_link_below(),
            url: self.link.expose_secret().to_owned(),
        });
        let mut facts = vec![(texts.mail_label_login(), self.login.to_string())];
        let customer = self
            .customer
            .as_deref()
            .map(|name| one_line(name, LONGEST_NAME));
        if let Some(customer) = customer.filter(|name| !name.is_empty()) {
            facts.push((texts.mail_label_company(), customer));
        }
        facts.push((
            texts.mail_label_valid_until(),
            locale.format_datetime(self.valid_until, &brand.zone),
        ));
        blocks.push(Block::Facts(facts));
        blocks.push(Block::Code {
            explanation: texts.mail_invitation_code(brand.address("/invitation")),
            code: self.code.expose_secret().to_owned(),
        });
        blocks.push(Block::Note(texts.mail_invitation_once()));
        blocks.push(Block::Note(texts.mail_invitation_unexpected(&company)));
        Draft {
            subject: texts.mail_invitation_subject(&company),
            blocks,
            secrets: vec![self.link.clone(), self.code.clone()],
        }
    }
}
