//! Where a contact hangs: ancestors and commercial entity.

use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
    Set,
};

use crate::error::{Error, Result};
use crate::store::entity::{contact, contact_ancestor, membership};
use crate::store::{Unit, Visible};

impl<S> Unit<S>
where
    contact::Entity: Visible<S>,
{
    /// Whether anybody at or below a contact has portal access.
    pub(crate) async fn has_access_below(&self, top: ContactId) -> Result<bool> {
        let below = Query::select()
            .column(contact_ancestor::Column::ContactId)
            .from(contact_ancestor::Entity)
            .and_where(Expr::col(contact_ancestor::Column::AncestorId).eq(top.get()))
            .to_owned();
        #[expect(
            clippy::disallowed_methods,
            reason = "counts below a contact that was found in scope"
        )]
        let open = membership::Entity::find()
            .filter(membership::Column::EndedAt.is_null())
            .filter(membership::Column::ContactId.in_subquery(below))
            .count(&self.transaction)
            .await?;
        Ok(open > 0)
    }
    /// Writes where a contact hangs: its ancestors and its commercial entity.
    pub(super) async fn place(
        &self,
        id: ContactId,
        parent: Option<ContactId>,
        is_company: bool,
    ) -> Result<()> {
        let mut ancestors = vec![id.get()];
        let mut entity = id.get();
        if let Some(parent) = parent {
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let above = contact_ancestor::Entity::find()
                .filter(contact_ancestor::Column::ContactId.eq(parent.get()))
                .all(&self.transaction)
                .await?;
            if above.iter().any(|row| row.ancestor_id == id.get()) {
                return Err(Error::field("parent", Rule::ParentIsItself));
            }
            ancestors.extend(above.into_iter().map(|row| row.ancestor_id));
            if !is_company {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "from a contact that was found in scope"
                )]
                let parent = contact::Entity::find_by_id(parent.get())
                    .one(&self.transaction)
                    .await?
                    .ok_or(Error::NotFound)?;
                // The parent's entity is right for the child: the nearest company, else the topmost.
                entity = parent.commercial_entity_id;
            }
        }
        contact_ancestor::Entity::delete_many()
            .filter(contact_ancestor::Column::ContactId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        contact_ancestor::Entity::insert_many(ancestors.into_iter().map(|ancestor| {
            contact_ancestor::ActiveModel {
                contact_id: Set(id.get()),
                ancestor_id: Set(ancestor),
            }
        }))
        .exec_without_returning(&self.transaction)
        .await?;
        contact::Entity::update_many()
            .col_expr(contact::Column::CommercialEntityId, Expr::val(entity))
            .filter(contact::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Places a contact and everything below it anew, from the top down.
    pub(super) async fn replace_tree(&self, top: ContactId) -> Result<()> {
        let mut waiting = vec![top.get()];
        while let Some(next) = waiting.pop() {
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let row = contact::Entity::find_by_id(next)
                .one(&self.transaction)
                .await?
                .ok_or(Error::NotFound)?;
            self.place(
                ContactId::new(next),
                row.parent_id.map(ContactId::new),
                row.is_company,
            )
            .await?;
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let below = contact::Entity::find()
                .select_only()
                .column(contact::Column::Id)
                .filter(contact::Column::ParentId.eq(next))
                .into_tuple::<i64>()
                .all(&self.transaction)
                .await?;
            waiting.extend(below);
        }
        Ok(())
    }
}
