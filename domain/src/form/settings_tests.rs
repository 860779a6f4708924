use proptest::prelude::*;

use super::*;

fn form(pairs: &[(&str, &str)]) -> SettingsForm {
    SettingsForm::from_pairs(pairs.iter().copied())
}

fn in_force() -> InForce {
    [
        (Setting::Language, "en"),
        (Setting::Languages, "en, pl"),
        (Setting::Currency, "EUR"),
        (Setting::SessionIdle, "8h"),
        (Setting::SessionLifetime, "24h"),
        (Setting::RememberedIdle, "336h"),
        (Setting::RememberedLifetime, "2160h"),
    ]
    .into_iter()
    .map(|(setting, text)| (setting, text.to_owned()))
    .collect()
}

fn read(group: Group, pairs: &[(&str, &str)]) -> Result<SettingsInput, Problems> {
    form(pairs).check(group, &in_force(), &[])
}

fn refused(group: Group, pairs: &[(&str, &str)]) -> Vec<(String, Rule)> {
    let problems = read(group, pairs).unwrap_err();
    let named = problems.iter().map(|problem| {
        let field = problem.field.as_ref().map(ToString::to_string);
        (field.unwrap_or_default(), problem.rule.clone())
    });
    named.collect()
}

#[test]
fn the_companys_page_is_read_and_everything_wrong_is_said_at_once() {
    let input = read(
        Group::Company,
        &[
            ("company", " Northwind "),
            ("contact_address", ""),
            ("language", "pl"),
            ("time_zone", "europe/warsaw"),
            ("currency", "pln"),
        ],
    )
    .unwrap();
    assert_eq!(
        input.values,
        [
            (Setting::Company, Some("Northwind".to_owned())),
            (Setting::ContactAddress, None),
            (Setting::Language, Some("pl".to_owned())),
            (Setting::TimeZone, Some("Europe/Warsaw".to_owned())),
            (Setting::Currency, Some("PLN".to_owned())),
        ]
    );
    let wrong = refused(
        Group::Company,
        &[
            ("company", " "),
            ("contact_address", "nobody"),
            ("language", "de"),
            ("time_zone", "Mars/Olympus"),
            ("currency", "XXL"),
        ],
    );
    assert_eq!(
        wrong,
        [
            ("company".to_owned(), Rule::Required),
            ("contact_address".to_owned(), Rule::EmailInvalid),
            ("language".to_owned(), Rule::DefaultLanguageNotOffered),
            ("time_zone".to_owned(), Rule::UnknownChoice),
            ("currency".to_owned(), Rule::UnknownChoice),
        ]
    );
}

#[test]
fn what_is_fixed_elsewhere_is_passed_over() {
    let fixed = [Setting::Company, Setting::SmtpUrl];
    let typed = form(&[("company", ""), ("mail_host", "!"), ("mail_timeout", "5")]);
    let company = typed.check(Group::Company, &in_force(), &fixed).unwrap();
    assert_eq!(company.values, []);
    let mail = typed.check(Group::Mail, &in_force(), &fixed).unwrap();
    assert_eq!(mail.mail, None);
    assert_eq!(mail.values, [(Setting::MailTimeout, Some("5s".to_owned()))]);
}

#[test]
fn a_mail_server_is_read_part_by_part_and_its_password_not_printed() {
    let pairs = [
        ("mail_host", "mail.łódź.example"),
        ("mail_port", ""),
        ("mail_security", "starttls"),
        ("mail_user", "me@example.com"),
        ("mail_password", "p/w rd"),
    ];
    let input = read(Group::Mail, &pairs).unwrap();
    let server = input.mail.clone().unwrap().unwrap();
    assert_eq!(server.host, "mail.xn--d-uga0v4h.example");
    assert_eq!(server.password.as_deref(), Some("p/w rd"));
    assert!(!format!("{input:?} {:?}", form(&pairs)).contains("w rd"));
    assert_eq!(form(&pairs).without_secrets().get("mail_password"), None);
    assert_eq!(
        read(Group::Mail, &[("mail_host", "")]).unwrap().mail,
        Some(None)
    );
}

#[test]
fn a_password_does_not_travel_in_the_clear_and_hosts_are_hosts() {
    let clear = [
        ("mail_host", "mail.example.com"),
        ("mail_security", "none"),
        ("mail_user", "me"),
    ];
    let wrong = [("mail_security".to_owned(), Rule::PasswordInClear)];
    assert_eq!(refused(Group::Mail, &clear), wrong);
    for host in [
        "a b",
        "user@host",
        "host/path",
        "-a.example",
        "a..b",
        "1.2.3",
        "a:25",
    ] {
        let wrong = refused(
            Group::Mail,
            &[("mail_host", host), ("mail_security", "tls")],
        );
        assert_eq!(
            wrong,
            [("mail_host".to_owned(), Rule::HostInvalid)],
            "{host}"
        );
    }
    for host in ["localhost", "127.0.0.1", "[::1]", "mail.example.com"] {
        let pairs = [("mail_host", host), ("mail_security", "none")];
        assert!(read(Group::Mail, &pairs).is_ok(), "{host}");
    }
}

