//! The audit trail: append-only, chained by HMAC under the server's key.
//!
//! Every entry's MAC covers the one before it and the entry's own values. Personal values (names,
//! addresses, IPs) stand in a side row with a salt; the entry holds their salted digest. Erasing a
//! person deletes side rows and salts, and the chain still verifies.

use atrium_domain::id::{
    AuditSeq, ContactId, JobId, LinkId, MailId, MembershipId, OfferId, SessionId, UserId,
};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entity::{audit_entry, audit_head, audit_personal, membership, session};
use super::{Store, Unit, Visible, many};
use crate::access::{BackOffice, System};
use crate::clock::Entropy;
use crate::error::{Error, Result};
use crate::key::{Digest32, Purpose, ServerKey, digest, same};

/// What happened. The word is stored; renaming one breaks old trails, so they only ever join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// A contact was written for the first time.
    ContactCreated,
    /// A contact was changed; the detail names the fields.
    ContactChanged,
    /// A contact was archived.
    ContactArchived,
    /// A contact was brought back.
    ContactBroughtBack,
    /// A file was imported; the detail counts.
    ContactsImported,
    /// Portal access was granted.
    AccessGranted,
    /// Portal access was revoked.
    AccessRevoked,
    /// The invitation was mailed again.
    InvitationRepeated,
    /// Staff looked at the invitation's link to hand it over another way.
    InvitationShown,
    /// The customer asked for a fresh link.
    InvitationRequested,
    /// The invitation was accepted and a password chosen.
    InvitationAccepted,
    /// Somebody signed in.
    SignedIn,
    /// A sign-in was refused.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// A reset link was asked for.
    ResetRequested,
    /// A password was set by a reset link.
    PasswordReset,
    /// Somebody changed their own password.
    PasswordChanged,
    /// A staff login was created.
    UserCreated,
    /// An administrator's password was set on the command line.
    UserReset,
    /// The demo was taken back.
    DemoRemoved,
    /// Somebody signed in gave the password again, before a sensitive act.
    PasswordConfirmed,
    /// The password given again was wrong.
    ConfirmationRefused,
    /// Counters, sessions and links that were over for long left the tables; the detail counts.
    Swept,
    /// An administrator changed somebody's login.
    LoginChanged,
    /// An administrator set somebody's password.
    PasswordSetByAdministrator,
    /// An administrator mailed somebody a link to choose a password.
    ResetSent,
    /// An administrator changed what staff may do.
    RoleChanged,
    /// An administrator deactivated a login.
    UserDeactivated,
    /// An administrator brought a login back.
    UserBroughtBack,
    /// Sessions were ended, one's own or, by an administrator, somebody's; the detail counts.
    SessionsEnded,
    /// A typed invitation code was refused.
    CodeRefused,
    /// A customer deleted their account.
    AccountDeleted,
    /// Duplicates were merged into a contact; the detail says which and what came along.
    ContactsMerged,
    /// A contact was merged into another; the detail says which.
    ContactMergedInto,
    /// A list of contacts was taken out of the house.
    ContactsExported,
    /// Settings were changed; the detail names them.
    SettingsChanged,
    /// Somebody signed in asked for what their role does not allow.
    AccessDenied,
    /// A contact was offered to a login that exists.
    MembershipOffered,
    /// The login's owner accepted.
    OfferAccepted,
    /// The login's owner declined.
    OfferDeclined,
    /// Staff took an offer back.
    OfferWithdrawn,
    /// A customer went on in another of their memberships.
    MembershipChosen,
    /// Work on many rows was asked for.
    JobQueued,
    /// Somebody asked it to stop.
    JobCancelled,
    /// It ended; the detail counts.
    JobFinished,
    /// Staff had a letter that did not leave tried again.
    MailRetried,
}

