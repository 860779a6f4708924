//! Fields, operators and values of the filter, as people read them.

use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::user_list::{Field, Operator, UserGroup, UserState};
use atrium_i18n::{Texts, locale_name};

use super::{role_name, state_word};

pub(super) fn field_name(t: Texts, field: Field) -> String {
    match field {
        Field::Login => t.users_login(),
        Field::Name => t.common_name(),
        Field::Email => t.common_email(),
        Field::Company => t.common_company(),
        Field::Groups => t.users_groups(),
        Field::State => t.users_state(),
        Field::TwoFactor => t.users_two_factor(),
        Field::Language => t.language_label(),
        Field::SignedIn => t.users_signed_in(),
        Field::Created => t.users_created(),
    }
}

pub(super) fn operator_name(t: Texts, operator: Operator) -> String {
    match operator {
        Operator::Contains => t.users_op_contains(),
        Operator::NotContains => t.users_op_not_contains(),
        Operator::Is => t.users_op_is(),
        Operator::IsNot => t.users_op_is_not(),
        Operator::Before => t.users_op_before(),
        Operator::After => t.users_op_after(),
        Operator::Set => t.users_op_set(),
        Operator::Unset => t.users_op_unset(),
    }
}

pub(super) fn word_name(t: Texts, field: Field, word: &str) -> String {
    let named = match field {
        Field::Groups => UserGroup::from_code(word).map(|group| match group {
            UserGroup::Portal => t.users_group_portal(),
            UserGroup::Internal => t.users_group_internal(),
            UserGroup::Administrator => role_name(t, Role::Administrator),
            UserGroup::Manager => role_name(t, Role::Manager),
            UserGroup::Employee => role_name(t, Role::Employee),
        }),
        Field::State => UserState::from_code(word).map(|state| state_word(t, state)),
        Field::TwoFactor => Some(two_factor_word(t, word == "on")),
        Field::Language => Locale::from_code(word).map(|locale| locale_name(locale).to_owned()),
        Field::Login
        | Field::Name
        | Field::Email
        | Field::Company
        | Field::SignedIn
        | Field::Created => None,
    };
    named.unwrap_or_else(|| word.to_owned())
}

pub(super) fn two_factor_word(t: Texts, on: bool) -> String {
    if on {
        t.users_two_factor_on()
    } else {
        t.users_two_factor_off()
    }
}
