//! Who someone is to the house, and what a membership allows.

use serde::{Deserialize, Serialize};

use crate::money::Money;

/// What an internal user may do at most; the policy itself is the backend's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Settings and users, and all below.
    Administrator,
    /// Grants access and edits contacts, and all below.
    Manager,
    /// Reads contacts.
    Employee,
}

impl Role {
    /// All roles, mightiest first.
    pub const ALL: [Self; 3] = [Self::Administrator, Self::Manager, Self::Employee];

    /// The stored value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Manager => "manager",
            Self::Employee => "employee",
        }
    }

    /// The role with exactly that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Whose documents a membership shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Those whose contact is the membership's very contact.
    Own,
    /// Those of the whole company tree.
    #[default]
    Company,
}

impl Visibility {
    /// Both, in the order of the radio buttons.
    pub const ALL: [Self; 2] = [Self::Company, Self::Own];

    /// The stored value and the form control's: `own`, `company`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Company => "company",
        }
    }

    /// The visibility with exactly that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|visibility| visibility.code() == code)
    }

    const fn within(self, ceiling: Self) -> bool {
        match (self, ceiling) {
            (Self::Own, Self::Own | Self::Company) | (Self::Company, Self::Company) => true,
            (Self::Company, Self::Own) => false,
        }
    }
}

/// Whether a membership may pay, and how much at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayRight {
    /// Not at all.
    None,
    /// Up to and including this amount a payment, in its currency only.
    Limited(Money),
    /// Any amount that is due.
    #[default]
    Unlimited,
}

impl PayRight {
    /// The form control's value: `none`, `limited`, `unlimited`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Limited(_) => "limited",
            Self::Unlimited => "unlimited",
        }
    }

    /// The limit, where there is one.
    pub const fn limit(self) -> Option<Money> {
        match self {
            Self::Limited(limit) => Some(limit),
            Self::None | Self::Unlimited => None,
        }
    }

    fn within(self, ceiling: Self) -> bool {
        match (self, ceiling) {
            (Self::None, Self::None | Self::Limited(_) | Self::Unlimited)
            | (Self::Limited(_) | Self::Unlimited, Self::Unlimited) => true,
            // Limits in two currencies cannot be compared, so neither is
            // within the other.
            (Self::Limited(own), Self::Limited(limit)) => {
                own.currency() == limit.currency() && own.minor() <= limit.minor()
            }
            (Self::Limited(_) | Self::Unlimited, Self::None)
            | (Self::Unlimited, Self::Limited(_)) => false,
        }
    }
}

/// What a membership allows beyond viewing, which every membership has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// Whose documents are seen.
    pub visibility: Visibility,
    /// Accept, decline and sign.
    pub sign: bool,
    /// Pay.
    pub pay: PayRight,
    /// Grant and revoke in the own company tree, within a ceiling.
    pub manage_colleagues: bool,
}

impl Default for Rights {
    /// The product's default: the company's documents, view, sign, pay.
    fn default() -> Self {
        Self {
            visibility: Visibility::Company,
            sign: true,
            pay: PayRight::Unlimited,
            manage_colleagues: false,
        }
    }
}

impl Rights {
    /// Whether none of these rights goes beyond `ceiling`.
    pub fn within(&self, ceiling: &Self) -> bool {
        self.visibility.within(ceiling.visibility)
            && (!self.sign || ceiling.sign)
            && self.pay.within(ceiling.pay)
            && (!self.manage_colleagues || ceiling.manage_colleagues)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn limited(minor: i64, code: &str) -> PayRight {
        PayRight::Limited(Money::new(minor, Currency::from_code(code).unwrap()))
    }

    #[test]
    fn every_right_is_within_itself() {
        let rights = Rights {
            pay: limited(50_000, "EUR"),
            ..Rights::default()
        };
        assert!(rights.within(&rights));
        assert!(Rights::default().within(&Rights::default()));
    }

    #[test]
    fn more_than_the_ceiling_in_any_part_is_beyond_it() {
        let ceiling = Rights {
            visibility: Visibility::Own,
            sign: false,
            pay: limited(10_000, "EUR"),
            manage_colleagues: false,
        };
        for beyond in [
            Rights {
                visibility: Visibility::Company,
                ..ceiling
            },
            Rights {
                sign: true,
                ..ceiling
            },
            Rights {
                pay: limited(10_001, "EUR"),
                ..ceiling
            },
            Rights {
                pay: limited(1, "PLN"),
                ..ceiling
            },
            Rights {
                pay: PayRight::Unlimited,
                ..ceiling
            },
            Rights {
                manage_colleagues: true,
                ..ceiling
            },
        ] {
            assert!(!beyond.within(&ceiling), "{beyond:?}");
        }
        assert!(
            Rights {
                pay: PayRight::None,
                ..ceiling
            }
            .within(&ceiling)
        );
        assert!(
            Rights {
                pay: limited(9_999, "EUR"),
                ..ceiling
            }
            .within(&ceiling)
        );
    }

    #[test]
    fn codes_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::from_code(visibility.code()), Some(visibility));
        }
    }
}
