//! The checker: content with what the house does by itself, and it names whatever is broken past it.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::collections::BTreeSet;

use atrium_backend::import::contacts;
use atrium_backend::job::bulk;
use atrium_backend::operation::import_contacts;
use atrium_backend::store::invariants::Checked;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use support::{Browser, House, PASSWORD};

const EXPORT: &str = "\
id,name,is_company,email,parent_id/id\n\
x.one,Imported Works,True,works@imported.example,\n\
x.two,Ida Imported,False,ida@imported.example,x.one\n";

/// More than a dialog does while one waits.
const MANY: usize = 201;

const TABLES: [&str; 22] = [
    "contact",
    "contact_ancestor",
    "contact_token",
    "contact_tag",
    "tag",
    "import_origin",
    "import_run",
    "import_note",
    "app_user",
    "membership",
    "membership_offer",
    "link",
    "session",
    "known_device",
    "form_once",
    "outbox",
    "job",
    "job_row",
    "audit_entry",
    "audit_personal",
    "audit_head",
    "throttle",
];

/// What no page does, and the rule that must be named for it.
const BREAKS: &[(&str, &str)] = &[
    (
        "a contact made by hand has the entry of its making",
        "UPDATE contact SET created_at = created_at + 1 WHERE name = 'Ana'",
    ),
    (
        "a contact kept by hand has the entry of its last change",
        "UPDATE contact SET updated_at = updated_at + 1 WHERE name = 'Ana'",
    ),
    ("a contact is made once", "AGAIN contact_created"),
    (
        "what an import made is still there as a contact",
        "DELETE FROM contact WHERE id = (SELECT MAX(row_id) FROM import_origin)",
    ),
    (
        "a file that was brought has the entry of it",
        "UPDATE import_run SET started_at = started_at + 1",
    ),
    (
        "a file is applied once it was accepted",
        "UPDATE audit_entry SET action = 'looked_in' WHERE action = 'import_accepted'",
    ),
    (
        "a file that is applied is so to its end",
        "UPDATE import_run SET finished_at = NULL",
    ),
    (
        "a login has the entry of its making",
        "UPDATE app_user SET created_at = created_at + 1",
    ),
    ("a login is made once", "AGAIN user_created"),
    (
        "an archived login has the entry of its end",
        "UPDATE app_user SET archived_at = archived_at + 1 WHERE archived_at IS NOT NULL",
    ),
    (
        "a membership has the entry of its grant",
        "UPDATE membership SET granted_at = granted_at + 1",
    ),
    ("a membership is granted once", "AGAIN access_granted"),
    ("a membership ends once", "AGAIN access_revoked"),
    (
        "an ended membership has the entry of its end",
        "UPDATE membership SET ended_at = ended_at + 1 WHERE ended_at IS NOT NULL",
    ),
    (
        "an entry that ends a membership has ended it",
        "UPDATE membership SET ended_at = NULL WHERE id = (SELECT MAX(m.id) FROM membership m WHERE m.ended_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.contact_id = m.contact_id AND o.ended_at IS NULL))",
    ),
    (
        "a session has the entry of its sign-in",
        "UPDATE audit_entry SET action = 'looked_in' WHERE action = 'signed_in'",
    ),
    ("a session begins once", "AGAIN signed_in"),
    (
        "an ended session has the entry of what ended it",
        "UPDATE session SET ended_at = ended_at + 1 WHERE ended_because = 'signed_out'",
    ),
    (
        "a link has the entry of what asked for it",
        "UPDATE link SET created_at = created_at + 1",
    ),
    (
        "a used link has the entry of its use",
        "UPDATE link SET used_at = used_at + 1 WHERE used_at IS NOT NULL",
    ),
    (
        "a link is mailed, or was shown to be handed over",
        "DELETE FROM outbox WHERE letter = 'invitation'",
    ),
    (
        "who was given access, or a fresh link, gets a letter",
        "UPDATE outbox SET created_at = created_at + 1",
    ),
    (
        "who changed a password gets a letter",
        "DELETE FROM outbox WHERE letter = 'password_changed'",
    ),
    (
        "a sign-in that was to be told is told",
        "DELETE FROM outbox WHERE letter = 'new_device'",
    ),
    (
        "a known browser has the entry of its first sign-in",
        "UPDATE known_device SET first_seen_at = first_seen_at - 1",
    ),
    (
        "a form that is not to be done again has the entry of what it did",
        "UPDATE form_once SET made_at = made_at + 1",
    ),
    (
        "no browser is known to a login that has ended",
        "UPDATE app_user SET archived_at = 1",
    ),
    (
        "an open membership is of a login in use",
        "UPDATE app_user SET archived_at = 1 WHERE role IS NULL",
    ),
    (
        "no open membership is at or below an archived contact",
        "UPDATE contact SET archived_at = updated_at WHERE name = 'Acme'",
    ),
    (
        "an open membership has an invitation, or a password",
        "DELETE FROM link",
    ),
    (
        "a customer's login in use has an open membership",
        "UPDATE membership SET ended_at = granted_at WHERE ended_at IS NULL",
    ),
    (
        "no link opens what has ended",
        "UPDATE link SET used_at = NULL, withdrawn_at = NULL",
    ),
    (
        "no session outlives its access",
        "UPDATE session SET ended_at = NULL, ended_because = NULL",
    ),
    (
        "a link is of a user and a membership that are there",
        "UPDATE link SET user_id = 999999",
    ),
    (
        "an invitation is to its own user's membership",
        "UPDATE link SET user_id = (SELECT MIN(id) FROM app_user)",
    ),
    (
        "a session is through a membership of its own user",
        "UPDATE session SET user_id = (SELECT MIN(id) FROM app_user)",
    ),
    (
        "a customer's session is through a membership",
        "UPDATE session SET membership_id = NULL",
    ),
    (
        "a letter carries a link that is there",
        "UPDATE outbox SET link_id = 999999 WHERE link_id IS NOT NULL",
    ),
    (
        "an offer has the entry of its making",
        "UPDATE membership_offer SET created_at = created_at + 1",
    ),
    (
        "an offer is mailed to the login it is made to",
        "DELETE FROM outbox WHERE letter = 'offer'",
    ),
    (
        "an accepted offer has made its membership",
        "UPDATE membership_offer SET settled_at = settled_at + 1 WHERE state = 'accepted'",
    ),
    (
        "a declined offer has the entry of its answer",
        "UPDATE membership_offer SET settled_at = settled_at + 1 WHERE state = 'declined'",
    ),
    (
        "nothing is offered to a login that has ended",
        "UPDATE app_user SET archived_at = 1 WHERE role IS NULL",
    ),
    (
        "a job has the entry of its asking",
        "UPDATE job SET created_at = created_at + 1",
    ),
    (
        "a job that is over has the entry of its end",
        "UPDATE job SET finished_at = finished_at + 1",
    ),
    ("a job counts its rows", "UPDATE job SET done = done + 1"),
    (
        "nothing waits in a job that is over",
        "UPDATE job_row SET result = '' WHERE result = 'revoked'",
    ),
    (
        "a contact is among its own ancestors",
        "DELETE FROM contact_ancestor WHERE contact_id = ancestor_id",
    ),
    (
        "a parent's ancestors are its child's too",
        "DELETE FROM contact_ancestor WHERE contact_id <> ancestor_id",
    ),
    (
        "a contact has no ancestors but its own",
        "INSERT INTO contact_ancestor SELECT a.id, b.id FROM contact a, contact b WHERE a.name = 'Acme' AND b.name = 'Ana'",
    ),
    (
        "nobody is above itself",
        "UPDATE contact SET parent_id = (SELECT id FROM contact WHERE name = 'Ana') WHERE name = 'Acme'",
    ),
    (
        "no tree is deeper than fifty levels",
        "INSERT INTO contact_ancestor SELECT a.id, b.id FROM contact a, contact b WHERE a.name = 'Ana' AND b.name LIKE 'Many %'",
    ),
    (
        "the commercial entity is the nearest company, or the top",
        "UPDATE contact SET commercial_entity_id = id WHERE name = 'Ana'",
    ),
    (
        "search finds a contact by what it says",
        "DELETE FROM contact_token WHERE token = (SELECT MIN(token) FROM contact_token)",
    ),
    (
        "a contact is sorted by its name",
        "UPDATE contact SET sort_key = (SELECT sort_key FROM contact WHERE name = 'Acme') WHERE name = 'Ana'",
    ),
    (
        "a contact's address has its key",
        "UPDATE contact SET email_key = 'other@acme.example' WHERE name = 'Ana'",
    ),
    (
        "a login has its key",
        "UPDATE app_user SET login_key = 'other@acme.example' WHERE login = 'ana@acme.example'",
    ),
    ("a tag has its key", "UPDATE tag SET name_key = 'other'"),
    (
        "an import has its entry",
        "DELETE FROM audit_entry WHERE action = 'contacts_imported'",
    ),
    (
        "the trail is as it was written",
        "UPDATE audit_entry SET at = at + 1 WHERE seq = 4",
    ),
    (
        "every reference leads somewhere",
        "UPDATE contact_tag SET tag_id = 999999",
    ),
];

