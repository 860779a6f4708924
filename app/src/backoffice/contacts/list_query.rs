//! What the list's address asks for.

use crate::backoffice::query::address;

/// The list's own address.
pub const URL_LIST: &str = "/office/contacts";
/// Where it is taken along from.
pub const URL_EXPORT: &str = "/office/contacts/export";

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name { $($(#[$case_doc])* $case,)+ }

        impl $name {
            /// All of them, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$case,)+];

            /// Its word in the address; the default has none.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)+ }
            }

            /// The one with that word; the default for an unknown word.
            pub fn from_code(code: &str) -> Self {
                Self::known(code).unwrap_or_default()
            }

            /// The one with exactly that word.
            pub fn known(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// Which contacts are listed.
    Filter {
        /// Everything that is not archived.
        #[default]
        Active = "",
        /// Companies.
        Companies = "companies",
        /// Persons.
        Persons = "persons",
        /// With portal access.
        Inside = "access",
        /// Invited, never signed in.
        Invited = "invited",
        /// Archived.
        Archived = "archived",
    }
}

coded! {
    /// In which order.
    Order {
        /// By name, A to Z.
        #[default]
        Name = "",
        /// By name, Z to A.
        NameDescending = "-name",
        /// By email address.
        Email = "email",
        /// By email address, turned round.
        EmailDescending = "-email",
        /// By city, A to Z.
        City = "city",
        /// By city, Z to A.
        CityDescending = "-city",
        /// Last changed first.
        Changed = "changed",
        /// Last changed last.
        ChangedAscending = "-changed",
    }
}

/// What the address asks for: `q`, `filter`, `tag`, `sort`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// The search as typed.
    pub q: String,
    /// The filter.
    pub filter: Filter,
    /// A tag; empty for any.
    pub tag: String,
    /// The order.
    pub order: Order,
}

impl ListQuery {
    /// The address of the first page.
    pub fn href(&self) -> String {
        self.part("after", "")
    }

    /// The address of the page `after` or `before` a place.
    pub fn part(&self, side: &str, place: &str) -> String {
        let mut pairs = self.pairs().to_vec();
        pairs.push((side, place));
        address(URL_LIST, &pairs)
    }

    /// What is asked for, by the names it has in the address.
    pub(super) fn pairs(&self) -> [(&'static str, &str); 4] {
        [
            ("q", &self.q),
            ("filter", self.filter.code()),
            ("tag", &self.tag),
            ("sort", self.order.code()),
        ]
    }

    pub(super) fn filtered(&self, filter: Filter) -> Self {
        Self {
            filter,
            ..self.clone()
        }
    }

    pub(super) fn ordered(&self, order: Order) -> Self {
        Self {
            order,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_only_what_differs_from_the_default() {
        let mut query = ListQuery::default();
        assert_eq!(query.href(), "/office/contacts");
        query.q = "łódź & co".to_owned();
        query.filter = Filter::Companies;
        query.order = Order::NameDescending;
        assert_eq!(
            query.part("after", "bG9keg.7"),
            "/office/contacts?q=%C5%82%C3%B3d%C5%BA%20%26%20co&filter=companies&sort=-name&after=bG9keg.7"
        );
    }

    #[test]
    fn an_unknown_word_is_the_default() {
        assert_eq!(Filter::from_code("archived"), Filter::Archived);
        assert_eq!(Filter::from_code("1 OR 1=1"), Filter::Active);
        assert_eq!(Order::from_code("changed"), Order::Changed);
        assert_eq!(Order::from_code("password"), Order::Name);
    }
}
