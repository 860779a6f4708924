//! Contacts: the address book and its trees.

use std::collections::BTreeMap;

use atrium_domain::contact::ContactType;
use atrium_domain::email::Email;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::text::{self, TEXT_VERSION};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, Set,
};
use serde::{Deserialize, Serialize};

use super::entity::{contact, contact_ancestor, contact_tag, contact_token, membership, tag, user};
use super::{Store, Unit, Visible};
use crate::access::BackOffice;
use crate::error::{Error, Result};

/// What a person edits of a contact; checked values in their stored form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// A company rather than a person.
    pub is_company: bool,
    /// `contact`, `invoice`, `delivery` or `other`.
    pub contact_type: String,
    /// The contact above.
    pub parent: Option<ContactId>,
    /// Never empty.
    pub name: String,
    /// One address in normal form, or empty.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub mobile: String,
    /// An http or https address, or empty.
    pub website: String,
    /// Function in the company.
    pub job_title: String,
    /// First line of the address.
    pub street: String,
    /// Second line of the address.
    pub street2: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub zip: String,
    /// State or province, as written.
    pub state: String,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: String,
    /// VAT identification number, as typed.
    pub vat: String,
    /// One of the six languages, or empty.
    pub language: String,
    /// For staff only.
    pub notes: String,
    /// Tags by name.
    pub tags: Vec<String>,
}

impl Fields {
    /// Every field by the name its form control has, with its value as text.
    #[must_use]
    pub fn by_name(&self) -> [(&'static str, String); 18] {
        [
            (
                "kind",
                if self.is_company { "company" } else { "person" }.to_owned(),
            ),
            ("type", self.contact_type.clone()),
            (
                "parent",
                self.parent.map(|id| id.to_string()).unwrap_or_default(),
            ),
            ("name", self.name.clone()),
            ("email", self.email.clone()),
            ("phone", self.phone.clone()),
            ("mobile", self.mobile.clone()),
            ("website", self.website.clone()),
            ("job_title", self.job_title.clone()),
            (
                "street",
                [self.street.as_str(), self.street2.as_str()]
                    .join("\n")
                    .trim_end()
                    .to_owned(),
            ),
            ("city", self.city.clone()),
            ("zip", self.zip.clone()),
            ("state", self.state.clone()),
            ("country", self.country.clone()),
            ("vat", self.vat.clone()),
            ("language", self.language.clone()),
            ("tags", self.tags.join(", ")),
            ("notes", self.notes.clone()),
        ]
    }

    /// The fields in which `other` differs: name, value here, value there.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<(&'static str, String, String)> {
        self.by_name()
            .into_iter()
            .zip(other.by_name())
            .filter(|((_, a), (_, b))| a != b)
            .map(|((name, a), (_, b))| (name, a, b))
            .collect()
    }

    fn tokens(&self) -> Vec<String> {
        text::tokens_of(&[
            &self.name,
            &self.email,
            &self.phone,
            &self.mobile,
            &self.vat,
            &self.city,
        ])
    }
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its number.
    pub id: ContactId,
    /// Grows with every save.
    pub version: i64,
    /// Nearest company at or above it, else the topmost ancestor.
    pub commercial_entity: ContactId,
    /// What a person edits.
    pub fields: Fields,
    /// Since when it is archived.
    pub archived_at: Option<Timestamp>,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

impl Contact {
    /// Its type.
    #[must_use]
    pub fn contact_type(&self) -> ContactType {
        ContactType::from_code(&self.fields.contact_type).unwrap_or(ContactType::Contact)
    }
}

/// Where a contact stands with the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortalState {
    /// No membership.
    Outside,
    /// Invited, never signed in.
    Invited,
    /// May sign in.
    Inside,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The contact.
    pub contact: Contact,
    /// The name of its commercial entity, where that is another contact.
    pub company: Option<String>,
    /// Where it stands with the portal.
    pub portal: PortalState,
    /// Where the list goes on after it.
    pub place: Place,
}

/// A filter of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// Everything that is not archived.
    #[default]
    Active,
    /// Companies.
    Companies,
    /// Persons.
    Persons,
    /// With portal access.
    Inside,
    /// Invited, never signed in.
    Invited,
    /// Archived.
    Archived,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By name, A to Z.
    #[default]
    Name,
    /// By name, Z to A.
    NameDescending,
    /// Last changed first.
    Changed,
}