const BREAKS_ON_SQLITE: &[(&str, &str)] = &[(
    "the database is whole",
    "PRAGMA ignore_check_constraints = ON; UPDATE tag SET name = ''",
)];

const BREAKS_ON_POSTGRES: &[(&str, &str)] = &[
    (
        "every row keeps its table's constraints",
        "ALTER TABLE tag ADD CONSTRAINT nonsense CHECK (name = 'never') NOT VALID",
    ),
    (
        "the database is whole",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'contact_by_name'::regclass",
    ),
];

const MENDS_ON_POSTGRES: &str = "\
ALTER TABLE tag DROP CONSTRAINT IF EXISTS nonsense; \
UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'contact_by_name'::regclass";

pub async fn check(house: &House) -> Checked {
    let atrium = house.atrium();
    atrium
        .database
        .check(Some(&atrium.key), &atrium.clock)
        .await
        .unwrap()
}

fn named(checked: &Checked) -> BTreeSet<&'static str> {
    checked.broken.iter().map(|broken| broken.rule).collect()
}

fn is_sqlite(house: &House) -> bool {
    house.url.starts_with("sqlite")
}

/// Writes past every guard the database has.
async fn force(house: &House, sql: &str) {
    let off = if is_sqlite(house) {
        "PRAGMA foreign_keys = OFF"
    } else {
        "SET session_replication_role = replica"
    };
    house.execute(&format!("{off}; {sql}")).await;
}

