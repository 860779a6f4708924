//! Sends what the outbox holds: composes each letter when its turn comes, hands it to the
//! transport, and notes how it went.

mod letter;

use atrium_domain::time::Duration;

use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::mail::{Recipient, SendError, Transport, Why, backoff, compose, message};
use crate::operation::invitation::address;
use crate::store::mail::{Mail, Outcome};
use letter::letter;

/// A process that took letters in hand and died gives them back after this.
const LEASE: Duration = Duration::from_secs(120);
const AT_ONCE: u64 = 8;

/// Sends everything that is due now.
///
/// # Errors
///
/// The database can't be read or written; what is not settled comes back when its lease ends.
pub async fn send_due(atrium: &Atrium, transport: &Transport) -> Result<usize> {
    send_due_while(atrium, transport, || true).await
}

/// As [`send_due`], but takes no further letters in hand once `go_on` says no.
///
/// # Errors
///
/// As [`send_due`].
pub async fn send_due_while(
    atrium: &Atrium,
    transport: &Transport,
    go_on: impl Fn() -> bool,
) -> Result<usize> {
    let mut sent = 0;
    loop {
        if !go_on() {
            return Ok(sent);
        }
        let mails = atrium
            .database
            .lease_mails(AT_ONCE, LEASE, atrium.now())
            .await?;
        if mails.is_empty() {
            return Ok(sent);
        }
        sent += mails.len();
        let settled =
            futures_util::future::join_all(mails.iter().map(|mail| one(atrium, transport, mail)));
        // Each is finished before one's failure counts: none may be left half sent.
        for outcome in settled.await {
            outcome?;
        }
    }
}

async fn one(atrium: &Atrium, transport: &Transport, mail: &Mail) -> Result<()> {
    let outgoing = match prepare(atrium, mail).await {
        Ok(Ok(outgoing)) => outgoing,
        Ok(Err(why)) => return settle(atrium, mail, Outcome::Cancelled { why }).await,
        Err(Error::Internal(said)) => {
            // A letter that can't be made is parked, so that the others flow.
            tracing::error!(mail = mail.id.get(), reason = %said, "a letter can't be made");
            let outcome = Outcome::Failed {
                why: Why::CannotBeMade,
                said: &said,
            };
            return settle(atrium, mail, outcome).await;
        }
        Err(other) => return Err(other),
    };
    match transport.send(&outgoing).await {
        Ok(()) => settle(atrium, mail, Outcome::Sent).await,
        Err(SendError::Permanent { why, reason }) => {
            let outcome = Outcome::Failed { why, said: &reason };
            settle(atrium, mail, outcome).await
        }
        Err(SendError::Temporary { why, reason }) => {
            let random = u64::from_be_bytes(atrium.entropy.bytes());
            let attempt = mail.attempts.saturating_sub(mail.attempts_before);
            let outcome = match backoff::after(attempt, atrium.now(), random) {
                backoff::Next::RetryAt(at) => Outcome::Retry {
                    at,
                    why,
                    said: &reason,
                },
                backoff::Next::Park => Outcome::Failed { why, said: &reason },
            };
            settle(atrium, mail, outcome).await
        }
    }
}

async fn settle(atrium: &Atrium, mail: &Mail, outcome: Outcome<'_>) -> Result<()> {
    let attempt = i64::from(mail.attempts);
    if !atrium
        .database
        .settle_mail(mail.id, attempt, outcome, atrium.now())
        .await?
    {
        tracing::warn!(
            mail = mail.id.get(),
            attempt,
            "an attempt ended after its lease; what came of the letter since then stands"
        );
    }
    Ok(())
}

/// The message, or why it must not leave any more.
async fn prepare(
    atrium: &Atrium,
    mail: &Mail,
) -> Result<std::result::Result<message::Outgoing, Why>> {
    let letter = match letter(atrium, mail).await? {
        Ok(letter) => letter,
        Err(why) => return Ok(Err(why)),
    };
    let composed = compose(&letter, &atrium.settings().brand, mail.language);
    let recipient = Recipient {
        name: mail.recipient_name.clone(),
        address: address(&mail.recipient)?,
    };
    message::build(
        &composed,
        &atrium.settings().brand,
        &recipient,
        &mail.message_id,
        mail.created_at,
    )
    .map(Ok)
    .map_err(|error| Error::Internal(error.to_string()))
}
