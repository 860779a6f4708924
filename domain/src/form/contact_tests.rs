use proptest::prelude::*;

use super::*;

fn full() -> ContactForm {
    ContactForm {
        version: "3".into(),
        kind: "person".into(),
        parent: "12".into(),
        r#type: "other".into(),
        name: " Brandon Freeman ".into(),
        email: "Brandon@Example.COM".into(),
        phone: "(355)-687-3262".into(),
        mobile: "".into(),
        website: "www.example.com".into(),
        job_title: "Creative Director".into(),
        street: "4557 De Silva St".into(),
        street2: "".into(),
        city: "Łódź".into(),
        zip: "94538".into(),
        state: "California".into(),
        country: "us".into(),
        vat: "US12345677".into(),
        language: "pl_PL".into(),
        tags: "Services, VIP,services,, Łódź, LODZ".into(),
        notes: "one\r\ntwo".into(),
        salesperson: "5".into(),
        payment_terms: "30d".into(),
        currency: "eur".into(),
        customer_reference: " C-0042 ".into(),
        supplier_reference: "".into(),
    }
}

#[test]
fn what_is_not_seen_is_no_name_and_nothing_turns_a_text_around() {
    let named = |name: &str, tags: &str| {
        let form = ContactForm {
            name: name.into(),
            tags: tags.into(),
            ..full()
        };
        form.check()
    };
    for unseen in ["\u{200b}", "\u{3164}", " \u{200d}\u{feff} ", "\u{ad}"] {
        let problems = named(unseen, "").unwrap_err();
        assert!(problems.field("name").eq([&Rule::Required]), "{unseen:?}");
        assert!(named("Ana", unseen).unwrap().tags.is_empty(), "{unseen:?}");
    }
    for turning in ["Ana\u{202e}gnp", "\u{2066}Ana\u{2069}", "\u{202a}Ana"] {
        let problems = named(turning, turning).unwrap_err();
        for field in ["name", "tags"] {
            assert!(
                problems.field(field).eq([&Rule::ControlCharacter]),
                "{turning:?}"
            );
        }
    }
    // Persian between its letters, a family, Hebrew as it is typed.
    for kept in ["می\u{200c}خواهم", "👩\u{200d}👧 & Co", "שלום"] {
        let input = named(kept, kept).unwrap();
        assert_eq!((input.name.as_str(), input.tags.len()), (kept, 1));
    }
}

#[test]
fn a_full_form_becomes_a_contact() {
    let input = full().check().unwrap();

    assert_eq!(input.version, Some(3));
    assert_eq!(input.parent, Some(ContactId::new(12)));
    assert_eq!(input.r#type, ContactType::Other);
    assert_eq!(input.name, "Brandon Freeman");
    assert_eq!(
        input.email.as_ref().unwrap().as_str(),
        "Brandon@example.com"
    );
    assert_eq!(input.mobile, None);
    assert_eq!(
        input.website.as_ref().unwrap().as_str(),
        "https://www.example.com"
    );
    assert_eq!(input.country.unwrap().code(), "US");
    assert_eq!(input.language, Some(Locale::Pl));
    assert_eq!(input.tags, ["Services", "VIP", "Łódź"]);
    assert_eq!(input.notes, "one\ntwo");
    assert_eq!(input.salesperson, Some(UserId::new(5)));
    assert_eq!(input.payment_terms, Some(PaymentTerms::Days(30)));
    assert_eq!(input.currency, Some(Currency::EUR));
    assert_eq!(input.customer_reference, "C-0042");
    assert_eq!(ContactForm::from(&input).check().unwrap(), input);
}

#[test]
fn a_name_is_all_that_a_contact_needs() {
    let form = ContactForm {
        name: "Azure Interior".into(),
        ..ContactForm::default()
    };
    let input = form.check().unwrap();
    assert_eq!(input.kind, ContactKind::Person);
    assert_eq!(input.r#type, ContactType::Contact);
    assert_eq!(input.version, None);
}

#[test]
fn everything_wrong_is_said_at_once_and_by_its_control() {
    let form = ContactForm {
        version: "x".into(),
        kind: "robot".into(),
        parent: "-1".into(),
        r#type: "fax".into(),
        name: "  ".into(),
        email: "a@b.pl, c@d.pl".into(),
        phone: "call me".into(),
        mobile: "1".repeat(41),
        website: "javascript:alert(1)".into(),
        job_title: "j".repeat(101),
        street: "s\0".into(),
        street2: "s".repeat(201),
        city: "a\nb".into(),
        zip: "1".repeat(21),
        state: "s".repeat(201),
        country: "XX".into(),
        vat: "v".repeat(31),
        language: "tlh".into(),
        tags: "t".repeat(51),
        notes: "n".repeat(10_001),
        salesperson: "me".into(),
        payment_terms: "31d".into(),
        currency: "XXX".into(),
        customer_reference: "c".repeat(51),
        supplier_reference: "s".into(),
    };
    let problems = form.check().unwrap_err();
    for (field, rule) in [
        ("version", Rule::NotANumber),
        ("kind", Rule::UnknownKind),
        ("parent", Rule::UnknownParent),
        ("type", Rule::UnknownType),
        ("name", Rule::Required),
        ("email", Rule::EmailInvalid),
        ("phone", Rule::PhoneInvalid),
        ("mobile", Rule::TooLong { max: 40 }),
        ("website", Rule::WebsiteInvalid),
        ("job_title", Rule::TooLong { max: 100 }),
        ("street", Rule::ControlCharacter),
        ("street2", Rule::TooLong { max: 200 }),
        ("city", Rule::ControlCharacter),
        ("zip", Rule::TooLong { max: 20 }),
        ("state", Rule::TooLong { max: 200 }),
        ("country", Rule::UnknownCountry),
        ("vat", Rule::TooLong { max: 30 }),
        ("language", Rule::UnknownLanguage),
        ("tags", Rule::TooLong { max: 50 }),
        ("notes", Rule::TooLong { max: 10_000 }),
        ("salesperson", Rule::UnknownChoice),
        ("payment_terms", Rule::UnknownChoice),
        ("currency", Rule::UnknownChoice),
        ("customer_reference", Rule::TooLong { max: 50 }),
    ] {
        assert_eq!(
            problems.field(field).collect::<Vec<_>>(),
            [&rule],
            "{field}"
        );
    }
    assert_eq!(problems.len(), 24);
}

#[test]
fn limits_count_characters_not_bytes() {
    let form = ContactForm {
        name: "明".repeat(200),
        ..ContactForm::default()
    };
    assert!(form.check().is_ok());
}

#[test]
fn unknown_fields_are_ignored_and_missing_ones_empty() {
    let form: ContactForm = serde_json::from_str(r#"{"name":"A","role":"administrator"}"#).unwrap();
    assert_eq!(
        form,
        ContactForm {
            name: "A".into(),
            ..ContactForm::default()
        }
    );
}

proptest! {
    #[test]
    fn what_was_accepted_is_accepted_again(name in any::<String>(), tags in any::<String>(), notes in any::<String>(), website in "[a-z./:?#]{0,20}") {
        let form = ContactForm { name, tags, notes, website, ..ContactForm::default() };
        if let Ok(input) = form.check() {
            prop_assert_eq!(ContactForm::from(&input).check(), Ok(input));
        }
    }
}
