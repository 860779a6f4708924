//! Two processes on one database, as behind a load balancer, with work in hand: a row of a job and
//! a letter of the outbox are one process's alone, and do not die with it.

use super::kills::{at, contacts, everything_leaves, grant};
use super::mail_server::MailServer;
use super::support;
use super::support::process::Place;
use super::support::wire::{Browser, HTML};
use super::{administrator, founded, is_clean, soon};

/// Asks for a grant to all of them, which are too many to wait for.
fn queue(staff: &Browser, crowd: &[(i64, String)]) {
    let ids: Vec<String> = crowd.iter().map(|(id, _)| id.to_string()).collect();
    let ids = ids.join(",");
    let form = [
        ("ids", ids.as_str()),
        ("everyone", "on"),
        ("act", "grant-selected"),
    ];
    let answer = staff.ask("POST", "/office/contacts/portal-access", HTML, Some(&form));
    let job = answer.header("location").to_owned();
    answer.expect_status(303);
    assert!(job.starts_with("/office/jobs/"), "{job}");
}

fn is_over(place: &Place) {
    let done = "SELECT COUNT(*) FROM job WHERE state = 'done'";
    soon("the job does not end", || place.number(done) == 1);
}

/// A job granted `rows` of them, in all `count` were: each once, each with one letter.
fn each_once(place: &Place, rows: i64, count: i64) {
    for (what, sql, expected) in [
        (
            "memberships",
            "SELECT COUNT(*) FROM membership WHERE ended_at IS NULL",
            count,
        ),
        (
            "contacts with one",
            "SELECT COUNT(DISTINCT contact_id) FROM membership WHERE ended_at IS NULL",
            count,
        ),
        (
            "logins",
            "SELECT COUNT(*) FROM app_user WHERE role IS NULL",
            count,
        ),
        (
            "letters",
            "SELECT COUNT(*) FROM outbox WHERE letter = 'invitation'",
            count,
        ),
        (
            "recipients",
            "SELECT COUNT(DISTINCT recipient) FROM outbox WHERE letter = 'invitation'",
            count,
        ),
        (
            "entries",
            "SELECT COUNT(*) FROM audit_entry WHERE action = 'access_granted'",
            count,
        ),
        ("successes", "SELECT succeeded FROM job", rows),
        (
            "rows",
            "SELECT COUNT(*) FROM job_row WHERE result = 'granted'",
            rows,
        ),
        (
            "ends",
            "SELECT COUNT(*) FROM audit_entry WHERE action = 'job_finished'",
            1,
        ),
    ] {
        assert_eq!(place.number(sql), expected, "{what}");
    }
}

places_on_both! {
    fn two_that_run_do_each_row_of_a_job_once_and_send_each_letter_once(place: Place) {
        let server = MailServer::start();
        let address = format!("smtp://127.0.0.1:{}", server.port);
        let mail = [("ATRIUM_SMTP_URL", address.as_str()), ("ATRIUM_MAIL_FROM", "portal@northwind.example")];
        founded(&place);
        let [one, other] = [(); 2].map(|()| place.serve(&mail));
        let crowd = contacts(&place, "crowd", 251);
        let few = contacts(&place, "few", 13);
        let staff = administrator(&one);

        queue(&staff, &crowd);
        // Each of these wakes the other process while the first has the job's letters to send.
        let there = at(&staff, &other);
        for (id, _) in &few {
            assert!(grant(&there, *id).unwrap());
        }

        is_over(&place);
        each_once(&place, 250, 262);
        let waiting = "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'";
        soon("letters stay behind", || place.number(waiting) == 0);
        for process in [&one, &other] {
            soon("only one of the two sends letters", || process.log().contains("the outbox was worked"));
        }
        let stored: Vec<String> = place.rows("SELECT message_id FROM outbox", |row| row.try_get_by_index(0).unwrap());
        let arrived = server.letters();
        for id in &stored {
            let times = arrived.iter().filter(|(_, of)| of.contains(id)).count();
            assert_eq!(times, 1, "{id}");
        }
        assert_eq!((arrived.len(), server.taken()), (stored.len(), stored.len()));
        is_clean(&place, "at the end");
    }
}

#[test]
fn a_job_whose_process_is_killed_goes_on_in_the_other_and_grants_nobody_twice() {
    let place = Place::on_postgres();
    founded(&place);
    let [mut one, _other] = [(); 2].map(|()| place.serve(&[]));
    let crowd = contacts(&place, "crowd", 401);
    let staff = administrator(&one);
    // A unit takes so long that the kill meets the job in hand, and the other process looks for work meanwhile.
    place.define(
        "CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS \
         'BEGIN PERFORM pg_sleep(1); RETURN NEW; END'",
    );
    place.define(
        "CREATE TRIGGER linger BEFORE UPDATE OF done ON job FOR EACH ROW EXECUTE FUNCTION linger()",
    );

    queue(&staff, &crowd);
    soon("nothing is done", || {
        place.number("SELECT done FROM job") > 0
    });
    one.kill();
    // Waits for the unit that died.
    place.define("DROP FUNCTION linger() CASCADE");
    let some = place.number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL");
    assert!((1..400).contains(&some), "{some}");
    is_clean(&place, "killed");
    // The half minute that the dead hold it for is over.
    place.execute("UPDATE job SET leased_until = 1 WHERE state = 'running'");

    is_over(&place);
    each_once(&place, 400, 400);
    everything_leaves(&place);
    let sent = place.number("SELECT COUNT(*) FROM outbox");
    assert_eq!(i64::try_from(place.letters().len()).unwrap(), sent);
    is_clean(&place, "at the end");
}
