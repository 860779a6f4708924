//! What a hostile page, link, name or header can make of a browser that is signed in: nothing.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::collections::BTreeMap;
use std::sync::Arc;

use atrium_backend::access::policy::{Principal, may};
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use atrium_server::http::{Acting, Metrics, Needs, ROUTES, Verb, Web, app, dressed};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use support::rows::every_value;
use support::{Answer, Browser, House};
use tower::ServiceExt as _;

/// Markup that runs where something forgets to escape.
const CORPUS: [&str; 10] = [
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "<a href=\"javascript:alert(1)\">x</a>",
    "\u{2028}</style><iframe src=//evil.example>",
    "{{7*7}}<b>bold</b>&lt;i&gt;",
];

fn concrete(path: &str, id: i64) -> String {
    path.replace("{token}", "x")
        .replace("{id}", &id.to_string())
        .replace("{name}", "x.css")
}

/// Every value of every table, but for when a session was last used.
async fn everything(house: &House) -> BTreeMap<String, Vec<String>> {
    let raw = house.raw().await;
    let all = every_value(&raw).await;
    raw.close().await.unwrap();
    all
}

async fn company(house: &House, staff: &mut Browser, name: &str) -> i64 {
    let fields = [("kind", "company"), ("type", "contact"), ("name", name)];
    house.contact(staff, &fields).await
}

async fn person(house: &House, staff: &mut Browser, name: &str, parent: i64) -> i64 {
    let parent = parent.to_string();
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("parent", &parent),
    ];
    house.contact(staff, &fields).await
}

/// A page without what is new in each: the nonce.
fn still(answer: &Answer) -> String {
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next());
    nonce.map_or_else(
        || answer.body.clone(),
        |nonce| answer.body.replace(nonce, ""),
    )
}

async fn plain(
    router: Router,
    request: Request<Body>,
) -> (StatusCode, axum::http::HeaderMap, String) {
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    (
        parts.status,
        parts.headers,
        String::from_utf8_lossy(&bytes).into_owned(),
    )
}

