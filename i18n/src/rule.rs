//! The sentence for each rule of `domain`.

use atrium_domain::locale::Locale;
use atrium_domain::password::Weakness;
use atrium_domain::problem::Rule;

use crate::texts;

/// What is wrong and what would be right, in one or two sentences.
pub fn rule_text(locale: Locale, rule: &Rule) -> String {
    let t = texts(locale);
    match rule {
        Rule::Required => t.rule_required(),
        Rule::TooLong { max } => t.rule_too_long(*max),
        Rule::TooMany { max } => t.rule_too_many(*max),
        Rule::ControlCharacter => t.rule_control_character(),
        Rule::InvalidUtf8 => t.rule_invalid_utf8(),
        Rule::EmailInvalid => t.rule_email_invalid(),
        Rule::EmailTakenByOtherUser => t.rule_email_taken(),
        Rule::EmailTwiceInDialog => t.rule_email_twice(),
        Rule::PasswordTooShort { min } => t.rule_password_too_short(*min),
        Rule::PasswordTooLong { max_bytes } => t.rule_password_too_long(*max_bytes),
        Rule::PasswordGuessable => t.rule_password_guessable(),
        Rule::PasswordsDiffer => t.rule_passwords_differ(),
        Rule::PasswordWrong => t.rule_password_wrong(),
        Rule::PasswordUnchanged => t.rule_password_unchanged(),
        Rule::UnknownKind => t.rule_unknown_kind(),
        Rule::UnknownType => t.rule_unknown_type(),
        Rule::UnknownCountry => t.rule_unknown_country(),
        Rule::UnknownLanguage => t.rule_unknown_language(),
        Rule::UnknownParent => t.rule_unknown_parent(),
        Rule::ParentIsItself => t.rule_parent_is_itself(),
        Rule::TooDeep { max } => t.rule_too_deep(*max),
        Rule::WebsiteInvalid => t.rule_website_invalid(),
        Rule::PhoneInvalid => t.rule_phone_invalid(),
        Rule::NotANumber => t.rule_not_a_number(),
        Rule::NotABoolean => t.rule_not_a_boolean(),
        Rule::AmountInvalid => t.rule_amount_invalid(),
        Rule::UnknownChoice => t.rule_unknown_choice(),
        Rule::StaleVersion => t.rule_stale_version(),
        Rule::ContactGone => t.rule_contact_gone(),
        Rule::AccessInTheWay => t.rule_access_in_the_way(),
        Rule::ContactArchived => t.rule_contact_archived(),
        Rule::NothingSelected => t.rule_nothing_selected(),
        Rule::InternalUser => t.rule_internal_user(),
        Rule::AlreadyInPortal => t.rule_already_in_portal(),
        Rule::NotInPortal => t.rule_not_in_portal(),
        Rule::LoginElsewhere => t.rule_login_elsewhere(),
        Rule::RightsBeyondOwn => t.rule_rights_beyond_own(),
        Rule::SignInRefused => t.rule_sign_in_refused(),
        Rule::CodeWrong => t.rule_code_wrong(),
        Rule::TooManyAttempts {
            retry_after_seconds,
        } => wait(locale, *retry_after_seconds),
        Rule::Busy => t.rule_busy(),
        Rule::MissingColumn { column } => t.rule_missing_column(column),
        Rule::DuplicateColumn { column } => t.rule_duplicate_column(column),
        Rule::WrongFieldCount { expected, found } => t.rule_wrong_field_count(*found, *expected),
        Rule::EmptyFile => t.rule_empty_file(),
        Rule::MalformedCsv => t.rule_malformed_csv(),
        Rule::DuplicateExternalId { first_line } => {
            t.rule_duplicate_external_id(first_line.to_string())
        }
        Rule::UnknownExternalParent { id } => t.rule_unknown_external_parent(id),
        Rule::LastAdministrator => t.rule_last_administrator(),
        Rule::NotOneself => t.rule_not_oneself(),
        Rule::UserInactive => t.rule_user_inactive(),
        Rule::NoMembershipLeft => t.rule_no_membership_left(),
        Rule::UnknownFilterKey { name } => t.rule_unknown_filter_key(name),
        Rule::OperatorUnfit => t.rule_operator_unfit(),
        Rule::DateInvalid => t.rule_date_invalid(),
        Rule::PasswordWeak { because } => weak(locale, *because),
        Rule::VatInvalid { example } => t.rule_vat_invalid(example),
        Rule::ZipInvalid { example } => t.rule_zip_invalid(example),
        Rule::Locked => t.rule_locked(),
        Rule::LoginDiffers => t.rule_login_differs(),
        Rule::MergeCount { max } => t.rule_merge_count(*max),
        Rule::MergeKinds => t.rule_merge_kinds(),
        Rule::MergeAboveAndBelow => t.rule_merge_above_and_below(),
        Rule::MergeTwoLogins => t.rule_merge_two_logins(),
        Rule::MergeTwoStaff => t.rule_merge_two_staff(),
        Rule::TooManyMatch { max } => t.rule_too_many_match(*max),
        Rule::ColourInvalid => t.rule_colour_invalid(),
        Rule::OutOfRange { least, most } => {
            t.rule_out_of_range(least.to_string(), most.to_string())
        }
        Rule::DurationOutOfRange {
            least_seconds,
            most_seconds,
        } => {
            t.rule_duration_out_of_range(span(locale, *least_seconds), span(locale, *most_seconds))
        }
        Rule::IdleBeyondAll => t.rule_idle_beyond_all(),
        Rule::HostInvalid => t.rule_host_invalid(),
        Rule::PasswordInClear => t.rule_password_in_clear(),
        Rule::PasswordAgain => t.rule_password_again(),
        Rule::DefaultLanguageNotOffered => t.rule_default_language_not_offered(),
        Rule::FileTooLarge { max_kib } => t.rule_file_too_large(max_kib.to_string()),
        Rule::NotAnImage => t.rule_not_an_image(),
        Rule::SvgNotPlain => t.rule_svg_not_plain(),
        Rule::UnknownSalesperson { name } => t.rule_unknown_salesperson(name),
        Rule::UnknownPaymentTerms { name } => t.rule_unknown_payment_terms(name),
        Rule::UnknownCurrency { name } => t.rule_unknown_currency(name),
        Rule::FieldMatchedTwice => t.rule_field_matched_twice(),
        Rule::IdUnmatched => t.rule_id_unmatched(),
        Rule::NameUnmatched => t.rule_name_unmatched(),
        Rule::SourceInvalid => t.rule_source_invalid(),
        Rule::NoFile => t.rule_no_file(),
        Rule::FileGone => t.rule_file_gone(),
        Rule::NotChecked => t.rule_not_checked(),
        Rule::TooManyFiles { max } => t.rule_too_many_files(*max),
        Rule::MergedAlready => t.rule_merged_already(),
        Rule::AboveArchived { name } => t.rule_above_archived(name),
        Rule::AddressInUse => t.rule_address_in_use(),
        Rule::LimitInCurrency => t.rule_limit_in_currency(),
    }
}

