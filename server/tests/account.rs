//! A customer's own account: details, addresses, sessions, password, and its end.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::Atrium;
use atrium_backend::clock::Entropy;
use atrium_backend::config::{Config, Environment};
use atrium_backend::key::ServerKey;
use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;
use futures_util::future::join_all;
use support::{Browser, House, PASSWORD};

const NEW: &str = "an entirely new sentence";

/// A company with Ana, who sees all of it, and Ben, who sees his own; and another company's Eve.
struct People {
    staff: Browser,
    acme: i64,
    ana_id: i64,
    ben_id: i64,
    ana: Browser,
    ben: Browser,
    eve: Browser,
}

async fn people(house: &House) -> People {
    let mut staff = house.staff(Role::Manager).await;
    let acme = house
        .contact(
            &mut staff,
            &[
                ("kind", "company"),
                ("type", "contact"),
                ("name", "Acme"),
                ("vat", "PL8567346215"),
                ("country", "PL"),
            ],
        )
        .await;
    let other = house
        .contact(
            &mut staff,
            &[("kind", "company"), ("type", "contact"), ("name", "Other")],
        )
        .await;
    let (acme_text, other_text) = (acme.to_string(), other.to_string());
    let person = |name, parent| {
        [
            ("kind", "person"),
            ("type", "contact"),
            ("name", name),
            ("parent", parent),
            ("notes", "a canary in a note"),
            ("tags", "gold"),
        ]
    };
    let ana_id = house.contact(&mut staff, &person("Ana", &acme_text)).await;
    let ben_id = house.contact(&mut staff, &person("Ben", &acme_text)).await;
    let eve_id = house.contact(&mut staff, &person("Eve", &other_text)).await;
    let ana = house
        .customer(&mut staff, ana_id, "ana@acme.example", &[])
        .await;
    let ben = house
        .customer(
            &mut staff,
            ben_id,
            "ben@acme.example",
            &[("visibility", "own"), ("pay", "none")],
        )
        .await;
    let eve = house
        .customer(&mut staff, eve_id, "eve@other.example", &[])
        .await;
    People {
        staff,
        acme,
        ana_id,
        ben_id,
        ana,
        ben,
        eve,
    }
}

async fn version(house: &House, id: i64) -> String {
    house
        .number(&format!("SELECT row_version FROM contact WHERE id = {id}"))
        .await
        .to_string()
}

async fn how_many(house: &House, which: &str) -> i64 {
    house.number(&format!("SELECT COUNT(*) FROM {which}")).await
}

/// The details form as Ana would fill it in.
fn details<'a>(version: &'a str, changes: &[(&'static str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("version", version),
        ("name", "Ana Nowak"),
        ("email", "ana.nowak@acme.example"),
        ("phone", "+48 22 123 45 67"),
        ("street", "ul. Piotrkowska 1"),
        ("street2", ""),
        ("city", "Łódź"),
        ("zip", "90-001"),
        ("state", ""),
        ("country", "PL"),
    ];
    for (name, value) in changes {
        form.retain(|(known, _)| known != name);
        form.push((name, value));
    }
    form
}

fn warehouse<'a>(changes: &[(&'static str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("type", "delivery"),
        ("name", "Warehouse"),
        ("street", "ul. Piotrkowska 1"),
        ("city", "Łódź"),
        ("zip", "90-001"),
        ("country", "PL"),
    ];
    for (name, value) in changes {
        form.retain(|(known, _)| known != name);
        form.push((name, value));
    }
    form
}

async fn newest_address(house: &House) -> i64 {
    house
        .number("SELECT MAX(id) FROM contact WHERE contact_type IN ('invoice', 'delivery')")
        .await
}

