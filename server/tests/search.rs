//! One question over everything staff can reach.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use axum::http::StatusCode;

on_both! {
    async fn contacts_and_pages_are_found_by_what_one_types(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        let id = house.contact(&mut manager, &[("kind", "company"), ("type", "contact"), ("name", "Łódź Meble")]).await;
        let page = manager.get("/office/search?q=lodz").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&format!("href=\"/office/contacts/{id}\"")), "{}", page.body);
        let page = manager.get("/office/search?q=new+cont").await;
        assert!(page.body.contains("href=\"/office/contacts/new\""), "{}", page.body);
        let page = manager.get("/office/search?q=%3Cscript%3Enothing").await;
        assert!(page.body.contains("Nothing found for") && !page.body.contains("<script>nothing"));
    }

    async fn administrators_find_users_settings_and_actions_and_managers_do_not(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        let mut manager = house.staff(Role::Manager).await;
        let id = house.number("SELECT id FROM app_user WHERE login = 'manager@northwind.example'").await;
        let user = format!("href=\"/office/users/{id}\"");
        let looks = [
            ("manager%40northwind", user.as_str()),
            ("mail+server", "href=\"/office/settings/mail\""),
            ("new+user", "href=\"/office/users/new\""),
        ];
        for (words, href) in looks {
            let path = format!("/office/search?q={words}");
            let found = administrator.get(&path).await;
            assert_eq!(found.status, StatusCode::OK);
            assert!(found.body.contains(href), "{words}: {}", found.body);
            let found = manager.get(&path).await;
            assert!(!found.body.contains(href), "{words}: {}", found.body);
        }
        let found = manager.get("/office/search?q=import+contacts").await;
        let main = found.body.split("<main").nth(1).unwrap();
        assert!(main.contains("href=\"/office/import\""), "{main}");
    }

    async fn what_one_may_not_do_is_not_found(house: House) {
        let mut employee = house.staff(Role::Employee).await;
        let page = employee.get("/office/search").await;
        assert!(page.body.contains("href=\"/office/contacts\""));
        let main = page.body.split("<main").nth(1).unwrap();
        assert!(!main.contains("/office/contacts/new") && !main.contains("/office/outbox"), "{main}");
    }

    async fn more_than_fit_are_led_to_the_list(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        for n in 0..9 {
            house.contact(&mut manager, &[("kind", "person"), ("type", "contact"), ("name", &format!("Anna {n}"))]).await;
        }
        let page = manager.get("/office/search?q=anna").await;
        assert!(page.body.contains("href=\"/office/contacts?q=anna\""), "{}", page.body);
        assert!(page.body.contains("Anna 7") && !page.body.contains("Anna 8"));
    }

    async fn a_tax_number_is_found_however_it_is_grouped(house: House) {
        let mut manager = house.staff(Role::Manager).await;
        for (name, vat) in [("Plain Works", "PL8567346215"), ("Grouped Works", "PL 123-456-32-18")] {
            house.contact(&mut manager, &[("kind", "company"), ("type", "contact"), ("name", name), ("vat", vat)]).await;
        }
        for (typed, plain, grouped) in [
            ("PL8567346215", true, false),
            ("PL+856-734-62-15", true, false),
            ("PL+8567346215", true, false),
            ("PL-8567346215", true, false),
            ("pl+856.73", true, false),
            ("PL+1234563218", false, true),
            ("PL+856-734-62-16", false, false),
            ("DE+8567346215", false, false),
            ("Works+PL+8567346215", false, false),
        ] {
            let page = manager.get(&format!("/office/contacts?q={typed}")).await;
            assert_eq!(page.status, StatusCode::OK, "{typed}");
            let found = ["Plain Works", "Grouped Works"].map(|name| page.body.contains(name));
            assert_eq!(found, [plain, grouped], "{typed}: {}", page.body);
        }
    }
}
