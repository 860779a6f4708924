//! Logins made and changed: each scope by what it may do.

use std::collections::BTreeMap;

use atrium_domain::email::{Email, LoginKey};
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::text::{self, TEXT_VERSION};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};

use super::{User, from_row};
use crate::access::{Account, BackOffice, System};
use crate::error::Result;
use crate::store::entity::user;
use crate::store::{Unit, Visible};

/// A login to write.
#[derive(Debug)]
pub(crate) struct NewUser<'a> {
    pub(crate) role: Option<Role>,
    pub(crate) contact: Option<ContactId>,
    pub(crate) login: &'a str,
    pub(crate) login_key: &'a LoginKey,
    pub(crate) name: &'a str,
    pub(crate) password_hash: Option<String>,
    pub(crate) language: Option<Locale>,
}

fn row_of(new: NewUser<'_>, now: Timestamp) -> user::ActiveModel {
    user::ActiveModel {
        role: Set(new.role.map(|role| role.code().to_owned())),
        contact_id: Set(new.contact.map(ContactId::get)),
        login: Set(new.login.to_owned()),
        login_key: Set(new.login_key.as_str().to_owned()),
        name: Set(new.name.to_owned()),
        name_fold: Set(text::fold(new.name)),
        sort_key: Set(text::sort_key(new.name)),
        text_version: Set(i64::from(TEXT_VERSION)),
        password_hash: Set(new.password_hash),
        language: Set(new
            .language
            .map(Locale::code)
            .unwrap_or_default()
            .to_owned()),
        created_at: Set(now.micros()),
        ..Default::default()
    }
}

impl<S> Unit<S>
where
    user::Entity: Visible<S>,
{
    async fn insert_user(&self, new: NewUser<'_>, now: Timestamp) -> Result<User> {
        Ok(from_row(row_of(new, now).insert(&self.transaction).await?))
    }

    async fn set(&self, id: UserId, columns: user::ActiveModel) -> Result<()> {
        self.set_all(&[id], columns).await
    }

    async fn set_all(&self, ids: &[UserId], columns: user::ActiveModel) -> Result<()> {
        user::Entity::update_many()
            .set(columns)
            .col_expr(
                user::Column::RowVersion,
                Expr::col(user::Column::RowVersion).add(1),
            )
            .filter(user::Entity::rows(&self.scope))
            .filter(user::Column::Id.is_in(ids.iter().map(|id| id.get())))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Sets a password; `None` makes it void.
    pub(crate) async fn set_password(&self, id: UserId, hash: Option<String>) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                password_hash: Set(hash),
                password_must_change: Set(false),
                ..Default::default()
            },
        )
        .await
    }

    /// Sets the language.
    pub(crate) async fn set_language(&self, id: UserId, language: Locale) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                language: Set(language.code().to_owned()),
                ..Default::default()
            },
        )
        .await
    }
}

impl Unit<BackOffice> {
    /// Customers' logins, made by a grant, by their keys.
    pub(crate) async fn insert_portal_users(
        &self,
        new: Vec<NewUser<'_>>,
        now: Timestamp,
    ) -> Result<BTreeMap<String, User>> {
        if new.is_empty() {
            return Ok(BTreeMap::new());
        }
        let keys: Vec<LoginKey> = new.iter().map(|new| new.login_key.clone()).collect();
        user::Entity::insert_many(new.into_iter().map(|new| {
            row_of(
                NewUser {
                    role: None,
                    contact: None,
                    ..new
                },
                now,
            )
        }))
        .exec_without_returning(&self.transaction)
        .await?;
        self.store().users_by_key(keys.iter()).await
    }

    /// Archives logins.
    pub(crate) async fn archive_users(&self, ids: &[UserId], at: Timestamp) -> Result<()> {
        self.set_all(
            ids,
            user::ActiveModel {
                archived_at: Set(Some(at.micros())),
                ..Default::default()
            },
        )
        .await
    }

    /// Logins granted again start over: no password, never signed in.
    pub(crate) async fn renew_users(&self, ids: &[UserId]) -> Result<()> {
        self.set_all(
            ids,
            user::ActiveModel {
                archived_at: Set(None),
                password_hash: Set(None),
                last_sign_in_at: Set(None),
                password_must_change: Set(false),
                ..Default::default()
            },
        )
        .await
    }

    /// Staff's login, made by an administrator; they choose the password themselves.
    pub(crate) async fn insert_colleague(&self, new: NewUser<'_>, now: Timestamp) -> Result<User> {
        self.insert_user(new, now).await
    }

    /// Sets a password that somebody else knows: it must be changed first thing.
    pub(crate) async fn set_told_password(&self, id: UserId, hash: String) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                password_hash: Set(Some(hash)),
                password_must_change: Set(true),
                ..Default::default()
            },
        )
        .await
    }

    /// Sets what staff may do.
    pub(crate) async fn set_role(&self, id: UserId, role: Role) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                role: Set(Some(role.code().to_owned())),
                ..Default::default()
            },
        )
        .await
    }

    /// Sets the login: what an administrator decided, or for somebody who has no password yet the
    /// address they are invited at.
    pub(crate) async fn set_login(&self, id: UserId, email: &Email) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                login: Set(email.as_str().to_owned()),
                login_key: Set(email.login_key().as_str().to_owned()),
                ..Default::default()
            },
        )
        .await
    }
}

impl Unit<Account> {
    /// Closes one's own login: archived, and without a password. A later grant may open it again.
    pub(crate) async fn close_user(&self, id: UserId, now: Timestamp) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                archived_at: Set(Some(now.micros())),
                password_hash: Set(None),
                password_must_change: Set(false),
                ..Default::default()
            },
        )
        .await
    }
}

impl Unit<System> {
    /// Staff's login, from the command line or the set-up page.
    pub(crate) async fn insert_staff(&self, new: NewUser<'_>, now: Timestamp) -> Result<User> {
        self.insert_user(new, now).await
    }

    /// Notes a sign-in.
    pub(crate) async fn note_sign_in(&self, id: UserId, now: Timestamp) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                last_sign_in_at: Set(Some(now.micros())),
                ..Default::default()
            },
        )
        .await
    }

    /// The same password, hashed at today's cost.
    pub(crate) async fn rehash_password(&self, id: UserId, hash: String) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                password_hash: Set(Some(hash)),
                ..Default::default()
            },
        )
        .await
    }

    /// Brings a login back.
    pub(crate) async fn restore_user(&self, id: UserId, role: Role) -> Result<()> {
        self.set(
            id,
            user::ActiveModel {
                archived_at: Set(None),
                role: Set(Some(role.code().to_owned())),
                ..Default::default()
            },
        )
        .await
    }
}
