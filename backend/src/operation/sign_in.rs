//! Signing in and out.

use atrium_domain::form::SignIn;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use secrecy::SecretString;
use serde_json::json;

use super::known_device;
use super::throttle::{self, Bucket};
use crate::access::policy::Principal;
use crate::access::session::Level;
use crate::access::{Account, Session, System};
use crate::atrium::{Atrium, Peer};
use crate::credential::device::Marks;
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::session::{EndedBecause, NewSession};
use crate::store::user::User;
use crate::store::{Store, Unit};

/// A session just opened.
#[derive(Debug)]
pub struct Opened {
    /// The cookie's value.
    pub cookie: SecretString,
    /// The cookie outlives the browser.
    pub remembered: bool,
    /// Who it is of: staff land in the back office, customers in the portal.
    pub principal: Principal,
    /// What the browser is known by from now on.
    pub marks: Marks,
}

const REASON: System = System::because("nobody is signed in yet");

/// Signs somebody in. One neutral answer, and the same work, for an unknown login, a wrong
/// password, an archived user and one that never accepted its invitation.
///
/// # Errors
///
/// [`Rule::SignInRefused`], [`Rule::TooManyAttempts`], [`Error::Busy`].
pub async fn sign_in(atrium: &Atrium, input: &SignIn, peer: &Peer) -> Result<Opened> {
    // The strictest first: who is stopped by it does not count against the owner of the login.
    let login = input.login.as_str();
    let buckets = [
        Bucket::Pair(login, &peer.address),
        Bucket::Peer(&peer.address),
        Bucket::Login(login),
    ];
    let counted = throttle::count(atrium, &buckets)
        .await
        .inspect_err(|_| atrium.tally.sign_ins_throttled.add())?;
    let credential = atrium
        .database
        .read(&REASON)
        .credential_by_key(&input.login)
        .await?;
    let password = SecretString::from(input.password.expose());
    let stored = credential
        .as_ref()
        .and_then(|credential| credential.password_hash.as_deref());
    let check = async {
        let right = atrium.hasher.verify(&password, stored).await?;
        // Hashed before the cost was raised: now that the password is known, it is hashed anew.
        let renewed = match stored {
            Some(stored) if right && atrium.hasher.is_outdated(stored) => {
                Some(atrium.hasher.rehash(&password, &atrium.entropy).await?)
            }
            Some(_) | None => None,
        };
        Ok::<_, Error>((right, renewed))
    };
    let (right, renewed) = throttle::checked(atrium, counted, check.await).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    // The password may have been reset while it was being checked: what counts is what stands now.
    let standing = match &credential {
        Some(credential) if right => unit.store().still_behind(credential).await?,
        Some(_) | None => None,
    };
    let admitted = match standing {
        Some(user) if user.archived_at.is_none() => admit(&unit, user).await?,
        Some(_) | None => None,
    };
    let Some((user, membership)) = admitted else {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::Visitor,
                happened: Happened::SignInRefused,
                subject: credential
                    .as_ref()
                    .map_or(Subject::Nothing, |known| Subject::User(known.user.id)),
                contact: None,
                detail: json!({}),
                personal: Personal {
                    subject: input.login.as_str().chars().take(100).collect(),
                    address: peer.address.clone(),
                    ..Personal::default()
                },
            },
        )
        .await?;
        unit.commit().await?;
        atrium.tally.sign_ins_refused.add();
        return Err(Error::form(Rule::SignInRefused));
    };
    if let Some(hash) = renewed {
        unit.rehash_password(user.id, hash).await?;
    }
    let opened = open(atrium, &unit, &user, membership, input.remember, peer).await?;
    unit.commit().await?;
    atrium.posted.notify_one();
    throttle::clear(atrium, &[buckets[0], buckets[2]]).await?;
    throttle::release(atrium, Bucket::Peer(&peer.address)).await?;
    Ok(opened)
}

/// A portal user needs an open membership.
async fn admit(
    unit: &Unit<System>,
    user: User,
) -> Result<Option<(User, Option<atrium_domain::id::MembershipId>)>> {
    if user.is_internal() {
        return Ok(Some((user, None)));
    }
    let membership = unit.store().membership_to_use(user.id).await?;
    Ok(membership.map(|membership| (user, Some(membership))))
}

/// Opens a session for somebody whose credential was just verified in this unit.
pub(super) async fn open(
    atrium: &Atrium,
    unit: &Unit<System>,
    user: &User,
    membership: Option<atrium_domain::id::MembershipId>,
    remembered: bool,
    peer: &Peer,
) -> Result<Opened> {
    let now = atrium.now();
    let (cookie, token_hash) = token::new_session(&atrium.entropy);
    let session = unit
        .open_session(
            NewSession {
                token_hash,
                user: user.id,
                membership,
                level: Level::Full,
                remembered,
                lifetimes: atrium.settings().sessions.of(remembered),
                user_agent: &peer.user_agent,
                address: &peer.address,
            },
            now,
        )
        .await?;
    let met = known_device::meet(atrium, unit, user, peer, now).await?;
    unit.note_sign_in(user.id, now).await?;
    let contact = match membership {
        Some(id) => {
            unit.use_membership(id, now).await?;
            let membership = unit.store().membership(id).await?;
            membership.map(|membership| membership.contact)
        }
        None => None,
    };
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::User(user.id),
            happened: Happened::SignedIn,
            subject: Subject::Session(session),
            contact,
            detail: json!({ "remembered": remembered, "new_device": met.is_new, "told": met.is_told }),
            personal: Personal {
                actor: user.name.clone(),
                subject: user.login.clone(),
                address: peer.address.clone(),
                ..Personal::default()
            },
        },
    )
    .await?;
    atrium.tally.sessions_opened.add();
    Ok(Opened {
        cookie,
        remembered,
        principal: user.role.map_or(Principal::Customer, Principal::Staff),
        marks: met.marks,
    })
}

/// Signs out: the session ends on the server.
///
/// # Errors
///
/// The database can't be written.
pub async fn sign_out(atrium: &Atrium, session: &Session, peer: &Peer) -> Result<()> {
    let now = atrium.now();
    let unit = atrium.database.write(Account::of(session)).await?;
    if unit
        .end_session(session.id, EndedBecause::SignedOut, now)
        .await?
        > 0
    {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::User(session.user),
                happened: Happened::SignedOut,
                subject: Subject::Session(session.id),
                contact: None,
                detail: json!({}),
                personal: Personal {
                    actor: session.name.clone(),
                    address: peer.address.clone(),
                    ..Personal::default()
                },
            },
        )
        .await?;
    }
    unit.commit().await?;
    atrium.ended.notify_waiters();
    Ok(())
}

/// The language a user is written to in: the one they chose, else that of the contact behind them,
/// else the house's.
pub(super) async fn language_of<S>(
    atrium: &Atrium,
    store: &Store<'_, S>,
    user: &User,
) -> Result<Locale> {
    let own = store.own_language(user).await?;
    Ok(atrium.settings().language_for(own))
}