on_both! {
    async fn details_are_saved_the_login_stays_and_staff_see_who_changed_what(house: House) {
        let mut people = people(&house).await;
        let page = people.ana.get("/my/details").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("value=\"PL8567346215\"") && page.body.contains("value=\"Acme\""), "the company's own");
        let at = version(&house, people.ana_id).await;
        let saved = people.ana.post("/my/details", &details(&at, &[])).await;
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/my?done=saved"), "{}", saved.body);
        let home = people.ana.get("/my").await.body;
        assert!(home.contains("ana.nowak@acme.example") && home.contains("90-001 Łódź") && home.contains("Poland"), "{home}");
        assert_eq!(how_many(&house, "app_user WHERE login = 'ana@acme.example'").await, 1, "the login is another thing");
        assert_eq!(how_many(&house, "app_user WHERE login = 'ana.nowak@acme.example'").await, 0);
        house.signed_in("ana@acme.example").await;
        assert_eq!(how_many(&house, &format!("contact_tag WHERE contact_id = {}", people.ana_id)).await, 1, "what customers never see is kept");
        assert_eq!(how_many(&house, &format!("contact WHERE id = {} AND notes LIKE '%canary%'", people.ana_id)).await, 1);
        let entry = house.number(&format!("SELECT MAX(seq) FROM audit_entry WHERE action = 'contact_changed' AND contact_id = {}", people.ana_id)).await;
        assert_eq!(how_many(&house, &format!("audit_personal WHERE seq = {entry} AND body LIKE '%[\"name\",\"Ana\"],[\"name\",\"Ana Nowak\"]%'")).await, 1, "the difference is in the trail");
        let history = people.staff.get(&format!("/office/contacts/{}", people.ana_id)).await.body;
        assert!(history.contains("<strong>Ana</strong>"), "and staff see who it was: {history}");
        assert!(atrium_backend::operation::audit::verify(house.atrium()).await.is_ok());
    }

    async fn everything_wrong_is_said_at_once_nothing_is_written_and_nothing_typed_is_lost(house: House) {
        let mut people = people(&house).await;
        let at = version(&house, people.ana_id).await;
        let refused = people.ana.post("/my/details", &details(&at, &[
            ("name", ""), ("email", "ana@"), ("phone", "call me"), ("zip", "123"), ("street", "A street that must not be lost"),
            ("vat", "PL0000000000"), ("login", "x@evil.example"), ("contact_id", "1"),
        ])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for anchor in ["#name", "#email", "#phone", "#zip", "#vat"] {
            assert!(refused.body.contains(&format!("href=\"{anchor}\"")), "{anchor}: {}", refused.body);
        }
        assert!(refused.body.contains("A street that must not be lost") && refused.body.contains("value=\"call me\""));
        assert!(refused.body.contains("00-950"), "a postal code that would be right");
        assert!(refused.body.contains("value=\"PL8567346215\"") && !refused.body.contains("PL0000000000"), "a lock shows what is stored");
        assert_eq!(version(&house, people.ana_id).await, at);
        assert_eq!(version(&house, people.acme).await, "1");
        let american = people.ana.post("/my/details", &details(&at, &[("country", "US"), ("act", "country")])).await;
        assert_eq!(american.status, StatusCode::OK, "another country's fields, nothing saved");
        assert!(american.body.contains("name=\"state\"") && american.body.find("name=\"city\"") < american.body.find("name=\"zip\""));
        let refused = people.ana.post("/my/details", &details(&at, &[("country", "US"), ("zip", "95014")])).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("href=\"#state\""), "a state is required there");
        assert_eq!(version(&house, people.ana_id).await, at);
    }

    async fn a_private_person_has_a_vat_number_of_their_own_and_its_check_digit_counts(house: House) {
        let mut people = people(&house).await;
        let zoe = house.contact(&mut people.staff, &[("kind", "person"), ("type", "contact"), ("name", "Zoe")]).await;
        let mut browser = house.customer(&mut people.staff, zoe, "zoe@home.example", &[]).await;
        let at = version(&house, zoe).await;
        let wrong = browser.post("/my/details", &details(&at, &[("vat", "PL8567346216")])).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("PL8567346215"), "with one that is right");
        let company = browser.post("/my/details", &details(&at, &[("company", "Zoe Ltd")])).await;
        assert_eq!(company.status, StatusCode::UNPROCESSABLE_ENTITY, "a lock with its reason");
        assert!(company.body.contains("private person"), "{}", company.body);
        let right = browser.post("/my/details", &details(&at, &[("vat", "PL 856-734-62-15")])).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.body);
        assert_eq!(how_many(&house, &format!("contact WHERE id = {zoe} AND vat = 'PL 856-734-62-15'")).await, 1);
    }

    async fn of_two_who_save_at_once_one_is_shown_what_the_other_stored(house: House) {
        let people = people(&house).await;
        let at = version(&house, people.ana_id).await;
        let saves = join_all((0..8).map(|n| {
            let (mut ana, at) = (people.ana.clone(), at.clone());
            async move { ana.post("/my/details", &details(&at, &[("street2", &format!("door {n}"))])).await }
        })).await;
        let of = |status| saves.iter().filter(|save| save.status == status).count();
        assert_eq!((of(StatusCode::SEE_OTHER), of(StatusCode::CONFLICT)), (1, 7));
        let late = saves.iter().find(|save| save.status == StatusCode::CONFLICT).unwrap();
        assert!(late.body.contains("Somebody saved a newer version") && late.body.contains(&format!("value=\"{}\"", at.parse::<i64>().unwrap() + 1)) && late.body.contains("value=\"door "), "{}", late.body);
    }

    async fn a_customer_changes_no_contact_but_their_own_and_the_addresses_beside_it(house: House) {
        let mut people = people(&house).await;
        let (ana_text, ben_text) = (people.ana_id.to_string(), people.ben_id.to_string());
        let below = |parent| [("kind", "person"), ("type", "delivery"), ("name", "A canary's home"), ("parent", parent)];
        let anas = house.contact(&mut people.staff, &below(&ana_text)).await;
        let bens = house.contact(&mut people.staff, &below(&ben_text)).await;
        people.eve.post("/my/addresses/new", &warehouse(&[])).await;
        let eves = newest_address(&house).await;
        let before = house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await;
        let missing = people.ana.get("/my/addresses/999999").await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        for foreign in [people.acme, people.ana_id, people.ben_id, bens, eves] {
            let shown = people.ana.get(&format!("/my/addresses/{foreign}")).await;
            assert_eq!(shown.status, StatusCode::NOT_FOUND, "{foreign}");
            assert_eq!(shown.body.len(), missing.body.replace("999999", &foreign.to_string()).len(), "told apart from missing");
            let at = version(&house, foreign).await;
            let saved = people.ana.post(&format!("/my/addresses/{foreign}"), &warehouse(&[("version", &at)])).await;
            assert_eq!(saved.status, StatusCode::NOT_FOUND, "{foreign}");
            let removed = people.ana.post(&format!("/my/addresses/{foreign}/remove"), &[]).await;
            assert_eq!(removed.status, StatusCode::NOT_FOUND, "{foreign}");
        }
        assert_eq!(people.ben.get(&format!("/my/addresses/{anas}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.number("SELECT CAST(SUM(row_version) AS BIGINT) FROM contact").await, before);
        assert_eq!(people.ana.get(&format!("/my/addresses/{anas}")).await.status, StatusCode::OK, "below one's own contact");
        assert!(!people.eve.get("/my/addresses").await.body.contains("canary"));
    }

    async fn addresses_are_added_edited_and_removed_and_colleagues_share_the_companys(house: House) {
        let mut people = people(&house).await;
        assert!(people.ana.get("/my/addresses").await.body.contains("No addresses yet"));
        let refused = people.ana.post("/my/addresses/new", &warehouse(&[("zip", "9"), ("name", ""), ("type", "contact")])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for anchor in ["#zip", "#name", "#type"] {
            assert!(refused.body.contains(&format!("href=\"{anchor}\"")), "{anchor}");
        }
        assert_eq!(people.ana.post("/my/addresses/new", &warehouse(&[("parent", "1"), ("kind", "company")])).await.status, StatusCode::SEE_OTHER);
        let id = newest_address(&house).await;
        assert_eq!(house.number(&format!("SELECT parent_id FROM contact WHERE id = {id}")).await, people.acme, "below the company");
        assert_eq!(house.number(&format!("SELECT commercial_entity_id FROM contact WHERE id = {id}")).await, people.acme);
        assert!(!people.ben.get("/my/addresses").await.body.contains("Warehouse"), "who sees only their own does not see the company's");
        assert_eq!(people.ben.get(&format!("/my/addresses/{id}")).await.status, StatusCode::NOT_FOUND);
        people.ben.post("/my/addresses/new", &warehouse(&[("name", "Door of Ben"), ("type", "invoice")])).await;
        let bens = newest_address(&house).await;
        assert_eq!(house.number(&format!("SELECT parent_id FROM contact WHERE id = {bens}")).await, people.ben_id);
        let list = people.ben.get("/my/addresses").await.body;
        assert!(list.contains("Door of Ben"), "{list}");
        let edited = people.ana.post(&format!("/my/addresses/{id}"), &warehouse(&[("version", "1"), ("name", "Depot")])).await;
        assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.body);
        let stale = people.ana.post(&format!("/my/addresses/{id}"), &warehouse(&[("version", "1"), ("name", "Too late")])).await;
        assert!(stale.status == StatusCode::CONFLICT && stale.body.contains("Depot") && stale.body.contains("Too late"));
        let removed = people.ana.post(&format!("/my/addresses/{id}/remove"), &[]).await;
        assert_eq!(removed.location(), "/my/addresses?done=removed");
        assert_eq!(how_many(&house, &format!("contact WHERE id = {id} AND archived_at IS NOT NULL")).await, 1, "archived, not gone");
        assert!(!people.ana.get("/my/addresses").await.body.contains("Depot"));
        assert_eq!(people.ana.post(&format!("/my/addresses/{id}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
        let trail = format!("audit_entry WHERE contact_id = {id}");
        assert_eq!(how_many(&house, &trail).await, 3, "one entry for each change");
    }

    async fn somebody_sees_their_sessions_and_ends_one_or_all_others(house: House) {
        let mut here = house.staff(Role::Manager).await;
        let mut there = house.signed_in("manager@northwind.example").await;
        let mut third = house.signed_in("manager@northwind.example").await;
        let employee = house.staff(Role::Employee).await;
        house.execute("UPDATE session SET user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' WHERE id = 2").await;
        let page = here.get("/my/security").await.body;
        assert!(page.contains("Firefox on Linux") && page.contains("This session") && page.contains("127.0.0.1"), "{page}");
        assert_eq!(page.matches("/end\"").count(), 3, "two that can be ended, and all");
        let of = |n: i64| format!("/my/security/sessions/{n}/end");
        assert_eq!(here.post(&of(4), &[]).await.status, StatusCode::NOT_FOUND, "somebody else's");
        assert_eq!(here.post(&of(1), &[]).await.status, StatusCode::NOT_FOUND, "the one that asks");
        assert_eq!(here.post(&of(2), &[]).await.location(), "/my/security?done=elsewhere-ended");
        assert_eq!(here.post(&of(2), &[]).await.status, StatusCode::NOT_FOUND, "over already");
        assert_eq!(there.get("/office/contacts").await.status, StatusCode::SEE_OTHER);
        assert_eq!(third.get("/office/contacts").await.status, StatusCode::OK);
        assert_eq!(here.post("/my/security/sessions/end", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(third.get("/office/contacts").await.status, StatusCode::SEE_OTHER);
        assert_eq!(here.get("/office/contacts").await.status, StatusCode::OK, "this one stays");
        assert_eq!(employee.clone().get("/office/contacts").await.status, StatusCode::OK, "and so does everybody else");
        assert_eq!(how_many(&house, "audit_entry WHERE action = 'sessions_ended'").await, 2);
        assert!(here.get("/my/security").await.body.contains("You are signed in nowhere else."));
    }

    async fn deleting_the_account_ends_the_way_in_and_keeps_the_rest(house: House) {
        let mut people = people(&house).await;
        let mut elsewhere = house.signed_in("ana@acme.example").await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        assert!(people.ana.get("/my/security/delete").await.body.contains("What stays"));
        for (password, login) in [("wrong", "ana@acme.example"), (PASSWORD, "ben@acme.example"), (PASSWORD, ""), ("", "ana@acme.example")] {
            let refused = people.ana.post("/my/security/delete", &[("current_password", password), ("login", login)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
        }
        assert_eq!(people.ana.get("/my").await.status, StatusCode::OK);
        let right = [("current_password", PASSWORD), ("login", "ANA@acme.example")];
        assert_eq!(people.staff.post("/my/security/delete", &right).await.status, StatusCode::FORBIDDEN, "staff can't");
        let deleted = people.ana.post("/my/security/delete", &right).await;
        assert_eq!((deleted.status, deleted.location()), (StatusCode::SEE_OTHER, "/?done=account-deleted"), "{}", deleted.body);
        assert_eq!(people.ana.cookie, None);
        assert_eq!(elsewhere.get("/my").await.status, StatusCode::SEE_OTHER, "every session ended");
        assert_eq!(house.visitor().get(&reset).await.status, StatusCode::GONE, "every link too");
        let again = house.visitor().post("/login", &[("email", "ana@acme.example"), ("password", PASSWORD)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(how_many(&house, "app_user WHERE login = 'ana@acme.example' AND archived_at IS NOT NULL AND password_hash IS NULL").await, 1);
        assert_eq!(how_many(&house, &format!("membership WHERE contact_id = {} AND ended_at IS NOT NULL", people.ana_id)).await, 1);
        assert_eq!(how_many(&house, &format!("contact WHERE id = {} AND archived_at IS NULL", people.ana_id)).await, 1, "the contact stays");
        assert!(house.letters("ana@acme.example").await.last().unwrap().contains("was deleted"));
        assert_eq!(people.ben.get("/my").await.status, StatusCode::OK, "nobody else is touched");
        assert!(people.staff.get(&format!("/office/contacts/{}", people.ana_id)).await.body.contains("deleted the account"));
        house.clock.advance(Duration::from_secs(1));
        house.customer(&mut people.staff, people.ana_id, "ana@acme.example", &[]).await;
    }

    async fn a_weak_password_is_refused_everywhere_with_a_reason_and_what_is_unmet(house: House) {
        let mut people = people(&house).await;
        let weak = "passwordpassword";
        let says_why = |page: &str, what: &str| {
            assert!(page.contains("again and again"), "{what} gives a reason: {page}");
            assert!(page.contains("Strength: ") && page.contains("Not yet met:") && page.contains("Met:"), "{what} lists what is unmet");
            assert!(!page.contains(weak), "{what} shows the password");
        };
        let form = [("password", weak), ("verify", weak)];
        let cara = house.contact(&mut people.staff, &[("kind", "person"), ("type", "contact"), ("name", "Cara"), ("email", "cara@acme.example")]).await;
        let (id, act) = (cara.to_string(), format!("grant:{cara}"));
        people.staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        let invitation = house.newest_link("cara@acme.example").await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let reset = house.newest_link("ana@acme.example").await;
        let before = house.atrium().hasher.counted();
        for (what, link) in [("invitation", &invitation), ("reset", &reset)] {
            let refused = house.visitor().post(link, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            says_why(&refused.body, what);
            assert_eq!(house.visitor().get(link).await.status, StatusCode::OK, "{what} is not spent");
        }
        assert_eq!(house.atrium().hasher.counted(), before, "none of them was hashed");
        let change = [("current_password", PASSWORD), ("password", weak), ("verify", weak)];
        let refused = people.ana.post("/my/security", &change).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        says_why(&refused.body, "change");
        let short = people.ana.post("/my/security", &[("current_password", PASSWORD), ("password", "short"), ("verify", "short")]).await;
        assert!(short.body.contains("Not yet met:") && short.status == StatusCode::UNPROCESSABLE_ENTITY);
        let fine = people.ana.post("/my/security", &[("current_password", PASSWORD), ("password", NEW), ("verify", NEW)]).await;
        assert_eq!(fine.status, StatusCode::SEE_OTHER, "{}", fine.body);
        assert_eq!(house.visitor().post(&invitation, &[("password", NEW), ("verify", NEW)]).await.status, StatusCode::SEE_OTHER);
    }

    async fn the_set_up_page_takes_no_weak_password_either(house: House) {
        let path = atrium_backend::operation::setup::path(house.atrium()).await.unwrap().unwrap();
        let form = |password| [("name", "Ada"), ("email", "ada@northwind.example"), ("password", password), ("verify", password)];
        let refused = house.visitor().post(&path, &form("zxcvbnm,./asdfgh")).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Keys side by side"), "{}", refused.body);
        let northwind = house.visitor().post(&path, &form("northwind.portal")).await;
        assert_eq!(northwind.status, StatusCode::UNPROCESSABLE_ENTITY, "the company's own name");
        assert_eq!(house.visitor().post(&path, &form(PASSWORD)).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_real_house_hashes_at_owasps_cost(house: House) {
        let (entropy, key) = (Entropy::system(), ServerKey::from_bytes([7; 32]));
        let config = Config::load(None, &Environment::default()).unwrap();
        let real = Atrium::new(house.atrium().database.clone(), house.clock.clone(), entropy.clone(), key, config);
        let stored = real.hasher.rehash(&PASSWORD.into(), &entropy).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    }

    async fn a_hash_of_another_cost_from_earlier_still_opens_and_is_replaced(house: House) {
        house.staff(Role::Manager).await;
        // The same password at 8 MiB and one pass.
        house.execute("UPDATE app_user SET password_hash = '$argon2id$v=19$m=8192,t=1,p=1$c2l4dGVlbiBieXRlcyAhIQ$K+WgM6uDTKQ7A8wEKQZNIup/06lS7b007zFHPdwWIBk'").await;
        let wrong = house.visitor().post("/login", &[("email", "manager@northwind.example"), ("password", "wrong")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(how_many(&house, "app_user WHERE password_hash LIKE '%m=8192%'").await, 1, "only the right password renews it");
        house.signed_in("manager@northwind.example").await;
        assert_eq!(how_many(&house, "app_user WHERE password_hash LIKE '$argon2id$v=19$m=64,t=1,p=1$%'").await, 1, "the cost of these tests");
        let before = house.atrium().hasher.counted();
        house.signed_in("manager@northwind.example").await;
        assert_eq!(house.atrium().hasher.counted(), before + 1, "once is enough");
    }

    async fn a_language_is_chosen_on_the_security_page_too(house: House) {
        let mut people = people(&house).await;
        let chosen = people.ana.post("/language", &[("language", "pl"), ("next", "/my/security")]).await;
        assert_eq!(chosen.location(), "/my/security");
        assert!(people.ana.get("/my/security").await.body.contains("Wyloguj ze wszystkich") || people.ana.get("/my/security").await.body.contains("Nigdzie indziej"));
    }
}
