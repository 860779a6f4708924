//! Logins elsewhere, switching between companies, grants by the thousand, the outbox.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use atrium_backend::job::{bulk, outbox};
use atrium_backend::mail::Transport;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use support::{Browser, House, PASSWORD};

const URL: &str = "/office/contacts/portal-access";
const DAY: Duration = Duration::from_secs(24 * 3600);

async fn company(house: &House, staff: &mut Browser, name: &str) -> i64 {
    let fields = [("kind", "company"), ("type", "contact"), ("name", name)];
    house.contact(staff, &fields).await
}

async fn person(house: &House, staff: &mut Browser, name: &str, email: &str, parent: i64) -> i64 {
    let parent = parent.to_string();
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("email", email),
        ("parent", parent.as_str()),
    ];
    house.contact(staff, &fields).await
}

async fn act(staff: &mut Browser, id: i64, act: &str) -> support::Answer {
    staff
        .post_json(URL, &[("id", &id.to_string()), ("act", act)])
        .await
}

async fn state(staff: &mut Browser, id: i64) -> serde_json::Value {
    staff.get_json(&format!("{URL}?id={id}")).await.json()["rows"][0].clone()
}

/// Ana is a customer of Acme; the same address stands on a contact of Globex.
struct Two {
    staff: Browser,
    ana: Browser,
    acme: i64,
    acme_ana: i64,
    globex: i64,
    twin: i64,
}

async fn two(house: &House) -> Two {
    let mut staff = house.staff(Role::Manager).await;
    let acme = company(house, &mut staff, "Acme").await;
    let globex = company(house, &mut staff, "Globex").await;
    let acme_ana = person(house, &mut staff, "Ana", "ana@acme.example", acme).await;
    let twin = person(house, &mut staff, "Ana Twin", "ANA@acme.example", globex).await;
    let ana = house
        .customer(&mut staff, acme_ana, "ana@acme.example", &[])
        .await;
    Two {
        staff,
        ana,
        acme,
        acme_ana,
        globex,
        twin,
    }
}

async fn joined(house: &House, two: &mut Two) -> String {
    let asked = act(&mut two.staff, two.twin, &format!("add:{}", two.twin)).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    house.newest_link("ana@acme.example").await
}

/// A company with so many people, each with an address of their own, written past the pages.
async fn crowd(house: &House, staff: &mut Browser, count: usize) -> i64 {
    let id = company(house, staff, "Crowd").await;
    let first = person(house, staff, "Person 0", "p0@crowd.example", id).await;
    house
        .execute(&format!(
            "INSERT INTO contact (is_company, contact_type, parent_id, commercial_entity_id, name, email, email_key, \
             sort_key, text_version, created_at, updated_at) \
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
             SELECT c.is_company, c.contact_type, c.parent_id, c.commercial_entity_id, 'Person ' || i, \
             'p' || i || '@crowd.example', 'p' || i || '@crowd.example', c.sort_key, c.text_version, c.created_at, c.updated_at \
             FROM n, contact c WHERE c.id = {first}",
            count - 1
        ))
        .await;
    id
}

async fn ids(house: &House, parent: i64) -> String {
    let first = house
        .number(&format!(
            "SELECT MIN(id) FROM contact WHERE parent_id = {parent}"
        ))
        .await;
    let last = house
        .number(&format!(
            "SELECT MAX(id) FROM contact WHERE parent_id = {parent}"
        ))
        .await;
    format!("{first}-{last}")
}

async fn open(house: &House) -> i64 {
    house
        .number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL")
        .await
}

/// A mail server that takes one letter, says so, and refuses it only when told to.
fn slow_server() -> (String, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let ((arrived, has_arrived), (answer, may_answer)) = (mpsc::channel(), mpsc::channel());
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut out = stream.try_clone().unwrap();
        out.write_all(b"220 slow.example\r\n").unwrap();
        let mut inside = false;
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let said: &[u8] = match (inside, line.as_str()) {
                (true, ".") => {
                    arrived.send(()).unwrap();
                    may_answer.recv().unwrap();
                    inside = false;
                    b"550 too late\r\n"
                }
                (true, _) => continue,
                (false, "DATA") => {
                    inside = true;
                    b"354 go on\r\n"
                }
                (false, hello) if hello.starts_with("EHLO") => {
                    b"250-slow.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
                }
                (false, _) => b"250 as you say\r\n",
            };
            if out.write_all(said).is_err() {
                return;
            }
        }
    });
    (url, has_arrived, answer)
}

