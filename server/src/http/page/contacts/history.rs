//! A contact's history, from the trail.

use std::collections::BTreeSet;

use atrium_app::backoffice::contacts::history::{History, HistoryEvent, HistoryView};
use atrium_app::ui::Choice;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::operation::contact_history;
use atrium_backend::store::Store;
use atrium_backend::store::audit::{Happened, Read};
use atrium_domain::id::{ContactId, UserId};

pub(super) fn event(entry: &Read) -> Option<HistoryEvent> {
    let what = match entry.happened? {
        Happened::ContactCreated | Happened::UserCreated => History::Created,
        Happened::ContactChanged => History::Changed,
        Happened::ContactArchived => History::Archived,
        Happened::ContactBroughtBack => History::BroughtBack,
        Happened::AccessGranted => History::Granted,
        Happened::AccessRevoked => History::Revoked,
        Happened::InvitationRepeated => History::InvitationRepeated,
        Happened::InvitationShown => History::InvitationShown,
        Happened::InvitationRequested => History::InvitationRequested,
        Happened::InvitationAccepted => History::InvitationAccepted,
        Happened::SignedIn => History::SignedIn,
        Happened::SignedOut => History::SignedOut,
        Happened::ResetRequested => History::ResetRequested,
        Happened::PasswordReset | Happened::UserReset => History::PasswordReset,
        Happened::PasswordChanged => History::PasswordChanged,
        Happened::ContactsMerged => History::Merged,
        Happened::ContactMergedInto => History::MergedInto,
        Happened::AccountDeleted => History::AccountDeleted,
        Happened::MembershipOffered => History::Offered,
        Happened::OfferAccepted => History::OfferAccepted,
        Happened::OfferDeclined => History::OfferDeclined,
        Happened::OfferWithdrawn => History::OfferWithdrawn,
        Happened::MembershipChosen => History::Switched,
        Happened::MailRetried => History::MailRetried,
        // The login's own page tells the rest.
        Happened::ContactsImported
        | Happened::ContactsExported
        | Happened::SignInRefused
        | Happened::DemoRemoved
        | Happened::PasswordConfirmed
        | Happened::ConfirmationRefused
        | Happened::Swept
        | Happened::LoginChanged
        | Happened::PasswordSetByAdministrator
        | Happened::ResetSent
        | Happened::RoleChanged
        | Happened::UserDeactivated
        | Happened::UserBroughtBack
        | Happened::SessionsEnded
        | Happened::CodeRefused
        | Happened::SettingsChanged
        | Happened::AccessDenied
        | Happened::JobQueued
        | Happened::JobCancelled
        | Happened::JobFinished
        | Happened::BackupRestored
        | Happened::ImportBrought
        | Happened::ImportAccepted
        | Happened::ImportDiscarded
        | Happened::PersonErased => return None,
    };
    Some(HistoryEvent {
        who: entry
            .personal
            .as_ref()
            .map(|personal| personal.actor.clone())
            .filter(|who| !who.is_empty()),
        what,
        at: entry.at,
        changes: contact_history::changes(entry)
            .into_iter()
            .map(|change| (change.field, change.was, change.is))
            .collect(),
    })
}

/// Names for the numbers in a history: contacts, and staff beside those that can be chosen.
pub(super) async fn names(
    store: &Store<'_, BackOffice>,
    history: &HistoryView,
    salespeople: &[Choice],
) -> Result<(Vec<Choice>, Vec<Choice>)> {
    let values = |field: &'static str| {
        history
            .events
            .iter()
            .flat_map(|event| &event.changes)
            .filter(move |(name, ..)| name == field)
            .flat_map(|(_, was, is)| was.iter().chain([is]))
    };
    let contacts: BTreeSet<ContactId> = values("parent").filter_map(|id| id.parse().ok()).collect();
    let contacts: Vec<ContactId> = contacts.into_iter().collect();
    let contacts = if contacts.is_empty() {
        Vec::new()
    } else {
        store.contacts(&contacts).await?
    };
    let contacts = contacts
        .into_iter()
        .map(|contact| Choice::new(contact.id.to_string(), contact.fields.name))
        .collect();
    let missing: BTreeSet<UserId> = values("salesperson")
        .filter(|id| !salespeople.iter().any(|known| known.value == **id))
        .filter_map(|id| id.parse().ok())
        .collect();
    let gone = store.staff_names(missing.into_iter()).await?;
    let gone = gone
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name));
    Ok((contacts, salespeople.iter().cloned().chain(gone).collect()))
}
