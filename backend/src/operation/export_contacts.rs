//! Taking a list out of the house, a page at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use atrium_domain::id::{ContactId, UserId};
use serde_json::json;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::turns::Turn;
use crate::error::Result;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::contact::{Contact, ListRequest, Page, Plan, PortalState};

/// Contacts that are in memory at once.
const ROWS: u64 = 500;

/// An export under way.
#[derive(Debug, Clone)]
pub struct Export {
    atrium: Atrium,
    scope: BackOffice,
    request: ListRequest,
    plan: Plan,
    over: bool,
    /// Others take theirs when this one is over, or when nobody reads it any more.
    _turn: Arc<Turn>,
}

/// A contact that leaves.
#[derive(Debug, Clone)]
pub struct Exported {
    /// All of it, tags too.
    pub contact: Contact,
    /// The name of its commercial entity, where that is another contact.
    pub company: Option<String>,
    /// Where it stands with the portal.
    pub portal: PortalState,
}

/// A page of it: contacts with their tags, and the names of their salespeople.
#[derive(Debug, Default)]
pub struct Rows {
    /// In the list's order.
    pub rows: Vec<Exported>,
    /// Salespeople by number.
    pub staff: BTreeMap<UserId, String>,
}

/// Begins an export. That it was begun is in the trail before the first row leaves.
///
/// # Errors
///
/// [`crate::Error::Forbidden`]; [`crate::Error::Busy`] while as many are under way as may be.
pub async fn begin(
    atrium: &Atrium,
    session: &Session,
    request: ListRequest,
    peer: &Peer,
) -> Result<Export> {
    session.must(Act::Export)?;
    let scope = BackOffice::of(session)?;
    let turn = atrium.exports.hold().await?;
    let plan = atrium.database.read(&scope).plan_contacts(&request).await?;
    let unit = atrium.database.write(scope).await?;
    let mut values = Vec::new();
    for (name, value) in [("search", &request.search), ("tag", &request.tag)] {
        if !value.is_empty() {
            values.push((name.to_owned(), value.clone()));
        }
    }
    unit.record(
        atrium.pen(),
        atrium.now(),
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::ContactsExported,
            subject: Subject::Nothing,
            contact: None,
            detail: json!({
                "only": format!("{:?}", request.only),
                "contacts": plan.count.number,
                "and_more": plan.count.more,
            }),
            personal: Personal {
                actor: session.name.clone(),
                subject: String::new(),
                address: peer.address.clone(),
                values,
            },
        },
    )
    .await?;
    unit.commit().await?;
    Ok(Export {
        atrium: atrium.clone(),
        scope,
        request: ListRequest {
            page: Page::First,
            ..request
        },
        plan,
        over: false,
        _turn: Arc::new(turn),
    })
}

impl Export {
    /// The next rows; none when all have left.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn next(&mut self) -> Result<Option<Rows>> {
        if self.over {
            return Ok(None);
        }
        let store = self.atrium.database.read(&self.scope);
        let listing = store.list_contacts(&self.request, &self.plan, ROWS).await?;
        match listing.rows.last() {
            Some(last) if listing.more_after => {
                self.request.page = Page::After(last.place.clone());
            }
            Some(_) => self.over = true,
            None => return Ok(None),
        }
        let ids: Vec<ContactId> = listing.rows.iter().map(|row| row.id).collect();
        let contacts = store.contacts(&ids).await?;
        let contacts = store.with_tags(contacts).await?;
        let staff = contacts.iter().filter_map(|one| one.fields.salesperson);
        let staff = store.staff_names(staff).await?;
        let mut contacts: BTreeMap<ContactId, Contact> =
            contacts.into_iter().map(|one| (one.id, one)).collect();
        let rows = listing
            .rows
            .into_iter()
            .filter_map(|row| {
                Some(Exported {
                    // Deleted between the two questions: no longer there to be taken out.
                    contact: contacts.remove(&row.id)?,
                    company: row.company,
                    portal: row.portal,
                })
            })
            .collect();
        Ok(Some(Rows { rows, staff }))
    }
}
