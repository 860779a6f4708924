//! Sends what the outbox holds: composes each letter when its turn comes, hands it to the
//! transport, and notes how it went.

use atrium_domain::id::OfferId;
use atrium_domain::time::{Duration, Timestamp};
use secrecy::SecretString;

use crate::access::System;
use crate::atrium::Atrium;
use crate::credential::token;
use crate::error::{Error, Result};
use crate::mail::letter::{
    AccountDeleted, Invitation, LoginChanged, NewDevice, Offer, PasswordChanged, PasswordSet,
    Reset, StaffInvitation,
};
use crate::mail::{Letter, Recipient, SendError, Transport, Why, backoff, compose, message};
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

async fn letter(atrium: &Atrium, mail: &Mail) -> Result<std::result::Result<Letter, Why>> {
    let now = atrium.now();
    if let Some(notice) = notice(mail)? {
        return Ok(Ok(notice));
    }
    match &mail.intention {
        Intention::Offer { offer, message } => offered(atrium, mail, *offer, message, now).await,
        Intention::Invitation { message } => {
            let (link, user) = linked(atrium, mail).await?;
            if let Some(why) = over(link.standing(now)) {
                return Ok(Err(why));
            }
            Ok(Ok(Letter::Invitation(Invitation {
                name: mail.recipient_name.clone(),
                customer: company(atrium, mail).await?,
                login: address(&user.login)?,
                link: page(atrium, "/invitation", &link),
                code: token::link_code(&atrium.key, link.id, link.generation)
                    .show()
                    .into(),
                valid_until: link.expires_at,
                message: said(message),
            })))
        }
        Intention::Reset { by_staff } => {
            let (link, user) = linked(atrium, mail).await?;
            if let Some(why) = over(link.standing(now)) {
                return Ok(Err(why));
            }
            Ok(Ok(Letter::Reset(Reset {
                name: mail.recipient_name.clone(),
                login: address(&user.login)?,
                link: page(atrium, "/reset", &link),
                valid_until: link.expires_at,
                asked_by: Intention::asked_by(*by_staff),
            })))
        }
        Intention::StaffInvitation => {
            let (link, user) = linked(atrium, mail).await?;
            if let Some(why) = over(link.standing(now)) {
                return Ok(Err(why));
            }
            Ok(Ok(Letter::StaffInvitation(StaffInvitation {
                name: mail.recipient_name.clone(),
                login: address(&user.login)?,
                link: page(atrium, "/reset", &link),
                valid_until: link.expires_at,
            })))
        }
        Intention::PasswordChanged { .. }
        | Intention::LoginChanged { .. }
        | Intention::PasswordSet { .. }
        | Intention::AccountDeleted { .. }
        | Intention::NewDevice { .. } => Err(Error::Internal(
            "a notice was taken for a letter with a link".to_owned(),
        )),
    }
}

/// Why a letter with a link that stands so must not leave any more.
const fn over(standing: Standing) -> Option<Why> {
    match standing {
        Standing::Open => None,
        Standing::Used => Some(Why::LinkUsed),
        Standing::Withdrawn => Some(Why::LinkWithdrawn),
        Standing::Expired => Some(Why::LinkExpired),
    }
}

fn page(atrium: &Atrium, path: &str, link: &Link) -> SecretString {
    let token = token::link_token(&atrium.key, link.id, link.generation);
    SecretString::from(atrium.settings().brand.address(&format!("{path}/{token}")))
}

fn said(message: &str) -> Option<String> {
    (!message.trim().is_empty()).then(|| message.to_owned())
}

async fn offered(
    atrium: &Atrium,
    mail: &Mail,
    offer: OfferId,
    message: &str,
    now: Timestamp,
) -> Result<std::result::Result<Letter, Why>> {
    let strange = || Error::Internal(format!("letter {} has no offer", mail.id));
    let store = atrium.database.read(&REASON);
    let offer = store.offer(offer).await?.ok_or_else(strange)?;
    if let Some(why) = over(offer.standing(now)) {
        return Ok(Err(why));
    }
    let user = store.user(offer.user).await?.ok_or_else(strange)?;
    let contact = store.contact(offer.contact).await?;
    if !offer.holds(&user, &contact) {
        return Ok(Err(Why::LinkWithdrawn));
    }
    let entity = store.contact(offer.entity).await?;
    let token = token::offer_token(&atrium.key, offer.id);
    Ok(Ok(Letter::Offer(Offer {
        name: mail.recipient_name.clone(),
        customer: entity.fields.name,
        login: address(&user.login)?,
        link: SecretString::from(atrium.settings().brand.address(&format!("/join/{token}"))),
        valid_until: offer.expires_at,
        message: said(message),
    })))
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
        Intention::NewDevice {
            at,
            browser,
            system,
            address: network,
        } => Some(Letter::NewDevice(NewDevice {
            name,
            login: address(&mail.recipient)?,
            at: Timestamp::from_micros(*at),
            browser: browser.clone(),
            system: system.clone(),
            address: network.clone(),
        })),
        Intention::Invitation { .. }
        | Intention::Reset { .. }
        | Intention::StaffInvitation
        | Intention::Offer { .. } => None,
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