async fn act(staff: &mut Browser, act: &str, id: i64) {
    let (id, act) = (id.to_string(), format!("{act}:{id}"));
    let answer = staff
        .post_json(
            "/office/contacts/portal-access",
            &[("id", &id), ("act", &act)],
        )
        .await;
    let good = &answer.json()["rows"][0]["result"]["good"];
    assert_eq!(good, &true, "{act}: {}", answer.body);
}

/// Ana is asked for three other companies: she joins one, declines one and leaves one open.
async fn be_asked_elsewhere(house: &House, staff: &mut Browser, ana: &mut Browser) {
    for answer in [Some("accept"), Some("decline"), None] {
        house.clock.advance(Duration::from_secs(7));
        let fields = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", "Ana elsewhere"),
            ("email", "ana@acme.example"),
        ];
        let id = house.contact(staff, &fields).await;
        house.clock.advance(Duration::from_secs(7));
        act(staff, "add", id).await;
        house.clock.advance(Duration::from_secs(7));
        let link = house.newest_link("ana@acme.example").await;
        if let Some(answer) = answer {
            let answered = ana.post(&link, &[("act", answer)]).await;
            assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
        }
    }
}

/// A file on its way through the pages.
async fn bring_a_file(house: &House, staff: &mut Browser) {
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{EXPORT}\r\n--x--\r\n"
    );
    let request = Request::post("/office/import")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    let brought = staff.send(request).await;
    let page = brought.location().to_owned();
    house.clock.advance(Duration::from_secs(7));
    let matched = [
        ("act", "check"),
        ("source", "page"),
        ("column.0", "id"),
        ("column.1", "name"),
    ];
    for form in [matched.as_slice(), &[("act", "import")]] {
        let acted = staff.post(&page, form).await;
        assert_eq!(acted.status, StatusCode::SEE_OTHER, "{}", acted.body);
        house.clock.advance(Duration::from_secs(7));
    }
    let folder = import_contacts::office::folder(house.atrium());
    let finished = import_contacts::journal::work(house.atrium(), &folder).await;
    assert_eq!(finished.unwrap().len(), 1);
}

/// More contacts than a dialog takes at once, one of them with access that ends in a job.
async fn end_many(house: &House, staff: &mut Browser, inside: i64) {
    let mut file = String::from("id,name,is_company,email,parent_id/id\n");
    for number in 0..MANY {
        file.push_str(&format!("x.many{number},Many {number},False,,\n"));
    }
    let checked = contacts::check(file.as_bytes()).unwrap();
    let mut file = std::io::Cursor::new(file.as_bytes());
    let done = import_contacts::apply(house.atrium(), "many", &checked, &mut file).await;
    assert_eq!(done.unwrap().unwrap().created, MANY);
    house.clock.advance(Duration::from_secs(7));
    let of = "SELECT {}(id) FROM contact WHERE name LIKE 'Many %'";
    let first = house.number(&of.replace("{}", "MIN")).await;
    let last = house.number(&of.replace("{}", "MAX")).await;
    let ids = format!("{inside},{first}-{last}");
    let form = [
        ("ids", ids.as_str()),
        ("everyone", "on"),
        ("act", "revoke-selected"),
    ];
    let queued = staff.post("/office/contacts/portal-access", &form).await;
    assert_eq!(queued.status, StatusCode::SEE_OTHER, "{}", queued.body);
    house.clock.advance(Duration::from_secs(7));
    bulk::run_due(house.atrium(), || false).await.unwrap();
    assert_eq!(house.number("SELECT succeeded FROM job").await, 1);
}

