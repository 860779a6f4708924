//! A form that makes something is done once, however often it is sent: by a double click, by *Back*, by a
//! network that did not hear the answer.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::collections::BTreeSet;

use atrium_backend::import::contacts;
use atrium_backend::job::bulk;
use atrium_backend::job::sweep::sweep;
use atrium_backend::operation::import_contacts;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use atrium_server::http::{ROUTES, Verb};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use support::{Answer, Browser, House, PASSWORD, encode};

const NEW_CONTACT: &str = "/office/contacts/new";
const NEW_USER: &str = "/office/users/new";
const DIALOG: &str = "/office/contacts/portal-access";
const TOKEN: &str = "00112233445566778899aabbccddeeff";
const HOUR: Duration = Duration::from_secs(3600);
/// More than a dialog does while one waits.
const MANY: usize = 201;
/// As many sendings at once as security.md asks for.
const AT_ONCE: usize = 20;

/// Whether a route that acts makes something that a second sending would make again. A route that acts and has no
/// row here is red.
fn makes(path: &str) -> bool {
    match path {
        "/my/addresses/new"
        | NEW_CONTACT
        | DIALOG
        | NEW_USER
        | "/office/users/{id}/password"
        | "/office/users/{id}/reset"
        | "/office/start/{step}" => true,
        // Nobody is signed in whose form it could be: what is mailed is counted, and a link opens once.
        "/login"
        | "/reset"
        | "/reset/{token}"
        | "/invitation"
        | "/invitation/{token}"
        | "/invitation/{token}/fresh"
        | "/setup/{token}"
        | "/join/{token}" => false,
        // How something is to be: said twice, it is so, or a version, a state or a password says no.
        "/language"
        | "/logout"
        | "/my/details"
        | "/my/addresses/{id}"
        | "/my/addresses/{id}/remove"
        | "/my/security"
        | "/my/security/sessions/end"
        | "/my/security/sessions/{id}/end"
        | "/my/security/delete"
        | "/my/password"
        | "/my/company"
        | "/my/offers/{id}"
        | "/office/contacts/bulk"
        | "/office/contacts/merge"
        | "/office/contacts/{id}"
        | "/office/contacts/{id}/archive"
        | "/office/users/{id}/login"
        | "/office/users/{id}/role"
        | "/office/users/{id}/access"
        | "/office/users/{id}/sessions"
        | "/office/settings/{group}"
        | "/office/start"
        | "/office/jobs/{id}/cancel"
        | "/office/import/{id}"
        | "/office/outbox/{id}/retry" => false,
        // A file to take away, a letter that is a try, a colour that is shown, a file that is looked through and thrown away.
        "/office/contacts/export"
        | "/office/settings/mail/test"
        | "/office/settings/brand/preview"
        | "/office/import" => false,
        unlisted => panic!("{unlisted} acts: does its form make something?"),
    }
}

/// The forms of a page that are sent to an address.
fn forms<'a>(page: &'a str, action: &str) -> Vec<&'a str> {
    page.split("<form")
        .skip(1)
        .filter_map(|form| form.split("</form>").next())
        .filter(|form| {
            let tag = form.split('>').next().unwrap_or_default();
            tag.contains(&format!("action=\"{action}\""))
        })
        .collect()
}

/// The token of the form that is sent to an address.
fn token_of(page: &Answer, action: &str) -> String {
    let forms = forms(&page.body, action);
    assert_eq!(forms.len(), 1, "{action}: {}", page.body);
    let token = forms[0]
        .split('<')
        .filter(|tag| tag.contains("name=\"once\""))
        .find_map(|tag| tag.split("value=\"").nth(1)?.split('"').next())
        .unwrap_or_else(|| panic!("the form to {action} has no token: {}", page.body));
    assert!(
        token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{token}"
    );
    token.to_owned()
}

fn with<'a>(token: &'a str, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = fields.to_vec();
    form.push(("once", token));
    form
}

fn led(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

async fn count(house: &House, which: &str) -> i64 {
    house.number(&format!("SELECT COUNT(*) FROM {which}")).await
}

async fn user_of(house: &House, login: &str) -> i64 {
    house
        .number(&format!("SELECT id FROM app_user WHERE login = '{login}'"))
        .await
}

fn person(name: &str) -> [(&str, &str); 3] {
    [("kind", "person"), ("type", "contact"), ("name", name)]
}

/// A customer of a company, signed in.
async fn customer(house: &House, staff: &mut Browser) -> Browser {
    let acme = [("kind", "company"), ("type", "contact"), ("name", "Acme")];
    let acme = house.contact(staff, &acme).await.to_string();
    let ana = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "Ana"),
        ("parent", acme.as_str()),
    ];
    let ana = house.contact(staff, &ana).await;
    house.customer(staff, ana, "ana@acme.example", &[]).await
}

