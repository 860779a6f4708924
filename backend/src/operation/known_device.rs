//! A sign-in in a browser that was not used for the login before is told by letter.

use atrium_domain::device::Device;
use atrium_domain::time::{Duration, Timestamp};

use super::sign_in::language_of;
use crate::access::System;
use crate::atrium::{Atrium, Peer};
use crate::credential::device::Marks;
use crate::error::Result;
use crate::store::Unit;
use crate::store::mail::{Intention, NewMail};
use crate::store::user::User;

/// A program that signs in again and again and keeps no cookie is told of so often an hour: enough
/// to notice it, too few to bury the other letters.
const MOST_LETTERS: u64 = 10;
const HOUR: Duration = Duration::from_secs(3600);

/// What a sign-in came to, as far as the browser goes.
pub(super) struct Met {
    /// What the browser keeps from now on.
    pub(super) marks: Marks,
    /// The login was not used in it before.
    pub(super) is_new: bool,
    /// A letter says so.
    pub(super) is_told: bool,
}

/// Knows the browser again, or remembers it and writes to the login's owner. The first sign-in of
/// all is no news to whoever does it: there is nothing it could differ from.
pub(super) async fn meet(
    atrium: &Atrium,
    unit: &Unit<System>,
    user: &User,
    peer: &Peer,
    now: Timestamp,
) -> Result<Met> {
    let known = unit
        .know_device(user.id, &peer.marks.of(user.id), now)
        .await?;
    if let Some(at) = known {
        return Ok(Met {
            marks: peer.marks.used(at),
            is_new: false,
            is_told: false,
        });
    }
    let (marks, mark) = peer.marks.with_new(user.id, &atrium.entropy);
    unit.meet_device(user.id, mark, now).await?;
    let letters = async || {
        unit.store()
            .mails_since("new_device", &user.login, now.minus(HOUR))
            .await
    };
    let is_told = user.last_sign_in_at.is_some() && letters().await? < MOST_LETTERS;
    if is_told {
        let device = Device::of(&peer.user_agent);
        unit.post(
            NewMail {
                intention: Intention::NewDevice {
                    at: now.micros(),
                    browser: device.browser.unwrap_or_default().to_owned(),
                    system: device.system.unwrap_or_default().to_owned(),
                    address: peer.address.clone(),
                },
                recipient: &user.login,
                recipient_name: &user.name,
                language: language_of(atrium, &unit.store(), user).await?,
                link: None,
                contact: None,
            },
            &atrium.entropy,
            now,
        )
        .await?;
    }
    Ok(Met {
        marks,
        is_new: true,
        is_told,
    })
}
