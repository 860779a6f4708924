//! What a customer's own acts must not do to others: shut a colleague out, or change who they are.

use crate::support;

use atrium_domain::permission::Role;
use axum::http::StatusCode;
use support::{Browser, House};

const DIALOG: &str = "/office/contacts/portal-access";

async fn company(house: &House, staff: &mut Browser, name: &str) -> String {
    let fields = [("kind", "company"), ("type", "contact"), ("name", name)];
    house.contact(staff, &fields).await.to_string()
}

async fn below(
    house: &House,
    staff: &mut Browser,
    parent: &str,
    kind: &str,
    name: &str,
    email: &str,
) -> i64 {
    let fields = [
        ("kind", "person"),
        ("type", kind),
        ("name", name),
        ("email", email),
        ("parent", parent),
    ];
    house.contact(staff, &fields).await
}

async fn act(staff: &mut Browser, act: &str, id: i64) {
    let (id, act) = (id.to_string(), format!("{act}:{id}"));
    let answer = staff.post_json(DIALOG, &[("id", &id), ("act", &act)]).await;
    let good = &answer.json()["rows"][0]["result"]["good"];
    assert_eq!(good, &true, "{act}: {}", answer.body);
}

/// An address's form with another name.
fn renamed(version: &str) -> [(&'static str, &str); 8] {
    [
        ("version", version),
        ("type", "delivery"),
        ("name", "Renamed"),
        ("email", "thief@acme.example"),
        ("street", "ul. Piotrkowska 1"),
        ("city", "Łódź"),
        ("zip", "90-001"),
        ("country", "PL"),
    ]
}

async fn archived(house: &House, id: i64) -> bool {
    let sql = format!("SELECT COUNT(*) FROM contact WHERE id = {id} AND archived_at IS NOT NULL");
    house.number(&sql).await == 1
}

on_both! {
    async fn nobody_shuts_a_colleague_out_by_removing_an_address(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let other = company(&house, &mut staff, "Other").await;
        let ana = below(&house, &mut staff, &acme, "contact", "Ana", "").await;
        let eve = below(&house, &mut staff, &other, "contact", "Eve", "").await;
        let dock = below(&house, &mut staff, &acme, "delivery", "Dock", "").await;
        let asked = below(&house, &mut staff, &acme, "invoice", "Ledger", "eve@other.example").await;
        let yard = below(&house, &mut staff, &acme, "delivery", "Yard", "").await;
        let inside = below(&house, &mut staff, &yard.to_string(), "contact", "Inside", "").await;
        let mut ana = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        house.customer(&mut staff, eve, "eve@other.example", &[]).await;
        let mut dan = house.customer(&mut staff, dock, "dan@acme.example", &[]).await;
        let mut ina = house.customer(&mut staff, inside, "ina@acme.example", &[]).await;
        act(&mut staff, "add", asked).await;

        let list = ana.get("/my/addresses").await.body;
        assert!(list.contains("Yard") && !list.contains("Dock") && !list.contains("Ledger"), "{list}");
        for colleague in [dock, asked] {
            let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {colleague}")).await.to_string();
            let path = format!("/my/addresses/{colleague}");
            assert_eq!(ana.get(&path).await.status, StatusCode::NOT_FOUND, "{colleague}");
            assert_eq!(ana.post(&path, &renamed(&version)).await.status, StatusCode::NOT_FOUND, "{colleague}");
            assert_eq!(ana.post(&format!("{path}/remove"), &[]).await.status, StatusCode::NOT_FOUND, "{colleague}");
            assert!(!archived(&house, colleague).await);
        }
        let renamed = "SELECT COUNT(*) FROM contact WHERE name = 'Renamed' OR email = 'thief@acme.example'";
        assert_eq!(house.number(renamed).await, 0);
        let refused = ana.post(&format!("/my/addresses/{yard}/remove"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("Somebody signs in to the portal for this address"), "{}", refused.body);
        assert!(!archived(&house, yard).await);
        let own = format!("/my/addresses/{dock}");
        assert_eq!(dan.get(&own).await.status, StatusCode::OK, "one's own stays one's own");
        assert_eq!(dan.post(&format!("{own}/remove"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "and can't be lost");
        assert_eq!(dan.get("/my").await.status, StatusCode::OK);
        assert_eq!(ina.get("/my").await.status, StatusCode::OK);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership_offer WHERE state = 'open'").await, 1);

        act(&mut staff, "revoke", dock).await;
        let removed = ana.post(&format!("/my/addresses/{dock}/remove"), &[]).await;
        assert_eq!(removed.location(), "/my/addresses?done=removed", "an address again: {}", removed.body);
        assert!(archived(&house, dock).await);
        assert_eq!(crate::invariants::check(&house).await.broken, []);
    }

    async fn a_merge_leaves_nobody_signed_in_below_an_archived_contact(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let works = company(&house, &mut staff, "Works").await;
        let office = below(&house, &mut staff, &works, "other", "Closed office", "").await;
        let stay = below(&house, &mut staff, &office.to_string(), "contact", "Iva", "").await;
        let gone = below(&house, &mut staff, &works, "contact", "Iva again", "").await;
        let mut iva = house.customer(&mut staff, gone, "iva@works.example", &[]).await;
        staff.post(&format!("/office/contacts/{office}/archive"), &[("act", "archive")]).await;
        assert!(archived(&house, office).await);
        let (stay, gone) = (stay.to_string(), gone.to_string());
        let ids = [("id", stay.as_str()), ("id", gone.as_str()), ("stay", stay.as_str())];
        let look = staff.get(&format!("/office/contacts/merge?{}", support::encode(&ids))).await;
        assert!(look.body.contains("Closed office, which this contact belongs below, is archived"), "{}", look.body);
        let (seen_stay, seen_gone) = (format!("seen.{stay}"), format!("seen.{gone}"));
        let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {gone}")).await.to_string();
        let mut form = ids.to_vec();
        form.extend([(seen_stay.as_str(), "1"), (seen_gone.as_str(), version.as_str()), ("ending", "")]);
        let merged = staff.post("/office/contacts/merge", &form).await;
        assert_ne!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
        assert_eq!(iva.get("/my").await.status, StatusCode::OK);
        assert_eq!(crate::invariants::check(&house).await.broken, []);
    }
}
