//! Contacts by number and by their place in the tree.

use atrium_domain::id::ContactId;
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QuerySelect as _};

use super::request::{Order, ordered};
use super::{Contact, from_row};
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::entity::contact;
use crate::store::{Store, Visible};

impl<S> Store<'_, S>
where
    contact::Entity: Visible<S>,
{
    /// One contact.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when it is not in sight.
    pub async fn contact(&self, id: ContactId) -> Result<Contact> {
        let row = self
            .find::<contact::Entity>()
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

    /// Contacts by number, in name order; those out of sight are left out.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn contacts(&self, ids: &[ContactId]) -> Result<Vec<Contact>> {
        self.some(Condition::all().add(contact::Column::Id.is_in(ids.iter().map(|id| id.get()))))
            .await
    }

    async fn some(&self, which: Condition) -> Result<Vec<Contact>> {
        let rows = ordered(
            self.find::<contact::Entity>().filter(which),
            Order::Name,
            true,
        )
        .all(&self.connection)
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| from_row(row, Vec::new()))
            .collect())
    }
}

impl Store<'_, BackOffice> {
    /// The first of the contacts directly below one, in name order.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn first_children(&self, of: ContactId, most: u64) -> Result<Vec<Contact>> {
        Ok(ordered(
            self.find::<contact::Entity>()
                .filter(contact::Column::ArchivedAt.is_null())
                .filter(contact::Column::ParentId.eq(of.get())),
            Order::Name,
            true,
        )
        .limit(most)
        .all(&self.connection)
        .await?
        .into_iter()
        .map(|row| from_row(row, Vec::new()))
        .collect())
    }

    /// The contacts directly below one, in name order.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn children(&self, of: &[ContactId]) -> Result<Vec<Contact>> {
        self.some(
            Condition::all()
                .add(contact::Column::ArchivedAt.is_null())
                .add(contact::Column::ParentId.is_in(of.iter().map(|id| id.get()))),
        )
        .await
    }

    /// Companies a contact may be placed under, for the form's choice, in name order.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn companies(&self, most: u64) -> Result<Vec<(ContactId, String)>> {
        Ok(ordered(
            self.find::<contact::Entity>()
                .filter(contact::Column::ArchivedAt.is_null())
                .filter(contact::Column::IsCompany.eq(true)),
            Order::Name,
            true,
        )
        .limit(most)
        .all(&self.connection)
        .await?
        .into_iter()
        .map(|row| (ContactId::new(row.id), row.name))
        .collect())
    }
}
