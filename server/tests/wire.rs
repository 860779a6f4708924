//! The program at its socket: what is too large, what is forged, and what its log keeps.
#![cfg(unix)]

use crate::support;

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use support::PASSWORD;
use support::process::Place;
use support::wire::{Answer, Browser, HTML, JSON};

const ADMINISTRATOR: &str = "ada@northwind.example";

/// The head of a request, with more lines in it.
fn with(head: &str, more: &str) -> String {
    head.replace("\r\n\r\n", &format!("\r\n{more}\r\n\r\n"))
}

#[test]
#[cfg(target_os = "linux")]
fn a_body_too_large_is_refused_at_once_and_not_kept() {
    const MIB: usize = 1024 * 1024;
    let place = Place::on_sqlite();
    let served = place.serve(&[]);
    let visitor = Browser::at(&served);
    let (head, _) = visitor.request("POST", "/login", HTML, None);
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let head = |more: &str| with(&head, &format!("{form}{more}"));
    visitor.get("/login", HTML).body();
    let before = served.resident();
    for round in 0..8 {
        // Said beforehand: answered before any of it comes.
        let started = Instant::now();
        let mut stream = visitor
            .send(head("Content-Length: 1000000000").as_bytes())
            .unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 413");
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{:?}",
            started.elapsed()
        );

        // Not said: it ends where it gets too much, whatever still comes.
        let mut stream = visitor
            .send(head("Transfer-Encoding: chunked").as_bytes())
            .unwrap();
        let chunk = vec![b'x'; MIB];
        let mut sent = 0;
        while sent < 32 {
            let line = format!("{MIB:x}\r\n");
            let whole = stream
                .write_all(line.as_bytes())
                .and_then(|()| stream.write_all(&chunk))
                .and_then(|()| stream.write_all(b"\r\n"));
            if whole.is_err() {
                break;
            }
            sent += 1;
        }
        // A reset may take the answer with it.
        let answer = Answer::of(stream).map(|answer| answer.status);
        assert!(
            answer.map_or(sent < 32, |status| status == 413),
            "round {round}"
        );
    }
    let grown = served.resident().saturating_sub(before);
    assert!(grown < 30 * MIB as u64, "it has grown by {grown} bytes");
    visitor.get("/login", HTML).expect_status(200);
}

#[test]
fn an_answer_before_the_end_of_a_body_says_that_the_connection_ends() {
    let place = Place::on_sqlite();
    let served = place.serve(&[]);
    let visitor = Browser::at(&served);
    let kept = |path: &str, more: &str| {
        let (head, _) = visitor.request("POST", path, HTML, None);
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        with(&head, &format!("{form}{more}")).replace("Connection: close\r\n", "")
    };
    let long = "Content-Length: 100000";
    let foreign = kept("/login", long).replace("same-origin", "cross-site");
    for (head, status) in [
        (kept("/office/contacts/new", long), 303),
        (kept("/my/company", long), 303),
        (kept("/no/such/place", long), 404),
        (foreign, 403),
        (kept("/login", "Content-Length: 1000000000"), 413),
    ] {
        let answer = Answer::of(visitor.send(head.as_bytes()).unwrap()).unwrap();
        assert_eq!(answer.status, status, "{head}");
        assert_eq!(answer.header("connection"), "close", "{head}");
    }
    // One that was read: the connection stays.
    let body = "email=x&password=y";
    let head = kept("/login", &format!("Content-Length: {}", body.len()));
    let request = format!("{head}{body}");
    let answer = Answer::of(visitor.send(request.as_bytes()).unwrap()).unwrap();
    assert_eq!((answer.status, answer.header("connection")), (422, ""));
}

