//! Sessions and links that nobody was given, or that are over.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::super::support;
use super::super::support::PASSWORD;
use super::super::support::wire::{Browser, HTML};
use super::{Leaves, Town};

/// The same text with one character changed, at every place.
fn altered(text: &str) -> impl Iterator<Item = String> {
    (0..text.len()).map(move |at| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).unwrap()
    })
}

fn with(town: &Town, session: &str) -> Browser {
    Browser {
        cookie: Some(format!("atrium_session={session}")),
        ..town.visitor.clone()
    }
}

places_on_both! {
    fn no_forged_session_opens_a_door(place: Place) {
        let town = Town::on(place);
        town.under("session", &Leaves::default(), |town| {
            let real = town.administrator.cookie.as_ref().unwrap().split_once('=').unwrap().1.to_owned();
            let mut forged: Vec<String> = altered(&real).collect();
            for hash in town.place.rows("SELECT token_hash FROM session", |row| row.try_get_by_index::<Vec<u8>>(0).unwrap()) {
                let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
                forged.extend([hex, STANDARD.encode(&hash), URL_SAFE_NO_PAD.encode(&hash)]);
            }
            forged.extend((1..real.len()).step_by(7).map(|cut| real[..cut].to_owned()));
            forged.extend([
                String::new(), format!("{real}A"), format!("{real}="), format!(" {real} x"), format!("\"{real}"), real.to_uppercase(),
                real.replace(['-', '_'], "+"), "x".repeat(4000), "A".repeat(43), "%00".to_owned(), "' OR '1'='1".to_owned(), "1".to_owned(),
                "null".to_owned(), "é".to_owned(),
            ]);
            forged.retain(|session| *session != real);
            for session in &forged {
                let browser = with(town, session);
                for path in ["/office/contacts", "/my/security"] {
                    let answer = browser.get(path, HTML);
                    assert!(matches!(answer.status, 303 | 400), "{session} at {path}: {}", answer.status);
                    assert!(answer.status == 400 || answer.header("location").starts_with("/login"), "{session}");
                }
                let form = [("kind", "person"), ("type", "contact"), ("name", "forged")];
                let answer = browser.ask("POST", "/office/contacts/new", HTML, Some(&form));
                assert!(matches!(answer.status, 303 | 400) && !answer.header("location").starts_with("/office"), "{session}: {}", answer.status);
            }
            forged.len() * 3
        });
    }

    fn a_planted_session_is_never_taken_and_one_that_is_over_never_opens_again(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves {
            entries: &["signed_in", "signed_out", "access_denied"],
            // Each sign-in is in a browser that is new to the login, and is told by letter.
            tables: &["session", "session_epoch", "app_user", "membership", "known_device", "outbox"],
            busy: false,
        };
        let value = |browser: &Browser| browser.cookie.clone().unwrap();
        let sign_in = |browser: &mut Browser| {
            let form = [("email", "stranger@elsewhere.example"), ("password", PASSWORD)];
            browser.post("/login", HTML, &form).expect_status(303);
        };
        town.under("fixation", &leaves, |town| {
            // What an attacker made up, or was given themselves, and put into somebody's browser.
            let mut attacker = town.visitor.clone();
            sign_in(&mut attacker);
            let attackers = value(&attacker);
            for planted in [format!("atrium_session={}", "A".repeat(43)), "atrium_session=planted".to_owned(), attackers.clone()] {
                let mut victim = Browser { cookie: Some(planted.clone()), ..town.visitor.clone() };
                sign_in(&mut victim);
                assert_ne!(value(&victim), planted);
                victim.get("/my", HTML).expect_status(200);
                let thief = Browser { cookie: Some(planted.clone()), ..town.visitor.clone() };
                thief.get("/my", HTML).expect_status(303);
                // Beside the right one, whichever comes first, a planted one is never preferred.
                for both in [format!("{planted}; {}", value(&victim)), format!("{}; {planted}", value(&victim))] {
                    let torn = Browser { cookie: Some(both), ..town.visitor.clone() };
                    let status = torn.get("/office/contacts", HTML).status;
                    assert!(matches!(status, 303 | 404), "{status}");
                }
                // Signed out, and played again.
                let session = value(&victim);
                victim.post("/logout", HTML, &[]).expect_status(303);
                let replayed = Browser { cookie: Some(session), ..town.visitor.clone() };
                replayed.get("/my", HTML).expect_status(303);
                replayed.ask("POST", "/my/security/sessions/end", HTML, Some(&[])).expect_status(303);
            }
            3 * 7
        });
    }

    fn no_forged_or_spent_link_opens_a_door_and_trying_spends_none(place: Place) {
        let town = Town::on(place);
        let usable = |path: &String| town.visitor.get(path, HTML).status == 200;
        let links = town.links("/invitation/");
        let open = links.iter().find(|path| usable(path)).expect("somebody is invited").clone();
        let spent: Vec<&String> = links.iter().filter(|path| !usable(path)).collect();
        assert!(!spent.is_empty());
        let passwords = [("password", PASSWORD), ("verify", PASSWORD), ("name", "Eve")];
        town.under("link", &Leaves::default(), |town| {
            let token = open.rsplit('/').next().unwrap();
            let mut forged: Vec<String> = altered(token).map(|token| format!("/invitation/{token}")).collect();
            // A link is for what it was made for.
            forged.extend(["/reset/", "/setup/", "/join/"].map(|start| format!("{start}{token}")));
            forged.extend([format!("{open}A"), format!("{open}="), open[..open.len() - 1].to_owned(), open.to_uppercase().replace("/INVITATION", "/invitation")]);
            for path in &forged {
                assert_eq!(town.visitor.get(path, HTML).status, 404, "{path}");
                let answer = town.visitor.ask("POST", path, HTML, Some(&passwords));
                assert_eq!((answer.status, answer.session()), (404, None), "{path}");
            }
            for path in &spent {
                for _ in 0..3 {
                    let answer = town.visitor.ask("POST", path, HTML, Some(&passwords));
                    assert_eq!((answer.status, answer.session()), (410, None), "{path}");
                }
            }
            (forged.len() + spent.len()) * 2
        });
        assert!(usable(&open), "all that trying has spent nothing");
    }
}
