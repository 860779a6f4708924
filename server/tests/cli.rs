//! The program itself, run as an operator runs it: a process, a folder, two databases.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::process::{Place, ran};

const PASSWORD: &str = "correct horse battery staple 9";

/// The real export.
fn export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/fixtures/data/odoo-contacts.csv")
}

/// Nearly every line of it is wrong in its own way.
fn bad_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../backend/tests/data/odoo-contacts-bad.csv")
}

places_on_both! {
    fn six_processes_started_together_on_nothing_migrate_once(place: Place) {
        let running: Vec<_> = (0..6).map(|_| place.command(&["migrate"]).spawn().unwrap()).collect();
        for child in running {
            ran(child.wait_with_output().unwrap()).ok();
        }
        let steps = place.number("SELECT COUNT(*) FROM seaql_migrations");
        assert_eq!(steps, place.number("SELECT COUNT(DISTINCT version) FROM seaql_migrations"));
        assert!(steps > 0);
        assert_eq!(place.run(&["migrate"]).ok(), "The database is up to date.\n");
    }

    fn the_real_export_is_taken_once_and_the_second_time_changes_nothing(place: Place) {
        place.run(&["migrate"]).ok();
        assert_eq!(place.report(&export(), &["--dry-run"]), [41, 0, 0]);
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 0);
        assert_eq!(place.report(&export(), &[]), [41, 0, 0]);
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 41);
        let entries = place.number("SELECT COUNT(*) FROM audit_entry");
        assert_eq!(place.report(&export(), &[]), [0, 0, 41]);
        assert_eq!(place.number("SELECT COUNT(*) FROM audit_entry"), entries);
        assert!(place.import(&export(), &[]).ok().starts_with("0 contacts created, 0 changed, 41 unchanged."));
    }

    fn a_dry_run_makes_nothing_where_nothing_is(place: Place) {
        let said = place.import(&export(), &["--dry-run"]).ok();
        assert!(said.starts_with("41 contacts would be created, 0 changed, 0 unchanged."), "{said}");
        assert!(said.contains("Nothing was written.\nThere is no database yet"), "{said}");
        place.import(&bad_file(), &["--dry-run"]).failed(1);
        let left = std::fs::read_dir(place.data()).map_or(0, |entries| entries.count());
        assert_eq!(left, 0, "neither key nor database nor a lock");
        if place.database.starts_with("postgres") {
            let tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()";
            assert_eq!(place.number(tables), 0);
        }
        // One of an older version is not brought up to date for a look.
        place.run(&["migrate"]).ok();
        place.execute("DELETE FROM seaql_migrations WHERE version LIKE '%000036%'");
        let steps = place.number("SELECT COUNT(*) FROM seaql_migrations");
        let said = place.import(&export(), &["--dry-run"]).failed(1);
        assert!(said.contains("Run `atrium migrate` first"), "{said}");
        assert_eq!(place.number("SELECT COUNT(*) FROM seaql_migrations"), steps);
    }

    fn a_spreadsheets_file_with_semicolons_is_read_and_one_contact_told_as_one(place: Place) {
        let file = place.folder.path().join("semicolons.csv");
        std::fs::write(&file, "\u{feff}id;name;city\r\nx.1;Ann;\"Łódź, PL; left\"\r\n").unwrap();
        place.run(&["migrate"]).ok();
        let said = place.import(&file, &[]).ok();
        assert!(said.starts_with("1 contact created, 0 changed, 0 unchanged."), "{said}");
        assert_eq!(place.number("SELECT COUNT(*) FROM contact WHERE name = 'Ann'"), 1);
        assert!(place.import(&file, &[]).ok().starts_with("0 contacts created, 0 changed, 1 unchanged."));
    }

    fn one_rejected_line_and_nothing_is_written(place: Place) {
        place.run(&["migrate"]).ok();
        for more in [&[][..], &["--dry-run"]] {
            let said = place.import(&bad_file(), more).failed(1);
            assert!(said.contains("line 6: email: This email is invalid."), "{said}");
            assert!(said.contains("line 12: country_id/code: "), "{said}");
            assert!(said.contains("28 lines were rejected of"), "{said}");
            assert!(said.contains("nothing was written"), "{said}");
        }
        let said = place.import(&bad_file(), &["--json"]);
        let report: Value = serde_json::from_str(&said.out).unwrap();
        let first = &report["rejected"][0];
        assert_eq!((first["line"].as_u64(), first["field"].as_str()), (Some(3), Some("id")));
        assert!(first["reason"].as_str().unwrap().contains("line 2"));
        assert_eq!(said.code, Some(1));
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 0);
    }

    fn a_parent_that_nobody_knows_rejects_its_line(place: Place) {
        let file = place.folder.path().join("one.csv");
        std::fs::write(&file, "id,name,parent_id/id,colour\na.1,Ann,a.unknown,red\n").unwrap();
        let said = place.import(&file, &[]).failed(1);
        assert!(said.contains("line 2: parent_id/id: The parent “a.unknown” is neither"), "{said}");
        assert_eq!(place.number("SELECT COUNT(*) FROM contact"), 0);
        std::fs::write(&file, "id,name,parent_id/id,colour\na.1,Ann,,red\n").unwrap();
        assert!(place.import(&file, &[]).ok().contains("Columns that were not read: colour"));
    }

    fn an_administrator_is_created_with_a_password_from_standard_input(place: Place) {
        let said = place.create("ada@atrium.example", PASSWORD).ok();
        assert!(said.contains("ada@atrium.example") && !said.contains(PASSWORD), "{said}");
        let said = place.create("ADA@atrium.example", PASSWORD).failed(1);
        assert!(said.contains("email: This email is already used by another user"), "{said}");
        for (password, why) in [
            ("too short", "at least 15 characters"),
            ("", "No password came in"),
            ("ada@atrium.example", "password: "),
            (&"x".repeat(5000), "password: "),
        ] {
            let said = place.create("eva@atrium.example", password).failed(1);
            assert!(said.contains(why), "{said}");
        }
        assert_eq!(place.number("SELECT COUNT(*) FROM app_user"), 1);
        assert_eq!(place.number("SELECT COUNT(*) FROM app_user WHERE role = 'administrator'"), 1);
    }

    fn a_reset_gives_staff_a_new_password_and_nobody_else(place: Place) {
        place.logins();
        let reset = |email: &str| place.run_with(&["admin", "reset", "--email", email], &[], PASSWORD);
        let said = reset("brenda.hughes@lumen.example").failed(1);
        assert!(said.contains("There is no staff login brenda.hughes@lumen.example"), "{said}");
        reset("nobody@atrium.example").failed(1);
        let said = reset("eva@demo.example").ok();
        assert!(said.contains("eva@demo.example is an administrator"), "{said}");
        assert_eq!(place.number("SELECT COUNT(*) FROM app_user WHERE role = 'administrator'"), 2);
    }

    fn the_demo_prints_somebody_in_each_role_and_again_with_new_passwords(place: Place) {
        let first = place.logins();
        let text = |login: &Value, name: &str| login[name].as_str().unwrap().to_owned();
        let roles: Vec<String> = first.iter().map(|login| text(login, "role")).collect();
        assert_eq!(roles, ["administrator", "manager", "employee", "portal"]);
        for login in &first {
            let names: BTreeSet<&str> = login.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(names, BTreeSet::from(["role", "login", "password", "company"]));
            assert!(text(login, "password").len() >= 15);
        }
        assert_eq!(text(&first[3], "company"), "Lumen Interiors");
        let count = |table: &str| place.number(&format!("SELECT COUNT(*) FROM {table}"));
        let tables = ["contact", "app_user", "membership", "link", "outbox"];
        let counts = tables.map(count);
        let second = place.logins();
        for (before, after) in first.iter().zip(&second) {
            assert_eq!(text(before, "login"), text(after, "login"));
            assert_ne!(text(before, "password"), text(after, "password"));
        }
        assert_eq!(tables.map(count), counts);
        // One inside, one invited, one let in and out again; nobody is signed in.
        let of = |sql: &str| place.number(&format!("SELECT COUNT(*) FROM membership m JOIN app_user u ON u.id = m.user_id WHERE {sql}"));
        assert_eq!(of("m.ended_at IS NULL AND u.last_sign_in_at IS NOT NULL"), 1);
        assert_eq!(of("m.ended_at IS NULL AND u.last_sign_in_at IS NULL"), 1);
        assert_eq!(of("m.ended_at IS NOT NULL AND u.archived_at IS NOT NULL"), 1);
        assert_eq!(place.number("SELECT COUNT(*) FROM session WHERE ended_at IS NULL"), 0);
        assert!(place.run(&["demo", "load"]).ok().starts_with("The demo was here already; its passwords are new:"));
        place.run(&["audit", "verify"]).ok();
    }

    fn the_demo_of_a_new_house_is_loaded_until_somebody_is_there(place: Place) {
        let load = || place.run(&["demo", "load", "--new", "--json"]).ok();
        let hashes = || place.rows("SELECT password_hash FROM app_user ORDER BY id", |row| row.try_get_by_index::<Option<String>>(0).unwrap());
        // A first start that was cut off has a database, and nobody in it.
        place.run(&["migrate"]).ok();
        let logins: Vec<Value> = serde_json::from_str(&load()).unwrap();
        assert_eq!(logins.len(), 4, "{logins:?}");
        let before = hashes();
        assert_eq!(load(), "[]\n");
        assert_eq!(place.run(&["demo", "load", "--new"]).ok(), "There are staff logins here already: nothing was loaded.\n");
        assert_eq!(hashes(), before, "nobody has another password");
    }

    fn no_demo_is_loaded_beside_people_who_are_there(place: Place) {
        place.create("ada@northwind.example", PASSWORD).ok();
        assert_eq!(place.run(&["demo", "load", "--new", "--json"]).ok(), "[]\n");
        assert_eq!(place.number("SELECT COUNT(*) FROM app_user WHERE login LIKE '%@demo.example'"), 0);
        assert_eq!(place.number("SELECT COUNT(*) FROM import_origin"), 0);
    }

    fn taking_the_demo_back_leaves_what_was_there_before_it_and_the_trail(place: Place) {
        place.report(&export(), &[]);
        place.create("ada@atrium.example", PASSWORD).ok();
        let tables = [
            "contact", "contact_ancestor", "contact_token", "contact_tag", "tag", "import_origin", "app_user",
            "membership", "link", "session", "outbox", "form_once",
        ];
        let count = |table: &str| place.number(&format!("SELECT COUNT(*) FROM {table}"));
        let before = tables.map(count);
        place.logins();
        place.logins();
        // As a page leaves it on which one of them made something.
        let mark = if place.database.starts_with("sqlite") { "x'00'" } else { "'\\x00'::bytea" };
        place.execute(&format!("INSERT INTO form_once (user_id, mark, made, made_at) SELECT id, {mark}, 1, 1 FROM app_user WHERE login LIKE '%@demo.example'"));
        let entries = count("audit_entry");
        let said = place.run(&["demo", "remove"]).ok();
        assert!(said.contains("23 contacts and 6 logins of the demo are gone."), "{said}");
        assert!(said.contains("The trail stays"), "{said}");
        assert!(!said.contains("kept:"), "{said}");
        assert_eq!(tables.map(count), before);
        assert_eq!(count("audit_entry"), entries + 1);
        place.run(&["audit", "verify"]).ok();
        assert_eq!(place.run(&["demo", "remove"]).ok(), "There is no demo here.\n");
        place.logins();
    }

    fn what_something_depends_on_stays_and_is_named(place: Place) {
        place.report(&export(), &[]);
        place.logins();
        let id = |name: &str| format!("(SELECT id FROM contact WHERE name = '{name}')");
        place.execute(&format!("UPDATE contact SET parent_id = {} WHERE name = 'Brandon Freeman'", id("Lumen Interieur Nederland B.V.")));
        place.execute("UPDATE contact SET phone = '1' WHERE name = '李丽'");
        place.execute(&format!(
            "UPDATE membership SET contact_id = {} WHERE contact_id = {}",
            id("Azure Interior"),
            id("Colin Farrow")
        ));
        let said = place.run(&["demo", "remove"]).ok();
        for kept in [
            "kept: Lumen Interieur Nederland B.V., because contacts that stay are below it",
            "kept: Lumen Interiors, because contacts that stay are below it",
            "kept: 李丽, because it was edited here",
            "kept: 王小明有限公司, because contacts that stay are below it",
            "kept: colin.farrow@lumen.example, because it has access that the demo did not give",
            "kept: ada@demo.example, because it granted access that stays; nobody can sign in with it any more",
            "No administrator can sign in any more: `atrium admin create` makes one.",
        ] {
            assert!(said.contains(kept), "{kept}\n\n{said}");
        }
        assert!(!said.contains("kept: 王小明,") && !said.contains("kept: max@"), "{said}");
        let bad = place.run(&["doctor"]).failed(1);
        assert!(bad.contains("no administrator can sign in"), "{bad}");
        place.run(&["audit", "verify"]).ok();
        place.logins();
        place.run(&["doctor"]).ok();
    }

    fn an_altered_or_missing_entry_of_the_trail_is_pinpointed(place: Place) {
        place.logins();
        assert!(place.run(&["audit", "verify"]).ok().starts_with("The trail is whole: "));
        let last = place.number("SELECT MAX(seq) FROM audit_entry");
        let action = "SELECT action FROM audit_entry WHERE seq = 3";
        place.execute(&format!("UPDATE audit_entry SET action = action || 'x' WHERE seq = 3 AND EXISTS ({action})"));
        let said = place.run(&["audit", "verify"]).failed(2);
        assert_eq!(said, "The trail is broken at entry 3: its values are not those that were written.\n");
        place.execute("UPDATE audit_entry SET action = substr(action, 1, length(action) - 1) WHERE seq = 3");
        place.run(&["audit", "verify"]).ok();
        place.execute(&format!("DELETE FROM audit_personal WHERE seq = {last}"));
        let said = place.run(&["audit", "verify"]).failed(2);
        assert_eq!(said, format!("The trail is broken at entry {last}: its personal values are gone and nothing ordered that.\n"));
        place.execute(&format!("DELETE FROM audit_entry WHERE seq = {last}"));
        let said = place.run(&["audit", "verify"]).failed(2);
        assert!(said.contains(&format!("at entry {last}: the trail does not end where its head says")), "{said}");
    }

    fn a_trail_without_its_head_or_with_entries_after_it_is_told_in_plain_words(place: Place) {
        place.logins();
        let last = place.number("SELECT MAX(seq) FROM audit_entry");
        let after = last + 1;
        place.execute(&format!(
            "INSERT INTO audit_entry SELECT {after}, at, actor, actor_id, action, subject, subject_id, contact_id, detail, \
             personal_digest, previous_mac, mac FROM audit_entry WHERE seq = {last}"
        ));
        let said = place.run(&["audit", "verify"]).failed(2);
        assert!(said.starts_with(&format!("The trail is broken at entry {after}: ")), "{said}");
        assert!(place.run(&["doctor"]).failed(1).contains("`atrium audit verify` names the first such entry"));
        let said = place.create("late@northwind.example", "a bicycle made of rain").failed(1);
        assert!(said.contains("goes on after its head") && !said.to_lowercase().contains("constraint"), "{said}");
        place.execute(&format!("DELETE FROM audit_entry WHERE seq = {after}"));
        place.run(&["audit", "verify"]).ok();
        place.run(&["doctor"]).ok();
        place.execute("DELETE FROM audit_head");
        let said = place.run(&["audit", "verify"]).failed(2);
        assert!(said.contains(&format!("at entry {after}: the trail's head is missing")), "{said}");
        for arguments in [&["doctor"][..], &["doctor", "--invariants"]] {
            let said = place.run(arguments).failed(1);
            assert!(said.contains("the trail's head is missing"), "{said}");
        }
    }

    fn a_trail_that_is_older_than_its_head_s_seal_is_sealed_by_the_start_that_adds_it_and_by_no_other(place: Place) {
        place.logins();
        place.define("ALTER TABLE audit_head DROP COLUMN seal");
        place.execute("DELETE FROM seaql_migrations WHERE version LIKE '%000033%'");
        place.run(&["migrate"]).ok();
        place.run(&["audit", "verify"]).ok();
        place.execute("UPDATE audit_head SET seal = substr(seal, 1, 0)");
        place.run(&["migrate"]).ok();
        assert!(place.run(&["audit", "verify"]).failed(2).contains("the trail's head is not as it was written"));
        // Work goes on, and does not seal what somebody else wrote.
        place.create("late@northwind.example", "a bicycle made of rain").ok();
        assert!(place.run(&["audit", "verify"]).failed(2).contains("the trail's head is not as it was written"));
        assert!(place.run(&["doctor"]).failed(1).contains("the trail's head is not as it was written"));
    }

    fn a_newer_schema_is_refused_in_plain_words(place: Place) {
        place.run(&["migrate"]).ok();
        place.execute("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2999_from_the_future', 0)");
        for command in [&["migrate"][..], &["serve"], &["audit", "verify"], &["demo", "load"]] {
            let said = place.run(command).failed(1);
            assert!(said.contains("written by a newer Atrium (it has m2999_from_the_future"), "{said}");
            assert!(said.contains("Nothing was changed."), "{said}");
        }
        assert!(place.run(&["doctor"]).failed(1).contains("a newer Atrium wrote it"));
    }

    fn a_used_database_without_its_key_is_refused_and_gets_no_new_one(place: Place) {
        place.run(&["migrate"]).ok();
        let key = place.data().join("keys/server.key");
        let aside = place.folder.path().join("aside");
        std::fs::rename(&key, &aside).unwrap();
        let said = place.run(&["serve"]).failed(1);
        assert!(said.contains("server.key is missing, but the database was used with one"), "{said}");
        assert!(place.run(&["doctor"]).failed(1).contains("BAD      key"));
        assert!(!key.exists());
        std::fs::rename(&aside, &key).unwrap();
        place.run(&["doctor"]).ok();
    }

    fn doctor_is_content_after_the_first_start_and_names_what_is_not_well(place: Place) {
        let said = place.run(&["doctor"]).ok();
        assert!(said.contains("warning  base address   http://localhost:3000 is http"), "{said}");
        assert!(!place.data().exists(), "doctor changes nothing");
        place.logins();
        let said = place.run(&["doctor"]).ok();
        assert!(said.contains("3 queued, 0 sending, 0 sent, 0 failed, 0 cancelled"), "{said}");
        assert!(said.contains("the oldest waits since 20"), "{said}");
        assert!(said.contains("0 bad, "), "{said}");
        let said = place.run_with(&["doctor"], &[("ATRIUM_BASE_URL", "https://192.0.2.1")], "").ok();
        assert!(said.contains("an IP address hides passkeys"), "{said}");
        place.execute("UPDATE outbox SET state = 'failed', last_error = 'mail.example answered 550 no' WHERE id = 1");
        let said = place.run(&["doctor"]).ok();
        assert!(said.contains("the last one that did not leave: mail.example answered 550 no"), "{said}");
        place.execute("UPDATE audit_entry SET at = 32503680000000000 WHERE seq = (SELECT MAX(seq) FROM audit_entry)");
        let said = place.run(&["doctor"]).failed(1);
        assert!(said.contains("behind the newest entry") && said.contains("does not fit the key"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn what_only_the_owner_may_read_is_made_so_and_doctor_sees_when_it_is_not() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::on_sqlite();
    place.run(&["migrate"]).ok();
    let key = place.data().join("keys/server.key");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (
            mode(&place.data()),
            mode(&place.data().join("keys")),
            mode(&key)
        ),
        (0o700, 0o700, 0o600)
    );
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(place.run(&["doctor"]).failed(1).contains("chmod 600"));
    std::fs::write(&key, "not a key").unwrap();
    assert!(
        place
            .run(&["doctor"])
            .failed(1)
            .contains("is not an Atrium key")
    );
    assert!(
        place
            .run(&["serve"])
            .failed(1)
            .contains("is not an Atrium key")
    );
}

#[test]
fn without_a_user_serve_prints_a_set_up_link() {
    let place = Place::on_sqlite();
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let serve = || {
        let mut child = place
            .command(&["serve"])
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{port}"))
            .spawn()
            .unwrap();
        let lines: Vec<String> = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap)
            .take(4)
            .collect();
        child.kill().unwrap();
        child.wait().unwrap();
        lines
    };
    let first = serve();
    assert_eq!(first[0], format!("Atrium: http://localhost:{port}"));
    assert!(first[1].ends_with("./data/mail"), "{first:?}");
    assert!(first[2].starts_with("Nobody can sign in yet."), "{first:?}");
    assert!(
        first[3].starts_with(&format!("http://localhost:{port}/setup/")),
        "{first:?}"
    );
    assert_eq!(
        serve()[3],
        first[3],
        "the open link is shown again, no second one is made"
    );
}

