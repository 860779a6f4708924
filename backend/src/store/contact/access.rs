//! Who has portal access at contacts and below them.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, MembershipId, UserId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, Statement,
};

use crate::access::BackOffice;
use crate::error::Result;
use crate::store::entity::{contact, contact_ancestor, membership, membership_offer, user};
use crate::store::offer::OPEN;
use crate::store::{Store, Unit, Visible};

/// An open membership at or below a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The contact it was asked for.
    pub top: ContactId,
    /// The contact it is for.
    pub contact: ContactId,
    /// That contact's name.
    pub name: String,
    /// The membership.
    pub membership: MembershipId,
    /// Whose.
    pub user: UserId,
    /// The address they sign in with.
    pub login: String,
}

impl Store<'_, BackOffice> {
    /// Every open membership at or below these contacts, in name order.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn access_below(&self, tops: &[ContactId]) -> Result<Vec<Access>> {
        if tops.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = Query::select();
        select
            .column((
                contact_ancestor::Entity,
                contact_ancestor::Column::AncestorId,
            ))
            .column((contact::Entity, contact::Column::Id))
            .column((contact::Entity, contact::Column::Name))
            .column((membership::Entity, membership::Column::Id))
            .column((membership::Entity, membership::Column::UserId))
            .column((user::Entity, user::Column::Login))
            .from(contact_ancestor::Entity)
            .inner_join(
                membership::Entity,
                Expr::col((membership::Entity, membership::Column::ContactId)).equals((
                    contact_ancestor::Entity,
                    contact_ancestor::Column::ContactId,
                )),
            )
            .inner_join(
                contact::Entity,
                Expr::col((contact::Entity, contact::Column::Id))
                    .equals((membership::Entity, membership::Column::ContactId)),
            )
            .inner_join(
                user::Entity,
                Expr::col((user::Entity, user::Column::Id))
                    .equals((membership::Entity, membership::Column::UserId)),
            )
            .and_where(
                Expr::col((
                    contact_ancestor::Entity,
                    contact_ancestor::Column::AncestorId,
                ))
                .is_in(tops.iter().map(|id| id.get())),
            )
            .and_where(Expr::col((membership::Entity, membership::Column::EndedAt)).is_null())
            .cond_where(contact::Entity::rows(self.scope))
            .cond_where(membership::Entity::rows(self.scope))
            .order_by(
                (contact::Entity, contact::Column::SortKey),
                sea_orm::Order::Asc,
            )
            .order_by((contact::Entity, contact::Column::Id), sea_orm::Order::Asc);
        self.connection
            .query_all(&select)
            .await?
            .into_iter()
            .map(|row| {
                Ok(Access {
                    top: ContactId::new(row.try_get_by_index(0)?),
                    contact: ContactId::new(row.try_get_by_index(1)?),
                    name: row.try_get_by_index(2)?,
                    membership: MembershipId::new(row.try_get_by_index(3)?),
                    user: UserId::new(row.try_get_by_index(4)?),
                    login: row.try_get_by_index(5)?,
                })
            })
            .collect()
    }
}

impl<S> Store<'_, S>
where
    contact::Entity: Visible<S>,
{
    /// Those of these contacts that stand below an archived one, with the nearest one's name.
    pub(crate) async fn archived_above(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, String>> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let ids: Vec<String> = ids.iter().map(|id| id.get().to_string()).collect();
        // The nearest has the most above it, comes last and stays.
        let sql = format!(
            "SELECT a.contact_id, c.name FROM contact_ancestor a JOIN contact c ON c.id = a.ancestor_id \
             WHERE a.ancestor_id <> a.contact_id AND c.archived_at IS NOT NULL AND a.contact_id IN ({}) \
             ORDER BY (SELECT COUNT(*) FROM contact_ancestor d WHERE d.contact_id = a.ancestor_id)",
            ids.join(", ")
        );
        let backend = self.connection.get_database_backend();
        self.connection
            .query_all_raw(Statement::from_string(backend, sql))
            .await?
            .into_iter()
            .map(|row| {
                let id = ContactId::new(row.try_get_by_index(0)?);
                Ok((id, row.try_get_by_index(1)?))
            })
            .collect()
    }

    /// Whether anybody at or below a contact has portal access.
    pub(crate) async fn has_access_below(&self, top: ContactId) -> Result<bool> {
        #[expect(
            clippy::disallowed_methods,
            reason = "counts below a contact that was found in scope"
        )]
        let open = membership::Entity::find()
            .filter(membership::Column::EndedAt.is_null())
            .filter(membership::Column::ContactId.in_subquery(below(top)))
            .count(&self.connection)
            .await?;
        Ok(open > 0)
    }

    /// Whether anybody is asked to sign in for a contact at or below this one.
    pub(crate) async fn has_offer_below(&self, top: ContactId) -> Result<bool> {
        #[expect(
            clippy::disallowed_methods,
            reason = "counts below a contact that was found in scope"
        )]
        let open = membership_offer::Entity::find()
            .filter(membership_offer::Column::State.eq(OPEN))
            .filter(membership_offer::Column::ContactId.in_subquery(below(top)))
            .count(&self.connection)
            .await?;
        Ok(open > 0)
    }
}

/// The numbers of a contact and of everything below it.
fn below(top: ContactId) -> SelectStatement {
    Query::select()
        .column(contact_ancestor::Column::ContactId)
        .from(contact_ancestor::Entity)
        .and_where(Expr::col(contact_ancestor::Column::AncestorId).eq(top.get()))
        .to_owned()
}

impl<S> Unit<S>
where
    contact::Entity: Visible<S>,
{
    /// Whether anybody at or below a contact has portal access.
    pub(crate) async fn has_access_below(&self, top: ContactId) -> Result<bool> {
        self.store().has_access_below(top).await
    }
}
