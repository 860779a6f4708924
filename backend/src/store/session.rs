//! Sessions, and the epoch that tells open tabs to look again.

mod end;
mod found;

use atrium_domain::id::{MembershipId, SessionId, UserId};
use atrium_domain::time::{Duration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};

use super::entity::{membership, session, session_epoch};
use super::{Database, Store, Unit, Visible};
use crate::access::session::{Level, Lifetimes};
use crate::access::{Account, System};
use crate::error::Result;
use crate::key::Digest32;
pub use end::EndedBecause;
pub use found::Found;

/// What a new session starts with.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// SHA-256 of the cookie's value.
    pub token_hash: Digest32,
    /// Whose.
    pub user: UserId,
    /// Through which membership, for customers.
    pub membership: Option<MembershipId>,
    /// How far proved.
    pub level: Level,
    /// *Remember me*.
    pub remembered: bool,
    /// How long it lasts.
    pub lifetimes: Lifetimes,
    /// The browser, as it calls itself.
    pub user_agent: &'a str,
    /// The peer's address.
    pub address: &'a str,
}

impl Database {
    /// Notes a session's request: its own statement, outside any unit, because losing one harms nobody.
    pub(crate) async fn touch_session(
        &self,
        id: SessionId,
        idle: Duration,
        now: Timestamp,
    ) -> Result<()> {
        session::Entity::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::val(now.micros()))
            .col_expr(
                session::Column::IdleExpiresAt,
                Expr::val(now.plus(idle).micros()),
            )
            .filter(session::Column::Id.eq(id.get()))
            .exec(&self.writer)
            .await?;
        Ok(())
    }

    /// A number that grows whenever sessions were ended: cheap to ask often.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn session_epoch(&self) -> Result<i64> {
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let row = session_epoch::Entity::find_by_id(1)
            .one(&self.readers)
            .await?;
        Ok(row.map_or(0, |row| row.value))
    }
}

impl<S> Unit<S> {
    /// Makes every process look at its open tabs again.
    pub(crate) async fn bump_epoch(&self) -> Result<()> {
        session_epoch::Entity::update_many()
            .col_expr(
                session_epoch::Column::Value,
                Expr::col(session_epoch::Column::Value).add(1),
            )
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

/// A session as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Its number.
    pub id: SessionId,
    /// The browser, as it calls itself.
    pub user_agent: String,
    /// The peer's address at sign-in.
    pub address: String,
    /// *Remember me* was ticked.
    pub remembered: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// Its last request, give or take a minute.
    pub last_seen_at: Timestamp,
}

impl<S> Store<'_, S>
where
    session::Entity: Visible<S>,
{
    /// A user's sessions that are neither ended nor expired, the one used last first.
    pub(crate) async fn open_sessions(
        &self,
        user: UserId,
        most: u64,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>> {
        use sea_orm::{QueryOrder as _, QuerySelect as _};
        Ok(self
            .find::<session::Entity>()
            .filter(session::Column::UserId.eq(user.get()))
            .filter(session::Column::EndedAt.is_null())
            .filter(session::Column::IdleExpiresAt.gt(now.micros()))
            .filter(session::Column::AbsoluteExpiresAt.gt(now.micros()))
            .order_by_desc(session::Column::LastSeenAt)
            .order_by_desc(session::Column::Id)
            .limit(most)
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| OpenSession {
                id: SessionId::new(row.id),
                user_agent: row.user_agent,
                address: row.address,
                remembered: row.remembered,
                created_at: Timestamp::from_micros(row.created_at),
                last_seen_at: Timestamp::from_micros(row.last_seen_at),
            })
            .collect())
    }
}

impl Unit<System> {
    /// Opens a session; the proof is whoever verified the credential in this unit.
    pub(crate) async fn open_session(
        &self,
        new: NewSession<'_>,
        now: Timestamp,
    ) -> Result<SessionId> {
        let lifetimes = new.lifetimes;
        let row = session::ActiveModel {
            token_hash: Set(new.token_hash.to_vec()),
            user_id: Set(new.user.get()),
            membership_id: Set(new.membership.map(MembershipId::get)),
            level: Set(new.level.code().to_owned()),
            remembered: Set(new.remembered),
            confirmed_at: Set(now.micros()),
            created_at: Set(now.micros()),
            last_seen_at: Set(now.micros()),
            idle_expires_at: Set(now.plus(lifetimes.idle).micros()),
            absolute_expires_at: Set(now.plus(lifetimes.absolute).micros()),
            user_agent: Set(cut(new.user_agent, 200)),
            address: Set(cut(new.address, 60)),
            ..Default::default()
        };
        Ok(SessionId::new(row.insert(&self.transaction).await?.id))
    }
}

impl Unit<Account> {
    /// The password was given again just now.
    pub(crate) async fn confirm_session(&self, id: SessionId, now: Timestamp) -> Result<()> {
        session::Entity::update_many()
            .col_expr(session::Column::ConfirmedAt, Expr::val(now.micros()))
            .filter(session::Entity::rows(&self.scope))
            .filter(session::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// The session goes on in another of its user's memberships, under a new value.
    pub(crate) async fn move_session(
        &self,
        id: SessionId,
        to: MembershipId,
        token_hash: Digest32,
    ) -> Result<bool> {
        let moved = session::Entity::update_many()
            .col_expr(session::Column::MembershipId, Expr::val(to.get()))
            .col_expr(session::Column::TokenHash, Expr::val(token_hash.to_vec()))
            .filter(session::Entity::rows(&self.scope))
            .filter(session::Column::Id.eq(id.get()))
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.transaction)
            .await?;
        Ok(moved.rows_affected == 1)
    }

    /// The session's value is replaced: a new proof gets a new token.
    pub(crate) async fn rotate_session(&self, id: SessionId, token_hash: Digest32) -> Result<()> {
        session::Entity::update_many()
            .col_expr(session::Column::TokenHash, Expr::val(token_hash.to_vec()))
            .filter(session::Entity::rows(&self.scope))
            .filter(session::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

impl Store<'_, System> {
    /// The membership a customer's next session uses, if any is open: the one used last, else the
    /// one granted last.
    pub(crate) async fn membership_to_use(&self, user: UserId) -> Result<Option<MembershipId>> {
        use sea_orm::QueryOrder as _;
        Ok(self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.eq(user.get()))
            .filter(membership::Column::EndedAt.is_null())
            // Never used sorts last on both databases only when it is a number.
            .order_by_desc(Func::coalesce([
                Expr::col(membership::Column::LastUsedAt),
                Expr::val(0_i64),
            ]))
            .order_by_desc(membership::Column::GrantedAt)
            .order_by_desc(membership::Column::Id)
            .one(&self.connection)
            .await?
            .map(|row| MembershipId::new(row.id)))
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(most)
        .collect()
}
