//! Every letter in every language, and names that want out of it.

use atrium_domain::time::Timestamp;
use secrecy::SecretString;

use super::*;

const LINK: &str = "https://portal.example.com/invitation/k7Qm-2_tokentokentokentokentoken";
const CODE: &str = "7K2MX-9QF4T";
const HOSTILE: &str = "</td><script>alert(1)</script>\r\nBcc: all@example.com\u{2028}\
    https://evil.example/\u{202E}\" onclick=\"x";

fn brand() -> Brand {
    Brand {
        company: "Łódź Möbel & Söhne".to_owned(),
        from: "portal@example.com".parse().unwrap(),
        base_url: "https://portal.example.com".to_owned(),
        answers_to: None,
        accent: Accents::default(),
        zone: TimeZone::from_name("Europe/Warsaw").unwrap(),
    }
}

fn instant_of_samples() -> Timestamp {
    Timestamp::from_seconds(1_795_312_800)
}

fn samples(name: &str, message: &str) -> Vec<Letter> {
    let login: Email = "jan.kowalski@example.com".parse().unwrap();
    let valid_until = instant_of_samples();
    let reset = |asked_by| {
        Letter::Reset(Reset {
            name: name.to_owned(),
            login: login.clone(),
            link: SecretString::from(LINK),
            valid_until,
            asked_by,
        })
    };
    vec![
        Letter::Invitation(Invitation {
            name: name.to_owned(),
            customer: Some(name.to_owned()),
            login: login.clone(),
            link: SecretString::from(LINK),
            code: SecretString::from(CODE),
            valid_until,
            message: Some(message.to_owned()),
        }),
        reset(AskedBy::Reader),
        reset(AskedBy::Staff),
        Letter::PasswordChanged(PasswordChanged {
            name: name.to_owned(),
            login: login.clone(),
            at: valid_until,
        }),
        Letter::LoginChanged(LoginChanged {
            name: name.to_owned(),
            old: login.clone(),
            new: "jan@example.com".parse().unwrap(),
            at: valid_until,
        }),
        Letter::PasswordSet(PasswordSet {
            name: name.to_owned(),
            login: login.clone(),
            at: valid_until,
        }),
        Letter::StaffInvitation(StaffInvitation {
            name: name.to_owned(),
            login: login.clone(),
            link: SecretString::from(LINK),
            valid_until,
        }),
        Letter::AccountDeleted(AccountDeleted {
            name: name.to_owned(),
            login: login.clone(),
            at: valid_until,
        }),
        Letter::NewDevice(NewDevice {
            name: name.to_owned(),
            login: login.clone(),
            at: valid_until,
            browser: "Firefox".to_owned(),
            system: "Windows".to_owned(),
            address: "203.0.113.9".to_owned(),
        }),
        Letter::Offer(Offer {
            name: name.to_owned(),
            customer: name.to_owned(),
            login,
            link: SecretString::from(LINK),
            valid_until,
            message: Some(message.to_owned()),
        }),
    ]
}

fn each(name: &str, message: &str, check: impl Fn(&Letter, Locale, &Composed)) {
    for locale in Locale::ALL {
        for letter in samples(name, message) {
            check(&letter, locale, &compose(&letter, &brand(), locale));
        }
    }
}

/// The text of an HTML page as it is read, without marks.
fn shown(html: &str) -> String {
    let body = &html[html.find("<body").expect("there is a body")..];
    let mut text = String::new();
    let mut inside = false;
    for character in body.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    text.replace("&#38;", "&").replace("&amp;", "&")
}

#[test]
fn every_letter_names_the_company_and_has_its_link_alone_on_a_line() {
    each(
        "Jan Kowalski",
        "Dzień dobry",
        |letter, locale, composed| {
            let at = format!("{} in {}", letter.code(), locale.code());
            assert!(composed.subject.contains("Łódź Möbel & Söhne"), "{at}");
            let links: Vec<&str> = composed
                .text
                .lines()
                .filter(|line| line.starts_with("http"))
                .collect();
            let expected = match letter {
                Letter::Invitation(_)
                | Letter::Reset(_)
                | Letter::StaffInvitation(_)
                | Letter::Offer(_) => Some(LINK),
                Letter::LoginChanged(_) | Letter::PasswordSet(_) => {
                    Some("https://portal.example.com/login")
                }
                Letter::PasswordChanged(_) => Some("https://portal.example.com/reset"),
                Letter::NewDevice(_) => Some("https://portal.example.com/my/security"),
                // Nothing of theirs is left that a link could open.
                Letter::AccountDeleted(_) => None,
                Letter::Test(_) => unreachable!("it has no link, and a test of its own"),
            };
            assert_eq!(links, Vec::from_iter(expected), "{at}");
            assert!(composed.text.contains("Jan Kowalski"), "{at}");
            assert!(composed.text.contains("jan.kowalski@example.com"), "{at}");
            assert!(
                composed
                    .text
                    .contains(&locale.format_datetime(instant_of_samples(), &brand().zone)),
                "{at}"
            );
            if let Some(link) = expected {
                assert!(composed.html.contains(&format!("href=\"{link}\"")), "{at}");
            }
            assert!(
                !composed.text.contains('{') && !shown(&composed.html).contains('{'),
                "{at}"
            );
        },
    );
}

