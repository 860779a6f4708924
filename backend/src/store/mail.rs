//! The outbox: letters as intentions, written in the unit that causes them.
//!
//! A row says which letter goes to whom and which link it carries. It never holds what opens a
//! door: links and codes are derived when the letter is composed.

use atrium_domain::email::LoginKey;
use atrium_domain::id::{ContactId, LinkId, MailId, OfferId};
use atrium_domain::locale::Locale;
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, UpdateMany,
};
use serde::{Deserialize, Serialize};

use super::entity::mail;
use super::{Database, Store, Unit, Visible};
use crate::access::System;
use crate::clock::Entropy;
use crate::error::{Error, Result};
use crate::mail::Why;
use crate::mail::letter::AskedBy;

/// Which letter, with what it must remember until it is composed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Intention {
    /// An invitation, with what staff add.
    Invitation {
        /// May have several lines; empty for none.
        message: String,
    },
    /// A reset link.
    Reset {
        /// Staff asked for it, rather than whoever typed the address.
        by_staff: bool,
    },
    /// The password was changed.
    PasswordChanged {
        /// When, in microseconds.
        at: i64,
    },
    /// The login was changed; goes to the old and to the new address.
    LoginChanged {
        /// The login until then.
        old: String,
        /// The login from now on.
        new: String,
        /// When, in microseconds.
        at: i64,
    },
    /// An administrator set the password.
    PasswordSet {
        /// When, in microseconds.
        at: i64,
    },
    /// A link for staff to choose their first password.
    StaffInvitation,
    /// The account was deleted by its owner.
    AccountDeleted {
        /// When, in microseconds.
        at: i64,
    },
    /// A contact is offered to a login that exists.
    Offer {
        /// The offer.
        offer: OfferId,
        /// May have several lines; empty for none.
        message: String,
    },
    /// Somebody signed in with a browser that is new to the login.
    NewDevice {
        /// When, in microseconds.
        at: i64,
        /// The browser's name; empty where it is not known.
        browser: String,
        /// The system's name; empty where it is not known.
        system: String,
        /// The network address.
        address: String,
    },
}

impl Intention {
    const fn code(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::Reset { .. } => "reset",
            Self::PasswordChanged { .. } => "password_changed",
            Self::LoginChanged { .. } => "login_changed",
            Self::PasswordSet { .. } => "password_set",
            Self::StaffInvitation => "staff_invitation",
            Self::AccountDeleted { .. } => "account_deleted",
            Self::Offer { .. } => "offer",
            Self::NewDevice { .. } => "new_device",
        }
    }

    /// Who asked, for a reset.
    #[must_use]
    pub const fn asked_by(by_staff: bool) -> AskedBy {
        if by_staff {
            AskedBy::Staff
        } else {
            AskedBy::Reader
        }
    }
}

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

    /// As [`Unit::post`], for as many as there are.
    pub(crate) async fn post_all(
        &self,
        new: Vec<NewMail<'_>>,
        entropy: &Entropy,
        now: Timestamp,
    ) -> Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        let rows = new
            .into_iter()
            .map(|new| row_of(&new, entropy, now))
            .collect::<Result<Vec<_>>>()?;
        mail::Entity::insert_many(rows)
            .exec_without_returning(&self.transaction)
            .await?;
        Ok(())
    }
}

fn row_of(new: &NewMail<'_>, entropy: &Entropy, now: Timestamp) -> Result<mail::ActiveModel> {
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

impl Database {
    /// Takes up to `most` due letters in hand until the lease ends. Two processes never get the
    /// same one: whoever's update changes the row has it. A lease that ran out, because its
    /// process died, counts as due.
    pub(crate) async fn lease_mails(
        &self,
        most: u64,
        lease: Duration,
        now: Timestamp,
    ) -> Result<Vec<Mail>> {
        let scope = System::because("the outbox sends for everybody");
        let due = Condition::any()
            .add(
                Condition::all()
                    .add(mail::Column::State.eq(State::Queued.code()))
                    .add(mail::Column::NextAttemptAt.lte(now.micros())),
            )
            .add(
                Condition::all()
                    .add(mail::Column::State.eq(State::Sending.code()))
                    .add(mail::Column::LeasedUntil.lte(now.micros())),
            );
        let candidates = self
            .read(&scope)
            .find::<mail::Entity>()
            .filter(due.clone())
            .order_by_asc(mail::Column::NextAttemptAt)
            .limit(most)
            .all(&self.readers)
            .await?;
        let mut leased = Vec::new();
        for row in candidates {
            let taken = mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::val(State::Sending.code()))
                .col_expr(
                    mail::Column::LeasedUntil,
                    Expr::val(now.plus(lease).micros()),
                )
                .col_expr(
                    mail::Column::Attempts,
                    Expr::col(mail::Column::Attempts).add(1),
                )
                .filter(mail::Column::Id.eq(row.id))
                .filter(mail::Column::Attempts.eq(row.attempts))
                .filter(due.clone())
                .exec(&self.writer)
                .await?;
            if taken.rows_affected == 1 {
                let id = MailId::new(row.id);
                let attempts = row.attempts + 1;
                let row = mail::Model {
                    attempts,
                    state: State::Sending.code().to_owned(),
                    ..row
                };
                match from_row(row) {
                    Ok(mail) => leased.push(mail),
                    // One that can't be read is put aside, so that the others flow.
                    Err(error) => {
                        let said = error.to_string();
                        let outcome = Outcome::Failed {
                            why: Why::Unreadable,
                            said: &said,
                        };
                        self.settle_mail(id, attempts, outcome, now).await?;
                    }
                }
            }
        }
        Ok(leased)
    }

    /// Puts a letter down again: how the attempt of that number went. A process that comes late,
    /// after its lease ran out and another has the letter in hand, changes nothing: `false`.
    pub(crate) async fn settle_mail(
        &self,
        id: MailId,
        attempt: i64,
        outcome: Outcome<'_>,
        now: Timestamp,
    ) -> Result<bool> {
        let set = |state: State| {
            mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::val(state.code()))
                .col_expr(mail::Column::LeasedUntil, Expr::val(None::<i64>))
        };
        let because = |update: UpdateMany<mail::Entity>, why: &str, said: &str| {
            update
                .col_expr(mail::Column::Reason, Expr::val(why))
                .col_expr(mail::Column::LastError, Expr::val(said))
        };
        let update = match outcome {
            Outcome::Sent => because(
                set(State::Sent).col_expr(mail::Column::SentAt, Expr::val(now.micros())),
                "",
                "",
            ),
            Outcome::Retry { at, why, said } => because(
                set(State::Queued).col_expr(mail::Column::NextAttemptAt, Expr::val(at.micros())),
                why.code(),
                said,
            ),
            Outcome::Failed { why, said } => because(set(State::Failed), why.code(), said),
            Outcome::Cancelled { why } => {
                because(set(State::Cancelled), why.code(), why.in_english())
            }
        };
        let settled = update
            .filter(mail::Column::Id.eq(id.get()))
            .filter(mail::Column::State.eq(State::Sending.code()))
            .filter(mail::Column::Attempts.eq(attempt))
            .exec(&self.writer)
            .await?;
        Ok(settled.rows_affected == 1)
    }
}

/// How an attempt went.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Outcome<'a> {
    Sent,
    Retry {
        at: Timestamp,
        why: Why,
        said: &'a str,
    },
    Failed {
        why: Why,
        said: &'a str,
    },
    Cancelled {
        why: Why,
    },
}
