//! The outbox as staff read it. A row is told from its columns, not from what its letter must
//! remember: one that can't be read stands in the list like the others.

use atrium_domain::id::{ContactId, MailId};
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::contact::matching;
use super::entity::{contact, mail};
use super::mail::{State, Turn};
use super::{Store, Unit};
use crate::access::BackOffice;
use crate::error::Result;
use crate::mail::Why;

/// The letters there are, by the word in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An invitation.
    Invitation,
    /// A link to choose a new password.
    Reset,
    /// The notice that the password was changed.
    PasswordChanged,
    /// The notice that the login was changed.
    LoginChanged,
    /// The notice that an administrator set the password.
    PasswordSet,
    /// A link for a new colleague.
    StaffInvitation,
    /// The notice that the account was deleted.
    AccountDeleted,
    /// A contact offered to a login that exists.
    Offer,
    /// The notice of a sign-in with a browser that is new to the login.
    NewDevice,
}

impl Kind {
    fn from_code(code: &str) -> Option<Self> {
        match code {
            "invitation" => Some(Self::Invitation),
            "reset" => Some(Self::Reset),
            "password_changed" => Some(Self::PasswordChanged),
            "login_changed" => Some(Self::LoginChanged),
            "password_set" => Some(Self::PasswordSet),
            "staff_invitation" => Some(Self::StaffInvitation),
            "account_deleted" => Some(Self::AccountDeleted),
            "offer" => Some(Self::Offer),
            "new_device" => Some(Self::NewDevice),
            _ => None,
        }
    }
}

/// A letter in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub id: MailId,
    /// Which letter; none for one of another Atrium.
    pub kind: Option<Kind>,
    /// The address it goes to.
    pub recipient: String,
    /// The reader's name.
    pub recipient_name: String,
    /// The reader's language.
    pub language: Option<Locale>,
    /// The contact it concerns.
    pub contact: Option<ContactId>,
    /// How far it has come; none for a word of another Atrium.
    pub state: Option<State>,
    /// Attempts so far.
    pub attempts: u32,
    /// Not before.
    pub next_attempt_at: Timestamp,
    /// Why the last attempt failed, where that is known by a word.
    pub why: Option<Why>,
    /// The same in the words of whoever refused.
    pub said: String,
    /// The part of its Message-ID before the at sign.
    pub message_id: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it left.
    pub sent_at: Option<Timestamp>,
}

fn from_row(row: mail::Model) -> Listed {
    Listed {
        id: MailId::new(row.id),
        kind: Kind::from_code(&row.letter),
        language: Locale::from_code(&row.language),
        contact: row.contact_id.map(ContactId::new),
        state: State::from_code(&row.state),
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        next_attempt_at: Timestamp::from_micros(row.next_attempt_at),
        why: Why::from_code(&row.reason),
        said: row.last_error,
        message_id: row.message_id,
        created_at: Timestamp::from_micros(row.created_at),
        sent_at: row.sent_at.map(Timestamp::from_micros),
        recipient: row.recipient,
        recipient_name: row.recipient_name,
    }
}

/// A place in the list: when a letter was written, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Microseconds.
    pub at: i64,
    /// The letter's number.
    pub id: i64,
}

/// Which part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The newest.
    #[default]
    First,
    /// Older than a place.
    After(Place),
    /// Newer than a place.
    Before(Place),
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The beginning of an address, or words of the contact it concerns.
    pub search: String,
    /// Only this state.
    pub state: Option<State>,
    /// Part.
    pub page: Page,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Its rows.
    pub rows: Vec<Listed>,
    /// Whether there are newer ones.
    pub more_before: bool,
    /// Whether there are older ones.
    pub more_after: bool,
}

fn found_by(search: &str) -> Condition {
    let start = search.trim().to_lowercase();
    if start.is_empty() {
        return Condition::all();
    }
    let contacts = Query::select()
        .column(contact::Column::Id)
        .from(contact::Entity)
        .cond_where(matching(search))
        .to_owned();
    // The largest character closes the range of everything that begins so.
    let end = format!("{start}\u{10FFFF}");
    Condition::any()
        .add(
            Condition::all()
                .add(mail::Column::RecipientKey.gte(start))
                .add(mail::Column::RecipientKey.lt(end)),
        )
        .add(mail::Column::ContactId.in_subquery(contacts))
}

impl Store<'_, BackOffice> {
    /// A page of letters, newest first.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn list_mails(&self, request: &Request, most: u64) -> Result<Listing> {
        let forwards = !matches!(request.page, Page::Before(_));
        let (at, id) = (mail::Column::CreatedAt, mail::Column::Id);
        let mut select = self
            .find::<mail::Entity>()
            .filter(found_by(&request.search));
        if let Some(state) = request.state {
            select = select.filter(mail::Column::State.eq(state.code()));
        }
        select = match request.page {
            Page::First => select,
            Page::After(place) => select.filter(
                Condition::any()
                    .add(at.lt(place.at))
                    .add(Condition::all().add(at.eq(place.at)).add(id.lt(place.id))),
            ),
            Page::Before(place) => select.filter(
                Condition::any()
                    .add(at.gt(place.at))
                    .add(Condition::all().add(at.eq(place.at)).add(id.gt(place.id))),
            ),
        };
        let order = if forwards {
            sea_orm::Order::Desc
        } else {
            sea_orm::Order::Asc
        };
        let mut rows = select
            .order_by(at, order.clone())
            .order_by(id, order)
            .limit(most + 1)
            .all(&self.connection)
            .await?;
        let more = rows.len() as u64 > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if !forwards {
            rows.reverse();
        }
        Ok(Listing {
            more_before: if forwards {
                request.page != Page::First
            } else {
                more
            },
            more_after: if forwards { more } else { true },
            rows: rows.into_iter().map(from_row).collect(),
        })
    }

    /// One letter.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn listed_mail(&self, id: MailId) -> Result<Option<Listed>> {
        Ok(self
            .find::<mail::Entity>()
            .filter(mail::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .map(from_row))
    }
}

impl Unit<BackOffice> {
    /// Has a letter that failed tried again, with as many attempts as a new one. Whoever asks for
    /// it waits for it.
    pub(crate) async fn retry_mail(&self, id: MailId, now: Timestamp) -> Result<bool> {
        let again = mail::Entity::update_many()
            .col_expr(mail::Column::State, Expr::val(State::Queued.code()))
            .col_expr(mail::Column::NextAttemptAt, Expr::val(now.micros()))
            .col_expr(mail::Column::Turn, Expr::val(Turn::First.code()))
            .col_expr(
                mail::Column::AttemptsBefore,
                Expr::col(mail::Column::Attempts),
            )
            .filter(mail::Column::Id.eq(id.get()))
            .filter(mail::Column::State.eq(State::Failed.code()))
            .exec(&self.transaction)
            .await?;
        Ok(again.rows_affected == 1)
    }
}
