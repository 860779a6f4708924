//! Links in letters. A row says what a link is for and whether it still opens; the token itself
//! is derived when the letter is sent and lies nowhere.

use std::collections::BTreeMap;

use atrium_domain::id::{LinkId, MembershipId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, Set,
};

use super::entity::link;
use super::{Store, Unit, Visible};
use crate::access::System;
use crate::error::Result;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Choose a first password.
    Invitation,
    /// Choose a new one.
    Reset,
    /// The first administrator.
    Setup,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Setup => "setup",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Invitation, Self::Reset, Self::Setup]
            .into_iter()
            .find(|purpose| purpose.code() == code)
    }
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its number.
    pub id: LinkId,
    /// What it is for.
    pub purpose: Purpose,
    /// Whose; nobody's for set-up.
    pub user: Option<UserId>,
    /// The membership an invitation is to.
    pub membership: Option<MembershipId>,
    /// Grows when it is issued afresh.
    pub generation: i64,
    /// Until when it opens.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// Wrong codes so far.
    pub code_tries: i64,
}

/// Whether a link opens, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It opens.
    Open,
    /// It was used.
    Used,
    /// It was withdrawn, by a newer one or by revocation.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl Link {
    /// How it stands at `now`.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        if self.used_at.is_some() {
            Standing::Used
        } else if self.withdrawn_at.is_some() {
            Standing::Withdrawn
        } else if now >= self.expires_at {
            Standing::Expired
        } else {
            Standing::Open
        }
    }
}

fn from_row(row: link::Model) -> Option<Link> {
    Some(Link {
        id: LinkId::new(row.id),
        purpose: Purpose::from_code(&row.purpose)?,
        user: row.user_id.map(UserId::new),
        membership: row.membership_id.map(MembershipId::new),
        generation: row.generation,
        expires_at: Timestamp::from_micros(row.expires_at),
        used_at: row.used_at.map(Timestamp::from_micros),
        withdrawn_at: row.withdrawn_at.map(Timestamp::from_micros),
        code_tries: row.code_tries,
    })
}

impl<S> Store<'_, S>
where
    link::Entity: Visible<S>,
{
    /// One link.
    pub(crate) async fn link(&self, id: LinkId) -> Result<Option<Link>> {
        self.newest_link(Condition::all().add(link::Column::Id.eq(id.get())))
            .await
    }

    async fn newest_link(&self, which: Condition) -> Result<Option<Link>> {
        Ok(self
            .find::<link::Entity>()
            .filter(which)
            .order_by_desc(link::Column::Id)
            .one(&self.connection)
            .await?
            .and_then(from_row))
    }

    /// The newest invitation of each membership.
    pub(crate) async fn invitations(
        &self,
        memberships: impl Iterator<Item = MembershipId>,
    ) -> Result<BTreeMap<MembershipId, Link>> {
        Ok(self
            .find::<link::Entity>()
            .filter(link::Column::MembershipId.is_in(memberships.map(MembershipId::get)))
            .order_by_asc(link::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter_map(from_row)
            .filter_map(|link| Some((link.membership?, link)))
            .collect())
    }
}

impl Store<'_, System> {
    /// A user's newest invitation, for the typed code.
    pub(crate) async fn invitation_of_user(&self, user: UserId) -> Result<Option<Link>> {
        self.newest_link(
            Condition::all()
                .add(link::Column::UserId.eq(user.get()))
                .add(link::Column::Purpose.eq(Purpose::Invitation.code())),
        )
        .await
    }

    /// The newest set-up link.
    pub(crate) async fn setup_link(&self) -> Result<Option<Link>> {
        self.newest_link(Condition::all().add(link::Column::Purpose.eq(Purpose::Setup.code())))
            .await
    }
}

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

    /// Withdraws every link of a user: invitations and resets.
    pub(crate) async fn withdraw_links_of_user(&self, user: UserId, now: Timestamp) -> Result<()> {
        self.withdraw(
            Condition::all().add(link::Column::UserId.eq(user.get())),
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
}
