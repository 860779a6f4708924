//! Archiving contacts, and bringing them back.

use std::collections::BTreeSet;

use atrium_domain::id::{ContactId, MembershipId};
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::{are_agreed, entry};
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::operation::grant_access::revoke::end_access_with_contact;
use crate::store::Unit;
use crate::store::audit::Happened;
use crate::store::contact::{Access, Contact};

/// What came of archiving.
#[derive(Debug)]
pub enum Archived {
    /// Archived, or brought back.
    Done,
    /// It would end this access, which was not agreed to: nothing is changed.
    Asks(Vec<Access>),
}

/// Archives a contact, or brings it back. Archiving ends the access at and below it: all of that
/// must be among what was `agreed` to.
///
/// # Errors
///
/// [`crate::Error::Forbidden`], [`crate::Error::NotFound`].
pub async fn archive(
    atrium: &Atrium,
    session: &Session,
    id: ContactId,
    archived: bool,
    agreed: &BTreeSet<MembershipId>,
    peer: &Peer,
) -> Result<Archived> {
    session.must(Act::EditContacts)?;
    let now = atrium.now();
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let before = unit.store().contact(id).await?;
    if before.archived_at.is_some() == archived {
        return Ok(Archived::Done);
    }
    let ending = if archived {
        unit.store().access_below(&[id]).await?
    } else {
        Vec::new()
    };
    if !are_agreed(&ending, agreed) {
        return Ok(Archived::Asks(ending));
    }
    archive_one(
        atrium, session, peer, &unit, &before, &ending, archived, now,
    )
    .await?;
    unit.commit().await?;
    if !ending.is_empty() {
        atrium.ended.notify_waiters();
    }
    Ok(Archived::Done)
}

/// Ends what access there is, then archives, or brings back, with the entry about it.
#[expect(
    clippy::too_many_arguments,
    reason = "who does what to whom, in which unit and when"
)]
pub(in crate::operation) async fn archive_one(
    atrium: &Atrium,
    session: &Session,
    peer: &Peer,
    unit: &Unit<BackOffice>,
    before: &Contact,
    ending: &[Access],
    archived: bool,
    now: Timestamp,
) -> Result<()> {
    end_access_with_contact(atrium, session, peer, unit, ending, now).await?;
    unit.archive_contact(before.id, archived.then_some(now), now)
        .await?;
    let happened = if archived {
        Happened::ContactArchived
    } else {
        Happened::ContactBroughtBack
    };
    unit.record(
        atrium.pen(),
        now,
        entry(
            session,
            happened,
            before.id,
            &before.fields.name,
            json!({}),
            Vec::new(),
            peer,
        ),
    )
    .await
}
