//! The dialog's buttons.

use std::collections::BTreeMap;

use atrium_domain::email::Email;
use atrium_domain::form::{GrantAct, GrantRequest};
use atrium_domain::id::{ContactId, LinkId, MembershipId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Rights;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use serde_json::json;

use super::revoke::{Ending, end_access};
use super::row::{self, Dialog, Row};
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::credential::token;
use crate::error::{Error, Result};
use crate::store::Unit;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};
use crate::store::link::Purpose;
use crate::store::mail::{Intention, NewMail};
use crate::store::user::{NewUser, User};

/// Contacts in one unit of work: a batch lets other writers in between.
const CHUNK: usize = 100;

/// What was done to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Granted; an invitation is on its way to this address.
    Granted(String),
    /// Revoked.
    Revoked,
    /// A fresh invitation is on its way to this address.
    Invited(String),
    /// A reset link is on its way to this address.
    ResetSent(String),
    /// The invitation's link and code, to hand over another way: shown this once.
    Link {
        /// The path of the link.
        path: String,
        /// The code as people read it.
        code: String,
        /// When both stop working.
        until: Timestamp,
    },
}

/// How a row fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowResult {
    /// Done.
    Done(Done),
    /// Refused, and why.
    Refused(Rule),
}

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The dialog as it is now.
    pub dialog: Dialog,
    /// How each row fared that the act was about.
    pub results: BTreeMap<ContactId, RowResult>,
    /// A batch that did nothing offers to go on without the refused: so many.
    pub others: Option<usize>,
}

/// Does what a button says.
///
/// # Errors
///
/// [`Error::Forbidden`], [`Error::NotFound`]. Refused rows are no error: they are in the outcome.
pub async fn act(
    atrium: &Atrium,
    session: &Session,
    request: &GrantRequest,
    peer: &Peer,
) -> Result<Outcome> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    let run = Run {
        atrium,
        session,
        request,
        peer,
        scope,
    };
    let before = row::dialog(
        &atrium.database.read(&scope),
        &request.contacts,
        &request.emails,
        atrium.now(),
    )
    .await?;
    let (results, others) = match request.act {
        GrantAct::Recompute => (BTreeMap::new(), None),
        GrantAct::Grant(id) => (run.each(&before, &[id], Verb::Grant).await?, None),
        GrantAct::Revoke(id) => (run.each(&before, &[id], Verb::Revoke).await?, None),
        GrantAct::Reinvite(id) => (run.each(&before, &[id], Verb::Reinvite).await?, None),
        GrantAct::ShowLink(id) => (run.each(&before, &[id], Verb::ShowLink).await?, None),
        GrantAct::AddToLogin(id) => (
            BTreeMap::from([(id, RowResult::Refused(Rule::LoginElsewhere))]),
            None,
        ),
        GrantAct::GrantSelected => run.grant_selected(&before).await?,
        GrantAct::GrantOthers => {
            let (good, _) = run.divided(&before);
            (run.each(&before, &good, Verb::Grant).await?, None)
        }
        GrantAct::RevokeSelected => (
            run.each(&before, &request.selected, Verb::Revoke).await?,
            None,
        ),
    };
    // What was just written to the contacts is the truth now; what was typed elsewhere stays.
    let written = |id: &ContactId| matches!(results.get(id), Some(RowResult::Done(_)));
    let emails = request
        .emails
        .iter()
        .filter(|(id, _)| !written(id))
        .map(|(id, email)| (*id, email.clone()))
        .collect();
    let dialog = row::dialog(
        &atrium.database.read(&scope),
        &request.contacts,
        &emails,
        atrium.now(),
    )
    .await?;
    Ok(Outcome {
        dialog,
        results,
        others,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Grant,
    Revoke,
    Reinvite,
    ShowLink,
}

impl Verb {
    fn why_not(self, row: &Row) -> Option<Rule> {
        match self {
            Self::Grant => row.why_not_grant(),
            Self::ShowLink if row.user.as_ref().is_some_and(|user| user.has_password) => {
                Some(Rule::AlreadyInPortal)
            }
            Self::Revoke | Self::ShowLink => (!row.may_revoke()).then_some(Rule::NotInPortal),
            Self::Reinvite if !row.may_revoke() => Some(Rule::NotInPortal),
            Self::Reinvite => row.problem.clone(),
        }
    }
}

struct Run<'a> {
    atrium: &'a Atrium,
    session: &'a Session,
    request: &'a GrantRequest,
    peer: &'a Peer,
    scope: BackOffice,
}