/// A place in an ordered list: the sort value of a row and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name's sort key, or the change in microseconds, big-endian.
    pub key: Vec<u8>,
    /// The contact's number.
    pub id: i64,
}

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    /// From the start.
    #[default]
    First,
    /// After a place.
    After(Place),
    /// Before a place.
    Before(Place),
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListRequest {
    /// As typed.
    pub search: String,
    /// Filter.
    pub only: Only,
    /// Order.
    pub order: Order,
    /// Part.
    pub page: Page,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its rows.
    pub rows: Vec<Listed>,
    /// Whether there are rows before them.
    pub more_before: bool,
    /// Whether there are rows after them.
    pub more_after: bool,
}

fn from_row(row: contact::Model, tags: Vec<String>) -> Contact {
    Contact {
        id: ContactId::new(row.id),
        version: row.row_version,
        commercial_entity: ContactId::new(row.commercial_entity_id),
        archived_at: row.archived_at.map(Timestamp::from_micros),
        updated_at: Timestamp::from_micros(row.updated_at),
        fields: Fields {
            is_company: row.is_company,
            contact_type: row.contact_type,
            parent: row.parent_id.map(ContactId::new),
            name: row.name,
            email: row.email,
            phone: row.phone,
            mobile: row.mobile,
            website: row.website,
            job_title: row.job_title,
            street: row.street,
            street2: row.street2,
            city: row.city,
            zip: row.zip,
            state: row.state,
            country: row.country,
            vat: row.vat,
            language: row.language,
            notes: row.notes,
            tags,
        },
    }
}

fn key_of(email: &str) -> String {
    email
        .parse::<Email>()
        .map(|email| email.login_key().as_str().to_owned())
        .unwrap_or_default()
}

fn fill(row: &mut contact::ActiveModel, fields: &Fields, now: Timestamp) {
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
    row.sort_key = Set(text::sort_key(&fields.name));
    row.text_version = Set(i64::from(TEXT_VERSION));
    row.updated_at = Set(now.micros());
}

/// The condition of a search: every word of it among the stored tokens.
pub(super) fn matching(search: &str) -> Condition {
    let mut all = Condition::all();
    for word in text::query_tokens(search) {
        // A word may also be its company's: every contact is an ancestor of its own, so one join
        // finds both, and renaming a company touches nobody below it.
        let mut ids: SelectStatement = Query::select()
            .column((
                contact_ancestor::Entity,
                contact_ancestor::Column::ContactId,
            ))
            .from(contact_token::Entity)
            .inner_join(
                contact_ancestor::Entity,
                Expr::col((
                    contact_ancestor::Entity,
                    contact_ancestor::Column::AncestorId,
                ))
                .equals((contact_token::Entity, contact_token::Column::ContactId)),
            )
            .to_owned();
        if word.prefix {
            // The largest character closes the range of everything that begins so.
            let end = format!("{}\u{10FFFF}", word.text);
            ids.and_where(Expr::col(contact_token::Column::Token).gte(word.text.as_str()))
                .and_where(Expr::col(contact_token::Column::Token).lt(end));
        } else {
            ids.and_where(Expr::col(contact_token::Column::Token).eq(word.text.as_str()));
        }
        all = all.add(contact::Column::Id.in_subquery(ids));
    }
    all
}

fn members(signed_in: bool) -> SelectStatement {
    let mut ids = Query::select();
    ids.column((membership::Entity, membership::Column::ContactId))
        .from(membership::Entity)
        .inner_join(
            user::Entity,
            Expr::col((user::Entity, user::Column::Id))
                .equals((membership::Entity, membership::Column::UserId)),
        )
        .and_where(Expr::col((membership::Entity, membership::Column::EndedAt)).is_null());
    let last = Expr::col((user::Entity, user::Column::LastSignInAt));
    ids.and_where(if signed_in {
        last.is_not_null()
    } else {
        last.is_null()
    });
    ids
}

impl Only {
    pub(super) fn condition(self) -> Condition {
        let active = Condition::all().add(contact::Column::ArchivedAt.is_null());
        match self {
            Self::Active => active,
            Self::Companies => active.add(contact::Column::IsCompany.eq(true)),
            Self::Persons => active.add(contact::Column::IsCompany.eq(false)),
            Self::Inside => active.add(contact::Column::Id.in_subquery(members(true))),
            Self::Invited => active.add(contact::Column::Id.in_subquery(members(false))),
            Self::Archived => Condition::all().add(contact::Column::ArchivedAt.is_not_null()),
        }
    }
}

