//! Logins, of staff and of customers.

use std::collections::BTreeMap;

use atrium_domain::email::{Email, LoginKey};
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::text::{self, TEXT_VERSION};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    Set,
};

use super::entity::user;
use super::{Store, Unit, Visible};
use crate::access::{Account, BackOffice, System};
use crate::error::Result;

/// A login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its number.
    pub id: UserId,
    /// Staff's role; none for portal users.
    pub role: Option<Role>,
    /// Staff's own contact in the address book.
    pub contact: Option<ContactId>,
    /// The address to sign in with.
    pub login: String,
    /// What makes it unique.
    pub login_key: String,
    /// The person's name.
    pub name: String,
    /// A password was chosen.
    pub has_password: bool,
    /// The language they chose.
    pub language: Option<Locale>,
    /// Since when it is archived.
    pub archived_at: Option<Timestamp>,
    /// The last sign-in.
    pub last_sign_in_at: Option<Timestamp>,
    /// An administrator has set the password; it must be changed first.
    pub password_must_change: bool,
    /// When the login was made.
    pub created_at: Timestamp,
}

impl User {
    /// Staff, archived or not.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        self.role.is_some()
    }
}

/// A login with its secret, for the check at sign-in only.
pub(crate) struct Credential {
    pub(crate) user: User,
    pub(crate) password_hash: Option<String>,
}

pub(super) fn from_row(row: user::Model) -> User {
    User {
        id: UserId::new(row.id),
        role: row.role.as_deref().and_then(Role::from_code),
        contact: row.contact_id.map(ContactId::new),
        login: row.login,
        login_key: row.login_key,
        name: row.name,
        has_password: row.password_hash.is_some(),
        language: Locale::from_code(&row.language),
        archived_at: row.archived_at.map(Timestamp::from_micros),
        last_sign_in_at: row.last_sign_in_at.map(Timestamp::from_micros),
        password_must_change: row.password_must_change,
        created_at: Timestamp::from_micros(row.created_at),
    }
}

impl<S> Store<'_, S>
where
    user::Entity: Visible<S>,
{
    /// One user.
    pub(crate) async fn user(&self, id: UserId) -> Result<Option<User>> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .map(from_row))
    }

    /// Users by number.
    pub(crate) async fn users(
        &self,
        ids: impl Iterator<Item = UserId>,
    ) -> Result<BTreeMap<UserId, User>> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Id.is_in(ids.map(UserId::get)))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| (UserId::new(row.id), from_row(row)))
            .collect())
    }

    /// Staff that are at work.
    pub(crate) async fn staff_at_work(&self) -> Result<Vec<User>> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Role.is_not_null())
            .filter(user::Column::ArchivedAt.is_null())
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect())
    }

    /// Users by login key, archived ones included.
    pub(crate) async fn users_by_key<'a>(
        &self,
        keys: impl Iterator<Item = &'a LoginKey>,
    ) -> Result<BTreeMap<String, User>> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::LoginKey.is_in(keys.map(LoginKey::as_str)))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| (row.login_key.clone(), from_row(row)))
            .collect())
    }

    /// The staff behind contacts.
    pub(crate) async fn staff_of_contacts(&self, contacts: &[ContactId]) -> Result<Vec<User>> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::ContactId.is_in(contacts.iter().map(|id| id.get())))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(from_row)
            .collect())
    }

    /// A login's secret.
    async fn credential(&self, which: sea_orm::Condition) -> Result<Option<Credential>> {
        Ok(self
            .find::<user::Entity>()
            .filter(which)
            .one(&self.connection)
            .await?
            .map(|row| Credential {
                password_hash: row.password_hash.clone(),
                user: from_row(row),
            }))
    }

    /// The user behind a secret that was just checked, as they stand now; none if it was changed or
    /// voided while the hash was computed.
    pub(crate) async fn still_behind(&self, checked: &Credential) -> Result<Option<User>> {
        let now = self.credential_of(checked.user.id).await?;
        Ok(now
            .filter(|now| now.password_hash == checked.password_hash)
            .map(|now| now.user))
    }

    /// A login's secret, by number.
    pub(crate) async fn credential_of(&self, id: UserId) -> Result<Option<Credential>> {
        self.credential(sea_orm::Condition::all().add(user::Column::Id.eq(id.get())))
            .await
    }
}

impl Store<'_, BackOffice> {
    /// How many administrators can sign in, besides one.
    pub(crate) async fn other_administrators(&self, than: UserId) -> Result<u64> {
        use sea_orm::PaginatorTrait as _;
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Role.eq(Role::Administrator.code()))
            .filter(user::Column::ArchivedAt.is_null())
            .filter(user::Column::PasswordHash.is_not_null())
            .filter(user::Column::Id.ne(than.get()))
            .count(&self.connection)
            .await?)
    }
}

impl Store<'_, System> {
    /// A login's secret, by what was typed.
    pub(crate) async fn credential_by_key(&self, key: &LoginKey) -> Result<Option<Credential>> {
        self.credential(sea_orm::Condition::all().add(user::Column::LoginKey.eq(key.as_str())))
            .await
    }

    /// Whether anybody can sign in at all.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn has_staff(&self) -> Result<bool> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Role.is_not_null())
            .limit(1)
            .one(&self.connection)
            .await?
            .is_some())
    }
}

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
                sea_orm::sea_query::ExprTrait::add(Expr::col(user::Column::RowVersion), 1),
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