impl Happened {
    /// The stored word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ContactCreated => "contact_created",
            Self::ContactChanged => "contact_changed",
            Self::ContactArchived => "contact_archived",
            Self::ContactBroughtBack => "contact_brought_back",
            Self::ContactsImported => "contacts_imported",
            Self::AccessGranted => "access_granted",
            Self::AccessRevoked => "access_revoked",
            Self::InvitationRepeated => "invitation_repeated",
            Self::InvitationShown => "invitation_shown",
            Self::InvitationRequested => "invitation_requested",
            Self::InvitationAccepted => "invitation_accepted",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::ResetRequested => "reset_requested",
            Self::PasswordReset => "password_reset",
            Self::PasswordChanged => "password_changed",
            Self::UserCreated => "user_created",
            Self::UserReset => "user_reset",
            Self::DemoRemoved => "demo_removed",
            Self::PasswordConfirmed => "password_confirmed",
            Self::ConfirmationRefused => "confirmation_refused",
            Self::Swept => "swept",
            Self::LoginChanged => "login_changed",
            Self::PasswordSetByAdministrator => "password_set_by_administrator",
            Self::ResetSent => "reset_sent",
            Self::RoleChanged => "role_changed",
            Self::UserDeactivated => "user_deactivated",
            Self::UserBroughtBack => "user_brought_back",
            Self::SessionsEnded => "sessions_ended",
            Self::CodeRefused => "code_refused",
            Self::AccountDeleted => "account_deleted",
            Self::ContactsMerged => "contacts_merged",
            Self::ContactMergedInto => "contact_merged_into",
            Self::ContactsExported => "contacts_exported",
            Self::SettingsChanged => "settings_changed",
            Self::AccessDenied => "access_denied",
            Self::MembershipOffered => "membership_offered",
            Self::OfferAccepted => "offer_accepted",
            Self::OfferDeclined => "offer_declined",
            Self::OfferWithdrawn => "offer_withdrawn",
            Self::MembershipChosen => "membership_chosen",
            Self::JobQueued => "job_queued",
            Self::JobCancelled => "job_cancelled",
            Self::JobFinished => "job_finished",
            Self::MailRetried => "mail_retried",
        }
    }

    /// Every word.
    pub const ALL: &[Self] = &[
        Self::ContactCreated,
        Self::ContactChanged,
        Self::ContactArchived,
        Self::ContactBroughtBack,
        Self::ContactsImported,
        Self::AccessGranted,
        Self::AccessRevoked,
        Self::InvitationRepeated,
        Self::InvitationShown,
        Self::InvitationRequested,
        Self::InvitationAccepted,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::ResetRequested,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::UserCreated,
        Self::UserReset,
        Self::DemoRemoved,
        Self::PasswordConfirmed,
        Self::ConfirmationRefused,
        Self::Swept,
        Self::LoginChanged,
        Self::PasswordSetByAdministrator,
        Self::ResetSent,
        Self::RoleChanged,
        Self::UserDeactivated,
        Self::UserBroughtBack,
        Self::SessionsEnded,
        Self::CodeRefused,
        Self::AccountDeleted,
        Self::ContactsMerged,
        Self::ContactMergedInto,
        Self::ContactsExported,
        Self::SettingsChanged,
        Self::AccessDenied,
        Self::MembershipOffered,
        Self::OfferAccepted,
        Self::OfferDeclined,
        Self::OfferWithdrawn,
        Self::MembershipChosen,
        Self::JobQueued,
        Self::JobCancelled,
        Self::JobFinished,
        Self::MailRetried,
    ];

    /// What a stored word means.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|happened| happened.code() == code)
    }
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person with a login.
    User(UserId),
    /// Nobody signed in.
    Visitor,
    /// The command line.
    Operator,
    /// A job.
    System,
}

impl Actor {
    const fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::User(id) => ("user", Some(id.get())),
            Self::Visitor => ("visitor", None),
            Self::Operator => ("operator", None),
            Self::System => ("system", None),
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A contact.
    Contact(ContactId),
    /// A login.
    User(UserId),
    /// A membership.
    Membership(MembershipId),
    /// A link.
    Link(LinkId),
    /// A session.
    Session(SessionId),
    /// A letter.
    Mail(MailId),
    /// An offer.
    Offer(OfferId),
    /// Work on many rows.
    Job(JobId),
    /// The house as a whole.
    Nothing,
}

