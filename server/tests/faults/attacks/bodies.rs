//! Bodies that are too large, cut off, contradictory, or no form at all.

use std::net::Shutdown;
use std::time::{Duration, Instant};

use atrium_backend::access::policy::Principal;
use atrium_domain::permission::Role;
use atrium_server::http::{ROUTES, Verb};

use super::super::support;
use super::super::support::wire::{Browser, HTML};
use super::{AT_ONCE, Leaves, Town, allowed, answers, concrete, crafted};

const CUT_OFF: &str = "a chunk that is cut off";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

/// A body, the lines that announce it, and what must come of it.
fn malformed() -> Vec<(&'static str, String, Vec<u8>, &'static [u16])> {
    let told = |kind: &str, body: &[u8]| {
        (
            format!("{kind}\r\nContent-Length: {}", body.len()),
            body.to_vec(),
        )
    };
    let mut all = Vec::new();
    for (what, kind, body) in [
        ("no UTF-8, escaped", FORM, &b"name=%ff%fe"[..]),
        ("no UTF-8", FORM, b"name=\xff\xfe"),
        ("a surrogate", FORM, b"name=%ED%A0%80"),
        ("too long a way to say /", FORM, b"name=%C0%AF"),
        ("a NUL", FORM, b"name=a%00b"),
        (
            "JSON",
            "Content-Type: application/json",
            b"{\"name\": [[[[[[",
        ),
        (
            "XML",
            "Content-Type: text/xml",
            b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
        ),
        ("text", "Content-Type: text/plain", b"name=x"),
        ("no type", "X-No: type", b"name=x"),
        (
            "parts without a boundary",
            "Content-Type: multipart/form-data",
            b"--x\r\n\r\n",
        ),
        (
            "parts that don't end",
            "Content-Type: multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx",
        ),
        (
            "compressed",
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xcb\xff",
        ),
    ] {
        let (lines, body) = told(kind, body);
        all.push((what, lines, body, &[400, 404, 410][..]));
    }
    let chunked = |body: &[u8]| {
        (
            format!("{FORM}\r\nTransfer-Encoding: chunked"),
            body.to_vec(),
        )
    };
    for (what, body) in [
        ("a chunk of no size", &b"zz\r\nname=x\r\n0\r\n\r\n"[..]),
        (
            "a chunk larger than numbers",
            b"FFFFFFFFFFFFFFFFF\r\nname=x\r\n0\r\n\r\n",
        ),
        ("a chunk less than none", b"-1\r\nname=x\r\n0\r\n\r\n"),
        (CUT_OFF, b"40\r\nname=x\r\n"),
    ] {
        let (lines, body) = chunked(body);
        // Nothing that can be answered may come of it: the connection ends.
        all.push((what, lines, body, &[400, 404, 410, 413][..]));
    }
    all
}

/// Sends it, and hangs up at once where more was announced; the statuses that come back.
fn told(browser: &Browser, bytes: &[u8], hangs_up: bool) -> Vec<u16> {
    let Ok(stream) = browser.send(bytes) else {
        return Vec::new();
    };
    if hangs_up {
        stream.shutdown(Shutdown::Write).unwrap();
    }
    let said = answers(stream, Duration::from_secs(30));
    said.iter().map(|(status, _)| *status).collect()
}

places_on_both! {
    fn no_malformed_body_does_anything_on_any_route(place: Place) {
        let town = Town::on(place);
        town.under("bodies", &Leaves::default(), |town| {
            let all = malformed();
            let mut tries = 0;
            for route in ROUTES.iter().filter(|route| matches!(route.verb, Verb::Post | Verb::Upload)) {
                let people = [
                    (Principal::Staff(Role::Administrator), &town.administrator),
                    (Principal::Customer, &town.customer),
                ];
                let (_, browser) = people.into_iter().find(|(principal, _)| allowed(*principal, route)).unwrap();
                let path = concrete(route, "999999");
                let (head, _) = browser.request("POST", &path, HTML, None);
                for (what, lines, body, expected) in &all {
                    let started = Instant::now();
                    let statuses = told(browser, &crafted(&head, lines, body), *what == CUT_OFF);
                    // Parts that are none are a form's business where files may come.
                    let may = |status: &u16| expected.contains(status) || (route.verb == Verb::Upload && *status == 422);
                    assert!(statuses.len() <= 1 && statuses.iter().all(may), "{path}, {what}: {statuses:?}");
                    assert!(started.elapsed() < AT_ONCE, "{path}, {what}: {:?}", started.elapsed());
                    tries += 1;
                }
            }
            tries
        });
    }

    fn no_body_however_large_costs_more_than_its_limit(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves { entries: &["sign_in_refused"], ..Leaves::default() };
        town.under("large bodies", &leaves, |town| {
            let before = town.served.resident();
            let browser = &town.administrator;
            let mut tries = 0;
            for path in ["/login", "/office/contacts/new", "/office/contacts/portal-access", "/office/settings/company", "/office/users"] {
                let (head, _) = browser.request("POST", path, HTML, None);
                let large = vec![b'a'; 3 * 1024 * 1024];
                let many = b"id=1&".repeat(400_000);
                let deep = [b"name=".as_slice(), &b"%25".repeat(600_000)].concat();
                let parts = [b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n".repeat(20_000).as_slice(), b"--x--\r\n"].concat();
                let long_head = [b"--x\r\n".as_slice(), &b"X-Long: y\r\n".repeat(100_000), b"\r\n\r\n--x--\r\n"].concat();
                for (what, kind, body) in [
                    ("large", FORM, &large),
                    ("many pairs", FORM, &many),
                    ("much to unescape", FORM, &deep),
                    ("many parts", "Content-Type: multipart/form-data; boundary=x", &parts),
                    ("a part with a long head", "Content-Type: multipart/form-data; boundary=x", &long_head),
                ] {
                    let started = Instant::now();
                    let lines = format!("{kind}\r\nContent-Length: {}", body.len());
                    // An answer before the end may be lost where the rest still comes.
                    let said = browser.send(&crafted(&head, &lines, body)).map(|stream| answers(stream, Duration::from_secs(30)));
                    for (status, body) in said.unwrap_or_default() {
                        // A page of settings takes what it knows, and nothing in this is: then nothing is saved.
                        let nothing = path.starts_with("/office/settings") && status == 303;
                        assert!(nothing || (400..500).contains(&status), "{path}, {what}: {status} {body}");
                    }
                    assert!(started.elapsed() < AT_ONCE * 2, "{path}, {what}: {:?}", started.elapsed());
                    tries += 1;
                }
            }
            let grown = town.served.resident().saturating_sub(before);
            assert!(grown < 150 * 1024 * 1024, "it has grown by {grown} bytes");
            tries
        });
    }
}