fn after(order: Order, place: &Place, forwards: bool) -> Option<Condition> {
    // Larger values come next when exactly one of "ascending" and "backwards" does not hold.
    let ascending = match order {
        Order::Name => true,
        Order::NameDescending | Order::Changed => false,
    };
    let larger = ascending == forwards;
    let id = |equal: Condition| {
        equal.add(if larger {
            contact::Column::Id.gt(place.id)
        } else {
            contact::Column::Id.lt(place.id)
        })
    };
    Some(match order {
        Order::Name | Order::NameDescending => {
            let key = place.key.clone();
            let column = contact::Column::SortKey;
            Condition::any()
                .add(if larger {
                    column.gt(key.clone())
                } else {
                    column.lt(key.clone())
                })
                .add(id(Condition::all().add(column.eq(key))))
        }
        Order::Changed => {
            let at = i64::from_be_bytes(place.key.as_slice().try_into().ok()?);
            let column = contact::Column::UpdatedAt;
            Condition::any()
                .add(if larger { column.gt(at) } else { column.lt(at) })
                .add(id(Condition::all().add(column.eq(at))))
        }
    })
}

fn ordered(
    select: Select<contact::Entity>,
    order: Order,
    forwards: bool,
) -> Select<contact::Entity> {
    use sea_orm::Order::{Asc, Desc};
    let (column, direction) = match (order, forwards) {
        (Order::Name, true) | (Order::NameDescending, false) => (contact::Column::SortKey, Asc),
        (Order::Name, false) | (Order::NameDescending, true) => (contact::Column::SortKey, Desc),
        (Order::Changed, true) => (contact::Column::UpdatedAt, Desc),
        (Order::Changed, false) => (contact::Column::UpdatedAt, Asc),
    };
    select
        .order_by(column, direction.clone())
        .order_by(contact::Column::Id, direction)
}

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

    async fn tags_of(&self, ids: &[i64]) -> Result<BTreeMap<i64, Vec<String>>> {
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
}

