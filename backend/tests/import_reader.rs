//! The import's reader on whole files: a real export, one made up for the six
//! languages, and one in which everything is wrong.

use std::collections::HashMap;

use atrium_backend::import::Rejects;
use atrium_backend::import::contacts::{Contacts, ImportedContact, ReadError, read};
use atrium_domain::contact::{ContactKind, ContactType};
use atrium_domain::locale::Locale;
use atrium_domain::problem::{Field, Rule};
use proptest::prelude::*;

const REAL: &[u8] = include_bytes!("../../end2end/fixtures/data/odoo-contacts.csv");
const SIX_LANGUAGES: &[u8] = include_bytes!("data/odoo-contacts-2.csv");
const BAD: &[u8] = include_bytes!("data/odoo-contacts-bad.csv");

fn accepted(bytes: &[u8]) -> Contacts {
    read(bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(bytes: &[u8]) -> Rejects {
    match read(bytes) {
        Err(ReadError::Rejected(rejects)) => rejects,
        Err(ReadError::Unreadable(error)) => panic!("{error}"),
        Ok(contacts) => panic!("{} contacts were accepted", contacts.contacts.len()),
    }
}

fn reasons(rejects: &Rejects) -> Vec<(u64, String, Rule)> {
    rejects
        .reasons()
        .map(|(line, field, rule)| {
            (
                line,
                field.map(Field::as_str).unwrap_or_default().to_owned(),
                rule.clone(),
            )
        })
        .collect()
}

fn by_id(contacts: &Contacts) -> HashMap<&str, &ImportedContact> {
    contacts
        .contacts
        .iter()
        .map(|contact| (contact.external_id.as_str(), contact))
        .collect()
}

#[test]
fn a_real_export_is_taken_as_it_is() {
    let read = accepted(REAL);

    assert_eq!(read.contacts.len(), 41);
    assert_eq!(read.ignored_columns, Vec::<String>::new());
    assert_eq!(read.parents_elsewhere(), []);
    let contacts = by_id(&read);
    let azure = contacts["base.res_partner_12"];
    assert_eq!(azure.line, 2);
    assert_eq!(azure.input.kind, ContactKind::Company);
    assert_eq!(
        azure.input.email.as_ref().unwrap().as_str(),
        "azure.Interior24@example.com"
    );
    assert_eq!(azure.input.country.unwrap().code(), "US");
    assert_eq!(
        (azure.input.state.as_str(), azure.state_code.as_deref()),
        ("California", Some("CA"))
    );
    assert_eq!(azure.input.language, Some(Locale::En));
    assert_eq!(azure.input.tags, ["Services"]);
    assert!(azure.active && azure.parent_external_id.is_none());
    let brandon = contacts["base.res_partner_address_15"];
    assert_eq!(
        brandon.parent_external_id.as_deref(),
        Some("base.res_partner_12")
    );
    assert_eq!(brandon.input.kind, ContactKind::Person);
    assert_eq!(brandon.input.job_title, "Creative Director");
    assert!(brandon.input.parent.is_none() && brandon.input.version.is_none());
    let gemini = contacts["base.res_partner_3"];
    assert_eq!(
        gemini.input.tags,
        ["Consulting Services", "Vendor / Desk Manufacturers"]
    );
    assert!(
        !contacts["base.public_partner"].active,
        "Odoo writes nothing for \"no\""
    );
    let archived = read
        .contacts
        .iter()
        .filter(|contact| !contact.active)
        .count();
    assert_eq!(archived, 4);
}

#[test]
fn six_languages_with_addresses_line_breaks_and_late_parents_are_taken() {
    let read = accepted(SIX_LANGUAGES);

    assert_eq!(read.contacts.len(), 33);
    let contacts = by_id(&read);
    for (id, locale, country) in [
        ("__export__.res_partner_lodz", Some(Locale::Pl), "PL"),
        ("__export__.res_partner_koeln", Some(Locale::De), "DE"),
        ("__export__.res_partner_utrecht", Some(Locale::Nl), "NL"),
        ("__export__.res_partner_cluj", Some(Locale::Ro), "RO"),
        ("__export__.res_partner_sh", Some(Locale::Zh), "CN"),
        ("__export__.res_partner_leeds", Some(Locale::En), "GB"),
    ] {
        let company = contacts[id];
        assert_eq!(company.input.kind, ContactKind::Company, "{id}");
        assert_eq!(company.input.language, locale, "{id}");
        assert_eq!(company.input.country.unwrap().code(), country, "{id}");
        for (key, kind) in [
            ("1", ContactType::Contact),
            ("2", ContactType::Contact),
            ("inv", ContactType::Invoice),
            ("del", ContactType::Delivery),
        ] {
            let child = contacts[format!("{id}_{key}").as_str()];
            assert_eq!(child.input.r#type, kind, "{id}_{key}");
            assert_eq!(child.parent_external_id.as_deref(), Some(id));
        }
    }
    let wood = contacts["__export__.res_partner_lodz"];
    assert_eq!(
        wood.input.name,
        "Łódzka Wytwórnia Mebli Giętych „Wiśnia” sp. z o.o."
    );
    assert_eq!(
        wood.input.notes,
        "Dostawy tylko do godz. 14:00;\nbrama od ul. Nawrot.\n\nPłatność: 14 dni"
    );
    let cologne = contacts["__export__.res_partner_koeln"];
    assert_eq!(cologne.input.name, "Müller, Groß & Söhne GmbH");
    assert_eq!(cologne.input.notes, "Sagt: \"Bitte nie freitags liefern.\"");
    assert!(
        cologne
            .input
            .email
            .as_ref()
            .unwrap()
            .as_str()
            .starts_with("info@xn--")
    );
    let leeds = contacts["__export__.res_partner_leeds"];
    assert_eq!(
        leeds.parent_external_id.as_deref(),
        Some("__export__.res_partner_koeln")
    );
    assert_eq!(
        contacts["__export__.res_partner_sh"].input.street2,
        "3楼；301室"
    );
    assert!(!contacts["__export__.res_partner_left"].active);
}

#[test]
fn parents_come_before_their_children_whatever_the_file_says() {
    for bytes in [REAL, SIX_LANGUAGES] {
        let read = accepted(bytes);
        let mut seen = Vec::new();
        for contact in &read.contacts {
            if let Some(parent) = &contact.parent_external_id {
                assert!(
                    seen.contains(&parent),
                    "{parent} before {}",
                    contact.external_id
                );
            }
            seen.push(&contact.external_id);
        }
    }
}

#[test]
fn every_bad_line_is_named_with_its_field_and_reason() {
    let name = |text: &str| text.to_owned();
    let long = |max| Rule::TooLong { max };
    let expected = vec![
        (3, name("id"), Rule::DuplicateExternalId { first_line: 2 }),
        (4, name("id"), Rule::Required),
        (5, name("name"), Rule::Required),
        (6, name("email"), Rule::EmailInvalid),
        (7, name("email"), Rule::EmailInvalid),
        (8, name("email"), Rule::EmailInvalid),
        (9, name("type"), Rule::UnknownType),
        (10, name("is_company"), Rule::NotABoolean),
        (11, name("active"), Rule::NotABoolean),
        (12, name("country_id/code"), Rule::UnknownCountry),
        (13, name("country_id/name"), Rule::UnknownCountry),
        (14, name("lang"), Rule::UnknownLanguage),
        (15, name("website"), Rule::WebsiteInvalid),
        (16, name("mobile"), Rule::PhoneInvalid),
        (16, name("phone"), Rule::PhoneInvalid),
        (17, name("function"), long(100)),
        (17, name("name"), long(200)),
        (17, name("vat"), long(30)),
        (17, name("zip"), long(20)),
        (18, name("city"), Rule::ControlCharacter),
        (18, name("name"), Rule::ControlCharacter),
        (20, name("category_id/name"), long(50)),
        (21, name("parent_id/id"), Rule::ParentIsItself),
        (22, name("parent_id/id"), Rule::ParentIsItself),
        (23, name("parent_id/id"), Rule::ParentIsItself),
        (25, name("parent_id/id"), Rule::Required),
        (26, name("email"), Rule::InvalidUtf8),
        (26, name("name"), Rule::InvalidUtf8),
        (
            27,
            name(""),
            Rule::WrongFieldCount {
                expected: 24,
                found: 6,
            },
        ),
        (
            28,
            name(""),
            Rule::WrongFieldCount {
                expected: 24,
                found: 26,
            },
        ),
        (29, name(""), Rule::MalformedCsv),
        (30, name("email"), Rule::EmailInvalid),
        (30, name("lang"), Rule::UnknownLanguage),
        (30, name("website"), Rule::WebsiteInvalid),
        (32, name("email"), Rule::EmailInvalid),
        (35, name(""), Rule::MalformedCsv),
    ];

    let mut found = reasons(&refused(BAD));
    found.sort_by_key(|(line, field, _)| (*line, field.clone()));

    assert_eq!(found, expected);
}

#[test]
fn a_rejected_file_reads_as_one_line_a_reason() {
    let shown = refused(BAD).to_string();

    assert_eq!(shown.lines().count(), 36);
    for start in [
        "line 3: id: ",
        "line 6: email: ",
        "line 27: ",
        "line 30: website: ",
    ] {
        let line = shown
            .lines()
            .find(|line| line.starts_with(start))
            .expect(start);
        assert!(line.len() > start.len() + 5, "{line}");
    }
}

#[test]
fn columns_may_stand_in_any_order_and_unknown_ones_are_reported() {
    let read = accepted(
        b"\xEF\xBB\xBFcredit_limit,name,id,\"x_studio_\x07colour\"\n10,Ann,p.1,red\n,Bob,p.2,\n",
    );

    let names: Vec<&str> = read
        .contacts
        .iter()
        .map(|contact| contact.input.name.as_str())
        .collect();
    assert_eq!(names, ["Ann", "Bob"]);
    assert_eq!(read.ignored_columns, ["credit_limit", "x_studio_colour"]);
    assert!(
        read.contacts.iter().all(|contact| contact.active),
        "no column, no archive"
    );
}

#[test]
fn a_head_without_a_needed_column_names_it() {
    let missing = |column: &str| {
        (
            1,
            column.to_owned(),
            Rule::MissingColumn {
                column: column.to_owned(),
            },
        )
    };
    assert_eq!(
        reasons(&refused(b"name,email\nAnn,a@example.com\n")),
        [missing("id")]
    );
    assert_eq!(
        reasons(&refused(b"id|name\n1|Ann\n")),
        [missing("id"), missing("name")]
    );
    assert_eq!(
        reasons(&refused(b"id,name,name\n1,Ann,Ann\n")),
        [(
            1,
            "name".to_owned(),
            Rule::DuplicateColumn {
                column: "name".to_owned()
            }
        )]
    );
    assert_eq!(
        reasons(&refused(b"id,name,\xFF\n1,Ann,x\n")),
        [(1, String::new(), Rule::InvalidUtf8)]
    );
}

#[test]
fn an_empty_file_says_so() {
    for bytes in [
        &b""[..],
        b"\xEF\xBB\xBF",
        b"\r\n\r\n",
        b"id,name\n",
        b"\nid,name\r\n\r\n",
    ] {
        let rejects = refused(bytes);
        assert!(
            reasons(&rejects)
                .iter()
                .all(|(_, _, rule)| *rule == Rule::EmptyFile),
            "{rejects}"
        );
    }
}

#[test]
fn every_line_whose_parent_is_outside_the_file_is_handed_over() {
    let read = accepted(
        b"id,name,parent_id/id\np.1,Ann,base.b\np.2,Bob,base.a\np.3,Cy,base.b\np.4,Di,p.1\n",
    );

    assert_eq!(
        read.parents_elsewhere(),
        [(2, "base.b"), (3, "base.a"), (4, "base.b")]
    );
}

#[test]
fn a_child_of_a_rejected_line_is_not_blamed() {
    let rejects = refused(b"id,name,email,parent_id/id\np.1,Ann,broken,\np.2,Bob,,p.1\n");

    assert_eq!(
        reasons(&rejects),
        [(2, "email".to_owned(), Rule::EmailInvalid)]
    );
}

#[test]
fn fifty_levels_are_taken_and_the_line_below_them_is_named() {
    let chain = |levels: usize| {
        let mut file = String::from("id,name,parent_id/id\n");
        for level in 1..=levels {
            let parent = match level {
                1 => String::new(),
                _ => format!("p.{}", level - 1),
            };
            file.push_str(&format!("p.{level},Level {level},{parent}\n"));
        }
        file
    };
    assert_eq!(accepted(chain(50).as_bytes()).contacts.len(), 50);

    let rejects = refused(chain(1000).as_bytes());
    assert_eq!(
        reasons(&rejects),
        [(52, "parent_id/id".to_owned(), Rule::TooDeep { max: 50 })]
    );
}

#[test]
fn what_spreadsheets_write_elsewhere_is_read() {
    let read = accepted("\u{feff}id;name;street\r\np.1;Ann;\"Main, 1; left\"\r\n".as_bytes());
    assert_eq!(by_id(&read)["p.1"].input.name, "Ann");
    let read = accepted(b"id\tname\np.1\tAnn, Bob\n");
    assert_eq!(by_id(&read)["p.1"].input.name, "Ann, Bob");

    for big in [false, true] {
        let file = "\u{feff}id\tname\tstreet\r\np.1\tŁucja 😀\tMain, 1\r\np.2\t王\t\r\n";
        let read = accepted(&utf16(file.encode_utf16(), big));
        let contacts = by_id(&read);
        assert_eq!(contacts["p.1"].input.name, "Łucja 😀");
        assert_eq!(contacts["p.1"].input.street, "Main, 1");
        assert_eq!(
            (contacts["p.2"].input.name.as_str(), contacts["p.2"].line),
            ("王", 3)
        );
    }
}

fn utf16(units: impl Iterator<Item = u16>, big: bool) -> Vec<u8> {
    let bytes = units.flat_map(|unit| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    });
    bytes.collect()
}

#[test]
fn half_a_character_in_utf16_is_named_with_its_line() {
    let head = "\u{feff}id,name\np.1,Ann\np.2,B";
    for big in [false, true] {
        let rejected = [(3, "name".to_owned(), Rule::InvalidUtf8)];
        for half in [0xD83D, 0xDE00] {
            let units = head.encode_utf16().chain([half, u16::from(b'\n')]);
            assert_eq!(reasons(&refused(&utf16(units, big))), rejected);
        }
        let mut cut_off = utf16(head.encode_utf16(), big);
        cut_off.pop();
        assert_eq!(reasons(&refused(&cut_off)), rejected);
    }
}

#[test]
fn a_nameless_address_takes_the_name_of_its_parent() {
    let read = accepted(
        b"id,name,type,parent_id/id,parent_id/name\nc,Acme,Contact,,\ni,,Invoice Address,c,Acme\n",
    );
    assert_eq!(by_id(&read)["i"].input.name, "Acme");

    let rejects = refused(b"id,name,type,parent_id/id,parent_id/name\np,,Contact,c,Acme\n");
    assert_eq!(reasons(&rejects), [(2, "name".to_owned(), Rule::Required)]);
}

#[test]
fn a_file_that_breaks_off_while_it_is_read_is_no_rejected_line() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    use std::io::Read as _;
    let result = read(b"id,name\np.1,Ann\n".chain(Broken));
    assert!(
        matches!(result, Err(ReadError::Unreadable(_))),
        "{result:?}"
    );
}

/// Snippets that parsers trip over, put together at random.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let snippets: Vec<&'static [u8]> = vec![
        b"id",
        b"name",
        b"email",
        b"type",
        b"active",
        b"parent_id/id",
        b",",
        b",",
        b",",
        b"\"",
        b"\"\"",
        b"\r\n",
        b"\n",
        b"\r",
        b"\xEF\xBB\xBF",
        b"\xFF",
        b"\xC3",
        b"\0",
        b"True",
        b"x",
        b"@",
        b"a@b.example",
        b"<p>",
        b"\xE2\x80\xA8",
        b";",
        b" ",
        b"Contact",
        b"javascript:",
        b"=1+1",
        b"\xF0\x9F\x98\x80",
        b"pl_PL",
        b"..",
    ];
    proptest::collection::vec(proptest::sample::select(snippets), 0..60)
        .prop_map(|snippets| snippets.concat())
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes.as_slice());
    }

    #[test]
    fn snippets_that_parsers_trip_over_never_panic(bytes in pieces()) {
        let with_head = [b"id,name,email,type,parent_id/id\n", bytes.as_slice()].concat();
        let as_utf16 = [b"\xFF\xFE", bytes.as_slice()].concat();
        let text = format!("\u{feff}{}", String::from_utf8_lossy(&with_head));
        let in_utf16 = utf16(text.encode_utf16(), true);
        for bytes in [bytes.as_slice(), &with_head, &as_utf16, &in_utf16] {
            match read(bytes) {
                Ok(read) => prop_assert!(!read.contacts.is_empty()),
                Err(ReadError::Rejected(rejects)) => {
                    prop_assert!(rejects.reasons().all(|(line, _, _)| line >= 1));
                    prop_assert!(!rejects.to_string().is_empty());
                }
                Err(ReadError::Unreadable(error)) => prop_assert!(false, "{error}"),
            }
        }
    }

    #[test]
    fn a_real_export_with_one_byte_changed_never_panics(at in 0..REAL.len(), byte in any::<u8>()) {
        let mut bytes = REAL.to_vec();
        bytes[at] = byte;
        let _ = read(bytes.as_slice());
    }

    #[test]
    fn a_real_export_that_was_cut_off_never_invents_a_contact(at in 0..REAL.len()) {
        let whole = accepted(REAL);
        if let Ok(part) = read(&REAL[..at]) {
            prop_assert!(part.contacts.len() <= whole.contacts.len());
            let whole = by_id(&whole);
            for contact in &part.contacts {
                prop_assert_eq!(&contact.input, &whole[contact.external_id.as_str()].input);
            }
        }
    }
}