impl Subject {
    const fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Contact(id) => ("contact", Some(id.get())),
            Self::User(id) => ("user", Some(id.get())),
            Self::Membership(id) => ("membership", Some(id.get())),
            Self::Link(id) => ("link", Some(id.get())),
            Self::Session(id) => ("session", Some(id.get())),
            Self::Mail(id) => ("mail", Some(id.get())),
            Self::Offer(id) => ("offer", Some(id.get())),
            Self::Job(id) => ("job", Some(id.get())),
            Self::Nothing => ("nothing", None),
        }
    }
}

/// Personal values of an entry: erasable, chained only through a salted digest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    /// Who did it, by name, as it was then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub actor: String,
    /// Whom it concerns, by name or address, as it was then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The peer's network address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Further values by name, such as a field's old and new value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(String, String)>,
}

/// An entry to append.
#[derive(Debug)]
pub struct Entry {
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    pub happened: Happened,
    /// What it was done to.
    pub subject: Subject,
    /// The contact whose history shows it.
    pub contact: Option<ContactId>,
    /// Values that are nobody's personal data.
    pub detail: Value,
    /// Values that are.
    pub personal: Personal,
}

/// Where entries get their MACs and salts.
#[derive(Debug, Clone, Copy)]
pub struct Pen<'a> {
    /// The server's key.
    pub key: &'a ServerKey,
    /// Salts.
    pub entropy: &'a Entropy,
}

/// An entry as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its number.
    pub seq: AuditSeq,
    /// When, UTC.
    pub at: Timestamp,
    /// What happened; `None` for a word of a newer Atrium.
    pub happened: Option<Happened>,
    /// The stored word.
    pub word: String,
    /// Values that are nobody's personal data.
    pub detail: Value,
    /// Personal values; `None` once erased.
    pub personal: Option<Personal>,
}

/// What an entry's MAC is over, handed to whoever makes or compares it.
fn over<T>(row: &audit_entry::Model, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    let id = |id: Option<i64>| id.map_or([0; 8], i64::to_be_bytes);
    then(&[
        &row.previous_mac,
        &row.seq.to_be_bytes(),
        &row.at.to_be_bytes(),
        row.actor.as_bytes(),
        &id(row.actor_id),
        row.action.as_bytes(),
        row.subject.as_bytes(),
        &id(row.subject_id),
        &id(row.contact_id),
        row.detail.as_bytes(),
        &row.personal_digest,
    ])
}

fn mac(key: &ServerKey, row: &audit_entry::Model) -> Digest32 {
    over(row, |parts| key.mac(Purpose::Audit, parts))
}

/// Which of the keys an entry was written under, if its own values are those that were written: 0
/// for the one in use, and so on back.
fn written_under(key: &ServerKey, row: &audit_entry::Model) -> Option<usize> {
    over(row, |parts| {
        key.macs(Purpose::Audit, parts)
            .position(|mac| same(&mac, &row.mac))
    })
}

/// Whether an entry's own values are those that were written, under one of these keys.
pub(super) fn is_whole(key: &ServerKey, row: &audit_entry::Model) -> bool {
    written_under(key, row).is_some()
}

/// What the MAC of the empty trail is over: its first entry follows that.
const BEGINNING: &[&[u8]] = &[b"the beginning"];

impl<S> Unit<S> {
    /// Appends an entry. Every state change calls this once, in its own unit.
    pub(crate) async fn record(&self, pen: Pen<'_>, at: Timestamp, entry: Entry) -> Result<()> {
        self.record_all(pen, at, vec![entry]).await
    }

