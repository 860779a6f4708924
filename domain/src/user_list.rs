//! The list of logins: its filters and orders, and the filter that people build and keep in the
//! address.

mod check;
mod draft;
mod filter;

pub use draft::{Draft, DraftCondition, DraftGroup, DraftItem, PREFIXES};
pub use filter::{
    Condition, DayField, DayTest, Fact, Field, Filter, Group, Kind, Match, Node, Operator,
    TextField, TextTest, UserGroup, UserState,
};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$case_doc])* $case,)+ }

        impl $name {
            /// All of them, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$case,)+];

            /// Its word in an address.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)+ }
            }

            /// The one with exactly that word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// The filters that are one press away.
    QuickFilter {
        /// Everybody who may sign in.
        Active = "",
        /// Staff.
        Internal = "internal",
        /// Customers.
        Portal = "portal",
        /// Deactivated, or access revoked.
        Inactive = "inactive",
        /// May sign in and never did.
        NeverConnected = "never",
        /// With a second factor.
        TwoFactorOn = "2fa",
        /// Without.
        TwoFactorOff = "no-2fa",
    }
}

coded! {
    /// In which order.
    UserOrder {
        /// By name, A to Z.
        Name = "",
        /// By name, Z to A.
        NameDescending = "-name",
        /// Latest authentication first; who never signed in comes last.
        SignedIn = "signed-in",
        /// Newest login first.
        Created = "created",
    }
}

/// What the list's address asks for, but for the page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserQuery {
    /// The search as typed.
    pub search: String,
    /// The filter that is one press away.
    pub quick: QuickFilter,
    /// The order.
    pub order: UserOrder,
    /// The filter as built, checked or not.
    pub draft: Draft,
}

impl Default for UserQuery {
    fn default() -> Self {
        Self {
            search: String::new(),
            quick: QuickFilter::Active,
            order: UserOrder::Name,
            draft: Draft::default(),
        }
    }
}

impl UserQuery {
    /// The pairs of its address: only what differs from the default.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let fixed = [
            ("q", self.search.as_str()),
            ("filter", self.quick.code()),
            ("sort", self.order.code()),
        ];
        fixed
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .chain(self.draft.pairs())
            .collect()
    }
}

#[cfg(test)]
mod tests;
