//! What is done with contacts beyond saving them: selections, merges, and access that would end.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::Peer;
use atrium_backend::access::{Verified, session};
use atrium_backend::operation::export_contacts::begin;
use atrium_backend::store::contact::ListRequest;
use atrium_backend::store::contact::merge::{FOLLOWS, STAYS};
use atrium_domain::permission::Role;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use support::{Browser, House, encode};

const BULK: &str = "/office/contacts/bulk";
const MERGE: &str = "/office/contacts/merge";

async fn company(house: &House, staff: &mut Browser, name: &str) -> i64 {
    let fields = [("kind", "company"), ("type", "contact"), ("name", name)];
    house.contact(staff, &fields).await
}

async fn person(house: &House, staff: &mut Browser, name: &str, parent: i64) -> i64 {
    let parent = parent.to_string();
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("parent", &parent),
    ];
    house.contact(staff, &fields).await
}

async fn column(house: &House, column: &str, id: i64) -> i64 {
    house
        .number(&format!(
            "SELECT COALESCE({column}, 0) FROM contact WHERE id = {id}"
        ))
        .await
}

async fn open(house: &House) -> i64 {
    house
        .number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL")
        .await
}

async fn happened(house: &House, word: &str) -> i64 {
    house
        .number(&format!(
            "SELECT COUNT(*) FROM audit_entry WHERE action = '{word}'"
        ))
        .await
}

/// The value of a hidden control.
fn hidden(page: &str, name: &str) -> String {
    page.split("<input")
        .filter(|tag| tag.contains(&format!("name=\"{name}\"")))
        .find_map(|tag| tag.split("value=\"").nth(1)?.split('"').next())
        .unwrap_or_else(|| panic!("no {name} in {page}"))
        .to_owned()
}

/// The merge form as its page shows it.
async fn merge(house: &House, staff: &mut Browser, ids: &[i64], stay: i64) -> support::Answer {
    let query: Vec<(&str, String)> = ids.iter().map(|id| ("id", id.to_string())).collect();
    let query: Vec<(&str, &str)> = query.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let page = staff
        .get(&format!("{MERGE}?{}&stay={stay}", encode(&query)))
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let mut form: Vec<(String, String)> = ids
        .iter()
        .map(|id| ("id".to_owned(), id.to_string()))
        .collect();
    for id in ids {
        form.push((
            format!("seen.{id}"),
            column(house, "row_version", *id).await.to_string(),
        ));
    }
    form.push(("stay".to_owned(), stay.to_string()));
    form.push(("ending".to_owned(), hidden(&page.body, "ending")));
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    staff.post(MERGE, &form).await
}

