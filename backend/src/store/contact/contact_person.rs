//! Whom a customer turns to.

use atrium_domain::id::UserId;
use sea_orm::{EntityTrait as _, FromQueryResult, JoinType, QuerySelect as _, RelationDef};

use crate::access::Portal;
use crate::error::Result;
use crate::store::Store;
use crate::store::entity::{contact, salesperson};

/// A member of staff as customers know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPerson {
    /// Their name.
    pub name: String,
    /// Where to write.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    login: String,
    email: Option<String>,
    phone: Option<String>,
    mobile: Option<String>,
}

impl Row {
    /// As staff keep it in the address book; whose own contact says nothing is reached at the
    /// address they sign in with.
    fn card(self) -> ContactPerson {
        let said = |text: Option<String>| text.filter(|text| !text.is_empty());
        ContactPerson {
            name: self.name,
            email: said(self.email).unwrap_or(self.login),
            phone: said(self.phone)
                .or_else(|| said(self.mobile))
                .unwrap_or_default(),
        }
    }
}

impl Store<'_, Portal> {
    /// The salesperson of one's own contact, else of the company it belongs to; none where nobody
    /// was chosen or who was chosen is at work no more. `own`: whom the own contact names.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn contact_person(&self, own: Option<UserId>) -> Result<Option<ContactPerson>> {
        // Of the contact that a salesperson is in the address book no more is read than this.
        let book: RelationDef = salesperson::Entity::belongs_to(contact::Entity)
            .from(salesperson::Column::ContactId)
            .to(contact::Column::Id)
            .into();
        let mut rows = self
            .find::<salesperson::Entity>()
            .select_only()
            .column(salesperson::Column::Id)
            .column(salesperson::Column::Name)
            .column(salesperson::Column::Login)
            .column(contact::Column::Email)
            .column(contact::Column::Phone)
            .column(contact::Column::Mobile)
            .join(JoinType::LeftJoin, book)
            .into_model::<Row>()
            .all(&self.connection)
            .await?;
        // The own contact's first; of one company there is one other at most.
        let own = own.map(UserId::get);
        rows.sort_by_key(|row| Some(row.id) != own);
        Ok(rows.into_iter().next().map(Row::card))
    }
}
