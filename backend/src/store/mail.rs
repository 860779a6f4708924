//! The outbox: letters as intentions, written in the unit that causes them.
//!
//! A row says which letter goes to whom and which link it carries. It never holds what opens a
//! door: links and codes are derived when the letter is composed.

mod intention;
mod lease;

use atrium_domain::email::LoginKey;
use atrium_domain::id::{ContactId, LinkId, MailId};
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set};

use super::entity::mail;
use super::{Store, Unit, Visible};
use crate::access::System;
use crate::clock::Entropy;
use crate::error::{Error, Result};
pub use intention::Intention;
pub(crate) use lease::Outcome;

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// A process has it in hand.
    Sending,
    /// A server took it, or it lies in the folder.
    Sent,
    /// Refused for good, or given up.
    Failed,
    /// Overtaken: what it was about is no longer so.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// When a letter's turn comes: a reset must not wait behind ten thousand invitations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Somebody waits for it.
    First,
    /// It is one of many written at once.
    OneOfMany,
}

impl Turn {
    /// In their order.
    pub(super) const ALL: [Self; 2] = [Self::First, Self::OneOfMany];

    /// The number in the database.
    pub(super) const fn code(self) -> i64 {
        match self {
            Self::First => 0,
            Self::OneOfMany => 1,
        }
    }

    const fn of(letters: usize) -> Self {
        if letters > 1 {
            Self::OneOfMany
        } else {
            Self::First
        }
    }
}

/// A letter in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its number.
    pub id: MailId,
    /// Which letter.
    pub intention: Intention,
    /// The address it goes to.
    pub recipient: String,
    /// The reader's name.
    pub recipient_name: String,
    /// The reader's language.
    pub language: Locale,
    /// The link it carries.
    pub link: Option<LinkId>,
    /// The contact it concerns.
    pub contact: Option<ContactId>,
    /// The part of its Message-ID before the at sign; never changes.
    pub message_id: String,
    /// How far it has come.
    pub state: State,
    /// Attempts so far.
    pub attempts: u32,
    /// Of which before staff asked for another round.
    pub attempts_before: u32,
    /// Not before.
    pub next_attempt_at: Timestamp,
    /// Why the last attempt failed.
    pub last_error: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it left.
    pub sent_at: Option<Timestamp>,
}

fn from_row(row: mail::Model) -> Result<Mail> {
    let strange = |what: &str| Error::Internal(format!("letter {} has a strange {what}", row.id));
    Ok(Mail {
        id: MailId::new(row.id),
        intention: serde_json::from_str(&row.payload).map_err(|_| strange("payload"))?,
        language: Locale::from_code(&row.language).ok_or_else(|| strange("language"))?,
        state: State::from_code(&row.state).ok_or_else(|| strange("state"))?,
        recipient: row.recipient,
        recipient_name: row.recipient_name,
        link: row.link_id.map(LinkId::new),
        contact: row.contact_id.map(ContactId::new),
        message_id: row.message_id,
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        attempts_before: u32::try_from(row.attempts_before).unwrap_or(0),
        next_attempt_at: Timestamp::from_micros(row.next_attempt_at),
        last_error: row.last_error,
        created_at: Timestamp::from_micros(row.created_at),
        sent_at: row.sent_at.map(Timestamp::from_micros),
    })
}

/// A letter to put into the outbox.
#[derive(Debug)]
pub(crate) struct NewMail<'a> {
    pub(crate) intention: Intention,
    pub(crate) recipient: &'a str,
    pub(crate) recipient_name: &'a str,
    pub(crate) language: Locale,
    pub(crate) link: Option<LinkId>,
    pub(crate) contact: Option<ContactId>,
}

impl<S> Unit<S>
where
    mail::Entity: Visible<S>,
{
    /// Puts a letter into the outbox: it leaves once this unit is committed, and never otherwise.
    pub(crate) async fn post(
        &self,
        new: NewMail<'_>,
        entropy: &Entropy,
        now: Timestamp,
    ) -> Result<()> {
        self.post_all(vec![new], entropy, now).await
    }

    /// As [`Unit::post`], for as many as there are: many leave after those that are posted alone.
    pub(crate) async fn post_all(
        &self,
        new: Vec<NewMail<'_>>,
        entropy: &Entropy,
        now: Timestamp,
    ) -> Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        let turn = Turn::of(new.len());
        let rows = new
            .into_iter()
            .map(|new| row_of(&new, turn, entropy, now))
            .collect::<Result<Vec<_>>>()?;
        mail::Entity::insert_many(rows)
            .exec_without_returning(&self.transaction)
            .await?;
        Ok(())
    }
}

fn row_of(
    new: &NewMail<'_>,
    turn: Turn,
    entropy: &Entropy,
    now: Timestamp,
) -> Result<mail::ActiveModel> {
    let id: [u8; 16] = entropy.bytes();
    Ok(mail::ActiveModel {
        letter: Set(new.intention.code().to_owned()),
        payload: Set(serde_json::to_string(&new.intention)
            .map_err(|error| Error::Internal(error.to_string()))?),
        recipient: Set(new.recipient.to_owned()),
        recipient_key: Set(LoginKey::of(new.recipient).as_str().to_owned()),
        recipient_name: Set(new.recipient_name.to_owned()),
        language: Set(new.language.code().to_owned()),
        link_id: Set(new.link.map(LinkId::get)),
        contact_id: Set(new.contact.map(ContactId::get)),
        message_id: Set(id.iter().map(|byte| format!("{byte:02x}")).collect()),
        state: Set(State::Queued.code().to_owned()),
        next_attempt_at: Set(now.micros()),
        created_at: Set(now.micros()),
        turn: Set(turn.code()),
        ..Default::default()
    })
}

impl Store<'_, System> {
    /// How many letters are in each state.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn mail_counts(&self) -> Result<Vec<(State, i64)>> {
        let rows = self
            .find::<mail::Entity>()
            .select_only()
            .column(mail::Column::State)
            .column_as(mail::Column::Id.count(), "n")
            .group_by(mail::Column::State)
            .into_tuple::<(String, i64)>()
            .all(&self.connection)
            .await?;
        Ok(rows
            .into_iter()
            .filter_map(|(state, n)| Some((State::from_code(&state)?, n)))
            .collect())
    }

    /// Letters to one address since then, for the limit on resets.
    pub(crate) async fn mails_since(
        &self,
        letter: &str,
        recipient: &str,
        since: Timestamp,
    ) -> Result<u64> {
        use sea_orm::PaginatorTrait as _;
        Ok(self
            .find::<mail::Entity>()
            .filter(mail::Column::Letter.eq(letter))
            .filter(mail::Column::Recipient.eq(recipient))
            .filter(mail::Column::CreatedAt.gte(since.micros()))
            .count(&self.connection)
            .await?)
    }
}
