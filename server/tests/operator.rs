//! What whoever runs Atrium relies on: figures, readiness, stopping, sweeping, a log that keeps
//! secrets, and the address a request comes from.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use atrium_backend::job::sweep::{Swept, sweep};
use atrium_domain::permission::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use support::process::{Place, free_ports};
use support::wire::{Browser, EVENTS, HTML, JSON};

const ADMINISTRATOR: &str = "ada@northwind.example";
const PASSWORD: &str = "a bicycle made of rain";
const CUSTOMER: &str = "ana@acme.example";
const DAY: Duration = Duration::from_secs(86_400);

fn sign_in(browser: &mut Browser, email: &str, password: &str, status: u16) {
    browser
        .post("/login", HTML, &[("email", email), ("password", password)])
        .expect_status(status);
}

/// Grants a new contact access; its number.
fn invite(staff: &mut Browser, email: &str) -> String {
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "Ana"),
        ("email", email),
    ];
    let created = staff.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let path = location.split('?').next().unwrap();
    let id = path.rsplit('/').next().unwrap().to_owned();
    let act = format!("grant:{id}");
    let form = [("id", id.as_str()), ("act", act.as_str())];
    staff
        .post("/office/contacts/portal-access", JSON, &form)
        .expect_status(200);
    id
}

fn ask(port: u16, path: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer[9..12].parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1.to_owned();
    (status, body)
}

