//! A large file: applied in short units, killed at any moment, finished by whoever starts next.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use support::process::Place;
use support::wire::{Browser, HTML};

const ADMINISTRATOR: &str = "ada@northwind.example";
const PASSWORD: &str = "a bicycle made of rain";

/// Companies with two people each, tagged, children before their parents.
fn file(place: &Place, name: &str, companies: usize, city: &str) -> PathBuf {
    let mut text =
        String::from("id,is_company,parent_id/id,name,email,phone,city,category_id/name\n");
    for n in 0..companies {
        for person in 0..2 {
            writeln!(
                text,
                "p.{n}.{person},False,c.{n},Person {n} {person},p{n}.{person}@c{n}.example,+48 {n:09},{city},\"Tag {}, VIP\"",
                n % 7
            )
            .unwrap();
        }
        writeln!(text, "c.{n},True,,Company {n},,,Łódź,").unwrap();
    }
    let path = place.folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Everything an import writes, in figures that tell one state from another.
fn state(place: &Place) -> Vec<i64> {
    [
        "SELECT COUNT(*) FROM contact",
        "SELECT CAST(SUM(row_version) AS BIGINT) FROM contact",
        "SELECT COUNT(*) FROM contact_ancestor",
        "SELECT COUNT(*) FROM contact_token",
        "SELECT COUNT(*) FROM contact_tag",
        "SELECT COUNT(*) FROM tag",
        "SELECT COUNT(*) FROM import_origin",
        "SELECT COUNT(*) FROM audit_entry",
        "SELECT COUNT(*) FROM audit_entry WHERE action = 'contact_created'",
        "SELECT COUNT(*) FROM audit_entry WHERE action = 'contact_changed'",
        "SELECT COUNT(*) FROM audit_entry WHERE action = 'contacts_imported'",
        "SELECT COUNT(*) FROM import_run WHERE finished_at IS NULL",
        "SELECT COUNT(*) FROM contact WHERE city = 'Gdynia'",
        "SELECT COUNT(*) FROM contact c JOIN contact p ON p.id = c.parent_id WHERE c.commercial_entity_id = p.id",
        "SELECT COUNT(DISTINCT email_key) FROM contact",
    ]
    .iter()
    .map(|sql| place.number(sql))
    .collect()
}

fn run_and_kill(place: &Place, file: &Path, after: Duration) {
    let mut child = place
        .command(&["import", "contacts", file.to_str().unwrap()])
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

fn files_left(place: &Place) -> usize {
    std::fs::read_dir(place.data().join("imports"))
        .unwrap()
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            !name.to_string_lossy().starts_with('.')
        })
        .count()
}

places_on_both! {
    fn killed_five_times_it_ends_as_if_nothing_had_happened(place: Place) {
        const COMPANIES: usize = 200;
        let undisturbed = match place.database.starts_with("sqlite") {
            true => Place::on_sqlite(),
            false => Place::on_postgres(),
        };
        let first = file(&undisturbed, "first.csv", COMPANIES, "Gdańsk");
        let second = file(&undisturbed, "second.csv", COMPANIES, "Gdynia");
        undisturbed.run(&["migrate"]).ok();
        place.run(&["migrate"]).ok();
        assert_eq!(undisturbed.report(&first, &["--dry-run"]), [600, 0, 0]);
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 0);
        let began = Instant::now();
        assert_eq!(undisturbed.report(&first, &[]), [600, 0, 0]);
        let whole = began.elapsed();
        assert_eq!(undisturbed.report(&second, &[]), [0, 400, 200]);
        let entries = undisturbed.number("SELECT COUNT(*) FROM audit_entry");
        assert_eq!(undisturbed.report(&second, &[]), [0, 0, 600]);
        assert_eq!(undisturbed.number("SELECT COUNT(*) FROM audit_entry"), entries);
        assert_eq!(entries, 600 + 1 + 400 + 1);

        let mut cut_off = 0;
        for part in [2, 4, 5, 6, 7] {
            // Each start finishes what the one before left: so each kill is a run's of its own.
            run_and_kill(&place, &first, whole * part / 8);
            cut_off += place.number("SELECT COUNT(*) FROM import_run WHERE finished_at IS NULL");
            let some = place.number("SELECT COUNT(*) FROM contact");
            let origins = place.number("SELECT COUNT(*) FROM import_origin");
            assert_eq!(some, origins, "no half contact");
        }
        assert!(cut_off > 0, "no kill hit a run");
        // Any command that opens the house finishes it.
        place.run(&["audit", "verify"]);
        assert_eq!(place.number("SELECT COUNT(*) FROM import_run WHERE finished_at IS NULL"), 0);
        assert_eq!(place.report(&first, &[])[0], 0);
        run_and_kill(&place, &second, whole / 2);
        place.run(&["migrate"]);
        place.report(&second, &[]);
        let (mut ours, mut theirs) = (state(&place), state(&undisturbed));
        // How many runs it took is all that may differ.
        for state in [&mut ours, &mut theirs] {
            state[7] -= state[10];
            state[10] = 0;
        }
        assert_eq!(ours, theirs);
        assert_eq!(files_left(&place), 0);
        place.run(&["audit", "verify"]).ok();
    }

    fn what_stands_beside_is_served_while_a_file_is_applied(place: Place) {
        place.create(ADMINISTRATOR, PASSWORD).ok();
        let served = place.serve(&[]);
        let mut staff = Browser::at(&served);
        staff.post("/login", HTML, &[("email", ADMINISTRATOR), ("password", PASSWORD)]).expect_status(303);
        let before = place.number("SELECT COUNT(*) FROM contact");
        let file = file(&place, "large.csv", 300, "Gdańsk");
        let mut child = place.command(&["import", "contacts", file.to_str().unwrap()]).spawn().unwrap();
        let mut saved = 0;
        while child.try_wait().unwrap().is_none() {
            let name = format!("Beside {saved}");
            let form = [("kind", "person"), ("type", "contact"), ("name", name.as_str())];
            staff.post("/office/contacts/new", HTML, &form).expect_status(303);
            staff.get("/office/contacts", HTML).expect_status(200);
            saved += 1;
        }
        assert!(child.wait().unwrap().success());
        assert!(saved > 1);
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), before + 900 + saved);
        place.run(&["audit", "verify"]).ok();
        // Somebody who edits here keeps the edit, and a contact's own history says what the file did.
        place.execute("UPDATE contact SET city = 'Sopot', row_version = row_version + 1 WHERE email = 'p3.1@c3.example'");
        let changed = self::file(&place, "changed.csv", 4, "Gdynia");
        let said = place.import(&changed, &[]).ok();
        assert!(said.starts_with("0 contacts created, 8 changed, 4 unchanged."), "{said}");
        assert!(said.contains("p.3.1 was edited here, and keeps city"), "{said}");
        let entries = "SELECT COUNT(*) FROM audit_entry e JOIN contact c ON c.id = e.contact_id WHERE c.email = 'p3.0@c3.example'";
        assert_eq!(place.number(entries), 2);
    }

    fn one_wrong_line_late_in_a_large_file_and_nothing_is_written(place: Place) {
        let path = file(&place, "wrong.csv", 300, "Gdańsk");
        let mut text = std::fs::read_to_string(&path).unwrap();
        text.push_str("x.1,False,nobody,Ann,ann@x.example,,,\n");
        std::fs::write(&path, &text).unwrap();
        let said = place.import(&path, &[]).failed(1);
        assert!(said.contains("line 902: parent_id/id"), "{said}");
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 0);
        assert_eq!(files_left(&place), 0);
    }
}