/// Everything that leaves rows behind, each at a time of its own.
async fn live_a_little(house: &House) {
    let tick = || house.clock.advance(Duration::from_secs(7));
    let mut staff = house.staff(Role::Manager).await;
    tick();
    let acme = [
        ("kind", "company"),
        ("type", "contact"),
        ("name", "Acme"),
        ("tags", "Wholesale"),
        ("once", "00112233445566778899aabbccddeeff"),
    ];
    let acme = house.contact(&mut staff, &acme).await.to_string();
    let mut ids = Vec::new();
    for (name, email) in [
        ("Ana", "ana@acme.example"),
        ("Ben", "ben@acme.example"),
        ("Cleo", "cleo@acme.example"),
        ("Dan", "dan@acme.example"),
    ] {
        tick();
        let fields = [
            ("kind", "person"),
            ("type", "contact"),
            ("name", name),
            ("email", email),
            ("parent", &acme),
        ];
        ids.push(house.contact(&mut staff, &fields).await);
    }
    tick();
    let mut ana = house
        .customer(&mut staff, ids[0], "ana@acme.example", &[])
        .await;
    tick();
    house
        .customer(&mut staff, ids[1], "ben@acme.example", &[])
        .await;
    be_asked_elsewhere(house, &mut staff, &mut ana).await;
    tick();
    act(&mut staff, "revoke", ids[1]).await;
    tick();
    act(&mut staff, "grant", ids[2]).await;
    tick();
    act(&mut staff, "reinvite", ids[2]).await;
    tick();
    act(&mut staff, "grant", ids[3]).await;
    tick();
    act(&mut staff, "show-link", ids[3]).await;
    tick();
    let new = "another fine sentence";
    let changed = [
        ("current_password", PASSWORD),
        ("password", new),
        ("verify", new),
    ];
    ana.post("/my/security", &changed).await;
    tick();
    house
        .visitor()
        .post("/reset", &[("email", "ana@acme.example")])
        .await;
    tick();
    let link = house.newest_link("ana@acme.example").await;
    let set = house
        .visitor()
        .post(&link, &[("password", PASSWORD), ("verify", PASSWORD)])
        .await;
    assert_eq!(set.location(), "/login?done=password-set", "{}", set.body);
    tick();
    let mut again = house.signed_in("ana@acme.example").await;
    tick();
    again.post("/logout", &[]).await;
    tick();
    house
        .visitor()
        .post(
            "/login",
            &[("email", "nobody@acme.example"), ("password", "wrong")],
        )
        .await;
    let mut file = std::io::Cursor::new(EXPORT.as_bytes());
    let checked = contacts::check(EXPORT.as_bytes()).unwrap();
    let done = import_contacts::apply(house.atrium(), "elsewhere", &checked, &mut file).await;
    assert_eq!(done.unwrap().unwrap().created, 2);
    tick();
    bring_a_file(house, &mut staff).await;
    tick();
    act(&mut staff, "grant", ids[1]).await;
    tick();
    end_many(house, &mut staff, ids[1]).await;
    tick();
    house.deliver().await;
}

on_both! {
    async fn whatever_is_broken_is_named_and_nothing_else_is(house: House) {
        live_a_little(&house).await;
        let clean = check(&house).await;
        assert_eq!(clean.broken, [], "after a day's work everything holds");
        for table in TABLES {
            house.execute(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        let own = if is_sqlite(&house) { BREAKS_ON_SQLITE } else { BREAKS_ON_POSTGRES };
        let mut covered = BTreeSet::new();
        for (rule, sql) in BREAKS.iter().chain(own) {
            let sql = match sql.strip_prefix("AGAIN ") {
                Some(action) => format!(
                    "INSERT INTO audit_entry SELECT seq + 1000, at, actor, actor_id, action, subject, subject_id, \
                     contact_id, detail, personal_digest, previous_mac, mac FROM audit_entry WHERE action = '{action}'"
                ),
                None => (*sql).to_owned(),
            };
            force(&house, &sql).await;
            let broken = check(&house).await;
            assert!(named(&broken).contains(rule), "{sql}: {rule} is not named, but {:?}", broken.broken);
            covered.insert(*rule);
            let mut back = TABLES.map(|table| format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}")).join("; ");
            if !is_sqlite(&house) {
                back = format!("{MENDS_ON_POSTGRES}; {back}");
            }
            force(&house, &back).await;
            assert_eq!(check(&house).await.broken, [], "after mending {rule}");
        }
        assert_eq!(covered.len(), clean.rules, "each rule has a way to break it here");
    }
}
