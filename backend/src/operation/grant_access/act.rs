//! The dialog's buttons.

mod unseen;

use std::collections::{BTreeMap, BTreeSet};

use atrium_domain::form::{GrantAct, GrantRequest};
use atrium_domain::id::{ContactId, JobId};
use atrium_domain::problem::Rule;

use super::bulk;
use super::chunk::{By, CHUNK, Chunk, Results, RowResult, Verb};
use super::row;
use super::survey::{self, Dialog};
use crate::access::{Act, BackOffice, Session};
use crate::atrium::{Atrium, Peer};
use crate::error::Result;
use crate::once::Once;
use crate::store::job::Kind;
use crate::store::lean::Lean;

/// Rows worked on while the browser waits; more are a job.
const AT_ONCE: usize = 200;

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The dialog as it is now.
    pub dialog: Dialog,
    /// How each row fared that the act was about.
    pub results: BTreeMap<ContactId, RowResult>,
    /// The refused rows of a batch that did nothing, by name.
    pub stopped: Vec<(ContactId, String, Rule)>,
    /// What was refused and is no row that is drawn, by name: it may have moved away since.
    pub unseen: Vec<(ContactId, String, Rule)>,
    /// Such a batch offers to go on without them: so many.
    pub others: Option<usize>,
    /// More than can be done while one waits: it became this job.
    pub queued: Option<JobId>,
}

/// Does what a button says.
///
/// # Errors
///
/// [`crate::Error::Forbidden`], [`crate::Error::NotFound`]. Refused rows are no error: they are in
/// the outcome.
pub async fn act(
    atrium: &Atrium,
    session: &Session,
    request: &GrantRequest,
    once: &Once,
    peer: &Peer,
) -> Result<Outcome> {
    session.must(Act::GrantAccess)?;
    let scope = BackOffice::of(session)?;
    let people = survey::people(&atrium.database.read(&scope), &request.contacts).await?;
    let run = Run {
        atrium,
        scope,
        request,
        people: &people,
        by: By::of(session, peer),
        once,
    };
    let mut outcome = match request.act {
        GrantAct::Recompute => Acted::default(),
        GrantAct::Grant(id) => run.one(id, Verb::Grant).await?,
        GrantAct::Revoke(id) => run.one(id, Verb::Revoke).await?,
        GrantAct::Reinvite(id) => run.one(id, Verb::Reinvite).await?,
        GrantAct::ShowLink(id) => run.one(id, Verb::ShowLink).await?,
        GrantAct::AddToLogin(id) => run.one(id, Verb::Offer).await?,
        GrantAct::GrantSelected => run.grant_selected(true).await?,
        GrantAct::GrantOthers => run.grant_selected(false).await?,
        GrantAct::RevokeSelected => run.revoke_selected().await?,
    };
    let dialog = match outcome.unchanged.take() {
        Some(dialog) => dialog,
        None => run.dialog_after(&outcome.results).await?,
    };
    let unseen = run.unseen(&dialog, &outcome.results).await?;
    Ok(Outcome {
        dialog,
        results: outcome.results,
        stopped: outcome.stopped,
        unseen,
        others: outcome.others,
        queued: outcome.queued,
    })
}

#[derive(Default)]
struct Acted {
    results: Results,
    stopped: Vec<(ContactId, String, Rule)>,
    others: Option<usize>,
    queued: Option<JobId>,
    /// Nothing was written: the dialog stands as it was judged.
    unchanged: Option<Dialog>,
}

struct Run<'a> {
    atrium: &'a Atrium,
    scope: BackOffice,
    request: &'a GrantRequest,
    people: &'a [Lean],
    by: By,
    once: &'a Once,
}

