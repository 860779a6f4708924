//! The address book: found as it is typed, saved without losing anybody's work.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;

on_both! {
    async fn everything_is_found_the_way_people_type_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for (name, city, phone) in [("Zakłady Łódź", "Łódź", "+48 42 123 45 67"), ("王小明有限公司", "上海", ""), ("Müller GmbH", "Köln", ""), ("Straße & Söhne", "", "")] {
            house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", name), ("city", city), ("phone", phone)]).await;
        }
        for (typed, found) in [
            ("lodz", "Zakłady Łódź"), ("ŁÓDŹ", "Zakłady Łódź"), ("zak", "Zakłady Łódź"), ("+48 42 123", "Zakłady Łódź"),
            ("小明", "王小明有限公司"), ("muller", "Müller GmbH"), ("koln mul", "Müller GmbH"), ("strasse", "Straße"),
        ] {
            let page = staff.get(&format!("/office/contacts?{}", support::encode(&[("q", typed)]))).await;
            assert!(page.body.contains(&found.replace('&', "&amp;")), "{typed} does not find {found}");
        }
        let none = staff.get("/office/contacts?q=nothinglikethis").await;
        assert!(!none.body.contains("Müller GmbH"));
    }

    async fn paging_forwards_and_backwards_meets_everybody_once(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for n in 0..170 {
            house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", &format!("Person {n:03}"))]).await;
        }
        let mut seen = Vec::new();
        let mut path = Some("/office/contacts?filter=persons".to_owned());
        let mut last = String::new();
        while let Some(next) = path {
            let page = staff.get(&next).await.body;
            seen.extend((0..170).filter(|n| page.contains(&format!("Person {n:03}<"))));
            last = next;
            path = link(&page, "next");
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..170).collect::<Vec<_>>());
        let back = link(&staff.get(&last).await.body, "prev").expect("a page before the last");
        assert!(staff.get(&back).await.body.contains("Person 09"));
    }

    async fn a_stale_save_shows_both_versions_and_overwrites_nothing(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana"), ("city", "Oslo")]).await;
        let path = format!("/office/contacts/{id}");
        let mine = [("kind", "person"), ("type", "contact"), ("name", "Ana Mine"), ("city", "Oslo"), ("version", "1")];
        let theirs = [("kind", "person"), ("type", "contact"), ("name", "Ana Theirs"), ("city", "Oslo"), ("version", "1")];
        assert_eq!(staff.post(&path, &theirs).await.status, StatusCode::SEE_OTHER);
        let conflict = staff.post(&path, &mine).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(conflict.body.contains("Ana Mine") && conflict.body.contains("Ana Theirs"));
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Ana Theirs'").await, 1);
        let again = [("kind", "person"), ("type", "contact"), ("name", "Ana Mine"), ("city", "Oslo"), ("version", "2")];
        assert_eq!(staff.post(&path, &again).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE name = 'Ana Mine'").await, 1);
    }

    async fn a_refused_form_keeps_everything_and_names_every_field(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let refused = staff.post("/office/contacts/new", &[
            ("kind", "person"), ("type", "contact"), ("name", ""), ("email", "not an address"), ("country", "XX"), ("notes", "kept <b>"),
        ]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["not an address", "kept &lt;b&gt;"] {
            assert!(refused.body.contains(kept), "{kept}");
        }
        assert!(refused.body.matches("aria-invalid").count() >= 3, "{}", refused.body.matches("aria-invalid").count());
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE notes <> ''").await, 0);
    }

    async fn moving_a_contact_moves_everything_below_it(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "A")]).await;
        let b = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "B")]).await;
        let person = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &a.to_string())]).await;
        let address = house.contact(&mut staff, &[("kind", "person"), ("type", "delivery"), ("name", "D"), ("parent", &person.to_string())]).await;
        let entity = |id: i64| format!("SELECT commercial_entity_id FROM contact WHERE id = {id}");
        assert_eq!(house.number(&entity(address)).await, a);
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", "1"),
        ]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        assert_eq!(house.number(&entity(person)).await, b);
        assert_eq!(house.number(&entity(address)).await, b);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact_ancestor WHERE contact_id = {address}")).await, 3);
        let circle = staff.post(&format!("/office/contacts/{b}"), &[
            ("kind", "company"), ("type", "contact"), ("name", "B"), ("parent", &address.to_string()), ("version", "1"),
        ]).await;
        assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY, "a circle");
    }

    async fn nobody_with_access_is_moved_into_another_companys_tree(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "A")]).await;
        let b = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "B")]).await;
        let person = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &a.to_string())]).await;
        house.customer(&mut staff, person, "p@acme.example", &[]).await;
        let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {person}")).await.to_string();
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", &version), ("email", "p@acme.example"),
        ]).await;
        assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", moved.body);
        assert_eq!(house.number(&format!("SELECT commercial_entity_id FROM contact WHERE id = {person}")).await, a);
        let act = format!("revoke:{person}");
        staff.post_json("/office/contacts/portal-access", &[("id", &person.to_string()), ("act", &act)]).await;
        let moved = staff.post(&format!("/office/contacts/{person}"), &[
            ("kind", "person"), ("type", "contact"), ("name", "P"), ("parent", &b.to_string()), ("version", &version), ("email", "p@acme.example"),
        ]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    }

    async fn an_archived_contact_leaves_the_list_and_comes_back(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let id = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Ana Archived")]).await;
        house.clock.advance(Duration::from_secs(1));
        staff.post(&format!("/office/contacts/{id}/archive"), &[("act", "archive")]).await;
        assert!(!staff.get("/office/contacts").await.body.contains("Ana Archived"));
        assert!(staff.get("/office/contacts?filter=archived").await.body.contains("Ana Archived"));
        staff.post(&format!("/office/contacts/{id}/archive"), &[("act", "bring-back")]).await;
        assert!(staff.get("/office/contacts").await.body.contains("Ana Archived"));
    }

    async fn commercial_entities_agree_with_the_tree_after_an_import(house: House) {
        for file in [
            include_bytes!("../../end2end/fixtures/data/odoo-contacts.csv").as_slice(),
            include_bytes!("../../backend/tests/data/odoo-contacts-2.csv").as_slice(),
        ] {
            let read = atrium_backend::import::contacts::check(file).unwrap();
            let apply = async || {
                let mut file = std::io::Cursor::new(file);
                atrium_backend::operation::import_contacts::apply(house.atrium(), "odoo", &read, &mut file).await.unwrap().unwrap()
            };
            let first = apply().await;
            assert_eq!(first.created, read.len());
            let before = house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await;
            let second = apply().await;
            assert_eq!((second.created, second.changed, second.unchanged), (0, 0, read.len()));
            assert_eq!(house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await, before);
        }
        assert_eq!(house.number(
            "SELECT COUNT(*) FROM contact c JOIN contact p ON p.id = c.parent_id \
             WHERE NOT c.is_company AND c.commercial_entity_id <> p.commercial_entity_id"
                .replace("NOT c.is_company", if house.url.starts_with("sqlite") { "c.is_company = 0" } else { "NOT c.is_company" })
                .as_str()
        ).await, 0);
    }
}

fn link(page: &str, rel: &str) -> Option<String> {
    let at = page.find(&format!("rel=\"{rel}\""))?;
    let tag = &page[page[..at].rfind('<')?..];
    let tag = &tag[..tag.find('>')?];
    let href = tag.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}