places_on_both! {
    fn figures_are_told_on_their_own_listener_and_hold_no_path_of_anybody(place: Place) {
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let [port, figures] = free_ports();
        let listen = format!("127.0.0.1:{figures}");
        let served = place.serve_at(port, &format!("http://localhost:{port}"), &[("ATRIUM_METRICS_LISTEN", &listen)]);
        let mut staff = Browser::at(&served);
        sign_in(&mut staff, ADMINISTRATOR, "not the password at all", 422);
        sign_in(&mut staff, ADMINISTRATOR, PASSWORD, 303);
        let id = invite(&mut staff, CUSTOMER);
        staff.get(&format!("/office/contacts/{id}"), HTML).expect_status(200);
        staff.get("/invitation/canary-of-a-link", HTML).body();
        staff.get("/canary-nowhere", HTML).expect_status(404);
        let (status, text) = ask(figures, "/metrics");
        assert_eq!(status, 200);
        let kind = if place.database.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
        for line in [
            "atrium_http_requests_total{method=\"POST\",route=\"/login\",status=\"3xx\"} 1",
            "atrium_http_requests_total{method=\"POST\",route=\"/login\",status=\"4xx\"} 1",
            "atrium_http_requests_total{method=\"GET\",route=\"/office/contacts/{id}\",status=\"2xx\"} 1",
            "atrium_http_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 1",
            "atrium_http_request_duration_seconds_count{method=\"POST\",route=\"/login\"} 2",
            "atrium_sessions_opened_total 1",
            "atrium_sign_ins_refused_total{reason=\"refused\"} 1",
            "atrium_password_hashes_total 2",
            &format!("atrium_database_up{{kind=\"{kind}\"}} 1"),
            "atrium_mails{state=\"failed\"} 0",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
        assert!(text.contains("process_resident_memory_bytes ") && text.contains("process_cpu_seconds_total "), "{text}");
        assert!(!text.contains("canary") && !text.contains(CUSTOMER), "{text}");
        // Every line is a comment, or a name with its labels and a number.
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(value.parse::<f64>().is_ok() && name.starts_with(['a', 'p']), "{line}");
        }
        assert_eq!(ask(figures, "/").0, 404);
        assert_eq!(ask(port, "/metrics").0, 404, "not where customers come");
    }

    fn whatever_hangs_the_process_is_gone_within_ten_seconds(place: Place) {
        place.create(ADMINISTRATOR, PASSWORD).ok();
        // A mail server that takes the connection and never says a word.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let smtp = format!("smtp://127.0.0.1:{}", silent.local_addr().unwrap().port());
        let mut served = place.serve(&[("ATRIUM_SMTP_URL", &smtp), ("ATRIUM_MAIL_TIMEOUT", "60s")]);
        let mut staff = Browser::at(&served);
        sign_in(&mut staff, ADMINISTRATOR, PASSWORD, 303);
        for n in 0..12 {
            invite(&mut staff, &format!("ana{n}@acme.example"));
        }
        let _talking = silent.accept().unwrap();
        let mut live = staff.get("/live", EVENTS);
        assert_eq!(live.chunk().unwrap(), b"retry: 1000\n\n");
        // One that sends half a form, and no more.
        let mut half = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
        half.write_all(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=").unwrap();
        std::thread::sleep(Duration::from_millis(200));
        let asked = Instant::now();
        served.terminate();
        let status = served.wait();
        let took = asked.elapsed();
        assert!(took < Duration::from_secs(10), "{took:?}\n{}", served.log());
        assert!(status.success(), "{status}\n{}", served.log());
    }

    fn a_log_holds_no_secret_whatever_is_done(place: Place) {
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let [port, _] = free_ports();
        let base = format!("http://localhost:{port}");
        let served = place.serve_at(port, &base, &[("ATRIUM_LOG_LEVEL", "trace"), ("ATRIUM_LOG_FORMAT", "json")]);
        let mut staff = Browser::at(&served);
        sign_in(&mut staff, ADMINISTRATOR, "canary-wrong-password", 422);
        sign_in(&mut staff, ADMINISTRATOR, PASSWORD, 303);
        invite(&mut staff, CUSTOMER);
        let link = place.invitation(&base);
        let mut visitor = Browser::at(&served);
        visitor.get(&link, HTML).expect_status(200);
        visitor.post("/invitation", HTML, &[("email", CUSTOMER), ("code", "CANARY-CODES")]).body();
        visitor.post(&link, HTML, &[("password", "canary"), ("verify", "canary-2")]).expect_status(422);
        let fine = "canary of a fine password";
        visitor.post(&link, HTML, &[("password", fine), ("verify", fine)]).expect_status(303);
        visitor.get("/x%0aforged%20line?secret=canary-query", HTML).body();
        visitor.post("/my/security", HTML, &[("current_password", "canary-current"), ("password", "canary-new"), ("verify", "canary-new")]).body();
        visitor.post("/reset", HTML, &[("email", CUSTOMER)]).body();
        let started = Instant::now();
        while place.letters().len() < 2 && started.elapsed() < support::process::PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        // Now the table is gone: what the database says about it is logged, too.
        place.define("ALTER TABLE contact_tag RENAME TO gone_tag_or_so");
        staff.get("/office/contacts/1", HTML).expect_status(500);
        let log = served.log();
        let key = std::fs::read_to_string(place.data().join("keys/server.key")).unwrap();
        let token = link.rsplit('/').next().unwrap();
        let cookie = staff.cookie.as_ref().unwrap().split_once('=').unwrap().1;
        for secret in ["canary", "CANARY", PASSWORD, token, cookie, key.trim()] {
            assert!(!log.contains(secret), "{secret}\n{log}");
        }
        let lines: Vec<serde_json::Value> = log
            .lines()
            .filter(|line| line.starts_with('{'))
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let said = |what: &'static str| lines.iter().filter(move |line| line["fields"]["message"] == what);
        assert!(said("answered").count() >= 10);
        assert!(said("answered").all(|line| line["fields"]["request_id"].as_str().unwrap().len() == 16), "{log}");
        assert!(said("the outbox was worked").count() >= 1, "{log}");
        assert!(said("the outbox was worked").all(|line| line["span"]["run_id"].as_str().unwrap().len() == 16), "{log}");
        assert_eq!(said("the database refused").count(), 1, "{log}");
        assert!(!log.lines().any(|line| line.starts_with("forged")), "{log}");
    }
}

#[test]
fn without_its_database_the_process_is_alive_and_not_ready_and_recovers_by_itself() {
    let place = Place::on_postgres();
    place.create(ADMINISTRATOR, PASSWORD).ok();
    let wire = Wire::to_postgres();
    let through = wire.address(&place.database);
    let served = place.serve(&[("ATRIUM_DATABASE_URL", &through)]);
    assert_eq!(ask(served.port, "/readyz").0, 200);
    for how in [Cut::Silent, Cut::Refused] {
        wire.cut(how);
        let asked = Instant::now();
        assert_eq!(ask(served.port, "/readyz").0, 503);
        let took = asked.elapsed();
        assert!(took < Duration::from_secs(3), "{took:?}");
        assert_eq!(ask(served.port, "/healthz").0, 200);
        wire.mend();
        let mended = Instant::now();
        while ask(served.port, "/readyz").0 != 200 {
            assert!(mended.elapsed() < support::process::PATIENCE);
        }
    }
}

/// How a wire is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// The machine is gone: nobody answers any more.
    Silent,
    /// The server is stopped: connections break, new ones are closed at once.
    Refused,
}

/// A wire to the PostgreSQL server that can be cut.
struct Wire {
    port: u16,
    server: u16,
    silent: Arc<AtomicBool>,
    refused: Arc<AtomicBool>,
}

