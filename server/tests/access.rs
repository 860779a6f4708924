//! Every route, called by every principal there is: nobody is forgotten, and refusals change nothing.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::access::Act;
use atrium_domain::permission::Role;
use atrium_server::http::{Needs, ROUTES, Verb};
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use support::Browser;

/// A valid call of a route: path and form. A route without a row here is red.
fn call(path: &str, foreign: i64) -> (String, Vec<(String, String)>) {
    let pairs = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    };
    let none = Vec::new();
    let contact = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "New Name"),
        ("version", "1"),
    ];
    let password = [
        ("password", support::PASSWORD),
        ("verify", support::PASSWORD),
    ];
    match path {
        "/"
        | "/login"
        | "/reset"
        | "/invitation"
        | "/my"
        | "/my/security"
        | "/my/details"
        | "/my/addresses"
        | "/my/addresses/new"
        | "/my/security/sessions/end"
        | "/my/security/delete"
        | "/office"
        | "/office/contacts"
        | "/office/contacts/new"
        | "/office/keys"
        | "/office/connection"
        | "/office/import"
        | "/office/jobs"
        | "/office/outbox"
        | "/office/search"
        | "/office/settings"
        | "/office/settings/mail/test"
        | "/office/settings/brand/preview"
        | "/office/start"
        | "/live"
        | "/healthz"
        | "/readyz"
        | "/logout" => {
            let form = match path {
                "/login" => pairs(&[("email", "nobody@northwind.example"), ("password", "wrong")]),
                "/reset" => pairs(&[("email", "nobody@northwind.example")]),
                "/invitation" => pairs(&[
                    ("email", "nobody@northwind.example"),
                    ("code", "00000-00000"),
                ]),
                "/my/security" => pairs(&[
                    ("current_password", "wrong"),
                    ("password", "another fine sentence"),
                    ("verify", "another fine sentence"),
                ]),
                "/my/security/delete" => pairs(&[
                    ("current_password", "wrong"),
                    ("login", "nobody@northwind.example"),
                ]),
                "/office/contacts/new" => pairs(&contact),
                "/office/start" => pairs(&[("act", "dismiss")]),
                _ => none,
            };
            (path.to_owned(), form)
        }
        // The company itself: in sight for its people, and none of their addresses.
        "/my/addresses/{id}" => (format!("/my/addresses/{foreign}"), none),
        "/my/addresses/{id}/remove" => (format!("/my/addresses/{foreign}/remove"), none),
        "/my/security/sessions/{id}/end" => ("/my/security/sessions/999999/end".to_owned(), none),
        "/language" => (path.to_owned(), pairs(&[("language", "pl"), ("next", "/")])),
        "/reset/{token}" => ("/reset/unknown".to_owned(), pairs(&password)),
        "/invitation/{token}" => ("/invitation/unknown".to_owned(), pairs(&password)),
        "/invitation/{token}/fresh" => ("/invitation/unknown/fresh".to_owned(), none),
        "/join/{token}" => ("/join/unknown".to_owned(), pairs(&[("act", "accept")])),
        "/my/company" => (path.to_owned(), pairs(&[("membership", "999999")])),
        "/my/offers/{id}" => ("/my/offers/999999".to_owned(), pairs(&[("act", "accept")])),
        "/office/import/{id}" => (
            "/office/import/999999".to_owned(),
            pairs(&[("act", "import")]),
        ),
        "/office/import/{id}/lines" => ("/office/import/999999/lines".to_owned(), none),
        "/office/jobs/{id}" => ("/office/jobs/999999".to_owned(), none),
        "/office/jobs/{id}/cancel" => ("/office/jobs/999999/cancel".to_owned(), none),
        "/office/jobs/{id}/results" => ("/office/jobs/999999/results".to_owned(), none),
        "/office/outbox/{id}" => ("/office/outbox/1".to_owned(), none),
        "/office/outbox/{id}/retry" => ("/office/outbox/1/retry".to_owned(), none),
        "/setup/{token}" => ("/setup/unknown".to_owned(), none),
        "/office/contacts/portal-access" => (
            format!("/office/contacts/portal-access?id={foreign}"),
            pairs(&[
                ("id", &foreign.to_string()),
                ("act", &format!("grant:{foreign}")),
            ]),
        ),
        "/office/contacts/{id}" => (format!("/office/contacts/{foreign}"), pairs(&contact)),
        "/office/contacts/{id}/archive" => (
            format!("/office/contacts/{foreign}/archive"),
            pairs(&[("act", "archive")]),
        ),
        "/my/password" | "/office/users" | "/office/users/new" => {
            let form = if path == "/my/password" {
                pairs(&[
                    ("current_password", "wrong"),
                    ("password", "another fine sentence"),
                    ("verify", "another fine sentence"),
                ])
            } else {
                pairs(&[
                    ("name", "New Colleague"),
                    ("email", "colleague@northwind.example"),
                    ("role", "employee"),
                ])
            };
            (path.to_owned(), form)
        }
        // The first user is the administrator: what must not be done to oneself is refused to
        // them with a reason, and what may be done harms nobody who comes after.
        "/office/users/{id}" => ("/office/users/1".to_owned(), none),
        "/office/users/{id}/login" => (
            "/office/users/1/login".to_owned(),
            pairs(&[("login", "not an address")]),
        ),
        "/office/users/{id}/password" => ("/office/users/1/password".to_owned(), none),
        "/office/users/{id}/reset" => ("/office/users/1/reset".to_owned(), none),
        "/office/users/{id}/role" => (
            "/office/users/1/role".to_owned(),
            pairs(&[("role", "employee")]),
        ),
        "/office/users/{id}/access" => (
            "/office/users/1/access".to_owned(),
            pairs(&[("act", "deactivate")]),
        ),
        "/office/users/{id}/sessions" => (
            "/office/users/1/sessions".to_owned(),
            pairs(&[("session", "all")]),
        ),
        "/office/contacts/bulk" => (
            path.to_owned(),
            pairs(&[
                ("id", &foreign.to_string()),
                ("act", "add-tag"),
                ("tag", "VIP"),
            ]),
        ),
        "/office/contacts/export" => (path.to_owned(), none),
        "/office/contacts/merge" => (
            format!("{path}?id={foreign}&id={}", foreign + 1),
            pairs(&[
                ("id", &foreign.to_string()),
                ("id", &(foreign + 1).to_string()),
            ]),
        ),
        "/office/settings/{group}" => (
            "/office/settings/company".to_owned(),
            pairs(&[("company", "Southwind"), ("revision", "1000")]),
        ),
        "/office/start/{step}" => (
            "/office/start/contacts".to_owned(),
            pairs(&[("name", "First Customer")]),
        ),
        "/brand/{name}" => ("/brand/none.svg".to_owned(), none),
        "/assets/{name}" => ("/assets/none.css".to_owned(), none),
        unlisted => panic!("{unlisted} has no row in the access test"),
    }
}

