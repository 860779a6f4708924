//! Loading the demo, once or again.

mod login;

use std::collections::BTreeMap;
use std::io::Cursor;

use atrium_domain::form::{GrantAct, GrantRequest};
use atrium_domain::id::{ContactId, SessionId};
use atrium_domain::problem::{Problems, Rule};
use secrecy::{ExposeSecret as _, SecretString};

use super::{CONTACTS, CUSTOMERS, Login, Part, SOURCE, STAFF, Stage};
use crate::access::session::{Level, Verified, verify};
use crate::access::{Session, Staff, System, Who};
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::import::contacts;
use crate::once::Once;
use crate::operation::grant_access::{self, RowResult};
use crate::operation::import_contacts::{self, Report};
use crate::operation::{accept_invitation, invitation, sign_in};
use crate::store::link::{Link, Purpose, Standing};
use crate::store::user::User;
use login::{checked, password, renew, staff_login};

const REASON: System = System::because("the operator loads the demo");

/// What came of it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The demo was there already; passwords are new all the same.
    pub was_there: bool,
    /// What the file brought.
    pub report: Report,
    /// Somebody to sign in as, in each role.
    pub logins: Vec<Login>,
}

/// Loads the demo. Again, it brings back what is missing, sets new passwords and leaves what
/// people did to it alone.
///
/// # Errors
///
/// A login of the demo was given to somebody else meanwhile.
pub async fn load(atrium: &Atrium) -> Result<Loaded> {
    let was_there = !atrium
        .database
        .read(&REASON)
        .origins(SOURCE)
        .await?
        .is_empty();
    let checked = contacts::check(CONTACTS)
        .map_err(|error| Error::Internal(format!("the demo's file: {error}")))?;
    let report = import_contacts::apply(atrium, SOURCE, &checked, &mut Cursor::new(CONTACTS))
        .await?
        .map_err(|rejects| Error::Internal(format!("the demo's file: {rejects}")))?;
    let mut logins = Vec::new();
    for (role, login, name) in STAFF {
        logins.push(staff_login(atrium, role, login, name).await?);
    }
    let run = Run {
        atrium,
        session: session(atrium).await?,
    };
    let origins = atrium.database.read(&REASON).origins(SOURCE).await?;
    for (id, stage) in CUSTOMERS {
        let contact = origins
            .get(id)
            .ok_or_else(|| Error::Internal(format!("the demo has no {id}")))?
            .contact;
        match stage {
            Stage::Inside => logins.push(run.inside(contact).await?),
            Stage::Invited => run.invited(contact).await?,
            Stage::Revoked => run.revoked(contact).await?,
        }
    }
    Ok(Loaded {
        was_there,
        report,
        logins,
    })
}

/// As [`load`], but only in a house that has no staff yet; none where it has.
///
/// # Errors
///
/// As [`load`].
pub async fn load_where_nobody_is(atrium: &Atrium) -> Result<Option<Loaded>> {
    if atrium.database.read(&REASON).has_staff().await? {
        return Ok(None);
    }
    load(atrium).await.map(Some)
}

/// The demo's administrator at the dialog. No row stands behind this session: it lives for this
/// run only, and nothing refers to it.
async fn session(atrium: &Atrium) -> Result<Session> {
    let (role, login, _) = STAFF[0];
    let key = atrium_domain::email::LoginKey::of(login);
    let user = atrium
        .database
        .read(&REASON)
        .credential_by_key(&key)
        .await?
        .ok_or_else(|| Error::Internal("the demo's administrator is gone".to_owned()))?
        .user;
    Ok(Session {
        id: SessionId::new(0),
        user: user.id,
        login: user.login,
        name: user.name,
        language: user.language,
        level: Level::Full,
        confirmed_at: atrium.now(),
        password_must_change: false,
        remembered: false,
        who: Who::Staff(Staff { role }),
    })
}

/// A customer as they stand.
struct Standpoint {
    user: User,
    /// The membership is open and the login not archived.
    admitted: bool,
}

struct Run<'a> {
    atrium: &'a Atrium,
    session: Session,
}

