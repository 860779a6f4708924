//! Looking at a link, by its token or by the typed code. Looking spends nothing.

use atrium_domain::email::{Email, LoginKey};
use atrium_domain::form::InvitationCode;
use atrium_domain::id::{LinkId, UserId};
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::sign_in::language_of;
use super::throttle::{self, Bucket};
use crate::access::System;
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::{Link, Purpose, Standing};
use crate::store::mail::{Intention, NewMail};

/// Wrong codes until the code (not the link) is spent.
pub const CODE_TRIES: i64 = 5;
/// Letters of one kind to one address in an hour.
const LETTERS_AN_HOUR: u64 = 3;

const REASON: System = System::because("whoever holds a link may look at it");

/// A link, seen by who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The link.
    pub link: LinkId,
    /// Its generation.
    pub(super) generation: i64,
    /// How it stands.
    pub standing: Standing,
    /// Until when.
    pub expires_at: Timestamp,
    /// The login it is for; empty for set-up.
    pub login: String,
    /// The person's name; empty for set-up.
    pub name: String,
    /// The person's language.
    pub language: Option<atrium_domain::locale::Locale>,
}

/// Looks at the link behind a token.
///
/// # Errors
///
/// [`Error::NotFound`] for a token this server did not make for that purpose.
pub async fn look(atrium: &Atrium, purpose: Purpose, link_token: &str) -> Result<Seen> {
    let (id, generation) =
        token::open_link_token(&atrium.key, link_token).ok_or(Error::NotFound)?;
    let store = atrium.database.read(&REASON);
    let link = store
        .link(id)
        .await?
        .filter(|link| link.purpose == purpose)
        .ok_or(Error::NotFound)?;
    seen(atrium, &link, generation).await
}

async fn seen(atrium: &Atrium, link: &Link, generation: i64) -> Result<Seen> {
    let store = atrium.database.read(&REASON);
    let user = match link.user {
        Some(id) => Some(store.user(id).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    let language = match &user {
        Some(user) => store.own_language(user).await?,
        None => None,
    };
    let standing = if generation == link.generation {
        link.standing(atrium.now())
    } else {
        Standing::Withdrawn
    };
    Ok(Seen {
        link: link.id,
        generation,
        standing,
        expires_at: link.expires_at,
        language,
        name: user
            .as_ref()
            .map(|user| user.name.clone())
            .unwrap_or_default(),
        login: user.map(|user| user.login).unwrap_or_default(),
    })
}

/// The token behind a typed code.
///
/// # Errors
///
/// [`Rule::CodeWrong`] for anything but an open invitation's own code while its tries last: in the
/// same words and with the same work, whether there is such a login, such an invitation, or a try
/// left; [`Rule::TooManyAttempts`].
pub async fn token_by_code(atrium: &Atrium, input: &InvitationCode, peer: &Peer) -> Result<String> {
    throttle::count(atrium, &[Bucket::Peer(&peer.address)]).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    let key: LoginKey = input.email.login_key();
    let user = unit
        .store()
        .credential_by_key(&key)
        .await?
        .map(|credential| credential.user);
    // Where there is nobody, or nothing, the same is asked of a user and a link that never are.
    let whose = user.as_ref().map_or(UserId::new(0), |user| user.id);
    let link = unit.store().invitation_of_user(whose).await?;
    let (id, generation, open) = link.map_or((LinkId::new(0), 0, false), |link| {
        let open = link.standing(now) == Standing::Open;
        (link.id, link.generation, open)
    });
    // Counted before it is compared: racing guesses can't get more than five.
    let counted = unit.count_code_try(id, CODE_TRIES).await?;
    let right = token::is_code_of(&atrium.key, id, generation, input.code);
    if !(right && counted && open) {
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::Visitor,
                happened: Happened::CodeRefused,
                subject: user
                    .as_ref()
                    .map_or(Subject::Nothing, |user| Subject::User(user.id)),
                contact: None,
                detail: json!({}),
                personal: Personal {
                    subject: input.email.as_str().chars().take(100).collect(),
                    address: peer.address.clone(),
                    ..Personal::default()
                },
            },
        )
        .await?;
        unit.commit().await?;
        return Err(Error::field("code", Rule::CodeWrong));
    }
    // Whoever has the code may type it as often as they like: only wrong ones are numbered.
    unit.take_code_try_back(id).await?;
    unit.commit().await?;
    throttle::release(atrium, Bucket::Peer(&peer.address)).await?;
    Ok(token::link_token(&atrium.key, id, generation))
}

