//! Settings of the back office: saved once, in force at once and everywhere, and never more than
//! they may be.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::time::Instant;

use atrium_backend::config::{Config, Environment};
use atrium_backend::operation::audit::verify;
use atrium_backend::store::audit::Verdict;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use support::process::{Place, Served};
use support::wire::{Browser as Wire, HTML};
use support::{Answer, Browser};

const COMPANY: &str = "/office/settings/company";
const MAIL: &str = "/office/settings/mail";
const BRAND: &str = "/office/settings/brand";

/// The hidden revision of a page.
fn revision(page: &Answer) -> String {
    let rest = page
        .body
        .split("name=\"revision\" value=\"")
        .nth(1)
        .unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn save(browser: &mut Browser, path: &str, form: &[(&str, &str)]) -> Answer {
    let revision = revision(&browser.get(path).await);
    let mut form = form.to_vec();
    form.push(("revision", &revision));
    browser.post(path, &form).await
}

async fn upload(browser: &mut Browser, texts: &[(&str, &str)], file: &[u8]) -> Answer {
    let revision = revision(&browser.get(BRAND).await);
    let mut body = Vec::new();
    for (name, value) in texts.iter().chain([&("revision", revision.as_str())]) {
        body.extend_from_slice(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .as_bytes(),
        );
    }
    body.extend_from_slice(
        b"--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.html\"\r\n\
          Content-Type: text/html\r\n\r\n",
    );
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::post(BRAND)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    browser.send(request).await
}

fn svg(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
        .into_bytes()
}

/// The address a page has of a kind of file under `/brand/`.
fn brand_address(page: &Answer, ending: &str) -> String {
    page.body
        .split('"')
        .find(|part| part.starts_with("/brand/") && part.ends_with(ending))
        .unwrap_or_else(|| panic!("no {ending} in {}", page.body))
        .to_owned()
}

/// What waits in the page that asks for the password.
fn hidden(page: &Answer) -> Vec<(String, String)> {
    let main = page.body.split("<main").nth(1).unwrap();
    let tags = main.split("<input type=\"hidden\" name=\"").skip(1);
    tags.map(|tag| {
        let (name, rest) = tag.split_once('"').unwrap();
        let value = rest.split("value=\"").nth(1).unwrap();
        (name.to_owned(), value.split('"').next().unwrap().to_owned())
    })
    .collect()
}

/// That, with the password.
fn with(page: &Answer, password: &str) -> Vec<(String, String)> {
    let mut form = hidden(page);
    form.push(("confirm_password".to_owned(), password.to_owned()));
    form
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

on_both! {
    async fn a_setting_whose_name_speaks_of_passwords_waits_too(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        house.clock.advance(Duration::from_secs(11 * 60));
        let policies = "/office/settings/policies";
        let asked = save(&mut administrator, policies, &[("password_length", "16")]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.body);
        let form = with(&asked, support::PASSWORD);
        let saved = administrator.post(policies, &pairs(&form)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let kept = "SELECT COUNT(*) FROM setting WHERE key = 'password_length' AND value = '16'";
        assert_eq!(house.number(kept).await, 1, "what was typed is saved");
    }

    async fn a_mail_password_is_asked_for_again_and_never_lost_unsaid(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let server = [("mail_host", "mail.example.com"), ("mail_port", ""), ("mail_security", "starttls"), ("mail_user", "me@example.com")];
        let mut saves = 0;
        for page in [MAIL, "/office/start/mail"] {
            house.clock.advance(Duration::from_secs(11 * 60));
            let secret = if page == MAIL { "open-sesame" } else { "close-sesame" };
            let mut form = server.to_vec();
            form.push(("mail_password", secret));
            let asked = save(&mut administrator, page, &form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}: {}", asked.body);
            assert!(!asked.body.contains("sesame") && asked.body.contains("id=\"mail_password\""), "{page}: {}", asked.body);
            let form = with(&asked, support::PASSWORD);
            let left_out = administrator.post(page, &pairs(&form)).await;
            assert_eq!(left_out.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
            assert!(left_out.body.contains("href=\"#mail_password\""), "{page}: {}", left_out.body);
            let mut form = with(&left_out, support::PASSWORD);
            form.push(("mail_password".to_owned(), secret.to_owned()));
            let saved = administrator.post(page, &pairs(&form)).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{page}: {}", saved.body);
            saves += 1;
            let changed = house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'settings_changed'").await;
            assert_eq!(changed, saves, "{page}: the password given is the one that is kept");
        }
    }

    async fn a_logo_waits_while_the_password_is_asked_for_again(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        house.clock.advance(Duration::from_secs(11 * 60));
        let file = svg("<path d=\"M0 0h9\"/>");
        let asked = upload(&mut administrator, &[("brand_colour", "#2463eb")], &file).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.body);
        let wrong = with(&asked, "not the password at all");
        let again = administrator.post(BRAND, &pairs(&wrong)).await;
        assert_eq!((again.status, hidden(&again)), (StatusCode::UNPROCESSABLE_ENTITY, hidden(&asked)), "it still waits");
        assert_eq!(house.number("SELECT COUNT(*) FROM logo").await, 0);
        let right = with(&again, support::PASSWORD);
        let saved = administrator.post(BRAND, &pairs(&right)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let address = brand_address(&administrator.get(BRAND).await, ".svg");
        let logo = house.visitor().get(&address).await;
        assert!(logo.status == StatusCode::OK && logo.body.contains("M0 0h9"), "{}", logo.body);
        let broken = administrator.post(BRAND, &[("file:logo", "not base64!")]).await;
        assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    }

    async fn a_name_saved_holds_at_once_here_and_in_a_moment_elsewhere(house: House) {
        let other = house.second().await;
        let mut administrator = house.staff(Role::Administrator).await;
        let form = [("company", "Łódź & Söhne"), ("contact_address", "help@lodz.example"), ("language", "de"),
            ("time_zone", "Europe/Warsaw"), ("currency", "PLN")];
        let answer = save(&mut administrator, COMPANY, &form).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/office/settings/company?done=saved"), "{}", answer.body);
        let page = house.visitor().get("/login").await.body;
        assert!(page.contains("Łódź &amp; Söhne") && page.contains("mailto:help@lodz.example"), "{page}");
        assert!(page.contains("<html lang=\"de\">"), "the house speaks German to whom asks for nothing");
        assert!(other.visitor().get("/login").await.body.contains("Northwind"));
        assert!(other.atrium().settle_if_changed().await.unwrap());
        assert!(other.visitor().get("/login").await.body.contains("Łódź &amp; Söhne"));
        assert!(!other.atrium().settle_if_changed().await.unwrap(), "one save is read once");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'settings_changed'").await, 1);
        let named = "SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%\"company\",\"contact_address\",\"language\",\"time_zone\",\"currency\"%'";
        assert_eq!(house.number(named).await, 1);
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Whole { .. }));
    }

    async fn a_refused_page_says_everything_at_once_keeps_what_was_typed_and_writes_nothing(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let before = house.number("SELECT value FROM setting_epoch").await;
        let answer = save(&mut administrator, COMPANY, &[("company", ""), ("contact_address", "not an address"), ("time_zone", "Mars")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["href=\"#company\"", "href=\"#contact_address\"", "href=\"#time_zone\"", "value=\"not an address\""] {
            assert!(answer.body.contains(part), "{part}: {}", answer.body);
        }
        assert_eq!(house.number("SELECT value FROM setting_epoch").await, before);
    }

    async fn the_currency_changes_no_payment_right_unseen(house: House) {
        const ACCESS: &str = "/office/settings/access";
        let mut administrator = house.staff(Role::Administrator).await;
        let limited = [("access_visibility", "company"), ("access_pay", "limited"), ("access_pay_limit", "12.50")];
        assert_eq!(save(&mut administrator, ACCESS, &limited).await.status, StatusCode::SEE_OTHER);
        for currency in ["JPY", "USD"] {
            let refused = save(&mut administrator, COMPANY, &[("company", "Northwind"), ("currency", currency)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{currency}");
            assert!(refused.body.contains("href=\"#currency\"") && refused.body.contains("“New access”"), "{}", refused.body);
        }
        assert!(house.atrium().config().unreadable().is_empty());
        let kept = save(&mut administrator, COMPANY, &[("company", "Southwind"), ("currency", "EUR")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "the rest of the page is saved: {}", kept.body);
        let unlimited = [("access_visibility", "company"), ("access_pay", "unlimited")];
        assert_eq!(save(&mut administrator, ACCESS, &unlimited).await.status, StatusCode::SEE_OTHER);
        let changed = save(&mut administrator, COMPANY, &[("company", "Southwind"), ("currency", "JPY")]).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    }

    async fn two_administrators_do_not_write_over_each_other_unseen(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let old = revision(&administrator.get(COMPANY).await);
        assert_eq!(save(&mut administrator, COMPANY, &[("company", "First")]).await.status, StatusCode::SEE_OTHER);
        let late = administrator.post(COMPANY, &[("company", "Second"), ("revision", &old)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("value=\"Second\""), "{}", late.body);
        assert!(late.body.contains("Somebody else saved these settings") && late.body.contains("Saved by Staff administrator on "), "{}", late.body);
        let cells: Vec<&str> = late.body.split("<td").skip(1).filter_map(|cell| cell.split('>').nth(1)?.split('<').next()).collect();
        assert_eq!(cells, ["Second", "First"], "yours, and what is stored: {}", late.body);
        assert!(late.body.contains("href=\"/office/settings/company\" class=\"button\">Take the stored version"), "{}", late.body);
        assert!(house.visitor().get("/").await.body.contains("First"));
        let meant = administrator.post(COMPANY, &[("company", "Second"), ("revision", &revision(&late))]).await;
        assert_eq!(meant.status, StatusCode::SEE_OTHER);
        let elsewhere = administrator.post("/office/settings/policies", &[("password_length", "16"), ("revision", &revision(&late))]).await;
        assert_eq!(elsewhere.status, StatusCode::SEE_OTHER, "another page was not touched");
    }

    async fn a_conflict_of_any_page_is_told_in_the_words_of_its_controls(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        for (group, first, second, told) in [
            ("lifetimes", vec![("session_idle", "30"), ("session_idle_unit", "min")], vec![("session_idle", "2"), ("session_idle_unit", "h")], ["2 hours", "30 minutes"]),
            ("access", vec![("access_visibility", "own"), ("access_sign", "on"), ("access_pay", "none")], vec![("access_visibility", "own"), ("access_pay", "none")], ["No", "Yes"]),
            ("languages", vec![("languages_en", "on"), ("languages_de", "on")], vec![("languages_en", "on")], ["English", "English, Deutsch"]),
        ] {
            let path = format!("/office/settings/{group}");
            let old = revision(&administrator.get(&path).await);
            let saved = save(&mut administrator, &path, &first).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{group}: {}", saved.body);
            let mut late = second.clone();
            late.push(("revision", &old));
            let late = administrator.post(&path, &late).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{group}: {}", late.body);
            let cells: Vec<&str> = late.body.split("<td").skip(1).filter_map(|cell| cell.split('>').nth(1)?.split('<').next()).collect();
            assert_eq!(cells, told, "{group}");
        }
    }

    async fn the_mail_password_lies_sealed_and_is_never_shown_nor_sent_to_another_server(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let server = [("mail_host", "mail.example.com"), ("mail_port", ""), ("mail_security", "starttls"), ("mail_user", "me@example.com")];
        let with = |password: &'static str| { let mut form = server.to_vec(); form.push(("mail_password", password)); form };
        assert_eq!(save(&mut administrator, MAIL, &with("")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(save(&mut administrator, MAIL, &with("open-sesame")).await.status, StatusCode::SEE_OTHER);
        let page = administrator.get(MAIL).await.body;
        assert!(page.contains("value=\"me@example.com\"") && !page.contains("sesame"), "{page}");
        for sql in [
            "SELECT COUNT(*) FROM setting WHERE value LIKE '%sesame%' OR value LIKE '%mail.example.com%'",
            "SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%sesame%'",
            "SELECT COUNT(*) FROM audit_personal WHERE body LIKE '%sesame%'",
        ] {
            assert_eq!(house.number(sql).await, 0, "{sql}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM setting WHERE key = 'smtp_url' AND value LIKE 'sealed1:%'").await, 1);
        let moved = [("mail_host", "mail.evil.example"), ("mail_security", "starttls"), ("mail_user", "me@example.com")];
        let answer = save(&mut administrator, MAIL, &moved).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("href=\"#mail_password\""), "{}", answer.body);
        let printed = house.atrium().config().print();
        assert!(printed.contains("smtp://me%40example%2Ecom:***@mail.example.com"), "{printed}");
        assert!(printed.contains("# back office, "), "{printed}");
        house.execute("UPDATE setting SET value = 'sealed1:00000000:AAAA' WHERE key = 'smtp_url'").await;
        house.execute("UPDATE setting_epoch SET value = value + 1").await;
        house.atrium().settle_if_changed().await.unwrap();
        assert!(house.atrium().config().unreadable()[0].contains("another key"), "{:?}", house.atrium().config().unreadable());
        assert!(!house.atrium().settings().mail_leaves);
    }

    async fn a_test_mail_reports_what_the_server_said(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let filed = administrator.post("/office/settings/mail/test", &[]).await;
        assert!(filed.status == StatusCode::OK && filed.body.contains("folder “mail”"), "{}", filed.body);
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = closed.local_addr().unwrap().port().to_string();
        drop(closed);
        let form = [("mail_host", "127.0.0.1"), ("mail_port", port.as_str()), ("mail_security", "none")];
        assert_eq!(save(&mut administrator, MAIL, &form).await.status, StatusCode::SEE_OTHER);
        let refused = administrator.post("/office/settings/mail/test", &[]).await;
        assert!(refused.body.contains("The mail server could not be reached."), "{}", refused.body);
        // What is no mail server is not read aloud.
        let other = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = other.local_addr().unwrap().port().to_string();
        let answers = tokio::spawn(async move {
            use tokio::io::AsyncWriteExt as _;
            let (mut stream, _) = other.accept().await.unwrap();
            stream.write_all(b"-ERR inner-secret of another service\r\n").await.unwrap();
        });
        let form = [("mail_host", "127.0.0.1"), ("mail_port", port.as_str()), ("mail_security", "none")];
        assert_eq!(save(&mut administrator, MAIL, &form).await.status, StatusCode::SEE_OTHER);
        let refused = administrator.post("/office/settings/mail/test", &[]).await;
        assert!(refused.body.contains("The letter did not leave."), "{}", refused.body);
        assert!(!refused.body.contains("inner-secret") && !refused.body.contains("no conversation"), "{}", refused.body);
        answers.await.unwrap();
    }

    async fn what_the_environment_fixes_is_shown_and_not_changed(house: House) {
        let database = atrium_backend::store::Database::connect(&house.url).await.unwrap();
        let environment = Environment::new([("ATRIUM_COMPANY", "Fixed Ltd")]);
        let config = Config::load(None, &environment).unwrap();
        let atrium = atrium_backend::Atrium::new(database, house.clock.clone(), atrium_backend::clock::Entropy::system(),
            atrium_backend::key::ServerKey::from_bytes([7; 32]), config);
        atrium.settle().await.unwrap();
        assert_eq!(atrium.settings().brand.company, "Fixed Ltd");
        assert_eq!(atrium.settings().brand.from.as_str(), "portal@northwind.example");
        assert_eq!(atrium.config().fixed(), [atrium_domain::setting::Setting::Company]);
        assert!(atrium.config().print().contains("company = \"Fixed Ltd\"  # ATRIUM_COMPANY"));
    }

    async fn shorter_sessions_end_those_that_are_open_and_longer_ones_do_not_revive_any(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let mut other = house.staff(Role::Manager).await;
        let short = [("session_idle", "30"), ("session_idle_unit", "min"), ("session_lifetime", "1"), ("session_lifetime_unit", "h")];
        assert_eq!(save(&mut administrator, "/office/settings/lifetimes", &short).await.status, StatusCode::SEE_OTHER);
        house.clock.advance(Duration::from_secs(29 * 60));
        assert_eq!(other.get("/office/contacts").await.status, StatusCode::OK);
        house.clock.advance(Duration::from_secs(31 * 60));
        let ended = other.get("/office/contacts").await;
        assert!(ended.location().starts_with("/login"), "an hour in all: {}", ended.status);
        let mut again = house.signed_in("administrator@northwind.example").await;
        let wrong = [("session_idle", "2"), ("session_idle_unit", "h")];
        assert_eq!(save(&mut again, "/office/settings/lifetimes", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = [("session_idle", "8"), ("session_idle_unit", "h"), ("session_lifetime", "24"), ("session_lifetime_unit", "h")];
        assert_eq!(save(&mut again, "/office/settings/lifetimes", &long).await.status, StatusCode::SEE_OTHER);
        assert!(other.get("/office/contacts").await.location().starts_with("/login"));
    }

    async fn a_raised_length_holds_for_the_next_password(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        assert_eq!(save(&mut administrator, "/office/settings/policies", &[("password_length", "14")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(save(&mut administrator, "/office/settings/policies", &[("password_length", "40")]).await.status, StatusCode::SEE_OTHER);
        let change = [("current_password", support::PASSWORD), ("password", "twenty-nine characters of it"), ("verify", "twenty-nine characters of it")];
        let answer = administrator.post("/my/security", &change).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("at least 40 characters"), "{}", answer.body);
    }

    async fn the_back_office_decides_whether_administrators_set_passwords(house: House) {
        const POLICIES: &str = "/office/settings/policies";
        let mut administrator = house.staff(Role::Administrator).await;
        house.staff(Role::Employee).await;
        let id = house.number("SELECT id FROM app_user WHERE login = 'employee@northwind.example'").await;
        let set = format!("/office/users/{id}/password");
        for (text, told) in [("no", "yes → no"), ("yes", "no → yes")] {
            let saved = save(&mut administrator, POLICIES, &[("administrators_set_passwords", text)]).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{text}: {}", saved.body);
            let entry = format!("SELECT COUNT(*) FROM audit_personal WHERE body LIKE '%administrators_set_passwords%' AND body LIKE '%{told}%'");
            assert_eq!(house.number(&entry).await, 1, "{told} is in the trail");
            assert_eq!(house.atrium().settings().administrators_set_passwords, text == "yes");
            let answer = administrator.post(&set, &[]).await;
            assert_eq!(answer.status == StatusCode::OK, text == "yes", "{text}: {}", answer.body);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM setting WHERE key = 'password_length'").await, 0, "the rest of the page stays");
    }

    async fn new_access_follows_the_settings(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let form = [("access_visibility", "own"), ("access_pay", "limited"), ("access_pay_limit", "500"), ("access_manage", "on")];
        assert_eq!(save(&mut administrator, "/office/settings/access", &form).await.status, StatusCode::SEE_OTHER);
        let ana = house.contact(&mut administrator, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        house.customer(&mut administrator, ana, "ana@acme.example", &[]).await;
        let sql = "SELECT COUNT(*) FROM membership WHERE visibility = 'own' AND NOT can_sign AND pay_limit_minor = 50000 AND manages_colleagues";
        assert_eq!(house.number(sql).await, 1);
        // Yen have no cents: a limit that can't be read any more becomes no right, not every right.
        house.execute("UPDATE setting SET value = '500.50' WHERE key = 'access_pay'").await;
        house.execute("INSERT INTO setting (key, value, revision, changed_at) VALUES ('currency', 'JPY', 0, 0)").await;
        house.execute("UPDATE setting_epoch SET value = value + 1").await;
        house.atrium().settle_if_changed().await.unwrap();
        assert_eq!(house.atrium().settings().rights.pay, atrium_domain::permission::PayRight::None);
    }

    async fn only_offered_languages_are_spoken(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let mut visitor = house.visitor();
        visitor.post("/language", &[("language", "pl"), ("next", "/")]).await;
        let form = [("languages_en", "on"), ("languages_de", "on")];
        assert_eq!(save(&mut administrator, "/office/settings/languages", &form).await.status, StatusCode::SEE_OTHER);
        let asks = |accept: &'static str| Request::get("/").header(header::ACCEPT_LANGUAGE, accept).body(Body::empty()).unwrap();
        assert!(visitor.send(asks("pl, de;q=0.5")).await.body.contains("<html lang=\"de\">"));
        assert!(visitor.send(asks("pl")).await.body.contains("<html lang=\"en\">"));
        let page = visitor.get("/").await.body;
        assert!(page.contains("value=\"de\"") && !page.contains("value=\"pl\""), "{page}");
        let refused = save(&mut administrator, "/office/settings/languages", &[("languages_de", "on")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the default language stays");
    }

    async fn logo_and_colour_are_everywhere_and_can_run_nothing(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let answer = upload(&mut administrator, &[("brand_colour", "#FFE600")], &svg("<path d=\"M0 0h9v9\"/>")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let mut visitor = house.visitor();
        let login = visitor.get("/login").await;
        let drawn = visitor.get(&brand_address(&login, ".svg")).await;
        assert_eq!(drawn.headers[header::CONTENT_TYPE], "image/svg+xml");
        assert_eq!(drawn.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        let policy = drawn.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
        assert!(drawn.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let sheet = visitor.get(&brand_address(&login, ".css")).await;
        assert!(sheet.body.contains("--accent:light-dark(#"), "{}", sheet.body);
        let page = administrator.get(BRAND).await;
        assert!(page.body.contains("#ffe600 cannot be read well enough"), "{}", page.body);
        let other = house.second().await;
        assert_eq!(other.visitor().get(&brand_address(&login, ".svg")).await.status, StatusCode::OK);
        let ana = house.contact(&mut administrator, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        house.customer(&mut administrator, ana, "ana@acme.example", &[]).await;
        let button = atrium_domain::palette::Palette::of(atrium_domain::colour::Colour::new(255, 230, 0)).light.solid;
        let letter = house.letters("ana@acme.example").await.remove(0);
        assert!(letter.contains(&format!("background-color:{button}")), "{letter}");
        let gone = save(&mut administrator, BRAND, &[("brand_colour", ""), ("remove_logo", "on")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert!(!visitor.get("/login").await.body.contains("/brand/"));
        assert_eq!(visitor.get(&brand_address(&login, ".svg")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_logo_with_a_script_is_refused_with_the_colour_beside_it(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let answer = upload(&mut administrator, &[("brand_colour", "red")], &svg("<script>alert(1)</script>")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("href=\"#logo\"") && answer.body.contains("href=\"#brand_colour\""), "{}", answer.body);
        let large = upload(&mut administrator, &[], &vec![b' '; 300 * 1024]).await;
        assert!(large.body.contains("256 KiB"), "{}", large.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM logo").await, 0);
    }

    async fn a_preview_shows_and_saves_nothing(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let page = administrator.get(BRAND).await;
        assert!(page.body.contains("formaction=\"/office/settings/brand/preview\""), "{}", page.body);
        // The password was given longer ago than a page that saves would ask.
        house.clock.advance(Duration::from_secs(11 * 60));
        let answer = administrator.post("/office/settings/brand/preview", &[("brand_colour", "#c00050"), ("revision", &revision(&page))]).await;
        assert!(answer.status == StatusCode::OK && answer.body.contains("fill=\"#c00050\""), "{}", answer.body);
        assert!(!house.visitor().get("/login").await.body.contains("/brand/"));
    }

    async fn files_are_taken_only_where_they_belong(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let request = Request::post("/office/contacts/new")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from("--x--\r\n")).unwrap();
        assert_eq!(administrator.send(request).await.status, StatusCode::BAD_REQUEST);
        let request = Request::post(BRAND)
            .header(header::CONTENT_TYPE, "multipart/form-data")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from("x")).unwrap();
        assert_eq!(administrator.send(request).await.status, StatusCode::BAD_REQUEST);
    }

    async fn settings_are_offered_to_administrators_only(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let mut manager = house.staff(Role::Manager).await;
        let link = "href=\"/office/settings\"";
        assert!(administrator.get("/office/contacts").await.body.contains(link));
        assert!(!manager.get("/office/contacts").await.body.contains(link));
        for path in ["/office/settings/unknown", "/office/start/unknown"] {
            assert_eq!(administrator.get(path).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(administrator.post("/office/settings/server", &[]).await.status, StatusCode::NOT_FOUND);
    }
}

/// Looks until the front page names somebody, for a while.
fn names(served: &Served, company: &str, patience: Duration) -> bool {
    let started = Instant::now();
    loop {
        let page = Wire::at(served).get("/", HTML).body();
        if page.contains(company) || started.elapsed() > patience {
            return page.contains(company);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_command_line_shows_what_the_back_office_decided_and_a_running_process_follows_it() {
    let place = Place::on_sqlite();
    let decide = |company: &str| {
        place.execute(&format!(
            "INSERT INTO setting (key, value, revision, changed_at) VALUES ('company', '{company}', 1, 0) \
             ON CONFLICT (key) DO UPDATE SET value = '{company}'"
        ));
        place.execute("UPDATE setting_epoch SET value = value + 1");
    };
    let printed = place.run(&["config", "print"]).ok();
    assert!(
        printed.contains("company = \"Atrium\"  # default"),
        "{printed}"
    );
    assert!(!place.data().exists(), "printing makes nothing");
    place.run(&["migrate"]).ok();
    decide("Office Ltd");
    let printed = place.run(&["config", "print"]).ok();
    assert!(
        printed.contains("company = \"Office Ltd\"  # back office, 1970-01-01T"),
        "{printed}"
    );
    let examined = place.run(&["doctor"]).ok();
    assert!(
        examined.contains("the back office decides company"),
        "{examined}"
    );
    let served = place.serve(&[]);
    assert!(names(&served, "Office Ltd", Duration::ZERO), "it serves");
    decide("Renamed Ltd");
    // A second is promised; a busy machine gets a few.
    let soon = Duration::from_secs(5);
    assert!(names(&served, "Renamed Ltd", soon), "it follows");
}
