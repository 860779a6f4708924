//! Taking rows back for good, where nothing hangs on them. Only what a demo wrote is ever removed
//! so; people's contacts are archived, and the trail stays whatever happens.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::permission::Role;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use super::entity::{
    contact, contact_ancestor, contact_tag, contact_token, form_once, import_origin, import_run,
    job, job_row, known_device, link, mail, membership, membership_offer, session, tag, user,
};
use super::user::User;
use super::{Store, Unit};
use crate::access::System;
use crate::error::Result;

impl Store<'_, System> {
    /// The contacts a user's memberships tie them to, ended ones included.
    pub(crate) async fn contacts_of_user(&self, user: UserId) -> Result<BTreeSet<ContactId>> {
        Ok(self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .filter(membership::Column::UserId.eq(user.get()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(ContactId::new)
            .collect())
    }

    /// Whether somebody of this role can sign in.
    pub(crate) async fn has_active(&self, role: Role) -> Result<bool> {
        Ok(self
            .find::<user::Entity>()
            .filter(user::Column::Role.eq(role.code()))
            .filter(user::Column::ArchivedAt.is_null())
            .filter(user::Column::PasswordHash.is_not_null())
            .limit(1)
            .one(&self.connection)
            .await?
            .is_some())
    }

    /// How many memberships a user has granted or offered, how many jobs they have begun
    /// and how many files they have brought.
    pub(crate) async fn granted_by(&self, user: UserId) -> Result<u64> {
        let granted = self
            .find::<membership::Entity>()
            .filter(membership::Column::GrantedBy.eq(user.get()))
            .count(&self.connection)
            .await?;
        let offered = self
            .find::<membership_offer::Entity>()
            .filter(membership_offer::Column::OfferedBy.eq(user.get()))
            .count(&self.connection)
            .await?;
        let begun = self
            .find::<job::Entity>()
            .filter(job::Column::CreatedBy.eq(user.get()))
            .count(&self.connection)
            .await?;
        let brought = self
            .find::<import_run::Entity>()
            .filter(import_run::Column::CreatedBy.eq(user.get()))
            .count(&self.connection)
            .await?;
        Ok(granted + offered + begun + brought)
    }

    /// Children of these contacts, archived ones included: child to parent.
    pub(crate) async fn parents_of_children(
        &self,
        of: &BTreeSet<ContactId>,
    ) -> Result<BTreeMap<ContactId, ContactId>> {
        Ok(self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::ParentId)
            .filter(contact::Column::ParentId.is_in(of.iter().map(|id| id.get())))
            .into_tuple::<(i64, i64)>()
            .all(&self.connection)
            .await?
            .into_iter()
            .map(|(child, parent)| (ContactId::new(child), ContactId::new(parent)))
            .collect())
    }

    /// Which of these contacts somebody has, or had, access through, or has letters about.
    pub(crate) async fn contacts_with_access(
        &self,
        of: &BTreeSet<ContactId>,
    ) -> Result<BTreeSet<ContactId>> {
        let ids = || of.iter().map(|id| id.get());
        let members = self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .filter(membership::Column::ContactId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        let staff = self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::ContactId)
            .filter(user::Column::ContactId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        let letters = self
            .find::<mail::Entity>()
            .select_only()
            .column(mail::Column::ContactId)
            .filter(mail::Column::ContactId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        let offers = self
            .find::<membership_offer::Entity>()
            .select_only()
            .column(membership_offer::Column::ContactId)
            .filter(membership_offer::Column::ContactId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        let offered = self
            .find::<membership_offer::Entity>()
            .select_only()
            .column(membership_offer::Column::CommercialEntityId)
            .filter(membership_offer::Column::CommercialEntityId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        let jobs = self
            .find::<job_row::Entity>()
            .select_only()
            .column(job_row::Column::ContactId)
            .filter(job_row::Column::ContactId.is_in(ids()))
            .into_tuple::<i64>()
            .all(&self.connection)
            .await?;
        Ok([members, staff, letters, offers, offered, jobs]
            .into_iter()
            .flatten()
            .map(ContactId::new)
            .collect())
    }
}

impl Unit<System> {
    /// Removes a login with its memberships, sessions, links and letters. The proof that it may go
    /// is the caller's; where something else still points at it, the database refuses.
    pub(crate) async fn remove_user(&self, user: &User) -> Result<()> {
        let id = user.id.get();
        session::Entity::delete_many()
            .filter(session::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        known_device::Entity::delete_many()
            .filter(known_device::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        form_once::Entity::delete_many()
            .filter(form_once::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        let links = Query::select()
            .column(link::Column::Id)
            .from(link::Entity)
            .and_where(Expr::col(link::Column::UserId).eq(id))
            .to_owned();
        mail::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(mail::Column::LinkId.in_subquery(links))
                    .add(
                        Condition::all()
                            .add(mail::Column::LinkId.is_null())
                            .add(mail::Column::Recipient.eq(&user.login)),
                    ),
            )
            .exec(&self.transaction)
            .await?;
        link::Entity::delete_many()
            .filter(link::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        membership_offer::Entity::delete_many()
            .filter(membership_offer::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        membership::Entity::delete_many()
            .filter(membership::Column::UserId.eq(id))
            .exec(&self.transaction)
            .await?;
        user::Entity::delete_many()
            .filter(user::Column::Id.eq(id))
            .exec(&self.transaction)
            .await?;
        self.bump_epoch().await
    }

    /// Removes contacts with their search tokens, origins and, where nobody else has them, tags.
    pub(crate) async fn remove_contacts(&self, of: &BTreeSet<ContactId>) -> Result<()> {
        let ids = || of.iter().map(|id| id.get());
        let tagged = Query::select()
            .column(contact_tag::Column::TagId)
            .from(contact_tag::Entity)
            .and_where(Expr::col(contact_tag::Column::ContactId).is_in(ids()))
            .to_owned();
        let wanted = Query::select()
            .column(contact_tag::Column::TagId)
            .from(contact_tag::Entity)
            .and_where(Expr::col(contact_tag::Column::ContactId).is_not_in(ids()))
            .to_owned();
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let unwanted: Vec<i64> = tag::Entity::find()
            .select_only()
            .column(tag::Column::Id)
            .filter(tag::Column::Id.in_subquery(tagged))
            .filter(tag::Column::Id.not_in_subquery(wanted))
            .into_tuple()
            .all(&self.transaction)
            .await?;
        contact_tag::Entity::delete_many()
            .filter(contact_tag::Column::ContactId.is_in(ids()))
            .exec(&self.transaction)
            .await?;
        tag::Entity::delete_many()
            .filter(tag::Column::Id.is_in(unwanted))
            .exec(&self.transaction)
            .await?;
        contact_token::Entity::delete_many()
            .filter(contact_token::Column::ContactId.is_in(ids()))
            .exec(&self.transaction)
            .await?;
        contact_ancestor::Entity::delete_many()
            .filter(contact_ancestor::Column::ContactId.is_in(ids()))
            .exec(&self.transaction)
            .await?;
        import_origin::Entity::delete_many()
            .filter(import_origin::Column::Kind.eq("contact"))
            .filter(import_origin::Column::RowId.is_in(ids()))
            .exec(&self.transaction)
            .await?;
        contact::Entity::delete_many()
            .filter(contact::Column::Id.is_in(ids()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}
