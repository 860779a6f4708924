//! Backup and restore, with the program itself, while somebody writes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use support::process::{Place, Served};
use support::wire::{Browser, HTML};

const ADMINISTRATOR: &str = "ada@northwind.example";
const PASSWORD: &str = "a bicycle made of rain";

/// The export's, and the administrator's own.
const FURNISHED: i64 = 42;

fn export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/fixtures/data/odoo-contacts.csv")
}

fn signed_in(served: &Served) -> Browser {
    Browser::signed_in(served, ADMINISTRATOR, PASSWORD)
}

impl Place {
    fn backup(&self) -> PathBuf {
        let file = self.folder.path().join("house.tar");
        self.run(&["backup", "house.tar"]).ok();
        file
    }

    fn restore(&self, file: &Path, more: &[&str]) -> support::process::Ran {
        let mut arguments = vec!["restore", file.to_str().unwrap()];
        arguments.extend(more);
        self.run(&arguments)
    }

    fn take_key_from(&self, other: &Self) {
        std::fs::create_dir_all(self.data().join("keys")).unwrap();
        std::fs::copy(
            other.data().join("keys/server.key"),
            self.data().join("keys/server.key"),
        )
        .unwrap();
    }

    fn another(&self) -> Self {
        if self.database.starts_with("sqlite") {
            Self::on_sqlite()
        } else {
            Self::on_postgres()
        }
    }

    fn contacts(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM contact")
    }

    /// A used house: a login, the export, a file, a letter.
    fn furnish(&self) {
        self.create(ADMINISTRATOR, PASSWORD).ok();
        self.import(&export(), &[]).ok();
        std::fs::create_dir_all(self.data().join("files/2026")).unwrap();
        std::fs::write(self.data().join("files/2026/offer ł.pdf"), b"%PDF-1.7").unwrap();
        std::fs::create_dir_all(self.data().join("mail")).unwrap();
        std::fs::write(self.data().join("mail/letter.eml"), b"a link").unwrap();
    }
}

fn names(file: &Path) -> BTreeSet<String> {
    let mut archive = tar::Archive::new(std::fs::File::open(file).unwrap());
    archive
        .entries()
        .unwrap()
        .map(|entry| entry.unwrap().path().unwrap().display().to_string())
        .collect()
}

places_on_both! {
    fn a_backup_made_while_somebody_writes_is_whole_and_lives_elsewhere(place: Place) {
        place.furnish();
        let served = place.serve(&[]);
        let stop = AtomicBool::new(false);
        let acknowledged = Mutex::new(0usize);
        let (before, file) = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..2)
                .map(|writer| {
                    let (stop, acknowledged, served) = (&stop, &acknowledged, &served);
                    scope.spawn(move || {
                        let mut browser = signed_in(served);
                        for n in 0.. {
                            if stop.load(Ordering::SeqCst) {
                                break;
                            }
                            let name = format!("Writer {writer} {n}");
                            let form = [("kind", "person"), ("type", "contact"), ("name", name.as_str())];
                            browser.post("/office/contacts/new", HTML, &form).expect_status(303);
                            *acknowledged.lock().unwrap() += 1;
                        }
                    })
                })
                .collect();
            while *acknowledged.lock().unwrap() < 10 {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            let before = *acknowledged.lock().unwrap();
            let file = place.backup();
            stop.store(true, Ordering::SeqCst);
            for writer in writers {
                writer.join().unwrap();
            }
            (before, file)
        });
        drop(served);
        let after = *acknowledged.lock().unwrap();

        let names = names(&file);
        assert!(names.contains("data/files/2026/offer ł.pdf") && names.contains("manifest.json"), "{names:?}");
        assert_eq!(names.len(), 3, "neither key nor letters nor logs of the database: {names:?}");

        let said = place.restore(&file, &["--check"]).ok();
        assert!(said.contains("every checksum right") && said.contains("its trail is whole"), "{said}");
        assert!(said.contains(" 1 logins,"), "{said}");
        assert_eq!(place.contacts(), FURNISHED + i64::try_from(after).unwrap(), "a check touches nothing");

        let elsewhere = place.another();
        let said = elsewhere.restore(&file, &["--check"]).ok();
        assert!(said.contains("There is no key"), "{said}");
        elsewhere.take_key_from(&place);
        elsewhere.restore(&file, &[]).ok();
        let there = usize::try_from(elsewhere.contacts() - FURNISHED).unwrap();
        assert!((before..=after).contains(&there), "{before} <= {there} <= {after}");
        elsewhere.run(&["audit", "verify"]).ok();
        assert_eq!(std::fs::read(elsewhere.data().join("files/2026/offer ł.pdf")).unwrap(), b"%PDF-1.7");
        assert!(!elsewhere.data().join("mail").exists());
        let served = elsewhere.serve(&[]);
        signed_in(&served);
    }

    fn a_used_house_is_refused_unless_its_data_may_be_moved_aside(place: Place) {
        place.furnish();
        let file = place.backup();
        place.run(&["demo", "load"]).ok();
        let said = place.restore(&file, &[]).failed(1);
        assert!(said.contains("is not empty") && said.contains("Nothing was changed"), "{said}");
        assert!(place.contacts() > FURNISHED);
        {
            let _served = place.serve(&[]);
            let said = place.restore(&file, &["--replace"]).failed(1);
            assert!(said.contains("Another atrium process works with the data folder"), "{said}");
        }
        assert!(place.contacts() > FURNISHED);
        let said = place.restore(&file, &["--replace"]).ok();
        assert!(said.contains("The old data is in "), "{said}");
        assert_eq!(place.contacts(), FURNISHED);
        place.run(&["audit", "verify"]).ok();
        // One that a power cut stopped halfway leaves a mark, and nobody works with what lies there.
        let mark = place.data().join(".restore-unfinished");
        std::fs::write(&mark, "").unwrap();
        let said = place.run(&["migrate"]).failed(1);
        assert!(said.contains("was cut off"), "{said}");
        place.restore(&file, &["--replace"]).ok();
        assert!(!mark.exists());
        // What was put aside is no part of the next backup.
        std::fs::remove_file(&file).unwrap();
        assert_eq!(names(&place.backup()).len(), 3);
        place.another().restore(&file, &["--check"]).ok();
    }

    fn what_is_no_whole_backup_is_refused_and_nothing_is_changed(place: Place) {
        place.furnish();
        let file = place.backup();
        let whole = std::fs::read(&file).unwrap();
        let elsewhere = place.another();
        let broken = place.folder.path().join("broken.tar");
        let middle = whole.len() / 2;
        let mut altered = whole.clone();
        altered[1024] ^= 1;
        for bytes in [&whole[..middle], &altered, b"no tar at all", b""] {
            std::fs::write(&broken, bytes).unwrap();
            for more in [&["--check"][..], &[]] {
                elsewhere.restore(&broken, more).failed(1);
            }
        }
        let said = elsewhere.restore(Path::new("nowhere.tar"), &[]).failed(1);
        assert!(said.contains("nowhere.tar can't be read"), "{said}");
        let left: Vec<_> = std::fs::read_dir(elsewhere.data())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .filter(|name| name != ".in-use")
            .collect();
        assert!(left.is_empty(), "{left:?}");
        elsewhere.restore(&file, &[]).ok();
        let said = place.run(&["backup", "house.tar"]).failed(1);
        assert!(said.contains("is there already"), "{said}");
        let said = place.run(&["backup", "data/house.tar"]).failed(1);
        assert!(said.contains("lies in the data folder"), "{said}");
    }

    fn without_the_key_it_made_the_trail_under_a_house_does_not_start(place: Place) {
        place.furnish();
        let file = place.backup();
        let elsewhere = place.another();
        let said = elsewhere.restore(&file, &[]).ok();
        assert!(said.contains("mailed links and second factors are void"), "{said}");
        let said = elsewhere.run(&["migrate"]).failed(1);
        assert!(said.contains("server.key is missing"), "{said}");
        let stranger = place.another();
        stranger.run(&["migrate"]).ok();
        let said = stranger.restore(&file, &["--check"]).failed(1);
        assert!(said.contains("is not the one it was made under"), "{said}");
    }
}

