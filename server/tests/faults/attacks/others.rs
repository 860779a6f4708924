//! Other people's numbers, and numbers that are none, on every route as everybody.

use std::time::Instant;

use atrium_backend::access::policy::Principal;
use atrium_server::http::{ROUTES, Verb};

use super::super::dice::{Dice, rounds};
use super::super::support;
use super::super::support::wire::{Browser, HTML, JSON};
use super::{AT_ONCE, Leaves, Town, allowed, concrete, is_own};

/// What may stand where a number should.
const NO_NUMBERS: [&str; 20] = [
    "0",
    "-1",
    "007",
    "+1",
    "1.0",
    "1e0",
    "0x1",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999999",
    "1%00",
    "1%20",
    "%31",
    "1%2F..%2F2",
    "..",
    "null",
    "NaN",
    "%D9%A1",
    "1;--",
    "1'%20OR%20'1'='1",
];

const FORM: [(&str, &str); 12] = [
    ("kind", "person"),
    ("type", "contact"),
    ("name", "taken over"),
    ("version", "1"),
    ("act", "archive"),
    ("session", "all"),
    ("login", "taken@over.example"),
    ("role", "administrator"),
    ("street", "Nowhere 1"),
    ("city", "Nowhere"),
    ("country", "DE"),
    ("zip", "10115"),
];

places_on_both! {
    fn nobody_reaches_what_is_not_theirs_by_its_number(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves { entries: &["access_denied"], ..Leaves::default() };
        town.under("numbers", &leaves, |town| {
            // Of nobody who asks: a page may say to its reader who they are.
            let name = "SELECT name FROM contact WHERE id NOT IN (SELECT a.ancestor_id FROM contact_ancestor a JOIN membership m ON m.contact_id = a.contact_id) AND email NOT IN (SELECT login FROM app_user) AND is_company ORDER BY id LIMIT 1";
            let hidden: Vec<String> = town.place.rows(name, |row| row.try_get_by_index(0).unwrap());
            let mut numbers: Vec<String> = NO_NUMBERS.map(str::to_owned).to_vec();
            for table in ["contact", "app_user", "session", "outbox", "membership"] {
                numbers.extend(town.ids(table).iter().map(ToString::to_string));
            }
            numbers.sort();
            numbers.dedup();
            let sessions = "SELECT s.id FROM session s JOIN app_user u ON u.id = s.user_id WHERE u.login = 'stranger@elsewhere.example'";
            let own: Vec<String> = town.place.rows(sessions, |row| row.try_get_by_index::<i64>(0).unwrap().to_string());
            let (mut tries, mut asked) = (0, 0);
            // The tests try each route with every third number, a soak with all of them.
            let step = if rounds() > 5 { 1 } else { 3 };
            for route in ROUTES.iter().filter(|route| route.path.contains("{id}")) {
                for (principal, browser) in town.people() {
                    // What is somebody's own is tried by the one who has nearly nothing.
                    let is_stranger = browser.cookie == town.stranger.cookie;
                    if allowed(principal, route) && !(is_own(route) && is_stranger) {
                        continue;
                    }
                    let theirs = if route.path.contains("/sessions/") && is_stranger { &own[..] } else { &[] };
                    asked += 1;
                    let others = numbers.iter().filter(|number| !theirs.contains(number));
                    for number in others.skip(asked % step).step_by(step) {
                        tries += 1;
                        refused(&hidden[0], principal, &browser, route.verb, &concrete(route, number));
                    }
                }
            }
            tries
        });
    }

    fn numbers_hidden_in_forms_and_queries_reach_nothing_either(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves { entries: &["access_denied"], ..Leaves::default() };
        town.under("hidden numbers", &leaves, |town| {
            let mut dice = Dice::of("numbers", 0);
            let contacts: Vec<String> = town.ids("contact").iter().map(ToString::to_string).collect();
            let memberships: Vec<String> = town.ids("membership").iter().map(ToString::to_string).collect();
            let mut tries = 0;
            for browser in [&town.stranger, &town.visitor] {
                let own = if browser.cookie.is_some() { "stranger@elsewhere.example" } else { "" };
                let of_own = format!("SELECT m.id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.login = '{own}'");
                let mine: Vec<i64> = town.place.rows(&of_own, |row| row.try_get_by_index(0).unwrap());
                for membership in memberships.iter().filter(|id| !mine.iter().any(|own| own.to_string() == **id)) {
                    let form = [("membership", membership.as_str())];
                    let answer = browser.ask("POST", "/my/company", HTML, Some(&form));
                    assert!(matches!(answer.status, 303 | 404 | 422) && answer.session().is_none(), "{}", answer.status);
                    assert!(browser.cookie.is_some() || answer.header("location").starts_with("/login"));
                    tries += 1;
                }
                for _ in 0..20 {
                    let (one, two) = (dice.pick(&contacts), dice.pick(&contacts));
                    for (method, path) in [
                        ("GET", format!("/office/contacts/portal-access?id={one}&id={two}")),
                        ("GET", format!("/office/contacts/merge?id={one}&id={two}")),
                        ("POST", "/office/contacts/portal-access".to_owned()),
                        ("POST", "/office/contacts/bulk".to_owned()),
                        ("POST", "/office/contacts/merge".to_owned()),
                        ("POST", "/office/contacts/export".to_owned()),
                    ] {
                        let act = format!("grant:{one}");
                        let form = [("id", one.as_str()), ("id", two.as_str()), ("act", act.as_str()), ("all", "1")];
                        let answer = browser.ask(method, &path, JSON, (method == "POST").then_some(&form));
                        let expected = if browser.cookie.is_some() { 404 } else { 401 };
                        assert_eq!(answer.status, expected, "{method} {path}");
                        tries += 1;
                    }
                }
            }
            tries
        });
    }
}

/// Asks for it, and is refused as the policy says.
fn refused(hidden: &str, principal: Principal, browser: &Browser, verb: Verb, path: &str) {
    let started = Instant::now();
    let (method, form) = match verb {
        Verb::Get | Verb::Listen => ("GET", None),
        Verb::Post | Verb::Upload | Verb::Take => ("POST", Some(&FORM[..])),
    };
    let answer = browser.ask(method, path, HTML, form);
    let told = format!("{method} {path} as {principal:?}: {}", answer.status);
    // 303 leads a visitor to sign in, and a customer back to their own page.
    let expected: &[u16] = match principal {
        Principal::Anonymous => &[303, 400, 404],
        Principal::Customer => &[303, 400, 404],
        Principal::Staff(_) => &[400, 403, 404],
    };
    assert!(expected.contains(&answer.status), "{told}");
    assert!(answer.session().is_none(), "{told}");
    if answer.status == 303 && principal == Principal::Anonymous {
        let location = answer.header("location");
        assert!(location.starts_with("/login"), "{told} to {location}");
    }
    assert!(!answer.body().contains(hidden), "{told} shows {hidden}");
    let took = started.elapsed();
    assert!(took < AT_ONCE, "{told} took {took:?}");
}
