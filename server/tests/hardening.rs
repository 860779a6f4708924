//! What comes in wrong, and what every answer carries.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::access::policy::{Principal, may};
use atrium_domain::permission::Role;
use atrium_server::http::{Needs, ROUTES, Route, Verb};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use proptest::prelude::*;
use sea_orm::{ConnectionTrait as _, TransactionTrait as _};
use support::{House, PASSWORD};

fn concrete(path: &str) -> String {
    path.replace("{token}", "x")
        .replace("{id}", "1")
        .replace("{name}", "x.css")
}

on_both! {
    async fn a_form_sent_while_the_database_is_busy_waits_in_the_page(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let raw = house.raw().await;
        let turn = raw.begin().await.unwrap();
        // Every writer's turn, on both databases.
        turn.execute_unprepared("UPDATE audit_head SET seq = seq").await.unwrap();
        let form = [("kind", "person"), ("type", "contact"), ("name", "Ana Busy"), ("email", "ana@acme.example")];
        let path = "/office/contacts/new";
        let busy = manager.post(path, &form).await;
        let mut visitor = house.visitor();
        let login = [("email", "manager@northwind.example"), ("password", PASSWORD)];
        let sign_in = visitor.post("/login", &login).await;
        turn.rollback().await.unwrap();
        raw.close().await.unwrap();

        assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE, "{}", busy.body);
        assert!(busy.headers.contains_key(header::RETRY_AFTER));
        let (_, waiting) = busy.body.split_once(&format!("<form method=\"post\" action=\"{path}\">")).unwrap();
        let (waiting, _) = waiting.split_once("</form>").unwrap();
        for (name, value) in form {
            assert!(waiting.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{waiting}");
        }
        assert!(waiting.contains("Try again") && !busy.body.contains("passwords and files"));
        let again = manager.post(path, &form).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);

        assert_eq!(sign_in.status, StatusCode::SERVICE_UNAVAILABLE, "{}", sign_in.body);
        assert!(sign_in.body.contains("name=\"email\" value=\"manager@northwind.example\""));
        assert!(sign_in.body.contains("passwords and files") && !sign_in.body.contains(PASSWORD));
    }

    async fn malformed_bodies_answer_4xx_on_every_endpoint(house: House) {
        let staff = house.staff(Role::Administrator).await;
        let huge = "a=".to_owned() + &"x".repeat(3 * 1024 * 1024);
        let bodies: [(&str, Vec<u8>, Option<StatusCode>); 7] = [
            ("application/x-www-form-urlencoded", b"name=%ff".to_vec(), Some(StatusCode::BAD_REQUEST)),
            ("application/x-www-form-urlencoded", b"name=\xff\xfe".to_vec(), Some(StatusCode::BAD_REQUEST)),
            ("application/x-www-form-urlencoded", b"name=%00".to_vec(), Some(StatusCode::BAD_REQUEST)),
            ("application/x-www-form-urlencoded", huge.into_bytes(), Some(StatusCode::PAYLOAD_TOO_LARGE)),
            ("application/json", b"{\"name\":".to_vec(), Some(StatusCode::BAD_REQUEST)),
            ("multipart/form-data", b"--x".to_vec(), Some(StatusCode::BAD_REQUEST)),
            ("application/x-www-form-urlencoded", Vec::new(), None),
        ];
        let mut manager = house.staff(Role::Manager).await;
        let ana = house.contact(&mut manager, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        let customer = house.customer(&mut manager, ana, "ana@acme.example", &[]).await;
        for route in ROUTES.iter().filter(|route| route.verb == Verb::Post) {
            let of_customers = matches!(route.needs, Needs::Right(act) if !may(Principal::Staff(Role::Administrator), act));
            for (kind, body, expected) in &bodies {
                let request = Request::post(concrete(route.path))
                    .header(header::CONTENT_TYPE, *kind)
                    .header("sec-fetch-site", "same-origin")
                    .body(Body::from(body.clone()))
                    .unwrap();
                let mut browser = if of_customers { customer.clone() } else { staff.clone() };
                let answer = browser.send(request).await;
                assert!(!answer.status.is_server_error(), "{} {kind}: {}", route.path, answer.status);
                if let Some(expected) = expected
                    && answer.status != StatusCode::NOT_FOUND
                {
                    assert_eq!(answer.status, *expected, "{} {kind}", route.path);
                }
                if route.path == "/logout" {
                    house.execute("UPDATE session SET ended_at = NULL, ended_because = NULL").await;
                }
            }
        }
    }

    async fn a_post_from_elsewhere_changes_nothing(house: House) {
        let staff = house.staff(Role::Administrator).await;
        for (name, value) in [
            ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"), ("origin", "null"), ("x-nothing", "x"),
        ] {
            for route in ROUTES.iter().filter(|route| route.verb == Verb::Post) {
                let request = Request::post(concrete(route.path))
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header(name, value)
                    .body(Body::from("name=x&kind=person"))
                    .unwrap();
                let mut browser = staff.clone();
                let answer = browser.send(request).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} with {name}: {value}", route.path);
            }
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'x'").await, 0);
    }

    async fn every_answer_is_careful(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut visitor = house.visitor();
        for (path, signed_in) in [
            ("/", false), ("/login", false), ("/nowhere", false), ("/my", false), ("/invitation/x", false), ("/healthz", false),
            ("/office/contacts", true), ("/office/contacts/999999", true), ("/office/outbox", true), ("/office/contacts?q=%ff", true),
        ] {
            let answer = if signed_in { staff.get(path).await } else { visitor.get(path).await };
            let policy = answer.headers.get(header::CONTENT_SECURITY_POLICY).unwrap_or_else(|| panic!("{path}")).to_str().unwrap();
            for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"] {
                assert!(policy.contains(part), "{path}: {policy}");
            }
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{path}");
            assert!(answer.headers.contains_key("referrer-policy"), "{path}");
            assert!(!answer.body.contains("<style") && !answer.body.contains(" style=") && !answer.body.contains(" onclick="), "{path}");
            for script in answer.body.match_indices("<script").map(|(at, _)| &answer.body[at..]) {
                let tag = &script[..script.find('>').unwrap()];
                assert!(tag.contains("src="), "an inline script on {path}: {tag}");
            }
        }
        assert_eq!(visitor.get("/invitation/x").await.headers["referrer-policy"], "same-origin");
        let first = visitor.get("/").await.headers[header::CONTENT_SECURITY_POLICY].clone();
        assert_ne!(first, visitor.get("/").await.headers[header::CONTENT_SECURITY_POLICY], "the nonce is new each time");
    }

    async fn unexpected_methods_answer_405_and_unknown_paths_404(house: House) {
        let mut visitor = house.visitor();
        for method in ["TRACE", "PUT", "DELETE", "PATCH"] {
            assert_eq!(visitor.method(Method::from_bytes(method.as_bytes()).unwrap(), "/login").await.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        }
        let long = format!("/office/contacts/{}", "-".repeat(1500));
        assert_eq!(visitor.get(&long).await.status, StatusCode::SEE_OTHER, "a path too long to come back to");
        for path in ["/.git/config", "/.env", "/assets/", "/assets/../Cargo.toml", "/office/x", "/%2e%2e/etc/passwd"] {
            assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn markup_in_every_field_stays_text(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let evil = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        let id = house.contact(&mut staff, &[
            ("kind", "company"), ("type", "contact"), ("name", evil), ("city", evil), ("notes", evil), ("job_title", evil),
            ("email", "evil@acme.example"), ("tags", "<b>tag</b>"),
        ]).await;
        for path in [format!("/office/contacts/{id}"), "/office/contacts".to_owned(), format!("/office/contacts/portal-access?id={id}")] {
            let page = staff.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{path}");
        }
        house.customer(&mut staff, id, "evil@acme.example", &[]).await;
        let letter = house.letters("evil@acme.example").await.join("");
        // The plain text may say what it likes; the HTML part must not run it.
        let html = letter.split("text/html").nth(1).expect("a letter has an HTML part");
        assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{html}");
    }

    async fn a_script_as_website_is_refused(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let answer = staff.post("/office/contacts/new", &[("kind", "person"), ("type", "contact"), ("name", "A"), ("website", "javascript:alert(1)")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn missing_and_foreign_contacts_can_not_be_told_apart(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Acme")]).await;
        let mut customer = house.customer(&mut staff, acme, "ana@acme.example", &[]).await;
        let (there, nowhere) = (customer.get(&format!("/office/contacts/{acme}")).await, customer.get("/office/contacts/999999").await);
        assert_eq!(there.status, StatusCode::NOT_FOUND);
        assert_eq!(there.status, nowhere.status);
        assert_eq!(there.body.len(), nowhere.body.replace("999999", &acme.to_string()).len());
    }

    async fn reading_changes_nothing(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let id = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Acme"), ("email", "a@acme.example")]).await;
        let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
        // What somebody may not read leaves an entry: who tried.
        let may = |route: &&Route| match route.needs {
            Needs::Right(act) | Needs::Confirmed(act) => may(Principal::Staff(Role::Administrator), act),
            Needs::Nothing | Needs::NothingAtAll => true,
        };
        for route in ROUTES.iter().filter(|route| route.verb == Verb::Get && !route.path.contains("{token}")).filter(may) {
            let path = concrete(route.path).replace("/1", &format!("/{id}"));
            staff.get(&path).await;
            staff.method(Method::HEAD, &path).await;
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry").await, entries);
        assert_eq!(house.number("SELECT COUNT(*) FROM link").await, 0);
    }
}

#[tokio::test]
async fn no_query_and_no_filter_makes_the_list_fail() {
    let house = House::on_sqlite().await;
    let staff = house.staff(Role::Employee).await;
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(64));
        let inputs = (".*", ".*", ".*", "[A-Za-z0-9_.-]{0,40}");
        runner
            .run(&inputs, |(q, filter, sort, after)| {
                let query = support::encode(&[
                    ("q", &q),
                    ("filter", &filter),
                    ("sort", &sort),
                    ("after", &after),
                ]);
                let mut staff = staff.clone();
                let answer = runtime
                    .block_on(async move { staff.get(&format!("/office/contacts?{query}")).await });
                prop_assert!(
                    answer.status.is_success() || answer.status.is_client_error(),
                    "{}",
                    answer.status
                );
                Ok(())
            })
            .unwrap();
    })
    .await
    .unwrap();
}
