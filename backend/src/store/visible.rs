//! Which rows a scope sees: one rule a table and scope, all of them on this page.
//!
//! No rule, no query: a table that is missing here for a scope can't be asked for at all.

use atrium_domain::contact::ContactType;
use atrium_domain::permission::Visibility;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait};

use super::entity::{
    audit_entry, audit_personal, contact, contact_ancestor, form_once, import_note, import_origin,
    import_run, job, job_row, known_device, link, logo, mail, membership, membership_offer,
    salesperson, session, setting, user,
};
use super::offer::OPEN;
use crate::access::scope::Somebody;
use crate::access::{Account, BackOffice, Portal, System};

/// The rows of a table that a scope sees.
pub trait Visible<S>: EntityTrait {
    /// The condition every query, update and delete of this table starts from.
    fn rows(scope: &S) -> Condition;
}

macro_rules! all {
    ($scope:ty: $($entity:ident),+ $(,)?) => {$(
        impl Visible<$scope> for $entity::Entity {
            fn rows(_: &$scope) -> Condition {
                Condition::all()
            }
        }
    )+};
}

// Staff see the whole address book and who may sign in; what they may do is the policy's matter.
all!(BackOffice: contact, contact_ancestor, user, known_device, membership, membership_offer, link, mail, session, audit_entry, audit_personal, setting, logo, job, job_row, import_run, import_note);

// The house: sign-in, jobs, the command line.
all!(System: contact, contact_ancestor, user, known_device, membership, membership_offer, link, mail, session, import_origin, import_run, import_note, audit_entry, audit_personal, setting, logo, job, job_row);

impl Visible<Portal> for contact::Entity {
    fn rows(scope: &Portal) -> Condition {
        let condition = Condition::all().add(contact::Column::ArchivedAt.is_null());
        match scope.visibility() {
            Visibility::Own => condition.add(
                Condition::any()
                    .add(contact::Column::Id.eq(scope.contact().get()))
                    .add(addresses(scope)),
            ),
            Visibility::Company => condition.add(
                contact::Column::Id.in_subquery(
                    Query::select()
                        .column(contact_ancestor::Column::ContactId)
                        .from(contact_ancestor::Entity)
                        .and_where(
                            Expr::col(contact_ancestor::Column::AncestorId)
                                .eq(scope.commercial_entity().get()),
                        )
                        .to_owned(),
                ),
            ),
        }
    }
}

/// The rows of a table that a scope may change, of those it sees.
pub trait Editable<S>: Visible<S> {
    /// Whether that is less than what the scope sees.
    const NARROWER: bool;

    /// The condition every update of this table starts from.
    fn editable(scope: &S) -> Condition;
}

impl Editable<BackOffice> for contact::Entity {
    const NARROWER: bool = false;

    fn editable(scope: &BackOffice) -> Condition {
        Self::rows(scope)
    }
}

impl Editable<System> for contact::Entity {
    const NARROWER: bool = false;

    fn editable(scope: &System) -> Condition {
        Self::rows(scope)
    }
}

// A customer changes their own contact, and the addresses beside it: no colleague, no company but
// the one they are.
impl Editable<Portal> for contact::Entity {
    const NARROWER: bool = true;

    fn editable(scope: &Portal) -> Condition {
        Self::rows(scope).add(
            Condition::any()
                .add(contact::Column::Id.eq(scope.contact().get()))
                .add(addresses(scope)),
        )
    }
}

/// Where invoices and goods go: right below the company, for those who see it, else right below
/// one's own contact. What hangs below a colleague is the colleague's, and what somebody else signs
/// in for, or is asked to, is a colleague.
pub(super) fn addresses(scope: &Portal) -> Condition {
    let mut parents = vec![scope.contact().get()];
    match scope.visibility() {
        Visibility::Own => {}
        Visibility::Company => parents.push(scope.commercial_entity().get()),
    }
    Condition::all()
        .add(contact::Column::ParentId.is_in(parents))
        .add(contact::Column::IsCompany.eq(false))
        .add(
            contact::Column::ContactType
                .is_in([ContactType::Invoice.code(), ContactType::Delivery.code()]),
        )
        .add(
            Condition::any()
                .add(contact::Column::Id.eq(scope.contact().get()))
                .add(nobody()),
        )
}

/// Nobody signs in for the contact, and nobody was asked to.
fn nobody() -> Condition {
    let contact = (contact::Entity, contact::Column::Id);
    let open = Query::select()
        .column((membership::Entity, membership::Column::Id))
        .from(membership::Entity)
        .and_where(Expr::col((membership::Entity, membership::Column::ContactId)).equals(contact))
        .and_where(Expr::col((membership::Entity, membership::Column::EndedAt)).is_null())
        .to_owned();
    let offered = Query::select()
        .column((membership_offer::Entity, membership_offer::Column::Id))
        .from(membership_offer::Entity)
        .and_where(
            Expr::col((
                membership_offer::Entity,
                membership_offer::Column::ContactId,
            ))
            .equals(contact),
        )
        .and_where(Expr::col((membership_offer::Entity, membership_offer::Column::State)).eq(OPEN))
        .to_owned();
    Condition::all()
        .add(Expr::not_exists(open))
        .add(Expr::not_exists(offered))
}

impl Visible<Portal> for membership::Entity {
    fn rows(scope: &Portal) -> Condition {
        Condition::all().add(membership::Column::Id.eq(scope.membership().get()))
    }
}

// Whoever looks after one's own contact or the company it belongs to, while they are staff at work:
// nobody else's salesperson, and no other login.
impl Visible<Portal> for salesperson::Entity {
    fn rows(scope: &Portal) -> Condition {
        let own = [scope.contact().get(), scope.commercial_entity().get()];
        Condition::all()
            .add(salesperson::Column::Role.is_not_null())
            .add(salesperson::Column::ArchivedAt.is_null())
            .add(
                salesperson::Column::Id.in_subquery(
                    Query::select()
                        .column(contact::Column::SalespersonId)
                        .from(contact::Entity)
                        .and_where(contact::Column::Id.is_in(own))
                        .to_owned(),
                ),
            )
    }
}

// What one's own forms made: somebody else's token tells nothing and does nothing.
impl<S: Somebody> Visible<S> for form_once::Entity {
    fn rows(scope: &S) -> Condition {
        Condition::all().add(form_once::Column::UserId.eq(scope.somebody().get()))
    }
}

impl Visible<Account> for user::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(user::Column::Id.eq(scope.user().get()))
    }
}

impl Visible<Account> for membership::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(membership::Column::UserId.eq(scope.user().get()))
    }
}

impl Visible<Account> for session::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(session::Column::UserId.eq(scope.user().get()))
    }
}

impl Visible<Account> for known_device::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(known_device::Column::UserId.eq(scope.user().get()))
    }
}

impl Visible<Account> for membership_offer::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(membership_offer::Column::UserId.eq(scope.user().get()))
    }
}

impl Visible<Account> for link::Entity {
    fn rows(scope: &Account) -> Condition {
        Condition::all().add(link::Column::UserId.eq(scope.user().get()))
    }
}

impl Visible<Account> for mail::Entity {
    fn rows(_: &Account) -> Condition {
        // An account writes letters to itself, and reads none of them here.
        Condition::all().add(Expr::val(1).eq(0))
    }
}
