//! The reader's own contact, as the portal's first page shows it: less than the form that changes it, and in one query.

use atrium_domain::id::{ContactId, UserId};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DbErr, QueryFilter as _, QueryResult, QuerySelect as _,
    QueryTrait as _,
};

use super::Postal;
use crate::access::Portal;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::entity::contact;

/// One's own contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its number.
    pub id: ContactId,
    /// Never empty.
    pub name: String,
    /// One address in normal form, or empty.
    pub email: String,
    /// Telephone, else mobile, as typed, or empty.
    pub phone: String,
    /// VAT identification number, as typed.
    pub vat: String,
    /// Where they are.
    pub postal: Postal,
    /// The member of staff who looks after them.
    pub salesperson: Option<UserId>,
}

/// In the order in which [`from_columns`] takes them.
const SHOWN: [contact::Column; 13] = [
    contact::Column::Id,
    contact::Column::Name,
    contact::Column::Email,
    contact::Column::Phone,
    contact::Column::Mobile,
    contact::Column::Vat,
    contact::Column::Street,
    contact::Column::Street2,
    contact::Column::Zip,
    contact::Column::City,
    contact::Column::State,
    contact::Column::Country,
    contact::Column::SalespersonId,
];

fn from_columns(row: &QueryResult) -> std::result::Result<Own, DbErr> {
    let (phone, mobile): (String, String) = (row.try_get_by_index(3)?, row.try_get_by_index(4)?);
    let salesperson: Option<i64> = row.try_get_by_index(12)?;
    Ok(Own {
        id: ContactId::new(row.try_get_by_index(0)?),
        name: row.try_get_by_index(1)?,
        email: row.try_get_by_index(2)?,
        phone: if phone.is_empty() { mobile } else { phone },
        vat: row.try_get_by_index(5)?,
        postal: Postal {
            street: row.try_get_by_index(6)?,
            street2: row.try_get_by_index(7)?,
            zip: row.try_get_by_index(8)?,
            city: row.try_get_by_index(9)?,
            state: row.try_get_by_index(10)?,
            country: row.try_get_by_index(11)?,
        },
        salesperson: salesperson.map(UserId::new),
    })
}

impl Store<'_, Portal> {
    /// The contact the membership in use is tied to.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when it is archived.
    pub async fn own_contact(&self) -> Result<Own> {
        let select = self
            .find::<contact::Entity>()
            .filter(contact::Column::Id.eq(self.scope.contact().get()))
            .select_only()
            .columns(SHOWN);
        let row = self
            .connection
            .query_one(&select.into_query())
            .await?
            .ok_or(Error::NotFound)?;
        Ok(from_columns(&row)?)
    }
}