impl Run<'_> {
    async fn dialog(&self, emails: &BTreeMap<ContactId, String>) -> Result<Dialog> {
        let store = self.atrium.database.read(&self.scope);
        survey::dialog(&store, self.people, emails, self.atrium.now()).await
    }

    /// The dialog after an act. What was just written to the contacts is the truth now; what was
    /// typed elsewhere stays.
    async fn dialog_after(&self, results: &Results) -> Result<Dialog> {
        let written = |id: &ContactId| matches!(results.get(id), Some(RowResult::Done(_)));
        if !results.keys().any(written) {
            return self.dialog(&self.request.emails).await;
        }
        let store = self.atrium.database.read(&self.scope);
        let people = survey::people(&store, &self.request.contacts).await?;
        let emails = self
            .request
            .emails
            .iter()
            .filter(|(id, _)| !written(id))
            .map(|(id, email)| (*id, email.clone()))
            .collect();
        survey::dialog(&store, &people, &emails, self.atrium.now()).await
    }

    /// What is ticked: rows one by one, or every row there is.
    fn selected(&self) -> Vec<ContactId> {
        if self.request.everyone {
            self.people.iter().map(|person| person.id).collect()
        } else {
            self.request.selected.clone()
        }
    }

    async fn one(&self, id: ContactId, verb: Verb) -> Result<Acted> {
        Ok(Acted {
            results: self.each(&[id], verb).await?,
            ..Acted::default()
        })
    }

    /// The job that this very form has become before: nothing is judged anew.
    async fn begun(&self) -> Result<Option<Acted>> {
        let store = self.atrium.database.read(&self.scope);
        let made = store.made_before(self.once).await?;
        Ok(made.map(|job| Acted {
            queued: Some(JobId::new(job)),
            ..Acted::default()
        }))
    }

    /// *Grant selected*: a refused row stops the batch, until somebody chooses to go on without.
    async fn grant_selected(&self, all_or_nothing: bool) -> Result<Acted> {
        if let Some(begun) = self.begun().await? {
            return Ok(begun);
        }
        let dialog = self.dialog(&self.request.emails).await?;
        let judged: BTreeMap<ContactId, &survey::Judged> =
            dialog.judged.iter().map(|row| (row.id, row)).collect();
        let (mut good, mut stopped) = (Vec::new(), Vec::new());
        let selected = self.selected();
        let gone: Vec<ContactId> = selected
            .iter()
            .copied()
            .filter(|id| !judged.contains_key(id))
            .collect();
        let mut names = self.names(&gone).await?;
        for id in selected {
            match judged.get(&id) {
                None => {
                    let name = names.remove(&id).unwrap_or_default();
                    stopped.push((id, name, Rule::ContactGone));
                }
                Some(row) => match &row.why_not {
                    None => good.push(id),
                    Some(why) => stopped.push((id, row.name.clone(), why.clone())),
                },
            }
        }
        if all_or_nothing && !stopped.is_empty() {
            return Ok(Acted {
                others: (!good.is_empty()).then_some(good.len()),
                stopped,
                unchanged: Some(dialog),
                ..Acted::default()
            });
        }
        if good.len() > AT_ONCE {
            let refused = stopped
                .into_iter()
                .filter(|(_, _, why)| *why != Rule::ContactGone)
                .map(|(id, _, why)| (id, why))
                .collect();
            return self.queue(Kind::Grant, good, refused, dialog).await;
        }
        Ok(Acted {
            results: self.each(&good, Verb::Grant).await?,
            ..Acted::default()
        })
    }

    async fn revoke_selected(&self) -> Result<Acted> {
        if let Some(begun) = self.begun().await? {
            return Ok(begun);
        }
        let selected = self.selected();
        if selected.len() <= AT_ONCE {
            return Ok(Acted {
                results: self.each(&selected, Verb::Revoke).await?,
                ..Acted::default()
            });
        }
        let dialog = self.dialog(&self.request.emails).await?;
        let judged: BTreeMap<ContactId, bool> = dialog
            .judged
            .iter()
            .map(|row| (row.id, row.may_revoke))
            .collect();
        let (mut good, mut refused) = (Vec::new(), Vec::new());
        for id in selected {
            match judged.get(&id) {
                Some(true) => good.push(id),
                Some(false) => refused.push((id, Rule::NotInPortal)),
                None => {}
            }
        }
        self.queue(Kind::Revoke, good, refused, dialog).await
    }

    async fn queue(
        &self,
        kind: Kind,
        good: Vec<ContactId>,
        refused: Vec<(ContactId, Rule)>,
        dialog: Dialog,
    ) -> Result<Acted> {
        let wish = bulk::Wish {
            rights: self.request.rights.unwrap_or(self.atrium.settings().rights),
            message: self.request.message.clone(),
            name: self.by.name.clone(),
            address: self.by.address.clone(),
        };
        let job = bulk::queue(
            self.atrium,
            self.scope,
            &self.by,
            kind,
            &wish,
            bulk::rows(good, refused, &self.request.emails)?,
            self.once,
        )
        .await?;
        Ok(Acted {
            queued: Some(job),
            unchanged: Some(dialog),
            ..Acted::default()
        })
    }

    /// Does `verb` to rows of the dialog, in chunks, each contact whole.
    async fn each(&self, ids: &[ContactId], verb: Verb) -> Result<Results> {
        let known: BTreeSet<ContactId> = self.people.iter().map(|person| person.id).collect();
        let shared = survey::shared(self.people, &self.request.emails);
        let mut results: Results = ids
            .iter()
            .filter(|id| !known.contains(id))
            .map(|id| (*id, RowResult::Refused(Rule::ContactGone)))
            .collect();
        let ids: Vec<ContactId> = ids
            .iter()
            .copied()
            .filter(|id| known.contains(id))
            .collect();
        for chunk in ids.chunks(CHUNK) {
            let unit = self.atrium.database.write(self.scope).await?;
            let now = self.atrium.now();
            let contacts = unit.store().contacts(chunk).await?;
            // Judged inside the unit: what was true on the screen may not be any more.
            let rows =
                row::rows(&unit.store(), contacts, &self.request.emails, &shared, now).await?;
            let work = Chunk {
                atrium: self.atrium,
                unit: &unit,
                by: &self.by,
                rights: self.request.rights.unwrap_or(self.atrium.settings().rights),
                message: &self.request.message,
                now,
            };
            results.extend(work.apply(verb, &rows).await?);
            unit.commit().await?;
            self.atrium.posted.notify_one();
            if verb.ends_sessions() {
                self.atrium.ended.notify_waiters();
            }
        }
        Ok(results)
    }
}
