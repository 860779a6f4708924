//! Sessions ended: why, and which.

use atrium_domain::id::{MembershipId, SessionId, UserId};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::access::System;
use crate::error::Result;
use crate::store::entity::session;
use crate::store::{Unit, Visible};

/// Why a session was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedBecause {
    /// The person signed out, or an administrator signed them out.
    SignedOut,
    /// Access was revoked.
    AccessEnded,
    /// The password changed.
    CredentialsChanged,
}

impl EndedBecause {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::AccessEnded => "access_ended",
            Self::CredentialsChanged => "credentials_changed",
        }
    }
}

impl<S> Unit<S> {
    async fn end(
        &self,
        which: sea_orm::Condition,
        why: EndedBecause,
        now: Timestamp,
    ) -> Result<u64> {
        let ended = session::Entity::update_many()
            .col_expr(session::Column::EndedAt, Expr::val(now.micros()))
            .col_expr(session::Column::EndedBecause, Expr::val(why.code()))
            .filter(which)
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.transaction)
            .await?
            .rows_affected;
        if ended > 0 {
            self.bump_epoch().await?;
        }
        Ok(ended)
    }
}

impl<S> Unit<S>
where
    session::Entity: Visible<S>,
{
    /// Ends one session of a user, in sight.
    pub(crate) async fn end_session_of_user(
        &self,
        user: UserId,
        id: SessionId,
        why: EndedBecause,
        now: Timestamp,
    ) -> Result<u64> {
        let rows = session::Entity::rows(&self.scope)
            .add(session::Column::UserId.eq(user.get()))
            .add(session::Column::Id.eq(id.get()));
        self.end(rows, why, now).await
    }

    /// Ends one session in sight.
    pub(crate) async fn end_session(
        &self,
        id: SessionId,
        why: EndedBecause,
        now: Timestamp,
    ) -> Result<u64> {
        let rows = session::Entity::rows(&self.scope).add(session::Column::Id.eq(id.get()));
        self.end(rows, why, now).await
    }

    /// Ends every session of a user in sight, but `except`.
    pub(crate) async fn end_sessions_of_user(
        &self,
        user: UserId,
        except: Option<SessionId>,
        why: EndedBecause,
        now: Timestamp,
    ) -> Result<u64> {
        let rows = session::Entity::rows(&self.scope)
            .add(session::Column::UserId.eq(user.get()))
            .add_option(except.map(|id| session::Column::Id.ne(id.get())));
        self.end(rows, why, now).await
    }

    /// Ends every session in these memberships and every session of these users: their access ends.
    pub(crate) async fn end_sessions_of(
        &self,
        memberships: &[MembershipId],
        users: &[UserId],
        now: Timestamp,
    ) -> Result<u64> {
        let theirs = sea_orm::Condition::any()
            .add(session::Column::MembershipId.is_in(memberships.iter().map(|id| id.get())))
            .add(session::Column::UserId.is_in(users.iter().map(|id| id.get())));
        let rows = session::Entity::rows(&self.scope).add(theirs);
        self.end(rows, EndedBecause::AccessEnded, now).await
    }
}

impl Unit<System> {
    /// Takes away every open session, of a database that comes from a backup: no clock and no other
    /// process has a say in that. How many there were.
    pub(crate) async fn drop_open_sessions(&self) -> Result<u64> {
        Ok(session::Entity::delete_many()
            .filter(session::Entity::rows(&self.scope))
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.transaction)
            .await?
            .rows_affected)
    }
}
