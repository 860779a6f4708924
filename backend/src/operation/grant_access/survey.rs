//! The whole dialog, however many rows it has: each is judged, the first are drawn, the rest are
//! counted.

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::email::{Email, LoginKey};
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;

use super::row::{self, Row};
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::lean::Lean;

/// The most contacts one dialog opens on.
pub const MOST: usize = 10_000;
/// Rows drawn; more would be read by nobody.
const DRAWN: usize = 200;
/// Rows judged at once: no list in a statement grows longer.
const AT_ONCE: usize = 500;

/// The dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// Its first rows, in name order.
    pub rows: Vec<Row>,
    /// What became of the rows beyond those.
    pub rest: Option<Rest>,
    /// Rows in all.
    pub total: usize,
    /// How many can be granted.
    pub can: usize,
    /// How many without access can't.
    pub cannot: usize,
    pub(super) judged: Vec<Judged>,
}

/// Rows that are not drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rest {
    /// How many.
    pub count: usize,
    /// How many of them can be granted.
    pub can: usize,
    /// Why the others can't, and how many of each.
    pub cannot: Vec<(Rule, usize)>,
}

/// A row, as far as a batch cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) id: ContactId,
    pub(super) name: String,
    pub(super) why_not: Option<Rule>,
    pub(super) may_revoke: bool,
}

/// The selected contacts and their children of type contact or other, once each, in name order.
pub(super) async fn people(
    store: &Store<'_, BackOffice>,
    selected: &[ContactId],
) -> Result<Vec<Lean>> {
    let chosen = store.lean_contacts(selected).await?;
    if chosen.is_empty() {
        return Err(Error::NotFound);
    }
    let found: Vec<ContactId> = chosen.iter().map(|contact| contact.id).collect();
    let mut seen = BTreeSet::new();
    let mut all: Vec<Lean> = chosen
        .into_iter()
        .chain(store.lean_people_of(&found).await?)
        .filter(|contact| seen.insert(contact.id))
        .collect();
    if all.len() > MOST {
        return Err(Error::form(Rule::TooMany { max: MOST }));
    }
    all.sort_by(|a, b| (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id)));
    Ok(all)
}

/// The addresses that stand on more than one row.
pub(super) fn shared(people: &[Lean], emails: &BTreeMap<ContactId, String>) -> BTreeSet<LoginKey> {
    let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for person in people {
        let typed = emails.get(&person.id).unwrap_or(&person.email);
        if let Ok(email) = typed.trim().parse::<Email>() {
            let key = email.login_key();
            if !once.insert(key.clone()) {
                twice.insert(key);
            }
        }
    }
    twice
}

/// Judges every row.
pub(super) async fn dialog(
    store: &Store<'_, BackOffice>,
    people: &[Lean],
    emails: &BTreeMap<ContactId, String>,
    now: Timestamp,
) -> Result<Dialog> {
    let shared = shared(people, emails);
    let mut dialog = Dialog {
        rows: Vec::new(),
        rest: None,
        total: people.len(),
        can: 0,
        cannot: 0,
        judged: Vec::with_capacity(people.len()),
    };
    for some in people.chunks(AT_ONCE) {
        let ids: Vec<ContactId> = some.iter().map(|person| person.id).collect();
        let contacts = store.contacts_in_order(&ids).await?;
        for row in row::rows(store, contacts, emails, &shared, now).await? {
            dialog.add(row);
        }
    }
    Ok(dialog)
}

impl Dialog {
    fn add(&mut self, row: Row) {
        let why_not = row.why_not_grant();
        if why_not.is_none() {
            self.can += 1;
        } else if row.is_without_access() {
            self.cannot += 1;
        }
        self.judged.push(Judged {
            id: row.id(),
            // Names are told of the few that stop a batch.
            name: if why_not.is_some() {
                row.contact.fields.name.clone()
            } else {
                String::new()
            },
            why_not: why_not.clone(),
            may_revoke: row.may_revoke(),
        });
        if self.rows.len() < DRAWN {
            self.rows.push(row);
            return;
        }
        let rest = self.rest.get_or_insert_default();
        rest.count += 1;
        match why_not {
            None => rest.can += 1,
            Some(why) => match rest.cannot.iter_mut().find(|(known, _)| *known == why) {
                Some((_, count)) => *count += 1,
                None => rest.cannot.push((why, 1)),
            },
        }
    }
}
