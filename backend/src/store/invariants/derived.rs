//! What is derived from what people type, derived again: search tokens, sort keys, login keys.

use std::collections::BTreeMap;

use atrium_domain::email::Email;
use atrium_domain::text::{self, TEXT_VERSION};
use atrium_domain::time::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde_json::Value;

use super::{Checked, Store, few};
use crate::access::System;
use crate::error::Result;
use crate::store::audit::Happened;
use crate::store::contact::{from_row, key_of};
use crate::store::entity::{audit_entry, contact, contact_token, import_origin, tag, user};

/// Up to so many contacts are looked at; of more, every so-maniest, others each time.
const WHOLE: u64 = 10_000;
const PAGE: u64 = 500;

pub(super) async fn check(
    store: &Store<'_, System>,
    now: Timestamp,
    checked: &mut Checked,
) -> Result<()> {
    contacts(store, now, checked).await?;
    logins(store, checked).await?;
    tags(store, checked).await?;
    imports(store, checked).await
}

async fn contacts(store: &Store<'_, System>, now: Timestamp, checked: &mut Checked) -> Result<()> {
    let count = store
        .find::<contact::Entity>()
        .count(&store.connection)
        .await?;
    let step = i64::try_from(count / WHOLE).unwrap_or(i64::MAX - 1) + 1;
    let remainder = now.micros().rem_euclid(step);
    let (mut tokens, mut sort, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = 0;
    loop {
        let page = store
            .find::<contact::Entity>()
            .filter(contact::Column::Id.gt(last))
            .filter(contact::Column::TextVersion.eq(i64::from(TEXT_VERSION)))
            .filter(Expr::cust(format!("id % {step} = {remainder}")))
            .order_by_asc(contact::Column::Id)
            .limit(PAGE)
            .all(&store.connection)
            .await?;
        let Some(newest) = page.last() else { break };
        last = newest.id;
        let mut stored = stored_tokens(store, &page).await?;
        for row in page {
            let id = row.id;
            let place = || format!("contact {id}");
            if row.sort_key != text::sort_key(&row.name) {
                sort.push(place());
            }
            if row.email_key != key_of(&row.email) {
                keys.push(place());
            }
            let mut said = stored.remove(&id).unwrap_or_default();
            let mut derived = from_row(row, Vec::new()).fields.tokens();
            said.sort_unstable();
            derived.sort_unstable();
            if said != derived {
                tokens.push(place());
            }
        }
    }
    checked.note("search finds a contact by what it says", few(tokens));
    checked.note("a contact is sorted by its name", few(sort));
    checked.note("a contact's address has its key", few(keys));
    Ok(())
}

async fn stored_tokens(
    store: &Store<'_, System>,
    page: &[contact::Model],
) -> Result<BTreeMap<i64, Vec<String>>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tokens of contacts that were found in scope"
    )]
    let rows = contact_token::Entity::find()
        .filter(contact_token::Column::ContactId.is_in(page.iter().map(|row| row.id)))
        .all(&store.connection)
        .await?;
    let mut tokens: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for row in rows {
        tokens.entry(row.contact_id).or_default().push(row.token);
    }
    Ok(tokens)
}

async fn logins(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    let mut broken = Vec::new();
    let mut last = 0;
    loop {
        let page: Vec<(i64, String, String)> = store
            .find::<user::Entity>()
            .select_only()
            .columns([
                user::Column::Id,
                user::Column::Login,
                user::Column::LoginKey,
            ])
            .filter(user::Column::Id.gt(last))
            .order_by_asc(user::Column::Id)
            .limit(PAGE)
            .into_tuple()
            .all(&store.connection)
            .await?;
        let Some((newest, ..)) = page.last() else {
            break;
        };
        last = *newest;
        for (id, login, key) in page {
            let derived = login.parse::<Email>().map(|email| email.login_key());
            if derived.is_ok_and(|derived| derived.as_str() == key) {
                continue;
            }
            broken.push(format!("user {id}"));
        }
    }
    checked.note("a login has its key", few(broken));
    Ok(())
}

async fn tags(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    let mut broken = Vec::new();
    let mut last = 0;
    loop {
        #[expect(clippy::disallowed_methods, reason = "a tag's name is nobody's data")]
        let page = tag::Entity::find()
            .filter(tag::Column::Id.gt(last))
            .order_by_asc(tag::Column::Id)
            .limit(PAGE)
            .all(&store.connection)
            .await?;
        let Some(newest) = page.last() else { break };
        last = newest.id;
        broken.extend(
            page.iter()
                .filter(|row| row.name_key != text::fold(&row.name))
                .map(|row| format!("tag {}", row.id)),
        );
    }
    checked.note("a tag has its key", few(broken));
    Ok(())
}

/// An import has one entry that counts: no more contacts come from imports than those say.
async fn imports(store: &Store<'_, System>, checked: &mut Checked) -> Result<()> {
    let details: Vec<String> = store
        .find::<audit_entry::Entity>()
        .select_only()
        .column(audit_entry::Column::Detail)
        .filter(audit_entry::Column::Action.eq(Happened::ContactsImported.code()))
        .into_tuple()
        .all(&store.connection)
        .await?;
    let said: u64 = details
        .iter()
        .filter_map(|detail| serde_json::from_str::<Value>(detail).ok()?["created"].as_u64())
        .sum();
    let there = store
        .find::<import_origin::Entity>()
        .count(&store.connection)
        .await?;
    let places = if there > said {
        vec![format!("{there} are there, the entries say {said}")]
    } else {
        Vec::new()
    };
    checked.note("an import has its entry", places);
    Ok(())
}