#[test]
fn an_old_write_ahead_log_is_never_replayed_into_what_was_restored() {
    let place = Place::on_sqlite();
    place.furnish();
    let file = place.backup();
    // Killed, so that its log stays behind with contacts that are in no checkpoint.
    let mut served = place.serve(&[]);
    let mut browser = signed_in(&served);
    for n in 0..5 {
        let name = format!("Late {n}");
        let form = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", name.as_str()),
        ];
        browser
            .post("/office/contacts/new", HTML, &form)
            .expect_status(303);
    }
    served.kill();
    let log = place.data().join("atrium.sqlite-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0);
    let kept = std::fs::read(&log).unwrap();
    place.restore(&file, &["--replace"]).ok();
    assert_eq!(place.contacts(), FURNISHED);
    place.run(&["audit", "verify"]).ok();

    // A log alone, left by somebody who deleted only the database, is in the way too.
    let elsewhere = Place::on_sqlite();
    elsewhere.take_key_from(&place);
    std::fs::write(elsewhere.data().join("atrium.sqlite-wal"), &kept).unwrap();
    let said = elsewhere.restore(&file, &[]).failed(1);
    assert!(said.contains("is not empty"), "{said}");
    elsewhere.restore(&file, &["--replace"]).ok();
    assert_eq!(elsewhere.contacts(), FURNISHED);
    elsewhere.run(&["audit", "verify"]).ok();
}

#[test]
fn the_tools_of_postgresql_are_asked_for_in_plain_words_and_never_told_a_password_aloud() {
    let place = Place::on_postgres();
    place.furnish();
    let nowhere = [("PATH", "/nowhere")];
    let said = place
        .run_with(&["backup", "house.tar"], &nowhere, "")
        .failed(1);
    assert!(said.contains("pg_dump is not on this machine"), "{said}");

    // A pg_dump of our own tells what it was given.
    let tools = place.folder.path().join("tools");
    std::fs::create_dir(&tools).unwrap();
    let tool = tools.join("pg_dump");
    std::fs::write(
        &tool,
        "#!/bin/sh\necho \"$0 $*\" >&2\ntest \"$PGPASSWORD\" = hush-hush && echo given >&2\nexit 1\n",
    )
    .unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&tool, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let with_password = place.database.replacen("atrium@", "atrium:hush-hush@", 1);
    let path = format!("{}:/usr/bin:/bin", tools.display());
    let said = place
        .run_with(
            &["backup", "house.tar"],
            &[("PATH", &path), ("ATRIUM_DATABASE_URL", &with_password)],
            "",
        )
        .failed(1);
    assert!(
        said.contains("pg_dump failed") && said.contains("given"),
        "{said}"
    );
    assert!(!said.contains("hush"), "{said}");
    assert!(!place.folder.path().join("house.tar").exists());
}
