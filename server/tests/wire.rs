//! The program at its socket: what is too large, what is forged, and what its log keeps.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]
#![cfg(unix)]

use crate::process;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use process::{ADMINISTRATOR, Answer, HTML, JSON, PASSWORD, PATIENCE, Place, ask, request};

/// Resident memory of a process, in bytes.
fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kib * 1024
}

#[test]
#[cfg(target_os = "linux")]
fn a_body_too_large_is_refused_at_once_and_not_kept() {
    const MIB: usize = 1024 * 1024;
    let place = Place::on_sqlite();
    let served = place.serve();
    let head = |more: &str| {
        let (head, _) = request("POST", "/login", HTML, "", None);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        head.replace("\r\n\r\n", &format!("\r\n{kind}{more}\r\n\r\n"))
    };
    served.get("/login", "").unwrap();
    let before = resident(served.id());
    for round in 0..8 {
        // Said beforehand: answered before any of it comes.
        let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let started = Instant::now();
        stream
            .write_all(head("Content-Length: 1000000000").as_bytes())
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
        let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
            .write_all(head("Transfer-Encoding: chunked").as_bytes())
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
        let mut said = Vec::new();
        // A reset may take the answer with it.
        let _ = stream.read_to_end(&mut said);
        let answer = Answer::read(&said).map(|answer| answer.status);
        assert!(
            answer.map_or(sent < 32, |status| status == 413),
            "round {round}"
        );
    }
    let grown = resident(served.id()).saturating_sub(before);
    assert!(grown < 30 * MIB as u64, "it has grown by {grown} bytes");
    assert_eq!(served.get("/login", "").unwrap().status, 200);
}

#[test]
fn a_made_up_forwarded_address_does_not_escape_the_count() {
    let place = Place::on_sqlite();
    place.create_administrator();
    let served = place.serve();
    let mut last = 0;
    for n in 0..8 {
        let form = [("email", ADMINISTRATOR), ("password", "wrong")];
        let (head, body) = request("POST", "/login", HTML, "", Some(&form));
        let forged =
            format!("X-Forwarded-For: 203.0.113.{n}\r\nForwarded: for=203.0.113.{n}\r\n\r\n");
        let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let head = head.replace("\r\n\r\n", &format!("\r\n{forged}"));
        stream
            .write_all(format!("{head}{body}").as_bytes())
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        last = Answer::read(&bytes).unwrap().status;
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
        let mut place = Place::on_sqlite();
        place.set("ATRIUM_LOG_LEVEL", "trace");
        place.set("ATRIUM_LOG_FORMAT", format);
        place.create_administrator();
        let served = place.serve();
        let port = served.port;
        let cookie = served.sign_in(ADMINISTRATOR);
        let wrong = [
            ("email", ADMINISTRATOR),
            ("password", "canary-of-a-wrong-password"),
        ];
        served.post("/login", "", &wrong).unwrap();
        let created = [
            ("kind", "person"),
            ("type", "contact"),
            (
                "name",
                "Ana\n2026-11-22T00:00:00.000000Z ERROR forged by a name",
            ),
            ("email", "ana@acme.example"),
        ];
        let answer = served
            .post("/office/contacts/new", &cookie, &created)
            .unwrap();
        let created = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", "Ben"),
            ("email", "ben@acme.example"),
        ];
        let ben = served
            .post("/office/contacts/new", &cookie, &created)
            .unwrap();
        assert_eq!(ben.status, 303, "{} {}", answer.status, ben.body);
        let id = ben
            .header("location")
            .split('?')
            .next()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        let act = format!("grant:{id}");
        let form = [
            ("id", id.as_str()),
            ("act", act.as_str()),
            ("message", "a\nERROR forged by a message"),
        ];
        ask(
            port,
            "POST",
            "/office/contacts/portal-access",
            JSON,
            &cookie,
            Some(&form),
        )
        .unwrap();
        let started = Instant::now();
        let link = loop {
            let found = place.letters().iter().find_map(|letter| {
                letter.lines().find_map(|line| {
                    line.trim()
                        .strip_prefix(process::BASE_URL)
                        .map(str::to_owned)
                })
            });
            if let Some(link) = found {
                break link;
            }
            assert!(started.elapsed() < PATIENCE, "no letter came");
            std::thread::sleep(Duration::from_millis(20));
        };
        served.get(&link, "").unwrap();
        let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
        assert_eq!(served.post(&link, "", &passwords).unwrap().status, 303);
        served.post(&format!("{link}/fresh"), "", &[]).unwrap();
        served
            .post(
                "/reset",
                "",
                &[("email", "ben@acme.example\r\nERROR forged by an address")],
            )
            .unwrap();
        served
            .get(
                "/%0aERROR%20forged%20by%20a%20path?q=%0d%0aERROR+forged",
                &cookie,
            )
            .unwrap();
        let (head, _) = request("GET", "/login", HTML, &cookie, None);
        let head = head.replace(
            "\r\n\r\n",
            "\r\nUser-Agent: x\tERROR forged by a browser\r\n\r\n",
        );
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();

        let log = served.log();
        assert!(log.lines().count() > 10, "{log}");
        let token = link.rsplit('/').next().unwrap();
        let session = cookie.split('=').nth(1).unwrap();
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