type Results = BTreeMap<ContactId, RowResult>;

impl Run<'_> {
    /// The selected rows that can be granted, and why the others can't.
    fn divided(&self, dialog: &Dialog) -> (Vec<ContactId>, Results) {
        let mut good = Vec::new();
        let mut refused = BTreeMap::new();
        for id in &self.request.selected {
            match dialog.rows.iter().find(|row| row.id() == *id) {
                None => drop(refused.insert(*id, RowResult::Refused(Rule::ContactGone))),
                Some(row) => match row.why_not_grant() {
                    None => good.push(*id),
                    Some(why) => drop(refused.insert(*id, RowResult::Refused(why))),
                },
            }
        }
        (good, refused)
    }

    async fn grant_selected(&self, dialog: &Dialog) -> Result<(Results, Option<usize>)> {
        let (good, refused) = self.divided(dialog);
        if refused.is_empty() {
            return Ok((self.each(dialog, &good, Verb::Grant).await?, None));
        }
        Ok((refused, (!good.is_empty()).then_some(good.len())))
    }

    /// Does `verb` to rows of the dialog, in chunks, each contact whole.
    async fn each(&self, dialog: &Dialog, ids: &[ContactId], verb: Verb) -> Result<Results> {
        let mut results = BTreeMap::new();
        for chunk in ids.chunks(CHUNK) {
            let unit = self.atrium.database.write(self.scope).await?;
            let now = self.atrium.now();
            let known: Vec<ContactId> = chunk
                .iter()
                .copied()
                .filter(|id| dialog.rows.iter().any(|row| row.id() == *id))
                .collect();
            let contacts = unit.store().contacts(&known).await?;
            // Judged again inside the unit: what was true on the screen may not be any more.
            let rows = row::rows(&unit.store(), contacts, &self.request.emails, now).await?;
            for id in chunk {
                let on_screen = dialog.rows.iter().find(|row| row.id() == *id);
                let result = match (rows.iter().find(|row| row.id() == *id), on_screen) {
                    (Some(row), Some(shown)) => {
                        // "Twice in the dialog" is a matter of the whole dialog, not of the chunk.
                        let twice = shown.problem == Some(Rule::EmailTwiceInDialog)
                            && matches!(verb, Verb::Grant | Verb::Reinvite);
                        match verb
                            .why_not(row)
                            .or_else(|| twice.then_some(Rule::EmailTwiceInDialog))
                        {
                            Some(why) => RowResult::Refused(why),
                            None => RowResult::Done(self.one(&unit, row, verb, now).await?),
                        }
                    }
                    (None, _) | (_, None) => RowResult::Refused(Rule::ContactGone),
                };
                results.insert(*id, result);
            }
            unit.commit().await?;
            self.atrium.posted.notify_one();
            if verb == Verb::Revoke {
                self.atrium.ended.notify_waiters();
            }
        }
        Ok(results)
    }

    async fn one(
        &self,
        unit: &Unit<BackOffice>,
        row: &Row,
        verb: Verb,
        now: Timestamp,
    ) -> Result<Done> {
        match verb {
            Verb::Grant => self.grant(unit, row, now).await,
            Verb::Revoke => self.revoke(unit, row, now).await,
            Verb::Reinvite => self.reinvite(unit, row, now).await,
            Verb::ShowLink => self.show_link(unit, row, now).await,
        }
    }

    async fn grant(&self, unit: &Unit<BackOffice>, row: &Row, now: Timestamp) -> Result<Done> {
        let email = row
            .email
            .as_ref()
            .ok_or_else(|| internal("a row without an address was granted"))?;
        let email_written = self.write_email(unit, row, email, now).await?;
        let user = match &row.user {
            Some(archived) => {
                unit.renew_user(archived.id).await?;
                self.write_login(unit, archived, email).await?
            }
            None => {
                unit.insert_portal_user(
                    NewUser {
                        role: None,
                        contact: None,
                        login: email.as_str(),
                        login_key: &email.login_key(),
                        name: &row.contact.fields.name,
                        password_hash: None,
                        language: Locale::from_code(&row.contact.fields.language),
                    },
                    now,
                )
                .await?
            }
        };
        let rights: Rights = self.request.rights.unwrap_or(self.atrium.settings().rights);
        let membership = unit
            .insert_membership(&user, &row.contact, rights, Some(self.session.user), now)
            .await?;
        self.invite(unit, row, &user, membership, email, now)
            .await?;
        self.record(
            unit,
            Happened::AccessGranted,
            row,
            Subject::Membership(membership),
            json!({
                "visibility": rights.visibility.code(),
                "sign": rights.sign,
                "pay": rights.pay.code(),
                "pay_limit_minor": rights.pay.limit().map(|limit| limit.minor()),
                "manage_colleagues": rights.manage_colleagues,
                "email_written": email_written,
            }),
            email.as_str(),
            now,
        )
        .await?;
        Ok(Done::Granted(email.as_str().to_owned()))
    }

    async fn revoke(&self, unit: &Unit<BackOffice>, row: &Row, now: Timestamp) -> Result<Done> {
        let (user, membership) = both(row)?;
        let ending = Ending {
            membership,
            user: user.id,
            login: &user.login,
            contact: row.id(),
            name: &row.contact.fields.name,
        };
        end_access(self.atrium, self.session, self.peer, unit, ending, now).await?;
        Ok(Done::Revoked)
    }

    async fn reinvite(&self, unit: &Unit<BackOffice>, row: &Row, now: Timestamp) -> Result<Done> {
        let (user, membership) = both(row)?;
        let email = row
            .email
            .as_ref()
            .ok_or_else(|| internal("a row without an address was invited"))?;
        let email_written = self.write_email(unit, row, email, now).await?;
        unit.withdraw_invitations(membership, now).await?;
        let done = if user.has_password {
            // A reset opens an account that is in use: it goes to the login's own address only.
            unit.withdraw_resets(user.id, now).await?;
            let until = now.plus(self.atrium.settings().reset_lifetime);
            let link = unit
                .insert_link(Purpose::Reset, Some(user.id), None, until, now)
                .await?;
            let intention = Intention::Reset { by_staff: true };
            self.post(unit, row, user, intention, &user.login, link, now)
                .await?;
            Done::ResetSent(user.login.clone())
        } else {
            let user = self.write_login(unit, user, email).await?;
            self.invite(unit, row, &user, membership, email, now)
                .await?;
            Done::Invited(email.as_str().to_owned())
        };
        self.record(
            unit,
            Happened::InvitationRepeated,
            row,
            Subject::Membership(membership),
            json!({ "reset": user.has_password, "email_written": email_written }),
            email.as_str(),
            now,
        )
        .await?;
        Ok(done)
    }

    async fn show_link(&self, unit: &Unit<BackOffice>, row: &Row, now: Timestamp) -> Result<Done> {
        let (user, membership) = both(row)?;
        if user.has_password {
            return Err(Error::form(Rule::AlreadyInPortal));
        }
        unit.withdraw_invitations(membership, now).await?;
        let until = now.plus(self.atrium.settings().invitation_lifetime);
        let link = unit
            .insert_link(
                Purpose::Invitation,
                Some(user.id),
                Some(membership),
                until,
                now,
            )
            .await?;
        self.record(
            unit,
            Happened::InvitationShown,
            row,
            Subject::Membership(membership),
            json!({}),
            &user.login,
            now,
        )
        .await?;
        Ok(Done::Link {
            path: format!(
                "/invitation/{}",
                token::link_token(&self.atrium.key, link, 1)
            ),
            code: token::link_code(&self.atrium.key, link, 1).show(),
            until,
        })
    }

    /// While no password is chosen the login is the address invited: a mistyped one must not stay
    /// behind as a way in for a stranger. The row's judgement has seen that the address is free.
    async fn write_login(
        &self,
        unit: &Unit<BackOffice>,
        user: &User,
        email: &Email,
    ) -> Result<User> {
        if user.login_key == email.login_key().as_str() {
            return Ok(user.clone());
        }
        unit.set_login(user.id, email).await?;
        unit.store()
            .user(user.id)
            .await?
            .ok_or_else(|| internal("a login just written is not there"))
    }

    async fn write_email(
        &self,
        unit: &Unit<BackOffice>,
        row: &Row,
        email: &Email,
        now: Timestamp,
    ) -> Result<bool> {
        if row.contact.fields.email == email.as_str() {
            return Ok(false);
        }
        let whole = unit.store().contact(row.id()).await?;
        unit.set_contact_email(&whole, email, now).await?;
        Ok(true)
    }

    async fn invite(
        &self,
        unit: &Unit<BackOffice>,
        row: &Row,
        user: &User,
        membership: MembershipId,
        email: &Email,
        now: Timestamp,
    ) -> Result<()> {
        let until = now.plus(self.atrium.settings().invitation_lifetime);
        let link = unit
            .insert_link(
                Purpose::Invitation,
                Some(user.id),
                Some(membership),
                until,
                now,
            )
            .await?;
        let intention = Intention::Invitation {
            message: self.request.message.clone(),
        };
        self.post(unit, row, user, intention, email.as_str(), link, now)
            .await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a letter is what it says, to whom, with which link"
    )]
    async fn post(
        &self,
        unit: &Unit<BackOffice>,
        row: &Row,
        user: &User,
        intention: Intention,
        recipient: &str,
        link: LinkId,
        now: Timestamp,
    ) -> Result<()> {
        let own = user
            .language
            .or_else(|| Locale::from_code(&row.contact.fields.language));
        let language = self.atrium.settings().language_for(own);
        unit.post(
            NewMail {
                intention,
                recipient,
                recipient_name: &row.contact.fields.name,
                language,
                link: Some(link),
                contact: Some(row.id()),
            },
            &self.atrium.entropy,
            now,
        )
        .await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "an entry is who, what, to whom, when and with which values"
    )]
    async fn record(
        &self,
        unit: &Unit<BackOffice>,
        happened: Happened,
        row: &Row,
        subject: Subject,
        detail: serde_json::Value,
        email: &str,
        now: Timestamp,
    ) -> Result<()> {
        unit.record(
            self.atrium.pen(),
            now,
            Entry {
                actor: Actor::User(self.session.user),
                happened,
                subject,
                contact: Some(row.id()),
                detail,
                personal: Personal {
                    actor: self.session.name.clone(),
                    subject: row.contact.fields.name.clone(),
                    address: self.peer.address.clone(),
                    values: vec![("email".to_owned(), email.to_owned())],
                },
            },
        )
        .await
    }
}

fn both(row: &Row) -> Result<(&User, MembershipId)> {
    match (&row.user, &row.membership) {
        (Some(user), Some(membership)) => Ok((user, membership.id)),
        (None, _) | (_, None) => Err(internal("a row in the portal has no user")),
    }
}

fn internal(what: &str) -> Error {
    Error::Internal(what.to_owned())
}
