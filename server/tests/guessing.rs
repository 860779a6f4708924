//! Guessers are slowed down, and owners are not locked out.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::sync::Arc;

use atrium_backend::Atrium;
use atrium_backend::credential::password::Hasher;
use atrium_domain::password::{NewPassword, PasswordPolicy};
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use atrium_server::http::{Acting, Metrics, Web, app};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::future::join_all;
use support::{House, PASSWORD, QUICK, encode};
use tower::ServiceExt as _;

/// The same house behind a proxy that tells where requests come from.
fn behind_proxy(house: &House) -> Router {
    served(house.atrium().clone())
}

/// The same house, where nobody gets a turn at having a password checked.
fn crowded(house: &House) -> Router {
    let mut atrium = house.atrium().clone();
    atrium.hasher = Hasher::new(QUICK, 0, 0, &atrium.entropy);
    served(atrium)
}

fn served(atrium: Atrium) -> Router {
    app(&Arc::new(Web {
        atrium,
        https: false,
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        epoch: tokio::sync::watch::Sender::new(0),
        stopping: tokio::sync::watch::Sender::new(false),
        metrics: Metrics::default(),
        acting: Acting::default(),
    }))
}

async fn sign_in(router: &Router, from: &str, email: &str, password: &str) -> StatusCode {
    let request = Request::post("/login")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("x-forwarded-for", from)
        .body(Body::from(encode(&[
            ("email", email),
            ("password", password),
        ])))
        .unwrap();
    router.clone().oneshot(request).await.unwrap().status()
}

const MANAGER: &str = "manager@northwind.example";

