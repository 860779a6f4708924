//! Making one contact of two: everything that points at one points at the other.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};

use super::Contact;
use super::tree::TOO_DEEP;
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::entity::{contact, contact_ancestor, import_origin, user};
use crate::store::{Store, Unit, Visible as _};

/// Columns that point at a contact and follow it: table, column. A test reads the schema, and a
/// column that stands neither here nor in [`STAYS`] makes it red.
pub const FOLLOWS: &[(&str, &str)] = &[
    ("membership", "contact_id"),
    ("app_user", "contact_id"),
    ("outbox", "contact_id"),
];

/// Columns that point at a contact and are written by rules of their own, or stay.
pub const STAYS: &[(&str, &str)] = &[
    ("contact", "parent_id"),
    ("contact", "commercial_entity_id"),
    ("contact", "merged_into"),
    ("contact_ancestor", "contact_id"),
    ("contact_ancestor", "ancestor_id"),
    ("contact_token", "contact_id"),
    ("contact_tag", "contact_id"),
    // An offer falls with the contact that is archived; a job's rows say what was done to it then.
    ("membership_offer", "contact_id"),
    ("membership_offer", "commercial_entity_id"),
    ("job_row", "contact_id"),
];

/// Everything below $1 hangs below $2, too.
const HANG: &str = "\
INSERT INTO contact_ancestor (contact_id, ancestor_id) \
SELECT b.contact_id, a.ancestor_id FROM contact_ancestor b CROSS JOIN contact_ancestor a \
WHERE b.ancestor_id = $1 AND b.contact_id <> $1 AND a.contact_id = $2 \
ON CONFLICT DO NOTHING";

/// Whoever below $1 belonged to $2 belongs to $3.
const BELONG: &str = "\
UPDATE contact SET commercial_entity_id = $3 \
WHERE commercial_entity_id = $2 AND id <> $1 \
AND id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1)";

/// Everything below $1 lets go of $1 and of what stands above it, unless that stands above $2.
const LET_GO: &str = "\
DELETE FROM contact_ancestor \
WHERE contact_id <> $1 \
AND contact_id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1) \
AND ancestor_id IN (SELECT ancestor_id FROM contact_ancestor WHERE contact_id = $1) \
AND ancestor_id NOT IN (SELECT ancestor_id FROM contact_ancestor WHERE contact_id = $2)";

/// What ended at $1 may come back to $2, which was the same company all along.
const ENDED: &str = "UPDATE membership SET ended_entity_id = $2 WHERE ended_entity_id = $1";

impl Store<'_, BackOffice> {
    /// Whether one of these contacts stands above another.
    pub(crate) async fn one_above_another(&self, ids: &[ContactId]) -> Result<bool> {
        let numbers = || ids.iter().map(|id| id.get());
        Ok(self
            .find::<contact_ancestor::Entity>()
            .filter(contact_ancestor::Column::ContactId.is_in(numbers()))
            .filter(contact_ancestor::Column::AncestorId.is_in(numbers()))
            .filter(
                Expr::col(contact_ancestor::Column::ContactId)
                    .not_equals(contact_ancestor::Column::AncestorId),
            )
            .limit(1)
            .one(&self.connection)
            .await?
            .is_some())
    }

    /// The members of staff these contacts are.
    pub(crate) async fn staff_behind(&self, ids: &[ContactId]) -> Result<BTreeSet<UserId>> {
        Ok(self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::Id)
            .filter(user::Column::ContactId.is_in(ids.iter().map(|id| id.get())))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(UserId::new)
            .collect())
    }

    /// How many contacts hang right below each of these.
    pub(crate) async fn count_children(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, u64>> {
        let mut counts = BTreeMap::new();
        for id in ids {
            let count = self
                .find::<contact::Entity>()
                .filter(contact::Column::ParentId.eq(id.get()))
                .count(&self.connection)
                .await?;
            counts.insert(*id, count);
        }
        Ok(counts)
    }

    /// How many rows of files were imported as each of these.
    pub(crate) async fn count_origins(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, u64>> {
        let mut counts = BTreeMap::new();
        for id in ids {
            #[expect(
                clippy::disallowed_methods,
                reason = "of contacts that were found in scope"
            )]
            let count = import_origin::Entity::find()
                .filter(import_origin::Column::Kind.eq("contact"))
                .filter(import_origin::Column::RowId.eq(id.get()))
                .count(&self.connection)
                .await?;
            counts.insert(*id, count);
        }
        Ok(counts)
    }
}

impl Unit<BackOffice> {
    /// Gives everything of `from` to `into` and archives `from`. Whether that may be, and whose
    /// access ends before, is decided by the caller; both were found in scope.
    ///
    /// # Errors
    ///
    /// [`Rule::TooDeep`](atrium_domain::problem::Rule::TooDeep) where what hangs below the one has
    /// no room below the other.
    pub(crate) async fn give_contact(
        &self,
        from: &Contact,
        into: &Contact,
        now: Timestamp,
    ) -> Result<()> {
        if self
            .store()
            .is_too_deep(from.id, into.fields.parent)
            .await?
        {
            return Err(Error::field("parent", TOO_DEEP));
        }
        let (old, new) = (from.id.get(), into.id.get());
        self.run(HANG, &[old, new]).await?;
        self.run(
            BELONG,
            &[
                old,
                from.commercial_entity.get(),
                into.commercial_entity.get(),
            ],
        )
        .await?;
        self.run(LET_GO, &[old, new]).await?;
        contact::Entity::update_many()
            .col_expr(contact::Column::ParentId, Expr::val(new))
            .col_expr(contact::Column::UpdatedAt, Expr::val(now.micros()))
            .col_expr(
                contact::Column::RowVersion,
                Expr::col(contact::Column::RowVersion).add(1),
            )
            .filter(contact::Entity::rows(&self.scope))
            .filter(contact::Column::ParentId.eq(old))
            .exec(&self.transaction)
            .await?;
        for (table, column) in FOLLOWS {
            let sql = format!("UPDATE {table} SET {column} = $2 WHERE {column} = $1");
            self.run(&sql, &[old, new]).await?;
        }
        self.run(ENDED, &[old, new]).await?;
        import_origin::Entity::update_many()
            .col_expr(import_origin::Column::RowId, Expr::val(new))
            .filter(import_origin::Column::Kind.eq("contact"))
            .filter(import_origin::Column::RowId.eq(old))
            .exec(&self.transaction)
            .await?;
        self.archive_contact(from.id, from.archived_at.or(Some(now)), now)
            .await?;
        contact::Entity::update_many()
            .col_expr(contact::Column::MergedInto, Expr::val(new))
            .filter(contact::Entity::rows(&self.scope))
            .filter(contact::Column::Id.eq(old))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
