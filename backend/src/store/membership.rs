//! Memberships: what ties a portal user to a contact.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::money::{Currency, Money};
use atrium_domain::permission::{PayRight, Rights, Visibility};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::entity::membership;
use super::user::User;
use super::{Store, Unit, Visible};
use crate::error::Result;

/// A membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its number.
    pub id: MembershipId,
    /// Whose.
    pub user: UserId,
    /// For which contact.
    pub contact: ContactId,
    /// What it allows.
    pub rights: Rights,
    /// Since when it holds.
    pub granted_at: Timestamp,
    /// Since when it is over.
    pub ended_at: Option<Timestamp>,
}

pub(crate) fn pay_right(
    code: &str,
    minor: Option<i64>,
    currency: Option<&str>,
) -> Option<PayRight> {
    match code {
        "none" => Some(PayRight::None),
        "unlimited" => Some(PayRight::Unlimited),
        "limited" => Some(PayRight::Limited(Money::new(
            minor?,
            Currency::from_code(currency?)?,
        ))),
        _ => None,
    }
}

fn from_row(row: membership::Model) -> Option<Membership> {
    Some(Membership {
        id: MembershipId::new(row.id),
        user: UserId::new(row.user_id),
        contact: ContactId::new(row.contact_id),
        rights: Rights {
            visibility: Visibility::from_code(&row.visibility)?,
            sign: row.can_sign,
            pay: pay_right(
                &row.pay,
                row.pay_limit_minor,
                row.pay_limit_currency.as_deref(),
            )?,
            manage_colleagues: row.manages_colleagues,
        },
        granted_at: Timestamp::from_micros(row.granted_at),
        ended_at: row.ended_at.map(Timestamp::from_micros),
    })
}

impl<S> Store<'_, S>
where
    membership::Entity: Visible<S>,
{
    /// One membership, ended or not.
    pub(crate) async fn membership(&self, id: MembershipId) -> Result<Option<Membership>> {
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .and_then(from_row))
    }

    /// The open membership of each contact, else the newest that ended.
    pub(crate) async fn newest_memberships(
        &self,
        contacts: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Membership>> {
        let rows = self
            .find::<membership::Entity>()
            .filter(membership::Column::ContactId.is_in(contacts.iter().map(|id| id.get())))
            .order_by_asc(membership::Column::Id)
            .all(&self.connection)
            .await?;
        let mut memberships: Vec<Membership> = rows.into_iter().filter_map(from_row).collect();
        // After a merge an ended one may be newer than the one that is open: the last one counts.
        memberships.sort_by_key(|membership| membership.ended_at.is_none());
        Ok(memberships
            .into_iter()
            .map(|membership| (membership.contact, membership))
            .collect())
    }

    /// A user's open memberships.
    pub(crate) async fn open_memberships_of(&self, user: UserId) -> Result<Vec<Membership>> {
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .filter(membership::Column::EndedAt.is_null())
            .order_by_asc(membership::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .collect())
    }

    /// A user's memberships, newest first, ended ones included.
    pub(crate) async fn memberships_of(&self, user: UserId, most: u64) -> Result<Vec<Membership>> {
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .order_by_desc(membership::Column::Id)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .collect())
    }

    /// How many memberships of a user are open.
    pub(crate) async fn open_memberships(&self, user: UserId) -> Result<u64> {
        use sea_orm::PaginatorTrait as _;
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .filter(membership::Column::EndedAt.is_null())
            .count(&self.connection)
            .await?)
    }
}

impl<S> Unit<S>
where
    membership::Entity: Visible<S>,
{
    /// Ties a user to a contact. The proofs: both rows, found in scope.
    pub(crate) async fn insert_membership(
        &self,
        user: &User,
        contact: &super::contact::Contact,
        rights: Rights,
        granted_by: Option<UserId>,
        now: Timestamp,
    ) -> Result<MembershipId> {
        let limit = rights.pay.limit();
        let row = membership::ActiveModel {
            user_id: Set(user.id.get()),
            contact_id: Set(contact.id.get()),
            visibility: Set(rights.visibility.code().to_owned()),
            can_sign: Set(rights.sign),
            pay: Set(rights.pay.code().to_owned()),
            pay_limit_minor: Set(limit.map(Money::minor)),
            pay_limit_currency: Set(limit.map(|limit| limit.currency().code().to_owned())),
            manages_colleagues: Set(rights.manage_colleagues),
            granted_at: Set(now.micros()),
            granted_by: Set(granted_by.map(UserId::get)),
            ..Default::default()
        };
        Ok(MembershipId::new(row.insert(&self.transaction).await?.id))
    }

    /// Opens a membership again, unless somebody else has its contact meanwhile.
    pub(crate) async fn reopen_membership(&self, of: &Membership) -> Result<bool> {
        use sea_orm::PaginatorTrait as _;
        let taken = self
            .store()
            .find::<membership::Entity>()
            .filter(membership::Column::ContactId.eq(of.contact.get()))
            .filter(membership::Column::EndedAt.is_null())
            .count(&self.transaction)
            .await?;
        if taken > 0 {
            return Ok(false);
        }
        let opened = membership::Entity::update_many()
            .col_expr(membership::Column::EndedAt, Expr::val(None::<i64>))
            .filter(membership::Entity::rows(&self.scope))
            .filter(membership::Column::Id.eq(of.id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(opened.rows_affected == 1)
    }

    /// Ends a membership.
    pub(crate) async fn end_membership(&self, id: MembershipId, now: Timestamp) -> Result<bool> {
        let ended = membership::Entity::update_many()
            .col_expr(membership::Column::EndedAt, Expr::val(now.micros()))
            .filter(membership::Entity::rows(&self.scope))
            .filter(membership::Column::Id.eq(id.get()))
            .filter(membership::Column::EndedAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(ended.rows_affected == 1)
    }
}