#[test]
fn times_have_units_and_bounds_and_idle_is_within_all() {
    let input = read(
        Group::Lifetimes,
        &[
            ("invitation_lifetime", "6"),
            ("invitation_lifetime_unit", "d"),
        ],
    )
    .unwrap();
    assert_eq!(
        input.values,
        [(Setting::InvitationLifetime, Some("144h".to_owned()))]
    );
    let beyond = refused(
        Group::Lifetimes,
        &[("session_idle", "25"), ("session_idle_unit", "h")],
    );
    assert_eq!(beyond, [("session_idle".to_owned(), Rule::IdleBeyondAll)]);
    let long = refused(
        Group::Lifetimes,
        &[
            ("reset_lifetime", "18446744073709551615"),
            ("reset_lifetime_unit", "d"),
        ],
    );
    assert!(
        matches!(long[..], [(_, Rule::DurationOutOfRange { .. })]),
        "{long:?}"
    );
    for text in ["", "-1", "1.5", "x"] {
        assert_eq!(
            refused(Group::Lifetimes, &[("reset_lifetime", text)]).len(),
            1,
            "{text}"
        );
    }
}

#[test]
fn password_lengths_are_raised_and_never_lowered() {
    let wrong = refused(Group::Policies, &[("password_length", "14")]);
    let rule = Rule::OutOfRange {
        least: 15,
        most: 64,
    };
    assert_eq!(wrong, [("password_length".to_owned(), rule)]);
    assert!(read(Group::Policies, &[("password_length", "15")]).is_ok());
}

#[test]
fn whether_administrators_set_passwords_is_yes_or_no_and_stays_where_it_is_not_sent() {
    let decided = |text: &str| {
        let pairs = [("administrators_set_passwords", text)];
        read(Group::Policies, &pairs).map(|input| input.values)
    };
    let no = (Setting::AdministratorsSetPasswords, Some("no".to_owned()));
    assert_eq!(decided("no").unwrap(), [no]);
    assert!(decided("maybe").is_err());
    let length_only = read(Group::Policies, &[("password_length", "16")]).unwrap();
    assert_eq!(length_only.values.len(), 1);
}

#[test]
fn the_default_language_stays_offered() {
    let wrong = refused(Group::Languages, &[("languages_pl", "on")]);
    assert_eq!(
        wrong,
        [("languages".to_owned(), Rule::DefaultLanguageNotOffered)]
    );
    assert_eq!(
        refused(Group::Languages, &[]),
        [("languages".to_owned(), Rule::NothingSelected)]
    );
    let input = read(
        Group::Languages,
        &[("languages_en", "on"), ("languages_de", "on")],
    );
    assert_eq!(
        input.unwrap().values,
        [(Setting::Languages, Some("en, de".to_owned()))]
    );
}

#[test]
fn new_memberships_pay_up_to_a_limit_in_the_houses_currency() {
    let pairs = [
        ("access_visibility", "own"),
        ("access_pay", "limited"),
        ("access_pay_limit", "1200,5"),
    ];
    let values = read(Group::Access, &pairs).unwrap().values;
    assert!(values.contains(&(Setting::AccessPay, Some("1200.50".to_owned()))));
    assert!(values.contains(&(Setting::AccessSign, Some("no".to_owned()))));
    let wrong = refused(
        Group::Access,
        &[("access_pay", "limited"), ("access_pay_limit", "1e3")],
    );
    assert_eq!(
        wrong,
        [("access_pay_limit".to_owned(), Rule::AmountInvalid)]
    );
}

proptest! {
    #[test]
    fn no_page_panics_and_what_is_taken_is_one_line(group in 0usize..8, pairs in prop::collection::vec(("[a-z_]{1,28}", any::<String>()), 0..8), control in 0..Setting::ALL.len(), text in any::<String>()) {
        let mut form = SettingsForm::from_pairs(pairs);
        form.set(Setting::ALL[control].code(), text);
        if let Ok(input) = form.check(Group::ALL[group], &in_force(), &[]) {
            for (_, text) in input.values {
                prop_assert!(!text.unwrap_or_default().contains(['\n', '\r', '\0']));
            }
        }
    }

    #[test]
    fn times_read_as_they_are_written(seconds in any::<u64>()) {
        prop_assert_eq!(read_duration(&duration_text(seconds)), Some(seconds));
    }
}
