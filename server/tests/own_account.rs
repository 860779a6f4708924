//! A person's own account: whom they turn to, which letters come, browsers that are known, passwords
//! judged while they are typed, and the clocks that instants are told by.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::{Duration, Timestamp};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use support::{Answer, Browser, House, PASSWORD, encode};

const NEW: &str = "an entirely new sentence";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

async fn company(house: &House, staff: &mut Browser, name: &str, salesperson: &str) -> i64 {
    let fields = [
        ("kind", "company"),
        ("type", "contact"),
        ("name", name),
        ("salesperson", salesperson),
    ];
    house.contact(staff, &fields).await
}

async fn person(
    house: &House,
    staff: &mut Browser,
    name: &str,
    parent: i64,
    salesperson: &str,
) -> i64 {
    let parent = parent.to_string();
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("parent", &parent),
        ("salesperson", salesperson),
    ];
    house.contact(staff, &fields).await
}

/// Ana of Acme, who has accepted her invitation.
async fn ana(house: &House) -> (Browser, Browser) {
    let mut staff = house.staff(Role::Manager).await;
    let acme = company(house, &mut staff, "Acme", "").await;
    let id = person(house, &mut staff, "Ana", acme, "").await;
    let ana = house
        .customer(&mut staff, id, "ana@acme.example", &[])
        .await;
    (staff, ana)
}

async fn user(house: &House, login: &str) -> String {
    house
        .number(&format!("SELECT id FROM app_user WHERE login = '{login}'"))
        .await
        .to_string()
}

/// Signs in as a browser of that name would.
async fn sign_in(browser: &mut Browser, user_agent: &str, email: &str) -> Answer {
    let form = encode(&[("email", email), ("password", PASSWORD)]);
    let request = Request::post("/login")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::USER_AGENT, user_agent)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form))
        .unwrap();
    let answer = browser.send(request).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer
}

async fn told(house: &House) -> i64 {
    house
        .number("SELECT COUNT(*) FROM outbox WHERE letter = 'new_device'")
        .await
}

async fn zone(house: &House, name: &str) {
    house
        .execute(&format!(
            "INSERT INTO setting (key, value, revision, changed_at) VALUES ('time_zone', '{name}', 1, 0)"
        ))
        .await;
    house.atrium().settle().await.unwrap();
}

