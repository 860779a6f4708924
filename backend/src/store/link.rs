//! Links in letters. A row says what a link is for and whether it still opens; the token itself
//! is derived when the letter is sent and lies nowhere.

mod write;

use std::collections::BTreeMap;

use atrium_domain::id::{LinkId, MembershipId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _};

use super::entity::link;
use super::{Store, Visible};
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
