//! Tags.

use std::collections::BTreeMap;

use atrium_domain::id::ContactId;
use atrium_domain::text;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::Contact;
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::entity::{contact, contact_tag, tag};
use crate::store::{Store, Unit, Visible};

impl<S> Store<'_, S>
where
    contact::Entity: Visible<S>,
{
    pub(in crate::store) async fn tags_of(
        &self,
        ids: &[i64],
    ) -> Result<BTreeMap<i64, Vec<String>>> {
        #[expect(
            clippy::disallowed_methods,
            reason = "from contacts that were found in scope"
        )]
        let rows = contact_tag::Entity::find()
            .select_only()
            .column(contact_tag::Column::ContactId)
            .column(tag::Column::Name)
            .join(
                sea_orm::JoinType::InnerJoin,
                contact_tag::Entity::belongs_to(tag::Entity)
                    .from(contact_tag::Column::TagId)
                    .to(tag::Column::Id)
                    .into(),
            )
            .filter(contact_tag::Column::ContactId.is_in(ids.iter().copied()))
            .order_by_asc(tag::Column::NameKey)
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?;
        let mut tags: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (id, name) in rows {
            tags.entry(id).or_default().push(name);
        }
        Ok(tags)
    }

    /// Fills in the tags of contacts that were read without.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn with_tags(&self, mut contacts: Vec<Contact>) -> Result<Vec<Contact>> {
        let ids: Vec<i64> = contacts.iter().map(|contact| contact.id.get()).collect();
        let mut tags = self.tags_of(&ids).await?;
        for contact in &mut contacts {
            contact.fields.tags = tags.remove(&contact.id.get()).unwrap_or_default();
        }
        Ok(contacts)
    }
}

impl Store<'_, BackOffice> {
    /// The number of a tag, by its name as typed.
    pub(super) async fn tag_number(&self, name: &str) -> Result<Option<i64>> {
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let tag = tag::Entity::find()
            .filter(tag::Column::NameKey.eq(text::fold(name)))
            .one(&self.connection)
            .await?;
        Ok(tag.map(|tag| tag.id))
    }

    /// The tags there are, in their order, for a choice.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn tags(&self, most: u64) -> Result<Vec<String>> {
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let tags = tag::Entity::find()
            .select_only()
            .column(tag::Column::Name)
            .order_by_asc(tag::Column::NameKey)
            .limit(most)
            .into_tuple()
            .all(&self.connection)
            .await?;
        Ok(tags)
    }
}

impl<S> Unit<S>
where
    contact::Entity: Visible<S>,
{
    /// Puts a tag on a contact that was found in scope.
    pub(crate) async fn tag_contact(&self, id: ContactId, name: &str) -> Result<()> {
        let key = text::fold(name);
        tag::Entity::insert(tag::ActiveModel {
            name: Set(name.to_owned()),
            name_key: Set(key.clone()),
            ..Default::default()
        })
        .on_conflict(
            OnConflict::column(tag::Column::NameKey)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&self.transaction)
        .await?;
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let tag = tag::Entity::find()
            .filter(tag::Column::NameKey.eq(key))
            .one(&self.transaction)
            .await?
            .ok_or_else(|| Error::Internal("a tag just written is not there".to_owned()))?;
        contact_tag::Entity::insert(contact_tag::ActiveModel {
            contact_id: Set(id.get()),
            tag_id: Set(tag.id),
        })
        .on_conflict(
            OnConflict::columns([contact_tag::Column::ContactId, contact_tag::Column::TagId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&self.transaction)
        .await?;
        Ok(())
    }

    /// Takes a tag off a contact that was found in scope.
    pub(crate) async fn untag_contact(&self, id: ContactId, name: &str) -> Result<()> {
        let which = sea_orm::sea_query::Query::select()
            .column(tag::Column::Id)
            .from(tag::Entity)
            .and_where(Expr::col(tag::Column::NameKey).eq(text::fold(name)))
            .to_owned();
        contact_tag::Entity::delete_many()
            .filter(contact_tag::Column::ContactId.eq(id.get()))
            .filter(contact_tag::Column::TagId.in_subquery(which))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Notes that a contact was changed other than by its form: who has the form open is told.
    pub(crate) async fn contact_changed(&self, id: ContactId, now: Timestamp) -> Result<()> {
        contact::Entity::update_many()
            .col_expr(contact::Column::UpdatedAt, Expr::val(now.micros()))
            .col_expr(
                contact::Column::RowVersion,
                Expr::col(contact::Column::RowVersion).add(1),
            )
            .filter(contact::Entity::rows(&self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
