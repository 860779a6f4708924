//! Appending to the trail, and erasing a person from it.

use atrium_domain::id::ContactId;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, SqlErr,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::chain::{BEGINNING, mac, seal, sealed_under};
use super::{Actor, Happened, Numbers, Subject};
use crate::clock::Entropy;
use crate::error::{Error, Result};
use crate::key::{Purpose, ServerKey, digest};
use crate::store::entity::{audit_entry, audit_head, audit_personal};
use crate::store::{Unit, Visible, many};

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
        // A head that somebody else wrote is never sealed again: the work goes on, and whoever walks
        // the trail is told.
        let is_sealed = sealed_under(pen.key, &head).is_some();
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
        let sealed = if is_sealed {
            seal(pen.key, seq, &previous_mac).to_vec()
        } else {
            Vec::new()
        };
        let updated = audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::val(seq))
            .col_expr(audit_head::Column::Mac, Expr::val(previous_mac))
            .col_expr(audit_head::Column::Seal, Expr::val(sealed))
            .filter(audit_head::Column::Seq.eq(head.seq))
            .exec(&self.transaction)
            .await?;
        if updated.rows_affected != 1 {
            return Err(Error::Internal(
                "the audit trail's head moved within a unit".to_owned(),
            ));
        }
        many::insert(&self.transaction, rows, None)
            .await
            .map_err(taken)?;
        many::insert(&self.transaction, personal, None).await
    }
}

/// Why an entry can't be written where the head says it belongs.
fn taken(error: Error) -> Error {
    if let Error::Database(inner) = &error
        && let Some(SqlErr::UniqueConstraintViolation(_)) = inner.sql_err()
    {
        return Error::Internal(
            "the audit trail goes on after its head; `atrium audit verify` names the first entry there"
                .to_owned(),
        );
    }
    error
}

impl<S> Unit<S>
where
    audit_personal::Entity: Visible<S>,
{
    /// Erases the personal values of a contact's entries, and says of which. The chain stays whole
    /// once the entry of the erasure names them.
    pub(crate) async fn erase_personal_of(&self, contact: ContactId) -> Result<Numbers> {
        let entries = Query::select()
            .column(audit_entry::Column::Seq)
            .from(audit_entry::Entity)
            .and_where(Expr::col(audit_entry::Column::ContactId).eq(contact.get()))
            .to_owned();
        let seqs: Vec<i64> = self
            .store()
            .find::<audit_personal::Entity>()
            .select_only()
            .column(audit_personal::Column::Seq)
            .filter(audit_personal::Column::Seq.in_subquery(entries.clone()))
            .order_by_asc(audit_personal::Column::Seq)
            .into_tuple()
            .all(&self.transaction)
            .await?;
        audit_personal::Entity::delete_many()
            .filter(audit_personal::Entity::rows(&self.scope))
            .filter(audit_personal::Column::Seq.in_subquery(entries))
            .exec(&self.transaction)
            .await?;
        let mut erased = Numbers::default();
        for seq in seqs {
            erased.add(seq);
        }
        Ok(erased)
    }
}
