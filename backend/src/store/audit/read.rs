//! The trail as people read it: of a contact, of a login.

use std::collections::BTreeMap;

use atrium_domain::id::{AuditSeq, ContactId, MembershipId, SessionId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde_json::Value;

use super::write::Personal;
use super::{Happened, Subject};
use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::{audit_entry, audit_personal, membership, session};

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

    /// What happened to a login, its memberships and its sessions, newest first, from before an entry
    /// on.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn history_of_user(
        &self,
        user: UserId,
        before: Option<i64>,
        most: u64,
    ) -> Result<Vec<Read>> {
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
        let part = Condition::all()
            .add(of_user)
            .add_option(before.map(|seq| audit_entry::Column::Seq.lt(seq)));
        self.history(part, most).await
    }

    /// Whether an administrator has set a login since a grant or an invitation last wrote it.
    pub(crate) async fn login_was_changed(&self, user: UserId) -> Result<bool> {
        let (subject, number) = (audit_entry::Column::Subject, audit_entry::Column::SubjectId);
        let memberships = Query::select()
            .column(membership::Column::Id)
            .from(membership::Entity)
            .and_where(Expr::col(membership::Column::UserId).eq(user.get()))
            .to_owned();
        let changed = Condition::all()
            .add(subject.eq(Subject::User(user).columns().0))
            .add(number.eq(user.get()))
            .add(audit_entry::Column::Action.eq(Happened::LoginChanged.code()));
        let written = Condition::all()
            .add(subject.eq(Subject::Membership(MembershipId::new(0)).columns().0))
            .add(number.in_subquery(memberships))
            .add(audit_entry::Column::Detail.contains("\"login_written\":true"));
        let newest = self
            .find::<audit_entry::Entity>()
            .select_only()
            .column(audit_entry::Column::Action)
            .filter(Condition::any().add(changed).add(written))
            .order_by_desc(audit_entry::Column::Seq)
            .limit(1)
            .into_tuple::<String>()
            .one(&self.connection)
            .await?;
        Ok(newest.as_deref() == Some(Happened::LoginChanged.code()))
    }

    async fn history(&self, which: Condition, most: u64) -> Result<Vec<Read>> {
        let entries = self
            .find::<audit_entry::Entity>()
            .filter(which)
            .order_by_desc(audit_entry::Column::Seq)
            .limit(most)
            .all(&self.connection)
            .await?;
        let mut personal: BTreeMap<i64, String> = self
            .find::<audit_personal::Entity>()
            .filter(audit_personal::Column::Seq.is_in(entries.iter().map(|row| row.seq)))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| (row.seq, row.body))
            .collect();
        Ok(entries
            .into_iter()
            .map(|row| Read {
                seq: AuditSeq::new(row.seq),
                at: Timestamp::from_micros(row.at),
                happened: Happened::from_code(&row.action),
                detail: serde_json::from_str(&row.detail).unwrap_or(Value::Null),
                personal: personal
                    .remove(&row.seq)
                    .and_then(|body| serde_json::from_str(&body).ok()),
                word: row.action,
            })
            .collect())
    }
}
