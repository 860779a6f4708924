//! Who looks after a customer.

use std::collections::BTreeMap;

use atrium_domain::id::UserId;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use crate::access::BackOffice;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::user;

impl Store<'_, BackOffice> {
    /// Members of staff one can choose, in the order of their names.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn salespeople(&self, most: u64) -> Result<Vec<(UserId, String)>> {
        Ok(self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::Id)
            .column(user::Column::Name)
            .filter(user::Column::Role.is_not_null())
            .filter(user::Column::ArchivedAt.is_null())
            .order_by_asc(user::Column::Name)
            .order_by_asc(user::Column::Id)
            .limit(most)
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, name)| (UserId::new(id), name))
            .collect())
    }

    /// Whether somebody is staff at work: a salesperson must be.
    pub(crate) async fn is_salesperson(&self, id: UserId) -> Result<bool> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Id.eq(id.get()))
            .filter(user::Column::Role.is_not_null())
            .filter(user::Column::ArchivedAt.is_null())
            .one(&self.connection)
            .await?
            .is_some())
    }

    /// The names of members of staff, those who left included.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn staff_names(
        &self,
        ids: impl Iterator<Item = UserId>,
    ) -> Result<BTreeMap<UserId, String>> {
        let ids: Vec<i64> = ids.map(UserId::get).collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        Ok(self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::Id)
            .column(user::Column::Name)
            .filter(user::Column::Role.is_not_null())
            .filter(user::Column::Id.is_in(ids))
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, name)| (UserId::new(id), name))
            .collect())
    }
}
