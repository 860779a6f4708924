//! Two processes on one database, as behind a load balancer: what one ends, the other says.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::time::{Duration, Instant};

use support::process::{Place, free_ports};
use support::wire::{Browser, EVENTS, HTML, JSON};

const PASSWORD: &str = "a bicycle made of rain";
const ADMINISTRATOR: &str = "ada@northwind.example";
const CUSTOMER: &str = "ana@acme.example";

/// The product's aim is one second; a machine that builds at the same time is given more.
const SOON: Duration = Duration::from_secs(5);

fn a_revoke_on_one_process_is_said_on_the_other(place: &Place) {
    place.create(ADMINISTRATOR, PASSWORD).ok();
    let [first, second] = free_ports();
    let base_url = format!("http://localhost:{first}");
    let a = place.serve_at(first, &base_url, &[]);
    let b = place.serve_at(second, &base_url, &[]);

    let mut staff = Browser::at(&a);
    let signing_in = [("email", ADMINISTRATOR), ("password", PASSWORD)];
    staff.post("/login", HTML, &signing_in).expect_status(303);
    assert!(staff.cookie.is_some());

    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "Ana"),
        ("email", CUSTOMER),
    ];
    let created = staff.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let id = location
        .split('?')
        .next()
        .and_then(|path| path.strip_prefix("/office/contacts/"))
        .unwrap_or_else(|| panic!("no contact in {location:?}"));
    let mut decide = |what: &str| {
        let act = format!("{what}:{id}");
        staff
            .post(
                "/office/contacts/portal-access",
                JSON,
                &[("id", id), ("act", act.as_str())],
            )
            .expect_status(200)
    };
    decide("grant");

    let mut customer = Browser::at(&b);
    let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
    customer
        .post(&place.invitation(&base_url), HTML, &passwords)
        .expect_status(303);
    assert!(customer.cookie.is_some());
    customer.get("/my", HTML).expect_status(200);

    let mut live = customer.get("/live", EVENTS);
    assert_eq!(live.status, 200);
    assert_eq!(live.header("content-type"), EVENTS);
    assert!(live.is_chunked(), "{:?}", live.headers);
    // The stream is open and has nothing to say yet, but which process a debug build is.
    assert_eq!(live.chunk().unwrap(), b"retry: 1000\n\n");
    if cfg!(debug_assertions) {
        assert!(live.chunk().unwrap().starts_with(b"event: build\n"));
    }

    live.rest.get_ref().set_read_timeout(Some(SOON)).unwrap();
    let revoked = Instant::now();
    decide("revoke");
    loop {
        let chunk = live
            .chunk()
            .unwrap_or_else(|error| panic!("nothing was said within {SOON:?}: {error}"));
        let took = revoked.elapsed();
        assert!(took < SOON, "{took:?}");
        let said = String::from_utf8_lossy(&chunk);
        if said.contains("event: ended") {
            break;
        }
        assert!(said.starts_with(':'), "said instead: {said:?}");
    }
    assert!(live.chunk().unwrap().is_empty(), "the stream is over");
    customer.get("/my", HTML).expect_status(403);
}

#[test]
fn a_revoke_on_one_process_is_said_on_the_other_sqlite() {
    a_revoke_on_one_process_is_said_on_the_other(&Place::on_sqlite());
}

#[test]
fn a_revoke_on_one_process_is_said_on_the_other_postgres() {
    a_revoke_on_one_process_is_said_on_the_other(&Place::on_postgres());
}

places_on_both! {
    fn a_session_that_ends_on_one_process_is_refused_on_the_other_at_once(place: Place) {
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let [one, other] = [(); 2].map(|()| place.serve(&[]));
        let mut here = Browser::signed_in(&one, ADMINISTRATOR, PASSWORD);
        let elsewhere = Browser::signed_in(&other, ADMINISTRATOR, PASSWORD);
        let carried = Browser { port: one.port, ..elsewhere.clone() };
        let there = Browser { port: other.port, ..here.clone() };
        for browser in [&elsewhere, &carried, &there] {
            browser.get("/office/contacts", HTML).expect_status(200);
        }
        here.post("/my/security/sessions/end", HTML, &[]).expect_status(303);
        for browser in [&elsewhere, &carried] {
            browser.get("/office/contacts", HTML).expect_status(303);
        }
        there.get("/office/contacts", HTML).expect_status(200);
        here.post("/logout", HTML, &[]).expect_status(303);
        there.get("/office/contacts", HTML).expect_status(303);
    }
}
