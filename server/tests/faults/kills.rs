//! SIGKILL at any moment: what was acknowledged is there, nothing is half done.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use super::dice::{Dice, clients, rounds};
use super::mail_server::{MailServer, message_id};
use super::support;
use super::support::process::Served;
use super::support::process::{PATIENCE, Place, Ran};
use super::support::wire::{Browser, HTML, JSON};
use super::{administrator, founded, is_clean};

/// How many contacts a round has to grant: more than it gets to.
const EACH_ROUND: u64 = 40;

/// Contacts by import: their numbers and addresses.
pub(super) fn contacts(place: &Place, prefix: &str, count: u64) -> Vec<(i64, String)> {
    let file = place.folder.path().join(format!("{prefix}.csv"));
    std::fs::write(&file, csv(prefix, count)).unwrap();
    done(place.import(&file, &[]));
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

/// It succeeded, whatever it had to remark: say, that it finished what was cut off.
fn done(ran: Ran) {
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

/// Presses *Grant* for a contact; whether the dialog that came back says it is invited.
pub(super) fn grant(browser: &Browser, id: i64) -> io::Result<bool> {
    let (id, act) = (id.to_string(), format!("grant:{id}"));
    let form = [("id", id.as_str()), ("act", act.as_str())];
    let path = "/office/contacts/portal-access";
    let answer = browser.try_ask("POST", path, JSON, Some(&form))?;
    let dialog: serde_json::Value = serde_json::from_str(&answer.try_body()?).unwrap_or_default();
    Ok(dialog["rows"][0]["state"] == "invited")
}

/// Grants contacts from two clients while others read, until the process is gone; who was
/// acknowledged.
fn grant_until_killed(
    served: &mut Served,
    browser: &Browser,
    contacts: &[(i64, String)],
    after: Duration,
) -> BTreeSet<i64> {
    let next = AtomicUsize::new(0);
    let (acknowledged, over) = (Mutex::new(BTreeSet::new()), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((id, _)) = contacts.get(next.fetch_add(1, Ordering::SeqCst)) {
                    match grant(browser, *id) {
                        Ok(true) => drop(acknowledged.lock().unwrap().insert(*id)),
                        Ok(false) => {}
                        Err(_) => return,
                    }
                }
            });
        }
        for _ in 0..clients() {
            scope.spawn(|| {
                while !over.load(Ordering::SeqCst) {
                    let page = browser.try_ask("GET", "/office/contacts?q=load", HTML, None);
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
pub(super) fn everything_leaves(place: &Place) {
    place.define("UPDATE outbox SET leased_until = 1 WHERE state = 'sending'");
    place.define("UPDATE outbox SET next_attempt_at = 1 WHERE state = 'queued'");
    let waiting = "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')";
    super::soon("letters stay behind", || place.number(waiting) == 0);
    let lost = "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'";
    assert_eq!(place.number(lost), 0, "every letter was sent");
}

/// The same browser at the process that came after.
pub(super) fn at(browser: &Browser, served: &Served) -> Browser {
    Browser {
        port: served.port,
        cookie: browser.cookie.clone(),
    }
}

places_on_both! {
    fn a_kill_among_grants_loses_nothing_acknowledged_and_leaves_nothing_half(place: Place) {
        founded(&place);
        let mut served = place.serve(&[]);
        let mut browser = administrator(&served);
        let mut promised = BTreeSet::new();
        for round in 0..rounds() {
            let contacts = contacts(&place, &format!("g{round}"), EACH_ROUND);
            let after = Duration::from_millis(Dice::of("grant", round).below(1500));
            let acknowledged = grant_until_killed(&mut served, &browser, &contacts, after);
            let stored = granted(&place);
            promised.extend(acknowledged.iter().copied());
            let told = format!("round {round}, killed after {after:?}");
            assert!(promised.is_subset(&stored), "{told}: {:?} are lost", promised.difference(&stored));
            is_clean(&place, &told);
            println!("soak: grant {told}: {} acknowledged, {} stored in all", acknowledged.len(), stored.len());
            served = place.serve(&[]);
            // The session outlives the process, and what was not acknowledged can be tried again.
            browser = at(&browser, &served);
            if let Some((id, _)) = contacts.iter().find(|(id, _)| !acknowledged.contains(id)) {
                let again = grant(&browser, *id);
                assert!(again.unwrap(), "{told}: a second try is invited, or is told it is already");
                promised.insert(*id);
            }
        }
        everything_leaves(&place);
        is_clean(&place, "at the end");
        let ids: Vec<String> = place.letters().iter().filter_map(|letter| message_id(letter)).collect();
        let sent = place.number("SELECT COUNT(*) FROM outbox");
        assert_eq!(i64::try_from(ids.len()).unwrap(), sent, "one file a letter");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    fn an_import_cut_off_by_a_kill_is_finished_by_whoever_starts_next(place: Place) {
        const LINES: u64 = 150;
        place.run(&["migrate"]).ok();
        let started = Instant::now();
        contacts(&place, "whole", LINES);
        let takes = u64::try_from(started.elapsed().as_millis()).unwrap();
        for round in 0..rounds() {
            let prefix = format!("i{round}");
            let file = place.folder.path().join("cut.csv");
            std::fs::write(&file, csv(&prefix, LINES)).unwrap();
            let arguments = ["import", "contacts", file.to_str().unwrap()];
            let mut import = place.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let after = Duration::from_millis(Dice::of("import", round).below(takes * 5 / 4));
            sleep(after);
            let acknowledged = import.try_wait().unwrap().is_some_and(|status| status.success());
            // It may be over already.
            let _ = import.kill();
            import.wait().unwrap();
            let told = format!("round {round}, killed after {after:?}");
            done(place.run(&["audit", "verify"]));
            let stored = place.number(&format!("SELECT COUNT(*) FROM import_origin WHERE external_id LIKE '{prefix}.%'"));
            let whole = i64::try_from(LINES).unwrap();
            assert!(stored == whole || (stored == 0 && !acknowledged), "{told}: {stored} of {whole}");
            println!("soak: import {told}: {stored} stored");
            is_clean(&place, &told);
            done(place.run(&arguments));
            let stored = place.number(&format!("SELECT COUNT(*) FROM contact WHERE email LIKE '{prefix}-%'"));
            assert_eq!(stored, whole - 1, "{told}: the second run makes it whole");
        }
        is_clean(&place, "at the end");
    }

    fn a_kill_between_the_servers_yes_and_ours_sends_the_same_letter_again(place: Place) {
        let server = MailServer::start();
        let address = format!("smtp://127.0.0.1:{}", server.port);
        let mail = [("ATRIUM_SMTP_URL", address.as_str()), ("ATRIUM_MAIL_FROM", "portal@northwind.example")];
        founded(&place);
        let mut served = place.serve(&mail);
        let mut browser = administrator(&served);
        for round in 0..rounds() {
            let before = server.taken();
            let contacts = contacts(&place, &format!("m{round}"), 6);
            for (id, _) in &contacts {
                assert!(grant(&browser, *id).unwrap());
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
            is_clean(&place, &format!("round {round}"));
            println!("soak: mail round {round}: killed after {} of {} letters", server.taken() - before, contacts.len());
            served = place.serve(&mail);
            browser = at(&browser, &served);
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
        is_clean(&place, "at the end");
    }
}
