//! Memberships: what ties a portal user to a contact.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::money::Money;
use atrium_domain::permission::Rights;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, Statement,
};

use super::entity::{contact, membership};
use super::rights::Columns;
use super::user::User;
use super::{Store, Unit, Visible};
use crate::access::Account;
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
    /// Whose documents it showed then.
    pub ended_entity: Option<ContactId>,
    /// When somebody last went to work in it.
    pub last_used_at: Option<Timestamp>,
}

fn from_row(row: membership::Model) -> Option<Membership> {
    Some(Membership {
        id: MembershipId::new(row.id),
        user: UserId::new(row.user_id),
        contact: ContactId::new(row.contact_id),
        rights: Columns {
            visibility: &row.visibility,
            sign: row.can_sign,
            pay: &row.pay,
            pay_limit_minor: row.pay_limit_minor,
            pay_limit_currency: row.pay_limit_currency.as_deref(),
            manage_colleagues: row.manages_colleagues,
        }
        .read()?,
        granted_at: Timestamp::from_micros(row.granted_at),
        ended_at: row.ended_at.map(Timestamp::from_micros),
        ended_entity: row.ended_entity_id.map(ContactId::new),
        last_used_at: row.last_used_at.map(Timestamp::from_micros),
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
        self.memberships_that(user, membership::Column::EndedAt.is_null())
            .await
    }

    /// A user's memberships that ended at that instant.
    pub(crate) async fn memberships_ended(
        &self,
        user: UserId,
        at: Timestamp,
    ) -> Result<Vec<Membership>> {
        self.memberships_that(user, membership::Column::EndedAt.eq(at.micros()))
            .await
    }

    async fn memberships_that(&self, user: UserId, which: Expr) -> Result<Vec<Membership>> {
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .filter(which)
            .order_by_asc(membership::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .collect())
    }

    /// A user's memberships to be looked at: open ones, then ended ones, newest first.
    pub(crate) async fn memberships_of(&self, user: UserId, most: u64) -> Result<Vec<Membership>> {
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .order_by_desc(membership::Column::EndedAt.is_null())
            .order_by_desc(membership::Column::Id)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .collect())
    }

    /// Those of these memberships that are open.
    pub(crate) async fn open_among(
        &self,
        ids: impl Iterator<Item = MembershipId>,
    ) -> Result<BTreeSet<MembershipId>> {
        Ok(self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::Id)
            .filter(membership::Column::Id.is_in(ids.map(MembershipId::get)))
            .filter(membership::Column::EndedAt.is_null())
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(MembershipId::new)
            .collect())
    }

    /// Those of these users who have an open membership.
    pub(crate) async fn with_open_membership(&self, users: &[UserId]) -> Result<BTreeSet<UserId>> {
        Ok(self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::UserId)
            .filter(membership::Column::UserId.is_in(users.iter().map(|id| id.get())))
            .filter(membership::Column::EndedAt.is_null())
            .distinct()
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(UserId::new)
            .collect())
    }
}

/// A membership to write. The proofs: both rows, found in scope.
#[derive(Debug)]
pub(crate) struct NewMembership<'a> {
    pub(crate) user: &'a User,
    pub(crate) contact: &'a super::contact::Contact,
    pub(crate) rights: Rights,
    pub(crate) granted_by: Option<UserId>,
}

impl<S> Unit<S>
where
    membership::Entity: Visible<S>,
{
    /// Ties users to contacts; which membership each contact got.
    pub(crate) async fn insert_memberships(
        &self,
        new: &[NewMembership<'_>],
        now: Timestamp,
    ) -> Result<BTreeMap<ContactId, MembershipId>> {
        if new.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = new.iter().map(|new| {
            let limit = new.rights.pay.limit();
            membership::ActiveModel {
                user_id: Set(new.user.id.get()),
                contact_id: Set(new.contact.id.get()),
                visibility: Set(new.rights.visibility.code().to_owned()),
                can_sign: Set(new.rights.sign),
                pay: Set(new.rights.pay.code().to_owned()),
                pay_limit_minor: Set(limit.map(Money::minor)),
                pay_limit_currency: Set(limit.map(|limit| limit.currency().code().to_owned())),
                manages_colleagues: Set(new.rights.manage_colleagues),
                granted_at: Set(now.micros()),
                granted_by: Set(new.granted_by.map(UserId::get)),
                ..Default::default()
            }
        });
        membership::Entity::insert_many(rows)
            .exec_without_returning(&self.transaction)
            .await?;
        // A contact has one open membership at most: the one just written.
        Ok(self
            .store()
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .column(membership::Column::Id)
            .filter(membership::Column::ContactId.is_in(new.iter().map(|new| new.contact.id.get())))
            .filter(membership::Column::EndedAt.is_null())
            .into_tuple::<(i64, i64)>()
            .all(&self.transaction)
            .await?
            .into_iter()
            .map(|(contact, id)| (ContactId::new(contact), MembershipId::new(id)))
            .collect())
    }

    /// Ends memberships, and notes whose documents each showed.
    pub(crate) async fn end_memberships(
        &self,
        ids: &[MembershipId],
        now: Timestamp,
    ) -> Result<u64> {
        let entity = Query::select()
            .column((contact::Entity, contact::Column::CommercialEntityId))
            .from(contact::Entity)
            .and_where(
                Expr::col((contact::Entity, contact::Column::Id))
                    .equals((membership::Entity, membership::Column::ContactId)),
            )
            .to_owned();
        let ended = membership::Entity::update_many()
            .col_expr(membership::Column::EndedAt, Expr::val(now.micros()))
            .col_expr(
                membership::Column::EndedEntityId,
                Expr::SubQuery(None, Box::new(entity.into())),
            )
            .filter(membership::Entity::rows(&self.scope))
            .filter(membership::Column::Id.is_in(ids.iter().map(|id| id.get())))
            .filter(membership::Column::EndedAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(ended.rows_affected)
    }

    /// Notes that somebody went on in a membership: the next sign-in leads there.
    pub(crate) async fn use_membership(&self, id: MembershipId, now: Timestamp) -> Result<()> {
        membership::Entity::update_many()
            .col_expr(membership::Column::LastUsedAt, Expr::val(now.micros()))
            .filter(membership::Entity::rows(&self.scope))
            .filter(membership::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

/// One of somebody's own memberships, as the switcher names it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Own {
    id: i64,
    entity: i64,
    /// The company's name, or the person's own where there is no company.
    pub company: String,
    /// The name of the contact it is tied to.
    pub contact: String,
}

impl Own {
    /// The membership.
    #[must_use]
    pub const fn id(&self) -> MembershipId {
        MembershipId::new(self.id)
    }

    /// The commercial entity whose documents it shows.
    #[must_use]
    pub const fn entity(&self) -> ContactId {
        ContactId::new(self.entity)
    }
}

impl Store<'_, Account> {
    /// The account's own open memberships, by company name.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn own_memberships(&self) -> Result<Vec<Own>> {
        use sea_orm::ConnectionTrait as _;
        const OWN: &str = "\
            SELECT m.id, e.id AS entity, e.name AS company, c.name AS contact \
            FROM membership m \
            JOIN contact c ON c.id = m.contact_id \
            JOIN contact e ON e.id = c.commercial_entity_id \
            WHERE m.user_id = $1 AND m.ended_at IS NULL AND c.archived_at IS NULL \
            ORDER BY e.sort_key, m.id";
        Ok(Own::find_by_statement(Statement::from_sql_and_values(
            self.connection.get_database_backend(),
            OWN,
            [self.scope.user().get().into()],
        ))
        .all(&self.connection)
        .await?)
    }
}
