//! Guessing codes, links and passwords beyond what the throttle lets pass.

use super::super::dice::Dice;
use super::super::support;
use super::super::support::wire::{Answer, Browser, HTML};
use super::{Leaves, Town, crafted, path_of};

/// Posts a form from a network of one's choice; the status.
fn from(browser: &Browser, network: &str, path: &str, form: &[(&str, &str)]) -> u16 {
    let (head, body) = browser.request("POST", path, HTML, Some(form));
    let lines = format!("X-Forwarded-For: {network}");
    let stream = browser
        .send(&crafted(&head, &lines, body.as_bytes()))
        .unwrap();
    let answer = Answer::of(stream).unwrap();
    assert_eq!(answer.session(), None, "{path} lets somebody in");
    let status = answer.status;
    answer.body();
    status
}

/// Of seventy tries some twenty are not heard; a network that takes long may forget one a minute.
fn slowed(statuses: &[u16]) -> bool {
    statuses.iter().filter(|status| **status == 429).count() >= 10
}

/// Somebody's address and code from the letter that invites them.
fn invited(town: &Town) -> (String, String, String) {
    town.place
        .letters()
        .iter()
        .find_map(|letter| {
            let to = letter
                .lines()
                .find_map(|line| line.strip_prefix("To: "))?
                .trim_matches(['<', '>', '\r'])
                .to_owned();
            let is_code = |line: &&str| line.len() == 11 && line.as_bytes()[5] == b'-';
            let code = letter.lines().map(str::trim).find(is_code)?.to_owned();
            let path = letter.lines().find_map(path_of)?;
            let to = to.rsplit('<').next().unwrap_or_default().to_owned();
            (town.visitor.get(&path, HTML).status == 200).then_some((to, code, path))
        })
        .expect("somebody is invited")
}

places_on_both! {
    fn codes_are_not_guessed_and_the_link_beside_them_stays(place: Place) {
        let town = Town::on(place);
        let (email, code, link) = invited(&town);
        let leaves = Leaves { entries: &["code_refused"], tables: &["link"], busy: false };
        town.under("codes", &leaves, |town| {
            let mut dice = Dice::of("codes", 0);
            let mut guess = || format!("{:05}-{:05}", dice.below(100_000), dice.below(100_000));
            let mut statuses = Vec::new();
            // From one network: the login's code ends after five, the network's patience after fifty.
            for _ in 0..70 {
                let typed = guess();
                statuses.push(from(&town.visitor, "198.51.100.1", "/invitation", &[("email", &email), ("code", &typed)]));
            }
            assert_eq!(statuses[0], 422);
            assert!(slowed(&statuses), "{statuses:?}");
            // From everywhere: every try is heard, and none of them, not even the right one, opens anything.
            for n in 0..60 {
                let typed = if n % 10 == 9 { code.clone() } else { guess() };
                let status = from(&town.visitor, &format!("203.0.113.{n}"), "/invitation", &[("email", &email), ("code", &typed)]);
                assert!(matches!(status, 422 | 429), "{status}");
            }
            130
        });
        town.visitor.get(&link, HTML).expect_status(200);
    }

    fn resets_and_links_are_not_guessed_and_nobody_is_flooded_with_letters(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves { entries: &["reset_requested"], tables: &["link", "outbox"], busy: false };
        town.under("resets", &leaves, |town| {
            let customer = "stranger@elsewhere.example";
            let letters = format!("SELECT COUNT(*) FROM outbox WHERE letter = 'reset' AND recipient = '{customer}'");
            for n in 0..20 {
                let status = from(&town.visitor, &format!("203.0.113.{n}"), "/reset", &[("email", customer)]);
                assert!(matches!(status, 303 | 429), "{status}");
            }
            let sent = town.place.number(&letters);
            assert!((1..=3).contains(&sent), "{sent} letters within an hour");
            let mut statuses = Vec::new();
            for n in 0..70 {
                let nobody = format!("nobody-{n}@elsewhere.example");
                statuses.push(from(&town.visitor, "198.51.100.2", "/reset", &[("email", &nobody)]));
            }
            assert_eq!(statuses[0], 303);
            assert!(slowed(&statuses), "{statuses:?}");
            let mut dice = Dice::of("links", 0);
            const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            for n in 0..200 {
                let token: String = (0..48).map(|_| char::from(*dice.pick(SIGNS))).collect();
                let start = ["/reset/", "/invitation/", "/setup/", "/join/"][n % 4];
                let form = [("password", support::PASSWORD), ("verify", support::PASSWORD), ("act", "accept")];
                assert_eq!(from(&town.visitor, "198.51.100.3", &format!("{start}{token}"), &form), 404);
            }
            290
        });
    }
}