/// What makes a password easy to guess, and what to do.
fn weak(locale: Locale, because: Weakness) -> String {
    let t = texts(locale);
    match because {
        Weakness::Common => t.rule_password_weak_common(),
        Weakness::Keyboard => t.rule_password_weak_keyboard(),
        Weakness::Repeats => t.rule_password_weak_repeats(),
        Weakness::Sequence => t.rule_password_weak_sequence(),
        Weakness::Date => t.rule_password_weak_date(),
        Weakness::Names => t.rule_password_weak_names(),
        Weakness::Words => t.rule_password_weak_words(),
    }
}

/// Seconds up to a minute and a half, then minutes, rounded up so that a try
/// at the time told is never too early.
fn wait(locale: Locale, seconds: u64) -> String {
    let t = texts(locale);
    let seconds = seconds.max(1);
    if seconds <= 90 {
        t.rule_too_many_attempts_seconds(seconds)
    } else {
        t.rule_too_many_attempts_minutes(seconds.div_ceil(60))
    }
}

/// A time in its largest whole unit, as part of a sentence.
pub fn span(locale: Locale, seconds: u64) -> String {
    let t = texts(locale);
    match seconds {
        _ if seconds.is_multiple_of(86_400) => t.span_days(seconds / 86_400),
        _ if seconds.is_multiple_of(3600) => t.span_hours(seconds / 3600),
        _ if seconds.is_multiple_of(60) => t.span_minutes(seconds / 60),
        _ => t.span_seconds(seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_told_in_seconds_then_in_whole_minutes_rounded_up() {
        assert!(wait(Locale::En, 90).contains("90 seconds"));
        assert!(wait(Locale::En, 91).contains("2 minutes"));
        assert!(wait(Locale::En, 0).contains("one second"));
    }

    #[test]
    fn figures_stand_where_they_belong() {
        let rule = Rule::WrongFieldCount {
            expected: 21,
            found: 20,
        };
        assert!(rule_text(Locale::En, &rule).starts_with("This line has 20 fields"));
    }

    #[test]
    fn a_refused_address_is_named_as_the_product_says() {
        let text = |rule| rule_text(Locale::En, &rule);
        assert!(text(Rule::EmailInvalid).contains("invalid"));
        assert!(text(Rule::EmailTakenByOtherUser).contains("already used by another user"));
    }
}
