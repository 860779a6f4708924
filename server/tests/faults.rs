//! The program when the world lets it down: killed, locked out, stopped, dawdled at.
//!
//! Each kill is repeated with other moments; `ATRIUM_FAULT_ROUNDS` says how often (`cargo xtask
//! soak` asks for a hundred), `ATRIUM_FAULT_SEED` which moments, `ATRIUM_FAULT_CLIENTS` how many
//! read pages meanwhile.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]
#![expect(clippy::print_stdout, reason = "a soak tells how each round went")]

mod process;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use process::{
    ADMINISTRATOR, Answer, Dice, HTML, JSON, PATIENCE, Place, Served, ask, request, rounds,
    run_async,
};
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database};

/// Runs each test on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($(fn $name:ident($place:ident: Place) $body:block)+) => {$(
        mod $name {
            use super::*;
            fn body($place: Place) $body
            #[test]
            fn sqlite() { body(Place::on_sqlite()) }
            #[test]
            fn postgres() { body(Place::on_postgres()) }
        }
    )+};
}

/// How many contacts a round has to grant: more than it gets to.
const EACH_ROUND: u64 = 40;

/// Contacts by import: their numbers and addresses.
fn contacts(place: &Place, prefix: &str, count: u64) -> Vec<(i64, String)> {
    let file = place.path().join(format!("{prefix}.csv"));
    let path = file.to_str().unwrap();
    std::fs::write(&file, csv(prefix, count)).unwrap();
    place.run(&["import", "contacts", path]);
    place.rows(
        &format!("SELECT id, email FROM contact WHERE email LIKE '{prefix}-%' ORDER BY id"),
        |row| {
            (
                row.try_get_by_index(0).unwrap(),
                row.try_get_by_index(1).unwrap(),
            )
        },
    )
}

fn csv(prefix: &str, count: u64) -> String {
    let mut text =
        format!("id,name,is_company,email,parent_id/id\n{prefix}.top,Top of {prefix},True,,\n");
    for n in 1..count {
        text.push_str(&format!(
            "{prefix}.{n},Person {n} of {prefix},False,{prefix}-{n}@load.example,{prefix}.top\n"
        ));
    }
    text
}

/// Presses *Grant* for a contact; whether the dialog that came back says it is invited.
fn grant(port: u16, cookie: &str, id: i64) -> io::Result<bool> {
    let (id, act) = (id.to_string(), format!("grant:{id}"));
    let form = [("id", id.as_str()), ("act", act.as_str())];
    let path = "/office/contacts/portal-access";
    let answer = ask(port, "POST", path, JSON, cookie, Some(&form))?;
    let dialog: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
    Ok(dialog["rows"][0]["state"] == "invited")
}

fn reading_clients() -> usize {
    std::env::var("ATRIUM_FAULT_CLIENTS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1)
}

/// Grants contacts from two clients while others read, until the process is gone; who was
/// acknowledged.
fn grant_until_killed(
    served: &mut Served,
    cookie: &str,
    contacts: &[(i64, String)],
    after: Duration,
) -> BTreeSet<i64> {
    let (port, next) = (served.port, AtomicUsize::new(0));
    let (acknowledged, over) = (Mutex::new(BTreeSet::new()), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((id, _)) = contacts.get(next.fetch_add(1, Ordering::SeqCst)) {
                    match grant(port, cookie, *id) {
                        Ok(true) => drop(acknowledged.lock().unwrap().insert(*id)),
                        Ok(false) => {}
                        Err(_) => return,
                    }
                }
            });
        }
        for _ in 0..reading_clients() {
            scope.spawn(|| {
                while !over.load(Ordering::SeqCst) {
                    let page = ask(port, "GET", "/office/contacts?q=load", HTML, cookie, None);
                    assert!(page.map_or(true, |page| page.status < 500));
                    sleep(Duration::from_millis(5));
                }
            });
        }
        sleep(after);
        served.kill();
        over.store(true, Ordering::SeqCst);
    });
    acknowledged.into_inner().unwrap()
}

/// The contacts with an open membership.
fn granted(place: &Place) -> BTreeSet<i64> {
    let sql = "SELECT contact_id FROM membership WHERE ended_at IS NULL";
    place
        .rows(sql, |row| row.try_get_by_index(0).unwrap())
        .into_iter()
        .collect()
}

/// Lets the leases of a dead process end now, and waits until nothing is on its way any more.
fn everything_leaves(place: &Place) {
    place.execute("UPDATE outbox SET leased_until = 1 WHERE state = 'sending'");
    place.execute("UPDATE outbox SET next_attempt_at = 1 WHERE state = 'queued'");
    let started = Instant::now();
    let waiting = "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')";
    while place.number(waiting) > 0 {
        assert!(started.elapsed() < PATIENCE, "letters stay behind");
        sleep(Duration::from_millis(50));
    }
    let lost = "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'";
    assert_eq!(place.number(lost), 0, "every letter was sent");
}

