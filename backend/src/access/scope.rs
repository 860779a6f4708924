//! Scopes: the proof that somebody may look. Their fields are private, so only this module's
//! constructors make them, and those take a verified session.
//!
//! A page handler can't invent one:
//!
//! ```compile_fail
//! let scope = atrium_backend::access::System { reason: "because I want to" };
//! ```
//!
//! ```compile_fail
//! use atrium_backend::access::BackOffice;
//! let scope = BackOffice { user: atrium_domain::id::UserId::new(1), role: atrium_domain::permission::Role::Administrator };
//! ```

use atrium_domain::id::{ContactId, MembershipId, UserId};
use atrium_domain::permission::{Rights, Role, Visibility};

use super::session::{Customer, Session, Staff, Who};
use crate::error::{Error, Result};

/// Staff at work: the whole address book.
#[derive(Debug, Clone, Copy)]
pub struct BackOffice {
    user: UserId,
    role: Role,
}

impl BackOffice {
    /// From a session of staff; for anyone else the back office is not there.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for customers.
    pub fn of(session: &Session) -> Result<Self> {
        match &session.who {
            Who::Staff(Staff { role, .. }) => Ok(Self {
                user: session.user,
                role: *role,
            }),
            Who::Customer(_) => Err(Error::NotFound),
        }
    }

    /// For a job, in the name of the member of staff who asked for it: whoever calls has just
    /// found, in the unit that does the work, that they are staff in that role still.
    pub(crate) const fn on_behalf(user: UserId, role: Role) -> Self {
        Self { user, role }
    }

    /// The user at work.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// The user's role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }
}

/// A customer, through the membership in use.
#[derive(Debug, Clone, Copy)]
pub struct Portal {
    user: UserId,
    membership: MembershipId,
    contact: ContactId,
    commercial_entity: ContactId,
    rights: Rights,
}

impl Portal {
    /// From a customer's session; staff have no portal of their own.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for staff.
    pub fn of(session: &Session) -> Result<Self> {
        match &session.who {
            Who::Customer(Customer {
                membership,
                contact,
                commercial_entity,
                rights,
                ..
            }) => Ok(Self {
                user: session.user,
                membership: *membership,
                contact: *contact,
                commercial_entity: *commercial_entity,
                rights: *rights,
            }),
            Who::Staff(_) => Err(Error::NotFound),
        }
    }

    /// The user signed in.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// The membership in use.
    #[must_use]
    pub const fn membership(&self) -> MembershipId {
        self.membership
    }

    /// The contact the membership is tied to.
    #[must_use]
    pub const fn contact(&self) -> ContactId {
        self.contact
    }

    /// The top of the tree this membership may see, when it sees the company's.
    #[must_use]
    pub const fn commercial_entity(&self) -> ContactId {
        self.commercial_entity
    }

    /// Own documents, or the company's.
    #[must_use]
    pub const fn visibility(&self) -> Visibility {
        self.rights.visibility
    }
}

/// Somebody's own login: password and sessions, staff and customers alike.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    user: UserId,
}

impl Account {
    /// From any session.
    #[must_use]
    pub const fn of(session: &Session) -> Self {
        Self { user: session.user }
    }

    /// The user signed in.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }
}

/// The house itself: sign-in before there is a session, jobs, the command line. Only the backend
/// can make one, and says why.
#[derive(Debug, Clone, Copy)]
pub struct System {
    reason: &'static str,
}

impl System {
    pub(crate) const fn because(reason: &'static str) -> Self {
        Self { reason }
    }

    /// Why the house looks.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.reason
    }
}

/// A scope of one person: what they send is theirs alone.
pub trait Somebody {
    /// Whose it is.
    fn somebody(&self) -> UserId;
}

impl Somebody for BackOffice {
    fn somebody(&self) -> UserId {
        self.user
    }
}

impl Somebody for Portal {
    fn somebody(&self) -> UserId {
        self.user
    }
}

/// A scope that may write. A read-only principal simply does not implement it.
pub trait Writes {}
impl Writes for BackOffice {}
impl Writes for Portal {}
impl Writes for Account {}
impl Writes for System {}
