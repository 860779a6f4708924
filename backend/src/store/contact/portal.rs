//! Contacts as a customer reads them: the company by name, and the addresses goods and invoices go to.

use atrium_domain::id::ContactId;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};

use super::request::{Order, ordered};
use super::{Contact, from_row};
use crate::access::Portal;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::entity::contact;
use crate::store::visible::addresses;

/// A company as a person in it knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// Its VAT identification number, or empty.
    pub vat: String,
}

impl Store<'_, Portal> {
    /// The company of the membership in use, for those too who see nothing else of it: its name and
    /// number stand on their own documents.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn company(&self) -> Result<Option<Company>> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the scope itself names this one row"
        )]
        let row = contact::Entity::find_by_id(self.scope.commercial_entity().get())
            .one(&self.connection)
            .await?;
        Ok(row.map(|row| Company {
            name: row.name,
            vat: row.vat,
        }))
    }

    /// Where invoices and goods go, in name order.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn addresses(&self, most: u64) -> Result<Vec<Contact>> {
        let rows = ordered(
            self.find::<contact::Entity>().filter(addresses(self.scope)),
            Order::Name,
            true,
        )
        .limit(most)
        .all(&self.connection)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| from_row(row, Vec::new()))
            .collect())
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for any other contact, in sight or not.
    pub async fn address(&self, id: ContactId) -> Result<Contact> {
        let row = self
            .find::<contact::Entity>()
            .filter(addresses(self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .one(&self.connection)
            .await?
            .ok_or(Error::NotFound)?;
        let tags = self
            .tags_of(&[row.id])
            .await?
            .remove(&row.id)
            .unwrap_or_default();
        Ok(from_row(row, tags))
    }

    /// How many there are.
    pub(crate) async fn count_addresses(&self) -> Result<u64> {
        Ok(self
            .find::<contact::Entity>()
            .filter(addresses(self.scope))
            .count(&self.connection)
            .await?)
    }
}