on_both! {
    async fn a_process_that_comes_late_does_not_overwrite_what_came_of_a_letter(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", acme).await;
        act(&mut staff, ana, &format!("grant:{ana}")).await;
        let (url, has_arrived, answer) = slow_server();
        let slow = Transport::smtp(&url, "localhost", Duration::from_secs(60)).unwrap();
        let late = tokio::spawn({
            let atrium = house.atrium().clone();
            async move { outbox::send_due(&atrium, &slow).await }
        });
        tokio::task::spawn_blocking(move || has_arrived.recv().unwrap()).await.unwrap();
        // Its lease runs out while the server thinks; another process sends the letter.
        let second = house.second().await;
        second.atrium().clock.advance(Duration::from_secs(121));
        second.deliver().await;
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND attempts = 2").await, 1);
        answer.send(()).unwrap();
        late.await.unwrap().unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND attempts = 2 AND reason = ''").await, 1);
    }

    async fn a_login_elsewhere_is_added_once_its_owner_accepts_and_not_before(house: House) {
        let mut two = two(&house).await;
        let row = state(&mut two.staff, two.twin).await;
        assert_eq!((row["state"].as_str(), row["can"]["add_to_existing"].as_bool()), (Some("login_elsewhere"), Some(true)), "{row}");
        assert!(row["latest_authentication"].is_null(), "when a login is used elsewhere is nobody's business: {row}");
        let link = joined(&house, &mut two).await;
        assert!(link.starts_with("/join/"), "{link}");
        let row = state(&mut two.staff, two.twin).await;
        assert!(row["state_text"].as_str().unwrap().starts_with("Invited, link valid until"), "{row}");
        assert_eq!((row["can"]["revoke"].as_bool(), row["can"]["show_link"].as_bool()), (Some(true), Some(false)), "{row}");
        assert!(row["latest_authentication"].is_null(), "{row}");
        assert_eq!(open(&house).await, 1);
        assert!(!two.ana.get("/my").await.body.contains("Globex"), "nothing is visible before she accepts");
        assert_eq!(two.ana.get(&format!("/my?in={}", two.globex)).await.status, StatusCode::NOT_FOUND);
        // Opening spends nothing, and says who asks and for whom.
        let page = house.visitor().get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Northwind") && page.body.contains("Globex") && page.body.contains("/login?next=%2Fmy%2Foffers%2F1"), "{}", page.body);
        assert!(!page.body.contains(link.rsplit('/').next().unwrap()), "the link's secret is not in its page");
        // Without signing in, nothing is accepted.
        let refused = house.visitor().post(&link, &[("act", "accept")]).await;
        assert!(refused.body.contains("Sign in to accept"), "{}", refused.body);
        assert_eq!(open(&house).await, 1);
        let old = two.ana.cookie.clone().unwrap();
        let accepted = two.ana.post(&link, &[("act", "accept")]).await;
        assert_eq!((accepted.status, accepted.location()), (StatusCode::SEE_OTHER, "/my?done=joined"), "{}", accepted.body);
        let home = two.ana.get("/my").await;
        assert!(home.body.contains("You are here for Globex") && home.body.contains("action=\"/my/company\""), "{}", home.body);
        assert_ne!(two.ana.cookie.as_deref(), Some(old.as_str()), "a new scope gets a new value");
        assert_eq!(two.ana.with_cookie(&old).get("/my").await.status, StatusCode::SEE_OTHER);
        assert_eq!(open(&house).await, 2);
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::GONE);
        assert_eq!(state(&mut two.staff, two.twin).await["state"], "in_portal");
        for happened in ["membership_offered", "offer_accepted", "membership_chosen"] {
            assert_eq!(house.number(&format!("SELECT COUNT(*) FROM audit_entry WHERE action = '{happened}'")).await, 1, "{happened}");
        }
        let history = two.staff.get(&format!("/office/contacts/{}", two.twin)).await.body;
        assert!(history.contains("accepted with an existing login"), "{history}");
    }

    async fn somebody_signed_out_signs_in_and_answers(house: House) {
        let mut two = two(&house).await;
        joined(&house, &mut two).await;
        let mut later = house.visitor();
        let to_login = later.get("/my/offers/1").await;
        assert!(to_login.location().starts_with("/login?next="), "{}", to_login.location());
        let signed_in = later.post("/login", &[("email", "ana@acme.example"), ("password", PASSWORD), ("next", "/my/offers/1")]).await;
        assert_eq!(signed_in.location(), "/my/offers/1");
        assert!(later.get("/my/offers/1").await.body.contains("Globex"));
        let accepted = later.post("/my/offers/1", &[("act", "accept")]).await;
        assert_eq!(accepted.location(), "/my?done=joined", "{}", accepted.body);
    }

    async fn an_offer_is_for_its_login_only(house: House) {
        let mut two = two(&house).await;
        let link = joined(&house, &mut two).await;
        let acme = two.acme;
        let ben = person(&house, &mut two.staff, "Ben", "ben@acme.example", acme).await;
        let mut ben = house.customer(&mut two.staff, ben, "ben@acme.example", &[]).await;
        assert_eq!(ben.get("/my/offers/1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(ben.post("/my/offers/1", &[("act", "accept")]).await.status, StatusCode::NOT_FOUND);
        let page = ben.post(&link, &[("act", "accept")]).await;
        assert!(page.body.contains("You are signed in as ben@acme.example"), "{}", page.body);
        assert_eq!(open(&house).await, 2);
        for forged in ["/join/x", "/join/AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(house.visitor().get(forged).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn an_offer_is_declined_withdrawn_repeated_and_ends(house: House) {
        let mut two = two(&house).await;
        let link = joined(&house, &mut two).await;
        let declined = house.visitor().post(&link, &[("act", "decline")]).await;
        assert_eq!((declined.status, declined.location()), (StatusCode::SEE_OTHER, "/?done=declined"));
        assert_eq!(state(&mut two.staff, two.twin).await["state"], "login_elsewhere");
        assert_eq!(two.ana.post(&link, &[("act", "accept")]).await.status, StatusCode::GONE);
        let twin = two.twin;
        house.clock.advance(Duration::from_secs(60));
        let first = joined(&house, &mut two).await;
        house.clock.advance(Duration::from_secs(60));
        assert_eq!(act(&mut two.staff, twin, &format!("reinvite:{twin}")).await.status, StatusCode::OK);
        let second = house.newest_link("ana@acme.example").await;
        assert_ne!(first, second);
        assert_eq!(house.visitor().get(&first).await.status, StatusCode::GONE);
        assert_eq!(house.visitor().get(&second).await.status, StatusCode::OK);
        assert_eq!(act(&mut two.staff, twin, &format!("show-link:{twin}")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(act(&mut two.staff, twin, &format!("revoke:{twin}")).await.status, StatusCode::OK);
        assert_eq!(house.visitor().get(&second).await.status, StatusCode::GONE);
        assert_eq!(two.ana.get("/my").await.status, StatusCode::OK, "what she had stays");
        house.clock.advance(Duration::from_secs(60));
        let third = joined(&house, &mut two).await;
        house.clock.advance(DAY + DAY + DAY + DAY + DAY + DAY);
        let page = house.visitor().get(&third).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.body.contains("expired"), "{}", page.body);
        let mut again = house.signed_in("ana@acme.example").await;
        assert_eq!(again.post(&third, &[("act", "accept")]).await.status, StatusCode::GONE);
        assert_eq!(open(&house).await, 1);
    }

    async fn a_list_its_filters_and_its_count_say_what_the_dialog_says(house: House) {
        let mut two = two(&house).await;
        let globex = two.globex;
        let mut made = vec![("Ana", two.acme_ana), ("Ana Twin", two.twin)];
        for (name, email) in [("Nobody", "nobody@globex.example"), ("Waits", "waits@globex.example"), ("Late", "late@globex.example"),
            ("Revoked", "revoked@globex.example"), ("Asked", "ana@acme.example"), ("Asked late", "ana@acme.example")] {
            made.push((name, person(&house, &mut two.staff, name, email, globex).await));
        }
        made.push(("Staff manager", house.number("SELECT contact_id FROM app_user WHERE role = 'manager'").await));
        let id = |wanted: &str| made.iter().find(|(name, _)| *name == wanted).unwrap().1;
        for (name, verb) in [("Late", "grant"), ("Asked late", "add"), ("Revoked", "grant"), ("Revoked", "revoke")] {
            assert_eq!(act(&mut two.staff, id(name), &format!("{verb}:{}", id(name))).await.status, StatusCode::OK, "{name}");
        }
        house.clock.advance(Duration::from_secs(7 * 24 * 3600));
        let mut staff = house.signed_in("manager@northwind.example").await;
        for (name, verb) in [("Waits", "grant"), ("Asked", "add")] {
            assert_eq!(act(&mut staff, id(name), &format!("{verb}:{}", id(name))).await.status, StatusCode::OK, "{name}");
        }
        let expected = [("Ana", "in_portal"), ("Ana Twin", "login_elsewhere"), ("Nobody", "not_in_portal"), ("Waits", "invited"), ("Late", "invited"),
            ("Revoked", "not_in_portal"), ("Asked", "invited"), ("Asked late", "invited"), ("Staff manager", "internal_user")];
        let badges = [("in_portal", "In portal"), ("invited", "Invited")];
        let badge = |word: &str| badges.iter().find(|(one, _)| *one == word).map(|(_, badge)| *badge);
        let list = staff.get("/office/contacts").await.body;
        for (name, word) in expected {
            let address = format!("/office/contacts/{}", id(name));
            assert_eq!(state(&mut staff, id(name)).await["state"], word, "{name}");
            let row = list.split("<tr").find(|row| row.contains(&format!("{address}\""))).unwrap();
            let page = staff.get(&address).await.body;
            let head = page.split("data-region=\"state\"").nth(1).unwrap().split("</div>").next().unwrap();
            for (_, shown) in badges {
                assert_eq!(row.contains(shown), badge(word) == Some(shown), "{name}: {row}");
                assert_eq!(head.contains(shown), badge(word) == Some(shown), "{name}: {head}");
            }
        }
        for (filter, shown) in [("access", "In portal"), ("invited", "Invited")] {
            for more in ["", "&sort=-email", "&q=globex"] {
                let has = |name: &str| more != "&q=globex" || !["Ana", "Staff manager"].contains(&name);
                let names: Vec<&str> = expected.iter().filter(|(name, word)| badge(word) == Some(shown) && has(name)).map(|(name, _)| *name).collect();
                let page = staff.get(&format!("/office/contacts?filter={filter}{more}")).await.body;
                let found: Vec<&str> = expected.iter().map(|(name, _)| *name).filter(|name| page.contains(&format!("/office/contacts/{}\"", id(name)))).collect();
                assert_eq!(found, names, "{filter}{more}");
                let count = match names.len() { 0 => continue, 1 => "1 contact<".to_owned(), more => format!("{more} contacts<") };
                assert!(page.contains(&count), "{filter}{more}: {page}");
            }
        }
    }

    async fn an_offer_falls_with_what_its_owner_was_told(house: House) {
        let mut two = two(&house).await;
        let link = joined(&house, &mut two).await;
        house.execute(&format!("UPDATE contact SET parent_id = {}, commercial_entity_id = {} WHERE id = {}", two.acme, two.acme, two.twin)).await;
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::GONE);
        assert_eq!(two.ana.post(&link, &[("act", "accept")]).await.status, StatusCode::GONE);
        assert_eq!(open(&house).await, 1);
    }

    async fn of_many_accepts_at_once_one_succeeds(house: House) {
        let mut two = two(&house).await;
        let link = joined(&house, &mut two).await;
        let mut tries = Vec::new();
        for _ in 0..8 {
            let (mut browser, link) = (house.signed_in("ana@acme.example").await, link.clone());
            tries.push(tokio::spawn(async move { browser.post(&link, &[("act", "accept")]).await.status }));
        }
        let mut won = 0;
        for one in tries {
            won += usize::from(one.await.unwrap() == StatusCode::SEE_OTHER);
        }
        assert_eq!((won, open(&house).await), (1, 2));
    }

    async fn one_switches_between_own_companies_only_and_a_link_lands_in_the_right_one(house: House) {
        let mut two = two(&house).await;
        let link = joined(&house, &mut two).await;
        two.ana.post(&link, &[("act", "accept")]).await;
        let acme = two.acme;
        let stranger = person(&house, &mut two.staff, "Eve", "eve@acme.example", acme).await;
        house.customer(&mut two.staff, stranger, "eve@acme.example", &[]).await;
        let own = house.number(&format!("SELECT id FROM membership WHERE contact_id = {}", two.acme_ana)).await.to_string();
        let foreign = house.number(&format!("SELECT id FROM membership WHERE contact_id = {stranger}")).await.to_string();
        assert_eq!(two.ana.post("/my/company", &[("membership", &foreign)]).await.status, StatusCode::NOT_FOUND);
        assert!(two.ana.get("/my").await.body.contains("You are here for Globex"));
        // A link meant for the other company asks; it never switches by itself.
        let asked = two.ana.get(&format!("/my?in={acme}")).await;
        assert!(asked.body.contains("Switch to Acme"), "{}", asked.body);
        assert!(two.ana.get("/my").await.body.contains("You are here for Globex"));
        house.clock.advance(Duration::from_secs(60));
        let switched = two.ana.post("/my/company", &[("membership", &own), ("next", &format!("/my?in={acme}"))]).await;
        assert_eq!(switched.location(), format!("/my?in={acme}"));
        assert!(two.ana.get(switched.location()).await.body.contains("You are here for Acme"));
        assert_eq!(two.ana.get(&format!("/my?in={stranger}")).await.status, StatusCode::NOT_FOUND);
        // The next sign-in goes on where the last left off.
        let mut next = house.signed_in("ana@acme.example").await;
        assert!(next.get("/my").await.body.contains("You are here for Acme"));
        // Revoking one ends what is open in it, and the login goes on in the other.
        let mut in_globex = house.signed_in("ana@acme.example").await;
        let other = house.number(&format!("SELECT id FROM membership WHERE contact_id = {}", two.twin)).await.to_string();
        house.clock.advance(Duration::from_secs(60));
        in_globex.post("/my/company", &[("membership", &other)]).await;
        let acme_ana = two.acme_ana;
        act(&mut two.staff, acme_ana, &format!("revoke:{acme_ana}")).await;
        assert_eq!(next.get("/my").await.status, StatusCode::FORBIDDEN);
        let globex = in_globex.get("/my").await;
        assert!(globex.body.contains("You are here for Globex") && !globex.body.contains("action=\"/my/company\""), "{}", globex.body);
        let mut last = house.signed_in("ana@acme.example").await;
        assert!(last.get("/my").await.body.contains("You are here for Globex"));
    }

    async fn many_rows_are_a_job_and_few_are_not(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let crowd = crowd(&house, &mut staff, 260).await;
        house.execute("UPDATE contact SET email = 'nonsense', email_key = '' WHERE name IN ('Person 7', 'Person 259')").await;
        let ids = ids(&house, crowd).await;
        let page = staff.get(&format!("{URL}?ids={ids}")).await;
        assert!(page.body.contains("258 can be granted, 2 cannot"), "{}", page.body);
        assert!(page.body.contains("60 more rows are not shown") && page.body.contains(&format!("name=\"ids\" value=\"{ids}\"")), "{}", page.body);
        assert_eq!(page.body.matches("name=\"select\"").count(), 200);
        let everyone = [("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-selected")];
        let refused = staff.post(URL, &everyone).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Grant the other 258"), "{}", refused.body);
        assert_eq!((open(&house).await, house.number("SELECT COUNT(*) FROM job").await), (0, 0), "a refused row stops the batch");
        let others = [("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-others"), ("visibility", "own"), ("message", "Welcome, all")];
        let queued = staff.post(URL, &others).await;
        assert_eq!((queued.status, queued.location()), (StatusCode::SEE_OTHER, "/office/jobs/1?follow=yes"), "{}", queued.body);
        let waiting = staff.get("/office/jobs/1?follow=yes").await;
        assert!(waiting.headers.contains_key("refresh") && waiting.body.contains("2 of 260"), "{}", waiting.body);
        bulk::run_due(house.atrium(), || false).await.unwrap();
        let done = staff.get("/office/jobs/1?follow=yes").await;
        assert!(!done.headers.contains_key("refresh") && done.body.contains("260 of 260") && done.body.contains("Person 259"), "{}", done.body);
        assert_eq!(open(&house).await, 258);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership WHERE visibility = 'own'").await, 258);
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE letter = 'invitation'").await, 258);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'access_granted'").await, 258);
        let letter = house.letters("p12@crowd.example").await;
        assert!(letter.last().unwrap().contains("Welcome, all"));
        house.visitor().get(&house.newest_link("p258@crowd.example").await).await;
        let csv = staff.get("/office/jobs/1/results").await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(csv.body.lines().count(), 261);
        assert!(csv.body.contains("\"Person 7\",\"nonsense\",\"Refused\",\""), "{}", csv.body);
        assert_eq!(csv.body.matches("\"Granted\"").count(), 258);
        // Back to none, as a job too; then few, at once.
        let revoke = [("ids", ids.as_str()), ("everyone", "on"), ("act", "revoke-selected")];
        assert_eq!(staff.post(URL, &revoke).await.location(), "/office/jobs/2?follow=yes");
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!(open(&house).await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE archived_at IS NULL AND role IS NULL").await, 0);
        let few = [("id", crowd.to_string()), ("select", (crowd + 1).to_string()), ("act", "grant-selected".to_owned())];
        let few: Vec<(&str, &str)> = few.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(staff.post(URL, &few).await.status, StatusCode::OK);
        assert_eq!((open(&house).await, house.number("SELECT COUNT(*) FROM job").await), (1, 2));
        let list = staff.get("/office/jobs").await;
        assert!(list.body.contains("Grant access to 260 contacts") && list.body.contains("Revoke access of 260 contacts"), "{}", list.body);
        assert_eq!(house.staff(Role::Employee).await.get("/office/jobs").await.status, StatusCode::FORBIDDEN);
        let verdict = atrium_backend::operation::audit::verify(house.atrium()).await.unwrap();
        assert!(matches!(verdict, atrium_backend::store::audit::Verdict::Whole { .. }), "{verdict:?}");
    }

    async fn a_job_that_is_over_or_whose_asker_is_erased_keeps_neither_name_nor_address(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let crowd = crowd(&house, &mut staff, 210).await;
        let ids = ids(&house, crowd).await;
        let asked = "SELECT COUNT(*) FROM job WHERE request LIKE '%Staff manager%' AND request LIKE '%127.0.0.1%'";
        let anybody = "SELECT COUNT(*) FROM job WHERE request LIKE '%Staff manager%' OR request LIKE '%127.0.0.1%'";
        let typed = "SELECT COUNT(*) FROM job_row WHERE email IS NOT NULL";
        let first = house.number(&format!("SELECT MIN(id) FROM contact WHERE parent_id = {crowd}")).await;
        let one = format!("email.{first}");
        let form = [("ids", ids.as_str()), ("everyone", "on"), (one.as_str(), "typed@crowd.example"), ("act", "grant-selected")];
        staff.post(URL, &form).await;
        assert_eq!((house.number(asked).await, house.number(typed).await), (1, 1));
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!((open(&house).await, house.number(anybody).await, house.number(typed).await), (210, 0, 0));
        let said = "SELECT COUNT(*) FROM audit_personal WHERE body LIKE '%Staff manager%' AND body LIKE '%127.0.0.1%'";
        assert!(house.number(said).await >= 210, "the trail says it of every row");
        // Those that were over before keep it no longer than to the upgrade.
        house.execute(r#"UPDATE job SET request = REPLACE(request, '"name":""', '"name":"Staff manager"')"#).await;
        house.execute("UPDATE job_row SET email = 'typed@crowd.example'").await;
        assert_eq!(house.number(anybody).await, 1);
        house.execute("DELETE FROM seaql_migrations WHERE version LIKE '%000032%'").await;
        house.atrium().database.migrate(None).await.unwrap();
        assert_eq!((house.number(anybody).await, house.number(typed).await), (0, 0));
        assert!(staff.get("/office/jobs/1").await.body.contains("Grant access to 210 contacts"));
        // Erased while the job waits: the job still does what was asked.
        staff.post(URL, &[("ids", ids.as_str()), ("everyone", "on"), ("act", "revoke-selected")]).await;
        let own = house.number("SELECT contact_id FROM app_user WHERE role = 'manager'").await;
        assert_eq!(house.number(asked).await, 1);
        atrium_backend::operation::audit::erase_person(house.atrium(), atrium_domain::id::ContactId::new(own)).await.unwrap();
        assert_eq!(house.number(anybody).await, 0);
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!(open(&house).await, 0);
    }

    async fn a_job_that_is_cut_off_goes_on_and_grants_nobody_twice(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let crowd = crowd(&house, &mut staff, 450).await;
        let ids = ids(&house, crowd).await;
        staff.post(URL, &[("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-selected")]).await;
        // The first process is killed after two units: its lease stays.
        let rounds = AtomicUsize::new(0);
        let cut = tokio::spawn({
            let atrium = house.atrium().clone();
            async move { bulk::run_due(&atrium, || rounds.fetch_add(1, Ordering::SeqCst) > 3).await }
        });
        cut.await.unwrap().unwrap();
        let some = open(&house).await;
        assert!(some > 0 && some < 450, "{some}");
        house.execute("UPDATE job SET leased_until = 9000000000000000000").await;
        let second = house.second().await;
        bulk::run_due(second.atrium(), || false).await.unwrap();
        assert_eq!(open(&house).await, some, "a job in hand is nobody else's");
        house.execute("UPDATE job SET leased_until = 1").await;
        // Two start at once; one gets it.
        let (one, other) = tokio::join!(bulk::run_due(house.atrium(), || false), bulk::run_due(second.atrium(), || false));
        one.unwrap();
        other.unwrap();
        assert_eq!(open(&house).await, 450);
        for (what, sql) in [
            ("logins", "SELECT COUNT(*) FROM app_user WHERE role IS NULL"),
            ("letters", "SELECT COUNT(*) FROM outbox WHERE letter = 'invitation'"),
            ("entries", "SELECT COUNT(*) FROM audit_entry WHERE action = 'access_granted'"),
            ("successes", "SELECT succeeded FROM job"),
            ("rows", "SELECT COUNT(*) FROM job_row WHERE result = 'granted'"),
        ] {
            assert_eq!(house.number(sql).await, 450, "{what}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'job_finished'").await, 1);
    }

    async fn cancelling_keeps_what_is_granted_and_who_may_not_grant_any_more_stops_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let crowd = crowd(&house, &mut staff, 450).await;
        let ids = ids(&house, crowd).await;
        let form = [("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-selected")];
        staff.post(URL, &form).await;
        let rounds = AtomicUsize::new(0);
        bulk::run_due(house.atrium(), || rounds.fetch_add(1, Ordering::SeqCst) > 1).await.unwrap();
        let some = open(&house).await;
        assert_eq!(staff.post("/office/jobs/1/cancel", &[]).await.status, StatusCode::SEE_OTHER);
        bulk::run_due(house.atrium(), || false).await.unwrap();
        let page = staff.get("/office/jobs/1").await.body;
        assert!(page.contains("Stopped") && page.contains("Not done"), "{page}");
        assert_eq!(open(&house).await, some);
        assert_eq!(house.number("SELECT COUNT(*) FROM job_row WHERE result = 'skipped'").await, 450 - some);
        // The rest; but whoever asked is archived before it begins.
        let refused = staff.post(URL, &form).await;
        assert!(refused.body.contains(&format!("Grant the other {}", 450 - some)), "{}", refused.body);
        staff.post(URL, &[("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-others")]).await;
        house.execute("UPDATE app_user SET archived_at = 1 WHERE role = 'manager'").await;
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!(open(&house).await, some);
        assert_eq!(house.number("SELECT COUNT(*) FROM job WHERE state = 'failed' AND reason = 'not_allowed'").await, 1);
    }

    async fn everything_a_list_shows_can_be_selected(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let ana = person(&house, &mut staff, "Ana Kowalska", "ana@acme.example", acme).await;
        person(&house, &mut staff, "Ben", "ben@acme.example", acme).await;
        let dialog = staff.get_json(&format!("{URL}?all=1&q=kowal&filter=persons")).await.json();
        assert_eq!(dialog["ids"], serde_json::json!([ana]));
        let none = staff.get(&format!("{URL}?all=1&q=nobody")).await;
        assert_eq!(none.location(), "/office/contacts");
    }

    async fn the_outbox_is_searched_filtered_and_a_failed_letter_tried_again(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        for (name, email) in [("Ana Kowalska", "ana@acme.example"), ("Ben", "ben@acme.example"), ("Cleo", "cleo@acme.example")] {
            let id = person(&house, &mut staff, name, email, acme).await;
            act(&mut staff, id, &format!("grant:{id}")).await;
        }
        house.execute("UPDATE outbox SET payload = '{\"letter\":\"tomorrow\"}', letter = 'tomorrow' WHERE recipient = 'cleo@acme.example'").await;
        house.deliver().await;
        let all = staff.get("/office/outbox").await;
        assert_eq!(all.status, StatusCode::OK, "one row that can't be read must not take the list");
        assert!(all.body.contains("Letter of another version") && all.body.contains("cannot be read"), "{}", all.body);
        house.execute("UPDATE outbox SET state = 'failed', sent_at = NULL, reason = 'answered', last_error = 'mail.example answered 550 <no>' WHERE recipient = 'ana@acme.example'").await;
        let failed = staff.get("/office/outbox?state=failed&q=ANA@a").await.body;
        assert!(failed.contains("ana@acme.example") && !failed.contains("ben@acme.example") && failed.contains("The mail server refused it."), "{failed}");
        assert!(staff.get("/office/outbox?q=kowal").await.body.contains("ana@acme.example"));
        assert!(!staff.get("/office/outbox?q=kowal").await.body.contains("ben@acme.example"));
        for signs in ["%25", "_", "%27"] {
            let none = staff.get(&format!("/office/outbox?q={signs}")).await;
            assert!(!none.body.contains("ana@acme.example"), "{signs} finds every letter");
        }
        let id = house.number("SELECT id FROM outbox WHERE recipient = 'ana@acme.example'").await;
        let attempts = house.number("SELECT attempts FROM outbox WHERE recipient = 'ana@acme.example'").await;
        let letter = staff.get(&format!("/office/outbox/{id}")).await.body;
        assert!(letter.contains("550 &lt;no") && letter.contains("Retry"), "{letter}");
        let mut employee = house.staff(Role::Employee).await;
        assert_eq!(employee.post(&format!("/office/outbox/{id}/retry"), &[]).await.status, StatusCode::FORBIDDEN);
        staff.post(&format!("/office/outbox/{id}/retry"), &[]).await;
        staff.post(&format!("/office/outbox/{id}/retry"), &[]).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'mail_retried'").await, 1);
        house.deliver().await;
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM outbox WHERE id = {id} AND state = 'sent' AND attempts = {} AND reason = ''", attempts + 1)).await, 1);
    }

    async fn the_outbox_is_read_page_by_page_without_gap_or_repetition(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example", acme).await;
        act(&mut staff, id, &format!("grant:{id}")).await;
        house.execute(
            "INSERT INTO outbox (letter, payload, recipient, recipient_name, language, message_id, state, next_attempt_at, created_at) \
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 169) \
             SELECT o.letter, o.payload, 'r' || i || '@x.example', '', o.language, 'm' || i, 'queued', o.next_attempt_at, o.created_at + i / 3 FROM n, outbox o"
        ).await;
        let (mut seen, mut address) = (Vec::new(), "/office/outbox".to_owned());
        let follow = |body: &str, rel: &str| {
            let tag = body.split("<a ").find(|tag| tag.contains(&format!("rel=\"{rel}\"")))?.to_owned();
            Some(tag.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&"))
        };
        let first = staff.get(&address).await.body;
        loop {
            let body = staff.get(&address).await.body;
            seen.extend(body.split("href=\"/office/outbox/").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<i64>().ok()));
            match follow(&body, "next") {
                Some(next) => address = next,
                None => {
                    let back = follow(&body, "prev").unwrap();
                    let middle = staff.get(&back).await.body;
                    let back = staff.get(&follow(&middle, "prev").unwrap()).await.body;
                    assert_eq!(follow(&back, "next"), follow(&first, "next"));
                    break;
                }
            }
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (170, 170));
    }

    async fn a_letter_somebody_waits_for_does_not_queue_behind_those_of_a_job(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let crowd = crowd(&house, &mut staff, 210).await;
        let ids = ids(&house, crowd).await;
        staff.post(URL, &[("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-selected")]).await;
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await, 210);
        house.clock.advance(Duration::from_secs(60));
        house.visitor().post("/reset", &[("email", "manager@northwind.example")]).await;
        let other = company(&house, &mut staff, "Other").await;
        let one = person(&house, &mut staff, "One", "one@other.example", other).await;
        act(&mut staff, one, &format!("grant:{one}")).await;
        let folder = tempfile::tempdir().unwrap();
        let transport = Transport::folder(folder.path().join("mail"));
        let round = async || {
            let asked = AtomicUsize::new(0);
            let once = || asked.fetch_add(1, Ordering::Relaxed) == 0;
            outbox::send_due_while(house.atrium(), &transport, once).await.unwrap()
        };
        assert_eq!(round().await, 8);
        let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'";
        assert_eq!(house.number(&format!("{sent} AND letter = 'reset'")).await, 1);
        assert_eq!(house.number(&format!("{sent} AND recipient = 'one@other.example'")).await, 1);
        assert_eq!(house.number(sent).await, 8, "and the oldest of the others");
        // One of many that failed, and that somebody asks for now.
        let failed = house.number("SELECT MAX(id) FROM outbox WHERE turn = 1 AND state = 'queued'").await;
        house.execute(&format!("UPDATE outbox SET state = 'failed' WHERE id = {failed}")).await;
        staff.post(&format!("/office/outbox/{failed}/retry"), &[]).await;
        assert_eq!(round().await, 8);
        assert_eq!(house.number(&format!("{sent} AND id = {failed}")).await, 1);
        assert_eq!(outbox::send_due(house.atrium(), &transport).await.unwrap(), 212 - 16, "nobody is forgotten");
    }

    async fn what_is_due_is_a_range_of_an_index(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = company(&house, &mut staff, "Acme").await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example", id).await;
        act(&mut staff, id, &format!("grant:{id}")).await;
        for (state, sent) in [("queued", "CAST(NULL AS BIGINT)"), ("sent", "o.created_at")] {
            house.execute(&format!(
                "INSERT INTO outbox (letter, payload, recipient, recipient_name, language, message_id, state, sent_at, turn, next_attempt_at, created_at) \
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) \
                 SELECT o.letter, o.payload, 'r' || i || '@x.example', '', o.language, '{state}' || i, '{state}', {sent}, i % 2, o.next_attempt_at + i, o.created_at \
                 FROM n, outbox o WHERE o.recipient = 'ana@acme.example'"
            )).await;
        }
        house.execute("ANALYZE").await;
        let sqlite = house.url.starts_with("sqlite");
        let now = house.clock.now().micros() + 1000;
        // The question as `lease_mails` asks it.
        let sql = format!(
            "{} SELECT * FROM outbox WHERE state IN ('queued', 'sending') AND turn = 1 AND next_attempt_at <= {now} \
             AND ((state = 'queued' AND next_attempt_at <= {now}) OR (state = 'sending' AND leased_until <= {now})) \
             ORDER BY next_attempt_at LIMIT 8",
            if sqlite { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" }
        );
        let raw = house.raw().await;
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.try_get_by_index(if sqlite { 3 } else { 0 }).unwrap()).collect();
        let plan = plan.join("\n");
        assert!(plan.contains("outbox_in_turn") && !plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