    /// Appends entries, each chained to the one before it, with few statements.
    pub(crate) async fn record_all(
        &self,
        pen: Pen<'_>,
        at: Timestamp,
        entries: Vec<Entry>,
    ) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let head = audit_head::Entity::find_by_id(1)
            .one(&self.transaction)
            .await?
            .ok_or_else(|| Error::Internal("the audit trail has no head".to_owned()))?;
        let mut seq = head.seq;
        let mut previous_mac = if head.seq == 0 {
            pen.key.mac(Purpose::Audit, BEGINNING).to_vec()
        } else {
            head.mac
        };
        let mut rows = Vec::with_capacity(entries.len());
        let mut personal = Vec::with_capacity(entries.len());
        for entry in entries {
            let salt: [u8; 16] = pen.entropy.bytes();
            let body = serde_json::to_string(&entry.personal)
                .map_err(|error| Error::Internal(error.to_string()))?;
            let (actor, actor_id) = entry.actor.columns();
            let (subject, subject_id) = entry.subject.columns();
            seq += 1;
            let mut row = audit_entry::Model {
                seq,
                at: at.micros(),
                actor: actor.to_owned(),
                actor_id,
                action: entry.happened.code().to_owned(),
                subject: subject.to_owned(),
                subject_id,
                contact_id: entry.contact.map(ContactId::get),
                detail: entry.detail.to_string(),
                personal_digest: digest(&[&salt, body.as_bytes()]).to_vec(),
                previous_mac,
                mac: Vec::new(),
            };
            row.mac = mac(pen.key, &row).to_vec();
            previous_mac = row.mac.clone();
            let row: audit_entry::ActiveModel = row.into();
            rows.push(row.reset_all());
            personal.push(audit_personal::ActiveModel {
                seq: Set(seq),
                salt: Set(salt.to_vec()),
                body: Set(body),
            });
        }
        let updated = audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::val(seq))
            .col_expr(audit_head::Column::Mac, Expr::val(previous_mac))
            .filter(audit_head::Column::Seq.eq(head.seq))
            .exec(&self.transaction)
            .await?;
        if updated.rows_affected != 1 {
            return Err(Error::Internal(
                "the audit trail's head moved within a unit".to_owned(),
            ));
        }
        many::insert(&self.transaction, rows, None).await?;
        many::insert(&self.transaction, personal, None).await
    }
}

impl Store<'_, BackOffice> {
    /// A contact's history, newest first, from before an entry on.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn history_of_contact(
        &self,
        contact: ContactId,
        before: Option<i64>,
        most: u64,
    ) -> Result<Vec<Read>> {
        let of_contact = Condition::all()
            .add(audit_entry::Column::ContactId.eq(contact.get()))
            .add_option(before.map(|seq| audit_entry::Column::Seq.lt(seq)));
        self.history(of_contact, most).await
    }

    /// What happened to a login, its memberships and its sessions, newest first.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn history_of_user(&self, user: UserId, most: u64) -> Result<Vec<Read>> {
        let about = |subject: Subject| audit_entry::Column::Subject.eq(subject.columns().0);
        let memberships = Query::select()
            .column(membership::Column::Id)
            .from(membership::Entity)
            .and_where(Expr::col(membership::Column::UserId).eq(user.get()))
            .to_owned();
        let sessions = Query::select()
            .column(session::Column::Id)
            .from(session::Entity)
            .and_where(Expr::col(session::Column::UserId).eq(user.get()))
            .to_owned();
        let subject = audit_entry::Column::SubjectId;
        let of_user = Condition::any()
            .add(
                Condition::all()
                    .add(about(Subject::User(user)))
                    .add(subject.eq(user.get())),
            )
            .add(
                Condition::all()
                    .add(about(Subject::Membership(MembershipId::new(0))))
                    .add(subject.in_subquery(memberships)),
            )
            .add(
                Condition::all()
                    .add(about(Subject::Session(SessionId::new(0))))
                    .add(subject.in_subquery(sessions)),
            );
        self.history(of_user, most).await
    }

    async fn history(&self, which: Condition, most: u64) -> Result<Vec<Read>> {
        let entries = self
            .find::<audit_entry::Entity>()
            .filter(which)
            .order_by_desc(audit_entry::Column::Seq)
            .limit(most)
            .all(&self.connection)
            .await?;
        let personal = self
            .find::<audit_personal::Entity>()
            .filter(audit_personal::Column::Seq.is_in(entries.iter().map(|row| row.seq)))
            .all(&self.connection)
            .await?;
        Ok(entries
            .into_iter()
            .map(|row| Read {
                seq: AuditSeq::new(row.seq),
                at: Timestamp::from_micros(row.at),
                happened: Happened::from_code(&row.action),
                detail: serde_json::from_str(&row.detail).unwrap_or(Value::Null),
                personal: personal
                    .iter()
                    .find(|p| p.seq == row.seq)
                    .and_then(|p| serde_json::from_str(&p.body).ok()),
                word: row.action,
            })
            .collect())
    }
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Whole: so many entries, so many of them with personal values erased.
    Whole {
        /// Entries.
        entries: i64,
        /// Of which erased.
        erased: i64,
    },
    /// The first entry that is not as it was written.
    Broken {
        /// Its number.
        seq: i64,
        /// What is wrong with it, in plain words.
        why: &'static str,
    },
}