fn message_id(letter: &str) -> Option<String> {
    letter.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("message-id")
            .then(|| value.trim().to_owned())
    })
}

on_both! {
    fn a_kill_among_grants_loses_nothing_acknowledged_and_leaves_nothing_half(place: Place) {
        place.create_administrator();
        let mut served = place.serve();
        let cookie = served.sign_in(ADMINISTRATOR);
        let mut promised = BTreeSet::new();
        for round in 0..rounds() {
            let contacts = contacts(&place, &format!("g{round}"), EACH_ROUND);
            let after = Duration::from_millis(Dice::of("grant", round).below(1500));
            let acknowledged = grant_until_killed(&mut served, &cookie, &contacts, after);
            let stored = granted(&place);
            promised.extend(acknowledged.iter().copied());
            let told = format!("round {round}, killed after {after:?}");
            assert!(promised.is_subset(&stored), "{told}: {:?} are lost", promised.difference(&stored));
            place.is_clean(&told);
            println!("soak: grant {told}: {} acknowledged, {} stored in all", acknowledged.len(), stored.len());
            served = place.serve();
            // The session outlives the process, and what was not acknowledged can be tried again.
            if let Some((id, _)) = contacts.iter().find(|(id, _)| !acknowledged.contains(id)) {
                let again = grant(served.port, &cookie, *id);
                assert!(again.unwrap(), "{told}: a second try is invited, or is told it is already");
                promised.insert(*id);
            }
        }
        everything_leaves(&place);
        place.is_clean("at the end");
        let ids: Vec<String> = place.letters().iter().filter_map(|letter| message_id(letter)).collect();
        let sent = place.number("SELECT COUNT(*) FROM outbox");
        assert_eq!(i64::try_from(ids.len()).unwrap(), sent, "one file a letter");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    fn an_import_cut_off_by_a_kill_is_finished_by_whoever_starts_next(place: Place) {
        const LINES: u64 = 150;
        place.run(&["migrate"]);
        let started = Instant::now();
        contacts(&place, "whole", LINES);
        let takes = u64::try_from(started.elapsed().as_millis()).unwrap();
        for round in 0..rounds() {
            let prefix = format!("i{round}");
            let file = place.path().join("cut.csv");
            std::fs::write(&file, csv(&prefix, LINES)).unwrap();
            let arguments = ["import", "contacts", file.to_str().unwrap()];
            let mut import = place.command(&arguments).stdout(std::process::Stdio::null()).spawn().unwrap();
            let after = Duration::from_millis(Dice::of("import", round).below(takes * 5 / 4));
            sleep(after);
            let acknowledged = import.try_wait().unwrap().is_some_and(|status| status.success());
            // It may be over already.
            let _ = import.kill();
            import.wait().unwrap();
            let told = format!("round {round}, killed after {after:?}");
            place.run(&["audit", "verify"]);
            let stored = place.number(&format!("SELECT COUNT(*) FROM import_origin WHERE external_id LIKE '{prefix}.%'"));
            let whole = i64::try_from(LINES).unwrap();
            assert!(stored == whole || (stored == 0 && !acknowledged), "{told}: {stored} of {whole}");
            println!("soak: import {told}: {stored} stored");
            place.is_clean(&told);
            place.run(&arguments);
            let stored = place.number(&format!("SELECT COUNT(*) FROM contact WHERE email LIKE '{prefix}-%'"));
            assert_eq!(stored, whole - 1, "{told}: the second run makes it whole");
        }
        place.is_clean("at the end");
    }

    fn a_kill_between_the_servers_yes_and_ours_sends_the_same_letter_again(place: Place) {
        let mut place = place;
        let server = MailServer::start();
        place.set("ATRIUM_SMTP_URL", format!("smtp://127.0.0.1:{}", server.port));
        place.set("ATRIUM_MAIL_FROM", "portal@northwind.example");
        place.create_administrator();
        let mut served = place.serve();
        let cookie = served.sign_in(ADMINISTRATOR);
        for round in 0..rounds() {
            let before = server.taken();
            let contacts = contacts(&place, &format!("m{round}"), 6);
            for (id, _) in &contacts {
                assert!(grant(served.port, &cookie, *id).unwrap());
            }
            let started = Instant::now();
            while server.taken() == before {
                let reasons = || place.rows("SELECT last_error FROM outbox", |row| row.try_get_by_index::<String>(0).unwrap());
                assert!(started.elapsed() < PATIENCE, "no letter came: {:?}", reasons());
                sleep(Duration::from_millis(1));
            }
            // The server has said yes; the mark may be there or not.
            sleep(Duration::from_millis(Dice::of("mail", round).below(12)));
            served.kill();
            place.is_clean(&format!("round {round}"));
            println!("soak: mail round {round}: killed after {} of {} letters", server.taken() - before, contacts.len());
            served = place.serve();
            everything_leaves(&place);
        }
        let stored: BTreeMap<String, String> = place
            .rows("SELECT recipient, message_id FROM outbox", |row| {
                (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())
            })
            .into_iter()
            .collect();
        let mut arrived: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (to, id) in server.letters() {
            arrived.entry(to).or_default().push(id);
        }
        let twice = arrived.values().filter(|ids| ids.len() > 1).count();
        println!("{twice} of {} letters came again", arrived.len());
        for (to, id) in &stored {
            let ids = arrived.get(to).unwrap_or_else(|| panic!("{to} got no letter"));
            assert!(ids.iter().all(|arrived| arrived.contains(id)), "{to}: {ids:?} is not {id}");
        }
        assert_eq!(arrived.len(), stored.len());
        place.is_clean("at the end");
    }

    fn a_stop_under_load_lets_what_was_accepted_finish(place: Place) {
        place.create_administrator();
        let mut served = place.serve();
        let cookie = served.sign_in(ADMINISTRATOR);
        let port = served.port;
        let acknowledged = Mutex::new(BTreeSet::new());
        let live = open(port, "GET", "/live", "text/event-stream", &cookie, None, usize::MAX);
        let slow = create_form("slow");
        let form: Vec<(&str, &str)> = slow.iter().map(|(a, b)| (*a, b.as_str())).collect();
        // Half of its body is there when the signal comes.
        let (mut under_way, rest) = open(port, "POST", "/office/contacts/new", HTML, &cookie, Some(&form), 20);
        let stuck = open(port, "POST", "/office/contacts/new", HTML, &cookie, Some(&form), 10);
        let took = thread::scope(|scope| {
            for client in 0..4 {
                let (cookie, acknowledged) = (&cookie, &acknowledged);
                scope.spawn(move || {
                    for n in 0.. {
                        let name = format!("stop {client} {n}");
                        let form = create_form(&name);
                        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
                        match ask(port, "POST", "/office/contacts/new", HTML, cookie, Some(&form)) {
                            Ok(answer) if answer.status == 303 => drop(acknowledged.lock().unwrap().insert(name)),
                            Ok(answer) => panic!("{}: {}", answer.status, answer.body),
                            Err(_) => return,
                        }
                    }
                });
            }
            sleep(Duration::from_millis(700));
            served.terminate();
            let asked = Instant::now();
            sleep(Duration::from_millis(200));
            under_way.write_all(rest.as_bytes()).unwrap();
            let mut bytes = Vec::new();
            under_way.read_to_end(&mut bytes).unwrap();
            assert_eq!(Answer::read(&bytes).unwrap().status, 303, "what was under way is finished");
            assert!(served.wait().success());
            asked.elapsed()
        });
        drop((live, stuck));
        // Ten seconds are promised; a machine that builds at the same time is given more.
        assert!(took < Duration::from_secs(20), "{took:?}");
        let stored: BTreeSet<String> = place
            .rows("SELECT name FROM contact WHERE name LIKE 'stop %'", |row| row.try_get_by_index(0).unwrap())
            .into_iter()
            .collect();
        let acknowledged = acknowledged.into_inner().unwrap();
        assert!(!acknowledged.is_empty());
        assert_eq!(acknowledged, stored, "all that was done was answered, and all that was answered was done");
        assert_eq!(place.number("SELECT COUNT(*) FROM contact WHERE name = 'slow'"), 1);
        place.is_clean("after the stop");
    }

    fn of_two_that_start_on_nothing_one_migrates_and_both_serve(place: Place) {
        let mut both = [place.start(), place.start()];
        for served in &mut both {
            served.listens();
            assert_eq!(served.get("/readyz", "").unwrap().status, 200, "{}", served.log());
        }
        let steps = "SELECT COUNT(*) - COUNT(DISTINCT version) FROM seaql_migrations";
        assert_eq!(place.number(steps), 0, "no step was applied twice");
        place.is_clean("after a start of two");
    }

    fn slow_clients_are_let_go_and_others_do_not_wait_for_them(place: Place) {
        place.create_administrator();
        let served = place.serve();
        let cookie = served.sign_in(ADMINISTRATOR);
        let mut slow = Vec::new();
        for n in 0..100 {
            let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
            let begun = if n % 2 == 0 {
                "GET /login HTTP/1.1\r\nHost: localhost:3000\r\nX-Slow: "
            } else {
                "POST /login HTTP/1.1\r\nHost: localhost:3000\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nema"
            };
            stream.write_all(begun.as_bytes()).unwrap();
            slow.push(stream);
        }
        for _ in 0..20 {
            let page = served.get("/office/contacts", &cookie).unwrap();
            assert_eq!(page.status, 200);
        }
        for (n, mut stream) in slow.into_iter().enumerate() {
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            let mut said = Vec::new();
            // Closed or reset: either way it is over.
            if let Err(error) = stream.read_to_end(&mut said) {
                assert_ne!(error.kind(), io::ErrorKind::WouldBlock, "socket {n} is still open");
            }
        }
        assert_eq!(served.get("/office/contacts", &cookie).unwrap().status, 200);
    }
}

fn create_form(name: &str) -> [(&'static str, String); 3] {
    [
        ("kind", "person".to_owned()),
        ("type", "contact".to_owned()),
        ("name", name.to_owned()),
    ]
}

/// Sends a request but for its body after `until`; the socket, and what is still to be sent.
fn open(
    port: u16,
    method: &str,
    path: &str,
    accept: &str,
    cookie: &str,
    form: Option<&[(&str, &str)]>,
    until: usize,
) -> (TcpStream, String) {
    let (head, body) = request(method, path, accept, cookie, form);
    let (now, later) = body.split_at(until.min(body.len()));
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(format!("{head}{now}").as_bytes()).unwrap();
    (stream, later.to_owned())
}

#[test]
fn a_locked_database_makes_writers_give_up_and_lets_readers_read() {
    let place = Place::on_sqlite();
    place.create_administrator();
    let served = place.serve();
    let cookie = served.sign_in(ADMINISTRATOR);
    let (port, over) = (served.port, AtomicBool::new(false));
    run_async(async {
        let mut options = ConnectOptions::new(&place.database);
        options.max_connections(1);
        let other = Database::connect(options).await.unwrap();
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let (refused, reads) = thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let form = create_form("locked out");
                let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
                let started = Instant::now();
                let answer = ask(
                    port,
                    "POST",
                    "/office/contacts/new",
                    HTML,
                    &cookie,
                    Some(&form),
                );
                over.store(true, Ordering::SeqCst);
                (answer.unwrap(), started.elapsed())
            });
            let reader = scope.spawn(|| {
                let mut reads = 0;
                while !over.load(Ordering::SeqCst) {
                    let page = ask(port, "GET", "/office/contacts", HTML, &cookie, None).unwrap();
                    assert_eq!(page.status, 200, "{}", page.body);
                    reads += 1;
                }
                reads
            });
            (writer.join().unwrap(), reader.join().unwrap())
        });
        other.execute_unprepared("ROLLBACK").await.unwrap();
        other.close().await.unwrap();
        let (answer, took) = refused;
        assert_eq!(answer.status, 503, "{}", answer.body);
        assert!(!answer.header("retry-after").is_empty());
        // Five seconds for the turn; the lock was held as long as this took.
        assert!(took < Duration::from_secs(20), "{took:?}");
        assert!(reads > 2, "{reads} pages were read meanwhile");
    });
    let form = create_form("after the lock");
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let answer = served.post("/office/contacts/new", &cookie, &form).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
    let names = "SELECT COUNT(*) FROM contact WHERE name IN ('locked out', 'after the lock')";
    assert_eq!(place.number(names), 1, "what was refused did not happen");
}

