//! The rows of the dialog: who they are, where they stand, what may be done.

mod judge;

use atrium_domain::email::Email;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;

use crate::store::contact::Contact;
use crate::store::membership::Membership;
use crate::store::offer::Offer;
use crate::store::user::User;
pub(crate) use judge::rows;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// No user, or a revoked one.
    Outside,
    /// Invited, never signed in.
    Invited {
        /// When the newest link ends or ended; none if it was withdrawn.
        until: Option<Timestamp>,
    },
    /// A portal user who has signed in.
    Inside,
    /// Staff.
    Internal,
    /// The address is another customer's portal login.
    LoginElsewhere,
    /// Offered to that login; its owner has not answered.
    Offered {
        /// When the offer ends or ended.
        until: Timestamp,
    },
}

/// A row of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The contact.
    pub contact: Contact,
    /// The address as typed, or else the contact's.
    pub typed: String,
    /// The address, where it is exactly one.
    pub email: Option<Email>,
    /// What is wrong with the address.
    pub problem: Option<Rule>,
    /// The last sign-in of the row's user.
    pub latest_authentication: Option<Timestamp>,
    /// Where it stands.
    pub state: RowState,
    pub(super) user: Option<User>,
    pub(super) membership: Option<Membership>,
    /// Whose login the address is, where it is another's.
    pub(super) owner: Option<User>,
    pub(super) offer: Option<Offer>,
    /// The nearest contact above it that is archived.
    archived_above: Option<String>,
}

impl Row {
    /// Its number.
    #[must_use]
    pub const fn id(&self) -> ContactId {
        self.contact.id
    }

    /// Why nobody gets in here: it is archived, or what it stands below.
    #[must_use]
    pub fn archived(&self) -> Option<Rule> {
        if self.contact.archived_at.is_some() {
            return Some(Rule::ContactArchived);
        }
        let name = self.archived_above.clone()?;
        Some(Rule::AboveArchived { name })
    }

    /// *Grant Access* is offered.
    #[must_use]
    pub fn may_grant(&self) -> bool {
        self.why_not_grant().is_none()
    }

    /// Why access can't be granted.
    #[must_use]
    pub fn why_not_grant(&self) -> Option<Rule> {
        if let Some(archived) = self.archived() {
            return Some(archived);
        }
        match self.state {
            RowState::Outside => self.problem.clone(),
            RowState::Invited { .. } | RowState::Inside | RowState::Offered { .. } => {
                Some(Rule::AlreadyInPortal)
            }
            RowState::Internal => Some(Rule::InternalUser),
            RowState::LoginElsewhere => Some(self.problem.clone().unwrap_or(Rule::LoginElsewhere)),
        }
    }

    /// Nobody has access through it, and nobody was asked.
    #[must_use]
    pub const fn is_without_access(&self) -> bool {
        match self.state {
            RowState::Outside | RowState::LoginElsewhere => true,
            RowState::Invited { .. }
            | RowState::Inside
            | RowState::Internal
            | RowState::Offered { .. } => false,
        }
    }

    /// *Add to existing login* is offered.
    #[must_use]
    pub fn may_offer(&self) -> bool {
        self.why_not_offer().is_none()
    }

    /// Why the contact can't be offered to a login that exists.
    #[must_use]
    pub fn why_not_offer(&self) -> Option<Rule> {
        if let Some(archived) = self.archived() {
            return Some(archived);
        }
        match self.state {
            RowState::LoginElsewhere => self.problem.clone(),
            RowState::Offered { .. } | RowState::Invited { .. } | RowState::Inside => {
                Some(Rule::AlreadyInPortal)
            }
            RowState::Internal => Some(Rule::InternalUser),
            // Whoever had that login has changed it, or lost it, since the dialog was drawn.
            RowState::Outside => Some(Rule::NotInPortal),
        }
    }

    /// The address decides where the next letter goes, and so can be typed in its place.
    #[must_use]
    pub fn email_decides(&self) -> bool {
        match self.state {
            RowState::Outside | RowState::LoginElsewhere => true,
            RowState::Invited { .. } | RowState::Inside => {
                self.user.as_ref().is_some_and(|user| !user.has_password)
            }
            RowState::Internal | RowState::Offered { .. } => false,
        }
    }

    /// *Revoke Access* is offered.
    #[must_use]
    pub const fn may_revoke(&self) -> bool {
        match self.state {
            RowState::Invited { .. } | RowState::Inside | RowState::Offered { .. } => true,
            RowState::Outside | RowState::Internal | RowState::LoginElsewhere => false,
        }
    }

    /// *Re-Invite* is offered.
    #[must_use]
    pub const fn may_reinvite(&self) -> bool {
        self.may_revoke() && self.problem.is_none()
    }
}
