//! Writing contacts, with the tokens they are found by and their tags.

use atrium_domain::email::Email;
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::problem::Rule;
use atrium_domain::text::{self, TEXT_VERSION};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, Set,
};

use super::{Contact, Fields};
use crate::error::{Error, Result};
use crate::store::entity::{contact, contact_tag, contact_token};
use crate::store::{Editable, Unit};

pub(in crate::store) fn key_of(email: &str) -> String {
    email
        .parse::<Email>()
        .map(|email| email.login_key().as_str().to_owned())
        .unwrap_or_default()
}

pub(in crate::store) fn fill(row: &mut contact::ActiveModel, fields: &Fields, now: Timestamp) {
    row.is_company = Set(fields.is_company);
    row.contact_type = Set(fields.contact_type.clone());
    row.parent_id = Set(fields.parent.map(ContactId::get));
    row.name = Set(fields.name.clone());
    row.email = Set(fields.email.clone());
    row.email_key = Set(key_of(&fields.email));
    row.phone = Set(fields.phone.clone());
    row.mobile = Set(fields.mobile.clone());
    row.website = Set(fields.website.clone());
    row.job_title = Set(fields.job_title.clone());
    row.street = Set(fields.street.clone());
    row.street2 = Set(fields.street2.clone());
    row.city = Set(fields.city.clone());
    row.zip = Set(fields.zip.clone());
    row.state = Set(fields.state.clone());
    row.country = Set(fields.country.clone());
    row.vat = Set(fields.vat.clone());
    row.language = Set(fields.language.clone());
    row.notes = Set(fields.notes.clone());
    row.salesperson_id = Set(fields.salesperson.map(UserId::get));
    row.payment_terms = Set(fields.payment_terms.clone());
    row.currency = Set(fields.currency.clone());
    row.customer_reference = Set(fields.customer_reference.clone());
    row.supplier_reference = Set(fields.supplier_reference.clone());
    sort_values(row, fields);
    row.updated_at = Set(now.micros());
}

/// What lists are ordered by.
pub(super) fn sort_values(row: &mut contact::ActiveModel, fields: &Fields) {
    row.sort_key = Set(text::sort_key(&fields.name));
    row.name_fold = Set(text::fold(&fields.name));
    row.email_sort = Set(or_last(key_of(&fields.email).into_bytes()));
    row.city_sort = Set(or_last(if fields.city.is_empty() {
        Vec::new()
    } else {
        text::sort_key(&fields.city)
    }));
    row.text_version = Set(i64::from(TEXT_VERSION));
}

/// What is not filled in stands after everything that is: no sort key and no UTF-8 begins so.
fn or_last(key: Vec<u8>) -> Vec<u8> {
    if key.is_empty() { vec![0xff] } else { key }
}

/// Nobody answers an offer at or below a contact that is archived.
const TAKE_BACK: &str = "\
UPDATE membership_offer SET state = 'withdrawn', settled_at = $2 WHERE state = 'open' \
AND contact_id IN (SELECT contact_id FROM contact_ancestor WHERE ancestor_id = $1)";

