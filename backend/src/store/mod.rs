//! The only user of the database. Everything that is read or changed starts from a scope.
//!
//! [`Store`] reads; [`Unit`] is one transaction that writes. Both hold their connection privately,
//! and both begin every query with the condition their scope implies ([`Visible`]).
//!
//! A table a scope has no rule for can't be asked for:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::Portal>) {
//! // A customer and the outbox: there is no `Visible<Portal>` for it.
//! store.count::<atrium_backend::store::table::Mails>().await;
//! # }
//! ```
//!
//! ```
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::BackOffice>) {
//! // Staff and the outbox: there is a rule.
//! let _ = store.count::<atrium_backend::store::table::Mails>().await;
//! # }
//! ```
//!
//! A query can't be run beside the store, because nobody else has a connection:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::BackOffice>) {
//! use sea_orm::EntityTrait;
//! let all = atrium_backend::store::table::Contacts::find().all(store.connection).await;
//! # }
//! ```
//!
//! Reading gives no way to write:
//!
//! ```compile_fail
//! # async fn f(store: atrium_backend::store::Store<'_, atrium_backend::access::System>) {
//! store.bump_epoch().await;
//! # }
//! ```

mod entity;

pub mod audit;
mod backup;
pub mod contact;
pub(crate) mod contact_batch;
mod database;
mod form_once;
pub mod health;
pub mod import_origin;
pub mod import_run;
pub mod invariants;
pub mod job;
mod known_device;
pub mod lean;
pub mod link;
pub mod mail;
pub mod mail_list;
mod many;
pub mod membership;
mod names;
pub mod offer;
pub mod removal;
mod rights;
pub mod session;
pub mod setting;
mod sqlite;
pub mod start;
mod sweep;
pub mod throttle;
pub mod user;
pub mod user_filter;
pub mod user_list;
mod visible;

use sea_orm::{
    DatabaseExecutor, DatabaseTransaction, PaginatorTrait, QueryFilter, QuerySelect, Select,
};

use crate::error::Result;
pub use database::{Database, WAIT};
pub use visible::{Editable, Visible};

/// Names of tables, to ask a store about.
pub mod table {
    pub use super::entity::contact::Entity as Contacts;
    pub use super::entity::mail::Entity as Mails;
    pub use super::entity::session::Entity as Sessions;
    pub use super::entity::user::Entity as Users;
}

/// Reads within a scope.
pub struct Store<'a, S> {
    connection: DatabaseExecutor<'a>,
    scope: &'a S,
}

impl<S> Store<'_, S> {
    pub(crate) fn find<E: Visible<S>>(&self) -> Select<E> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place where a query starts"
        )]
        E::find().filter(E::rows(self.scope))
    }

    /// How many rows of a table are in sight.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn count<E>(&self) -> Result<u64>
    where
        E: Visible<S>,
        E::Model: Sync,
    {
        Ok(self.find::<E>().count(&self.connection).await?)
    }

    /// Whether a table has any row in sight.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn any<E: Visible<S>>(&self) -> Result<bool> {
        Ok(self
            .find::<E>()
            .limit(1)
            .one(&self.connection)
            .await?
            .is_some())
    }
}

/// One moment of the database, for looking only.
pub(crate) struct Moment<S> {
    transaction: DatabaseTransaction,
    scope: S,
}

impl<S> Moment<S> {
    /// Reads within the scope.
    pub(crate) const fn store(&self) -> Store<'_, S> {
        Store {
            connection: DatabaseExecutor::Transaction(&self.transaction),
            scope: &self.scope,
        }
    }
}

/// One transaction that writes within a scope.
pub struct Unit<S> {
    transaction: DatabaseTransaction,
    scope: S,
}

impl<S> Unit<S> {
    /// The same transaction, for reading.
    pub const fn store(&self) -> Store<'_, S> {
        Store {
            connection: DatabaseExecutor::Transaction(&self.transaction),
            scope: &self.scope,
        }
    }

    /// Makes it so.
    ///
    /// # Errors
    ///
    /// The database refused; nothing stays.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}
