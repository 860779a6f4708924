//! The grant dialog, through its own form: every state, every refusal, every consequence.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_domain::permission::Role;
use atrium_domain::time::Duration;
use axum::http::StatusCode;
use serde_json::Value;
use support::{Browser, House, PASSWORD};

const URL: &str = "/office/contacts/portal-access";

async fn person(
    house: &House,
    staff: &mut Browser,
    name: &str,
    email: &str,
    parent: Option<i64>,
    kind: &str,
) -> i64 {
    let parent = parent.map(|id| id.to_string()).unwrap_or_default();
    let fields = [
        ("kind", "person"),
        ("type", kind),
        ("name", name),
        ("email", email),
        ("parent", parent.as_str()),
    ];
    house.contact(staff, &fields).await
}

async fn company(house: &House, staff: &mut Browser, name: &str, email: &str) -> i64 {
    house
        .contact(
            staff,
            &[
                ("kind", "company"),
                ("type", "contact"),
                ("name", name),
                ("email", email),
            ],
        )
        .await
}

/// Saves a person who belongs to nobody, as its form would.
async fn edit(house: &House, staff: &mut Browser, id: i64, name: &str, email: &str) {
    let version = format!("SELECT row_version FROM contact WHERE id = {id}");
    let version = house.number(&version).await.to_string();
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", name),
        ("email", email),
        ("version", version.as_str()),
    ];
    let saved = staff.post(&format!("/office/contacts/{id}"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
}

async fn act(staff: &mut Browser, id: i64, act: &str, more: &[(&str, &str)]) -> support::Answer {
    let id = id.to_string();
    let mut form = vec![("id", id.as_str()), ("act", act)];
    form.extend(more);
    staff.post_json(URL, &form).await
}

fn row<'a>(dialog: &'a Value, name: &str) -> &'a Value {
    dialog["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["name"] == name))
        .unwrap_or_else(|| panic!("no row {name} in {dialog}"))
}

