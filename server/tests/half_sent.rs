//! A request that was open when access ended: what is sent afterwards changes nothing.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::io;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::StreamExt as _;
use futures_util::stream;
use support::{Answer, Browser, encode};
use tokio::sync::oneshot;

/// Sends headers and half a form; what happens `meanwhile` is over before the other half follows.
async fn in_two_halves(
    browser: &mut Browser,
    path: &str,
    accept: &str,
    form: &[(&str, &str)],
    meanwhile: impl Future<Output = ()>,
) -> Answer {
    let whole = encode(form);
    let (first, second) = whole.split_at(whole.len() / 2);
    let (first, second) = (first.to_owned(), second.to_owned());
    let (half_is_there, half_came) = oneshot::channel();
    let (go_on, go) = oneshot::channel();
    let body =
        stream::once(async move { Ok::<_, io::Error>(first) }).chain(stream::once(async move {
            // Asked for only when the first half was taken, and so after the gate.
            half_is_there.send(()).unwrap();
            go.await.unwrap();
            Ok(second)
        }));
    let request = Request::post(path)
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from_stream(body))
        .unwrap();
    let (answer, ()) = tokio::join!(browser.send(request), async {
        half_came.await.unwrap();
        meanwhile.await;
        go_on.send(()).unwrap();
    });
    answer
}

on_both! {
    async fn a_customer_who_is_revoked_while_a_form_comes_changes_nothing(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana")]).await;
        let mut ana = house.customer(&mut staff, id, "ana@acme.example", &[]).await;
        let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {id}")).await.to_string();
        let form = [
            ("version", version.as_str()), ("name", "Ana after the end"), ("email", "ana@acme.example"), ("phone", "+48 22 123 45 67"),
            ("street", "ul. Piotrkowska 1"), ("street2", ""), ("city", "Łódź"), ("zip", "90-001"), ("state", ""), ("country", "PL"),
        ];
        let (number, revoke) = (id.to_string(), format!("revoke:{id}"));
        let answer = in_two_halves(&mut ana, "/my/details", "text/html", &form, async {
            let revoked = staff.post_json("/office/contacts/portal-access", &[("id", &number), ("act", &revoke)]).await;
            assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.body);
        }).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
        assert!(answer.body.contains("Your access has ended"), "the courteous page, as at the first look: {}", answer.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Ana after the end'").await, 0);
    }

    async fn a_manager_who_may_no_longer_grants_nothing_by_a_form_under_way(house: House) {
        let mut watcher = house.staff(Role::Administrator).await;
        let id = house.contact(&mut watcher, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", "ana@acme.example")]).await;
        let (number, grant) = (id.to_string(), format!("grant:{id}"));
        let form = [("id", number.as_str()), ("act", grant.as_str())];
        let mut manager = house.staff(Role::Manager).await;
        let whose = "login = 'manager@northwind.example'";
        let (path, json) = ("/office/contacts/portal-access", "application/json");
        let lowered = format!("UPDATE app_user SET role = 'employee' WHERE {whose}");
        let answer = in_two_halves(&mut manager, path, json, &form, house.execute(&lowered)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "another role: {}", answer.body);
        house.execute(&format!("UPDATE app_user SET role = 'manager' WHERE {whose}")).await;
        let archived = format!("UPDATE app_user SET archived_at = {} WHERE {whose}", support::NOON.micros());
        let answer = in_two_halves(&mut manager, path, json, &form, house.execute(&archived)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "deactivated: {}", answer.body);
        let signed_out = format!("UPDATE session SET ended_at = {}, ended_because = 'signed_out'", support::NOON.micros());
        let answer = in_two_halves(&mut watcher, path, json, &form, house.execute(&signed_out)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership").await, 0);
        assert!(house.letters("ana@acme.example").await.is_empty(), "and nothing is mailed");
    }

    async fn a_session_renewed_in_another_tab_goes_on_with_what_was_under_way(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let id = house.number("SELECT id FROM app_user WHERE login = 'manager@northwind.example'").await;
        house.clock.advance(Duration::from_secs(20 * 60));
        let mut beside = administrator.clone();
        let before = administrator.cookie.clone();
        let form = [("kind", "person"), ("type", "contact"), ("name", "Slow")];
        let answer = in_two_halves(&mut administrator, "/office/contacts/new", "text/html", &form, async {
            let confirmed = beside.post(&format!("/office/users/{id}/password"), &[("confirm_password", support::PASSWORD)]).await;
            assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.body);
        }).await;
        assert_ne!(beside.cookie, before, "it goes on under a new value");
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert!(answer.location().starts_with("/office/contacts/"), "{}", answer.location());
    }

    async fn a_form_that_comes_in_halves_is_taken_from_whoever_still_may(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let form = [("kind", "person"), ("type", "contact"), ("name", "Slow")];
        let answer = in_two_halves(&mut staff, "/office/contacts/new", "text/html", &form, async {}).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Slow'").await, 1);
    }
}
