//! From a composed letter to the bytes that travel.

use std::time::{Duration, UNIX_EPOCH};

use atrium_domain::email::Email;
use atrium_domain::time::Timestamp;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use secrecy::SecretString;
use time::OffsetDateTime;

use super::letter::{Brand, Composed, language_tag};
use super::plain::one_line;

/// Longest display name in From and To, in characters.
const LONGEST_NAME: usize = 78;

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// May be empty.
    pub name: String,
    /// Exactly one address.
    pub address: Email,
}

/// A message that is ready to leave.
#[derive(Debug)]
pub struct Outgoing {
    pub(super) message: Message,
    readable: Message,
    pub(super) file_name: String,
    pub(super) secrets: Vec<SecretString>,
}

impl Outgoing {
    /// The message as it travels: CRLF lines, headers first, nothing but ASCII.
    pub fn bytes(&self) -> Vec<u8> {
        self.message.formatted()
    }

    /// The message as it lies in a folder: the text as it was written.
    pub fn readable(&self) -> Vec<u8> {
        self.readable.formatted()
    }

    /// The name of the file that a folder gets: time, recipient, message id.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }
}

/// Why no message can be made of a letter. Trying again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The address is none that SMTP can carry.
    #[error("the address {0} cannot be used in a message")]
    Address(Email),
    /// The id holds something else than letters, digits, dots and dashes.
    #[error("the message id is malformed")]
    MessageId,
    /// The parts could not be put together.
    #[error("the message could not be assembled")]
    Assembly,
}

/// Puts a letter into a message.
///
/// `id` is the part of the Message-ID before the "@", fixed when the letter
/// was put into the outbox, as is `queued_at`, its Date: sent twice, it is the
/// same message twice, and mail programs show it once.
pub fn build(
    composed: &Composed,
    brand: &Brand,
    to: &Recipient,
    id: &str,
    queued_at: Timestamp,
) -> Result<Outgoing, BuildError> {
    let id_is_plain = (1..=100).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    if !id_is_plain {
        return Err(BuildError::MessageId);
    }
    let since_epoch = queued_at.since(Timestamp::from_micros(0));
    let mut builder = Message::builder().from(mailbox(&brand.company, &brand.from)?);
    if let Some(address) = &brand.answers_to {
        builder = builder.reply_to(mailbox(&brand.company, address)?);
    }
    let builder = builder
        .to(mailbox(&to.name, &to.address)?)
        .subject(composed.subject.as_str())
        .date(UNIX_EPOCH + Duration::from_secs(since_epoch.as_secs()))
        .message_id(Some(format!("<{id}@{}>", message_host(brand))))
        // RFC 3834: out-of-office programs shall not answer.
        .header(AutoSubmitted)
        .header(AutoResponseSuppress)
        .header(Language(language_tag(composed.locale)));
    let with_text = |text: SinglePart| {
        let parts = MultiPart::alternative()
            .singlepart(text)
            .singlepart(encoded(ContentType::TEXT_HTML, &composed.html));
        builder
            .clone()
            .multipart(parts)
            .map_err(|_| BuildError::Assembly)
    };
    let message = with_text(encoded(ContentType::TEXT_PLAIN, &composed.text))?;
    let readable = with_text(as_written(&composed.text))?;
    Ok(Outgoing {
        message,
        readable,
        file_name: format!(
            "{}-{}-{}.eml",
            compact(queued_at),
            slug(to.address.as_str()),
            slug(id)
        ),
        secrets: composed.secrets.clone(),
    })
}

/// Bytes of a line, without its end (RFC 5322 2.1.1).
const LONGEST_LINE: usize = 998;

/// A part that any server carries: ASCII only, since 8BITMIME (RFC 6152) is not everywhere, and in
/// short lines, so that none (a link) is broken on the way.
fn encoded(kind: ContentType, body: &str) -> SinglePart {
    let encoding = if mostly_ascii(body) {
        ContentTransferEncoding::QuotedPrintable
    } else {
        ContentTransferEncoding::Base64
    };
    let body = Body::new_with_encoding(body.to_owned(), encoding)
        .expect("quoted-printable and base64 carry any text");
    SinglePart::builder().header(kind).body(body)
}

/// The text part of a letter that stays in the folder: any tool reads it, and its link is copied
/// whole. What has too long lines for that is encoded as on the way.
fn as_written(text: &str) -> SinglePart {
    if text.contains('\0') || text.lines().any(|line| line.len() > LONGEST_LINE) {
        return encoded(ContentType::TEXT_PLAIN, text);
    }
    let encoding = if text.is_ascii() {
        ContentTransferEncoding::SevenBit
    } else {
        ContentTransferEncoding::EightBit
    };
    let lines = text
        .lines()
        .fold(String::new(), |text, line| text + line + "\r\n");
    SinglePart::builder()
        .header(ContentType::TEXT_PLAIN)
        .body(Body::dangerous_pre_encoded(lines.into_bytes(), encoding))
}

fn mostly_ascii(body: &str) -> bool {
    let others = body.bytes().filter(|byte| !byte.is_ascii()).count();
    others * 6 <= body.len()
}

fn mailbox(name: &str, address: &Email) -> Result<Mailbox, BuildError> {
    let unusable = || BuildError::Address(address.clone());
    let email: Address = address.as_str().parse().map_err(|_| unusable())?;
    let name = one_line(name, LONGEST_NAME);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), email))
}

/// An IP address as base host stands in brackets, RFC 5322's domain literal.
fn message_host(brand: &Brand) -> String {
    let host = brand.host();
    if host.parse::<std::net::Ipv4Addr>().is_ok() {
        format!("[{host}]")
    } else {
        host
    }
}

fn compact(at: Timestamp) -> String {
    let nanos = i128::from(at.micros()) * 1000;
    let at = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}{:02}{:02}-{:02}{:02}{:02}-{:06}",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.microsecond()
    )
}

/// Lower-case letters, digits and single dashes, at most 60.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().map(|c| c.to_ascii_lowercase()) {
        if slug.len() == 60 {
            break;
        }
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

macro_rules! fixed_header {
    ($type:ident, $name:literal, $value:literal) => {
        #[derive(Clone)]
        struct $type;

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self)
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), $value.to_owned())
            }
        }
    };
}

fixed_header!(AutoSubmitted, "Auto-Submitted", "auto-generated");
fixed_header!(AutoResponseSuppress, "X-Auto-Response-Suppress", "All");

/// Content-Language, RFC 3282.
#[derive(Clone)]
struct Language(&'static str);

impl Header for Language {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Err("only written, never read".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

#[cfg(test)]
mod tests;
