//! Who may do what: one table, without a wildcard, printed as a grid by its test.

use atrium_domain::permission::Role;

/// Everything that needs a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See the address book, a contact, its history.
    ReadContacts,
    /// Create, edit, archive contacts.
    EditContacts,
    /// Grant, revoke, re-invite; see who may sign in.
    GrantAccess,
    /// Create and change logins, roles and settings.
    Administer,
    /// See the mails on their way.
    ReadOutbox,
    /// See the portal through a membership.
    UsePortal,
    /// Change one's own password, end one's own sessions.
    ManageOwnAccount,
    /// Change one's own details and addresses.
    EditOwnDetails,
    /// Delete one's own account.
    DeleteOwnAccount,
    /// Take whole lists out of the house.
    Export,
    /// Bring whole lists into the house.
    Import,
}

impl Act {
    /// Every act, in the grid's order.
    pub const ALL: &[Self] = &[
        Self::ReadContacts,
        Self::EditContacts,
        Self::GrantAccess,
        Self::Administer,
        Self::ReadOutbox,
        Self::UsePortal,
        Self::ManageOwnAccount,
        Self::EditOwnDetails,
        Self::DeleteOwnAccount,
        Self::Export,
        Self::Import,
    ];
}

/// Somebody, as far as the policy cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Principal {
    /// Nobody signed in.
    Anonymous,
    /// A customer.
    Customer,
    /// Staff in a role.
    Staff(Role),
}

/// Whether `who` may do `act`.
#[must_use]
pub const fn may(who: Principal, act: Act) -> bool {
    use Role::{Administrator, Employee, Manager};
    match (who, act) {
        (Principal::Anonymous, _) => false,
        (
            Principal::Customer,
            Act::UsePortal | Act::ManageOwnAccount | Act::EditOwnDetails | Act::DeleteOwnAccount,
        ) => true,
        (
            Principal::Customer,
            Act::ReadContacts
            | Act::EditContacts
            | Act::GrantAccess
            | Act::Administer
            | Act::ReadOutbox
            | Act::Export
            | Act::Import,
        ) => false,
        (Principal::Staff(_), Act::UsePortal | Act::EditOwnDetails | Act::DeleteOwnAccount) => {
            false
        }
        (Principal::Staff(_), Act::ManageOwnAccount | Act::ReadContacts) => true,
        (Principal::Staff(Administrator), Act::Administer) => true,
        (Principal::Staff(Manager | Employee), Act::Administer) => false,
        (
            Principal::Staff(Administrator | Manager),
            Act::EditContacts | Act::GrantAccess | Act::ReadOutbox | Act::Export | Act::Import,
        ) => true,
        (
            Principal::Staff(Employee),
            Act::EditContacts | Act::GrantAccess | Act::ReadOutbox | Act::Export | Act::Import,
        ) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_as_reviewed() {
        let columns = [
            ("anonymous", Principal::Anonymous),
            ("customer", Principal::Customer),
            ("employee", Principal::Staff(Role::Employee)),
            ("manager", Principal::Staff(Role::Manager)),
            ("administrator", Principal::Staff(Role::Administrator)),
        ];
        let mut grid = String::from("act");
        for (name, _) in columns {
            grid.push_str(&format!(" | {name}"));
        }
        for act in Act::ALL.iter().copied() {
            grid.push_str(&format!("\n{act:?}"));
            for (_, who) in columns {
                grid.push_str(if may(who, act) { " | yes" } else { " | -" });
            }
        }
        assert_eq!(
            grid,
            include_str!("policy.grid.txt").trim_end(),
            "\n{grid}\n"
        );
    }
}
