//! Signing in, links, codes, resets, sessions.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::{Method, StatusCode};
use futures_util::future::join_all;
use support::{House, PASSWORD};

const NEW: &str = "an entirely new sentence";

async fn invited(house: &House) -> String {
    let mut staff = house.staff(Role::Manager).await;
    let id = house
        .contact(
            &mut staff,
            &[
                ("kind", "person"),
                ("type", "contact"),
                ("name", "Ana"),
                ("email", "ana@acme.example"),
            ],
        )
        .await;
    let (id, act) = (id.to_string(), format!("grant:{id}"));
    let granted = staff
        .post_json(
            "/office/contacts/portal-access",
            &[("id", &id), ("act", &act)],
        )
        .await;
    assert_eq!(granted.status, StatusCode::OK, "{}", granted.body);
    house.newest_link("ana@acme.example").await
}

on_both! {
    async fn unknown_wrong_archived_and_invited_answer_alike_and_cost_one_hash_each(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        invited(&house).await;
        let gone = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Gone")]).await;
        house.customer(&mut staff, gone, "gone@acme.example", &[]).await;
        let (id, act) = (gone.to_string(), format!("revoke:{gone}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        let mut answers = Vec::new();
        for email in ["nobody@acme.example", "manager@northwind.example", "gone@acme.example", "ana@acme.example"] {
            let before = house.atrium().hasher.counted();
            let answer = house.visitor().post("/login", &[("email", email), ("password", "not the password")]).await;
            assert_eq!(house.atrium().hasher.counted(), before + 1, "{email}");
            assert!(answer.body.contains(email), "what was typed is kept");
            let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
            names.sort();
            let body: String = answer.body.replace(email, "EMAIL").lines().map(without_nonce).collect();
            answers.push((answer.status, names, body));
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
        assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn one_login_whatever_its_letters_case(house: House) {
        house.staff(Role::Manager).await;
        house.signed_in("MANAGER@Northwind.Example").await;
    }

    async fn guessing_slows_down_and_a_burst_tries_no_more_than_a_walk(house: House) {
        house.staff(Role::Manager).await;
        let before = house.atrium().hasher.counted();
        let burst = join_all((0..50).map(|_| async {
            let mut visitor = house.visitor();
            visitor.post("/login", &[("email", "manager@northwind.example"), ("password", "wrong")]).await.status
        })).await;
        assert!(house.atrium().hasher.counted() - before <= 5, "{} hashes", house.atrium().hasher.counted() - before);
        assert!(burst.contains(&StatusCode::TOO_MANY_REQUESTS));
        let right = [("email", "manager@northwind.example"), ("password", PASSWORD)];
        let slowed = house.visitor().post("/login", &right).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(slowed.headers.contains_key("retry-after"));
        house.clock.advance(Duration::from_secs(3));
        assert_eq!(house.visitor().post("/login", &right).await.status, StatusCode::SEE_OTHER, "slow, not locked out");
    }

    async fn another_process_counts_the_same_failures(house: House) {
        house.staff(Role::Manager).await;
        let second = house.second().await;
        for _ in 0..5 {
            house.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", "wrong")]).await;
        }
        let there = second.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", PASSWORD)]).await;
        assert_eq!(there.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn opening_an_invitation_spends_nothing_and_of_twenty_accepts_one_succeeds(house: House) {
        let link = invited(&house).await;
        for _ in 0..3 {
            assert_eq!(house.visitor().get(&link).await.status, StatusCode::OK);
        }
        assert_eq!(house.visitor().method(Method::HEAD, &link).await.status, StatusCode::OK);
        let second = house.second().await;
        let accepts = join_all((0..20).map(|n| {
            let mut visitor = if n % 2 == 0 { house.visitor() } else { second.visitor() };
            let link = link.clone();
            async move { visitor.post(&link, &[("password", NEW), ("verify", NEW)]).await.status }
        })).await;
        assert_eq!(accepts.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{accepts:?}");
        assert!(accepts.iter().all(|status| [303, 410, 503].contains(&status.as_u16())), "{accepts:?}");
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::GONE);
    }

    async fn a_refused_password_says_why_and_spends_nothing(house: House) {
        let link = invited(&house).await;
        for (password, verify) in [("short", "short"), (NEW, "something else entirely"), ("ana@acme.example", "ana@acme.example"), ("", "")] {
            let refused = house.visitor().post(&link, &[("password", password), ("verify", verify)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
            assert!(!refused.body.contains("value=\"short\""), "a secret came back");
        }
        let long = "x".repeat(1100);
        let before = house.atrium().hasher.counted();
        assert_eq!(house.visitor().post(&link, &[("password", &long), ("verify", &long)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.atrium().hasher.counted(), before);
        let unicode = "  zażółć gęślą jaźń 小明  ";
        assert_eq!(house.visitor().post(&link, &[("password", unicode), ("verify", unicode)]).await.status, StatusCode::SEE_OTHER);
        let signed_in = house.visitor().post("/login", &[("email", "ana@acme.example"), ("password", unicode)]).await;
        assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "byte for byte");
    }

    async fn an_expired_invitation_says_so_and_a_fresh_one_can_be_asked_for(house: House) {
        let link = invited(&house).await;
        house.clock.advance(Duration::from_secs(145 * 3600));
        let expired = house.visitor().get(&link).await;
        assert_eq!(expired.status, StatusCode::GONE);
        assert!(expired.body.contains("Ask for a fresh link"), "{}", expired.body);
        assert_eq!(house.visitor().post(&link, &[("password", NEW), ("verify", NEW)]).await.status, StatusCode::GONE);
        let asked = house.visitor().post(&format!("{link}/fresh"), &[]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        let fresh = house.newest_link("ana@acme.example").await;
        assert_ne!(fresh, link);
        assert_eq!(house.visitor().get(&fresh).await.status, StatusCode::OK);
    }

    async fn a_used_or_withdrawn_invitation_offers_a_way_on_too(house: House) {
        let link = invited(&house).await;
        house.visitor().post(&link, &[("password", NEW), ("verify", NEW)]).await;
        assert!(house.visitor().get(&link).await.body.contains("Ask for a fresh link"));
        house.clock.advance(Duration::from_secs(1));
        house.visitor().post(&format!("{link}/fresh"), &[]).await;
        let letters = house.letters("ana@acme.example").await;
        assert!(letters.iter().any(|letter| letter.contains("/reset/")), "who has a password gets a reset");
    }

    async fn five_wrong_codes_end_the_code_and_not_the_link(house: House) {
        let link = invited(&house).await;
        let letter = house.letters("ana@acme.example").await.pop().unwrap();
        let code = letter.lines().find_map(|line| {
            let line = line.trim();
            (line.len() == 11 && line.as_bytes()[5] == b'-').then(|| line.to_owned())
        }).unwrap_or_else(|| panic!("no code in {letter}"));
        for _ in 0..5 {
            let wrong = house.visitor().post("/invitation", &[("email", "ana@acme.example"), ("code", "00000-00000")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let spent = house.visitor().post("/invitation", &[("email", "ana@acme.example"), ("code", &code)]).await;
        assert_eq!(spent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::OK);
    }

    async fn a_reset_answers_alike_for_everybody_and_changes_nothing_until_used(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let known = house.visitor().post("/reset", &[("email", "manager@northwind.example")]).await;
        let unknown = house.visitor().post("/reset", &[("email", "nobody@northwind.example")]).await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        let link = house.newest_link("manager@northwind.example").await;
        assert!(link.starts_with("/reset/"), "{link}");
        assert_eq!(manager.get("/office/contacts").await.status, StatusCode::OK);
        let set = house.visitor().post(&link, &[("password", NEW), ("verify", NEW)]).await;
        assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, "/login?done=password-set"));
        assert!(set.headers.get("set-cookie").is_none(), "a reset signs nobody in");
        assert_eq!(manager.get("/office/contacts").await.status, StatusCode::SEE_OTHER, "its sessions ended");
        assert!(house.letters("manager@northwind.example").await.len() >= 2, "and the person is told");
        let old = house.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", PASSWORD)]).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_reset_page_tells_how_long_a_link_works_also_below_an_hour(house: House) {
        assert!(house.visitor().get("/reset").await.body.contains("works for 4 hours and"));
        house.execute("INSERT INTO setting (key, value, revision, changed_at) VALUES ('reset_lifetime', '30min', 0, 0)").await;
        house.atrium().settle().await.unwrap();
        for (language, words) in [("en", "for 30 minutes and"), ("de", "von 30 Minuten und"), ("nl", "werkt 30 minuten en"), ("pl", "w ciągu 30 minut i"), ("ro", "de 30 de minute și"), ("zh", "在 30 分钟内有效")] {
            let page = house.visitor().with_cookie(&format!("atrium_language={language}")).get("/reset").await.body;
            assert!(page.contains(words), "{language}: {page}");
        }
    }

    async fn at_most_three_reset_letters_an_hour(house: House) {
        house.staff(Role::Manager).await;
        for _ in 0..6 {
            house.visitor().post("/reset", &[("email", "manager@northwind.example")]).await;
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE letter = 'reset'").await, 3);
    }

    async fn changing_the_password_ends_every_other_session_and_renews_this_one(house: House) {
        let mut here = house.staff(Role::Manager).await;
        let mut there = house.signed_in("manager@northwind.example").await;
        let old = here.cookie.clone().unwrap();
        let wrong = here.post("/my/security", &[("current_password", "wrong"), ("password", NEW), ("verify", NEW)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let changed = here.post("/my/security", &[("current_password", PASSWORD), ("password", NEW), ("verify", NEW)]).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        assert_eq!(here.get("/office/contacts").await.status, StatusCode::OK);
        assert_eq!(there.get("/office/contacts").await.status, StatusCode::SEE_OTHER);
        assert_eq!(here.with_cookie(&old).get("/office/contacts").await.status, StatusCode::SEE_OTHER);
    }

    async fn sessions_end_idle_absolutely_and_at_logout(house: House) {
        let mut idle = house.staff(Role::Manager).await;
        house.clock.advance(Duration::from_secs(7 * 3600));
        assert_eq!(idle.get("/office/contacts").await.status, StatusCode::OK);
        house.clock.advance(Duration::from_secs(7 * 3600));
        assert_eq!(idle.get("/office/contacts").await.status, StatusCode::OK, "use keeps it alive");
        house.clock.advance(Duration::from_secs(8 * 3600 + 1));
        assert_eq!(idle.get("/office/contacts").await.status, StatusCode::SEE_OTHER, "idle");
        let mut long = house.signed_in("manager@northwind.example").await;
        for _ in 0..23 {
            house.clock.advance(Duration::from_secs(3600));
            assert_eq!(long.get("/office/contacts").await.status, StatusCode::OK);
        }
        house.clock.advance(Duration::from_secs(3601));
        assert_eq!(long.get("/office/contacts").await.status, StatusCode::SEE_OTHER, "24 hours in all");
        let mut out = house.signed_in("manager@northwind.example").await;
        let cookie = out.cookie.clone().unwrap();
        let left = out.post("/logout", &[]).await;
        assert!(left.headers.contains_key("clear-site-data"));
        assert_eq!(out.with_cookie(&cookie).get("/office/contacts").await.status, StatusCode::SEE_OTHER, "dead on the server");
    }

    async fn a_planted_or_stolen_from_the_database_cookie_opens_nothing(house: House) {
        let visitor = house.visitor();
        for planted in ["atrium_session=AAAA", "atrium_session=", "atrium_session=\u{7f}"] {
            if planted.is_ascii() && !planted.contains('\u{7f}') {
                assert_eq!(visitor.with_cookie(planted).get("/my/security").await.status, StatusCode::SEE_OTHER);
            }
        }
        let mut planted = visitor.with_cookie("atrium_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        house.staff(Role::Manager).await;
        planted.post("/login", &[("email", "manager@northwind.example"), ("password", PASSWORD)]).await;
        assert_ne!(planted.cookie.as_deref(), Some("atrium_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    async fn next_leads_nowhere_else(house: House) {
        house.staff(Role::Manager).await;
        for next in ["//evil.example", "/\\evil.example", "https:evil", "javascript:alert(1)", "/\t/evil", "/ok\r\nX: y", "/logout", "/language", "/office/contacts/bulk", "/no/such/place", "/live", "/healthz"] {
            let answer = house.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", PASSWORD), ("next", next)]).await;
            assert_eq!(answer.location(), "/office/contacts", "{next:?}");
        }
        let answer = house.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", PASSWORD), ("next", "/my/security")]).await;
        assert_eq!(answer.location(), "/my/security");
    }

    async fn a_tab_on_any_page_can_ask_whether_its_session_goes_on(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        let mut ana = house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        assert_eq!(ana.method(Method::HEAD, "/live").await.status, StatusCode::OK);
        let (number, act) = (id.to_string(), format!("revoke:{id}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &number), ("act", &act)]).await;
        assert_eq!(ana.method(Method::HEAD, "/").await.status, StatusCode::OK, "the front page is anybody's");
        assert_eq!(ana.method(Method::HEAD, "/live").await.status, StatusCode::FORBIDDEN);
        assert_eq!(house.visitor().method(Method::HEAD, "/live").await.status, StatusCode::SEE_OTHER);
    }

    async fn next_leads_only_where_the_person_may_go(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        house.staff(Role::Employee).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        for (email, next, lands) in [
            ("ana@acme.example", "/office/contacts", "/my"),
            ("ana@acme.example", "/office/contacts/1?tab=access", "/my"),
            ("ana@acme.example", "/my/details", "/my/details"),
            ("ana@acme.example", "/my/security", "/my/security"),
            ("manager@northwind.example", "/my", "/office/contacts"),
            ("manager@northwind.example", "/my/details", "/office/contacts"),
            ("manager@northwind.example", "/office/users", "/office/contacts"),
            ("manager@northwind.example", "/office/contacts/new", "/office/contacts/new"),
            ("employee@northwind.example", "/office/contacts/new", "/office/contacts"),
            ("employee@northwind.example", "/office/contacts?q=lodz", "/office/contacts?q=lodz"),
        ] {
            let form = [("email", email), ("password", PASSWORD), ("next", next)];
            assert_eq!(house.visitor().post("/login", &form).await.location(), lands, "{email} to {next}");
        }
    }

    async fn signing_in_leads_back_with_all_that_was_asked_of_the_page(house: House) {
        house.staff(Role::Administrator).await;
        let encoded = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let shared = "/office/users?f.1=groups&o.1=contains&v.1=portal";
        let asked = house.visitor().get(shared).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, format!("/login?next={}", encoded(shared)).as_str()));
        let page = house.visitor().get(asked.location()).await.body;
        assert!(page.contains("f.1=groups&amp;o.1=contains&amp;v.1=portal"), "the form carries it: {page}");
        let form = [("email", "administrator@northwind.example"), ("password", PASSWORD), ("next", shared)];
        assert_eq!(house.visitor().post("/login", &form).await.location(), shared);
        let long = format!("/office/users?q={}", "a".repeat(3000));
        for (path, next) in [("/my?in=7", "/my?in=7"), ("/my?done=saved", "/my"), ("/my?done=saved&in=7", "/my?in=7"), ("/office/contacts?", "/office/contacts"), (long.as_str(), "/office/users")] {
            assert_eq!(house.visitor().get(path).await.location(), format!("/login?next={}", encoded(next)), "{path}");
        }
        let posted = house.visitor().post("/office/contacts/new?q=1", &[("name", "x")]).await;
        assert_eq!(posted.location(), "/login", "what acts is not gone back to");
    }

    async fn the_courteous_page_speaks_the_language_just_chosen_on_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        let ana = house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        house.execute("UPDATE app_user SET language = 'pl' WHERE login = 'ana@acme.example'").await;
        let (number, act) = (id.to_string(), format!("revoke:{id}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &number), ("act", &act)]).await;
        let session = ana.cookie.unwrap();
        for (cookie, language) in [(session.clone(), "pl"), (format!("{session}; atrium_language=de"), "de"), (format!("{session}; atrium_language=xx"), "pl")] {
            let page = house.visitor().with_cookie(&cookie).get("/my").await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{cookie}: {}", page.body.chars().take(300).collect::<String>());
        }
    }

    async fn the_first_administrator_comes_by_a_link_that_opens_once(house: House) {
        let path = atrium_backend::operation::setup::path(house.atrium()).await.unwrap().unwrap();
        assert_eq!(house.visitor().get(&path).await.status, StatusCode::OK);
        let form = [("name", "Ada"), ("email", "ada@northwind.example"), ("password", PASSWORD), ("verify", PASSWORD)];
        let mut ada = house.visitor();
        let done = ada.post(&path, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(ada.get("/office/contacts").await.status, StatusCode::OK);
        assert_eq!(house.visitor().post(&path, &form).await.status, StatusCode::GONE);
        assert_eq!(atrium_backend::operation::setup::path(house.atrium()).await.unwrap(), None);
    }
}

fn without_nonce(line: &str) -> String {
    line.split("nonce=\"")
        .map(|part| {
            part.split_once('"').map_or(
                part,
                |(nonce, rest)| if nonce.len() == 24 { rest } else { part },
            )
        })
        .collect()
}
