//! Writing many contacts at once, for imports: a handful of statements, whatever their number.

mod tags;

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::contact::LEVELS_MAX;
use atrium_domain::id::ContactId;
use atrium_domain::text;
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait as _, DbBackend, EntityTrait as _,
    Iterable as _, QueryFilter as _, QuerySelect as _, Set, Statement,
};

use super::contact::{Contact, Fields, fill};
use super::entity::{contact, contact_ancestor, contact_tag, contact_token, membership, user};
use super::{Store, Unit, many};
use crate::access::System;
use crate::error::{Error, Result};

/// A contact ready to be written: what takes time to derive was derived before the turn to write.
#[derive(Debug)]
pub(crate) struct Draft {
    row: contact::ActiveModel,
    is_company: bool,
    tokens: Vec<String>,
    tags: Vec<String>,
}

impl Draft {
    pub(crate) fn new(fields: &Fields) -> Self {
        let mut row = <contact::ActiveModel as Default>::default();
        fill(&mut row, fields, Timestamp::from_micros(0));
        Self {
            row,
            is_company: fields.is_company,
            tokens: fields.tokens(),
            tags: fields.tags.clone(),
        }
    }

    /// As it is written at this moment.
    pub(crate) fn at(mut self, now: Timestamp, archived: bool) -> Self {
        self.row.created_at = Set(now.micros());
        self.row.updated_at = Set(now.micros());
        self.row.archived_at = Set(archived.then_some(now.micros()));
        self
    }
}

/// Where a contact hangs: its ancestors with itself, and its commercial entity.
#[derive(Debug, Clone)]
struct Hanging {
    ancestors: Vec<i64>,
    entity: i64,
}

impl Store<'_, System> {
    /// Whole contacts by number, in no order.
    pub(crate) async fn whole_contacts(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Contact>> {
        let mut contacts = self.contacts(ids).await?;
        let numbers: Vec<i64> = ids.iter().map(|id| id.get()).collect();
        let mut tags = self.tags_of(&numbers).await?;
        for contact in &mut contacts {
            contact.fields.tags = tags.remove(&contact.id.get()).unwrap_or_default();
        }
        Ok(contacts
            .into_iter()
            .map(|contact| (contact.id, contact))
            .collect())
    }

    /// How many levels lie at and above contacts.
    pub(crate) async fn levels_of(
        &self,
        ids: BTreeSet<ContactId>,
    ) -> Result<BTreeMap<ContactId, usize>> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let levels: Vec<(i64, i64)> = self
            .find::<contact_ancestor::Entity>()
            .select_only()
            .column(contact_ancestor::Column::ContactId)
            .column_as(contact_ancestor::Column::AncestorId.count(), "levels")
            .filter(contact_ancestor::Column::ContactId.is_in(ids.iter().map(|id| id.get())))
            .group_by(contact_ancestor::Column::ContactId)
            .into_tuple()
            .all(&self.connection)
            .await?;
        Ok(levels
            .into_iter()
            .map(|(id, levels)| {
                let levels = usize::try_from(levels).unwrap_or_default();
                (ContactId::new(id), levels)
            })
            .collect())
    }

    /// Those of these contacts that somebody signs in for.
    async fn behind_logins(
        &self,
        ids: impl ExactSizeIterator<Item = &ContactId> + Clone,
    ) -> Result<BTreeSet<ContactId>> {
        if ids.len() == 0 {
            return Ok(BTreeSet::new());
        }
        let customers: Vec<i64> = self
            .find::<membership::Entity>()
            .select_only()
            .column(membership::Column::ContactId)
            .filter(membership::Column::ContactId.is_in(ids.clone().map(|id| id.get())))
            .filter(membership::Column::EndedAt.is_null())
            .into_tuple()
            .all(&self.connection)
            .await?;
        let staff: Vec<i64> = self
            .find::<user::Entity>()
            .select_only()
            .column(user::Column::ContactId)
            .filter(user::Column::ContactId.is_in(ids.map(|id| id.get())))
            .into_tuple()
            .all(&self.connection)
            .await?;
        Ok(customers
            .into_iter()
            .chain(staff)
            .map(ContactId::new)
            .collect())
    }

    /// Where contacts hang.
    async fn hangings(&self, ids: &BTreeSet<i64>) -> Result<BTreeMap<i64, Hanging>> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let entities: Vec<(i64, i64)> = self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::CommercialEntityId)
            .filter(contact::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(&self.connection)
            .await?;
        let mut hangings: BTreeMap<i64, Hanging> = entities
            .into_iter()
            .map(|(id, entity)| {
                let ancestors = Vec::new();
                (id, Hanging { ancestors, entity })
            })
            .collect();
        let above = self
            .find::<contact_ancestor::Entity>()
            .filter(contact_ancestor::Column::ContactId.is_in(ids.iter().copied()))
            .all(&self.connection)
            .await?;
        for row in above {
            if let Some(hanging) = hangings.get_mut(&row.contact_id) {
                hanging.ancestors.push(row.ancestor_id);
            }
        }
        Ok(hangings)
    }
}

