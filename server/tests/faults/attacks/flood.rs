//! More passwords to check than there is time for.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::super::support;
use super::super::support::wire::{Answer, HTML};
use super::{Leaves, Town, crafted};

/// At once: more than are hashed and may wait together.
const AT_ONCE: usize = 150;
const WAVES: usize = 3;

places_on_both! {
    fn a_flood_of_sign_ins_is_told_to_come_back_and_others_are_served(place: Place) {
        let town = Town::on(place);
        let leaves = Leaves { entries: &["sign_in_refused"], tables: &[], busy: true };
        town.under("flood", &leaves, |town| {
            let before = town.served.resident();
            let answers = Mutex::new(BTreeMap::<u16, usize>::new());
            for wave in 0..WAVES {
                thread::scope(|scope| {
                    for n in 0..AT_ONCE {
                        let answers = &answers;
                        scope.spawn(move || {
                            // Every one from a network of its own, and for a login of its own: nothing is counted twice.
                            let login = format!("nobody-{wave}-{n}@flood.example");
                            let form = [("email", login.as_str()), ("password", "wrong")];
                            let (head, body) = town.visitor.request("POST", "/login", HTML, Some(&form));
                            let from = format!("X-Forwarded-For: 198.51.{wave}.{n}");
                            let stream = town.visitor.send(&crafted(&head, &from, body.as_bytes())).unwrap();
                            let answer = Answer::of(stream).unwrap();
                            let status = answer.status;
                            let retry = answer.header("retry-after").parse::<u64>();
                            assert!(status == 422 || (status == 503 && retry.is_ok()), "{status}: {}", answer.body());
                            *answers.lock().unwrap().entry(status).or_default() += 1;
                        });
                    }
                    // Alive meanwhile, for whoever watches and whoever reads.
                    for path in ["/healthz", "/readyz", "/login", "/healthz"] {
                        let asked = Instant::now();
                        town.visitor.get(path, HTML).expect_status(200);
                        let took = asked.elapsed();
                        assert!(took < Duration::from_secs(10), "{path} took {took:?}");
                    }
                });
            }
            let answers = answers.into_inner().unwrap();
            println!("flood: {answers:?}");
            assert!(answers.contains_key(&503), "nobody was told to come back: {answers:?}");
            assert!(answers[&422] >= 42, "who waits in the queue is answered: {answers:?}");
            // Two hashes at once take 38 MiB, however many wait.
            let grown = town.served.resident().saturating_sub(before);
            assert!(grown < 150 * 1024 * 1024, "it has grown by {grown} bytes");
            AT_ONCE * WAVES
        });
        // And then it is over.
        town.visitor.clone().post("/login", HTML, &[("email", "stranger@elsewhere.example"), ("password", support::PASSWORD)]).expect_status(303);
    }
}