on_both! {
    async fn a_customer_sees_who_looks_after_them_and_of_nobody_else_anything(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        house.staff(Role::Employee).await;
        house.staff(Role::Administrator).await;
        let (manager, employee) = (user(&house, "manager@northwind.example").await, user(&house, "employee@northwind.example").await);
        let acme = company(&house, &mut staff, "Acme", &manager).await;
        let other = company(&house, &mut staff, "Other", &employee).await;
        let none = company(&house, &mut staff, "None", "").await;
        let ana_id = person(&house, &mut staff, "Ana", acme, "").await;
        let ben_id = person(&house, &mut staff, "Ben", acme, &employee).await;
        let eve_id = person(&house, &mut staff, "Eve", other, "").await;
        let zoe_id = person(&house, &mut staff, "Zoe", none, "").await;
        let mut ana = house.customer(&mut staff, ana_id, "ana@acme.example", &[]).await;
        let mut ben = house.customer(&mut staff, ben_id, "ben@acme.example", &[("visibility", "own"), ("pay", "none")]).await;
        let mut eve = house.customer(&mut staff, eve_id, "eve@other.example", &[]).await;
        let mut zoe = house.customer(&mut staff, zoe_id, "zoe@none.example", &[]).await;
        // What staff keep of the manager in the address book, and what customers must not see of it.
        house.execute("UPDATE contact SET email = 'm.desk@northwind.example', phone = '+48 22 123 45 67', notes = 'a canary', street = 'a canary street' \
                       WHERE id = (SELECT contact_id FROM app_user WHERE login = 'manager@northwind.example')").await;
        let card = |page: &str| page.contains("Your contact person");
        let home = ana.get("/my").await.body;
        for part in ["Staff manager", "href=\"mailto:m.desk@northwind.example\"", "href=\"tel:+48221234567\""] {
            assert!(card(&home) && home.contains(part), "{part}: {home}");
        }
        for secret in ["canary", "manager@northwind", "Staff employee", "Staff administrator", "argon2"] {
            assert!(!home.contains(secret), "{secret}: {home}");
        }
        let asked = ana.get("/my/security").await.body;
        assert!(asked.contains("Ask Staff manager (m.desk@northwind.example)"), "{asked}");
        let home = ben.get("/my").await.body;
        assert!(home.contains("Staff employee") && !home.contains("Staff manager"), "one's own before the company's: {home}");
        assert!(home.contains("mailto:employee@northwind.example") && !home.contains("tel:"), "nothing else is kept of them");
        let home = eve.get("/my").await.body;
        assert!(home.contains("Staff employee") && !home.contains("Staff manager"), "a stranger's is never shown: {home}");
        let home = zoe.get("/my").await.body;
        assert!(!card(&home) && !home.contains("Staff "), "nobody, and no empty card: {home}");
        assert!(zoe.get("/my/security").await.body.contains("Ask Northwind"));
        house.execute("UPDATE app_user SET archived_at = 1 WHERE login = 'employee@northwind.example'").await;
        let home = ben.get("/my").await.body;
        assert!(home.contains("Staff manager") && !home.contains("Staff employee"), "who left is asked no more: {home}");
        assert!(!card(&eve.get("/my").await.body));
    }

    async fn a_browser_that_is_new_to_a_login_is_told_by_letter_and_one_that_is_known_is_not(house: House) {
        let (_, mut ana) = ana(&house).await;
        assert_eq!(told(&house).await, 0, "the first sign-in is no news");
        ana.post("/language", &[("language", "de"), ("next", "/my")]).await;
        ana.post("/logout", &[]).await;
        sign_in(&mut ana, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 0, "the same browser");
        zone(&house, "Europe/Warsaw").await;
        // 2027-07-01T22:30Z: past midnight, by summer time.
        house.clock.set(Timestamp::from_seconds(1_814_481_000));
        let mut elsewhere = house.visitor();
        let answer = sign_in(&mut elsewhere, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 1);
        let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().map(|it| it.to_str().unwrap().to_owned()).collect();
        let device = cookies.iter().find(|it| it.starts_with("atrium_device=")).unwrap();
        assert!(device.contains("HttpOnly; SameSite=Lax") && device.contains("Max-Age=34560000") && device.contains("Path=/"), "{device}");
        let letters = house.letters("ana@acme.example").await;
        let letter = letters.iter().find(|letter| letter.contains("Neue Anmeldung bei Ihrem Konto bei Northwind")).unwrap();
        for part in ["02.07.2027, 00:30 UTC+2", "Firefox auf Linux", "127.0.0.1", "ana@acme.example"] {
            assert_eq!(letter.matches(part).count().min(2), 2, "{part} in text and HTML: {letter}");
        }
        assert!(letter.lines().any(|line| line.trim() == "http://localhost:3000/my/security"), "{letter}");
        sign_in(&mut elsewhere, FIREFOX, "ana@acme.example").await;
        sign_in(&mut ana, "something else", "ana@acme.example").await;
        assert_eq!(told(&house).await, 1, "known by what it keeps, not by what it calls itself");
        let noted = "SELECT COUNT(*) FROM audit_entry WHERE action = 'signed_in' AND detail LIKE '%\"new_device\":true%'";
        assert_eq!(house.number(noted).await, 3, "staff's first, Ana's first, and the one that was told");
        assert!(atrium_backend::operation::audit::verify(house.atrium()).await.is_ok());
    }

    async fn what_a_browser_keeps_is_of_no_use_to_another_login_or_to_a_thief_of_the_database(house: House) {
        let (_, ana) = ana(&house).await;
        house.staff(Role::Employee).await;
        let mut shared = house.visitor();
        sign_in(&mut shared, FIREFOX, "employee@northwind.example").await;
        let planted = shared.device.clone().unwrap();
        assert_eq!(told(&house).await, 1, "the employee's second browser");
        sign_in(&mut shared, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 2, "another login's mark says nothing of Ana's");
        sign_in(&mut shared, FIREFOX, "employee@northwind.example").await;
        sign_in(&mut shared, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 2, "and both are known there from now on");
        let mut thief = house.visitor();
        thief.device = Some(planted);
        sign_in(&mut thief, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 3, "what was planted before Ana came is not Ana's");
        for nonsense in ["atrium_device=", "atrium_device=....", "atrium_device=AAAAAAAAAAAAAAAAAAAAAA", "atrium_device=\u{1F511}"] {
            let mut browser = house.visitor();
            browser.device = Some(nonsense.to_owned());
            sign_in(&mut browser, FIREFOX, "ana@acme.example").await;
        }
        assert_eq!(told(&house).await, 7);
        let value = ana.device.unwrap();
        let value = value.split_once('=').unwrap().1;
        let sql = if house.url.starts_with("sqlite") { format!("SELECT COUNT(*) FROM known_device WHERE mark = CAST('{value}' AS BLOB)") } else { format!("SELECT COUNT(*) FROM known_device WHERE mark = '{value}'::bytea") };
        assert_eq!(house.number(&sql).await, 0, "the database holds hashes");
    }

    async fn a_program_without_a_memory_does_not_bury_its_owner_in_letters(house: House) {
        house.staff(Role::Employee).await;
        for _ in 0..12 {
            sign_in(&mut house.visitor(), "curl/8.5.0", "employee@northwind.example").await;
        }
        assert_eq!(told(&house).await, 10);
        house.clock.advance(Duration::from_secs(3601));
        sign_in(&mut house.visitor(), "curl/8.5.0", "employee@northwind.example").await;
        assert_eq!(told(&house).await, 11);
        for _ in 0..45 {
            sign_in(&mut house.visitor(), "curl/8.5.0", "employee@northwind.example").await;
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM known_device").await, 50);
    }

    async fn whoever_else_had_the_password_is_news_again_once_it_is_changed(house: House) {
        let (mut staff, mut ana) = ana(&house).await;
        let mut elsewhere = house.visitor();
        sign_in(&mut elsewhere, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 1);
        let change = |from, to| [("current_password", from), ("password", to), ("verify", to)];
        assert_eq!(ana.post("/my/security", &change(PASSWORD, NEW)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ana.post("/my/security", &change(NEW, PASSWORD)).await.status, StatusCode::SEE_OTHER);
        sign_in(&mut ana, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 1, "who changed it is known still");
        sign_in(&mut elsewhere, FIREFOX, "ana@acme.example").await;
        assert_eq!(told(&house).await, 2);
        let own = "SELECT COUNT(*) FROM known_device WHERE user_id = (SELECT id FROM app_user WHERE login = 'ana@acme.example')";
        assert_eq!(house.number(own).await, 2);
        let id = house.number("SELECT id FROM contact WHERE name = 'Ana'").await.to_string();
        let revoked = staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &format!("revoke:{id}"))]).await;
        assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.body);
        assert_eq!(house.number(own).await, 0, "no browser outlives the access");
        house.clock.advance(Duration::from_secs(402 * 86_400));
        let swept = atrium_backend::job::sweep::sweep(house.atrium(), || true).await.unwrap();
        assert_eq!((swept.devices, house.number("SELECT COUNT(*) FROM known_device").await), (1, 0));
    }

    async fn which_letters_come_and_why_is_told_and_no_switch_is_shown_that_switches_nothing(house: House) {
        let (mut staff, mut ana) = ana(&house).await;
        let page = ana.get("/my/security").await.body;
        let from = page.find("id=\"letters\"").unwrap();
        let section = &page[from..from + page[from..].find("</section>").unwrap()];
        for part in ["Letters to you", "ana@acme.example", "Sign-in on a new device", "Password changed", "Account deleted", "another company", "href=\"#own-language\""] {
            assert!(section.contains(part), "{part}: {section}");
        }
        assert!(!section.contains("<input") && !section.contains("<button"), "{section}");
        let page = staff.get("/my/security").await.body;
        assert!(page.contains("Sign-in on a new device") && !page.contains("another company"), "{page}");
        ana.post("/language", &[("language", "zh"), ("next", "/my")]).await;
        assert!(ana.get("/my/security").await.body.contains("发给您的邮件"));
    }

    async fn a_password_is_judged_while_it_is_typed_and_nothing_else_happens(house: House) {
        let setup = atrium_backend::operation::setup::path(house.atrium()).await.unwrap().unwrap();
        let typed = |password, verify| [("act", "check"), ("password", password), ("verify", verify)];
        let lacks = |answer: &Answer, what: &str| {
            assert_eq!(answer.status, StatusCode::OK, "{what}: {}", answer.body);
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{what}");
            assert!(answer.body.contains("Strength: very weak") && answer.body.contains("role=\"status\""), "{what}: {}", answer.body);
            assert!(answer.body.contains("Not yet met:") && !answer.body.contains("passwordpassword"), "{what}: {}", answer.body);
            assert!(!answer.body.contains("<form") && answer.body.len() < 2_500, "{what}: no more than that: {}", answer.body);
            assert!(!answer.headers.contains_key(header::SET_COOKIE), "{what}");
        };
        let answer = house.visitor().post(&setup, &[("act", "check"), ("name", "Ada Lovelace Byron"), ("email", "x"), ("password", "lovelacebyronada"), ("verify", "")]).await;
        assert!(answer.status == StatusCode::OK && answer.body.contains("Not yet met:"), "{}", answer.body);
        lacks(&house.visitor().post(&setup, &typed("passwordpassword", "password")).await, "set-up");
        let (mut staff, mut ana) = ana(&house).await;
        let cara = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Cara"), ("email", "cara@acme.example")]).await;
        let (id, act) = (cara.to_string(), format!("grant:{cara}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        let invitation = house.newest_link("cara@acme.example").await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        let mut told = house.staff(Role::Employee).await;
        house.execute("UPDATE app_user SET password_must_change = TRUE WHERE login = 'employee@northwind.example'").await;
        let (entries, hashes) = (house.number("SELECT COUNT(*) FROM audit_entry").await, house.atrium().hasher.counted());
        for link in [&invitation, &reset] {
            lacks(&house.visitor().post(link, &typed("passwordpassword", "password")).await, link);
            let good = house.visitor().post(link, &typed(NEW, NEW)).await;
            assert!(good.body.contains("Strength: very good") && !good.body.contains("Not yet met:"), "{}", good.body);
            assert_eq!(house.visitor().get(link).await.status, StatusCode::OK, "not spent");
        }
        lacks(&ana.post("/my/security", &typed("passwordpassword", "password")).await, "change");
        lacks(&told.post("/my/password", &typed("passwordpassword", "password")).await, "told password");
        let own = ana.post("/my/security", &typed("ana@acme.example", "ana@acme.example")).await;
        assert!(own.body.contains("Not yet met:"), "one's own words count here as when it is chosen: {}", own.body);
        let long = "x".repeat(100_000);
        assert_eq!(ana.post("/my/security", &typed(&long, &long)).await.status, StatusCode::OK);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry").await, entries, "nothing is written");
        assert_eq!(house.number("SELECT COUNT(*) FROM throttle WHERE bucket LIKE 'confirm:%'").await, 0, "and nobody slowed down");
        assert_eq!(house.atrium().hasher.counted(), hashes, "nothing is hashed");
        assert_eq!(house.visitor().post("/my/security", &typed(NEW, NEW)).await.status, StatusCode::SEE_OTHER, "to the sign-in page");
        assert_eq!(house.visitor().post("/invitation/unknown", &typed(NEW, NEW)).await.status, StatusCode::NOT_FOUND);
        for (page, script) in [(ana.get("/my/security").await.body, true), (house.visitor().get(&invitation).await.body, true), (house.visitor().get("/login").await.body, false)] {
            assert_eq!(page.contains("/assets/password"), script, "{page}");
            assert!(!page.contains(".wasm"), "no program for the browser");
        }
    }

    async fn what_many_people_choose_is_refused_with_a_reason_wherever_a_password_is_chosen(house: House) {
        let (mut staff, mut ana) = ana(&house).await;
        let cara = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Cara"), ("email", "cara@acme.example")]).await;
        let (id, act) = (cara.to_string(), format!("grant:{cara}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        let invitation = house.newest_link("cara@acme.example").await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        let before = house.atrium().hasher.counted();
        // Long, and nothing that a pattern or a word list would find: only that many have chosen it.
        for common in ["kartoffelpuffer", "Hd764nw5d7e1vbv", "bhrh0h2oof6xbqjeh", "lhbjkjubz2957704"] {
            let form = [("password", common), ("verify", common)];
            for link in [&invitation, &reset] {
                let refused = house.visitor().post(link, &form).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{common}");
                assert!(refused.body.contains("close to a password many people use"), "{common}: {}", refused.body);
            }
        }
        assert_eq!(house.atrium().hasher.counted(), before, "none of them was hashed");
        let change = [("current_password", PASSWORD), ("password", "kartoffelpuffer"), ("verify", "kartoffelpuffer")];
        let refused = ana.post("/my/security", &change).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("close to a password many people use"), "{}", refused.body);
        // The commonest of all are too short, and say so.
        for common in ["123456", "password", "qwerty", "111111", "iloveyou"] {
            let refused = house.visitor().post(&invitation, &[("password", common), ("verify", common)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("15 characters"), "{common}: {}", refused.body);
        }
    }

    async fn a_password_hardly_changed_is_not_changed(house: House) {
        let (_, mut ana) = ana(&house).await;
        for new in [PASSWORD.to_uppercase(), format!("{PASSWORD}!")] {
            let form = [("current_password", PASSWORD), ("password", new.as_str()), ("verify", new.as_str())];
            let refused = ana.post("/my/security", &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains("hardly different from it"), "{}", refused.body);
        }
        house.signed_in("ana@acme.example").await;
    }

    async fn instants_are_told_by_the_companys_clocks_on_either_side_of_summer_time(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        zone(&house, "Europe/Warsaw").await;
        let told = |page: &str, part: &str| assert!(page.contains(part), "{part}: {page}");
        // 2027-03-28T00:59Z, a minute before the clocks go forward, and 2027-03-28T01:00Z.
        for (at, utc, here) in [(1_806_195_540, "2027-03-28T00:59:00Z", "Mar 28, 2027, 1:59\u{202f}AM UTC+1"), (1_806_195_600, "2027-03-28T01:00:00Z", "Mar 28, 2027, 3:00\u{202f}AM UTC+2")] {
            let micros = at * 1_000_000_i64;
            house.clock.set(Timestamp::from_seconds(at + 30));
            administrator = house.signed_in("administrator@northwind.example").await;
            house.execute(&format!("UPDATE session SET last_seen_at = {micros}, created_at = {micros} WHERE ended_at IS NULL")).await;
            house.execute(&format!("UPDATE app_user SET last_sign_in_at = {micros}")).await;
            house.execute(&format!("UPDATE outbox SET created_at = {micros}")).await;
            for page in ["/my/security", "/office/users", "/office/users/1", "/office/outbox"] {
                let page = administrator.get(page).await.body;
                told(&page, &format!("datetime=\"{utc}\" title=\"{here}\""));
            }
        }
        let letter = house.number("SELECT MAX(id) FROM outbox").await;
        told(&administrator.get(&format!("/office/outbox/{letter}")).await.body, "Mar 28, 2027, 3:00\u{202f}AM UTC+2");
        let letters = house.letters("administrator@northwind.example").await;
        // Its own instant, as it was composed: half a minute past.
        assert!(letters.iter().any(|letter| letter.contains("Mar 28, 2027, 3:00\u{202f}AM UTC+2")), "{letters:?}");
        // 2027-10-31T00:30Z and 01:30Z: the same hour twice, told apart.
        for (at, here) in [(1_824_942_600, "Oct 31, 2027, 2:30\u{202f}AM UTC+2"), (1_824_946_200, "Oct 31, 2027, 2:30\u{202f}AM UTC+1")] {
            house.clock.set(Timestamp::from_seconds(at));
            administrator = house.signed_in("administrator@northwind.example").await;
            told(&administrator.get("/office/users/1").await.body, here);
        }
        // Days in the filter are days on the same clocks: 23:30Z is the next day already.
        let late = Timestamp::from_seconds(1_806_190_200).micros();
        house.execute(&format!("UPDATE app_user SET created_at = {late}")).await;
        for (day, found) in [("2027-03-27", false), ("2027-03-28", true)] {
            let list = administrator.get(&format!("/office/users?f.1=created&o.1=is&v.1={day}")).await;
            assert_eq!(list.status, StatusCode::OK, "{}", list.body);
            assert_eq!(list.body.contains("Staff administrator</a>"), found, "{day}: {}", list.body);
        }
    }
}