#[test]
fn serve_says_where_it_is_only_once_it_is_there() {
    let place = Place::on_sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = place
        .command(&["serve"])
        .env("ATRIUM_LISTEN", &address)
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!said.contains("Atrium: http"), "{said}");
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(trouble.contains(&address), "{trouble}");
}

#[test]
fn config_print_names_origins_hides_secrets_and_is_toml() {
    let place = Place::on_sqlite();
    std::fs::write(
        place.folder.path().join("atrium.toml"),
        "\ncompany = \"Łódź Meble\"\n",
    )
    .unwrap();
    let variables = [
        ("ATRIUM_SMTP_URL", "smtps://me:hush-hush@mail.example.com"),
        (
            "ATRIUM_DATABASE_URL",
            "postgres://atrium:hush-hush@db.example.com/atrium",
        ),
    ];
    let printed = place.run_with(&["config", "print"], &variables, "").ok();
    assert!(!printed.contains("hush"), "{printed}");
    assert!(
        printed.contains("smtp_url = \"smtps://me:***@mail.example.com\"  # ATRIUM_SMTP_URL"),
        "{printed}"
    );
    assert!(printed.contains("# atrium.toml, line 2"), "{printed}");
    assert!(
        printed.contains("# default; ATRIUM_LISTEN sets it"),
        "{printed}"
    );
    let table: toml::Table = printed.parse().unwrap();
    assert_eq!(table["company"].as_str(), Some("Łódź Meble"));
    assert!(!place.data().exists());
}

