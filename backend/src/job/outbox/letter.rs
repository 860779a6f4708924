//! What an intention becomes when its turn comes: a letter, or why it must not leave any more.

use atrium_domain::id::OfferId;
use atrium_domain::time::Timestamp;
use secrecy::SecretString;

use crate::access::System;
use crate::atrium::Atrium;
use crate::credential::token;
use crate::error::{Error, Result};
use crate::mail::letter::{
    AccountDeleted, Invitation, LoginChanged, NewDevice, Offer, PasswordChanged, PasswordSet,
    Reset, StaffInvitation,
};
use crate::mail::{Letter, Why};
use crate::operation::invitation::address;
use crate::store::link::{Link, Standing};
use crate::store::mail::{Intention, Mail};
use crate::store::user::User;

const REASON: System = System::because("the outbox sends for everybody");

pub(super) async fn letter(
    atrium: &Atrium,
    mail: &Mail,
) -> Result<std::result::Result<Letter, Why>> {
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
