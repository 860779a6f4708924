//! What administrators do with the logins of others: each act with everything it ends, everybody
//! it tells, and everything it must not show.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use atrium_backend::access::{Session, Verified, session};
use atrium_backend::config::{Config, Environment};
use atrium_backend::once::Once;
use atrium_backend::operation::user::{access, login, password, role};
use atrium_backend::{Atrium, Error, Peer};
use atrium_domain::id::UserId;
use atrium_domain::permission::Role;
use atrium_domain::problem::Rule;
use atrium_domain::time::Duration;
use atrium_server::http::{Needs, ROUTES, Verb};
use axum::http::StatusCode;
use support::{Browser, House, PASSWORD};

async fn user_of(house: &House, login: &str) -> i64 {
    house
        .number(&format!("SELECT id FROM app_user WHERE login = '{login}'"))
        .await
}

/// A customer of Acme, signed in, and the contact.
async fn customer(house: &House, staff: &mut Browser) -> (Browser, i64) {
    let acme = house
        .contact(
            staff,
            &[("kind", "company"), ("type", "contact"), ("name", "Acme")],
        )
        .await;
    let ana = house
        .contact(
            staff,
            &[
                ("kind", "person"),
                ("type", "contact"),
                ("name", "Ana"),
                ("parent", &acme.to_string()),
            ],
        )
        .await;
    (
        house.customer(staff, ana, "ana@acme.example", &[]).await,
        ana,
    )
}

async fn session_of(house: &House, browser: &Browser) -> Session {
    let cookie = browser.cookie.clone().unwrap();
    let value = cookie.split_once('=').unwrap().1.to_owned();
    let verified = session::verify(
        &house.atrium().database,
        house.atrium().settings().sessions,
        &value,
        house.clock.now(),
    )
    .await
    .unwrap();
    let Verified::SignedIn(session) = verified else {
        panic!("{verified:?}");
    };
    *session
}

