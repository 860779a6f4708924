//! The server's key, changed while links of the old one are on their way.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::time::{Duration, Instant};

use support::PASSWORD;
use support::process::{PATIENCE, Place, Served, free_ports};
use support::wire::{Browser, HTML, JSON};

const ADMINISTRATOR: &str = "ada@northwind.example";
const BASE: &str = "http://localhost:3000";

/// Invites somebody; the path of the link in their letter, and the code beside it.
fn invite(place: &Place, served: &Served, name: &str) -> (String, String) {
    let mut staff = Browser::signed_in(served, ADMINISTRATOR, PASSWORD);
    let email = format!("{name}@acme.example");
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("email", email.as_str()),
    ];
    let created = staff.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let path = location.split('?').next().unwrap();
    let id = path.rsplit('/').next().unwrap();
    let act = format!("grant:{id}");
    let form = [("id", id), ("act", act.as_str())];
    staff
        .post("/office/contacts/portal-access", JSON, &form)
        .expect_status(200);
    let started = Instant::now();
    loop {
        let letters = place.letters();
        if let Some(letter) = letters.iter().find(|letter| letter.contains(&email)) {
            let lines = || letter.lines().map(str::trim);
            let is_code = |line: &&str| line.len() == 11 && line.as_bytes()[5] == b'-';
            let link = lines().find_map(|line| line.strip_prefix(BASE)).unwrap();
            return (link.to_owned(), lines().find(is_code).unwrap().to_owned());
        }
        assert!(started.elapsed() < PATIENCE, "no letter came: {letters:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

places_on_both! {
    fn while_keys_change_what_the_old_one_made_still_holds_and_the_new_one_writes(place: Place) {
        let file = place.data().join("keys/server.key");
        let keys = |lines: &[&str]| std::fs::write(&file, lines.join("\n")).unwrap();
        let serve = || {
            let [port, _] = free_ports();
            place.serve_at(port, BASE, &[])
        };
        let verified = || place.run(&["audit", "verify"]);
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let served = serve();
        let (by_link, _) = invite(&place, &served, "ana");
        let (_, by_code) = invite(&place, &served, "ben");
        let (too_late, _) = invite(&place, &served, "cid");
        drop(served);
        let old = std::fs::read_to_string(&file).unwrap().trim().to_owned();
        let new = "5e".repeat(32);

        keys(&[&new, &old]);
        let served = serve();
        let mut visitor = Browser::at(&served);
        let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
        visitor.post(&by_link, HTML, &passwords).expect_status(303);
        let typed = [("email", "ben@acme.example"), ("code", by_code.as_str())];
        let answer = Browser::at(&served).post("/invitation", HTML, &typed);
        let again = answer.header("location").to_owned();
        answer.expect_status(303);
        assert!(again.starts_with("/invitation/"), "{again}");
        let (fresh, _) = invite(&place, &served, "dan");
        drop(served);
        verified().ok();
        place.run(&["doctor", "--invariants"]).ok();

        // One that had been replaced writes nothing any more: whoever got hold of it forges no newest entry.
        keys(&[&old, &new]);
        let said = verified().failed(2);
        assert!(said.contains("a key that had been replaced"), "{said}");
        keys(&[&old]);
        verified().failed(2);

        keys(&[&new]);
        let served = serve();
        let visitor = Browser::at(&served);
        visitor.get(&too_late, HTML).expect_status(404);
        for link in [&fresh, &again] {
            visitor.get(link, HTML).expect_status(200);
        }
        drop(served);
        verified().failed(2);
        keys(&[&new, &old]);
        verified().ok();
    }
}