/// Takes every letter, and remembers for whom and which.
struct MailServer {
    port: u16,
    letters: Arc<Mutex<Vec<(String, String)>>>,
}

impl MailServer {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let taken = Arc::clone(&letters);
        // Ends with the process of the test.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taken = Arc::clone(&taken);
                // A client that is killed breaks its conversation.
                thread::spawn(move || drop(converse(stream, &taken)));
            }
        });
        Self { port, letters }
    }

    fn taken(&self) -> usize {
        self.letters.lock().unwrap().len()
    }

    fn letters(&self) -> Vec<(String, String)> {
        self.letters.lock().unwrap().clone()
    }
}

fn converse(stream: TcpStream, taken: &Mutex<Vec<(String, String)>>) -> io::Result<()> {
    let mut answers = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    answers.write_all(b"220 mail.example\r\n")?;
    let mut to = String::new();
    while let Some(line) = lines.next().transpose()? {
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        if word == "RCPT" {
            to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        }
        if word != "DATA" {
            let answer: &[u8] = match word.as_str() {
                "EHLO" => b"250-mail.example\r\n250 8BITMIME\r\n",
                "QUIT" => b"221 bye\r\n",
                _ => b"250 yes\r\n",
            };
            answers.write_all(answer)?;
            continue;
        }
        answers.write_all(b"354 go on\r\n")?;
        let mut letter = String::new();
        while let Some(line) = lines.next().transpose()? {
            if line == "." {
                break;
            }
            letter.push_str(&line);
            letter.push('\n');
        }
        answers.write_all(b"250 taken\r\n")?;
        let id = message_id(&letter).unwrap_or_default();
        taken.lock().unwrap().push((to.clone(), id));
    }
    Ok(())
}
