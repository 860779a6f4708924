//! The demo: a small address book, three of staff, and customers at every stage of the way in.
//! It is made by the very operations people use, so it can't hold what they could not make.

mod load;
mod remove;

pub use load::{Loaded, load, load_where_nobody_is};
pub use remove::{Kept, Removed, Why, remove};

use atrium_domain::permission::Role;
use secrecy::SecretString;

/// The source its contacts are imported from; nobody else's import may name it.
pub const SOURCE: &str = "demo";

const CONTACTS: &[u8] = include_bytes!("../../data/demo-contacts.csv");

/// A login of staff: role, login, name.
const STAFF: [(Role, &str, &str); 3] = [
    (Role::Administrator, "ada@demo.example", "Ada Brzęczyk"),
    (Role::Manager, "max@demo.example", "Max Lindner"),
    (Role::Employee, "eva@demo.example", "Eva Popescu"),
];

/// How far a customer of the demo has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Has accepted the invitation: somebody to sign in as.
    Inside,
    /// Is invited.
    Invited,
    /// Was let in, and out again.
    Revoked,
}

/// Its customers, by the contact's id in the file.
const CUSTOMERS: [(&str, Stage); 3] = [
    ("lumen.brenda", Stage::Inside),
    ("lumen.colin", Stage::Invited),
    ("lumen.nadia", Stage::Revoked),
];

/// Who a login of the demo signs in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Staff.
    Staff(Role),
    /// A customer.
    Portal,
}

impl Part {
    /// The word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Staff(role) => role.code(),
            Self::Portal => "portal",
        }
    }
}

/// Somebody to sign in as.
#[derive(Debug, Clone)]
pub struct Login {
    /// As whom.
    pub part: Part,
    /// The address to sign in with.
    pub login: String,
    /// The password, known this once.
    pub password: SecretString,
    /// Whose they are: the company that runs the portal, or the customer.
    pub company: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::import::contacts;

    #[test]
    fn the_file_is_taken_as_it_is_and_shows_what_a_demo_must() {
        let file = contacts::read(CONTACTS).unwrap();
        assert_eq!(file.ignored_columns, Vec::<String>::new());
        assert_eq!(file.parents_elsewhere(), []);
        let input = |id: &str| {
            let found = file
                .contacts
                .iter()
                .find(|contact| contact.external_id == id);
            &found.unwrap_or_else(|| panic!("no contact {id}")).input
        };
        for (id, _) in CUSTOMERS {
            assert!(input(id).email.is_some(), "{id}");
        }
        let longest = file
            .contacts
            .iter()
            .map(|contact| contact.input.name.chars().count())
            .max();
        assert_eq!(longest, Some(60));
        let languages: BTreeSet<_> = file
            .contacts
            .iter()
            .filter_map(|contact| contact.input.language)
            .collect();
        assert_eq!(languages.len(), 6);
        assert!(file.contacts.iter().any(|contact| !contact.active));
        assert_eq!(input("lumen.invoices").r#type.code(), "invoice");
        assert_eq!(input("lumen.warehouse").r#type.code(), "delivery");
    }

    #[test]
    fn every_address_of_the_demo_is_one_that_can_not_be_anybodys() {
        let file = contacts::read(CONTACTS).unwrap();
        let addresses = file
            .contacts
            .iter()
            .filter_map(|contact| contact.input.email.as_ref().map(ToString::to_string));
        for address in addresses.chain(STAFF.iter().map(|(_, login, _)| (*login).to_owned())) {
            assert!(address.ends_with(".example"), "{address}");
        }
    }
}
