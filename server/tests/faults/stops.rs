//! The process stopped under load, or started beside another; the database locked, or gone.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait as _, Database};

use super::own_postgres::OwnPostgres;
use super::support;
use super::support::process::free_ports;
use super::support::process::{Place, run_async};
use super::support::wire::{Answer, Browser, EVENTS, HTML};
use super::{administrator, create, founded, is_clean, soon};

places_on_both! {
    fn a_stop_under_load_lets_what_was_accepted_finish(place: Place) {
        founded(&place);
        let mut served = place.serve(&[]);
        let browser = administrator(&served);
        let acknowledged = Mutex::new(BTreeSet::new());
        let live = browser.get("/live", EVENTS);
        let form = [("kind", "person"), ("type", "contact"), ("name", "slow")];
        let (head, body) = browser.request("POST", "/office/contacts/new", HTML, Some(&form));
        let begin = |until| browser.send(format!("{head}{}", &body[..until]).as_bytes()).unwrap();
        // Half of its body is there when the signal comes.
        let mut under_way = begin(20);
        let stuck = begin(10);
        let took = thread::scope(|scope| {
            for client in 0..4 {
                let (browser, acknowledged) = (&browser, &acknowledged);
                scope.spawn(move || {
                    for n in 0.. {
                        let name = format!("stop {client} {n}");
                        match create(browser, &name) {
                            Ok(303) => drop(acknowledged.lock().unwrap().insert(name)),
                            Ok(status) => panic!("{status}"),
                            Err(_) => return,
                        }
                    }
                });
            }
            sleep(Duration::from_millis(700));
            served.terminate();
            let asked = Instant::now();
            sleep(Duration::from_millis(200));
            under_way.write_all(&body.as_bytes()[20..]).unwrap();
            let answer = Answer::of(under_way).unwrap();
            assert_eq!(answer.status, 303, "what was under way is finished");
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
        is_clean(&place, "after the stop");
    }

    fn of_two_that_start_on_nothing_one_migrates_and_both_serve(place: Place) {
        let mut both = free_ports().map(|port| place.start(port, "http://localhost:3000", &[]));
        for served in &mut both {
            served.listens();
            Browser::at(served).get("/readyz", HTML).expect_status(200);
        }
        let steps = "SELECT COUNT(*) - COUNT(DISTINCT version) FROM seaql_migrations";
        assert_eq!(place.number(steps), 0, "no step was applied twice");
        is_clean(&place, "after a start of two");
    }
}

#[test]
fn a_locked_database_makes_writers_give_up_and_lets_readers_read() {
    let place = Place::on_sqlite();
    founded(&place);
    let served = place.serve(&[]);
    let browser = administrator(&served);
    let over = AtomicBool::new(false);
    run_async(async {
        let mut options = ConnectOptions::new(&place.database);
        options.max_connections(1);
        let other = Database::connect(options).await.unwrap();
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let ((status, retry, took), reads) = thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let form = [
                    ("kind", "person"),
                    ("type", "contact"),
                    ("name", "locked out"),
                ];
                let started = Instant::now();
                let answer = browser.ask("POST", "/office/contacts/new", HTML, Some(&form));
                over.store(true, Ordering::SeqCst);
                let retry = answer.header("retry-after").to_owned();
                (answer.status, retry, started.elapsed())
            });
            let reader = scope.spawn(|| {
                let mut reads = 0;
                while !over.load(Ordering::SeqCst) {
                    browser.get("/office/contacts", HTML).expect_status(200);
                    reads += 1;
                }
                reads
            });
            (writer.join().unwrap(), reader.join().unwrap())
        });
        other.execute_unprepared("ROLLBACK").await.unwrap();
        other.close().await.unwrap();
        assert_eq!(status, 503);
        assert!(!retry.is_empty());
        // Five seconds for the turn; the lock was held as long as this took.
        assert!(took < Duration::from_secs(20), "{took:?}");
        assert!(reads > 2, "{reads} pages were read meanwhile");
    });
    assert_eq!(create(&browser, "after the lock").unwrap(), 303);
    let names = "SELECT COUNT(*) FROM contact WHERE name IN ('locked out', 'after the lock')";
    assert_eq!(place.number(names), 1, "what was refused did not happen");
}

#[test]
fn a_stopped_postgresql_is_told_at_once_and_found_again_without_a_restart() {
    let mut postgres = OwnPostgres::start(&[]);
    let place = postgres.place();
    founded(&place);
    let served = place.serve(&[]);
    let browser = administrator(&served);
    let visitor = Browser::at(&served);
    // Whether the house is set up is asked until it is, and remembered from then on.
    visitor.get("/", HTML).expect_status(200);
    for how in ["immediate", "fast"] {
        let before = format!("before {how}");
        assert_eq!(create(&browser, &before).unwrap(), 303);
        postgres.stop(how);
        for round in 0..3 {
            for (who, path, expected) in [
                (&visitor, "/healthz", 200),
                (&visitor, "/readyz", 503),
                (&browser, "/office/contacts", 503),
                // A page that needs no row is there for who has no cookie.
                (&visitor, "/", 200),
            ] {
                let asked = Instant::now();
                let answer = who.get(path, HTML);
                let took = asked.elapsed();
                let told = format!("{how}, round {round}: {path} after {took:?}");
                assert_eq!(answer.status, expected, "{told}");
                assert!(took < Duration::from_secs(8), "{told}");
                let retry = answer.header("retry-after").to_owned();
                let body = answer.body();
                if path == "/office/contacts" {
                    assert!(!retry.is_empty(), "{told}");
                }
                for word in ["sqlx", "Connection refused", "os error", "postgres"] {
                    assert!(!body.contains(word), "{told}: {body}");
                }
            }
            let asked = Instant::now();
            assert_eq!(create(&browser, "into the void").unwrap(), 503);
            assert!(asked.elapsed() < Duration::from_secs(8));
        }
        postgres.go_on();
        let took = soon("it does not find its database again", || {
            visitor.get("/readyz", HTML).status == 200
        });
        println!("soak: postgresql stopped {how}: ready again after {took:?}");
        // A connection of the pool that died is no reason to refuse somebody now.
        for n in 0..20 {
            let told = format!("{how}: page {n} after the database came back");
            let answer = browser.get("/office/contacts", HTML);
            assert_eq!(answer.status, 200, "{told}");
        }
        assert_eq!(create(&browser, &format!("after {how}")).unwrap(), 303);
        is_clean(&place, how);
    }
    let kept = "SELECT COUNT(*) FROM contact WHERE name LIKE 'before %' OR name LIKE 'after %'";
    assert_eq!(place.number(kept), 4, "what was acknowledged is there");
    let void = "SELECT COUNT(*) FROM contact WHERE name = 'into the void'";
    assert_eq!(place.number(void), 0, "what was refused did not happen");
    assert!(!served.log().contains("panicked"), "{}", served.log());
}