/// More contacts than a dialog grants at once, and what opens the dialog on all of them.
async fn crowd(house: &House) -> String {
    let mut file = String::from("id,name,is_company,email,parent_id/id\n");
    for number in 0..MANY {
        file.push_str(&format!(
            "x.many{number},Many {number},False,many{number}@crowd.example,\n"
        ));
    }
    let checked = contacts::check(file.as_bytes()).unwrap();
    let mut file = std::io::Cursor::new(file.as_bytes());
    let done = import_contacts::apply(house.atrium(), "many", &checked, &mut file).await;
    assert_eq!(done.unwrap().unwrap().created, MANY);
    let of = "SELECT {}(id) FROM contact WHERE name LIKE 'Many %'";
    let first = house.number(&of.replace("{}", "MIN")).await;
    let last = house.number(&of.replace("{}", "MAX")).await;
    format!("{first}-{last}")
}

/// The same form sent by so many tabs at once.
async fn at_once(
    browser: &Browser,
    times: usize,
    path: &str,
    form: &[(&str, &str)],
) -> Vec<Answer> {
    let sendings: Vec<_> = (0..times)
        .map(|_| {
            let (mut tab, path) = (browser.clone(), path.to_owned());
            let form: Vec<(String, String)> = form
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            tokio::spawn(async move {
                let form: Vec<(&str, &str)> = form
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                tab.post(&path, &form).await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for sending in sendings {
        answers.push(sending.await.unwrap());
    }
    answers
}

/// The password on the page that shows it.
fn told(page: &Answer) -> String {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let rest = page.body.split("id=\"told-password\"").nth(1).unwrap();
    let rest = rest.split('>').nth(1).unwrap();
    rest.split('<').next().unwrap().to_owned()
}

on_both! {
    async fn every_form_that_makes_something_carries_a_token_of_its_page(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let mut ana = customer(&house, &mut staff).await;
        let manager = user_of(&house, "manager@northwind.example").await;
        let contact = house.number("SELECT MIN(id) FROM contact").await;
        let mut walked = 0;
        for route in ROUTES.iter().filter(|route| matches!(route.verb, Verb::Post | Verb::Upload | Verb::Take)) {
            if !makes(route.path) {
                continue;
            }
            let own = format!("/office/users/{manager}");
            let pages = match route.path {
                "/office/users/{id}/password" => vec![(own.clone(), format!("{own}/password"))],
                "/office/users/{id}/reset" => vec![(own.clone(), format!("{own}/reset"))],
                "/office/start/{step}" => ["/office/start/contacts", "/office/start/person"].map(|step| (step.to_owned(), step.to_owned())).to_vec(),
                DIALOG => vec![(format!("{DIALOG}?id={contact}"), DIALOG.to_owned())],
                path => vec![(path.to_owned(), path.to_owned())],
            };
            for (page, action) in pages {
                let browser = if page.starts_with("/my") { &mut ana } else { &mut staff };
                let (first, second) = (browser.get(&page).await, browser.get(&page).await);
                assert_ne!(token_of(&first, &action), token_of(&second, &action), "{page}: each page has its own");
                walked += 1;
            }
        }
        assert_eq!(walked, 8);
    }

    async fn sent_twice_it_makes_one_row_and_leads_to_the_same_place(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut ana = customer(&house, &mut staff).await;
        let address = [
            ("type", "delivery"), ("name", "Once Warehouse"), ("street", "ul. Piotrkowska 1"), ("city", "Łódź"), ("zip", "90-001"), ("country", "PL"),
        ];
        let colleague = [("name", "Once Colleague"), ("email", "once@northwind.example"), ("role", "employee")];
        let first = [("name", "Once First"), ("email", "first@acme.example")];
        type Call<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);
        let calls: [Call<'_>; 5] = [
            (NEW_CONTACT, &person("Once Person"), "contact WHERE name = 'Once Person'"),
            (NEW_USER, &colleague, "contact WHERE name = 'Once Colleague'"),
            ("/office/start/contacts", &[("name", "Once Company")], "contact WHERE name = 'Once Company'"),
            ("/office/start/person", &first, "contact WHERE name = 'Once First'"),
            ("/my/addresses/new", &address, "contact WHERE name = 'Once Warehouse'"),
        ];
        for (path, fields, rows) in calls {
            let browser = if path.starts_with("/my") { &mut ana } else { &mut staff };
            let token = token_of(&browser.get(path).await, path);
            let entries = count(&house, "audit_entry").await;
            let once = led(&browser.post(path, &with(&token, fields)).await);
            let trail = count(&house, "audit_entry").await;
            assert!(trail > entries, "{path} was done");
            let twice = led(&browser.post(path, &with(&token, fields)).await);
            assert_eq!(once, twice, "{path}");
            assert_eq!(count(&house, rows).await, 1, "{path}");
            assert_eq!(count(&house, "audit_entry").await, trail, "{path}: nothing happened the second time");
        }
        assert_eq!(count(&house, "outbox WHERE letter = 'staff_invitation'").await, 1);
        assert_eq!(count(&house, "form_once").await, 5);
    }

    async fn many_sent_at_once_make_one_row_and_lead_to_the_same_place(house: House) {
        let staff = house.staff(Role::Manager).await;
        let token = token_of(&staff.clone().get(NEW_CONTACT).await, NEW_CONTACT);
        let answers = at_once(&staff, AT_ONCE, NEW_CONTACT, &with(&token, &person("Once Person"))).await;
        let places: BTreeSet<String> = answers.iter().map(led).collect();
        assert_eq!(places.len(), 1, "{places:?}");
        assert_eq!(count(&house, "contact WHERE name = 'Once Person'").await, 1);
        assert_eq!(count(&house, "form_once").await, 1);
    }

    async fn a_refused_form_keeps_its_token_and_is_done_once_when_it_is_mended(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let token = token_of(&staff.get(NEW_CONTACT).await, NEW_CONTACT);
        let refused = staff.post(NEW_CONTACT, &with(&token, &person(""))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(token_of(&refused, NEW_CONTACT), token);
        assert_eq!(count(&house, "form_once").await, 0, "nothing was made");
        // Found out only inside the unit: the parent is not there.
        let orphan = [("kind", "person"), ("type", "contact"), ("name", "Mended"), ("parent", "999999")];
        let refused = staff.post(NEW_CONTACT, &with(&token, &orphan)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(count(&house, "form_once").await, 0, "nothing was made");
        let mended = person("Mended");
        let once = led(&staff.post(NEW_CONTACT, &with(&token, &mended)).await);
        assert_eq!(led(&staff.post(NEW_CONTACT, &with(&token, &mended)).await), once);
        assert_eq!(count(&house, "contact WHERE name = 'Mended'").await, 1);
    }

    async fn a_form_that_was_changed_is_another_and_loses_nothing(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let one = led(&staff.post(NEW_CONTACT, &with(TOKEN, &person("Once One"))).await);
        let two = led(&staff.post(NEW_CONTACT, &with(TOKEN, &person("Once Two"))).await);
        assert_ne!(one, two);
        assert_eq!(count(&house, "contact WHERE name LIKE 'Once %'").await, 2);
    }

    async fn somebody_elses_token_does_nothing_and_tells_nothing(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let mut other = house.staff(Role::Administrator).await;
        let form = with(TOKEN, &person("Once Person"));
        let managers = led(&manager.post(NEW_CONTACT, &form).await);
        let others = led(&other.post(NEW_CONTACT, &form).await);
        assert_ne!(managers, others);
        assert_eq!(count(&house, "contact WHERE name = 'Once Person'").await, 2);
        assert_eq!(led(&manager.post(NEW_CONTACT, &form).await), managers);
        assert_eq!(led(&other.post(NEW_CONTACT, &form).await), others);
        assert_eq!(count(&house, "contact WHERE name = 'Once Person'").await, 2);
    }

    async fn without_a_token_of_ours_a_form_is_done_as_often_as_it_comes(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let other = TOKEN.to_uppercase();
        for token in ["", "x", &TOKEN[1..], other.as_str()] {
            for _ in 0..2 {
                led(&staff.post(NEW_CONTACT, &with(token, &person("Often"))).await);
            }
        }
        led(&staff.post(NEW_CONTACT, &person("Often")).await);
        assert_eq!(count(&house, "contact WHERE name = 'Often'").await, 9);
        assert_eq!(count(&house, "form_once").await, 0);
    }

    async fn after_a_day_a_form_is_forgotten_and_not_before(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let form = with(TOKEN, &person("Once Person"));
        let once = led(&staff.post(NEW_CONTACT, &form).await);
        house.clock.advance(HOUR * 23);
        assert_eq!(sweep(house.atrium(), || true).await.unwrap().forms, 0);
        let mut staff = house.signed_in("manager@northwind.example").await;
        assert_eq!(led(&staff.post(NEW_CONTACT, &form).await), once);
        house.clock.advance(HOUR * 2);
        assert_eq!(sweep(house.atrium(), || true).await.unwrap().forms, 1);
        assert_ne!(led(&staff.post(NEW_CONTACT, &form).await), once);
        assert_eq!(count(&house, "contact WHERE name = 'Once Person'").await, 2);
    }

    async fn a_batch_that_becomes_a_job_becomes_one(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ids = crowd(&house).await;
        let fields = [("ids", ids.as_str()), ("everyone", "on"), ("act", "grant-selected")];
        let token = token_of(&staff.get(&format!("{DIALOG}?ids={ids}")).await, DIALOG);
        let form = with(&token, &fields);
        let answers = at_once(&staff, 3, DIALOG, &form).await;
        assert!(answers.iter().all(|answer| led(answer) == "/office/jobs/1?follow=yes"), "{answers:?}");
        assert_eq!(count(&house, "job").await, 1);
        bulk::run_due(house.atrium(), || false).await.unwrap();
        assert_eq!(count(&house, "membership").await, i64::try_from(MANY).unwrap());
        // Judged anew, every row would be refused: they are in the portal.
        assert_eq!(led(&staff.post(DIALOG, &form).await), "/office/jobs/1?follow=yes");
        // The island's dialog goes on under another token once its job is queued: the same again is meant.
        let revoke = [("ids", ids.as_str()), ("everyone", "on"), ("act", "revoke-selected"), ("once", token.as_str())];
        let request = Request::post(DIALOG)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-dest", "empty")
            .body(Body::from(encode(&revoke)))
            .unwrap();
        let queued = staff.send(request).await;
        assert_eq!(queued.status, StatusCode::OK, "{}", queued.body);
        assert_ne!(token_of(&queued, DIALOG), token);
        assert_eq!(led(&staff.post(DIALOG, &revoke).await), "/office/jobs/2?follow=yes");
        assert_eq!(count(&house, "job").await, 2);
    }

    async fn a_password_that_is_set_twice_is_set_once_and_shown_the_same(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let id = user_of(&house, "manager@northwind.example").await;
        let (own, path) = (format!("/office/users/{id}"), format!("/office/users/{id}/password"));
        let form = [("once", token_of(&staff.get(&own).await, &path))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let answers = at_once(&staff, 3, &path, &form).await;
        let password = told(&answers[0]);
        assert!(answers.iter().all(|answer| told(answer) == password), "{answers:?}");
        assert_eq!(count(&house, "audit_entry WHERE action = 'password_set_by_administrator'").await, 1);
        assert_eq!(count(&house, "outbox WHERE letter = 'password_set'").await, 1);
        let mut manager = house.visitor();
        let signed_in = manager.post("/login", &[("email", "manager@northwind.example"), ("password", &password)]).await;
        led(&signed_in);
        let chosen = "a garden under the sea";
        led(&manager.post("/my/password", &[("current_password", &password), ("password", chosen), ("verify", chosen)]).await);
        // It opens no more: neither shown nor set again.
        assert_eq!(led(&staff.post(&path, &form).await), own);
        assert_eq!(count(&house, "audit_entry WHERE action = 'password_set_by_administrator'").await, 1);
        // Another page is another wish.
        let fresh = token_of(&staff.get(&own).await, &path);
        assert_ne!(told(&staff.post(&path, &[("once", fresh.as_str())]).await), password);
    }

    async fn a_reset_that_is_sent_twice_mails_one_link(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let id = user_of(&house, "manager@northwind.example").await;
        let (own, path) = (format!("/office/users/{id}"), format!("/office/users/{id}/reset"));
        for letters in 1..=2 {
            let token = token_of(&staff.get(&own).await, &path);
            for _ in 0..2 {
                let sent = led(&staff.post(&path, &[("once", token.as_str())]).await);
                assert_eq!(sent, format!("{own}?done=link-mailed"));
            }
            assert_eq!(count(&house, "link").await, letters);
            assert_eq!(count(&house, "outbox WHERE letter = 'reset'").await, letters);
        }
    }

    async fn the_token_goes_through_the_page_that_asks_for_the_password(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let token = token_of(&staff.get(NEW_USER).await, NEW_USER);
        house.clock.advance(Duration::from_secs(11 * 60));
        let fields = [("name", "Once Colleague"), ("email", "once@northwind.example"), ("role", "employee")];
        let asked = staff.post(NEW_USER, &with(&token, &fields)).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(token_of(&asked, NEW_USER), token);
        let mut confirmed = with(&token, &fields);
        confirmed.push(("confirm_password", PASSWORD));
        let once = led(&staff.post(NEW_USER, &confirmed).await);
        assert_eq!(led(&staff.post(NEW_USER, &confirmed).await), once);
        // *Back* to the form in front of the question, and sent again: the secret does not tell them apart.
        assert_eq!(led(&staff.post(NEW_USER, &with(&token, &fields)).await), once);
        assert_eq!(count(&house, "contact WHERE name = 'Once Colleague'").await, 1);
    }
}
