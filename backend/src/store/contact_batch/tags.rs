//! Tags of many contacts at once.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::text;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set};

use crate::access::System;
use crate::error::Result;
use crate::store::entity::{contact_tag, tag};
use crate::store::{Unit, many};

impl Unit<System> {
    pub(super) async fn insert_tagged(&self, tagged: BTreeSet<(i64, i64)>) -> Result<()> {
        let tagged = tagged
            .into_iter()
            .map(|(id, tag)| contact_tag::ActiveModel {
                contact_id: Set(id),
                tag_id: Set(tag),
            });
        many::insert(&self.transaction, tagged.collect(), None).await
    }

    /// The numbers of tags by their folded names; those that are new are made.
    pub(super) async fn tag_ids(
        &self,
        names: impl Iterator<Item = &String>,
    ) -> Result<BTreeMap<String, i64>> {
        let mut wanted: BTreeMap<String, String> = BTreeMap::new();
        for name in names {
            // The first spelling stays.
            wanted
                .entry(text::fold(name))
                .or_insert_with(|| name.clone());
        }
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut known = self.known_tags(wanted.keys()).await?;
        let new: Vec<tag::ActiveModel> = wanted
            .iter()
            .filter(|(key, _)| !known.contains_key(*key))
            .map(|(key, name)| tag::ActiveModel {
                name: Set(name.clone()),
                name_key: Set(key.clone()),
                ..Default::default()
            })
            .collect();
        if !new.is_empty() {
            many::insert(&self.transaction, new, None).await?;
            known = self.known_tags(wanted.keys()).await?;
        }
        Ok(known)
    }

    async fn known_tags(
        &self,
        keys: impl Iterator<Item = &String>,
    ) -> Result<BTreeMap<String, i64>> {
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let tags: Vec<(String, i64)> = tag::Entity::find()
            .select_only()
            .column(tag::Column::NameKey)
            .column(tag::Column::Id)
            .filter(tag::Column::NameKey.is_in(keys.cloned()))
            .into_tuple()
            .all(&self.transaction)
            .await?;
        Ok(tags.into_iter().collect())
    }
}