impl Run<'_> {
    /// How a contact stands; none if nobody ever gave it access.
    async fn standpoint(&self, contact: ContactId) -> Result<Option<Standpoint>> {
        let store = self.atrium.database.read(&REASON);
        let Some(membership) = store.newest_memberships(&[contact]).await?.remove(&contact) else {
            return Ok(None);
        };
        let user = store.user(membership.user).await?.ok_or(Error::NotFound)?;
        let admitted = membership.ended_at.is_none() && user.archived_at.is_none();
        Ok(Some(Standpoint { user, admitted }))
    }

    /// Presses a button; the rule, if the row refuses.
    async fn press(&self, contact: ContactId, act: GrantAct) -> Result<Option<Rule>> {
        let request = GrantRequest {
            contacts: vec![contact],
            act,
            selected: Vec::new(),
            emails: BTreeMap::new(),
            message: String::new(),
            rights: None,
            everyone: false,
        };
        let (once, peer) = (Once::none(), Peer::default());
        let outcome = grant_access::act(self.atrium, &self.session, &request, &once, &peer).await?;
        match outcome.results.get(&contact) {
            Some(RowResult::Done(_)) => Ok(None),
            Some(RowResult::Refused(rule)) => Ok(Some(rule.clone())),
            None => Err(Error::Internal(format!(
                "nothing was done to contact {contact}"
            ))),
        }
    }

    /// Presses a button that must work: without this customer the demo shows nothing.
    async fn act(&self, contact: ContactId, act: GrantAct) -> Result<()> {
        let Some(rule) = self.press(contact, act).await? else {
            return Ok(());
        };
        let store = self.atrium.database.read(&REASON);
        let name = store.contact(contact).await?.fields.name;
        Err(Error::Refused(Problems::one(name, rule)))
    }

    /// Somebody who can sign in.
    async fn inside(&self, contact: ContactId) -> Result<Login> {
        let password = password(&self.atrium.entropy);
        let user = match self.standpoint(contact).await? {
            Some(Standpoint {
                user,
                admitted: true,
            }) if user.has_password => {
                renew(self.atrium, &user, None, &password).await?;
                user
            }
            Some(Standpoint {
                user,
                admitted: true,
            }) => {
                self.accept(contact, &user, &password).await?;
                user
            }
            Some(Standpoint {
                admitted: false, ..
            })
            | None => {
                self.act(contact, GrantAct::Grant(contact)).await?;
                let user = self.standpoint(contact).await?.ok_or(Error::NotFound)?.user;
                self.accept(contact, &user, &password).await?;
                user
            }
        };
        let store = self.atrium.database.read(&REASON);
        let entity = store.contact(contact).await?.commercial_entity;
        let company = store.contact(entity).await?.fields.name;
        Ok(Login {
            part: Part::Portal,
            login: user.login,
            password,
            company,
        })
    }

    async fn open_invitation(&self, user: &User) -> Result<Option<Link>> {
        let newest = self
            .atrium
            .database
            .read(&REASON)
            .invitation_of_user(user.id)
            .await?;
        Ok(newest.filter(|link| link.standing(self.atrium.now()) == Standing::Open))
    }

    /// Accepts the invitation as the customer would, by its link, and signs out again.
    async fn accept(&self, contact: ContactId, user: &User, password: &SecretString) -> Result<()> {
        let link = match self.open_invitation(user).await? {
            Some(link) => link,
            None => {
                self.act(contact, GrantAct::Reinvite(contact)).await?;
                self.open_invitation(user).await?.ok_or(Error::Stale)?
            }
        };
        let link_token = token::link_token(&self.atrium.key, link.id, link.generation);
        let seen = invitation::look(self.atrium, Purpose::Invitation, &link_token).await?;
        let peer = Peer::default();
        let opened =
            accept_invitation::accept(self.atrium, &seen, &checked(password)?, &peer).await?;
        match verify(
            &self.atrium.database,
            self.atrium.settings().sessions,
            opened.cookie.expose_secret(),
            self.atrium.now(),
        )
        .await?
        {
            Verified::SignedIn(session) => sign_in::sign_out(self.atrium, &session, &peer).await,
            Verified::Anonymous | Verified::AccessEnded { .. } => Ok(()),
        }
    }

    /// Somebody whose invitation still opens, unless people took the story further.
    async fn invited(&self, contact: ContactId) -> Result<()> {
        match self.standpoint(contact).await? {
            None => drop(self.press(contact, GrantAct::Grant(contact)).await?),
            Some(Standpoint {
                user,
                admitted: true,
            }) if !user.has_password && self.open_invitation(&user).await?.is_none() => {
                drop(self.press(contact, GrantAct::Reinvite(contact)).await?);
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// Somebody who was let in, and out again, unless people took the story further.
    async fn revoked(&self, contact: ContactId) -> Result<()> {
        let is_new = self.standpoint(contact).await?.is_none();
        if is_new
            && self
                .press(contact, GrantAct::Grant(contact))
                .await?
                .is_none()
        {
            self.act(contact, GrantAct::Revoke(contact)).await?;
        }
        Ok(())
    }
}
