//! A file that comes again after its contacts were merged here: nothing in it is lost unsaid.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::io::Cursor;

use atrium_backend::import::contacts;
use atrium_backend::operation::import_contacts::{self, Report};
use atrium_domain::permission::Role;
use axum::http::StatusCode;
use support::House;

/// The file with the two lines' names and telephone numbers.
async fn import(house: &House, lines: [(&str, &str); 2]) -> Report {
    let [(a, a_phone), (b, b_phone)] = lines;
    let file = format!("id,name,phone\nm.a,{a},{a_phone}\nm.b,{b},{b_phone}\n");
    let checked = contacts::check(file.as_bytes()).unwrap();
    let mut file = Cursor::new(file.as_bytes());
    import_contacts::apply(house.atrium(), "odoo", &checked, &mut file)
        .await
        .unwrap()
        .unwrap()
}

async fn of(house: &House, external: &str) -> i64 {
    house
        .number(&format!(
            "SELECT row_id FROM import_origin WHERE external_id = '{external}'"
        ))
        .await
}

/// Makes one contact of both: the first stays.
async fn merge(house: &House) -> i64 {
    let mut staff = house.staff(Role::Manager).await;
    let (stay, gone) = (of(house, "m.a").await, of(house, "m.b").await);
    let (stay_text, gone_text) = (stay.to_string(), gone.to_string());
    let (seen_stay, seen_gone) = (format!("seen.{stay}"), format!("seen.{gone}"));
    let version = |id| format!("SELECT row_version FROM contact WHERE id = {id}");
    let stay_version = house.number(&version(stay)).await.to_string();
    let gone_version = house.number(&version(gone)).await.to_string();
    let form = [
        ("id", stay_text.as_str()),
        ("id", gone_text.as_str()),
        ("stay", stay_text.as_str()),
        (seen_stay.as_str(), stay_version.as_str()),
        (seen_gone.as_str(), gone_version.as_str()),
        ("ending", ""),
    ];
    let merged = staff.post("/office/contacts/merge", &form).await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
    assert_eq!(of(house, "m.b").await, stay);
    stay
}

async fn is(house: &House, id: i64, name: &str, phone: &str) -> bool {
    let sql = format!(
        "SELECT COUNT(*) FROM contact WHERE id = {id} AND name = '{name}' AND phone = '{phone}'"
    );
    house.number(&sql).await == 1
}

fn counts(report: &Report) -> [usize; 4] {
    [
        report.created,
        report.changed,
        report.unchanged,
        report.kept.len(),
    ]
}

on_both! {
    async fn two_lines_of_one_contact_both_bring_what_changed(house: House) {
        let first = import(&house, [("Ana Nowak", "+48 22 111 11 11"), ("Ana Nowak", "+48 22 111 11 11")]).await;
        assert_eq!(counts(&first), [2, 0, 0, 0]);
        let stay = merge(&house).await;
        let lines = [("Ana Nowak", "+48 22 222 22 22"), ("Anna Nowak", "+48 22 111 11 11")];
        assert_eq!(counts(&import(&house, lines).await), [0, 2, 0, 0]);
        assert!(is(&house, stay, "Anna Nowak", "+48 22 222 22 22").await, "the telephone of one line, the name of the other");
        assert_eq!(counts(&import(&house, lines).await), [0, 0, 2, 0]);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'contact_changed'").await, 2);
        assert_eq!(crate::invariants::check(&house).await.broken, []);
    }

    async fn where_both_lines_change_one_field_the_first_is_taken_and_the_other_is_told(house: House) {
        import(&house, [("Ana Nowak", "+48 22 111 11 11"), ("Ana Nowak", "+48 22 111 11 11")]).await;
        let stay = merge(&house).await;
        let lines = [("Ana Nowak", "+48 22 222 22 22"), ("Anna Nowak", "+48 22 333 33 33")];
        let report = import(&house, lines).await;
        assert_eq!(counts(&report), [0, 2, 0, 1]);
        assert_eq!(report.kept, [(3, "m.b".to_owned(), vec!["phone"])]);
        assert!(is(&house, stay, "Anna Nowak", "+48 22 222 22 22").await);
        assert_eq!(counts(&import(&house, lines).await), [0, 0, 2, 0], "told once");
    }
}
