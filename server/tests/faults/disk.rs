//! A disk that is full, and one that loses its power.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::support::process::Place;
use super::support::wire::{Browser, HTML};
use super::{administrator, create, founded, is_clean};

/// A small disk in memory, for as long as this lives.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this machine lets nobody mount one.
    fn at(folder: &Path, size: &str) -> Option<Self> {
        let mounted = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={size},mode=0700"),
                "tmpfs",
            ])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        mounted
            .is_ok_and(|status| status.success())
            .then(|| Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Takes all the room there is.
fn fill(folder: &Path) -> PathBuf {
    let path = folder.join("ballast");
    let mut file = fs::File::create(&path).unwrap();
    for size in [64 * 1024, 4096, 1] {
        let part = vec![b'x'; size];
        while file.write_all(&part).is_ok() {}
    }
    path
}

/// Says so, straight to the terminal: the test program keeps what a test that passes prints.
fn not_shown(what: &str) {
    let _ = std::io::stderr().write_all(format!("NOT SHOWN: {what}\n").as_bytes());
}

#[test]
fn a_full_disk_refuses_what_is_new_shows_what_is_there_and_goes_on_when_freed() {
    let place = Place::on_sqlite();
    fs::create_dir(place.data()).unwrap();
    let Some(_disk) = SmallDisk::at(&place.data(), "24m") else {
        not_shown("a full disk, since nobody may mount a file system here");
        return;
    };
    founded(&place);
    let served = place.serve(&[]);
    let browser = administrator(&served);
    assert_eq!(create(&browser, "before").unwrap(), 303);
    let ballast = fill(&place.data());
    let (mut tried, mut refused) = (0, 0);
    let notes = "Something to write down. ".repeat(100);
    // The log of the database may have room for a while, since it is written over and over.
    while refused < 10 {
        tried += 1;
        assert!(tried < 500, "{refused} of {tried} were refused");
        let form = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", "on a full disk"),
            ("notes", notes.as_str()),
        ];
        let answer = browser.ask("POST", "/office/contacts/new", HTML, Some(&form));
        let status = answer.status;
        let body = answer.body();
        assert!(matches!(status, 303 | 503), "try {tried}: {status} {body}");
        refused += usize::from(status == 503);
        browser.get("/office/contacts", HTML).expect_status(200);
        let visitor = Browser::at(&served);
        visitor.get("/healthz", HTML).expect_status(200);
    }
    fs::remove_file(ballast).unwrap();
    assert_eq!(create(&browser, "after").unwrap(), 303);
    let kept = "SELECT COUNT(*) FROM contact WHERE name IN ('before', 'after')";
    assert_eq!(place.number(kept), 2);
    let stored = "SELECT COUNT(*) FROM contact WHERE name = 'on a full disk'";
    assert_eq!(
        place.number(stored),
        i64::try_from(tried - refused).unwrap(),
        "what was refused did not happen, what was acknowledged is there"
    );
    is_clean(&place, "after a full disk");
    assert!(!served.log().contains("panicked"), "{}", served.log());
}

/// What a power cut does can't be shown by killing a process: the machine's memory survives that.
/// What can be: every acknowledged commit was handed to the disk with the order to keep it.
#[test]
fn what_is_acknowledged_was_handed_to_the_disk_first() {
    let place = Place::on_sqlite();
    founded(&place);
    let said = place.run(&["doctor"]).out;
    assert!(
        said.contains("every commit on the disk before it is answered"),
        "{said}"
    );
    let served = place.serve(&[]);
    let browser = administrator(&served);
    let synced = place.folder.path().join("synced");
    let tracer = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=fsync,fdatasync", "-o"])
        .arg(&synced)
        .args(["-p", &served.id().to_string()])
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut tracer) = tracer else {
        not_shown("that each commit is synced, since there is no strace here");
        return;
    };
    let count = || {
        fs::read_to_string(&synced)
            .unwrap_or_default()
            .matches("sync(")
            .count()
    };
    let mut attached = || {
        create(&browser, "until it looks").unwrap();
        count() > 0 || tracer.try_wait().unwrap().is_some()
    };
    super::soon("strace does not attach", &mut attached);
    if count() == 0 {
        not_shown("that each commit is synced, since nobody may look at a process here");
        return;
    }
    for n in 0..10 {
        let before = count();
        assert_eq!(create(&browser, &format!("kept {n}")).unwrap(), 303);
        assert!(
            count() > before,
            "contact {n} was acknowledged before it was kept"
        );
    }
    let _ = Command::new("kill").arg(tracer.id().to_string()).status();
    let _ = tracer.wait();
}
