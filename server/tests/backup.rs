//! Backup and restore, with the program itself, while somebody writes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::collections::BTreeSet;
use std::io::Read as _;
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

    /// Whether the newest entry of the trail says that a backup was restored, over old data or not.
    fn restored(&self, replaced: bool) -> i64 {
        self.number(&format!(
            "SELECT COUNT(*) FROM audit_entry e JOIN audit_head h ON h.seq = e.seq \
             WHERE e.action = 'backup_restored' AND e.actor = 'operator' AND e.detail LIKE '%\"made_at\":\"20%' \
             AND e.detail LIKE '%\"replaced\":{replaced}%'"
        ))
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

/// The backup again with one of its files under another name, and a manifest that agrees.
fn renamed(file: &Path, from: &str, to: &str) -> Vec<u8> {
    let mut archive = tar::Archive::new(std::fs::File::open(file).unwrap());
    let mut builder = tar::Builder::new(Vec::new());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == "manifest.json" {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{text}");
            content = text.replace(from, to).into_bytes();
        }
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o600);
        header.set_size(content.len() as u64);
        let name = if name == from { to } else { name.as_str() };
        builder
            .append_data(&mut header, name, content.as_slice())
            .unwrap();
    }
    builder.into_inner().unwrap()
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
        assert_eq!(elsewhere.restored(false), 1, "the trail ends with the entry of its restore");
        assert_eq!(place.restored(false), 0);
        assert_eq!(std::fs::read(elsewhere.data().join("files/2026/offer ł.pdf")).unwrap(), b"%PDF-1.7");
        assert!(!elsewhere.data().join("mail").exists());
        let served = elsewhere.serve(&[]);
        signed_in(&served);
    }

    fn a_restore_brings_nobody_back_in(place: Place) {
        place.furnish();
        let open = "SELECT COUNT(*) FROM session WHERE ended_at IS NULL";
        let mut browser = {
            let served = place.serve(&[]);
            let browser = signed_in(&served);
            signed_in(&served);
            browser.get("/office/contacts", HTML).expect_status(200);
            browser
        };
        let file = place.backup();
        {
            let served = place.serve(&[]);
            browser.port = served.port;
            browser.clone().post("/logout", HTML, &[]).expect_status(303);
        }
        let said = place.restore(&file, &["--replace"]).ok();
        assert!(said.contains("Everybody signs in anew (sessions that were open: 2)"), "{said}");
        assert_eq!(place.number(open), 0);
        let told = "SELECT COUNT(*) FROM audit_entry WHERE action = 'backup_restored' AND detail LIKE '%\"sessions\":2%'";
        assert_eq!(place.number(told), 1);
        place.run(&["audit", "verify"]).ok();
        {
            let served = place.serve(&[]);
            browser.port = served.port;
            browser.get("/office/contacts", HTML).expect_status(303);
            signed_in(&served);
        }
        // Without the key, the trail can't tell; nobody is in all the same.
        let elsewhere = place.another();
        let ran = elsewhere.restore(&file, &[]);
        assert!(ran.code == Some(0) && ran.out.contains("sessions that were open: 2"), "{}{}", ran.out, ran.err);
        assert_eq!(elsewhere.number(open), 0);
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
        assert!(said.contains("The old data is in ") && said.contains("Its trail says now that it was restored"), "{said}");
        assert_eq!(place.restored(true), 1);
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
        elsewhere.take_key_from(&place);
        elsewhere.restore(&file, &[]).ok();
        let said = place.run(&["backup", "house.tar"]).failed(1);
        assert!(said.contains("is there already"), "{said}");
        let said = place.run(&["backup", "data/house.tar"]).failed(1);
        assert!(said.contains("lies in the data folder"), "{said}");
    }

    fn a_backup_brings_back_no_database_key_or_letter_among_its_files(place: Place) {
        place.furnish();
        // A database moved elsewhere left its old files behind, in the place a restore would use.
        for name in ["old.sqlite", "old.sqlite-wal", "old.sqlite-shm", "old.sqlite-journal"] {
            std::fs::write(place.data().join(name), b"old").unwrap();
        }
        let said = place.run(&["backup", "house.tar"]).ok();
        assert!(said.contains("left out, because it is nothing that a backup has: old.sqlite-wal"), "{said}");
        let file = place.folder.path().join("house.tar");
        assert_eq!(names(&file).len(), 3, "{:?}", names(&file));
        let crafted = place.folder.path().join("crafted.tar");
        let elsewhere = place.another();
        elsewhere.take_key_from(&place);
        let key = std::fs::read(elsewhere.data().join("keys/server.key")).unwrap();
        for name in [
            "data/atrium.sqlite",
            "data/atrium.sqlite-wal",
            "data/atrium.sqlite-journal",
            "data/mail/letter.eml",
            "data/keys/server.key",
            "data/.in-use",
        ] {
            std::fs::write(&crafted, renamed(&file, "data/files/2026/offer ł.pdf", name)).unwrap();
            for more in [&["--check"][..], &[]] {
                let said = elsewhere.restore(&crafted, more).failed(1);
                assert!(said.contains(&format!("{name} in it is nothing a backup of Atrium has")), "{said}");
            }
        }
        assert!(!elsewhere.data().join("mail").exists());
        assert_eq!(std::fs::read(elsewhere.data().join("keys/server.key")).unwrap(), key);
        // The same way of making one, with a name that may be there, is taken.
        std::fs::write(&crafted, renamed(&file, "data/files/2026/offer ł.pdf", "data/files/2027.pdf")).unwrap();
        elsewhere.restore(&crafted, &[]).ok();
        assert_eq!(std::fs::read(elsewhere.data().join("files/2027.pdf")).unwrap(), b"%PDF-1.7");
    }

    fn a_backup_made_before_the_trail_s_head_had_a_seal_is_restored_and_sealed(place: Place) {
        place.furnish();
        place.define("ALTER TABLE audit_head DROP COLUMN seal");
        place.execute("DELETE FROM seaql_migrations WHERE version LIKE '%000033%'");
        let file = place.backup();
        let elsewhere = place.another();
        elsewhere.take_key_from(&place);
        let said = elsewhere.restore(&file, &["--check"]).ok();
        assert!(said.contains("its trail is whole"), "{said}");
        elsewhere.restore(&file, &[]).ok();
        assert_eq!(elsewhere.restored(false), 1);
        elsewhere.run(&["audit", "verify"]).ok();
    }

    fn without_the_key_it_made_the_trail_under_a_house_does_not_start(place: Place) {
        place.furnish();
        let file = place.backup();
        let elsewhere = place.another();
        let ran = elsewhere.restore(&file, &[]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
        assert!(ran.out.contains("Atrium does not start without it: put the copy you keep there"), "{}", ran.out);
        assert!(ran.out.contains("mailed links and second factors are void"), "{}", ran.out);
        assert!(ran.err.contains("Its trail does not say that it was restored"), "{}", ran.err);
        assert_eq!(elsewhere.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'backup_restored'"), 0);
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

#[test]
fn an_old_database_in_the_data_folder_does_not_take_the_place_of_the_restored_one() {
    let place = Place::on_sqlite();
    // In use is one elsewhere; in the data folder lies an old one, under the name that is used without a setting.
    std::fs::create_dir(place.folder.path().join("elsewhere")).unwrap();
    let url = format!(
        "sqlite://{}?mode=rwc",
        place.folder.path().join("elsewhere/house.sqlite").display()
    );
    let live = [("ATRIUM_DATABASE_URL", url.as_str())];
    place.run(&["migrate"]).ok();
    let export = export();
    place
        .run_with(&["import", "contacts", export.to_str().unwrap()], &live, "")
        .ok();
    place.run_with(&["backup", "house.tar"], &live, "").ok();
    let elsewhere = Place::on_sqlite();
    elsewhere.take_key_from(&place);
    elsewhere
        .restore(&place.folder.path().join("house.tar"), &[])
        .ok();
    assert!(elsewhere.contacts() > 30, "{}", elsewhere.contacts());
}
