//! Offers, seen by those they are made to: accept or decline. Looking answers nothing.

use atrium_domain::id::{MembershipId, OfferId};
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use serde_json::json;

use crate::access::{Account, Act, Session, System};
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::Standing;
use crate::store::membership::NewMembership;
use crate::store::offer::Offer;
use crate::store::user::User;

const LINK: System = System::because("whoever holds an offer's link may look at it and decline");
const OWNER: System = System::because("an offer is made to the login that is signed in");

/// An offer, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub offer: OfferId,
    /// How it stands.
    pub standing: Standing,
    /// Until when.
    pub expires_at: Timestamp,
    /// The company whose documents would be seen.
    pub company: String,
    /// The login it is made to.
    pub login: String,
    /// The language of its owner.
    pub language: Option<Locale>,
    user: User,
}

impl Seen {
    /// Whether this person is the one asked.
    #[must_use]
    pub fn is_for(&self, session: &Session) -> bool {
        self.user.id == session.user && session.may(Act::UsePortal)
    }
}

async fn seen(atrium: &Atrium, offer: Offer) -> Result<Seen> {
    let store = atrium.database.read(&LINK);
    let user = store.user(offer.user).await?.ok_or(Error::NotFound)?;
    let contact = store.contact(offer.contact).await?;
    let entity = store.contact(offer.entity).await?;
    let above = store.archived_above(&[contact.id]).await?;
    let holds = offer.holds(&user, &contact) && above.is_empty();
    let standing = match offer.standing(atrium.now()) {
        Standing::Open if !holds => Standing::Withdrawn,
        other @ (Standing::Open | Standing::Used | Standing::Withdrawn | Standing::Expired) => {
            other
        }
    };
    Ok(Seen {
        offer: offer.id,
        standing,
        expires_at: offer.expires_at,
        company: entity.fields.name,
        login: user.login.clone(),
        language: store.own_language(&user).await?,
        user,
    })
}

/// The offer behind a mailed link.
///
/// # Errors
///
/// [`Error::NotFound`] for a token this server did not make.
pub async fn look(atrium: &Atrium, offer_token: &str) -> Result<Seen> {
    let id = token::open_offer_token(&atrium.key, offer_token).ok_or(Error::NotFound)?;
    let offer = atrium
        .database
        .read(&LINK)
        .offer(id)
        .await?
        .ok_or(Error::NotFound)?;
    seen(atrium, offer).await
}

/// One of one's own offers.
///
/// # Errors
///
/// [`Error::NotFound`] for one that is made to somebody else.
pub async fn look_own(atrium: &Atrium, session: &Session, id: OfferId) -> Result<Seen> {
    let scope = Account::of(session);
    let offer = atrium
        .database
        .read(&scope)
        .offer(id)
        .await?
        .ok_or(Error::NotFound)?;
    seen(atrium, offer).await
}

/// An offer as it stands now.
///
/// # Errors
///
/// The database can't be read.
pub async fn again(atrium: &Atrium, seen_before: &Seen) -> Result<Seen> {
    let offer = atrium
        .database
        .read(&LINK)
        .offer(seen_before.offer)
        .await?
        .ok_or(Error::NotFound)?;
    let now = seen(atrium, offer).await?;
    Ok(Seen {
        // Refused although nobody answered it: what it was about is no longer so.
        standing: match now.standing {
            Standing::Open => Standing::Withdrawn,
            other @ (Standing::Used | Standing::Withdrawn | Standing::Expired) => other,
        },
        ..now
    })
}

/// Accepts, as the login it is made to; the membership there is now.
///
/// # Errors
///
/// [`Error::NotFound`] for somebody else's; [`Error::Stale`] when it is no longer open: look
/// again, the page says why.
pub async fn accept(
    atrium: &Atrium,
    session: &Session,
    id: OfferId,
    peer: &Peer,
) -> Result<MembershipId> {
    session.must(Act::UsePortal)?;
    let unit = atrium.database.write(OWNER).await?;
    let now = atrium.now();
    let store = unit.store();
    let offer = store
        .offer(id)
        .await?
        .filter(|offer| offer.user == session.user)
        .ok_or(Error::NotFound)?;
    let user = store.user(offer.user).await?.ok_or(Error::NotFound)?;
    let contact = store.contact(offer.contact).await?;
    let above = store.archived_above(&[contact.id]).await?;
    let holds = offer.holds(&user, &contact) && above.is_empty();
    if offer.standing(now) != Standing::Open || !holds {
        return Err(Error::Stale);
    }
    // The contact may have got a login of its own meanwhile.
    let taken = store
        .newest_memberships(&[contact.id])
        .await?
        .remove(&contact.id)
        .is_some_and(|membership| membership.ended_at.is_none());
    if taken {
        return Err(Error::Stale);
    }
    let new = NewMembership {
        user: &user,
        contact: &contact,
        rights: offer.rights,
        granted_by: offer.offered_by,
    };
    let membership = unit
        .insert_memberships(&[new], now)
        .await?
        .remove(&contact.id)
        .ok_or_else(|| Error::Internal("a membership just written is not there".to_owned()))?;
    unit.answer_offer(id, Some(membership), now).await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(user.id),
            happened: Happened::OfferAccepted,
            subject: Subject::Membership(membership),
            contact: Some(contact.id),
            detail: json!({ "offer": id }),
            personal: Personal {
                actor: session.name.clone(),
                subject: user.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await?;
    Ok(membership)
}

/// Declines: by whoever holds the link, or is signed in as the login (`owner`).
///
/// # Errors
///
/// [`Error::Stale`] when it is no longer open.
pub async fn decline(
    atrium: &Atrium,
    seen: &Seen,
    owner: Option<&Session>,
    peer: &Peer,
) -> Result<()> {
    let unit = atrium.database.write(LINK).await?;
    let now = atrium.now();
    let offer = unit
        .store()
        .offer(seen.offer)
        .await?
        .ok_or(Error::NotFound)?;
    unit.answer_offer(seen.offer, None, now).await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: owner.map_or(Actor::Visitor, |session| Actor::User(session.user)),
            happened: Happened::OfferDeclined,
            subject: Subject::Offer(offer.id),
            contact: Some(offer.contact),
            detail: json!({}),
            personal: Personal {
                actor: owner
                    .map(|session| session.name.clone())
                    .unwrap_or_default(),
                subject: seen.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    unit.commit().await
}