impl Wire {
    fn to_postgres() -> Self {
        let server = support::postgres::server();
        let after = server.rsplit_once('@').unwrap().1;
        let server: u16 = after
            .split(['/', '?'])
            .next()
            .unwrap()
            .rsplit_once(':')
            .unwrap()
            .1
            .parse()
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let wire = Self {
            port: listener.local_addr().unwrap().port(),
            server,
            silent: Arc::default(),
            refused: Arc::default(),
        };
        let (silent, refused) = (wire.silent.clone(), wire.refused.clone());
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let client = client.unwrap();
                if refused.load(Ordering::SeqCst) {
                    continue;
                }
                let server = TcpStream::connect(("127.0.0.1", server)).unwrap();
                for (from, to) in [
                    (client.try_clone().unwrap(), server.try_clone().unwrap()),
                    (server, client),
                ] {
                    let (silent, refused) = (silent.clone(), refused.clone());
                    std::thread::spawn(move || carry(from, to, &silent, &refused));
                }
            }
        });
        wire
    }

    fn address(&self, url: &str) -> String {
        url.replacen(
            &format!(":{}/", self.server),
            &format!(":{}/", self.port),
            1,
        )
    }

    fn cut(&self, how: Cut) {
        self.silent.store(how == Cut::Silent, Ordering::SeqCst);
        self.refused.store(how == Cut::Refused, Ordering::SeqCst);
    }

    fn mend(&self) {
        self.silent.store(false, Ordering::SeqCst);
        self.refused.store(false, Ordering::SeqCst);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, silent: &AtomicBool, refused: &AtomicBool) {
    from.set_read_timeout(Some(Duration::from_millis(20)))
        .unwrap();
    let mut part = [0; 4096];
    loop {
        if refused.load(Ordering::SeqCst) {
            let _ = to.shutdown(std::net::Shutdown::Both);
            return;
        }
        match from.read(&mut part) {
            Ok(0) => return,
            // What was sent into the silence is lost, and its connection with it.
            Ok(_) if silent.load(Ordering::SeqCst) => {
                while silent.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(5));
                }
                let _ = to.shutdown(std::net::Shutdown::Both);
                return;
            }
            Ok(read) => {
                if to.write_all(&part[..read]).is_err() {
                    return;
                }
            }
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) => {}
            Err(_) => return,
        }
    }
}

on_both! {
    async fn what_is_over_for_long_is_swept_and_nothing_else(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", "ana@acme.example")]).await;
        let bea = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Bea"), ("email", "bea@acme.example")]).await;
        let mut customer = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let (number, act) = (bea.to_string(), format!("grant:{bea}"));
        let grant = [("id", number.as_str()), ("act", act.as_str())];
        staff.post_json("/office/contacts/portal-access", &grant).await;
        house.deliver().await;
        house.visitor().post("/login", &[("email", "ana@acme.example"), ("password", "wrong")]).await;
        customer.post("/logout", &[]).await;
        let go_on = || true;
        let counts = async || [
            house.number("SELECT COUNT(*) FROM throttle").await,
            house.number("SELECT COUNT(*) FROM session").await,
            house.number("SELECT COUNT(*) FROM link").await,
        ];
        let start = counts().await;
        assert_eq!(start[1..], [2, 2]);
        assert_eq!(sweep(house.atrium(), go_on).await.unwrap(), Swept::default());
        house.clock.advance(DAY * 29);
        let swept = sweep(house.atrium(), go_on).await.unwrap();
        assert_eq!((swept.sessions, swept.links), (0, 0));
        assert_eq!(swept.counters, u64::try_from(start[0]).unwrap());
        // A session that is used meanwhile.
        let mut staff = house.signed_in("manager@northwind.example").await;
        house.clock.advance(DAY * 3);
        let swept = sweep(house.atrium(), go_on).await.unwrap();
        assert_eq!((swept.sessions, swept.links), (2, 0), "one signed out, one expired");
        // The used invitation goes; the one that may still be asked for afresh stays.
        house.clock.advance(DAY * 68);
        let swept = sweep(house.atrium(), go_on).await.unwrap();
        assert_eq!(swept.links, 1);
        assert_eq!(counts().await[2], 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE link_id IS NULL AND letter = 'invitation'").await, 1);
        let again = staff.get("/office/contacts").await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "expired long ago, and swept");
        let entries = house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'swept'").await;
        assert_eq!(entries, 3);
        let verdict = atrium_backend::operation::audit::verify(house.atrium()).await.unwrap();
        assert!(matches!(verdict, atrium_backend::store::audit::Verdict::Whole { .. }), "{verdict:?}");
    }

    async fn an_administrator_sees_which_address_counts_and_why(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let direct = staff.get("/office/connection").await;
        assert_eq!(direct.status, StatusCode::OK);
        assert!(direct.body.contains("127.0.0.1") && direct.body.contains("The connection is a direct one"), "{}", direct.body);
        let request = Request::get("/office/connection")
            .header("accept", "text/html")
            .header("x-forwarded-for", "198.51.100.7, <script>alert(1)</script>")
            .body(Body::empty())
            .unwrap();
        let forged = staff.send(request).await;
        assert!(forged.body.contains("so it was not believed"), "{}", forged.body);
        assert!(forged.body.contains("198.51.100.7") && !forged.body.contains("<script>alert"), "{}", forged.body);
        let mut manager = house.staff(Role::Manager).await;
        assert_eq!(manager.get("/office/connection").await.status, StatusCode::FORBIDDEN);
    }
}