on_both! {
    async fn no_post_from_elsewhere_is_heard_whatever_it_carries(house: House) {
        let staff = house.staff(Role::Administrator).await;
        let id = company(&house, &mut staff.clone(), "Acme").await;
        let ana = person(&house, &mut staff.clone(), "Ana", id).await;
        let customer = house.customer(&mut staff.clone(), ana, "ana@acme.example", &[]).await;
        let before = everything(&house).await;
        let origins: [&[(&str, &str)]; 6] = [
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:3000")],
            &[],
        ];
        let kinds = [Some("application/x-www-form-urlencoded"), Some("text/plain"), Some("multipart/form-data; boundary=x"), Some("application/json"), None];
        for route in ROUTES.iter().filter(|route| matches!(route.verb, Verb::Post | Verb::Upload | Verb::Take)) {
            // Somebody who may: a right that is lacking is another refusal, and leaves an entry.
            let sender = match route.needs {
                Needs::Right(act) | Needs::Confirmed(act) if !may(Principal::Staff(Role::Administrator), act) => &customer,
                Needs::Right(_) | Needs::Confirmed(_) | Needs::Nothing | Needs::NothingAtAll => &staff,
            };
            for origin in origins {
                for kind in kinds {
                    let mut request = Request::post(concrete(route.path, id)).header(header::ACCEPT, "*/*");
                    for (name, value) in origin {
                        request = request.header(*name, *value);
                    }
                    if let Some(kind) = kind {
                        request = request.header(header::CONTENT_TYPE, kind);
                    }
                    let answer = sender.clone().send(request.body(Body::from("name=x&kind=person&act=archive")).unwrap()).await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {origin:?} {kind:?}", route.path);
                }
            }
        }
        assert_eq!(everything(&house).await, before);
    }

    async fn reading_every_page_changes_no_value(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let ana = person(&house, &mut staff, "Ana", acme).await;
        let customer = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        let before = everything(&house).await;
        house.clock.advance(Duration::from_secs(90));
        for route in ROUTES.iter().filter(|route| route.verb == Verb::Get) {
            let path = if route.path == "/reset/{token}" { reset.clone() } else { concrete(route.path, acme) };
            let mine = route.path.starts_with("/my");
            for mut browser in [if mine { customer.clone() } else { staff.clone() }, house.visitor()] {
                browser.get(&path).await;
                browser.method(Method::HEAD, &path).await;
                browser.get(&format!("{path}?act=archive&act=grant:{acme}&id={acme}")).await;
            }
        }
        assert_eq!(everything(&house).await, before);
    }

    async fn a_contact_out_of_sight_and_one_that_is_not_there_answer_alike(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let ana = person(&house, &mut staff, "Ana", acme).await;
        let customer = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let hidden = company(&house, &mut staff, "Hidden").await;
        let nowhere = hidden + 1_000_000;
        for route in ROUTES.iter().filter(|route| route.path.contains("{id}")) {
            for accept in ["text/html", "application/json", "*/*"] {
                let mut answers = Vec::new();
                for id in [hidden, nowhere] {
                    let path = concrete(route.path, id);
                    let method = if route.verb == Verb::Post { Method::POST } else { Method::GET };
                    let request = Request::builder()
                        .method(method)
                        .uri(&path)
                        .header(header::ACCEPT, accept)
                        .header("sec-fetch-site", "same-origin")
                        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .body(Body::from("kind=person&type=contact&name=x&version=1&act=archive"))
                        .unwrap();
                    let answer = customer.clone().send(request).await;
                    let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
                    names.sort();
                    answers.push((answer.status, names, still(&answer).replace(&format!("/{id}"), "/ID")));
                }
                assert_eq!(answers[0], answers[1], "{:?} {}", route.verb, route.path);
                assert!(!answers[0].2.contains("Hidden"));
            }
        }
    }

    async fn no_page_shows_another_companys_data_or_a_secret(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let acme = company(&house, &mut staff, "Acme Canarywords").await;
        let ana = house.contact(&mut staff, &[
            ("kind", "person"), ("type", "contact"), ("name", "Ana Canarywords"), ("parent", &acme.to_string()),
            ("notes", "canarywords in a note"), ("city", "Canarywords"), ("email", "canarywords@acme.example"), ("tags", "Canarywords"),
        ]).await;
        let own = house.customer(&mut staff, ana, "canarywords@acme.example", &[]).await;
        let other = company(&house, &mut staff, "Other").await;
        let eve = person(&house, &mut staff, "Eve", other).await;
        let stranger = house.customer(&mut staff, eve, "eve@other.example", &[]).await;
        let employee = house.staff(Role::Employee).await;
        let hash = "$argon2id$v=19$m=19456,t=2,p=1$c2VjcmV0Y2FuYXJ5$c2VjcmV0Y2FuYXJ5c2VjcmV0Y2FuYXJ5";
        house.execute(&format!("UPDATE app_user SET password_hash = '{hash}'")).await;
        for (browser, is_stranger) in [(&stranger, true), (&house.visitor(), true), (&own, false), (&employee, false), (&staff, false)] {
            let cookie = browser.cookie.clone().unwrap_or_default();
            let session = cookie.strip_prefix("atrium_session=").unwrap_or("no session");
            for route in ROUTES.iter().filter(|route| route.verb == Verb::Get) {
                for query in ["", "?q=canarywords", &format!("?id={ana}"), "?sort=changed&filter=inside"] {
                    let answer = browser.clone().get(&(concrete(route.path, ana) + query)).await;
                    let headers = format!("{:?}", answer.headers);
                    let told = format!("{} {query}", route.path);
                    for secret in ["c2VjcmV0Y2FuYXJ5", "argon2", session] {
                        assert!(!answer.body.contains(secret) && !headers.contains(secret), "{told} shows {secret}");
                    }
                    // What was asked for may be repeated in the search field.
                    let body = answer.body.replace("canarywords\"", "").replace("%3Dcanarywords", "").replace("q=canarywords", "");
                    assert!(!is_stranger || !body.to_lowercase().contains("canarywords"), "{told}: {body}");
                }
            }
        }
    }

    async fn a_page_that_is_refused_shows_nothing_whatever_is_accepted(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Canarywords").await;
        let employee = house.staff(Role::Employee).await;
        let mut customer = house.visitor();
        for path in [format!("/office/contacts/portal-access?id={acme}"), "/office/outbox".to_owned(), format!("/office/contacts/{acme}")] {
            for accept in ["text/html", "*/*", "application/json", "image/avif"] {
                for browser in [&mut customer, &mut employee.clone()] {
                    let answer = browser.send(Request::get(&path).header(header::ACCEPT, accept).body(Body::empty()).unwrap()).await;
                    assert!(answer.status == StatusCode::OK || !answer.body.contains("Canarywords"), "{path} {accept}");
                }
            }
        }
    }

    async fn fields_that_no_form_has_change_nothing(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await.to_string();
        let extra = [
            ("id", "7"), ("row_version", "99"), ("commercial_entity_id", "1"), ("archived_at", "1"), ("created_at", "1"),
            ("role", "administrator"), ("login", "evil@acme.example"), ("company_id", "1"), ("user_id", "1"),
        ];
        let mut fields = vec![("kind", "person"), ("type", "contact"), ("name", "Ana"), ("parent", acme.as_str())];
        fields.extend(extra);
        let id = house.contact(&mut staff, &fields).await;
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {id} AND row_version = 1 AND archived_at IS NULL AND commercial_entity_id = {acme}")).await, 1);
        let mut ana = house.customer(&mut staff, id, "ana@acme.example", &extra).await;
        let new = "an entirely new sentence";
        let mut change = vec![("current_password", support::PASSWORD), ("password", new), ("verify", new)];
        change.extend(extra);
        assert_eq!(ana.post("/my/security", &change).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login = 'ana@acme.example' AND role IS NULL").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE role = 'administrator'").await, 0);
    }

    async fn markup_stays_text_in_every_field_title_and_letter(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for (n, evil) in CORPUS.iter().enumerate() {
            let email = format!("evil{n}@acme.example");
            let id = house.contact(&mut staff, &[
                ("kind", "company"), ("type", "contact"), ("name", evil), ("city", evil), ("notes", evil), ("job_title", evil),
                ("street", evil), ("state", evil), ("tags", evil), ("email", &email),
            ]).await;
            let mut customer = house.customer(&mut staff, id, &email, &[]).await;
            let mut pages = vec![customer.get("/my").await, customer.get("/my/security").await];
            for path in [
                format!("/office/contacts/{id}"), "/office/contacts".to_owned(), "/office/outbox".to_owned(),
                format!("/office/contacts/portal-access?id={id}"), format!("/office/contacts?{}", support::encode(&[("q", evil), ("filter", evil), ("after", evil)])),
                format!("/login?{}", support::encode(&[("next", evil)])),
            ] {
                pages.push(staff.get(&path).await);
            }
            pages.push(house.visitor().post("/login", &[("email", evil), ("password", "x"), ("next", evil)]).await);
            pages.push(staff.post("/office/contacts/new", &[("kind", evil), ("name", evil), ("email", evil), ("website", evil)]).await);
            for page in pages {
                assert!(!page.status.is_server_error(), "{evil}: {}", page.status);
                let body = page.body.to_lowercase();
                for live in ["<script>alert", "<img src=x", "<svg onload", "<iframe", "<b>bold", "<a href=\"javascript:", "<a href=javascript:"] {
                    assert!(!body.contains(live), "{evil} is alive: {body}");
                }
                let title = body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
                assert!(!title.contains('<'), "{title}");
            }
            let letter = house.letters(&email).await.join("");
            let html = letter.split("text/html").nth(1).expect("a letter has an HTML part").to_lowercase();
            for live in ["<script>alert", "<img src=x", "<svg onload", "<iframe", "<b>bold", "<a href=\"javascript:"] {
                assert!(!html.contains(live), "{evil} is alive in the letter");
            }
        }
    }

    async fn a_foreign_referer_leads_nowhere_and_a_made_up_error_is_not_shown(house: House) {
        let staff = house.staff(Role::Manager).await;
        for route in ROUTES.iter().filter(|route| route.verb == Verb::Post && !route.path.contains("logout")) {
            let request = Request::post(concrete(route.path, 999_999))
                .header(header::REFERER, "https://evil.example/page")
                .header(header::ACCEPT, "text/html")
                .header("sec-fetch-site", "same-origin")
                .body(Body::empty())
                .unwrap();
            let answer = staff.clone().send(request).await;
            assert!(!answer.location().contains("evil.example"), "{}", route.path);
            assert!(!answer.body.contains("evil.example"), "{}", route.path);
        }
        for path in ["/login", "/reset", "/invitation", "/"] {
            let crafted = format!("{path}?__path=/api/x&__err=Q2FsbCArNDggMTIzIG5vdyE=&error=Call+%2B48+123+now&message=Call+%2B48+123+now&done=Call");
            let answer = house.visitor().get(&crafted).await;
            assert!(!answer.body.contains("Call +48"), "{path}");
        }
    }

    async fn a_forged_host_is_in_no_letter_and_no_redirect(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        for (n, (name, value)) in [("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example;proto=http"), ("x-forwarded-server", "evil.example"), ("x-original-host", "evil.example")].into_iter().enumerate() {
            house.clock.advance(Duration::from_secs(3601));
            let mut request = Request::post("/reset")
                .header(header::HOST, "localhost:3000")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from("email=manager%40northwind.example"))
                .unwrap();
            request.headers_mut().insert(name, value.parse().unwrap());
            let (status, headers, body) = plain(app(&house.web), request).await;
            assert!(!status.is_server_error(), "{name}");
            assert!(!format!("{headers:?}{body}").contains("evil.example"), "{name}");
            assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE letter = 'reset'").await, i64::try_from(n).unwrap() + 1);
        }
        house.customer(&mut staff, acme, "ana@acme.example", &[]).await;
        for to in ["manager@northwind.example", "ana@acme.example"] {
            let letters = house.letters(to).await;
            assert!(!letters.is_empty() && letters.iter().all(|letter| !letter.contains("evil.example")));
        }
    }

    async fn over_https_the_browser_is_bound_to_it(house: House) {
        house.staff(Role::Manager).await;
        let web = Arc::new(Web {
            atrium: house.atrium().clone(),
            https: true,
            trusted_proxies: Vec::new(),
            epoch: tokio::sync::watch::Sender::new(0),
            stopping: tokio::sync::watch::Sender::new(false),
            metrics: Metrics::default(),
            acting: Acting::default(),
        });
        let request = Request::post("/login")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(support::encode(&[("email", "manager@northwind.example"), ("password", support::PASSWORD)])))
            .unwrap();
        let (status, headers, _) = plain(app(&web), request).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let cookie = headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("__Host-atrium_session="), "{cookie}");
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        for path in ["/", "/login", "/nowhere", "/assets/none.css", "/healthz"] {
            let (_, headers, _) = plain(app(&web), Request::get(path).body(Body::empty()).unwrap()).await;
            assert_eq!(headers[header::STRICT_TRANSPORT_SECURITY], "max-age=31536000; includeSubDomains", "{path}");
            assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
            assert_eq!(headers["cross-origin-resource-policy"], "same-origin", "{path}");
            assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), "{path}");
            assert!(!headers.contains_key(header::SERVER) && !headers.contains_key("x-powered-by"), "{path}");
        }
    }

    async fn an_error_says_nothing_of_what_is_behind(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        house.execute("ALTER TABLE outbox RENAME TO outbox_gone").await;
        for accept in ["text/html", "application/json", "*/*"] {
            let answer = staff.send(Request::get("/office/outbox").header(header::ACCEPT, accept).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
            let id = answer.headers["x-request-id"].to_str().unwrap();
            assert!(answer.body.contains(id) || accept != "text/html", "the page quotes its number");
            let body = answer.body.to_lowercase();
            for word in ["select *", "select \"", "no such table", "relation", "outbox_gone", "sqlx", "dberr", "src/", ".rs", "panicked", "sqlite", "postgres"] {
                assert!(!body.contains(word), "{accept} says {word}: {}", answer.body);
            }
        }
        assert_eq!(staff.get("/office/contacts").await.status, StatusCode::OK, "the rest goes on");
    }

    async fn a_panic_is_a_page_with_a_number_and_the_rest_goes_on(house: House) {
        async fn panics() -> &'static str {
            panic!("a secret canary in /srv/atrium/src/main.rs")
        }
        #[expect(clippy::disallowed_methods, reason = "a handler that no table has")]
        let routes = Router::new().route("/panics", axum::routing::get(panics)).route("/works", axum::routing::get(async || "fine"));
        let routes = dressed(&house.web, routes);
        for _ in 0..3 {
            let (status, headers, body) = plain(routes.clone(), Request::get("/panics").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(body.contains(headers["x-request-id"].to_str().unwrap()), "{body}");
            assert!(!body.contains("canary") && !body.contains("main.rs"), "{body}");
            assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY));
            let (status, _, body) = plain(routes.clone(), Request::get("/works").body(Body::empty()).unwrap()).await;
            assert_eq!((status, body.as_str()), (StatusCode::OK, "fine"));
        }
    }

    async fn no_answer_names_the_program_that_gave_it(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        for route in ROUTES.iter().filter(|route| route.verb == Verb::Get && route.needs != Needs::NothingAtAll) {
            let answer = staff.get(&concrete(route.path, 1)).await;
            assert!(!answer.headers.contains_key(header::SERVER), "{}", route.path);
            assert!(!answer.body.contains(env!("CARGO_PKG_VERSION")) || env!("CARGO_PKG_VERSION").len() < 6, "{}", route.path);
            assert!(!answer.body.contains("generator"), "{}", route.path);
        }
    }

    async fn whoever_saves_second_overwrites_nothing_even_at_once(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = company(&house, &mut staff, "Acme").await;
        let path = format!("/office/contacts/{id}");
        let saves = futures_util::future::join_all((0..10).map(|n| {
            let (mut staff, path, name) = (staff.clone(), path.clone(), format!("Acme {n}"));
            async move {
                staff.post(&path, &[("kind", "company"), ("type", "contact"), ("name", &name), ("version", "1")]).await.status
            }
        })).await;
        assert_eq!(saves.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{saves:?}");
        assert!(saves.iter().all(|status| [303, 409, 503].contains(&status.as_u16())), "{saves:?}");
        assert_eq!(house.number("SELECT row_version FROM contact WHERE name LIKE 'Acme %'").await, 2);
    }
}