const PAGE: u64 = 1000;

impl Store<'_, System> {
    /// Walks the trail from its first entry to the head, in pages.
    pub(crate) async fn verify_trail(&self, key: &ServerKey) -> Result<Verdict> {
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let head = audit_head::Entity::find_by_id(1)
            .one(&self.connection)
            .await?;
        // Entries appended while it walks are for the next time.
        let end = head.as_ref().map_or(0, |head| head.seq);
        let mut previous = Vec::new();
        // Keys follow each other: one that was replaced writes no entry any more.
        let mut at_most = usize::MAX;
        let (mut seq, mut erased) = (0, 0);
        loop {
            let page = self
                .find::<audit_entry::Entity>()
                .filter(audit_entry::Column::Seq.gt(seq))
                .filter(audit_entry::Column::Seq.lte(end))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            if page.is_empty() {
                break;
            }
            let personal = self
                .find::<audit_personal::Entity>()
                .filter(audit_personal::Column::Seq.gt(seq))
                .order_by_asc(audit_personal::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            for row in page {
                let broken = |why| Ok(Verdict::Broken { seq: seq + 1, why });
                if row.seq != seq + 1 {
                    return broken("it is missing");
                }
                let follows = if seq == 0 {
                    key.macs(Purpose::Audit, BEGINNING)
                        .any(|start| same(&start, &row.previous_mac))
                } else {
                    row.previous_mac == previous
                };
                if !follows {
                    return broken("it does not follow the entry before it");
                }
                match written_under(key, &row) {
                    None => return broken("its values are not those that were written"),
                    Some(under) if under > at_most => {
                        return broken("it was written under a key that had been replaced");
                    }
                    Some(under) => at_most = under,
                }
                match personal.iter().find(|p| p.seq == row.seq) {
                    None => erased += 1,
                    Some(p)
                        if digest(&[&p.salt, p.body.as_bytes()]).as_slice()
                            != row.personal_digest =>
                    {
                        return broken("its personal values are not those that were written");
                    }
                    Some(_) => {}
                }
                seq = row.seq;
                previous = row.mac;
            }
        }
        let head = head.map_or((0, Vec::new()), |head| (head.seq, head.mac));
        if head.0 != seq || (seq > 0 && head.1 != previous) {
            return Ok(Verdict::Broken {
                seq: Ord::min(seq, head.0) + 1,
                why: "the trail does not end where its head says",
            });
        }
        Ok(Verdict::Whole {
            entries: seq,
            erased,
        })
    }
}

impl<S> Unit<S>
where
    audit_personal::Entity: Visible<S>,
{
    /// Erases the personal values of a contact's entries; the chain stays whole.
    pub(crate) async fn erase_personal_of(&self, contact: ContactId) -> Result<u64> {
        let entries = Query::select()
            .column(audit_entry::Column::Seq)
            .from(audit_entry::Entity)
            .and_where(Expr::col(audit_entry::Column::ContactId).eq(contact.get()))
            .to_owned();
        Ok(audit_personal::Entity::delete_many()
            .filter(audit_personal::Entity::rows(&self.scope))
            .filter(audit_personal::Column::Seq.in_subquery(entries))
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }
}
