//! The filter once it is checked: facts that hold of a login or do not, nothing in between, joined
//! by *all* and *any*. What compares texts is already folded, so a database only compares bytes.

use time::Date;

use super::coded;
use crate::locale::Locale;
use crate::permission::Role;

coded! {
    /// What can be asked about.
    Field {
        /// The address to sign in with.
        Login = "login",
        /// The person's name.
        Name = "name",
        /// The email of the contact behind the login.
        Email = "email",
        /// The company that contact belongs to.
        Company = "company",
        /// Portal, internal, and the roles.
        Groups = "groups",
        /// Active, never connected, inactive.
        State = "state",
        /// Whether there is a second factor.
        TwoFactor = "two_factor",
        /// The language the person chose.
        Language = "language",
        /// The day of the latest sign-in.
        SignedIn = "latest_authentication",
        /// The day the login was made.
        Created = "created",
    }
}

coded! {
    /// How it is compared.
    Operator {
        /// Holds the value somewhere.
        Contains = "contains",
        /// Does not.
        NotContains = "not_contains",
        /// Is the value.
        Is = "is",
        /// Is not.
        IsNot = "is_not",
        /// On an earlier day.
        Before = "before",
        /// On a later day.
        After = "after",
        /// There is a value.
        Set = "set",
        /// There is none.
        Unset = "unset",
    }
}

coded! {
    /// How the parts of a group are joined.
    Match {
        /// Every part holds.
        All = "all",
        /// One part holds at least.
        Any = "any",
    }
}

coded! {
    /// What somebody belongs to.
    UserGroup {
        /// Customers.
        Portal = "portal",
        /// Staff in any role.
        Internal = "internal",
        /// Staff: administrators.
        Administrator = "administrator",
        /// Staff: managers.
        Manager = "manager",
        /// Staff: employees.
        Employee = "employee",
    }
}

impl UserGroup {
    /// Whether somebody in that role, or in none, belongs to it.
    pub fn has(self, role: Option<Role>) -> bool {
        match self {
            Self::Portal => role.is_none(),
            Self::Internal => role.is_some(),
            Self::Administrator => role == Some(Role::Administrator),
            Self::Manager => role == Some(Role::Manager),
            Self::Employee => role == Some(Role::Employee),
        }
    }
}

coded! {
    /// Whether somebody may sign in, and ever did.
    UserState {
        /// May sign in, and did.
        Active = "active",
        /// May sign in, and never did.
        NeverConnected = "never",
        /// May not.
        Inactive = "inactive",
    }
}

/// What kind of value a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Typed words.
    Text,
    /// One or more of a few words; *contains* asks for one of them.
    Words,
    /// One of a few words.
    Word,
    /// A calendar day, UTC.
    Day,
}

impl Field {
    /// What kind of value it has.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Login | Self::Name | Self::Email | Self::Company => Kind::Text,
            Self::Groups => Kind::Words,
            Self::State | Self::TwoFactor | Self::Language => Kind::Word,
            Self::SignedIn | Self::Created => Kind::Day,
        }
    }

    /// The words it can have, where they are few.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Groups => UserGroup::ALL.iter().map(|group| group.code()).collect(),
            Self::State => UserState::ALL.iter().map(|state| state.code()).collect(),
            Self::TwoFactor => vec!["on", "off"],
            Self::Language => Locale::ALL.iter().map(|locale| locale.code()).collect(),
            Self::Login
            | Self::Name
            | Self::Email
            | Self::Company
            | Self::SignedIn
            | Self::Created => Vec::new(),
        }
    }

    /// Whether it can be compared that way.
    pub const fn takes(self, operator: Operator) -> bool {
        match operator {
            Operator::Contains | Operator::NotContains => {
                matches!(self.kind(), Kind::Text | Kind::Words)
            }
            Operator::Is | Operator::IsNot | Operator::Set | Operator::Unset => true,
            Operator::Before | Operator::After => matches!(self.kind(), Kind::Day),
        }
    }
}

impl Operator {
    /// Whether it compares with a value.
    pub const fn needs_value(self) -> bool {
        !matches!(self, Self::Set | Self::Unset)
    }

    /// Whether it holds where its opposite does not.
    pub const fn negates(self) -> bool {
        matches!(self, Self::NotContains | Self::IsNot | Self::Unset)
    }
}

/// A field of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextField {
    /// Compared by its key.
    Login,
    /// Compared folded.
    Name,
    /// Compared by its key.
    Email,
    /// Compared folded.
    Company,
}

/// What is asked of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextTest {
    /// Holds this, in the field's form.
    Contains(String),
    /// Is this, in the field's form.
    Is(String),
    /// Is there at all.
    Set,
}

/// A field of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayField {
    /// The latest sign-in.
    SignedIn,
    /// When the login was made.
    Created,
}

/// What is asked of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayTest {
    /// That very day.
    On(Date),
    /// An earlier one.
    Before(Date),
    /// A later one.
    After(Date),
    /// Is there at all.
    Set,
}

/// What holds of a login or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Words.
    Text(TextField, TextTest),
    /// Belongs to a group; everybody belongs to one.
    Group(Option<UserGroup>),
    /// Is in a state; everybody is in one.
    State(Option<UserState>),
    /// Has a second factor.
    TwoFactor,
    /// Chose this language, or any.
    Language(Option<Locale>),
    /// A day.
    Day(DayField, DayTest),
}

/// A fact, or that it does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is asked.
    pub fact: Fact,
    /// Whether its opposite is meant.
    pub negated: bool,
}

/// A part of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// One condition.
    Condition(Condition),
    /// A group within.
    Group(Group),
}

/// Parts joined; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How.
    pub join: Match,
    /// What.
    pub nodes: Vec<Node>,
}

/// A checked filter. Without a group it lets everybody through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The outermost group.
    pub root: Option<Group>,
}

impl Filter {
    /// Whether it asks about the state anywhere: then the list does not leave out the inactive by
    /// itself.
    pub fn asks_for_state(&self) -> bool {
        fn asks(group: &Group) -> bool {
            group.nodes.iter().any(|node| match node {
                Node::Condition(condition) => matches!(condition.fact, Fact::State(_)),
                Node::Group(group) => asks(group),
            })
        }
        self.root.as_ref().is_some_and(asks)
    }
}