impl Unit<System> {
    /// Numbers nobody else gets, for contacts that point at each other before they are written.
    pub(crate) async fn new_contact_ids(&self, count: usize) -> Result<Vec<ContactId>> {
        let ids: Vec<i64> = if self.transaction.get_database_backend() == DbBackend::Sqlite {
            // Nobody else writes during this unit, and a number that is given explicitly counts.
            let row = self
                .transaction
                .query_one_raw(Statement::from_string(
                    DbBackend::Sqlite,
                    "SELECT seq FROM sqlite_sequence WHERE name = 'contact'",
                ))
                .await?;
            let last: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
            (1..).map(|n| last + n).take(count).collect()
        } else {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            self.transaction
                .query_all_raw(Statement::from_sql_and_values(
                    DbBackend::Postgres,
                    "SELECT nextval(pg_get_serial_sequence('contact', 'id')) FROM generate_series(1, $1)",
                    [count.into()],
                ))
                .await?
                .into_iter()
                .map(|row| row.try_get_by_index(0))
                .collect::<std::result::Result<_, _>>()?
        };
        Ok(ids.into_iter().map(ContactId::new).collect())
    }

    /// Writes contacts for the first time, with all that hangs on them. A parent is there already,
    /// or stands before its children. Handed back are those whose parent meanwhile lies as deep as
    /// anything may: they hang nowhere.
    pub(crate) async fn insert_contacts(
        &self,
        drafts: Vec<(ContactId, Option<ContactId>, Draft)>,
    ) -> Result<BTreeSet<ContactId>> {
        let mut loose = BTreeSet::new();
        if drafts.is_empty() {
            return Ok(loose);
        }
        let outside: BTreeSet<i64> = {
            let inside: BTreeSet<ContactId> = drafts.iter().map(|(id, ..)| *id).collect();
            let parents = drafts.iter().filter_map(|(_, parent, _)| *parent);
            parents
                .filter(|parent| !inside.contains(parent))
                .map(ContactId::get)
                .collect()
        };
        let mut hangings = self.store().hangings(&outside).await?;
        let tags = self
            .tag_ids(drafts.iter().flat_map(|(.., draft)| &draft.tags))
            .await?;
        let mut rows = Vec::with_capacity(drafts.len());
        let mut ancestors = Vec::with_capacity(drafts.len() * 2);
        let mut tokens = Vec::with_capacity(drafts.len() * 16);
        let mut tagged = BTreeSet::new();
        for (contact, parent, draft) in drafts {
            let id = contact.get();
            let mut hanging = Hanging {
                ancestors: vec![id],
                entity: id,
            };
            let above = match parent {
                Some(parent) => Some(hangings.get(&parent.get()).ok_or(Error::NotFound)?),
                None => None,
            };
            let above = above.filter(|above| above.ancestors.len() < LEVELS_MAX);
            if parent.is_some() && above.is_none() {
                loose.insert(contact);
            }
            let parent = parent.filter(|_| above.is_some());
            if let Some(above) = above {
                hanging.ancestors.extend(&above.ancestors);
                if !draft.is_company {
                    // The parent's entity is right for the child: the nearest company, else the topmost.
                    hanging.entity = above.entity;
                }
            }
            let mut row = draft.row;
            row.id = Set(id);
            row.row_version = Set(1);
            row.parent_id = Set(parent.map(ContactId::get));
            row.commercial_entity_id = Set(hanging.entity);
            rows.push(row);
            ancestors.extend(hanging.ancestors.iter().map(|ancestor| {
                contact_ancestor::ActiveModel {
                    contact_id: Set(id),
                    ancestor_id: Set(*ancestor),
                }
            }));
            hangings.insert(id, hanging);
            tokens.extend(draft.tokens.into_iter().map(|token| (token, id)));
            tagged.extend(
                draft
                    .tags
                    .iter()
                    .filter_map(|name| Some((id, *tags.get(&text::fold(name))?))),
            );
        }
        many::insert(&self.transaction, rows, None).await?;
        many::insert(&self.transaction, ancestors, None).await?;
        self.insert_tokens(tokens).await?;
        self.insert_tagged(tagged).await?;
        Ok(loose)
    }

