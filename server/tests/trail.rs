//! The audit trail: chained from row one, tampering is pinpointed, a person can be erased.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::operation::audit::{erase_person, verify};
use atrium_backend::store::audit::Verdict;
use atrium_domain::id::ContactId;
use atrium_domain::permission::Role;
use support::House;

async fn eventful(house: &House) -> i64 {
    let mut staff = house.staff(Role::Manager).await;
    let id = house
        .contact(
            &mut staff,
            &[
                ("kind", "person"),
                ("type", "contact"),
                ("name", "Ana Secretperson"),
            ],
        )
        .await;
    house
        .customer(&mut staff, id, "ana@acme.example", &[])
        .await;
    let act = format!("revoke:{id}");
    let id_text = id.to_string();
    staff
        .post_json(
            "/office/contacts/portal-access",
            &[("id", &id_text), ("act", &act)],
        )
        .await;
    id
}

on_both! {
    async fn a_trail_nobody_touched_is_whole(house: House) {
        eventful(&house).await;
        let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
        assert!(entries >= 6, "{entries}");
        assert_eq!(verify(house.atrium()).await.unwrap(), Verdict::Whole { entries, erased: 0 });
    }

    async fn the_first_altered_entry_is_named(house: House) {
        eventful(&house).await;
        house.execute("UPDATE audit_entry SET at = at + 1 WHERE seq = 4").await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq: 4, .. }));
    }

    async fn a_removed_a_reordered_and_a_cut_trail_are_seen(house: House) {
        eventful(&house).await;
        let last = house.number("SELECT MAX(seq) FROM audit_entry").await;
        house.execute(&format!("DELETE FROM audit_personal WHERE seq = {last}")).await;
        house.execute(&format!("DELETE FROM audit_entry WHERE seq = {last}")).await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq, .. } if seq == last));
        house.execute("DELETE FROM audit_personal WHERE seq = 3").await;
        house.execute("DELETE FROM audit_entry WHERE seq = 3").await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq: 3, .. }));
    }

    async fn a_tail_cut_off_with_the_head_set_back_is_seen_and_stays_so(house: House) {
        eventful(&house).await;
        let last = house.number("SELECT MAX(seq) FROM audit_entry").await;
        for sql in ["DELETE FROM audit_personal WHERE seq = {last}", "DELETE FROM audit_entry WHERE seq = {last}"] {
            house.execute(&sql.replace("{last}", &last.to_string())).await;
        }
        house.execute(
            "UPDATE audit_head SET seq = (SELECT MAX(seq) FROM audit_entry), \
             mac = (SELECT mac FROM audit_entry ORDER BY seq DESC LIMIT 1)",
        ).await;
        let broken = |seq| Verdict::Broken { seq, why: "the trail's head is not as it was written" };
        assert_eq!(verify(house.atrium()).await.unwrap(), broken(last));
        // The next entry does not make it good.
        house.visitor().post("/login", &[("login", "nobody@acme.example"), ("password", "wrong wrong wrong")]).await;
        let staff = house.staff(Role::Employee).await;
        drop(staff);
        let now = house.number("SELECT MAX(seq) FROM audit_entry").await;
        assert!(now >= last);
        assert_eq!(verify(house.atrium()).await.unwrap(), broken(now + 1));
    }

    async fn a_missing_head_and_entries_before_the_first_and_after_the_last_are_seen(house: House) {
        eventful(&house).await;
        let last = house.number("SELECT MAX(seq) FROM audit_entry").await;
        for (seq, at) in [("0", 0), ("-7", -7), ("1 + (SELECT MAX(seq) FROM audit_entry)", last + 1)] {
            house.execute(&format!(
                "INSERT INTO audit_entry SELECT {seq}, at, actor, actor_id, action, subject, subject_id, contact_id, detail, \
                 personal_digest, previous_mac, mac FROM audit_entry WHERE seq = 1"
            )).await;
            assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq, .. } if seq == at), "{seq}");
            house.execute(&format!("DELETE FROM audit_entry WHERE seq = {at}")).await;
        }
        house.execute("DELETE FROM audit_head").await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq, .. } if seq == last + 1));
    }

    async fn personal_values_that_nobody_ordered_erased_are_missed(house: House) {
        let id = eventful(&house).await;
        erase_person(house.atrium(), ContactId::new(id)).await.unwrap();
        let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Whole { .. }));
        // Twice is no trouble: nothing is left to erase.
        assert_eq!(erase_person(house.atrium(), ContactId::new(id)).await.unwrap(), 0);
        let first = house.number("SELECT MIN(seq) FROM audit_personal").await;
        house.execute(&format!("DELETE FROM audit_personal WHERE seq = {first}")).await;
        let broken = Verdict::Broken { seq: first, why: "its personal values are gone and nothing ordered that" };
        assert_eq!(verify(house.atrium()).await.unwrap(), broken);
        house.execute("DELETE FROM audit_personal").await;
        assert_eq!(verify(house.atrium()).await.unwrap(), broken, "of {entries} entries");
    }

    async fn changed_personal_values_are_seen(house: House) {
        eventful(&house).await;
        house.execute("UPDATE audit_personal SET body = '{\"actor\":\"Somebody Else\"}' WHERE seq = 2").await;
        assert!(matches!(verify(house.atrium()).await.unwrap(), Verdict::Broken { seq: 2, .. }));
    }

    async fn erasing_a_person_leaves_the_chain_whole_and_no_name_behind(house: House) {
        let id = eventful(&house).await;
        let erased = erase_person(house.atrium(), ContactId::new(id)).await.unwrap();
        assert!(erased > 0);
        let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
        assert_eq!(verify(house.atrium()).await.unwrap(), Verdict::Whole { entries, erased });
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_personal WHERE body LIKE '%Secretperson%'").await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%Secretperson%'").await, 0);
    }
}