#[test]
fn a_test_letter_says_what_it_is_and_letters_wear_the_companys_colours() {
    let letter = Letter::Test(TestMail {
        name: "Jan".to_owned(),
        at: instant_of_samples(),
    });
    let palette = Palette::of(Colour::new(0xc0, 0, 0x50));
    let coloured = Brand {
        accent: Accents::of(&palette),
        ..brand()
    };
    for locale in Locale::ALL {
        let composed = compose(&letter, &coloured, locale);
        assert!(composed.subject.contains("Łódź Möbel & Söhne"));
        assert!(!composed.text.contains('{') && composed.secrets.is_empty());
    }
    let html = compose(&samples("Jan", "")[0], &coloured, Locale::En).html;
    let button = format!("background-color:{}", palette.light.solid);
    assert!(
        html.contains(&button) && !html.contains("#0b6380"),
        "{html}"
    );
}

#[test]
fn what_the_text_says_the_html_says() {
    each(
        "Jan Kowalski",
        "Dzień dobry\nJutro?",
        |letter, locale, composed| {
            let html = shown(&composed.html);
            for line in composed.text.lines() {
                let line = line.trim_start_matches("> ").trim();
                // The two forms lead to the same link in their own words.
                if line.is_empty() || line == "--" || line.ends_with(':') || line.ends_with('：') {
                    continue;
                }
                for part in line.splitn(2, ": ") {
                    assert!(
                        html.contains(part),
                        "{} in {}: {part}",
                        letter.code(),
                        locale.code()
                    );
                }
            }
        },
    );
}

#[test]
fn the_invitation_can_be_typed_and_carries_the_words_of_staff() {
    let letter = &samples("Jan", "Dear Jan,\n\nplease sign.\nhttps://evil.example/")[0];
    let composed = compose(letter, &brand(), Locale::En);
    assert!(composed.text.contains("\n    7K2MX-9QF4T\n"));
    assert!(
        composed
            .text
            .contains("https://portal.example.com/invitation and type")
    );
    assert!(
        composed
            .text
            .contains("> Dear Jan,\n>\n> please sign.\n> https://evil.example/\n")
    );
    assert!(
        composed
            .html
            .contains("Dear Jan,<br><br>please sign.<br>https://evil.example/")
    );
}

#[test]
fn an_invitation_without_a_message_or_a_name_leaves_no_gap() {
    let mut letter = samples("", " \n ").remove(0);
    if let Letter::Invitation(invitation) = &mut letter {
        invitation.customer = None;
    }
    let composed = compose(&letter, &brand(), Locale::En);
    assert!(composed.text.starts_with("Hello,\n\n"));
    assert!(!composed.text.contains("\n\n\n") && !composed.text.contains("writes:"));
    assert!(!composed.html.contains("<blockquote"));
}

#[test]
fn names_and_messages_with_markup_and_line_breaks_are_inert() {
    each(HOSTILE, HOSTILE, |letter, locale, composed| {
        let at = format!("{} in {}", letter.code(), locale.code());
        assert!(!composed.subject.contains(['\r', '\n']), "{at}");
        assert!(!composed.html.contains("<script"), "{at}");
        assert!(!composed.html.contains("\" onclick"), "{at}");
        assert!(
            !composed.text.contains('\r') && !composed.text.contains('\u{202E}'),
            "{at}"
        );
        assert!(!composed.html.contains('\u{202E}'), "{at}");
        for line in composed.text.lines() {
            assert!(
                !line.starts_with("Bcc") && !line.starts_with("https://evil"),
                "{at}: {line}"
            );
        }
    });
    let hostile_brand = Brand {
        company: HOSTILE.to_owned(),
        ..brand()
    };
    let composed = compose(&samples("Jan", "")[0], &hostile_brand, Locale::De);
    assert!(!composed.subject.contains(['\r', '\n', '\u{2028}']));
    assert!(!composed.html.contains("<script"));
}

#[test]
fn printing_a_letter_shows_neither_link_nor_code() {
    for letter in samples("Jan", "") {
        let composed = compose(&letter, &brand(), Locale::En);
        let printed = format!("{letter:?} {composed:?}");
        assert!(
            !printed.contains("token") && !printed.contains("9QF4T"),
            "{printed}"
        );
    }
}

#[test]
fn the_html_loads_nothing_and_says_its_language() {
    each("王小明", "", |_, locale, composed| {
        assert!(
            composed
                .html
                .contains(&format!("<html lang=\"{}\"", language_tag(locale)))
        );
        for forbidden in ["<img", "<link", "<script", "url(", "@import", "src="] {
            assert!(!composed.html.contains(forbidden), "{forbidden}");
        }
        assert!(composed.html.contains("prefers-color-scheme: dark"));
    });
}

#[test]
fn pages_are_addressed_under_the_base_address_only() {
    let brand = Brand {
        base_url: "http://localhost:3000/".to_owned(),
        answers_to: None,
        accent: Accents::default(),
        ..brand()
    };
    assert_eq!(brand.address("/reset"), "http://localhost:3000/reset");
    assert_eq!(brand.host(), "localhost");
}