/// Asks for a fresh link in place of one that no longer opens: it goes to the login's own address,
/// whoever asks. Who has a password already gets a reset link. The answer is the same whether or
/// not a letter leaves.
///
/// # Errors
///
/// [`Error::NotFound`] for a token this server did not make; [`Rule::TooManyAttempts`].
pub async fn ask_for_fresh(atrium: &Atrium, link_token: &str, peer: &Peer) -> Result<()> {
    let (id, _) = token::open_link_token(&atrium.key, link_token).ok_or(Error::NotFound)?;
    throttle::count(atrium, &[Bucket::Letters(&peer.address)]).await?;
    let now = atrium.now();
    let unit = atrium.database.write(REASON).await?;
    let store = unit.store();
    let link = store
        .link(id)
        .await?
        .filter(|link| link.purpose == Purpose::Invitation)
        .ok_or(Error::NotFound)?;
    let (Some(user), Some(membership)) = (link.user, link.membership) else {
        return Ok(());
    };
    let user = store.user(user).await?.ok_or(Error::NotFound)?;
    let membership = store.membership(membership).await?.ok_or(Error::NotFound)?;
    if link.standing(now) == Standing::Open
        || membership.ended_at.is_some()
        || user.archived_at.is_some()
    {
        return Ok(());
    }
    let (letter, purpose, lifetime, intention) = if user.has_password {
        let intention = Intention::Reset { by_staff: false };
        (
            "reset",
            Purpose::Reset,
            atrium.settings().reset_lifetime,
            intention,
        )
    } else {
        let intention = Intention::Invitation {
            message: String::new(),
        };
        (
            "invitation",
            Purpose::Invitation,
            atrium.settings().invitation_lifetime,
            intention,
        )
    };
    if !may_write(&store, letter, &user.login, now).await? {
        return Ok(());
    }
    let invited_to = (purpose == Purpose::Invitation).then_some(membership.id);
    let newest = store
        .invitation_of_user(user.id)
        .await?
        .filter(|newest| invited_to.is_some() && newest.membership == invited_to)
        .filter(|newest| newest.standing(now) == Standing::Open);
    let fresh = match newest {
        // One that opens is mailed again: whoever holds an old one must not void it.
        Some(newest) => newest.id,
        None => {
            unit.insert_link(purpose, Some(user.id), invited_to, now.plus(lifetime), now)
                .await?
        }
    };
    unit.post(
        NewMail {
            intention,
            recipient: &user.login,
            recipient_name: &user.name,
            language: language_of(atrium, &store, &user).await?,
            link: Some(fresh),
            contact: Some(membership.contact),
        },
        &atrium.entropy,
        now,
    )
    .await?;
    unit.record(
        atrium.pen(),
        now,
        Entry {
            actor: Actor::Visitor,
            happened: Happened::InvitationRequested,
            subject: Subject::Membership(membership.id),
            contact: Some(membership.contact),
            detail: json!({ "letter": letter }),
            personal: Personal {
                subject: user.login.clone(),
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

/// Whether a letter of this kind may still go to an address this hour.
pub(super) async fn may_write(
    store: &crate::store::Store<'_, System>,
    letter: &str,
    to: &str,
    now: Timestamp,
) -> Result<bool> {
    let since = now.minus(atrium_domain::time::Duration::from_secs(3600));
    Ok(store.mails_since(letter, to, since).await? < LETTERS_AN_HOUR)
}

/// An address as a letter needs it.
pub(crate) fn address(login: &str) -> Result<Email> {
    login
        .parse()
        .map_err(|_| Error::Internal("a stored login is no address".to_owned()))
}
