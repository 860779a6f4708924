//! Contacts by the thousand: only what names their order and their address, so that a selection
//! of ten thousand stays small.

use atrium_domain::contact::ContactType;
use atrium_domain::id::ContactId;
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QuerySelect as _};

use super::Store;
use super::contact::Contact;
use super::entity::contact;
use crate::access::BackOffice;
use crate::error::Result;

/// Numbers in one `IN` list.
const AT_ONCE: usize = 1000;

/// A contact's place in the order, and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lean {
    pub(crate) id: ContactId,
    pub(crate) sort_key: Vec<u8>,
    pub(crate) email: String,
}

impl Store<'_, BackOffice> {
    /// These contacts.
    pub(crate) async fn lean_contacts(&self, ids: &[ContactId]) -> Result<Vec<Lean>> {
        let mut all = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE) {
            let which = contact::Column::Id.is_in(some.iter().map(|id| id.get()));
            all.extend(self.lean(Condition::all().add(which)).await?);
        }
        Ok(all)
    }

    /// The children of these contacts that may have portal access.
    pub(crate) async fn lean_people_of(&self, parents: &[ContactId]) -> Result<Vec<Lean>> {
        let types = ContactType::ALL
            .into_iter()
            .filter(|kind| kind.may_have_access())
            .map(ContactType::code);
        let mut all = Vec::new();
        for some in parents.chunks(AT_ONCE) {
            let which = Condition::all()
                .add(contact::Column::ArchivedAt.is_null())
                .add(contact::Column::ContactType.is_in(types.clone()))
                .add(contact::Column::ParentId.is_in(some.iter().map(|id| id.get())));
            all.extend(self.lean(which).await?);
        }
        Ok(all)
    }

    async fn lean(&self, which: Condition) -> Result<Vec<Lean>> {
        Ok(self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::SortKey)
            .column(contact::Column::Email)
            .filter(which)
            .into_tuple::<(i64, Vec<u8>, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(id, sort_key, email)| Lean {
                id: ContactId::new(id),
                sort_key,
                email,
            })
            .collect())
    }

    /// Whole contacts in the order given; those out of sight are left out.
    pub(crate) async fn contacts_in_order(&self, ids: &[ContactId]) -> Result<Vec<Contact>> {
        let mut found: std::collections::BTreeMap<ContactId, Contact> = self
            .contacts(ids)
            .await?
            .into_iter()
            .map(|contact| (contact.id, contact))
            .collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }
}
