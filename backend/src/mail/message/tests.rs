//! Headers and parts as they travel.

use atrium_domain::locale::Locale;

use super::*;
use crate::mail::Accents;

const QUEUED: Timestamp = Timestamp::from_micros(1_795_312_800_123_456);

fn brand(company: &str) -> Brand {
    Brand {
        company: company.to_owned(),
        from: "portal@example.com".parse().unwrap(),
        base_url: "https://portal.example.com:8443".to_owned(),
        answers_to: None,
        accent: Accents::default(),
        zone: atrium_domain::time_zone::TimeZone::UTC,
    }
}

fn composed(subject: &str, text: &str) -> Composed {
    Composed {
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: format!("<p>{text}</p>"),
        locale: Locale::Zh,
        secrets: Vec::new(),
    }
}

fn recipient(name: &str, address: &str) -> Recipient {
    Recipient {
        name: name.to_owned(),
        address: address.parse().unwrap(),
    }
}

fn written(company: &str, name: &str, address: &str) -> String {
    let to = recipient(name, address);
    let outgoing = build(
        &composed("Hello", "Hello\n"),
        &brand(company),
        &to,
        "17.a1b2",
        QUEUED,
    )
    .unwrap();
    String::from_utf8(outgoing.bytes()).unwrap()
}

fn headers(message: &str) -> &str {
    message.split("\r\n\r\n").next().unwrap()
}

#[test]
fn the_headers_say_who_when_and_that_a_machine_wrote() {
    let message = written("Acme", "Jan Kowalski", "jan@example.com");
    let headers = headers(&message);
    for expected in [
        "From: \"Acme\" <portal@example.com>",
        "To: \"Jan Kowalski\" <jan@example.com>",
        "Message-ID: <17.a1b2@portal.example.com>",
        "Date: Sun, 22 Nov 2026 02:00:00 +0000",
        "Auto-Submitted: auto-generated",
        "Content-Language: zh-Hans",
        "MIME-Version: 1.0",
    ] {
        let found = headers
            .lines()
            .any(|line| line.replace('"', "") == expected.replace('"', ""));
        assert!(found, "{expected}\n{headers}");
    }
    assert!(message.contains("Content-Type: multipart/alternative"));
    let text = message
        .find("Content-Type: text/plain; charset=utf-8")
        .unwrap();
    let html = message
        .find("Content-Type: text/html; charset=utf-8")
        .unwrap();
    assert!(
        text < html,
        "the last alternative is the one that is preferred"
    );
}

#[test]
fn the_same_letter_twice_is_the_same_message() {
    let id = |message: &str| {
        headers(message)
            .lines()
            .find(|line| line.starts_with("Message-ID"))
            .unwrap()
            .to_owned()
    };
    let first = written("Acme", "Jan", "jan@example.com");
    let second = written("Acme", "Jan", "jan@example.com");
    assert_eq!(id(&first), id(&second));
}

#[test]
fn a_name_adds_no_header_and_no_recipient() {
    for name in [
        "Eve\r\nBcc: all@example.com",
        "Eve\nBcc: all@example.com\n\nbody",
        "Eve\" <eve@evil.example>, \"x",
        "Eve <eve@evil.example>",
        "a@evil.example, b@evil.example",
        "Ève\u{2028}Bcc: all@example.com",
        "\\\"); Eve",
        "=?utf-8?q?Eve=0D=0ABcc:_all@example.com?=",
        "王小明\r\nBcc: all@example.com",
    ] {
        let message = written(name, name, "jan@example.com");
        let headers = headers(&message);
        assert!(
            !headers
                .lines()
                .any(|line| line.to_lowercase().starts_with("bcc")),
            "{headers}"
        );
        let to = recipient(name, "jan@example.com");
        let outgoing = build(&composed(name, "x"), &brand(name), &to, "1", QUEUED).unwrap();
        let envelope = outgoing.message.envelope();
        assert_eq!(envelope.to().len(), 1);
        assert_eq!(envelope.to()[0].to_string(), "jan@example.com");
        assert_eq!(envelope.from().unwrap().to_string(), "portal@example.com");
    }
}

#[test]
fn no_line_is_longer_than_smtp_allows_and_all_is_ascii() {
    let long = "Grüße ".repeat(400);
    let chinese = "王小明有限公司".repeat(300);
    for text in [long.as_str(), chinese.as_str(), &"x".repeat(5000)] {
        let to = recipient(
            &text.chars().take(200).collect::<String>(),
            "jan@example.com",
        );
        let bytes = build(
            &composed(&text.chars().take(150).collect::<String>(), text),
            &brand("Łódź"),
            &to,
            "1",
            QUEUED,
        )
        .unwrap()
        .bytes();
        let message = String::from_utf8(bytes).unwrap();
        assert!(message.is_ascii());
        assert!(message.split("\r\n").all(|line| line.len() <= 998));
    }
}

#[test]
fn an_id_that_could_break_the_header_is_refused() {
    for id in ["", "a b", "a\r\nBcc: x", "<a>", "a@b", &"x".repeat(101)] {
        let to = recipient("", "jan@example.com");
        let refused = build(&composed("x", "x"), &brand("Acme"), &to, id, QUEUED);
        assert_eq!(refused.unwrap_err(), BuildError::MessageId);
    }
}

#[test]
fn the_file_is_named_by_time_recipient_and_id() {
    let to = recipient("", "Jan.Kowalski+x@example.com");
    let outgoing = build(&composed("x", "x"), &brand("Acme"), &to, "17.a1b2", QUEUED).unwrap();
    assert_eq!(
        outgoing.file_name(),
        "20261122-020000-123456-jan-kowalski-x-example-com-17-a1b2.eml"
    );
}
