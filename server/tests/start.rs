//! A new house: what it says while nobody can sign in, and the way to the first grant.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::operation::setup;
use atrium_domain::permission::Role;
use axum::http::StatusCode;

on_both! {
    async fn while_nobody_can_sign_in_the_house_says_how_to_go_on(house: House) {
        let mut visitor = house.visitor();
        for path in ["/", "/login"] {
            let page = visitor.get(path).await;
            assert!(page.status == StatusCode::OK && page.body.contains("The terminal"), "{path}: {}", page.body);
            assert!(!page.body.contains("name=\"password\""), "{path} has no dead sign-in");
        }
        let link = setup::path(house.atrium()).await.unwrap().unwrap();
        let form = [("name", "Ada"), ("email", "ada@northwind.example"), ("password", support::PASSWORD), ("verify", support::PASSWORD)];
        assert_eq!(visitor.post(&link, &form).await.status, StatusCode::SEE_OTHER);
        let mut next = house.visitor();
        assert!(next.get("/login").await.body.contains("name=\"password\""));
        assert!(!next.get("/").await.body.contains("The terminal"));
    }

    async fn five_steps_lead_to_the_first_grant_and_are_done_when_it_is(house: House) {
        house.execute("DELETE FROM setting").await;
        house.atrium().settle().await.unwrap();
        let mut administrator = house.staff(Role::Administrator).await;
        let pointer = "href=\"/office/start\"";
        assert!(administrator.get("/office/contacts").await.body.contains(pointer));
        assert!(!house.staff(Role::Manager).await.get("/office/contacts").await.body.contains(pointer));
        let overview = administrator.get("/office/start").await.body;
        assert!(overview.contains("href=\"/office/start/company\" class=\"button button-primary\""), "{overview}");

        let refused = administrator.post("/office/start/company", &[("company", ""), ("language", "en")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("href=\"#company\""));
        let named = administrator.post("/office/start/company", &[("company", "Northwind"), ("language", "en")]).await;
        assert_eq!(named.location(), "/office/start/mail");
        // The mail server is left for later.
        assert!(administrator.get("/office/start/mail").await.body.contains("href=\"/office/start/contacts\""));
        let company = administrator.post("/office/start/contacts", &[("name", "Acme")]).await;
        assert_eq!(company.location(), "/office/start/person", "{}", company.body);
        let page = administrator.get("/office/start/person").await.body;
        assert!(page.contains("Acme"), "{page}");
        assert!(administrator.get("/office/start/access").await.body.contains("href=\"/office/start/person\""));
        let acme = house.number("SELECT id FROM contact WHERE name = 'Acme'").await.to_string();
        let nobody = administrator.post("/office/start/person", &[("name", ""), ("email", "x"), ("parent", &acme)]).await;
        assert!(nobody.body.contains("href=\"#name\"") && nobody.body.contains("href=\"#email\""), "{}", nobody.body);
        let person = administrator.post("/office/start/person", &[("name", "Ana"), ("email", "ana@acme.example"), ("parent", &acme)]).await;
        assert_eq!(person.location(), "/office/start/access", "{}", person.body);
        let ana = house.number("SELECT id FROM contact WHERE name = 'Ana'").await;
        let grant = administrator.get("/office/start/access").await.body;
        assert!(grant.contains(&format!("href=\"/office/contacts/portal-access?id={ana}\"")), "{grant}");
        assert!(administrator.get("/office/contacts").await.body.contains(pointer), "still to be finished");
        house.customer(&mut administrator, ana, "ana@acme.example", &[]).await;
        assert!(!administrator.get("/office/contacts").await.body.contains(pointer));
        assert!(administrator.get("/office/start").await.body.contains("has been invited"));
    }

    async fn steps_that_were_put_away_stay_away_for_everybody(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let away = administrator.post("/office/start", &[("act", "dismiss")]).await;
        assert_eq!((away.status, away.location()), (StatusCode::SEE_OTHER, "/office/contacts"));
        assert!(!administrator.get("/office/contacts").await.body.contains("href=\"/office/start\""));
        assert_eq!(administrator.get("/office/start").await.status, StatusCode::OK, "they can be taken all the same");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'settings_changed'").await, 1);
    }
}