/// What must not move when somebody is refused.
async fn state(raw: &DatabaseConnection) -> Vec<i64> {
    const FIGURES: [&str; 16] = [
        "COUNT(*) FROM contact",
        "CAST(COALESCE(SUM(row_version), 0) AS BIGINT) FROM contact",
        "COUNT(*) FROM contact_tag",
        "COUNT(*) FROM contact WHERE merged_into IS NOT NULL",
        "COUNT(*) FROM audit_entry WHERE action = 'contacts_exported'",
        "COUNT(*) FROM app_user",
        "CAST(COALESCE(SUM(row_version), 0) AS BIGINT) FROM app_user",
        "COUNT(*) FROM membership",
        "COUNT(*) FROM membership WHERE ended_at IS NOT NULL",
        "COUNT(*) FROM link",
        "COUNT(*) FROM outbox",
        "COUNT(*) FROM membership_offer",
        "COUNT(*) FROM job",
        "COUNT(*) FROM import_run",
        "COUNT(*) FROM session WHERE ended_at IS NULL",
        "value FROM setting_epoch",
    ];
    // One question on one connection: it is asked a thousand times.
    let columns: Vec<String> = FIGURES
        .iter()
        .enumerate()
        .map(|(at, figure)| format!("(SELECT {figure}) AS f{at}"))
        .collect();
    let sql = format!("SELECT {}", columns.join(", "));
    let row = raw
        .query_one_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    (0..FIGURES.len())
        .map(|at| row.try_get_by_index(at).unwrap())
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Who {
    Anonymous,
    Strangers,
    Colleague,
    Customer,
    Employee,
    Manager,
    Administrator,
}

fn allowed(who: Who, needs: Needs) -> bool {
    use atrium_backend::access::policy::{Principal, may};
    let principal = match who {
        Who::Anonymous => Principal::Anonymous,
        Who::Strangers | Who::Colleague | Who::Customer => Principal::Customer,
        Who::Employee => Principal::Staff(Role::Employee),
        Who::Manager => Principal::Staff(Role::Manager),
        Who::Administrator => Principal::Staff(Role::Administrator),
    };
    match needs {
        Needs::Nothing | Needs::NothingAtAll => true,
        Needs::Right(act) | Needs::Confirmed(act) => may(principal, act),
    }
}

on_both! {
    async fn every_route_answers_every_principal_as_the_policy_says(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let company = house.contact(&mut administrator, &[("kind", "company"), ("type", "contact"), ("name", "Acme"), ("notes", "a canary in a note")]).await;
        let other = house.contact(&mut administrator, &[("kind", "company"), ("type", "contact"), ("name", "Other")]).await;
        let person = |name: &'static str, parent: i64| (name, parent.to_string());
        let (ana, ana_parent) = person("Ana", company);
        let ana = house.contact(&mut administrator, &[("kind", "person"), ("type", "contact"), ("name", ana), ("parent", &ana_parent)]).await;
        let ben = house.contact(&mut administrator, &[("kind", "person"), ("type", "contact"), ("name", "Ben"), ("parent", &ana_parent)]).await;
        let eve = house.contact(&mut administrator, &[("kind", "person"), ("type", "contact"), ("name", "Eve"), ("parent", &other.to_string())]).await;
        let customer = house.customer(&mut administrator, ana, "ana@acme.example", &[]).await;
        let own_only = [("visibility", "own"), ("pay", "none")];
        let colleague = house.customer(&mut administrator, ben, "ben@acme.example", &own_only).await;
        let stranger = house.customer(&mut administrator, eve, "eve@other.example", &[]).await;
        let employee = house.staff(Role::Employee).await;
        let manager = house.staff(Role::Manager).await;
        let principals: [(Who, Browser); 7] = [
            (Who::Anonymous, house.visitor()),
            (Who::Strangers, stranger),
            (Who::Colleague, colleague),
            (Who::Customer, customer),
            (Who::Employee, employee),
            (Who::Manager, manager),
            (Who::Administrator, administrator),
        ];
        let raw = house.raw().await;
        for route in ROUTES {
            let mut succeeded = false;
            for (who, browser) in &principals {
                let (path, form) = call(route.path, company);
                let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                let mut browser = browser.clone();
                let before = state(&raw).await;
                let answer = match route.verb {
                    Verb::Get | Verb::Listen => browser.get(&path).await,
                    Verb::Post | Verb::Upload | Verb::Take => browser.post(&path, &form).await,
                };
                let told = format!("{:?} {} as {who:?}: {}", route.verb, route.path, answer.status);
                assert!(!answer.status.is_server_error(), "{told} {}", answer.body);
                if allowed(*who, route.needs) {
                    let home = answer.location().starts_with("/login?next");
                    assert!(answer.status != StatusCode::FORBIDDEN && !home, "{told}");
                    succeeded = true;
                } else {
                    match who {
                        Who::Anonymous => {
                            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{told}");
                            assert!(answer.location().starts_with("/login"), "{told}");
                        }
                        Who::Strangers | Who::Colleague | Who::Customer => assert_eq!(answer.status, StatusCode::NOT_FOUND, "{told}"),
                        Who::Employee | Who::Manager | Who::Administrator => assert_eq!(answer.status, StatusCode::FORBIDDEN, "{told}"),
                    }
                    assert_eq!(state(&raw).await, before, "{told} changed something");
                    assert!(!answer.body.contains("canary"), "{told} shows what it refuses");
                }
                // Logging out is a right of everybody: give the browser its session back.
                if route.path == "/logout" {
                    house.execute("UPDATE session SET ended_at = NULL, ended_because = NULL WHERE ended_because = 'signed_out'").await;
                }
            }
            assert!(succeeded, "nobody may call {:?} {}", route.verb, route.path);
        }
        assert!(ROUTES.iter().any(|route| route.needs == Needs::Right(Act::GrantAccess)));
    }

    async fn programs_are_told_401_not_redirected(house: House) {
        let mut visitor = house.visitor();
        assert_eq!(visitor.get_json("/office/contacts/portal-access?id=1").await.status, StatusCode::UNAUTHORIZED);
    }

    async fn an_employee_reads_contacts_and_is_offered_no_action(house: House) {
        let mut employee = house.staff(Role::Employee).await;
        let mut manager = house.staff(Role::Manager).await;
        let id = house.contact(&mut manager, &[("kind", "company"), ("type", "contact"), ("name", "Acme")]).await;
        let page = employee.get(&format!("/office/contacts/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Grant portal access"));
        assert!(manager.get(&format!("/office/contacts/{id}")).await.body.contains("Grant portal access"));
    }
}