on_both! {
    async fn moving_asks_who_loses_access_and_ends_it_only_when_agreed(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = company(&house, &mut staff, "A").await;
        let b = company(&house, &mut staff, "B").await;
        let top = person(&house, &mut staff, "Top", a).await;
        let pia = person(&house, &mut staff, "Pia Below", top).await;
        let mut customer = house.customer(&mut staff, pia, "pia@acme.example", &[]).await;
        let path = format!("/office/contacts/{top}");
        let (b, version) = (b.to_string(), column(&house, "row_version", top).await.to_string());
        let form = |extra: &[(&'static str, String)]| {
            let mut form = vec![("kind", "person".to_owned()), ("type", "contact".to_owned()), ("name", "Top Typed".to_owned()), ("parent", b.clone()), ("version", version.clone())];
            form.extend(extra.iter().cloned());
            form
        };
        let send = |form: Vec<(&'static str, String)>| {
            let mut staff = staff.clone();
            let path = path.clone();
            async move {
                let pairs: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
                staff.post(&path, &pairs).await
            }
        };
        let asked = send(form(&[])).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        for shown in ["Move and end access", "Pia Below", "pia@acme.example", "Top Typed"] {
            assert!(asked.body.contains(shown), "{shown}");
        }
        assert_eq!((open(&house).await, column(&house, "parent_id", top).await), (1, a));
        let ending = hidden(&asked.body, "ending");
        // Save, which the same page also offers, agrees to nothing.
        assert_eq!(send(form(&[("ending", ending.clone())])).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Somebody got access after the question: that was not agreed to.
        let quinn = person(&house, &mut staff.clone(), "Quinn New", top).await;
        house.customer(&mut staff.clone(), quinn, "quinn@acme.example", &[]).await;
        let again = send(form(&[("access", "end".to_owned()), ("ending", ending)])).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("Quinn New"));
        assert_eq!(open(&house).await, 2);
        let ending = hidden(&again.body, "ending");
        let moved = send(form(&[("access", "end".to_owned()), ("ending", ending)])).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        assert_eq!((open(&house).await, happened(&house, "access_revoked").await), (0, 2));
        assert_eq!(house.number("SELECT COUNT(*) FROM session WHERE ended_because = 'access_ended'").await, 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE role IS NULL AND archived_at IS NULL").await, 0);
        assert_eq!(customer.get("/my").await.status, StatusCode::FORBIDDEN);
        assert_eq!(column(&house, "commercial_entity_id", pia).await.to_string(), b);
    }

    async fn archiving_asks_who_loses_access_and_ends_it_only_when_agreed(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let a = company(&house, &mut staff, "A").await;
        let pia = person(&house, &mut staff, "Pia", a).await;
        let mut customer = house.customer(&mut staff, pia, "pia@acme.example", &[]).await;
        let path = format!("/office/contacts/{a}/archive");
        let asked = staff.post(&path, &[("act", "archive")]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("Archive and end access") && asked.body.contains("pia@acme.example"));
        assert_eq!((open(&house).await, column(&house, "archived_at", a).await), (1, 0));
        assert_eq!(customer.get("/my").await.status, StatusCode::OK);
        let done = staff.post(&path, &[("act", "archive"), ("ending", &hidden(&asked.body, "ending"))]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert_eq!(open(&house).await, 0);
        assert!(column(&house, "archived_at", a).await > 0);
        assert_eq!(customer.get("/my").await.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_done_to_all_that_match_is_done_to_them_and_nobody_else(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for n in 0..230 {
            let name = format!("Match {n:03}");
            house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", &name)]).await;
        }
        let other = company(&house, &mut staff, "Other").await;
        let list = staff.get("/office/contacts?q=match").await;
        assert!(list.body.contains("All 230 that match"), "{}", list.body);
        assert_eq!(hidden(&list.body, "count"), "230");
        let page = staff.post(BULK, &[("act", "tags"), ("all", "1"), ("q", "match")]).await;
        assert!(page.body.contains("230 contacts are selected"), "{}", page.body);
        let tagged = staff.post(BULK, &[("act", "add-tag"), ("all", "1"), ("count", "230"), ("q", "match"), ("tag", "Spring Łódź")]).await;
        assert!(tagged.body.contains("230 contacts were changed"), "{}", tagged.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact_tag").await, 230);
        let again = staff.post(BULK, &[("act", "add-tag"), ("all", "1"), ("count", "232"), ("tag", "spring lodz")]).await;
        assert!(again.body.contains("2 contacts were changed") && again.body.contains("230 were so already"), "{}", again.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM tag").await, 1);
        let untagged = staff.post(BULK, &[("act", "remove-tag"), ("id", &other.to_string()), ("tag", "SPRING lodz")]).await;
        assert!(untagged.body.contains("1 contact was changed"));
        let filtered = staff.get(&format!("/office/contacts?{}", encode(&[("tag", "spring łódź")]))).await;
        assert!(filtered.body.contains("231 contacts") && !filtered.body.contains(">Other<"));
        let archived = staff.post(BULK, &[("act", "archive"), ("all", "1"), ("count", "231"), ("in_tag", "Spring Łódź")]).await;
        assert!(archived.body.contains("231 contacts were changed"), "{}", archived.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE archived_at IS NULL").await, 1);
        assert_eq!(happened(&house, "contact_archived").await, 231);
        let back = staff.post(BULK, &[("act", "bring-back"), ("all", "1"), ("count", "231"), ("filter", "archived")]).await;
        assert!(back.body.contains("231 contacts were changed"), "{}", back.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE archived_at IS NOT NULL").await, 0);
        let nothing = staff.post(BULK, &[("act", "archive")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Who has a form open while its contact gets a tag is told, and loses no tag.
        let stale = staff.post(&format!("/office/contacts/{other}"), &[("kind", "company"), ("type", "contact"), ("name", "Old"), ("version", "1")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
    }

    async fn what_somebody_began_who_does_not_wait_for_the_answer_is_finished(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        // Ten units of work.
        house.many_persons(2_100, "Row").await;
        house.execute("INSERT INTO tag (id, name, name_key) VALUES (100, 'Fair', 'fair')").await;
        house.execute("INSERT INTO contact_tag (contact_id, tag_id) SELECT n, 100 FROM nums").await;
        let tagged = async || house.number("SELECT COUNT(*) FROM contact_tag").await;
        let begun = async {
            while tagged().await == 2000 {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        };
        let form = [("act", "remove-tag"), ("tag", "Fair"), ("all", "1"), ("count", "2000"), ("in_tag", "Fair")];
        tokio::select! {
            answer = staff.post(BULK, &form) => panic!("too quick to be left: {}", answer.body),
            () = begun => {}
        }
        // Nobody waits any more. A machine that builds at the same time is given a minute.
        for _ in 0..600 {
            if tagged().await == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!((tagged().await, happened(&house, "contact_changed").await), (0, 2000));
    }

    async fn more_than_were_shown_are_asked_about_and_an_unknown_filter_is_refused(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        company(&house, &mut staff, "Match one").await;
        company(&house, &mut staff, "Match two").await;
        let archived = "SELECT COUNT(*) FROM contact WHERE archived_at IS NOT NULL";
        for count in ["1", "", "many"] {
            let form = [("act", "archive"), ("all", "1"), ("count", count), ("q", "match")];
            let asked = staff.post(BULK, &form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(asked.body.contains("2 contacts match now"), "{}", asked.body);
            assert_eq!(hidden(&asked.body, "count"), "2");
            assert_eq!(house.number(archived).await, 0);
        }
        let form = [("act", "archive"), ("all", "1"), ("count", "2"), ("filter", "nonsense")];
        for act in ["archive", "tags"] {
            let form = form.map(|(name, value)| (name, if name == "act" { act } else { value }));
            assert_eq!(staff.post(BULK, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(house.number(archived).await, 0);
        let done = staff.post(BULK, &[("act", "archive"), ("all", "1"), ("count", "2"), ("q", "match")]).await;
        assert!(done.body.contains("2 contacts were changed"), "{}", done.body);
        assert_eq!(house.number(archived).await, 2);
    }

    async fn a_batch_that_would_end_access_does_nothing_until_somebody_chooses(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let (a, b) = (company(&house, &mut staff, "A").await, company(&house, &mut staff, "B").await);
        let pia = person(&house, &mut staff, "Pia", a).await;
        house.customer(&mut staff, pia, "pia@acme.example", &[]).await;
        let ids = [("id", a.to_string()), ("id", b.to_string())];
        let send = |act: &'static str, ending: String| {
            let mut staff = staff.clone();
            let ids = ids.clone();
            async move {
                let mut form: Vec<(&str, &str)> = ids.iter().map(|(a, b)| (*a, b.as_str())).collect();
                form.extend([("act", act), ("ending", ending.as_str())]);
                staff.post(BULK, &form).await
            }
        };
        let asked = send("archive", String::new()).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("Archive the other 1") && asked.body.contains("Pia (pia@acme.example)"), "{}", asked.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE archived_at IS NOT NULL").await, 0);
        let others = send("archive-others", String::new()).await;
        assert!(others.body.contains("1 contact was changed") && others.body.contains("would lose portal access"), "{}", others.body);
        assert_eq!((column(&house, "archived_at", a).await, open(&house).await), (0, 1));
        let all = send("archive-and-end", hidden(&asked.body, "ending")).await;
        assert!(all.body.contains("1 contact was changed"), "{}", all.body);
        assert_eq!((open(&house).await, happened(&house, "access_revoked").await), (0, 1));
    }

    async fn a_merge_moves_everything_and_nobody_is_signed_out(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let stay = company(&house, &mut staff, "Acme").await;
        let gone = house.contact(&mut staff, &[
            ("kind", "company"), ("type", "contact"), ("name", "ACME Ltd"), ("city", "Oslo"), ("tags", "VIP"), ("notes", "from the fair"), ("payment_terms", "30d"),
        ]).await;
        let unit = person(&house, &mut staff, "Unit", gone).await;
        let pia = person(&house, &mut staff, "Pia", unit).await;
        let mut below = house.customer(&mut staff, pia, "pia@acme.example", &[]).await;
        let mut itself = house.customer(&mut staff, gone, "info@acme.example", &[]).await;
        house.execute(&format!(
            "INSERT INTO import_origin (source_system, kind, external_id, row_id, imported) VALUES ('odoo', 'contact', 'x.1', {gone}, '{{}}'), ('odoo', 'contact', 'x.2', {stay}, '{{}}')"
        )).await;
        let page = staff.get(&format!("{MERGE}?id={stay}&id={gone}")).await;
        for shown in ["Oslo", "30 days", "from the fair", "pia@acme.example", "info@acme.example", "ACME Ltd"] {
            assert!(page.body.contains(shown), "{shown} is not in the preview");
        }
        let merged = merge(&house, &mut staff, &[stay, gone], stay).await;
        assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
        assert_eq!(column(&house, "merged_into", gone).await, stay);
        assert!(column(&house, "archived_at", gone).await > 0);
        assert_eq!(column(&house, "parent_id", unit).await, stay);
        for id in [unit, pia] {
            assert_eq!(column(&house, "commercial_entity_id", id).await, stay);
        }
        let ancestors = format!("SELECT COUNT(*) FROM contact_ancestor WHERE contact_id = {pia}");
        assert_eq!(house.number(&ancestors).await, 3);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact_ancestor WHERE ancestor_id = {gone}")).await, 1);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM import_origin WHERE row_id = {stay}")).await, 2);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM membership WHERE contact_id = {stay} AND ended_at IS NULL")).await, 1);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {stay} AND city = 'Oslo' AND notes = 'from the fair'")).await, 1);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact_tag WHERE contact_id = {stay}")).await, 1);
        for browser in [&mut below, &mut itself] {
            assert_eq!(browser.get("/my").await.status, StatusCode::OK);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login = 'info@acme.example' AND archived_at IS NULL AND name = 'Acme'").await, 1);
        let left = staff.get(&format!("/office/contacts/{gone}")).await;
        assert!(left.body.contains("merged into another one") && left.body.contains(&format!("/office/contacts/{stay}\"")));
        let kept = staff.get(&format!("/office/contacts/{stay}")).await;
        assert!(kept.body.contains("merged duplicates into this contact"));
        let dialog = staff.get_json(&format!("/office/contacts/portal-access?id={stay}")).await;
        assert!(dialog.body.contains("info@acme.example"), "{}", dialog.body);
    }

    async fn a_merge_of_whoever_was_invited_offered_or_let_in_keeps_the_house_in_order(house: House) {
        let tick = || house.clock.advance(atrium_domain::time::Duration::from_secs(7));
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme").await;
        let ana = person(&house, &mut staff, "Ana", acme).await;
        let mut inside = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let mut gone = Vec::new();
        for (name, email, act) in [("Ben", "ben@acme.example", "grant"), ("Ana at home", "ana@acme.example", "add"), ("Ana abroad", "ana@acme.example", "add")] {
            tick();
            let id = person(&house, &mut staff, name, acme).await;
            let (email_of, act, id_text) = (format!("email.{id}"), format!("{act}:{id}"), id.to_string());
            let form = [("id", id_text.as_str()), ("act", act.as_str()), (email_of.as_str(), email)];
            let acted = staff.post_json("/office/contacts/portal-access", &form).await;
            assert_eq!(acted.status, StatusCode::OK, "{name}: {}", acted.body);
            gone.push(id);
        }
        tick();
        let link = house.newest_link("ana@acme.example").await;
        let joined = inside.post(&link, &[("act", "accept")]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
        for id in gone {
            tick();
            person(&house, &mut staff, "Below", id).await;
            let stay = person(&house, &mut staff, "Stays", acme).await;
            tick();
            let merged = merge(&house, &mut staff, &[stay, id], stay).await;
            assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
            assert_eq!(crate::invariants::check(&house).await.broken, []);
            tick();
            let last = person(&house, &mut staff, "Stays longer", acme).await;
            tick();
            let merged = merge(&house, &mut staff, &[last, stay], last).await;
            assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
            assert_eq!(crate::invariants::check(&house).await.broken, [], "merged on");
        }
    }

    async fn a_merge_makes_no_tree_deeper_than_fifty_levels(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let top = company(&house, &mut staff, "Deep Works").await;
        let mut stay = top;
        for level in 2..=49 {
            stay = person(&house, &mut staff, &format!("Level {level}"), stay).await;
        }
        let (one, two) = (person(&house, &mut staff, "One", top).await, person(&house, &mut staff, "Two", top).await);
        let child = person(&house, &mut staff, "Child", one).await;
        person(&house, &mut staff, "Grandchild", child).await;
        let other = person(&house, &mut staff, "Other child", two).await;
        let refused = merge(&house, &mut staff, &[stay, one], stay).await;
        assert!(refused.body.contains("at most 50 levels"), "{}", refused.body);
        assert_eq!(happened(&house, "contacts_merged").await, 0);
        assert_eq!(column(&house, "parent_id", child).await, one);
        let merged = merge(&house, &mut staff, &[stay, two], stay).await;
        assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.body);
        assert_eq!(column(&house, "parent_id", other).await, stay);
        assert_eq!(house.number("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM contact_ancestor GROUP BY contact_id) levels").await, 50);
    }

    async fn what_was_merged_away_is_not_merged_again(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let (stay, gone) = (company(&house, &mut staff, "Acme").await, company(&house, &mut staff, "ACME").await);
        assert_eq!(merge(&house, &mut staff, &[stay, gone], stay).await.status, StatusCode::SEE_OTHER);
        let again = merge(&house, &mut staff, &[stay, gone], stay).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("was merged into another one before"), "{}", again.body);
        assert_eq!(happened(&house, "contacts_merged").await, 1);
    }

    async fn a_circle_is_refused_before_anybody_is_asked_whose_access_ends(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let top = company(&house, &mut staff, "Top").await;
        let below = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Below"), ("parent", &top.to_string())]).await;
        let pia = person(&house, &mut staff, "Pia", top).await;
        house.customer(&mut staff, pia, "pia@acme.example", &[]).await;
        let (parent, version) = (below.to_string(), column(&house, "row_version", top).await.to_string());
        let form = [("kind", "company"), ("type", "contact"), ("name", "Top"), ("parent", parent.as_str()), ("version", version.as_str())];
        let refused = staff.post(&format!("/office/contacts/{top}"), &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("cannot be above itself") && !refused.body.contains("Move and end access"), "{}", refused.body);
    }

    async fn nobody_gets_in_below_what_is_archived(house: House) {
        const ACCESS: &str = "/office/contacts/portal-access";
        let mut staff = house.staff(Role::Manager).await;
        let (acme, globex) = (company(&house, &mut staff, "Acme").await, company(&house, &mut staff, "Globex").await);
        let unit = person(&house, &mut staff, "Unit", globex).await;
        let (ana, twin) = (person(&house, &mut staff, "Ana", acme).await, person(&house, &mut staff, "Ana Twin", unit).await);
        let mut inside = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let (id, email) = (twin.to_string(), format!("email.{twin}"));
        let send = async |staff: &mut Browser, act: &str, to: &str| {
            let act = format!("{act}:{twin}");
            staff.post_json(ACCESS, &[("id", id.as_str()), ("act", act.as_str()), (email.as_str(), to)]).await
        };
        let offered = send(&mut staff, "add", "ana@acme.example").await;
        assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
        let link = house.newest_link("ana@acme.example").await;
        let archived = staff.post(&format!("/office/contacts/{globex}/archive"), &[("act", "archive")]).await;
        assert_eq!(archived.status, StatusCode::SEE_OTHER, "{}", archived.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership_offer WHERE state = 'open'").await, 0, "the offer ends with the archive");
        // One that was open all the same, from before, is not accepted either.
        house.execute("UPDATE membership_offer SET state = 'open', settled_at = NULL").await;
        inside.post(&link, &[("act", "accept")]).await;
        assert_eq!(open(&house).await, 1);
        house.execute("UPDATE membership_offer SET state = 'withdrawn', settled_at = created_at").await;
        for (act, to) in [("grant", "twin@globex.example"), ("add", "ana@acme.example")] {
            let refused = send(&mut staff, act, to).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}: {}", refused.body);
            assert!(refused.body.contains("Globex, which this contact belongs below, is archived"), "{act}: {}", refused.body);
        }
        assert_eq!(open(&house).await, 1);
    }

    async fn a_merge_refuses_what_it_cannot_decide_and_asks_before_access_ends(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let (a, b) = (company(&house, &mut staff, "A").await, company(&house, &mut staff, "B").await);
        let one = person(&house, &mut staff, "Ana", a).await;
        let two = person(&house, &mut staff, "Anna", a).await;
        let elsewhere = person(&house, &mut staff, "Ana Elsewhere", b).await;
        house.customer(&mut staff, one, "ana@acme.example", &[]).await;
        house.customer(&mut staff, two, "anna@acme.example", &[]).await;
        let logins = merge(&house, &mut staff, &[one, two], one).await;
        assert_eq!(logins.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(logins.body.contains("different logins"), "{}", logins.body);
        for (ids, why) in [([a, one], "person and a company"), ([a, two], "stands above")] {
            let refused = merge(&house, &mut staff, &ids, ids[0]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(why), "{why}");
        }
        // Into another company's tree is a move: access ends, and that is said before.
        let seen = |id: i64| async move { (format!("seen.{id}"), id) };
        let mut form = vec![("stay".to_owned(), elsewhere.to_string())];
        for id in [one, elsewhere] {
            form.push(("id".to_owned(), id.to_string()));
            form.push((seen(id).await.0, column(&house, "row_version", id).await.to_string()));
        }
        let pairs: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let asked = staff.post(MERGE, &pairs).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("Merge and end access") && asked.body.contains("ana@acme.example"));
        assert_eq!(open(&house).await, 2);
        let agreed = merge(&house, &mut staff, &[one, elsewhere], elsewhere).await;
        assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.body);
        assert_eq!(open(&house).await, 1);
        let bound = house.number("SELECT CAST(COUNT(*) AS BIGINT) FROM contact_ancestor x JOIN contact c ON c.id = x.contact_id WHERE c.archived_at IS NULL AND x.ancestor_id IN (SELECT id FROM contact WHERE merged_into IS NOT NULL)").await;
        assert_eq!(bound, 0);
    }

    async fn of_two_merges_into_each_other_one_happens(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for round in 0..5 {
            let a = company(&house, &mut staff, &format!("A {round}")).await;
            let b = company(&house, &mut staff, &format!("B {round}")).await;
            let (mut left, mut right) = (staff.clone(), staff.clone());
            let ids = [a, b];
            let (one, two) = tokio::join!(merge(&house, &mut left, &ids, a), merge(&house, &mut right, &ids, b));
            let done = [&one, &two].iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
            assert_eq!(done, 1, "{} {}", one.status, two.status);
            assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id IN ({a}, {b}) AND archived_at IS NULL")).await, 1);
        }
    }

    async fn an_export_is_what_is_listed_runs_nothing_and_leaves_an_entry(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        for n in 0..3 {
            let name = format!("=HYPERLINK(\"x{n}\")");
            house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", &name), ("phone", "+48 22 1234567"), ("payment_terms", "30d"), ("country", "PL")]).await;
        }
        company(&house, &mut staff, "Not Listed").await;
        let file = staff.post("/office/contacts/export", &[("filter", "persons"), ("sort", "-name")]).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let lines: Vec<&str> = file.body.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}\"Name\",\"Kind\",\"Company\""), "{}", lines[0]);
        assert!(lines[0].contains("\"Salesperson\",\"Payment terms\""));
        assert_eq!(lines.len(), 6, "{}", file.body);
        assert!(lines[2].starts_with("\"'=HYPERLINK(\"\"x2\"\")\""), "{}", lines[2]);
        assert!(lines[2].contains("\"'+48 22 1234567\"") && lines[2].contains("\"Poland\"") && lines[2].contains("\"30 days\""));
        assert!(!file.body.contains("Not Listed"));
        assert_eq!(happened(&house, "contacts_exported").await, 1);
    }

    async fn beyond_four_exports_at_once_one_is_told_to_come_back(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let value = staff.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
        let lifetimes = house.atrium().settings().sessions;
        let verified = session::verify(&house.atrium().database, lifetimes, &value, house.clock.now()).await.unwrap();
        let Verified::SignedIn(session) = verified else {
            panic!("{verified:?}");
        };
        let mut under_way = Vec::new();
        for _ in 0..4 {
            under_way.push(begin(house.atrium(), &session, ListRequest::default(), &Peer::default()).await.unwrap());
        }
        let refused = staff.post("/office/contacts/export", &[]).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(refused.headers.contains_key("retry-after"));
        assert_eq!(happened(&house, "contacts_exported").await, 4, "what is refused is not in the trail");
        under_way.pop();
        assert_eq!(staff.post("/office/contacts/export", &[]).await.status, StatusCode::OK);
        assert_eq!(staff.post("/office/contacts/export", &[]).await.status, StatusCode::OK);
    }

    async fn a_long_list_is_exported_page_by_page(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        // More than one page of it; the rows are written past the store, with the values it orders by.
        let (blob, number) = if house.url.starts_with("sqlite") {
            ("CAST(printf('%07d', n) AS BLOB)", "0")
        } else {
            ("convert_to(lpad(n::text, 7, '0'), 'UTF8')", "FALSE")
        };
        house.execute(&format!(
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1234) \
             INSERT INTO contact (is_company, contact_type, commercial_entity_id, name, sort_key, text_version, created_at, updated_at, id) \
             SELECT {number}, 'contact', n + 100, 'Row ' || n, {blob}, 2, n, n, n + 100 FROM c"
        )).await;
        let file = staff.post("/office/contacts/export", &[]).await;
        let names: Vec<&str> = file.body.lines().skip(1).map(|line| line.split('"').nth(1).unwrap()).filter(|name| name.starts_with("Row")).collect();
        assert_eq!(names.len(), 1234);
        assert!(names.iter().enumerate().all(|(at, name)| *name == format!("Row {}", at + 1)));
    }
}

/// A table that points at contacts and is not told how to follow a merge would be left behind.
#[tokio::test]
async fn every_column_that_points_at_a_contact_is_told_how_to_follow_a_merge() {
    let house = House::on_sqlite().await;
    let raw = house.raw().await;
    let rows = raw
        .query_all_raw(Statement::from_string(
            raw.get_database_backend(),
            "SELECT t.name, f.\"from\" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f \
             WHERE t.type = 'table' AND f.\"table\" = 'contact'",
        ))
        .await
        .unwrap();
    let told: Vec<(&str, &str)> = FOLLOWS.iter().chain(STAYS).copied().collect();
    assert_eq!(rows.len(), told.len());
    for row in rows {
        let (table, column): (String, String) = (
            row.try_get_by_index(0).unwrap(),
            row.try_get_by_index(1).unwrap(),
        );
        assert!(told.contains(&(&table, &column)), "{table}.{column}");
    }
}
