//! A clock that jumps, and a letter that can't be made: the house goes on.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use atrium_server::http::{ROUTES, Verb};
use axum::http::StatusCode;
use support::{Browser, House, NOON, PASSWORD};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn invited(house: &House, staff: &mut Browser, name: &str, email: &str) -> i64 {
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("email", email),
    ];
    let id = house.contact(staff, &fields).await;
    let (text, act) = (id.to_string(), format!("grant:{id}"));
    let granted = staff
        .post_json(
            "/office/contacts/portal-access",
            &[("id", &text), ("act", &act)],
        )
        .await;
    assert_eq!(granted.status, StatusCode::OK, "{}", granted.body);
    id
}

/// Reads every page; none may fail, and no age may be negative.
async fn reads_everything(browser: &Browser, id: i64, when: &str) {
    for route in ROUTES.iter().filter(|route| route.verb != Verb::Post) {
        let path = route
            .path
            .replace("{id}", &id.to_string())
            .replace("{token}", "x")
            .replace("{name}", "x.css");
        let page = browser.clone().get(&path).await;
        assert!(
            !page.status.is_server_error(),
            "{when}, {path}: {}",
            page.status
        );
        let digits = (0..10).map(|digit| format!(">-{digit}"));
        let words = ["-1 day", "\u{2212}1 ", "in -"].map(str::to_owned);
        for negative in digits.chain(words) {
            assert!(
                !page.body.contains(&negative),
                "{when}, {path} says {negative}"
            );
        }
    }
}

on_both! {
    async fn a_clock_that_jumps_ends_sessions_and_links_and_breaks_nothing(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let id = invited(&house, &mut staff, "Ana", "ana@acme.example").await;
        let link = house.newest_link("ana@acme.example").await;
        reads_everything(&staff, id, "today").await;

        house.clock.advance(DAY * 400);
        assert_eq!(staff.get("/office/contacts").await.status, StatusCode::SEE_OTHER, "the session is over");
        let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
        assert_eq!(house.visitor().post(&link, &passwords).await.status, StatusCode::GONE, "the link too");
        let mut later = house.signed_in("administrator@northwind.example").await;
        reads_everything(&later, id, "400 days on").await;
        house.visitor().post("/login", &[("email", "administrator@northwind.example"), ("password", "wrong")]).await;
        let ben = invited(&house, &mut later, "Ben", "ben@acme.example").await;
        house.deliver().await;

        house.clock.set(NOON.plus(DAY * 399));
        assert_eq!(later.get("/office/contacts").await.status, StatusCode::OK, "a day back ends nothing");
        reads_everything(&later, ben, "a day back").await;
        house.signed_in("administrator@northwind.example").await;
        invited(&house, &mut later, "Cleo", "cleo@acme.example").await;
        assert_eq!(house.letters("cleo@acme.example").await.len(), 1, "letters go on");

        house.clock.set(NOON.minus(DAY));
        reads_everything(&later, ben, "before it all began").await;
        house.clock.set(NOON.plus(DAY * 402));
        assert_eq!(later.get("/office/contacts").await.status, StatusCode::SEE_OTHER, "idle for two days");
        let atrium = house.atrium();
        let checked = atrium.database.check(Some(&atrium.key), &atrium.clock).await.unwrap();
        assert_eq!(checked.broken, []);
    }

    async fn letters_that_can_not_be_made_are_parked_and_the_others_leave(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        for n in 0..12 {
            let email = format!("p{n}@acme.example");
            invited(&house, &mut staff, "P", &email).await;
        }
        for (n, poison) in [
            "payload = 'no letter at all'",
            "payload = '{\"letter\":\"unheard_of\"}'",
            "link_id = NULL",
            "recipient = 'no address'",
            "message_id = 'two\nlines'",
        ].iter().enumerate() {
            house.execute(&format!("UPDATE outbox SET {poison} WHERE recipient = 'p{n}@acme.example'")).await;
        }
        house.deliver().await;
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE state = 'failed' AND last_error <> ''").await, 5);
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE state = 'sent'").await, 7);
        assert_eq!(staff.get("/office/outbox").await.status, StatusCode::OK, "staff can still look");
    }
}
