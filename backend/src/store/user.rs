//! Logins, of staff and of customers.

mod contact;
mod write;

use std::collections::BTreeMap;

use atrium_domain::email::LoginKey;
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::time::Timestamp;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _};

use super::entity::user;
use super::{Store, Visible};
use crate::access::{BackOffice, System};
use crate::error::Result;
pub(crate) use write::NewUser;

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
    /// The language they chose; none until they do.
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