#[test]
fn a_broken_body_is_malformed_and_not_too_large() {
    let place = Place::on_sqlite();
    let served = place.serve(&[]);
    let visitor = Browser::at(&served);
    let (head, _) = visitor.request("POST", "/login", HTML, None);
    let more = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked";
    let head = with(&head, more);
    for body in ["zz\r\nemail=x\r\n", "50\r\nemail=x"] {
        let stream = visitor.send(format!("{head}{body}").as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        assert_eq!(Answer::of(stream).unwrap().status, 400, "{body}");
    }
}

#[test]
fn a_request_says_which_host_it_is_for_once() {
    let place = Place::on_sqlite();
    let served = place.serve(&[]);
    let visitor = Browser::at(&served);
    let status = |head: &str| {
        let request = format!("GET /login {head}\r\nConnection: close\r\n\r\n");
        let mut stream = visitor.send(request.as_bytes()).unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        String::from_utf8_lossy(&first[9..]).into_owned()
    };
    assert_eq!(status("HTTP/1.1\r\nHost: localhost"), "200");
    assert_eq!(status("HTTP/1.1"), "400");
    assert_eq!(
        status("HTTP/1.1\r\nHost: a.example\r\nHost: b.example"),
        "400"
    );
    assert_eq!(status("HTTP/1.0"), "200", "which knew no hosts");
    assert_eq!(status("HTTP/1.0\r\nHost: localhost"), "200");
}

#[test]
fn a_made_up_forwarded_address_does_not_escape_the_count() {
    let place = Place::on_sqlite();
    place.create(ADMINISTRATOR, PASSWORD).ok();
    let served = place.serve(&[]);
    let visitor = Browser::at(&served);
    let mut last = 0;
    for n in 0..8 {
        let form = [("email", ADMINISTRATOR), ("password", "wrong")];
        let (head, body) = visitor.request("POST", "/login", HTML, Some(&form));
        let forged = format!("X-Forwarded-For: 203.0.113.{n}\r\nForwarded: for=203.0.113.{n}");
        let request = format!("{}{body}", with(&head, &forged));
        let answer = Answer::of(visitor.send(request.as_bytes()).unwrap()).unwrap();
        last = answer.status;
        answer.body();
    }
    assert_eq!(last, 429);
    let forged = "SELECT COUNT(*) FROM audit_personal WHERE body LIKE '%203.0.113.%'";
    assert_eq!(
        place.number(forged),
        0,
        "the trail keeps the address that connected"
    );
}

#[test]
fn no_secret_reaches_the_log_and_no_line_of_it_is_forged() {
    for format in ["text", "json"] {
        let place = Place::on_sqlite();
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let told = [("ATRIUM_LOG_LEVEL", "trace"), ("ATRIUM_LOG_FORMAT", format)];
        let served = place.serve(&told);
        let mut staff = Browser::signed_in(&served, ADMINISTRATOR, PASSWORD);
        let mut visitor = Browser::at(&served);
        let wrong = [
            ("email", ADMINISTRATOR),
            ("password", "canary-of-a-wrong-password"),
        ];
        visitor.post("/login", HTML, &wrong).expect_status(422);
        let created = [
            ("kind", "person"),
            ("type", "contact"),
            (
                "name",
                "Ana\n2026-11-22T00:00:00.000000Z ERROR forged by a name",
            ),
            ("email", "ana@acme.example"),
        ];
        staff.post("/office/contacts/new", HTML, &created).body();
        let created = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", "Ben"),
            ("email", "ben@acme.example"),
        ];
        let ben = staff.post("/office/contacts/new", HTML, &created);
        let location = ben.header("location").to_owned();
        ben.expect_status(303);
        let path = location.split('?').next().unwrap();
        let id = path.rsplit('/').next().unwrap();
        let act = format!("grant:{id}");
        let form = [
            ("id", id),
            ("act", act.as_str()),
            ("message", "a\nERROR forged by a message"),
        ];
        staff
            .post("/office/contacts/portal-access", JSON, &form)
            .expect_status(200);
        let link = place.invitation(&format!("http://localhost:{}", served.port));
        visitor.get(&link, HTML).expect_status(200);
        let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
        visitor.post(&link, HTML, &passwords).expect_status(303);
        visitor.post(&format!("{link}/fresh"), HTML, &[]).body();
        let forged = [("email", "ben@acme.example\r\nERROR forged by an address")];
        visitor.post("/reset", HTML, &forged).body();
        staff
            .get(
                "/%0aERROR%20forged%20by%20a%20path?q=%0d%0aERROR+forged",
                HTML,
            )
            .body();
        let (head, _) = staff.request("GET", "/login", HTML, None);
        let head = with(&head, "User-Agent: x\tERROR forged by a browser");
        Answer::of(staff.send(head.as_bytes()).unwrap())
            .unwrap()
            .body();

        let log = served.log();
        assert!(log.lines().count() > 10, "{log}");
        let token = link.rsplit('/').next().unwrap();
        let session = staff.cookie.as_ref().unwrap().split('=').nth(1).unwrap();
        for secret in [
            PASSWORD,
            "canary-of-a-wrong-password",
            token,
            session,
            "$argon2id$",
        ] {
            assert!(!log.contains(secret), "{format}: the log holds {secret}");
        }
        for line in log.lines() {
            let begins = line.trim_start();
            assert!(
                !begins.starts_with("ERROR") && !begins.starts_with("2026-11-22T00:00:00.000000Z"),
                "{format}: forged: {line}"
            );
        }
    }
}
