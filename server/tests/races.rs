//! Two processes on one database, as behind a load balancer: what many try at once through both
//! happens once.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::thread;
use std::time::{Duration, Instant};

use support::process::{PATIENCE, Place, Served};
use support::wire::{Browser, HTML, JSON};

const PASSWORD: &str = "a bicycle made of rain";
const ADMINISTRATOR: &str = "ada@northwind.example";
const CUSTOMER: &str = "ana@acme.example";
const BASE_URL: &str = "http://localhost:3000";

fn two(place: &Place) -> [Served; 2] {
    place.create(ADMINISTRATOR, PASSWORD).ok();
    // Links lead to the balancer, whichever of the two mails them.
    [(); 2].map(|()| place.serve(&[("ATRIUM_BASE_URL", BASE_URL)]))
}

/// So many tries at once, turn by turn at one process and the other; what each was answered.
fn race(
    processes: &[Served; 2],
    tries: usize,
    one: impl Fn(&mut Browser) -> u16 + Sync,
) -> Vec<u16> {
    let start = std::sync::Barrier::new(tries);
    thread::scope(|scope| {
        let (start, one) = (&start, &one);
        let running: Vec<_> = (0..tries)
            .map(|at| {
                let mut browser = Browser::at(&processes[at % 2]);
                scope.spawn(move || {
                    start.wait();
                    one(&mut browser)
                })
            })
            .collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

places_on_both! {
    fn of_twenty_accepts_over_two_processes_one_succeeds(place: Place) {
        let processes = two(&place);
        let mut staff = Browser::at(&processes[0]);
        staff.post("/login", HTML, &[("email", ADMINISTRATOR), ("password", PASSWORD)]).expect_status(303);
        let fields = [("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", CUSTOMER)];
        let created = staff.post("/office/contacts/new", HTML, &fields);
        let location = created.header("location").to_owned();
        created.expect_status(303);
        let id = location.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap();
        let act = format!("grant:{id}");
        staff.post("/office/contacts/portal-access", JSON, &[("id", id), ("act", &act)]).expect_status(200);
        let link = place.invitation(BASE_URL);
        for process in &processes {
            Browser::at(process).get(&link, HTML).expect_status(200);
            assert_eq!(Browser::at(process).ask("HEAD", &link, HTML, None).status, 200, "a scanner spends nothing");
        }

        let answers = race(&processes, 20, |browser| {
            browser.post(&link, HTML, &[("password", PASSWORD), ("verify", PASSWORD)]).status
        });

        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        // Spent, or too many at once to be tried; nothing broke.
        assert!(answers.iter().all(|status| [303, 410, 422, 429, 503].contains(status)), "{answers:?}");
        let count = |sql: &str| place.number(&format!("SELECT COUNT(*) FROM {sql}"));
        assert_eq!(count("audit_entry WHERE action = 'invitation_accepted'"), 1);
        assert_eq!(count("link WHERE used_at IS NOT NULL"), 1);
        assert_eq!(count("session s JOIN app_user u ON u.id = s.user_id WHERE u.role IS NULL"), 1);
        place.run(&["audit", "verify"]).ok();
    }

    fn fifty_guesses_over_two_processes_are_checked_no_oftener_than_one_after_another(place: Place) {
        let processes = two(&place);

        let started = Instant::now();
        let answers = race(&processes, 50, |browser| {
            browser.post("/login", HTML, &[("email", ADMINISTRATOR), ("password", "wrong")]).status
        });

        // Five are free; then pauses of 2, 4 and 8 seconds, each of which lets one more through.
        let allowed = match started.elapsed().as_secs() {
            0..2 => 5,
            2..6 => 6,
            6..14 => 7,
            _ => 8,
        };
        // 422: the password was looked at.
        let checked = answers.iter().filter(|status| **status == 422).count();
        assert!((1..=allowed).contains(&checked), "{checked} of {allowed}: {answers:?}");
        assert!(answers.contains(&429) && answers.iter().all(|status| [422, 429, 503].contains(status)), "{answers:?}");
        let refused = place.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'sign_in_refused'");
        assert_eq!(usize::try_from(refused).unwrap(), checked);
        place.run(&["audit", "verify"]).ok();
    }

    fn guesses_by_turns_at_two_processes_share_one_count(place: Place) {
        let processes = two(&place);
        let [mut one, mut other] = processes.each_ref().map(Browser::at);
        let wrong = [("email", ADMINISTRATOR), ("password", "wrong")];
        // If each counted for itself, ten would be looked at; a slow hash lets a pause or two pass.
        let checked = (0..10)
            .take_while(|turn| {
                let browser = if turn % 2 == 0 { &mut one } else { &mut other };
                let status = browser.post("/login", HTML, &wrong).status;
                assert!([422, 429].contains(&status), "{status}");
                status == 422
            })
            .count();
        assert!((5..9).contains(&checked), "{checked}");
        let started = Instant::now();
        while other.post("/login", HTML, &[("email", ADMINISTRATOR), ("password", PASSWORD)]).status != 303 {
            assert!(started.elapsed() < PATIENCE, "the pause does not end");
            thread::sleep(Duration::from_millis(100));
        }
        assert!(other.cookie.is_some() && one.cookie.is_none());
    }
}