on_both! {
    async fn strangers_who_guess_for_days_never_keep_the_owner_out(house: House) {
        house.staff(Role::Manager).await;
        let router = behind_proxy(&house);
        // An hourly guess, and a burst from ever new networks: more than a hundred in all.
        for n in 0..105 {
            house.clock.advance(Duration::from_secs(3600));
            sign_in(&router, "203.0.113.9", MANAGER, "wrong").await;
            sign_in(&router, &format!("198.51.100.{n}"), MANAGER, "wrong").await;
        }
        for n in 0..20 {
            house.clock.advance(Duration::from_secs(60));
            sign_in(&router, &format!("192.0.2.{n}"), MANAGER, "wrong").await;
        }
        let owner = "10.1.2.3";
        let first = sign_in(&router, owner, MANAGER, PASSWORD).await;
        assert!([StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS].contains(&first), "{first}");
        house.clock.advance(Duration::from_secs(60));
        assert_eq!(sign_in(&router, owner, MANAGER, PASSWORD).await, StatusCode::SEE_OTHER, "a minute at most");
    }

    async fn a_guesser_waits_longer_and_longer_while_the_owner_does_not(house: House) {
        house.staff(Role::Manager).await;
        let router = behind_proxy(&house);
        for _ in 0..12 {
            house.clock.advance(Duration::from_secs(600));
            sign_in(&router, "203.0.113.9", MANAGER, "wrong").await;
        }
        house.clock.advance(Duration::from_secs(61));
        assert_eq!(sign_in(&router, "203.0.113.9", MANAGER, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "from the guesser's network");
        assert_eq!(sign_in(&router, "10.1.2.3", MANAGER, PASSWORD).await, StatusCode::SEE_OTHER);
        assert_eq!(sign_in(&router, "203.0.113.9", "employee@northwind.example", "wrong").await, StatusCode::UNPROCESSABLE_ENTITY, "another login from there");
    }

    async fn a_burst_from_many_networks_checks_no_more_than_the_login_allows(house: House) {
        house.staff(Role::Manager).await;
        let routers = [behind_proxy(&house), behind_proxy(&house.second().await)];
        let before = house.atrium().hasher.counted();
        let burst = join_all((0..60).map(|n| {
            let router = &routers[0];
            async move { sign_in(router, &format!("198.51.100.{n}"), MANAGER, "wrong").await }
        })).await;
        let checked = house.atrium().hasher.counted() - before;
        assert!(checked <= 5, "{checked} hashes");
        assert!(burst.contains(&StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(sign_in(&routers[1], "10.1.2.3", MANAGER, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "shared by processes");
        house.clock.advance(Duration::from_secs(60));
        let refusals = [StatusCode::TOO_MANY_REQUESTS, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SERVICE_UNAVAILABLE];
        assert!(burst.iter().all(|status| refusals.contains(status)), "{burst:?}");
        assert_eq!(sign_in(&routers[0], "10.1.2.3", MANAGER, PASSWORD).await, StatusCode::SEE_OTHER);
    }

    async fn a_wrong_a_spent_and_an_unknown_code_are_answered_alike(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for name in ["ana", "ben"] {
            let email = format!("{name}@acme.example");
            let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", name), ("email", &email)]).await;
            let (id, act) = (id.to_string(), format!("grant:{id}"));
            staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        }
        let code = |letter: &str| letter.lines().map(str::trim).find(|line| line.len() == 11 && line.as_bytes()[5] == b'-').unwrap().to_owned();
        let right = code(house.letters("ben@acme.example").await.last().unwrap());
        for _ in 0..5 {
            house.visitor().post("/invitation", &[("email", "ben@acme.example"), ("code", "00000-00000")]).await;
        }
        let mut answers = Vec::new();
        for (email, typed) in [("ana@acme.example", "00000-00000"), ("ben@acme.example", right.as_str()), ("nobody@acme.example", "00000-00000"), (MANAGER, "00000-00000")] {
            let entries = house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'code_refused'").await;
            let answer = house.visitor().post("/invitation", &[("email", email), ("code", typed)]).await;
            assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'code_refused'").await, entries + 1, "one unit each: {email}");
            assert!(answer.body.contains("five wrong tries"), "{}", answer.body);
            let refusal = answer.body.split("error-summary-list").nth(1).unwrap().split("</ul>").next().unwrap().to_owned();
            answers.push((answer.status, refusal));
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
        let anas = code(house.letters("ana@acme.example").await.last().unwrap());
        let opened = house.visitor().post("/invitation", &[("email", "ana@acme.example"), ("code", &anas)]).await;
        assert!(opened.location().starts_with("/invitation/"), "{}", opened.body);
    }

    async fn right_codes_spend_no_tries_and_wrong_ones_at_once_no_more_than_five(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let (email, wrong) = ("ana@acme.example", "00000-00000");
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", email)]).await;
        let (number, act) = (id.to_string(), format!("grant:{id}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &number), ("act", &act)]).await;
        let letter = house.letters(email).await.pop().unwrap();
        let right = letter.lines().map(str::trim).find(|line| line.len() == 11 && line.as_bytes()[5] == b'-').unwrap().to_owned();
        let tries = || house.number("SELECT MAX(code_tries) FROM link");
        let enter = |code: &str| {
            let (mut visitor, code) = (house.visitor(), code.to_owned());
            async move { visitor.post("/invitation", &[("email", email), ("code", &code)]).await.status }
        };
        for n in 0..7 {
            assert_eq!(enter(&right).await, StatusCode::SEE_OTHER, "entry {n}");
        }
        let wide = |text: &str| text.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect::<String>();
        let typed = house.visitor().post("/invitation", &[("email", &wide(email)), ("code", &wide(&right))]).await;
        assert_eq!(typed.status, StatusCode::SEE_OTHER, "an input method's full width: {}", typed.body);
        assert_eq!(tries().await, 0);
        let mixed = join_all((0..8).map(|n| enter(if n % 2 == 0 { wrong } else { right.as_str() }))).await;
        assert_eq!(mixed.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 4, "{mixed:?}");
        assert_eq!(tries().await, 4, "the wrong ones count, whatever came between them");
        let burst = join_all((0..6).map(|_| enter(wrong))).await;
        assert!(burst.iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY), "{burst:?}");
        assert_eq!(tries().await, 5);
        assert_eq!(enter(&right).await, StatusCode::UNPROCESSABLE_ENTITY, "five wrong ones have ended it");
        assert_eq!(tries().await, 5);
    }

    async fn a_new_password_ends_every_wait_whoever_set_it(house: House) {
        const NEW: &str = "an entirely new sentence";
        let guesser = "203.0.113.9";
        let mut administrator = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let router = behind_proxy(&house);
        let guessed_at = async || {
            for _ in 0..12 {
                house.clock.advance(Duration::from_secs(600));
                sign_in(&router, guesser, MANAGER, "wrong").await;
            }
            assert_eq!(sign_in(&router, guesser, MANAGER, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "from the guesser's network");
        };
        let left = || house.number("SELECT COUNT(*) FROM throttle WHERE bucket LIKE 'pair:%' OR bucket LIKE 'login:%'");

        guessed_at().await;
        house.visitor().post("/reset", &[("email", MANAGER)]).await;
        let link = house.newest_link(MANAGER).await;
        assert_eq!(house.visitor().post(&link, &[("password", NEW), ("verify", NEW)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(left().await, 0, "a mailed reset");
        assert_eq!(sign_in(&router, guesser, MANAGER, NEW).await, StatusCode::SEE_OTHER, "by a mailed reset, from any network");

        guessed_at().await;
        let id = house.number(&format!("SELECT id FROM app_user WHERE login = '{MANAGER}'")).await;
        let form = [("confirm_password", PASSWORD)];
        let page = administrator.post(&format!("/office/users/{id}/password"), &form).await;
        let told = page.body.split("id=\"told-password\"").nth(1).and_then(|rest| rest.split('>').nth(1)).unwrap_or_else(|| panic!("{}", page.body));
        let told = told.split('<').next().unwrap();
        assert_eq!(sign_in(&router, guesser, MANAGER, told).await, StatusCode::SEE_OTHER, "by an administrator");

        guessed_at().await;
        let password = NewPassword::check(NEW, NEW, PasswordPolicy::PRODUCT.least(false), &[]).unwrap();
        atrium_backend::operation::staff::reset(house.atrium(), &MANAGER.parse().unwrap(), &password).await.unwrap();
        assert_eq!(sign_in(&router, guesser, MANAGER, NEW).await, StatusCode::SEE_OTHER, "by the operator");

        guessed_at().await;
        sign_in(&router, "10.1.2.3", "administrator@northwind.example", "wrong").await;
        assert_eq!(left().await, 4, "of another login nothing is forgotten, nor of this one without a new password");
    }

    async fn a_sign_in_that_was_not_checked_is_no_failure(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let full = crowded(&house);
        for n in 0..12 {
            let password = if n % 2 == 0 { PASSWORD } else { "wrong" };
            assert_eq!(sign_in(&full, "203.0.113.9", MANAGER, password).await, StatusCode::SERVICE_UNAVAILABLE, "try {n}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM throttle WHERE failures > 0 OR blocked_until > 0").await, 0);
        // The last free try, and then one that begins a pause: neither outlives a crowd.
        let open = behind_proxy(&house);
        for _ in 0..4 {
            assert_eq!(sign_in(&open, "203.0.113.9", MANAGER, "wrong").await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for _ in 0..3 {
            assert_eq!(sign_in(&full, "203.0.113.9", MANAGER, PASSWORD).await, StatusCode::SERVICE_UNAVAILABLE, "and no pause");
        }
        assert_eq!(sign_in(&open, "203.0.113.9", MANAGER, "wrong").await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(sign_in(&full, "203.0.113.9", MANAGER, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "a pause that was earned stays");

        let request = Request::post("/my/security")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, staff.cookie.clone().unwrap())
            .body(Body::from(encode(&[("current_password", PASSWORD), ("password", "an entirely new sentence"), ("verify", "an entirely new sentence")])))
            .unwrap();
        assert_eq!(full.clone().oneshot(request).await.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(house.number("SELECT COUNT(*) FROM throttle WHERE bucket LIKE 'confirm:%' AND failures > 0").await, 0);
        assert_eq!(staff.get("/office/contacts").await.status, StatusCode::OK);
    }

    async fn a_reset_for_a_stranger_is_written_down_as_one_for_somebody_known(house: House) {
        house.staff(Role::Manager).await;
        for (email, subject) in [(MANAGER, "user"), ("nobody@northwind.example", "nothing")] {
            let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
            let letters = house.number("SELECT COUNT(*) FROM outbox").await;
            house.visitor().post("/reset", &[("email", email)]).await;
            assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry").await, entries + 1, "{email}");
            assert_eq!(house.number(&format!("SELECT COUNT(*) FROM audit_entry WHERE action = 'reset_requested' AND subject = '{subject}'")).await, 1);
            assert_eq!(house.number("SELECT COUNT(*) FROM outbox").await - letters, i64::from(email == MANAGER));
        }
    }
}
