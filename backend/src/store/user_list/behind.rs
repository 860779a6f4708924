//! Who stands behind a login: its contacts, and their companies.

use std::collections::BTreeMap;

use atrium_domain::id::{ContactId, UserId};
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _};

use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::{contact, membership, user};

/// A contact behind a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The contact.
    pub contact: ContactId,
    /// Its name.
    pub name: String,
    /// The company it belongs to, or is.
    pub company: Option<String>,
}

impl Store<'_, BackOffice> {
    /// The contacts behind logins: staff's own, and those of open memberships; of a login that is
    /// archived, those it had.
    pub(super) async fn behind(&self, users: &[user::Model]) -> Result<BTreeMap<i64, Vec<Behind>>> {
        let archived = |id: i64| {
            users
                .iter()
                .any(|user| user.id == id && user.archived_at.is_some())
        };
        let mut pairs: Vec<(i64, i64)> = self
            .find::<membership::Entity>()
            .filter(membership::Column::UserId.is_in(users.iter().map(|user| user.id)))
            .order_by_asc(membership::Column::Id)
            .all(&self.connection)
            .await?
            .into_iter()
            .filter(|row| row.ended_at.is_none() || archived(row.user_id))
            .map(|row| (row.user_id, row.contact_id))
            .collect();
        pairs.extend(
            users
                .iter()
                .filter_map(|user| Some((user.id, user.contact_id?))),
        );
        let contacts = self
            .rows_of(pairs.iter().map(|(_, contact)| *contact))
            .await?;
        let entities = self
            .rows_of(contacts.values().map(|row| row.commercial_entity_id))
            .await?;
        let mut behind: BTreeMap<i64, Vec<Behind>> = BTreeMap::new();
        for (user, contact) in pairs {
            let Some(row) = contacts.get(&contact) else {
                continue;
            };
            let all = behind.entry(user).or_default();
            if all.iter().any(|known| known.contact.get() == contact) {
                continue;
            }
            all.push(Behind {
                contact: ContactId::new(contact),
                name: row.name.clone(),
                company: entities
                    .get(&row.commercial_entity_id)
                    .filter(|entity| entity.is_company)
                    .map(|entity| entity.name.clone()),
            });
        }
        Ok(behind)
    }

    async fn rows_of(
        &self,
        ids: impl Iterator<Item = i64>,
    ) -> Result<BTreeMap<i64, contact::Model>> {
        Ok(self
            .find::<contact::Entity>()
            .filter(contact::Column::Id.is_in(ids))
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect())
    }

    /// The contacts behind one login, as the list has them.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn contacts_behind(&self, id: UserId) -> Result<Vec<Behind>> {
        let rows = self
            .find::<user::Entity>()
            .filter(user::Column::Id.eq(id.get()))
            .all(&self.connection)
            .await?;
        Ok(self
            .behind(&rows)
            .await?
            .remove(&id.get())
            .unwrap_or_default())
    }
}