fn location(answer: &support::Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

/// The password on the page that shows it once.
fn told(page: &str) -> String {
    let rest = page
        .split("id=\"told-password\"")
        .nth(1)
        .and_then(|rest| rest.split('>').nth(1))
        .unwrap_or_else(|| panic!("no password: {page}"));
    rest.split('<').next().unwrap().to_owned()
}

async fn sign_in(house: &House, login: &str, password: &str) -> (StatusCode, Browser) {
    let mut browser = house.visitor();
    let answer = browser
        .post("/login", &[("email", login), ("password", password)])
        .await;
    (answer.status, browser)
}

fn refused_for(result: Result<(), Error>, rule: &Rule) -> bool {
    matches!(result, Err(Error::Refused(problems)) if problems.has(rule))
}

on_both! {
    async fn a_long_history_is_read_part_by_part_without_gap_or_repetition(house: House) {
        let mut administrator = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let id = house.number("SELECT id FROM app_user WHERE role = 'manager'").await;
        for _ in 0..59 {
            house.signed_in("manager@northwind.example").await;
        }
        let entries = house.number(&format!("SELECT COUNT(*) FROM audit_entry WHERE action = 'signed_in' AND actor_id = {id}")).await;
        assert_eq!(entries, 60);
        let own = format!("/office/users/{id}");
        let (mut next, mut met, mut parts) = (own.clone(), 0, 0);
        loop {
            let page = administrator.get(&next).await.body;
            let history = page.split("data-region=\"history\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
            met += history.matches("signed in").count();
            parts += 1;
            assert_eq!(history.contains(&format!("href=\"{own}\"")), parts > 1, "{history}");
            let Some(older) = history.split("href=\"").find(|href| href.contains("?before=")) else { break };
            next = older.split('"').next().unwrap().to_owned();
        }
        assert_eq!((parts, met), (2, 60));
    }

    async fn a_login_changes_alone_and_both_addresses_are_told(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (mut ana, contact) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        house.visitor().post("/reset", &[("email", "ana@acme.example")]).await;
        let old_link = house.newest_link("ana@acme.example").await;
        house.clock.advance(Duration::from_secs(1));
        let path = format!("/office/users/{id}/login");
        let changed = staff.post(&path, &[("login", "Ana.New@acme.example")]).await;
        assert_eq!(location(&changed), format!("/office/users/{id}?done=login-changed"));
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM contact WHERE id = {contact} AND email = 'ana@acme.example'")).await, 1);
        assert!(ana.get("/my").await.location().starts_with("/login"), "her session has ended");
        assert_eq!(house.visitor().get(&old_link).await.status, StatusCode::GONE, "a link mailed to the old address");
        for to in ["ana@acme.example", "Ana.New@acme.example"] {
            let letter = house.letters(&format!("To: Ana <{to}>")).await.pop().unwrap_or_else(|| panic!("no letter to {to}"));
            assert!(letter.contains("ana@acme.example") && letter.contains("Ana.New@acme.example"), "{letter}");
        }
        assert_eq!(sign_in(&house, "ana@acme.example", PASSWORD).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(sign_in(&house, "ana.new@ACME.example", PASSWORD).await.0, StatusCode::SEE_OTHER);
        let history = staff.get(&format!("/office/users/{id}")).await.body;
        assert!(history.contains("changed the login") && history.contains("signed in"));
    }

    async fn a_login_that_is_taken_in_any_spelling_or_archived_is_refused(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let (_, contact) = customer(&house, &mut staff).await;
        let ana = user_of(&house, "ana@acme.example").await;
        let manager = user_of(&house, "manager@northwind.example").await;
        let (id, act) = (contact.to_string(), format!("revoke:{contact}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act)]).await;
        for (who, to) in [(manager, "ANA@ACME.example"), (ana, "Manager@northwind.example"), (manager, "two@x.example, three@x.example"), (manager, "")] {
            let refused = staff.post(&format!("/office/users/{who}/login"), &[("login", to)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
            assert!(refused.body.contains(to), "what was typed stays");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM outbox WHERE letter = 'login_changed'").await, 0);
    }

    async fn of_two_who_take_the_same_login_one_gets_it(house: House) {
        let staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        house.staff(Role::Employee).await;
        let session = session_of(&house, &staff).await;
        let to = "same@northwind.example".parse().unwrap();
        let peer = Peer::default();
        let ids = [user_of(&house, "manager@northwind.example").await, user_of(&house, "employee@northwind.example").await];
        let second = house.second().await;
        let (one, two) = tokio::join!(
            login::change(house.atrium(), &session, UserId::new(ids[0]), &to, &peer),
            login::change(second.atrium(), &session, UserId::new(ids[1]), &to, &peer),
        );
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1);
        assert!(refused_for(one, &Rule::EmailTakenByOtherUser) || refused_for(two, &Rule::EmailTakenByOtherUser));
    }

    async fn a_set_password_is_shown_once_and_stands_nowhere(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (mut ana, _) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        house.clock.advance(Duration::from_secs(1));
        let page = staff.post(&format!("/office/users/{id}/password"), &[]).await;
        assert_eq!(page.status, StatusCode::OK);
        let password = told(&page.body);
        assert_eq!(password.len(), 23, "{password}");
        assert!(ana.get("/my").await.location().starts_with("/login"), "her session has ended");
        assert_eq!(sign_in(&house, "ana@acme.example", PASSWORD).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        let letter = house.letters("ana@acme.example").await.pop().unwrap();
        assert!(letter.contains("has set a password") && !letter.contains(&password), "{letter}");
        for (table, column) in [("app_user", "password_hash"), ("outbox", "payload"), ("audit_entry", "detail"), ("audit_personal", "body")] {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{password}%'");
            assert_eq!(house.number(&sql).await, 0, "{table}.{column}");
        }
        let again = staff.get(&format!("/office/users/{id}")).await.body;
        assert!(again.contains("set a password to be told") && !again.contains(&password));
    }

    async fn who_was_told_a_password_reaches_nothing_until_it_is_changed(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        customer(&house, &mut staff).await;
        house.staff(Role::Manager).await;
        for (email, home) in [("ana@acme.example", "/my"), ("manager@northwind.example", "/office/contacts")] {
            let id = user_of(&house, email).await;
            let password = told(&staff.post(&format!("/office/users/{id}/password"), &[]).await.body);
            let (status, mut told_one) = sign_in(&house, email, &password).await;
            assert_eq!(status, StatusCode::SEE_OTHER);
            for route in ROUTES.iter().filter(|route| route.needs != Needs::NothingAtAll) {
                if ["/my/password", "/logout", "/language", "/live"].contains(&route.path) {
                    continue;
                }
                let path = route.path.replace("{id}", "1").replace("{token}", "unknown");
                let mut browser = told_one.clone();
                let answer = match route.verb {
                    Verb::Get | Verb::Listen => browser.get(&path).await,
                    Verb::Post | Verb::Upload | Verb::Take => browser.post(&path, &[]).await,
                };
                assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/my/password"), "{path}");
            }
            assert_eq!(told_one.get_json("/office/contacts").await.status, StatusCode::FORBIDDEN);
            assert_eq!(told_one.post("/language", &[("language", "en"), ("next", "/")]).await.status, StatusCode::SEE_OTHER);
            assert!(told_one.get("/my/password").await.body.contains("Choose your own password"));
            let new = "a garden under the sea";
            let form = |current, new| [("current_password", current), ("password", new), ("verify", new)];
            assert_eq!(told_one.post("/my/password", &form(password.as_str(), password.as_str())).await.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(told_one.post("/my/password", &form("wrong", new)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(told_one.get(home).await.location().starts_with("/my/password"), "a refused change opens nothing");
            let changed = told_one.post("/my/password", &form(password.as_str(), new)).await;
            assert_eq!(location(&changed), format!("{home}?done=password-changed"));
            assert_eq!(told_one.get(home).await.status, StatusCode::OK);
            assert_eq!(sign_in(&house, email, &password).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }

    async fn a_password_can_be_set_before_the_first_sign_in_and_voids_the_invitation(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let eve = house.contact(&mut staff, &[("kind", "person"), ("type", "contact"), ("name", "Eve")]).await;
        let (id, act, email) = (eve.to_string(), format!("grant:{eve}"), format!("email.{eve}"));
        staff.post_json("/office/contacts/portal-access", &[("id", &id), ("act", &act), (&email, "eve@home.example")]).await;
        let invitation = house.newest_link("eve@home.example").await;
        let user = user_of(&house, "eve@home.example").await;
        let password = told(&staff.post(&format!("/office/users/{user}/password"), &[]).await.body);
        assert_eq!(house.visitor().get(&invitation).await.status, StatusCode::GONE);
        let (status, mut eve) = sign_in(&house, "eve@home.example", &password).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(eve.get("/my").await.location(), "/my/password");
    }

    async fn the_setting_turns_setting_passwords_off_and_nobody_sets_their_own(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let session = session_of(&house, &staff).await;
        let manager = user_of(&house, "manager@northwind.example").await;
        let own = user_of(&house, "administrator@northwind.example").await;
        let forbidden = Environment::new([("ATRIUM_ADMINISTRATORS_SET_PASSWORDS", "no")]);
        let config = Config::load(None, &forbidden).unwrap();
        let key = atrium_backend::key::ServerKey::from_bytes([7; 32]);
        let strict = Atrium::new(house.atrium().database.clone(), house.clock.clone(), atrium_backend::clock::Entropy::system(), key, config);
        let refused = password::set(&strict, &session, UserId::new(manager), &Once::none(), &Peer::default()).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'password_set_by_administrator'").await, 0);
        let refused = staff.post(&format!("/office/users/{own}/password"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("your own login"));
    }

    async fn a_deactivated_colleague_is_out_at_once_and_comes_back_by_a_mailed_link(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut manager = house.staff(Role::Manager).await;
        let id = user_of(&house, "manager@northwind.example").await;
        let path = format!("/office/users/{id}/access");
        let gone = staff.post(&path, &[("act", "deactivate")]).await;
        assert_eq!(location(&gone), format!("/office/users/{id}?done=deactivated"));
        assert_eq!(manager.get("/office/contacts").await.status, StatusCode::FORBIDDEN);
        assert_eq!(sign_in(&house, "manager@northwind.example", PASSWORD).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        for path in ["reset", "password"] {
            let refused = staff.post(&format!("/office/users/{id}/{path}"), &[]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        let back = staff.post(&path, &[("act", "bring-back")]).await;
        assert_eq!(location(&back), format!("/office/users/{id}?done=brought-back"));
        assert_eq!(sign_in(&house, "manager@northwind.example", PASSWORD).await.0, StatusCode::UNPROCESSABLE_ENTITY, "the old password is void");
        let link = house.newest_link("manager@northwind.example").await;
        let mut browser = house.visitor();
        browser.post(&link, &[("password", "another quiet river"), ("verify", "another quiet river")]).await;
        assert_eq!(sign_in(&house, "manager@northwind.example", "another quiet river").await.0, StatusCode::SEE_OTHER);
    }

    async fn a_deactivated_customer_loses_every_membership_and_gets_them_back(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (mut ana, contact) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        let path = format!("/office/users/{id}/access");
        house.clock.advance(Duration::from_secs(1));
        staff.post(&path, &[("act", "deactivate")]).await;
        let ended = ana.get("/my").await;
        assert_eq!(ended.status, StatusCode::FORBIDDEN);
        assert!(ended.body.contains("access has ended"), "the courteous page");
        assert_eq!(house.number("SELECT COUNT(*) FROM membership WHERE ended_at IS NULL").await, 0);
        assert!(staff.get(&format!("/office/contacts/{contact}")).await.body.contains("ended portal access"));
        assert!(!staff.get("/office/users").await.body.contains("ana@acme.example"));
        assert!(staff.get("/office/users?filter=inactive").await.body.contains("ana@acme.example"));
        let back = staff.post(&path, &[("act", "bring-back")]).await;
        assert_eq!(location(&back), format!("/office/users/{id}?done=brought-back"));
        assert_eq!(ana.get("/my").await.status, StatusCode::FORBIDDEN, "an ended session stays ended");
        let link = house.newest_link("ana@acme.example").await;
        let mut again = house.visitor();
        let accepted = again.post(&link, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        assert_eq!(location(&accepted), "/my?done=welcome");
        // Somebody else has the contact meanwhile: there is nothing to come back to.
        house.clock.advance(Duration::from_secs(1));
        staff.post(&path, &[("act", "deactivate")]).await;
        let yes = if house.url.starts_with("sqlite") { "1" } else { "TRUE" };
        house.execute(&format!(
            "INSERT INTO membership (user_id, contact_id, visibility, can_sign, pay, manages_colleagues, granted_at) \
             SELECT MIN(id), {contact}, 'own', {yes}, 'none', {yes}, 1 FROM app_user"
        )).await;
        let refused = staff.post(&path, &[("act", "bring-back")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM app_user WHERE id = {id} AND archived_at IS NOT NULL")).await, 1);
    }

    async fn an_open_membership_ends_and_comes_back_however_many_ended_after_it(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (_, contact) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        house.clock.advance(Duration::from_secs(7));
        let open = "SELECT COUNT(*) FROM membership WHERE ended_at IS NULL";
        // Newer ones, all over: as many as anybody was granted and lost in years, and more.
        let lost = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201) \
                    INSERT INTO membership (user_id, contact_id, visibility, can_sign, pay, manages_colleagues, granted_at, ended_at) \
                    SELECT m.user_id, m.contact_id, m.visibility, m.can_sign, m.pay, m.manages_colleagues, m.granted_at, m.granted_at + n.i \
                    FROM membership m CROSS JOIN n WHERE m.ended_at IS NULL";
        house.execute(lost).await;
        assert_eq!(house.number(open).await, 1);
        let user = staff.get(&format!("/office/users/{id}")).await;
        assert_eq!(user.status, StatusCode::OK, "{}", user.body);
        let path = format!("/office/users/{id}/access");
        staff.post(&path, &[("act", "deactivate")]).await;
        assert_eq!(house.number(open).await, 0);
        house.execute(&lost.replace("m.ended_at IS NULL", "m.id = (SELECT MAX(id) FROM membership)")).await;
        let back = staff.post(&path, &[("act", "bring-back")]).await;
        assert_eq!(location(&back), format!("/office/users/{id}?done=brought-back"), "{}", back.body);
        assert_eq!(house.number(&format!("{open} AND contact_id = {contact}")).await, 1);
        let link = house.newest_link("ana@acme.example").await;
        assert!(link.starts_with("/invitation/"), "{link}");
    }

    async fn a_login_brought_back_is_granted_anew_and_the_house_stays_in_order(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (_, contact) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        let path = format!("/office/users/{id}/access");
        for _ in 0..2 {
            for act in ["deactivate", "bring-back"] {
                house.clock.advance(Duration::from_secs(7));
                let acted = staff.post(&path, &[("act", act)]).await;
                assert_eq!(acted.status, StatusCode::SEE_OTHER, "{act}: {}", acted.body);
                assert_eq!(crate::invariants::check(&house).await.broken, [], "{act}");
            }
        }
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM membership WHERE contact_id = {contact}")).await, 3);
    }

    async fn a_login_comes_back_only_to_the_companies_it_left(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let (mut ana, moved) = customer(&house, &mut staff).await;
        let id = user_of(&house, "ana@acme.example").await;
        let fields = [("kind", "person"), ("type", "contact"), ("name", "Ana alone"), ("email", "ana@acme.example")];
        let stays = house.contact(&mut staff, &fields).await;
        house.clock.advance(Duration::from_secs(7));
        let act = format!("add:{stays}");
        let offered = staff.post_json("/office/contacts/portal-access", &[("id", &stays.to_string()), ("act", &act)]).await;
        assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
        let link = house.newest_link("ana@acme.example").await;
        let joined = ana.post(&link, &[("act", "accept")]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
        let path = format!("/office/users/{id}/access");
        house.clock.advance(Duration::from_secs(7));
        staff.post(&path, &[("act", "deactivate")]).await;
        house.clock.advance(Duration::from_secs(7));
        let other = house.contact(&mut staff, &[("kind", "company"), ("type", "contact"), ("name", "Other")]).await.to_string();
        let version = house.number(&format!("SELECT row_version FROM contact WHERE id = {moved}")).await.to_string();
        let form = [("kind", "person"), ("type", "contact"), ("name", "Ana"), ("parent", &other), ("version", &version)];
        let saved = staff.post(&format!("/office/contacts/{moved}"), &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        house.clock.advance(Duration::from_secs(7));
        let back = staff.post(&path, &[("act", "bring-back")]).await;
        assert_eq!(location(&back), format!("/office/users/{id}?done=brought-back-in-part"));
        assert!(staff.get(&location(&back)).await.body.contains("Not all of its access came back"));
        let open = |contact: i64| format!("SELECT COUNT(*) FROM membership WHERE contact_id = {contact} AND ended_at IS NULL");
        assert_eq!((house.number(&open(moved)).await, house.number(&open(stays)).await), (0, 1));
        assert_eq!(crate::invariants::check(&house).await.broken, []);
    }

    async fn nobody_demotes_or_deactivates_themselves_or_the_last_administrator(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let own = user_of(&house, "administrator@northwind.example").await;
        for (part, form) in [("role", ("role", "employee")), ("access", ("act", "deactivate"))] {
            let refused = staff.post(&format!("/office/users/{own}/{part}"), &[form]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
            assert!(refused.body.contains("your own login"));
        }
        // A second one who has never chosen a password could not help anybody.
        staff.post("/office/users/new", &[("name", "Two"), ("email", "two@northwind.example"), ("role", "administrator")]).await;
        let link = house.newest_link("two@northwind.example").await;
        house.visitor().post(&link, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        let (_, two) = sign_in(&house, "two@northwind.example", PASSWORD).await;
        let two_id = user_of(&house, "two@northwind.example").await;
        let (one, other) = (session_of(&house, &staff).await, session_of(&house, &two).await);
        // Both demote each other at once: one of them must remain.
        let peer = Peer::default();
        let second = house.second().await;
        let (first, last) = tokio::join!(
            role::change(house.atrium(), &one, UserId::new(two_id), Role::Employee, &peer),
            access::deactivate(second.atrium(), &other, UserId::new(own), &peer),
        );
        assert_eq!([first.is_ok(), last.is_ok()].iter().filter(|ok| **ok).count(), 1, "{first:?} {last:?}");
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE role = 'administrator' AND archived_at IS NULL AND password_hash IS NOT NULL").await, 1);
    }

    async fn an_administrator_without_a_password_does_not_count_as_one_who_remains(house: House) {
        let staff = house.staff(Role::Administrator).await;
        let session = session_of(&house, &staff).await;
        house.staff(Role::Manager).await;
        let manager = user_of(&house, "manager@northwind.example").await;
        let peer = Peer::default();
        role::change(house.atrium(), &session, UserId::new(manager), Role::Administrator, &peer).await.unwrap();
        house.execute("UPDATE app_user SET password_hash = NULL WHERE login = 'administrator@northwind.example'").await;
        let refused = role::change(house.atrium(), &session, UserId::new(manager), Role::Employee, &peer).await;
        assert!(refused_for(refused, &Rule::LastAdministrator));
    }

    async fn a_new_role_holds_from_the_next_request_on(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut employee = house.staff(Role::Employee).await;
        let id = user_of(&house, "employee@northwind.example").await;
        assert_eq!(employee.get("/office/users").await.status, StatusCode::FORBIDDEN);
        let changed = staff.post(&format!("/office/users/{id}/role"), &[("role", "administrator")]).await;
        assert_eq!(location(&changed), format!("/office/users/{id}?done=saved"));
        assert_eq!(employee.get("/office/users").await.status, StatusCode::OK);
        staff.post(&format!("/office/users/{id}/role"), &[("role", "employee")]).await;
        assert_eq!(employee.get("/office/users").await.status, StatusCode::FORBIDDEN);
        let (_, contact) = customer(&house, &mut staff).await;
        let ana = user_of(&house, "ana@acme.example").await;
        let refused = staff.post(&format!("/office/users/{ana}/role"), &[("role", "administrator")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no customer becomes staff");
        assert!(contact > 0);
    }

    async fn a_new_colleague_chooses_a_password_by_a_mailed_link(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let form = [("name", "Zoë"), ("email", "zoe@northwind.example"), ("role", "manager"), ("language", "nl")];
        let created = staff.post("/office/users/new", &form).await;
        let id = user_of(&house, "zoe@northwind.example").await;
        assert_eq!(location(&created), format!("/office/users/{id}?done=user-invited"));
        assert!(staff.get("/office/users?filter=never").await.body.contains("zoe@northwind.example"));
        let letter = house.letters("zoe@northwind.example").await.pop().unwrap();
        assert!(letter.contains("Beste"), "in her language: {letter}");
        let link = house.newest_link("zoe@northwind.example").await;
        house.clock.advance(Duration::from_secs(1));
        assert_eq!(staff.post(&format!("/office/users/{id}/reset"), &[]).await.status, StatusCode::SEE_OTHER);
        let newer = house.newest_link("zoe@northwind.example").await;
        assert_ne!(link, newer);
        assert_eq!(house.visitor().get(&link).await.status, StatusCode::GONE, "only the newest opens");
        house.visitor().post(&newer, &[("password", PASSWORD), ("verify", PASSWORD)]).await;
        let (status, mut zoe) = sign_in(&house, "zoe@northwind.example", PASSWORD).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(zoe.get("/office/contacts").await.status, StatusCode::OK);
        let again = staff.post("/office/users/new", &[("name", "Z"), ("email", "ZOE@northwind.example"), ("role", "employee")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let nothing = staff.post("/office/users/new", &[("role", "root")]).await;
        assert!(nothing.body.matches("aria-invalid").count() >= 3, "{}", nothing.body);
    }

    async fn sessions_are_listed_and_end_one_by_one_or_all(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        let mut first = house.staff(Role::Manager).await;
        let mut second = house.signed_in("manager@northwind.example").await;
        let own = user_of(&house, "administrator@northwind.example").await;
        let id = user_of(&house, "manager@northwind.example").await;
        let path = format!("/office/users/{id}/sessions");
        let session = session_of(&house, &first).await.id();
        // Another user's page does not end it.
        staff.post(&format!("/office/users/{own}/sessions"), &[("session", &session.to_string())]).await;
        assert_eq!(first.get("/office/contacts").await.status, StatusCode::OK);
        assert_eq!(staff.get(&format!("/office/users/{id}")).await.body.matches("name=\"session\"").count(), 3);
        let ended = staff.post(&path, &[("session", &session.to_string())]).await;
        assert_eq!(location(&ended), format!("/office/users/{id}?done=sessions-ended"));
        let again = staff.post(&path, &[("session", &session.to_string())]).await;
        assert_eq!(location(&again), format!("/office/users/{id}?done=nothing-ended"));
        assert!(first.get("/office/contacts").await.location().starts_with("/login"));
        assert_eq!(second.get("/office/contacts").await.status, StatusCode::OK);
        staff.post(&path, &[("session", "all")]).await;
        assert!(second.get("/office/contacts").await.location().starts_with("/login"));
        staff.post(&format!("/office/users/{own}/sessions"), &[("session", "all")]).await;
        assert_eq!(staff.get("/office/users").await.status, StatusCode::OK, "one's own present session stays");
    }

    async fn who_was_demoted_meanwhile_finishes_nothing(house: House) {
        let staff = house.staff(Role::Administrator).await;
        house.staff(Role::Manager).await;
        let session = session_of(&house, &staff).await;
        house.execute("UPDATE app_user SET role = 'employee' WHERE login = 'administrator@northwind.example'").await;
        let manager = UserId::new(user_of(&house, "manager@northwind.example").await);
        let refused = role::change(house.atrium(), &session, manager, Role::Administrator, &Peer::default()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    }

    async fn paging_in_every_order_meets_everybody_once(house: House) {
        let mut staff = house.staff(Role::Administrator).await;
        for n in 0..170 {
            house.execute(&format!(
                "INSERT INTO app_user (login, login_key, name, created_at, last_sign_in_at) VALUES ('p{n:03}@x.example', 'p{n:03}@x.example', 'Person {n:03}', {}, {})",
                n / 3, if n % 2 == 0 { "NULL".to_owned() } else { (n / 5).to_string() },
            )).await;
        }
        // As after an upgrade: what names are sorted and found by is made by the program.
        house.atrium().database.migrate(None).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM app_user WHERE name_fold = '' OR text_version = 0").await, 0);
        for sort in ["", "-name", "signed-in", "created"] {
            let mut seen = Vec::new();
            let mut path = Some(format!("/office/users?filter=portal&sort={sort}"));
            let mut last = String::new();
            while let Some(next) = path {
                let page = staff.get(&next).await;
                assert_eq!(page.status, StatusCode::OK, "{next}");
                seen.extend((0..170).filter(|n| page.body.contains(&format!(">Person {n:03}<"))));
                last = next;
                path = link(&page.body, "next");
            }
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!((count, seen.len()), (170, 170), "{sort}");
            let back = link(&staff.get(&last).await.body, "prev").unwrap();
            assert_eq!(staff.get(&back).await.body.matches("id=\"user-").count(), 80, "{sort}");
        }
        let found = staff.get("/office/users?q=PERSON%20x.example%20101").await.body;
        assert!(found.contains("Person 101") && found.contains("1 user<"), "{found}");
    }
}

fn link(page: &str, rel: &str) -> Option<String> {
    let at = page.find(&format!("rel=\"{rel}\""))?;
    let tag = &page[page[..at].rfind('<')?..];
    let tag = &tag[..tag.find('>')?];
    let href = tag.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}