    /// Writes contacts anew that stay where they hang: each as it was read in this unit, with its
    /// new fields.
    pub(crate) async fn rewrite_contacts(
        &self,
        changed: Vec<(Contact, Fields)>,
        now: Timestamp,
    ) -> Result<()> {
        if changed.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = changed.iter().map(|(here, _)| here.id.get()).collect();
        let tags = self
            .tag_ids(changed.iter().flat_map(|(_, fields)| &fields.tags))
            .await?;
        let mut rows = Vec::with_capacity(changed.len());
        let mut tokens = Vec::with_capacity(changed.len() * 16);
        let mut tagged = BTreeSet::new();
        let mut renamed = BTreeMap::new();
        for (here, fields) in changed {
            let id = here.id.get();
            if here.fields.name != fields.name {
                renamed.insert(here.id, fields.name.clone());
            }
            let mut row = contact::ActiveModel {
                id: Set(id),
                row_version: Set(here.version + 1),
                // Never written, since the row is there; the statement wants them all the same.
                commercial_entity_id: Set(here.commercial_entity.get()),
                created_at: Set(now.micros()),
                ..Default::default()
            };
            fill(&mut row, &fields, now);
            rows.push(row);
            tokens.extend(fields.tokens().into_iter().map(|token| (token, id)));
            tagged.extend(
                fields
                    .tags
                    .iter()
                    .filter_map(|name| Some((id, *tags.get(&text::fold(name))?))),
            );
        }
        let written: Vec<contact::Column> = contact::Column::iter()
            .filter(|column| rows.first().is_some_and(|row| row.get(*column).is_set()))
            .filter(|column| {
                !matches!(
                    column,
                    contact::Column::Id
                        | contact::Column::CommercialEntityId
                        | contact::Column::CreatedAt
                )
            })
            .collect();
        let there = OnConflict::column(contact::Column::Id)
            .update_columns(written)
            .to_owned();
        many::insert(&self.transaction, rows, Some(there)).await?;
        contact_token::Entity::delete_many()
            .filter(contact_token::Column::ContactId.is_in(ids.iter().copied()))
            .exec(&self.transaction)
            .await?;
        contact_tag::Entity::delete_many()
            .filter(contact_tag::Column::ContactId.is_in(ids))
            .exec(&self.transaction)
            .await?;
        self.insert_tokens(tokens).await?;
        self.insert_tagged(tagged).await?;
        for contact in self.store().behind_logins(renamed.keys()).await? {
            if let Some(name) = renamed.get(&contact) {
                self.name_login_of(contact, name).await?;
            }
        }
        Ok(())
    }

    async fn insert_tokens(&self, mut tokens: Vec<(String, i64)>) -> Result<()> {
        // In the order of the index they go into: its pages are visited one after the other.
        tokens.sort_unstable();
        let tokens = tokens
            .into_iter()
            .map(|(token, id)| contact_token::ActiveModel {
                token: Set(token),
                contact_id: Set(id),
            });
        many::insert(&self.transaction, tokens.collect(), None).await
    }
}
