//! What staff do with letters: have one that did not leave tried again.

use atrium_domain::id::MailId;
use serde_json::json;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};

/// Puts a letter that failed back among those that wait. One that no longer has failed is left as
/// it is.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn retry(atrium: &Atrium, session: &Session, mail: MailId, peer: &Peer) -> Result<()> {
    session.must(Act::GrantAccess)?;
    let unit = atrium.database.write(BackOffice::of(session)?).await?;
    let listed = unit
        .store()
        .listed_mail(mail)
        .await?
        .ok_or(Error::NotFound)?;
    let now = atrium.now();
    if !unit.retry_mail(mail, now).await? {
        return Ok(());
    }
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(session.user),
            happened: Happened::MailRetried,
            subject: Subject::Mail(mail),
            contact: listed.contact,
            detail: json!({ "attempts": listed.attempts }),
            personal: Personal {
                actor: session.name.clone(),
                subject: listed.recipient,
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    atrium.posted.notify_one();
    Ok(())
}
