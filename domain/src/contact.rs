//! What a contact is.

use serde::{Deserialize, Serialize};

/// Levels of a tree of contacts, the topmost counted. Each contact has a row for every one above
/// it, so a chain of a thousand would cost half a million rows; no company has fifty levels.
pub const LEVELS_MAX: usize = 50;

/// A human being or an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// A human being.
    #[default]
    Person,
    /// An organisation: the commercial entity of those below it.
    Company,
}

impl ContactKind {
    /// Both kinds, in the order of the radio buttons.
    pub const ALL: [Self; 2] = [Self::Person, Self::Company];

    /// The form control's value: `person`, `company`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
        }
    }

    /// The kind with exactly that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether this is an organisation.
    pub const fn is_company(self) -> bool {
        matches!(self, Self::Company)
    }
}

/// What a contact is there for, as in Odoo's `res.partner.type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactType {
    /// Somebody to talk to: may be granted portal access.
    #[default]
    Contact,
    /// Where invoices go: never a portal user.
    Invoice,
    /// Where goods go: never a portal user.
    Delivery,
    /// Anything else: may be granted portal access.
    Other,
}

impl ContactType {
    /// All types, in the order of the select box.
    pub const ALL: [Self; 4] = [Self::Contact, Self::Invoice, Self::Delivery, Self::Other];

    /// The stored value: `contact`, `invoice`, `delivery`, `other`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Invoice => "invoice",
            Self::Delivery => "delivery",
            Self::Other => "other",
        }
    }

    /// Reads the code or the label that Odoo's English exports carry
    /// ("Invoice Address", in 18 and later also "Invoice"), in any case.
    pub fn from_code(text: &str) -> Option<Self> {
        let folded = text.trim().to_ascii_lowercase();
        let code = folded.strip_suffix(" address").unwrap_or(&folded);
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the grant dialog offers such a contact a row below its company.
    pub const fn may_have_access(self) -> bool {
        match self {
            Self::Contact | Self::Other => true,
            Self::Invoice | Self::Delivery => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_as_stored_and_as_odoo_exports_them() {
        for kind in ContactType::ALL {
            assert_eq!(ContactType::from_code(kind.code()), Some(kind));
        }
        assert_eq!(
            ContactType::from_code("Contact"),
            Some(ContactType::Contact)
        );
        assert_eq!(
            ContactType::from_code("Invoice Address"),
            Some(ContactType::Invoice)
        );
        assert_eq!(
            ContactType::from_code("Delivery Address"),
            Some(ContactType::Delivery)
        );
        assert_eq!(
            ContactType::from_code("Other Address"),
            Some(ContactType::Other)
        );
        assert_eq!(ContactType::from_code(""), None);
        assert_eq!(ContactType::from_code("Followup"), None);
    }

    #[test]
    fn invoice_and_delivery_addresses_get_no_access() {
        assert!(ContactType::Contact.may_have_access());
        assert!(ContactType::Other.may_have_access());
        assert!(!ContactType::Invoice.may_have_access());
        assert!(!ContactType::Delivery.may_have_access());
    }
}