impl Store<'_, BackOffice> {
    /// A page of the list.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn list_contacts(&self, query: &ListRequest, most: u64) -> Result<Listing> {
        let forwards = !matches!(query.page, Page::Before(_));
        let mut select = self
            .find::<contact::Entity>()
            .filter(query.only.condition())
            .filter(matching(&query.search));
        if let Page::After(place) | Page::Before(place) = &query.page
            && let Some(condition) = after(query.order, place, forwards)
        {
            select = select.filter(condition);
        }
        let mut rows = ordered(select, query.order, forwards)
            .limit(most + 1)
            .all(&self.connection)
            .await?;
        let more = rows.len() as u64 > most;
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if !forwards {
            rows.reverse();
        }
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let portal = self.portal_states(&ids).await?;
        let companies = self
            .names(rows.iter().map(|row| row.commercial_entity_id))
            .await?;
        Ok(Listing {
            more_before: if forwards {
                query.page != Page::First
            } else {
                more
            },
            more_after: if forwards { more } else { true },
            rows: rows
                .into_iter()
                .map(|row| Listed {
                    company: (row.commercial_entity_id != row.id)
                        .then(|| companies.get(&row.commercial_entity_id).cloned())
                        .flatten(),
                    portal: portal.get(&row.id).copied().unwrap_or(PortalState::Outside),
                    place: Place {
                        key: match query.order {
                            Order::Name | Order::NameDescending => row.sort_key.clone(),
                            Order::Changed => row.updated_at.to_be_bytes().to_vec(),
                        },
                        id: row.id,
                    },
                    contact: from_row(row, Vec::new()),
                })
                .collect(),
        })
    }

    /// How many contacts a list has in all.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn count_contacts(&self, query: &ListRequest) -> Result<u64> {
        Ok(self
            .find::<contact::Entity>()
            .filter(query.only.condition())
            .filter(matching(&query.search))
            .count(&self.connection)
            .await?)
    }

    /// Where contacts stand with the portal; those outside are left out.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn portal_states(&self, ids: &[i64]) -> Result<BTreeMap<i64, PortalState>> {
        let rows = self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .column(user::Column::LastSignInAt)
            .join(
                sea_orm::JoinType::InnerJoin,
                membership::Entity::belongs_to(user::Entity)
                    .from(membership::Column::UserId)
                    .to(user::Column::Id)
                    .into(),
            )
            .filter(membership::Column::EndedAt.is_null())
            .filter(membership::Column::ContactId.is_in(ids.iter().copied()))
            .into_tuple::<(i64, Option<i64>)>()
            .all(&self.connection)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, last)| {
                (
                    id,
                    if last.is_some() {
                        PortalState::Inside
                    } else {
                        PortalState::Invited
                    },
                )
            })
            .collect())
    }

    async fn names(&self, ids: impl Iterator<Item = i64>) -> Result<BTreeMap<i64, String>> {
        Ok(self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::Name)
            .filter(contact::Column::Id.is_in(ids))
            .into_tuple::<(i64, String)>()
            .all(&self.connection)
            .await?
            .into_iter()
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

impl<S> Unit<S>
where
    contact::Entity: Visible<S>,
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
        self.index(id, fields).await?;
        Ok(id)
    }

    /// Saves a contact whose version is still `version`.
    pub(crate) async fn update_contact(
        &self,
        id: ContactId,
        version: i64,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<()> {
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
            .filter(contact::Entity::rows(&self.scope))
            .filter(contact::Column::Id.eq(id.get()))
            .filter(contact::Column::RowVersion.eq(version))
            .exec(&self.transaction)
            .await?;
        if updated.rows_affected != 1 {
            return Err(Error::Stale);
        }
        if moves {
            self.replace_tree(id).await?;
        }
        self.index(id, fields).await
    }

    /// Whether anybody at or below a contact has portal access.
    pub(crate) async fn has_access_below(&self, top: ContactId) -> Result<bool> {
        let below = Query::select()
            .column(contact_ancestor::Column::ContactId)
            .from(contact_ancestor::Entity)
            .and_where(Expr::col(contact_ancestor::Column::AncestorId).eq(top.get()))
            .to_owned();
        #[expect(
            clippy::disallowed_methods,
            reason = "counts below a contact that was found in scope"
        )]
        let open = membership::Entity::find()
            .filter(membership::Column::EndedAt.is_null())
            .filter(membership::Column::ContactId.in_subquery(below))
            .count(&self.transaction)
            .await?;
        Ok(open > 0)
    }

    /// Archives a contact or brings it back.
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

    /// Writes where a contact hangs: its ancestors and its commercial entity.
    async fn place(
        &self,
        id: ContactId,
        parent: Option<ContactId>,
        is_company: bool,
    ) -> Result<()> {
        let mut ancestors = vec![id.get()];
        let mut entity = id.get();
        if let Some(parent) = parent {
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let above = contact_ancestor::Entity::find()
                .filter(contact_ancestor::Column::ContactId.eq(parent.get()))
                .all(&self.transaction)
                .await?;
            if above.iter().any(|row| row.ancestor_id == id.get()) {
                return Err(Error::field("parent", Rule::ParentIsItself));
            }
            ancestors.extend(above.into_iter().map(|row| row.ancestor_id));
            if !is_company {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "from a contact that was found in scope"
                )]
                let parent = contact::Entity::find_by_id(parent.get())
                    .one(&self.transaction)
                    .await?
                    .ok_or(Error::NotFound)?;
                // The parent's entity is right for the child: the nearest company, else the topmost.
                entity = parent.commercial_entity_id;
            }
        }
        contact_ancestor::Entity::delete_many()
            .filter(contact_ancestor::Column::ContactId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        contact_ancestor::Entity::insert_many(ancestors.into_iter().map(|ancestor| {
            contact_ancestor::ActiveModel {
                contact_id: Set(id.get()),
                ancestor_id: Set(ancestor),
            }
        }))
        .exec_without_returning(&self.transaction)
        .await?;
        contact::Entity::update_many()
            .col_expr(contact::Column::CommercialEntityId, Expr::val(entity))
            .filter(contact::Column::Id.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }

    /// Places a contact and everything below it anew, from the top down.
    async fn replace_tree(&self, top: ContactId) -> Result<()> {
        let mut waiting = vec![top.get()];
        while let Some(next) = waiting.pop() {
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let row = contact::Entity::find_by_id(next)
                .one(&self.transaction)
                .await?
                .ok_or(Error::NotFound)?;
            self.place(
                ContactId::new(next),
                row.parent_id.map(ContactId::new),
                row.is_company,
            )
            .await?;
            #[expect(
                clippy::disallowed_methods,
                reason = "from a contact that was found in scope"
            )]
            let below = contact::Entity::find()
                .select_only()
                .column(contact::Column::Id)
                .filter(contact::Column::ParentId.eq(next))
                .into_tuple::<i64>()
                .all(&self.transaction)
                .await?;
            waiting.extend(below);
        }
        Ok(())
    }

    /// Writes a contact's search tokens and tags.
    async fn index(&self, id: ContactId, fields: &Fields) -> Result<()> {
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
        contact_tag::Entity::delete_many()
            .filter(contact_tag::Column::ContactId.eq(id.get()))
            .exec(&self.transaction)
            .await?;
        for name in &fields.tags {
            let key = text::fold(name);
            tag::Entity::insert(tag::ActiveModel {
                name: Set(name.clone()),
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
