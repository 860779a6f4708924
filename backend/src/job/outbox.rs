//! Sends what the outbox holds: composes each letter when its turn comes, hands it to the
//! transport, and notes how it went.

use atrium_domain::id::MailId;
use atrium_domain::time::{Duration, Timestamp};
use secrecy::SecretString;

use crate::access::System;
use crate::atrium::Atrium;
use crate::credential::token;
use crate::error::{Error, Result};
use crate::mail::letter::{
    AccountDeleted, Invitation, LoginChanged, PasswordChanged, PasswordSet, Reset, StaffInvitation,
};
use crate::mail::{Letter, Recipient, SendError, Transport, backoff, compose, message};
use crate::operation::invitation::address;
use crate::store::link::{Link, Standing};
use crate::store::mail::{Intention, Mail, Outcome};
use crate::store::user::User;

const REASON: System = System::because("the outbox sends for everybody");
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
        Ok(Err(reason)) => return settle(atrium, mail.id, Outcome::Cancelled { reason }).await,
        Err(Error::Internal(reason)) => {
            // A letter that can't be made is parked, so that the others flow.
            tracing::error!(mail = mail.id.get(), %reason, "a letter can't be made");
            return settle(atrium, mail.id, Outcome::Failed { reason: &reason }).await;
        }
        Err(other) => return Err(other),
    };
    match transport.send(&outgoing).await {
        Ok(()) => settle(atrium, mail.id, Outcome::Sent).await,
        Err(SendError::Permanent { reason }) => {
            settle(atrium, mail.id, Outcome::Failed { reason: &reason }).await
        }
        Err(SendError::Temporary { reason }) => {
            let random = u64::from_be_bytes(atrium.entropy.bytes());
            match backoff::after(mail.attempts, atrium.now(), random) {
                backoff::Next::RetryAt(at) => {
                    settle(
                        atrium,
                        mail.id,
                        Outcome::Retry {
                            at,
                            reason: &reason,
                        },
                    )
                    .await
                }
                backoff::Next::Park => {
                    settle(atrium, mail.id, Outcome::Failed { reason: &reason }).await
                }
            }
        }
    }
}

async fn settle(atrium: &Atrium, id: MailId, outcome: Outcome<'_>) -> Result<()> {
    atrium.database.settle_mail(id, outcome, atrium.now()).await
}

/// The message, or why it must not leave any more.
async fn prepare(
    atrium: &Atrium,
    mail: &Mail,
) -> Result<std::result::Result<message::Outgoing, &'static str>> {
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

async fn letter(atrium: &Atrium, mail: &Mail) -> Result<std::result::Result<Letter, &'static str>> {
    let now = atrium.now();
    if let Some(notice) = notice(mail)? {
        return Ok(Ok(notice));
    }
    let (link, user) = linked(atrium, mail).await?;
    match link.standing(now) {
        Standing::Open => {}
        Standing::Used => return Ok(Err("its link was used meanwhile")),
        Standing::Withdrawn => return Ok(Err("its link was withdrawn meanwhile")),
        Standing::Expired => return Ok(Err("its link expired before it could be sent")),
    }
    let token = token::link_token(&atrium.key, link.id, link.generation);
    let at = |path: &str| {
        SecretString::from(atrium.settings().brand.address(&format!("{path}/{token}")))
    };
    Ok(Ok(match &mail.intention {
        Intention::Invitation { message } => Letter::Invitation(Invitation {
            name: mail.recipient_name.clone(),
            customer: company(atrium, mail).await?,
            login: address(&user.login)?,
            link: at("/invitation"),
            code: token::link_code(&atrium.key, link.id, link.generation)
                .show()
                .into(),
            valid_until: link.expires_at,
            message: (!message.trim().is_empty()).then(|| message.clone()),
        }),
        Intention::Reset { by_staff } => Letter::Reset(Reset {
            name: mail.recipient_name.clone(),
            login: address(&user.login)?,
            link: at("/reset"),
            valid_until: link.expires_at,
            asked_by: Intention::asked_by(*by_staff),
        }),
        Intention::StaffInvitation => Letter::StaffInvitation(StaffInvitation {
            name: mail.recipient_name.clone(),
            login: address(&user.login)?,
            link: at("/reset"),
            valid_until: link.expires_at,
        }),
        Intention::PasswordChanged { .. }
        | Intention::LoginChanged { .. }
        | Intention::PasswordSet { .. }
        | Intention::AccountDeleted { .. } => {
            return Err(Error::Internal(
                "a notice was taken for a letter with a link".to_owned(),
            ));
        }
    }))
}

/// A letter without a link: nothing of it can be withdrawn meanwhile.
fn notice(mail: &Mail) -> Result<Option<Letter>> {
    let name = mail.recipient_name.clone();
    Ok(match &mail.intention {
        Intention::PasswordChanged { at } => Some(Letter::PasswordChanged(PasswordChanged {
            name,
            login: address(&mail.recipient)?,
            at: Timestamp::from_micros(*at),
        })),
        Intention::PasswordSet { at } => Some(Letter::PasswordSet(PasswordSet {
            name,
            login: address(&mail.recipient)?,
            at: Timestamp::from_micros(*at),
        })),
        Intention::LoginChanged { old, new, at } => Some(Letter::LoginChanged(LoginChanged {
            name,
            old: address(old)?,
            new: address(new)?,
            at: Timestamp::from_micros(*at),
        })),
        Intention::AccountDeleted { at } => Some(Letter::AccountDeleted(AccountDeleted {
            name,
            login: address(&mail.recipient)?,
            at: Timestamp::from_micros(*at),
        })),
        Intention::Invitation { .. } | Intention::Reset { .. } | Intention::StaffInvitation => None,
    })
}

async fn linked(atrium: &Atrium, mail: &Mail) -> Result<(Link, User)> {
    let strange = || Error::Internal(format!("letter {} has no link", mail.id));
    let store = atrium.database.read(&REASON);
    let link = store
        .link(mail.link.ok_or_else(strange)?)
        .await?
        .ok_or_else(strange)?;
    let user = store
        .user(link.user.ok_or_else(strange)?)
        .await?
        .ok_or_else(strange)?;
    Ok((link, user))
}

/// The company whose documents the reader will see, where that is another contact.
async fn company(atrium: &Atrium, mail: &Mail) -> Result<Option<String>> {
    let Some(contact) = mail.contact else {
        return Ok(None);
    };
    let store = atrium.database.read(&REASON);
    let contact = store.contact(contact).await?;
    if contact.commercial_entity == contact.id {
        return Ok(None);
    }
    Ok(Some(
        store.contact(contact.commercial_entity).await?.fields.name,
    ))
}
