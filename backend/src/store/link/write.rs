//! Links made, withdrawn and used up.

use std::collections::BTreeMap;

use atrium_domain::id::{LinkId, MembershipId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, Set,
};

use super::Purpose;
use crate::access::System;
use crate::error::Result;
use crate::store::entity::link;
use crate::store::{Unit, Visible};

impl<S> Unit<S>
where
    link::Entity: Visible<S>,
{
    /// Makes a link.
    pub(crate) async fn insert_link(
        &self,
        purpose: Purpose,
        user: Option<UserId>,
        membership: Option<MembershipId>,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<LinkId> {
        let row = link::ActiveModel {
            purpose: Set(purpose.code().to_owned()),
            user_id: Set(user.map(UserId::get)),
            membership_id: Set(membership.map(MembershipId::get)),
            created_at: Set(now.micros()),
            expires_at: Set(expires_at.micros()),
            ..Default::default()
        };
        Ok(LinkId::new(row.insert(&self.transaction).await?.id))
    }

    /// Withdraws every open link that matches.
    async fn withdraw(&self, which: Condition, now: Timestamp) -> Result<()> {
        link::Entity::update_many()
            .col_expr(link::Column::WithdrawnAt, Expr::val(now.micros()))
            .filter(link::Entity::rows(&self.scope))
            .filter(which)
            .filter(link::Column::UsedAt.is_null())
            .filter(link::Column::WithdrawnAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Invitations, one a membership; which link each got.
    pub(crate) async fn insert_invitations(
        &self,
        of: &[(UserId, MembershipId)],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<BTreeMap<MembershipId, LinkId>> {
        if of.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = of.iter().map(|(user, membership)| link::ActiveModel {
            purpose: Set(Purpose::Invitation.code().to_owned()),
            user_id: Set(Some(user.get())),
            membership_id: Set(Some(membership.get())),
            created_at: Set(now.micros()),
            expires_at: Set(expires_at.micros()),
            ..Default::default()
        });
        link::Entity::insert_many(rows)
            .exec_without_returning(&self.transaction)
            .await?;
        // The newest of each is the one just written.
        Ok(self
            .store()
            .invitations(of.iter().map(|(_, membership)| *membership))
            .await?
            .into_iter()
            .map(|(membership, link)| (membership, link.id))
            .collect())
    }

    /// Withdraws memberships' invitations.
    pub(crate) async fn withdraw_invitations(
        &self,
        memberships: &[MembershipId],
        now: Timestamp,
    ) -> Result<()> {
        self.withdraw(
            Condition::all()
                .add(link::Column::MembershipId.is_in(memberships.iter().map(|id| id.get()))),
            now,
        )
        .await
    }

    /// Withdraws every link of a user, of whatever kind.
    pub(crate) async fn withdraw_links(&self, user: UserId, now: Timestamp) -> Result<()> {
        self.withdraw(
            Condition::all().add(link::Column::UserId.eq(user.get())),
            now,
        )
        .await
    }

    /// Withdraws a user's reset links.
    pub(crate) async fn withdraw_resets(&self, user: UserId, now: Timestamp) -> Result<()> {
        self.withdraw_resets_of(&[user], now).await
    }

    /// Withdraws users' reset links.
    pub(crate) async fn withdraw_resets_of(&self, users: &[UserId], now: Timestamp) -> Result<()> {
        self.withdraw(
            Condition::all()
                .add(link::Column::UserId.is_in(users.iter().map(|id| id.get())))
                .add(link::Column::Purpose.eq(Purpose::Reset.code())),
            now,
        )
        .await
    }

    /// Withdraws every set-up link.
    pub(crate) async fn withdraw_setups(&self, now: Timestamp) -> Result<()> {
        self.withdraw(
            Condition::all().add(link::Column::Purpose.eq(Purpose::Setup.code())),
            now,
        )
        .await
    }
}

impl Unit<System> {
    /// Uses a link up: of many who try at once, one gets `true`.
    pub(crate) async fn use_link(
        &self,
        id: LinkId,
        generation: i64,
        now: Timestamp,
    ) -> Result<bool> {
        let used = link::Entity::update_many()
            .col_expr(link::Column::UsedAt, Expr::val(now.micros()))
            .filter(link::Column::Id.eq(id.get()))
            .filter(link::Column::Generation.eq(generation))
            .filter(link::Column::UsedAt.is_null())
            .filter(link::Column::WithdrawnAt.is_null())
            .filter(link::Column::ExpiresAt.gt(now.micros()))
            .exec(&self.transaction)
            .await?;
        Ok(used.rows_affected == 1)
    }

    /// Counts a try of the typed code, before it is checked; `false` once the tries are spent.
    pub(crate) async fn count_code_try(&self, id: LinkId, most: i64) -> Result<bool> {
        let counted = link::Entity::update_many()
            .col_expr(
                link::Column::CodeTries,
                Expr::col(link::Column::CodeTries).add(1),
            )
            .filter(link::Column::Id.eq(id.get()))
            .filter(link::Column::CodeTries.lt(most))
            .exec(&self.transaction)
            .await?;
        Ok(counted.rows_affected == 1)
    }

    /// Takes a try back, in the unit that counted it: the code was right.
    pub(crate) async fn take_code_try_back(&self, id: LinkId) -> Result<()> {
        link::Entity::update_many()
            .col_expr(
                link::Column::CodeTries,
                Expr::col(link::Column::CodeTries).sub(1),
            )
            .filter(link::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