on_both! {
    async fn a_company_opens_with_its_people_and_without_its_addresses(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme", "hello@acme.example").await;
        person(&house, &mut staff, "Zoe", "zoe@acme.example", Some(acme), "contact").await;
        person(&house, &mut staff, "Ana", "ana@acme.example", Some(acme), "other").await;
        person(&house, &mut staff, "Billing", "bills@acme.example", Some(acme), "invoice").await;
        person(&house, &mut staff, "Depot", "depot@acme.example", Some(acme), "delivery").await;
        let dialog = staff.get_json(&format!("{URL}?id={acme}")).await.json();
        let names: Vec<&str> = dialog["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Acme", "Ana", "Zoe"]);
        assert_eq!(row(&dialog, "Ana")["state"], "not_in_portal");
        assert_eq!(row(&dialog, "Ana")["can"]["grant"], true);
    }

    async fn a_grant_writes_everything_it_promises_in_one_go(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let entries = house.number("SELECT COUNT(*) FROM audit_entry").await;
        let answer = act(&mut staff, ana, &format!("grant:{ana}"), &[
            (&format!("email.{ana}"), " Ana.New@ACME.example "), ("visibility", "own"), ("pay", "limited"), ("pay_limit", "250.00"),
            ("message", "Welcome aboard"),
        ]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(row(&answer.json(), "Ana")["state"], "invited");
        assert_eq!(house.number("SELECT COUNT(*) FROM contact WHERE email = 'Ana.New@acme.example'").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login_key = 'ana.new@acme.example'").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership WHERE visibility = 'own' AND pay_limit_minor = 25000 AND pay_limit_currency = 'EUR'").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM link WHERE purpose = 'invitation'").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry").await, entries + 1);
        let letters = house.letters("Ana.New@acme.example").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("Welcome aboard"), "{}", letters[0]);
        let token = house.newest_link("Ana.New@acme.example").await;
        let token = token.rsplit('/').next().unwrap();
        for table in ["link", "outbox", "audit_entry", "audit_personal"] {
            let raw = house.raw().await;
            let rows = sea_orm::ConnectionTrait::query_all_raw(&raw, sea_orm::Statement::from_string(
                sea_orm::ConnectionTrait::get_database_backend(&raw), format!("SELECT * FROM {table}"))).await.unwrap();
            assert!(!format!("{rows:?}").contains(token), "{table} holds a usable token");
        }
    }

    async fn a_forged_grant_that_states_its_rights_in_part_is_refused(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let forged = act(&mut staff, ana, &format!("grant:{ana}"), &[("pay", "limited"), ("pay_limit", "10")]).await;
        assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", forged.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership").await, 0);
    }

    async fn every_bad_address_is_named_and_nothing_is_written(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "", None, "contact").await;
        for (typed, why) in [
            ("", "email"), ("ana@", "email"), ("a@x.example, b@x.example", "email"),
            ("MANAGER@northwind.example", "another user"),
        ] {
            let answer = act(&mut staff, ana, &format!("grant:{ana}"), &[(&format!("email.{ana}"), typed)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            let dialog = answer.json();
            let told = row(&dialog, "Ana").to_string();
            assert!(told.contains(why), "{typed}: {told}");
            assert_eq!(row(&dialog, "Ana")["email"], typed);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM membership").await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox").await, 0);
    }

    async fn an_archived_users_address_is_taken_for_others_and_free_for_its_own_contact(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let ben = person(&house, &mut staff, "Ben", "", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        act(&mut staff, ana, &format!("revoke:{ana}"), &[]).await;
        let taken = act(&mut staff, ben, &format!("grant:{ben}"), &[(&format!("email.{ben}"), "ANA@acme.example")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(row(&taken.json(), "Ben").to_string().contains("another user"));
        let again = act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE role IS NULL").await, 1);
    }

    async fn a_login_elsewhere_is_offered_not_taken(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let twin = person(&house, &mut staff, "Ana Two", "ana@acme.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let dialog = staff.get_json(&format!("{URL}?id={twin}")).await.json();
        assert_eq!(row(&dialog, "Ana Two")["state"], "login_elsewhere");
        assert_eq!(row(&dialog, "Ana Two")["can"]["grant"], false);
        let taken = act(&mut staff, twin, &format!("grant:{twin}"), &[]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        let asked = act(&mut staff, twin, &format!("add:{twin}"), &[]).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership").await, 1);
    }

    async fn the_same_address_twice_in_the_dialog_is_said_on_both_rows(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme", "same@acme.example").await;
        let ana = person(&house, &mut staff, "Ana", "SAME@acme.example", Some(acme), "contact").await;
        let dialog = staff.get_json(&format!("{URL}?id={acme}")).await.json();
        for name in ["Acme", "Ana"] {
            assert!(!row(&dialog, name)["email_problem"].is_null(), "{dialog}");
            assert_eq!(row(&dialog, name)["can"]["grant"], false);
        }
        let refused = act(&mut staff, acme, &format!("grant:{ana}"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_batch_with_a_bad_row_names_it_and_does_nothing_until_told(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme", "hello@acme.example").await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", Some(acme), "contact").await;
        let ben = person(&house, &mut staff, "Ben", "", Some(acme), "contact").await;
        let (acme_id, ana_id, ben_id) = (acme.to_string(), ana.to_string(), ben.to_string());
        let ticks = [("select", acme_id.as_str()), ("select", ana_id.as_str()), ("select", ben_id.as_str())];
        let refused = act(&mut staff, acme, "grant-selected", &ticks).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let dialog = refused.json();
        assert!(dialog["refused"]["rows"][0]["text"].as_str().unwrap().contains("Ben"), "{dialog}");
        assert_eq!(dialog["refused"]["grant_others"], "Grant the other 2");
        assert_eq!(house.number("SELECT COUNT(*) FROM membership").await, 0);
        let granted = act(&mut staff, acme, "grant-others", &ticks).await;
        assert_eq!(granted.status, StatusCode::OK, "{}", granted.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL").await, 2);
        let revoked = act(&mut staff, acme, "revoke-selected", &ticks[..2]).await;
        assert_eq!(revoked.status, StatusCode::OK, "{}", revoked.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL").await, 0);
    }

    async fn whoever_moved_away_since_the_dialog_was_drawn_is_named(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme", "hello@acme.example").await;
        let ben = person(&house, &mut staff, "Ben", "ben@acme.example", Some(acme), "contact").await;
        // Without a parent: he belongs to nobody from now on.
        edit(&house, &mut staff, ben, "Ben", "ben@acme.example").await;
        let tick = ben.to_string();
        let ticks = [("select", tick.as_str())];
        let sentence = "Ben: This contact is no longer there.";
        for (press, ticks) in [(format!("grant:{ben}"), &[][..]), ("revoke-selected".to_owned(), &ticks[..])] {
            let refused = act(&mut staff, acme, &press, ticks).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{press}");
            assert_eq!(refused.json()["problem"], sentence, "{press}");
        }
        let batch = act(&mut staff, acme, "grant-selected", &ticks).await;
        assert_eq!(batch.json()["refused"]["rows"][0]["text"], sentence, "{}", batch.body);
        let page = staff.post(URL, &[("id", &acme.to_string()), ("act", &format!("grant:{ben}"))]).await;
        assert!(page.body.contains(sentence), "{}", page.body);
    }

    async fn inviting_again_voids_the_older_link(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let first = house.newest_link("ana@acme.example").await;
        house.clock.advance(Duration::from_secs(60));
        act(&mut staff, ana, &format!("reinvite:{ana}"), &[]).await;
        let second = house.newest_link("ana@acme.example").await;
        assert_ne!(first, second);
        assert_eq!(house.visitor().get(&first).await.status, StatusCode::GONE);
        assert_eq!(house.visitor().get(&second).await.status, StatusCode::OK);
    }

    async fn inviting_somebody_with_a_password_mails_a_reset(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let answer = act(&mut staff, ana, &format!("reinvite:{ana}"), &[]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(house.newest_link("ana@acme.example").await.starts_with("/reset/"));
    }

    async fn who_is_in_gets_a_reset_whatever_address_stands_in_the_row(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let acme = company(&house, &mut staff, "Acme", "same@acme.example").await;
        let ben = person(&house, &mut staff, "Ben", "same@acme.example", Some(acme), "contact").await;
        house.customer(&mut staff, ben, "same@acme.example", &[]).await;
        let dialog = staff.get_json(&format!("{URL}?id={acme}")).await.json();
        assert!(row(&dialog, "Ben")["email_problem"].is_null(), "{dialog}");
        let shared = act(&mut staff, acme, &format!("reinvite:{ben}"), &[]).await;
        assert_eq!(shared.status, StatusCode::OK, "{}", shared.body);
        assert!(house.newest_link("same@acme.example").await.starts_with("/reset/"));
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        edit(&house, &mut staff, ana, "Ana", "").await;
        let email = format!("email.{ana}");
        let cleared = act(&mut staff, ana, &format!("reinvite:{ana}"), &[(&email, "")]).await;
        assert_eq!(cleared.status, StatusCode::OK, "{}", cleared.body);
        assert!(row(&cleared.json(), "Ana")["email_problem"].is_null(), "{}", cleared.body);
        assert!(house.newest_link("ana@acme.example").await.starts_with("/reset/"));
    }

    async fn a_revoked_customer_is_out_at_once_and_granted_again_starts_over(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let mut customer = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        assert_eq!(customer.get("/my").await.status, StatusCode::OK);
        act(&mut staff, ana, &format!("revoke:{ana}"), &[]).await;
        let ended = customer.get("/my").await;
        assert_eq!(ended.status, StatusCode::FORBIDDEN);
        assert!(ended.body.contains("access"), "{}", ended.body);
        assert_eq!(customer.get_json("/live").await.status, StatusCode::FORBIDDEN);
        let signing_in = [("email", "ana@acme.example"), ("password", PASSWORD)];
        assert_eq!(house.visitor().post("/login", &signing_in).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {ana} AND archived_at IS NULL")).await, 1);
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        assert_eq!(house.visitor().post("/login", &signing_in).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(customer.get("/my").await.status, StatusCode::FORBIDDEN, "the old session stays dead");
        let link = house.newest_link("ana@acme.example").await;
        let mut again = house.visitor();
        let accepted = again.post(&link, &[("password", "an entirely new sentence"), ("verify", "an entirely new sentence")]).await;
        assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
        assert_eq!(again.get("/my").await.status, StatusCode::OK);
    }

    async fn ending_one_of_two_memberships_leaves_the_login_alive(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let one = person(&house, &mut staff, "Ana One", "ana@acme.example", None, "contact").await;
        let two = person(&house, &mut staff, "Ana Two", "", None, "contact").await;
        let mut customer = house.customer(&mut staff, one, "ana@acme.example", &[]).await;
        house.execute(&format!(
            "INSERT INTO membership (user_id, contact_id, visibility, can_sign, pay, manages_colleagues, granted_at) \
             SELECT user_id, {two}, 'company', can_sign, 'none', manages_colleagues, granted_at FROM membership"
        )).await;
        act(&mut staff, one, &format!("revoke:{one}"), &[]).await;
        assert_eq!(customer.get("/my").await.status, StatusCode::FORBIDDEN);
        let mut again = house.signed_in("ana@acme.example").await;
        assert!(again.get("/my").await.body.contains("Ana Two"));
    }

    async fn a_login_is_called_as_the_contact_behind_it_is(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let ana = person(&house, &mut staff, "Ana Nowak", "ana@acme.example", None, "contact").await;
        let mut customer = house.customer(&mut staff, ana, "ana@acme.example", &[]).await;
        let two = person(&house, &mut staff, "Ana Two", "", None, "contact").await;
        house.execute(&format!(
            "INSERT INTO membership (user_id, contact_id, visibility, can_sign, pay, manages_colleagues, granted_at) \
             SELECT user_id, {two}, 'company', can_sign, 'none', manages_colleagues, granted_at FROM membership"
        )).await;
        let called = async |name: &str| {
            let fold = atrium_domain::text::fold(name);
            let named = format!("SELECT COUNT(*) FROM app_user WHERE role IS NULL AND name = '{name}' AND name_fold = '{fold}'");
            house.number(&named).await == 1
        };
        assert!(called("Ana Nowak").await);
        edit(&house, &mut staff, ana, "Ana Zielinska", "ana@acme.example").await;
        assert!(called("Ana Zielinska").await, "staff's edit");
        let found = staff.get("/office/users?q=zielinska").await;
        assert!(found.body.contains("ana@acme.example"), "{}", found.body);
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let letters = house.letters("ana@acme.example").await;
        assert!(letters.iter().any(|letter| letter.contains("Hello Ana Zielinska")), "{letters:?}");
        edit(&house, &mut staff, two, "Somebody Else", "").await;
        assert!(called("Ana Zielinska").await, "the oldest membership's contact gives the name");
        let at = house.number(&format!("SELECT row_version FROM contact WHERE id = {ana}")).await.to_string();
        let own = [
            ("name", "Ana Wit"), ("email", "ana@acme.example"), ("phone", "+48 22 123 45 67"), ("street", "Main 1"), ("street2", ""), ("state", ""),
            ("city", "Łódź"), ("zip", "90-001"), ("country", "PL"), ("version", at.as_str()),
        ];
        let saved = customer.post("/my/details", &own).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert!(called("Ana Wit").await, "the portal's details");
        act(&mut staff, two, &format!("revoke:{two}"), &[]).await;
        act(&mut staff, ana, &format!("revoke:{ana}"), &[]).await;
        edit(&house, &mut staff, ana, "Ana Again", "ana@acme.example").await;
        assert!(called("Ana Wit").await, "nobody signs in for the contact");
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        assert!(called("Ana Again").await, "granted once more");
    }

    async fn the_contacts_language_is_followed_until_the_person_chooses_one(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let fields = [("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", "ana@acme.example"), ("language", "de")];
        let ana = house.contact(&mut staff, &fields).await;
        let letters = async |letter: &str, language: &str| {
            let written = format!("SELECT COUNT(*) FROM outbox WHERE letter = '{letter}' AND language = '{language}'");
            house.number(&written).await
        };
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        assert_eq!(letters("invitation", "de").await, 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE role IS NULL AND language = ''").await, 1, "nobody chose it");
        let polish = [("kind", "person"), ("type", "contact"), ("name", "Ana"), ("email", "ana@acme.example"), ("language", "pl"), ("version", "1")];
        let saved = staff.post(&format!("/office/contacts/{ana}"), &polish).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        act(&mut staff, ana, &format!("reinvite:{ana}"), &[]).await;
        assert_eq!(letters("invitation", "pl").await, 1);
        let link = house.newest_link("ana@acme.example").await;
        let mut customer = house.visitor();
        assert!(customer.get(&link).await.body.contains("<html lang=\"pl\""), "the link's page");
        customer.post(&link, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        assert!(customer.get("/my").await.body.contains("<html lang=\"pl\""), "the portal");
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        assert_eq!(letters("reset", "pl").await, 1);
        customer.post("/language", &[("language", "nl"), ("next", "/my")]).await;
        assert!(customer.get("/my").await.body.contains("<html lang=\"nl\""));
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        assert_eq!(letters("reset", "nl").await, 1);
        act(&mut staff, ana, &format!("revoke:{ana}"), &[]).await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        assert_eq!(letters("invitation", "nl").await, 1, "the person's own choice stays");
    }

    async fn a_mistyped_address_stays_behind_as_nobodys_login(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "wrong@stranger.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let strangers = house.newest_link("wrong@stranger.example").await;
        edit(&house, &mut staff, ana, "Ana", "ana@acme.example").await;
        // A browser sends what stands in the row: now the contact's new address.
        let dialog = staff.get_json(&format!("{URL}?id={ana}")).await.json();
        assert_eq!(row(&dialog, "Ana")["email"], "ana@acme.example");
        let email = format!("email.{ana}");
        let again = act(&mut staff, ana, &format!("reinvite:{ana}"), &[(&email, "ana@acme.example")]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert!(again.body.contains("mail to ana@acme.example"), "{}", again.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login_key = 'wrong@stranger.example'").await, 0);
        assert_eq!(house.letters("wrong@stranger.example").await.len(), 1, "the stranger gets no second letter");
        assert_eq!(house.visitor().get(&strangers).await.status, StatusCode::GONE);
        let link = house.newest_link("ana@acme.example").await;
        house.visitor().post(&link, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        house.signed_in("ana@acme.example").await;
        let dialog = staff.get_json(&format!("{URL}?id={ana}")).await.json();
        assert_eq!(row(&dialog, "Ana")["email_decides"], false, "who is in signs in with the login");
        let untouched = act(&mut staff, ana, &format!("reinvite:{ana}"), &[(&email, "other@acme.example")]).await;
        assert_eq!(untouched.status, StatusCode::OK, "{}", untouched.body);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {ana} AND email = 'ana@acme.example'")).await, 1);
        house.signed_in("ana@acme.example").await;
    }

    async fn a_mistyped_address_is_mended_in_the_invited_row_itself(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "wrong@stranger.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let page = staff.get(&format!("{URL}?id={ana}")).await.body;
        let cell = page.split("<input").find(|tag| tag.contains(&format!("id=\"email-{ana}\""))).unwrap();
        let cell = cell.split('>').next().unwrap();
        assert!(!cell.contains("readonly"), "{cell}");
        let email = format!("email.{ana}");
        let shown = act(&mut staff, ana, &format!("show-link:{ana}"), &[(&email, "ana@acme.example")]).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login_key = 'ana@acme.example'").await, 1);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {ana} AND email = 'ana@acme.example'")).await, 1);
    }

    async fn a_mended_address_that_is_anothers_login_is_refused_and_nothing_moves(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        edit(&house, &mut staff, ana, "Ana", "manager@northwind.example").await;
        let refused = act(&mut staff, ana, &format!("reinvite:{ana}"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(row(&refused.json(), "Ana").to_string().contains("another user"), "{}", refused.body);
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE login = 'ana@acme.example'").await, 1);
    }

    async fn inviting_again_leaves_a_login_that_an_administrator_changed(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let user = house.number("SELECT id FROM app_user WHERE login = 'ana@acme.example'").await;
        let changed = staff.post(&format!("/office/users/{user}/login"), &[("login", "ana@home.example")]).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        let between = staff.get_json(&format!("/office/contacts/portal-access?id={ana}")).await;
        assert_eq!(between.json()["rows"][0]["state_text"], "Invited, no link is open", "{}", between.body);
        house.clock.advance(Duration::from_secs(60));
        // The dialog sends the contact's address with every row, typed or not.
        let email = format!("email.{ana}");
        let again = act(&mut staff, ana, &format!("reinvite:{ana}"), &[(&email, "ana@acme.example")]).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert!(again.body.contains("mail to ana@home.example"), "{}", again.body);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM app_user WHERE id = {user} AND login = 'ana@home.example'")).await, 1);
        let link = house.newest_link("ana@home.example").await;
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::OK, "the letter goes to the login");
        let typed = act(&mut staff, ana, &format!("reinvite:{ana}"), &[(&email, "ana@typed.example")]).await;
        assert_eq!(typed.status, StatusCode::OK, "{}", typed.body);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM app_user WHERE id = {user} AND login = 'ana@typed.example'")).await, 1);
    }

    async fn an_invitation_can_be_handed_over_and_the_mailed_link_is_void_then(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        act(&mut staff, ana, &format!("grant:{ana}"), &[]).await;
        let mailed = house.newest_link("ana@acme.example").await;
        let shown = act(&mut staff, ana, &format!("show-link:{ana}"), &[]).await.json();
        let handover = &row(&shown, "Ana")["result"]["handover"];
        let link = handover["link"].as_str().unwrap().strip_prefix("http://localhost:3000").unwrap().to_owned();
        assert_eq!(house.visitor().get(&mailed).await.status, StatusCode::GONE);
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::OK);
        let again = staff.get_json(&format!("{URL}?id={ana}")).await;
        assert!(!again.body.contains(link.rsplit('/').next().unwrap()), "shown this once");
        let code = handover["code"].as_str().unwrap();
        let typed = house.visitor().post("/invitation", &[("email", "ana@acme.example"), ("code", code)]).await;
        assert_eq!((typed.status, typed.location()), (StatusCode::SEE_OTHER, link.as_str()));
    }

    async fn without_javascript_the_dialog_is_a_page_that_keeps_what_was_typed(house: House) {
        let mut staff = house.staff(Role::Manager).await;
        let ana = person(&house, &mut staff, "Ana", "ana@acme.example", None, "contact").await;
        let page = staff.get(&format!("{URL}?id={ana}")).await;
        assert!(page.body.contains("Grant Access") && page.body.contains("ana@acme.example"), "{}", page.body);
        let id = ana.to_string();
        let refused = staff.post(URL, &[
            ("id", id.as_str()), ("act", &format!("grant:{ana}")), (&format!("email.{ana}"), "ana@"), ("message", "Kept <words>"),
        ]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Kept &lt;words&gt;") && refused.body.contains("\"ana@\""), "{}", refused.body);
    }
}