impl<S> Unit<S>
where
    contact::Entity: Editable<S>,
{
    /// Writes a contact for the first time. The proof is its parent, found in scope, or the scope
    /// itself for one without.
    pub(crate) async fn insert_contact(
        &self,
        fields: &Fields,
        archived: bool,
        now: Timestamp,
    ) -> Result<ContactId> {
        if let Some(parent) = fields.parent {
            self.store().contact(parent).await?;
        }
        let mut row = contact::ActiveModel {
            commercial_entity_id: Set(0),
            created_at: Set(now.micros()),
            archived_at: Set(archived.then_some(now.micros())),
            ..Default::default()
        };
        fill(&mut row, fields, now);
        let id = ContactId::new(row.insert(&self.transaction).await?.id);
        self.place(id, fields.parent, fields.is_company).await?;
        // What one could not change afterwards one can't write in the first place.
        self.must_be_editable(id).await?;
        self.index(id, fields).await?;
        Ok(id)
    }

    async fn must_be_editable(&self, id: ContactId) -> Result<()> {
        if !<contact::Entity as Editable<S>>::NARROWER {
            return Ok(());
        }
        #[expect(clippy::disallowed_methods, reason = "starts from what may be changed")]
        let rows = contact::Entity::find()
            .filter(contact::Entity::editable(&self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .count(&self.transaction)
            .await?;
        if rows == 1 {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Saves a contact whose version is still `version`.
    pub(crate) async fn update_contact(
        &self,
        id: ContactId,
        version: i64,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<()> {
        self.must_be_editable(id).await?;
        let before = self.store().contact(id).await?;
        if before.version != version {
            return Err(Error::Stale);
        }
        let moves =
            before.fields.parent != fields.parent || before.fields.is_company != fields.is_company;
        if moves && self.has_access_below(id).await? {
            // What they see would change under them: product.md, "company tree".
            return Err(Error::field("parent", Rule::AccessInTheWay));
        }
        let mut row = contact::ActiveModel {
            row_version: Set(version + 1),
            ..Default::default()
        };
        fill(&mut row, fields, now);
        let updated = contact::Entity::update_many()
            .set(row)
            .filter(contact::Entity::editable(&self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .filter(contact::Column::RowVersion.eq(version))
            .exec(&self.transaction)
            .await?;
        if updated.rows_affected != 1 {
            return Err(Error::Stale);
        }
        if before.fields.name != fields.name {
            self.name_login_of(id, &fields.name).await?;
        }
        if moves {
            self.move_tree(&before, fields.parent, fields.is_company)
                .await?;
        }
        self.index(id, fields).await
    }

    /// Archives a contact, which takes back the offers at and below it, or brings it back.
    pub(crate) async fn archive_contact(
        &self,
        id: ContactId,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<()> {
        contact::Entity::update_many()
            .col_expr(
                contact::Column::ArchivedAt,
                Expr::val(at.map(Timestamp::micros)),
            )
            .col_expr(contact::Column::MergedInto, Expr::val(None::<i64>))
            .col_expr(contact::Column::UpdatedAt, Expr::val(now.micros()))
            .col_expr(
                contact::Column::RowVersion,
                Expr::col(contact::Column::RowVersion).add(1),
            )
            .filter(contact::Entity::editable(&self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        if at.is_some() {
            self.run(TAKE_BACK, &[id.get(), now.micros()]).await?;
        }
        Ok(())
    }

    /// Writes a contact's search tokens and tags.
    async fn index(&self, id: ContactId, fields: &Fields) -> Result<()> {
        self.write_tokens(id, fields).await?;
        contact_tag::Entity::delete_many()
            .filter(contact_tag::Column::ContactId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        for name in &fields.tags {
            self.tag_contact(id, name).await?;
        }
        Ok(())
    }

    /// Writes what a contact is found by.
    pub(super) async fn write_tokens(&self, id: ContactId, fields: &Fields) -> Result<()> {
        contact_token::Entity::delete_many()
            .filter(contact_token::Column::ContactId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        let tokens = fields.tokens();
        if !tokens.is_empty() {
            contact_token::Entity::insert_many(tokens.into_iter().map(|token| {
                contact_token::ActiveModel {
                    token: Set(token),
                    contact_id: Set(id.get()),
                }
            }))
            .exec_without_returning(&self.transaction)
            .await?;
        }
        Ok(())
    }

    /// Sets the address a grant was made for, where it differs.
    pub(crate) async fn set_contact_email(
        &self,
        before: &Contact,
        email: &Email,
        now: Timestamp,
    ) -> Result<()> {
        let fields = Fields {
            email: email.as_str().to_owned(),
            ..before.fields.clone()
        };
        self.update_contact(before.id, before.version, &fields, now)
            .await
    }
}
