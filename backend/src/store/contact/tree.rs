//! Where a contact hangs: ancestors and commercial entity.

use atrium_domain::contact::LEVELS_MAX;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, Set, Statement,
};

use super::Contact;
use crate::error::{Error, Result};
use crate::store::entity::{contact, contact_ancestor};
use crate::store::{Store, Unit, Visible};

/// Everything at or below $1 lets go of what stands above $1.
const LET_GO: &str = "\
DELETE FROM contact_ancestor \
WHERE contact_id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1) \
AND ancestor_id IN (SELECT ancestor_id FROM contact_ancestor WHERE contact_id = $1 AND ancestor_id <> $1)";

/// Everything at or below $1 hangs below $2.
const HANG: &str = "\
INSERT INTO contact_ancestor (contact_id, ancestor_id) \
SELECT b.contact_id, a.ancestor_id FROM contact_ancestor b CROSS JOIN contact_ancestor a \
WHERE b.ancestor_id = $1 AND a.contact_id = $2";

/// Whoever at or below $1 belonged to $2 belongs to $3. Those with a company of their own in
/// between belong to that, and stay.
const BELONG: &str = "\
UPDATE contact SET commercial_entity_id = $3 \
WHERE commercial_entity_id = $2 \
AND id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1)";

/// How many levels lie at and above $1.
const LEVELS: &str = "SELECT COUNT(*) FROM contact_ancestor WHERE contact_id = $1";

/// The same of whatever lies deepest at or below $1.
const DEEPEST: &str = "\
SELECT COUNT(*) AS levels FROM contact_ancestor \
WHERE contact_id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1) \
GROUP BY contact_id ORDER BY levels DESC LIMIT 1";

const TOO_DEEP: Rule = Rule::TooDeep { max: LEVELS_MAX };

impl<S> Store<'_, S>
where
    contact_ancestor::Entity: Visible<S>,
{
    /// Whether `top` is `of` or above it.
    pub(crate) async fn is_at_or_above(&self, top: ContactId, of: ContactId) -> Result<bool> {
        let found = self
            .find::<contact_ancestor::Entity>()
            .filter(contact_ancestor::Column::ContactId.eq(of.get()))
            .filter(contact_ancestor::Column::AncestorId.eq(top.get()))
            .one(&self.connection)
            .await?;
        Ok(found.is_some())
    }
}

impl<S> Store<'_, S> {
    /// Whether the tree would get too many levels if a contact hung, with all below it, below
    /// `parent`; both were found in scope.
    pub(crate) async fn is_too_deep(&self, id: ContactId, parent: ContactId) -> Result<bool> {
        let below = 1 + self.levels(DEEPEST, id).await? - self.levels(LEVELS, id).await?;
        let above = self.levels(LEVELS, parent).await?;
        Ok(usize::try_from(above + below).unwrap_or(0) > LEVELS_MAX)
    }

    async fn levels(&self, sql: &str, id: ContactId) -> Result<i64> {
        let backend = self.connection.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [id.get().into()]);
        let row = self.connection.query_one_raw(statement).await?;
        let levels: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(levels)
    }
}

impl<S> Unit<S> {
    /// Runs a statement over numbers of rows that were found in scope.
    pub(super) async fn run(&self, sql: &str, numbers: &[i64]) -> Result<u64> {
        let backend = self.transaction.get_database_backend();
        let values = numbers.iter().map(|number| (*number).into());
        Ok(self
            .transaction
            .execute_raw(Statement::from_sql_and_values(backend, sql, values))
            .await?
            .rows_affected())
    }
}

impl<S> Unit<S>
where
    contact::Entity: Visible<S>,
{
    /// Writes where a new contact hangs: its ancestors and its commercial entity.
    pub(super) async fn place(
        &self,
        id: ContactId,
        parent: Option<ContactId>,
        is_company: bool,
    ) -> Result<()> {
        contact_ancestor::Entity::insert(contact_ancestor::ActiveModel {
            contact_id: Set(id.get()),
            ancestor_id: Set(id.get()),
        })
        .exec_without_returning(&self.transaction)
        .await?;
        if let Some(parent) = parent {
            let above = self.run(HANG, &[id.get(), parent.get()]).await?;
            if above >= LEVELS_MAX as u64 {
                return Err(Error::field("parent", TOO_DEEP));
            }
        }
        let entity = self.entity_below(id, parent, is_company).await?;
        contact::Entity::update_many()
            .col_expr(contact::Column::CommercialEntityId, Expr::val(entity))
            .filter(contact::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Moves a contact with everything below it, in a handful of statements however much that is.
    pub(super) async fn move_tree(
        &self,
        before: &Contact,
        parent: Option<ContactId>,
        is_company: bool,
    ) -> Result<()> {
        let id = before.id;
        if let Some(parent) = parent {
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let circle = contact_ancestor::Entity::find_by_id((parent.get(), id.get()))
                .one(&self.transaction)
                .await?;
            if circle.is_some() {
                return Err(Error::field("parent", Rule::ParentIsItself));
            }
            if before.fields.parent != Some(parent) && self.store().is_too_deep(id, parent).await? {
                return Err(Error::field("parent", TOO_DEEP));
            }
        }
        self.run(LET_GO, &[id.get()]).await?;
        if let Some(parent) = parent {
            self.run(HANG, &[id.get(), parent.get()]).await?;
        }
        let entity = self.entity_below(id, parent, is_company).await?;
        self.run(BELONG, &[id.get(), before.commercial_entity.get(), entity])
            .await?;
        Ok(())
    }

    /// The parent's entity is right for the child: the nearest company, else the topmost.
    async fn entity_below(
        &self,
        id: ContactId,
        parent: Option<ContactId>,
        is_company: bool,
    ) -> Result<i64> {
        match parent.filter(|_| !is_company) {
            None => Ok(id.get()),
            Some(parent) => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "from a contact that was found in scope"
                )]
                let parent = contact::Entity::find_by_id(parent.get())
                    .one(&self.transaction)
                    .await?
                    .ok_or(Error::NotFound)?;
                Ok(parent.commercial_entity_id)
            }
        }
    }
}
