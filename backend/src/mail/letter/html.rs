//! The HTML part: one template for all letters. Everything that is put into
//! it is escaped by askama.

use askama::Template;
use atrium_domain::locale::Locale;

use super::{Accents, Block, Draft};

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Page<'a> {
    language: &'static str,
    subject: &'a str,
    company: &'a str,
    accent: Accents,
    blocks: &'a [Block],
    footer: &'a str,
}

pub fn render(
    draft: &Draft,
    company: &str,
    accent: Accents,
    footer: &str,
    locale: Locale,
) -> String {
    let page = Page {
        language: language_tag(locale),
        subject: &draft.subject,
        company,
        accent,
        blocks: &draft.blocks,
        footer,
    };
    page.render()
        .expect("a template of texts writes into a String")
}

/// BCP 47: "zh" alone leaves the choice of glyphs to the mail program.
pub const fn language_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en",
        Locale::De => "de",
        Locale::Nl => "nl",
        Locale::Pl => "pl",
        Locale::Ro => "ro",
        Locale::Zh => "zh-Hans",
    }
}