#[test]
fn a_wrong_setting_is_refused_by_name_before_anything_is_touched() {
    let place = Place::on_sqlite();
    let file = place.folder.path().join("other.toml");
    std::fs::write(&file, "lisen = \"127.0.0.1:1\"\n").unwrap();
    let variables = [
        ("ATRIUM_BASE_URL", "https://x/y"),
        ("ATRIUM_CONFIG", file.to_str().unwrap()),
    ];
    let said = place.run_with(&["serve"], &variables, "").failed(1);
    assert!(
        said.contains("other.toml, line 1: there is no setting \"lisen\""),
        "{said}"
    );
    assert!(
        said.contains("base_url (ATRIUM_BASE_URL): has a path after the host"),
        "{said}"
    );
    assert!(!place.data().exists());
    let said = place
        .run(&["--config", "nowhere.toml", "migrate"])
        .failed(1);
    assert!(said.contains("nowhere.toml can't be read"), "{said}");
}

#[test]
fn a_database_that_is_not_there_is_named_without_its_password() {
    let place = Place::on_sqlite();
    for (url, words) in [
        (
            "sqlite:///nowhere/at/all.sqlite?mode=rwc",
            "there is no folder /nowhere/at",
        ),
        (
            "postgres://atrium:hush-hush@127.0.0.1:1/atrium",
            "postgres://atrium:***@127.0.0.1:1/atrium",
        ),
    ] {
        for command in ["migrate", "doctor"] {
            let said = place.run_with(&[command], &[("ATRIUM_DATABASE_URL", url)], "");
            if command == "doctor" && url.starts_with("sqlite") {
                assert!(said.ok().contains("is not there yet"));
                continue;
            }
            let said = said.failed(1);
            assert!(said.contains(words) && !said.contains("hush"), "{said}");
        }
    }
}

#[test]
fn a_file_that_can_not_be_read_and_a_source_that_is_none_are_refused() {
    let place = Place::on_sqlite();
    let said = place.run(&["import", "contacts", "nowhere.csv"]).failed(1);
    assert!(
        said.contains("The file nowhere.csv can't be read"),
        "{said}"
    );
    let said = place.run(&["import", "contacts", "."]).failed(1);
    assert!(said.contains("can't be read"), "{said}");
    let empty = place.folder.path().join("empty.csv");
    std::fs::write(&empty, "").unwrap();
    assert!(
        place
            .import(&empty, &[])
            .failed(1)
            .contains("line 1: The file has no lines")
    );
    let said = place.import(&export(), &["--source", "demo"]).failed(2);
    assert!(said.contains("“demo” is taken"), "{said}");
    place.import(&export(), &["--source", "A b"]).failed(2);
}
