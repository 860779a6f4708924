//! Who somebody is: what is guessed, raced, stolen or kept after the end.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait as _, Statement};
use support::{Browser, House, PASSWORD};

const NEW: &str = "an entirely new sentence";

async fn person(house: &House, staff: &mut Browser, name: &str, email: &str) -> i64 {
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("email", email),
    ];
    house.contact(staff, &fields).await
}

async fn press(staff: &mut Browser, act: &str, id: i64) -> support::Answer {
    let (id, act) = (id.to_string(), format!("{act}:{id}"));
    staff
        .post_json(
            "/office/contacts/portal-access",
            &[("id", &id), ("act", &act)],
        )
        .await
}

async fn texts(house: &House, sql: &str) -> Vec<String> {
    let raw = house.raw().await;
    let rows = raw
        .query_all_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap();
    raw.close().await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

fn sign_in<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 2] {
    [("email", email), ("password", password)]
}

on_both! {
    async fn a_refused_sign_in_costs_the_same_queries_whoever_it_was_for(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example").await;
        press(&mut staff, "grant", ana).await;
        let gone = person(&house, &mut staff, "Gone", "gone@acme.example").await;
        house.customer(&mut staff, gone, "gone@acme.example", &[]).await;
        press(&mut staff, "revoke", gone).await;
        let mut counts = Vec::new();
        for email in ["nobody@acme.example", "manager@northwind.example", "gone@acme.example", "ana@acme.example"] {
            let (queries, hashes) = (house.atrium().database.counted(), house.atrium().hasher.counted());
            let answer = house.visitor().post("/login", &sign_in(email, "not the password")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            counts.push((house.atrium().database.counted() - queries, house.atrium().hasher.counted() - hashes));
        }
        assert!(counts[0].0 > 0 && counts.windows(2).all(|pair| pair[0] == pair[1]), "{counts:?}");
    }

    async fn a_password_works_byte_for_byte_and_one_too_long_is_refused_unhashed(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for (n, password) in ["Sieben grüne Brücken führen über den weißen Fluß ", "日本語のパスワード、とても長い文です。", "forty clouds wander over a violet harbour while nine tin robots hum an unfamiliar tune and count the lamps along the seventh pier"].iter().enumerate() {
            let email = format!("p{n}@acme.example");
            let id = person(&house, &mut staff, "P", &email).await;
            press(&mut staff, "grant", id).await;
            let link = house.newest_link(&email).await;
            let chosen = house.visitor().post(&link, &[("password", password), ("verify", password)]).await;
            assert_eq!(chosen.location(), "/my?done=welcome", "{password:?}: {}", chosen.body);
            assert_eq!(house.visitor().post("/login", &sign_in(&email, password)).await.location(), "/my");
            let almost = password.trim_end().to_owned() + ".";
            let refused = house.visitor().post("/login", &sign_in(&email, &almost)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let hashes = house.atrium().hasher.counted();
        let long = "x".repeat(100_000);
        let answer = house.visitor().post("/login", &sign_in("manager@northwind.example", &long)).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
        assert_eq!(house.atrium().hasher.counted(), hashes, "too long is not hashed");
    }

    async fn the_own_address_and_the_company_are_no_password_in_invitation_reset_and_change(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = person(&house, &mut staff, "Ana", "ana.longname@acme.example").await;
        press(&mut staff, "grant", id).await;
        let bad = "ana.longname@acme.example";
        let link = house.newest_link(bad).await;
        let invited = house.visitor().post(&link, &[("password", bad), ("verify", bad)]).await;
        assert_eq!(invited.status, StatusCode::UNPROCESSABLE_ENTITY, "invitation");
        let mut ana = house.visitor();
        ana.post(&link, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        let changed = ana.post("/my/security", &[("current_password", PASSWORD), ("password", bad), ("verify", bad)]).await;
        assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY, "change");
        house.visitor().post("/reset", &[("email", bad)]).await;
        house.clock.advance(Duration::from_secs(1));
        let link = house.newest_link(bad).await;
        let reset = house.visitor().post(&link, &[("password", bad), ("verify", bad)]).await;
        assert_eq!(reset.status, StatusCode::UNPROCESSABLE_ENTITY, "reset");
    }

    async fn guessing_the_current_password_slows_down_too(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let wrong = [("current_password", "wrong"), ("password", NEW), ("verify", NEW)];
        let mut last = StatusCode::OK;
        for _ in 0..8 {
            last = manager.post("/my/security", &wrong).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn the_same_password_is_stored_twice_in_two_ways(house: House) {
        house.staff(Role::Manager).await;
        house.staff(Role::Employee).await;
        let stored = texts(&house, "SELECT password_hash FROM app_user").await;
        assert_eq!(stored.len(), 2);
        assert_ne!(stored[0], stored[1]);
        assert!(stored.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=")), "{stored:?}");
    }

    async fn spellings_of_one_address_share_one_count_of_failures(house: House) {
        house.staff(Role::Manager).await;
        for email in ["manager@northwind.example", "MANAGER@northwind.example", "manager@NORTHWIND.example", " Manager@northwind.example ", "manager@northwind.example"] {
            house.visitor().post("/login", &sign_in(email, "wrong")).await;
        }
        let right = house.visitor().post("/login", &sign_in("ManageR@Northwind.example", PASSWORD)).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn fifty_guesses_racing_over_two_processes_check_no_more_than_the_limit(house: House) {
        house.staff(Role::Manager).await;
        let second = house.second().await;
        let before = house.atrium().hasher.counted() + second.atrium().hasher.counted();
        let burst = join_all((0..50).map(|n| {
            let mut visitor = if n % 2 == 0 { house.visitor() } else { second.visitor() };
            async move { visitor.post("/login", &sign_in("manager@northwind.example", "wrong")).await.status }
        })).await;
        let checked = house.atrium().hasher.counted() + second.atrium().hasher.counted() - before;
        assert!(checked <= 10, "{checked} passwords were checked");
        assert!(burst.iter().all(|status| !status.is_success() && *status != StatusCode::SEE_OTHER), "{burst:?}");
    }

    async fn one_login_under_attack_keeps_nobody_else_of_that_network_out(house: House) {
        house.staff(Role::Manager).await;
        house.staff(Role::Employee).await;
        for _ in 0..30 {
            house.visitor().post("/login", &sign_in("manager@northwind.example", "wrong")).await;
        }
        house.signed_in("employee@northwind.example").await;
    }

    async fn no_value_the_database_holds_opens_a_session(house: House) {
        house.staff(Role::Manager).await;
        let raw = house.raw().await;
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), "SELECT token_hash FROM session")).await.unwrap();
        raw.close().await.unwrap();
        let stored: Vec<u8> = rows[0].try_get_by_index(0).unwrap();
        assert_eq!(stored.len(), 32);
        let hexadecimal: String = stored.iter().map(|byte| format!("{byte:02x}")).collect();
        for value in [URL_SAFE_NO_PAD.encode(&stored), STANDARD_NO_PAD.encode(&stored), hexadecimal] {
            let mut thief = house.visitor().with_cookie(&format!("atrium_session={value}"));
            assert_eq!(thief.get("/office/contacts").await.status, StatusCode::SEE_OTHER);
        }
    }

    async fn signing_in_again_gives_another_session_and_ends_the_one_before(house: House) {
        let mut browser = house.staff(Role::Manager).await;
        let before = browser.cookie.clone().unwrap();
        browser.post("/login", &sign_in("manager@northwind.example", PASSWORD)).await;
        assert_ne!(browser.cookie.as_deref(), Some(before.as_str()));
        let old = house.visitor().with_cookie(&before).get("/office/contacts").await;
        assert_eq!(old.status, StatusCode::SEE_OTHER);
    }

    async fn a_logout_clears_the_browser_and_the_server_forgets(house: House) {
        let mut browser = house.staff(Role::Manager).await;
        let cookie = browser.cookie.clone().unwrap();
        let page = browser.get("/office/contacts").await;
        assert_eq!(page.headers["cache-control"], "no-store", "the way back shows nothing");
        let left = browser.post("/logout", &[]).await;
        let cleared = left.headers["clear-site-data"].to_str().unwrap();
        assert!(cleared.contains("\"cache\"") && cleared.contains("\"storage\""), "{cleared}");
        assert_eq!(browser.cookie, None, "the cookie is taken away");
        for path in ["/office/contacts", "/my/security", "/live"] {
            assert_eq!(house.visitor().with_cookie(&cookie).get(path).await.status, StatusCode::SEE_OTHER, "{path}");
        }
    }

    async fn after_a_revoke_the_next_request_on_another_process_is_refused(house: House) {
        let second = house.second().await;
        let mut staff = house.staff(Role::Manager).await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example").await;
        let ana = house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        let mut elsewhere = second.visitor().with_cookie(&ana.cookie.clone().unwrap());
        assert_eq!(elsewhere.get("/my").await.status, StatusCode::OK);
        press(&mut staff, "revoke", id).await;
        assert_eq!(elsewhere.get("/my").await.status, StatusCode::FORBIDDEN);
        let change = [("current_password", PASSWORD), ("password", NEW), ("verify", NEW)];
        assert_eq!(elsewhere.post("/my/security", &change).await.status, StatusCode::FORBIDDEN);
        assert_eq!(elsewhere.get_json("/my").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_revoke_voids_every_way_in_and_a_new_grant_brings_none_back(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example").await;
        let mut ana = house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        let invitation = house.newest_link("ana@acme.example").await;
        house.clock.advance(Duration::from_secs(1));
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        assert!(reset.starts_with("/reset/"), "{reset}");
        press(&mut staff, "revoke", id).await;
        let passwords = [("password", NEW), ("verify", NEW)];
        house.clock.advance(Duration::from_secs(1));
        for again in [false, true] {
            if again {
                assert_eq!(press(&mut staff, "grant", id).await.status, StatusCode::OK);
            }
            for link in [&invitation, &reset] {
                assert_eq!(house.visitor().post(link, &passwords).await.status, StatusCode::GONE, "{link} again: {again}");
            }
            assert_ne!(ana.get("/my").await.status, StatusCode::OK, "again: {again}");
            let old = house.visitor().post("/login", &sign_in("ana@acme.example", PASSWORD)).await;
            assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "again: {again}");
        }
    }

    async fn whoever_is_invited_and_has_not_accepted_can_not_sign_in_with_anything(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example").await;
        press(&mut staff, "grant", id).await;
        for password in ["", PASSWORD, "ana@acme.example"] {
            let answer = house.visitor().post("/login", &sign_in("ana@acme.example", password)).await;
            assert!(answer.status.is_client_error(), "{}", answer.status);
        }
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM link WHERE purpose = 'reset'").await, 0, "nor reset a password that is not there");
    }

    async fn password_fields_hide_allow_pasting_and_say_what_they_are(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = person(&house, &mut staff, "Ana", "ana@acme.example").await;
        press(&mut staff, "grant", id).await;
        let invitation = house.newest_link("ana@acme.example").await;
        let setup = House::on_sqlite().await;
        let path = atrium_backend::operation::setup::path(setup.atrium()).await.unwrap().unwrap();
        let pages = [
            house.visitor().get("/login").await,
            house.visitor().get(&invitation).await,
            staff.get("/my/security").await,
            setup.visitor().get(&path).await,
        ];
        for page in pages {
            let fields: Vec<&str> = page.body.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap()).filter(|tag| tag.contains("password")).collect();
            assert!(!fields.is_empty(), "{}", page.body);
            for tag in fields {
                assert!(tag.contains("type=\"password\""), "{tag}");
                assert!(tag.contains("autocomplete=\"current-password\"") || tag.contains("autocomplete=\"new-password\""), "{tag}");
                assert!(!tag.contains("onpaste") && !tag.contains("maxlength"), "{tag}");
            }
        }
    }

    async fn whoever_is_denied_again_and_again_does_not_fill_the_trail(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let id = person(&house, &mut manager, "Ana", "ana@acme.example").await;
        let mut ana = house.customer(&mut manager, id, "ana@acme.example", &[]).await;
        let denials = "SELECT COUNT(*) FROM audit_entry WHERE action = 'access_denied'";
        for _ in 0..25 {
            assert_eq!(ana.get("/office/contacts").await.status, StatusCode::NOT_FOUND);
        }
        // At once, too: none of them slips through uncounted.
        let racing: Vec<_> = (0..10).map(|_| { let mut ana = ana.clone(); tokio::spawn(async move { ana.get("/office/contacts").await.status }) }).collect();
        for one in racing {
            assert_eq!(one.await.unwrap(), StatusCode::NOT_FOUND);
        }
        let details = || texts(&house, "SELECT detail FROM audit_entry WHERE action = 'access_denied' ORDER BY seq");
        assert_eq!(details().await, [
            r#"{"act":"ReadContacts","route":"/office/contacts"}"#,
            r#"{"act":"ReadContacts","route":"/office/contacts","times":10}"#,
        ]);
        assert_eq!(ana.get("/office/users").await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.number(denials).await, 3, "another route is told at once");
        house.clock.advance(Duration::from_secs(3600));
        ana.get("/office/contacts").await;
        assert_eq!(details().await.last().unwrap(), r#"{"act":"ReadContacts","route":"/office/contacts","times_before":35}"#);
        for contact in 0..400 {
            let from = format!("203.0.113.{}", contact % 250);
            let session = atrium_backend::access::session::verify(&house.atrium().database, house.atrium().settings().sessions, ana.cookie.as_ref().unwrap().split('=').nth(1).unwrap(), house.clock.now()).await.unwrap();
            let atrium_backend::access::Verified::SignedIn(session) = session else { panic!("signed in") };
            let peer = atrium_backend::atrium::Peer { address: from, ..Default::default() };
            atrium_backend::operation::denial::note(house.atrium(), &session, atrium_backend::access::Act::Administer, &format!("/office/{contact}"), &peer).await;
        }
        assert!(house.number(denials).await <= 104, "{}", house.number(denials).await);
        assert!(matches!(atrium_backend::operation::audit::verify(house.atrium()).await.unwrap(), atrium_backend::store::audit::Verdict::Whole { .. }));
    }

    async fn what_is_denied_is_in_the_trail_with_who_and_where(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let id = person(&house, &mut manager, "Ana", "ana@acme.example").await;
        let mut ana = house.customer(&mut manager, id, "ana@acme.example", &[]).await;
        let mut employee = house.staff(Role::Employee).await;
        let denials = "SELECT COUNT(*) FROM audit_entry WHERE action = 'access_denied'";
        assert_eq!(house.number(denials).await, 0);
        let denied = employee.get("/office/outbox").await;
        assert_eq!(denied.status, StatusCode::FORBIDDEN);
        assert!(denied.body.contains("action=\"/logout\""), "whoever is signed in stays so: {}", denied.body);
        assert_eq!(house.number(denials).await, 1);
        assert_eq!(employee.post("/office/contacts/new", &[("name", "x")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ana.get("/office/contacts").await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.number(denials).await, 3);
        let details = texts(&house, "SELECT detail FROM audit_entry WHERE action = 'access_denied' ORDER BY seq").await;
        assert_eq!(details[0], r#"{"act":"ReadOutbox","route":"/office/outbox"}"#);
        house.visitor().get("/office/contacts").await;
        assert_eq!(house.number(denials).await, 3, "nobody is nobody to name");
    }

    async fn sign_ins_good_and_bad_grants_and_resets_say_when_who_and_from_where(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let id = person(&house, &mut manager, "Ana", "ana@acme.example").await;
        house.customer(&mut manager, id, "ana@acme.example", &[]).await;
        house.visitor().post("/login", &sign_in("ana@acme.example", "wrong")).await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        press(&mut manager, "revoke", id).await;
        manager.post("/logout", &[]).await;
        for action in ["signed_in", "sign_in_refused", "access_granted", "invitation_accepted", "reset_requested", "access_revoked", "signed_out"] {
            let from = "p.body LIKE '%127.0.0.1%'";
            let sql = format!("SELECT COUNT(*) FROM audit_entry e JOIN audit_personal p ON p.seq = e.seq WHERE e.action = '{action}' AND e.at > 0 AND {from}");
            assert!(house.number(&sql).await > 0, "{action}");
        }
    }
}
