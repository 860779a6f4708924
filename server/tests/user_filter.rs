//! The filter of the users' list: every field with every operator, and groups of them, against a
//! reference that knows no SQL.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::support;

use std::collections::BTreeSet;

use atrium_backend::access::{BackOffice, Verified, session};
use atrium_backend::store::contact::Page;
use atrium_backend::store::user_list::UserRequest;
use atrium_domain::email::LoginKey;
use atrium_domain::permission::Role;
use atrium_domain::problem::Rule;
use atrium_domain::text::{case_fold, fold};
use atrium_domain::time::{Timestamp, iso_date};
use atrium_domain::time_zone::TimeZone;
use atrium_domain::user_list::{
    Draft, DraftCondition, DraftGroup, DraftItem, Field, Match, Operator, QuickFilter, UserOrder,
};
use sea_orm::{ConnectionTrait as _, Statement};
use support::{Browser, House};

/// A login and what is known of it, as the reference sees it.
#[derive(Debug, Default)]
struct Row {
    login: String,
    name: String,
    emails: Vec<String>,
    companies: Vec<String>,
    role: Option<String>,
    archived: bool,
    language: String,
    last: Option<i64>,
    created: i64,
}

impl Row {
    fn texts(&self, field: Field) -> Vec<&str> {
        if field == Field::Login {
            vec![&self.login]
        } else if field == Field::Name {
            vec![&self.name]
        } else if field == Field::Email {
            self.emails.iter().map(String::as_str).collect()
        } else {
            self.companies.iter().map(String::as_str).collect()
        }
    }

    fn words(&self, field: Field) -> Vec<String> {
        if field == Field::Groups {
            return match &self.role {
                None => vec!["portal".into()],
                Some(role) => vec!["internal".into(), role.clone()],
            };
        }
        if field == Field::State {
            return vec![match (self.archived, self.last) {
                (true, _) => "inactive".into(),
                (false, Some(_)) => "active".into(),
                (false, None) => "never".into(),
            }];
        }
        if field == Field::TwoFactor {
            return vec!["off".into()];
        }
        Some(self.language.clone())
            .filter(|it| !it.is_empty())
            .into_iter()
            .collect()
    }

    fn day(&self, field: Field) -> Option<String> {
        let micros = if field == Field::Created {
            Some(self.created)
        } else {
            self.last
        };
        micros.map(|micros| iso_date(Timestamp::from_micros(micros).date(&TimeZone::UTC)))
    }

    /// Whether a condition holds, in plain words. Negations are the opposite, of nothing too.
    fn holds(&self, field: Field, operator: Operator, value: &str) -> bool {
        use Operator::{After, Before, Contains, Is, IsNot, NotContains, Set, Unset};
        for (negation, of) in [(NotContains, Contains), (IsNot, Is), (Unset, Set)] {
            if operator == negation {
                return !self.holds(field, of, value);
            }
        }
        if matches!(field, Field::SignedIn | Field::Created) {
            return self.day(field).is_some_and(|day| {
                (operator == Is && day == value)
                    || (operator == Before && day.as_str() < value)
                    || (operator == After && day.as_str() > value)
                    || operator == Set
            });
        }
        if matches!(field, Field::Login | Field::Email) {
            return self.texts(field).into_iter().any(|text| {
                let key = LoginKey::of(text);
                (operator == Contains && key.as_str().contains(&case_fold(value)))
                    || (operator == Is && key == LoginKey::of(value))
                    || (operator == Set && !text.is_empty())
            });
        }
        if matches!(field, Field::Name | Field::Company) {
            return self.texts(field).into_iter().any(|text| {
                (operator == Contains && fold(text).contains(&fold(value)))
                    || (operator == Is && fold(text) == fold(value))
                    || (operator == Set && !text.is_empty())
            });
        }
        let words = self.words(field);
        if operator == Set {
            field != Field::TwoFactor && !words.is_empty()
        } else {
            words.iter().any(|word| word == value)
        }
    }
}

/// Which operators make sense of a field, said once more and independently.
fn fits(field: Field, operator: Operator) -> bool {
    match operator {
        Operator::Is | Operator::IsNot | Operator::Set | Operator::Unset => true,
        Operator::Contains | Operator::NotContains => {
            matches!(
                field,
                Field::Login | Field::Name | Field::Email | Field::Company | Field::Groups
            )
        }
        Operator::Before | Operator::After => matches!(field, Field::SignedIn | Field::Created),
    }
}

fn values(field: Field) -> &'static [&'static str] {
    match field {
        Field::Login => &[
            "ana@acme.example",
            "ANA@ACME.EXAMPLE",
            "acme",
            "%",
            "_",
            "100%",
            "\\",
            "'; DROP TABLE app_user; --",
            "zzz",
        ],
        Field::Name => &[
            "ana",
            "Müller",
            "muller",
            "łódź",
            "小明",
            "%",
            "a_a",
            "Staff manager",
            "'",
            "zzz",
        ],
        Field::Email => &[
            "other@lodz.example",
            "ana@acme.example",
            "lodz",
            "example",
            "%",
            "zzz",
        ],
        Field::Company => &["acme", "Acme", "lodz", "Zakłady Łódź", "100%", "_", "zzz"],
        Field::Groups => &["portal", "internal", "administrator", "manager", "employee"],
        Field::State => &["active", "never", "inactive"],
        Field::TwoFactor => &["on", "off"],
        Field::Language => &["en", "de", "nl", "pl", "ro", "zh"],
        Field::SignedIn | Field::Created => &[
            "2026-11-22",
            "2026-11-21",
            "2026-11-23",
            "2020-02-29",
            "2020-03-01",
            "1999-12-31",
        ],
    }
}

fn condition(field: Field, operator: Operator, value: &str) -> DraftItem {
    DraftItem::Condition(DraftCondition {
        field: field.code().to_owned(),
        operator: operator.code().to_owned(),
        value: value.to_owned(),
    })
}

fn one(item: DraftItem) -> Draft {
    Draft {
        root: DraftGroup {
            join: Match::All,
            items: vec![item],
        },
    }
}

fn in_group(row: &Row, group: &DraftGroup) -> bool {
    let mut parts = group.items.iter().map(|item| match item {
        DraftItem::Group(inner) => in_group(row, inner),
        DraftItem::Condition(it) => row.holds(
            Field::from_code(&it.field).unwrap(),
            Operator::from_code(&it.operator).unwrap(),
            &it.value,
        ),
    });
    match group.join {
        Match::All => parts.all(|it| it),
        Match::Any => parts.any(|it| it),
    }
}

fn asks_for_state(group: &DraftGroup) -> bool {
    group.items.iter().any(|item| match item {
        DraftItem::Group(inner) => asks_for_state(inner),
        DraftItem::Condition(it) => it.field == Field::State.code(),
    })
}

/// People of every kind: staff in each role, customers with one membership, with two, without a
/// company, invited only, revoked; languages, days, and names that mean something to LIKE.
async fn peopled(house: &House) -> Browser {
    let mut staff = house.staff(Role::Administrator).await;
    house.staff(Role::Manager).await;
    house.staff(Role::Employee).await;
    staff
        .post(
            "/office/users/new",
            &[
                ("name", "Zoë Newcomer"),
                ("email", "zoe@northwind.example"),
                ("role", "employee"),
                ("language", "nl"),
            ],
        )
        .await;
    let company = async |staff: &mut Browser, name: &str| {
        house
            .contact(
                staff,
                &[("kind", "company"), ("type", "contact"), ("name", name)],
            )
            .await
    };
    let acme = company(&mut staff, "Acme").await;
    let lodz = company(&mut staff, "Zakłady Łódź").await;
    let odd = company(&mut staff, "100% Pure_Oil").await;
    let person = async |staff: &mut Browser, name: &str, parent: Option<i64>| {
        let parent = parent.map(|id| id.to_string()).unwrap_or_default();
        house
            .contact(
                staff,
                &[
                    ("kind", "person"),
                    ("type", "contact"),
                    ("name", name),
                    ("parent", &parent),
                ],
            )
            .await
    };
    let ana = person(&mut staff, "Ana Müller", Some(acme)).await;
    let ana_too = person(&mut staff, "Ana in Łódź", Some(lodz)).await;
    let ben = person(&mut staff, "小明 O'Brien", Some(lodz)).await;
    let eve = person(&mut staff, "Eve 50%_\\", None).await;
    let old = person(&mut staff, "Old Hand", Some(acme)).await;
    let oil = person(&mut staff, "a_a", Some(odd)).await;
    for (id, email) in [
        (ana, "ana@acme.example"),
        (ben, "ben_100%@lodz.example"),
        (old, "old@acme.example"),
        (oil, "oil@odd.example"),
    ] {
        house.customer(&mut staff, id, email, &[]).await;
    }
    for (id, act) in [(eve, "grant"), (old, "revoke")] {
        let (field, value) = (format!("email.{id}"), format!("{act}:{id}"));
        let form = [
            ("id", id.to_string()),
            (field.as_str(), "eve@home.example".to_owned()),
            ("act", value),
        ];
        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let form = if act == "revoke" {
            [form[0], form[2]].to_vec()
        } else {
            form
        };
        assert!(
            staff
                .post_json("/office/contacts/portal-access", &form)
                .await
                .status
                .is_success()
        );
    }
    let day = |text: &str| {
        Timestamp::of_date(
            atrium_domain::time::parse_iso_date(text).unwrap(),
            &TimeZone::UTC,
        )
        .micros()
    };
    for sql in [
        format!(
            "INSERT INTO membership (user_id, contact_id, visibility, can_sign, pay, manages_colleagues, granted_at) SELECT id, {ana_too}, 'own', {}, 'none', {}, 1 FROM app_user WHERE login = 'ana@acme.example'",
            truth(house, true),
            truth(house, false)
        ),
        format!(
            "UPDATE contact SET email = 'other@lodz.example', email_key = 'other@lodz.example' WHERE id = {ben}"
        ),
        format!("UPDATE contact SET email = '', email_key = '' WHERE id = {oil}"),
        "UPDATE app_user SET language = 'de' WHERE login = 'ana@acme.example'".to_owned(),
        "UPDATE app_user SET language = 'zh' WHERE login LIKE 'ben%'".to_owned(),
        // The first and the last microsecond of days.
        format!(
            "UPDATE app_user SET created_at = {}, last_sign_in_at = {} WHERE login = 'ana@acme.example'",
            day("2020-02-29"),
            day("2020-03-01") - 1
        ),
        format!(
            "UPDATE app_user SET created_at = {}, last_sign_in_at = {} WHERE login LIKE 'ben%'",
            day("2020-03-01"),
            day("2026-11-21")
        ),
    ] {
        house.execute(&sql).await;
    }
    staff
}

fn truth(house: &House, yes: bool) -> &'static str {
    match (house.url.starts_with("sqlite"), yes) {
        (true, true) => "1",
        (true, false) => "0",
        (false, true) => "TRUE",
        (false, false) => "FALSE",
    }
}

/// Everybody, gathered row by row without any of the filter's code.
async fn rows(house: &House) -> Vec<Row> {
    let raw = house.raw().await;
    let all = async |sql: &str| {
        raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql))
            .await
            .unwrap()
    };
    let mut rows = Vec::new();
    for user in all("SELECT id, login, name, role, archived_at, language, last_sign_in_at, created_at, contact_id FROM app_user").await {
        let id: i64 = user.try_get_by_index(0).unwrap();
        let archived: Option<i64> = user.try_get_by_index(4).unwrap();
        let mut row = Row {
            login: user.try_get_by_index(1).unwrap(),
            name: user.try_get_by_index(2).unwrap(),
            role: user.try_get_by_index(3).unwrap(),
            archived: archived.is_some(),
            language: user.try_get_by_index(5).unwrap(),
            last: user.try_get_by_index(6).unwrap(),
            created: user.try_get_by_index(7).unwrap(),
            ..Row::default()
        };
        let mut contacts: Vec<i64> = user.try_get_by_index::<Option<i64>>(8).unwrap().into_iter().collect();
        for membership in all(&format!("SELECT contact_id, ended_at FROM membership WHERE user_id = {id}")).await {
            if archived.is_some() || membership.try_get_by_index::<Option<i64>>(1).unwrap().is_none() {
                contacts.push(membership.try_get_by_index(0).unwrap());
            }
        }
        for contact in contacts {
            let found = all(&format!(
                "SELECT c.email, e.name, CASE WHEN e.is_company THEN 1 ELSE 0 END FROM contact c JOIN contact e ON e.id = c.commercial_entity_id WHERE c.id = {contact}"
            )).await;
            row.emails.push(found[0].try_get_by_index(0).unwrap());
            let is_company = found[0].try_get_by_index::<i32>(2).map_or_else(|_| found[0].try_get_by_index::<i64>(2).unwrap(), i64::from);
            if is_company == 1 {
                row.companies.push(found[0].try_get_by_index(1).unwrap());
            }
        }
        rows.push(row);
    }
    raw.close().await.unwrap();
    rows
}

struct Asked {
    scope: BackOffice,
    rows: Vec<Row>,
}

impl Asked {
    async fn of(house: &House) -> Self {
        let staff = peopled(house).await;
        let cookie = staff.cookie.clone().unwrap();
        let value = cookie.split_once('=').unwrap().1.to_owned();
        let Verified::SignedIn(session) = session::verify(
            &house.atrium().database,
            house.atrium().settings().sessions,
            &value,
            house.clock.now(),
        )
        .await
        .unwrap() else {
            panic!("the administrator is signed in");
        };
        Self {
            scope: BackOffice::of(&session).unwrap(),
            rows: rows(house).await,
        }
    }

    /// The list's answer beside the reference's.
    async fn compare(&self, house: &House, draft: &Draft) {
        let request = UserRequest {
            search: String::new(),
            quick: QuickFilter::Active,
            filter: draft
                .check()
                .unwrap_or_else(|problems| panic!("{draft:?}: {problems}")),
            zone: TimeZone::UTC,
            order: UserOrder::Name,
            page: Page::First,
        };
        let store = house.atrium().database.read(&self.scope);
        let listing = store.list_users(&request, 100).await.unwrap();
        let listed: BTreeSet<String> = listing.rows.into_iter().map(|row| row.user.login).collect();
        let all = asks_for_state(&draft.root);
        let expected: BTreeSet<String> = self
            .rows
            .iter()
            .filter(|row| (all || !row.archived) && in_group(row, &draft.root))
            .map(|row| row.login.clone())
            .collect();
        assert_eq!(listed, expected, "{draft:?}");
        assert_eq!(
            store.count_users(&request).await.unwrap(),
            expected.len() as u64,
            "{draft:?}"
        );
    }
}

/// Numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn group(&mut self, depth: usize) -> DraftGroup {
        let join = Match::ALL[self.below(2)];
        let items = (0..=self.below(2))
            .map(|_| {
                if depth < 3 && self.below(2) == 0 {
                    return DraftItem::Group(self.group(depth + 1));
                }
                loop {
                    let field = Field::ALL[self.below(Field::ALL.len())];
                    let operator = Operator::ALL[self.below(Operator::ALL.len())];
                    if fits(field, operator) {
                        let values = values(field);
                        return condition(field, operator, values[self.below(values.len())]);
                    }
                }
            })
            .collect();
        DraftGroup { join, items }
    }
}

on_both! {
    async fn every_field_with_every_operator_finds_whom_the_reference_finds(house: House) {
        let asked = Asked::of(&house).await;
        assert!(asked.rows.len() >= 9, "{:?}", asked.rows);
        for field in Field::ALL {
            for operator in Operator::ALL {
                for value in values(*field) {
                    let draft = one(condition(*field, *operator, value));
                    if fits(*field, *operator) {
                        asked.compare(&house, &draft).await;
                    } else {
                        assert!(draft.check().unwrap_err().has(&Rule::OperatorUnfit), "{draft:?}");
                    }
                }
            }
        }
    }

    async fn groups_of_conditions_find_whom_the_reference_finds(house: House) {
        let asked = Asked::of(&house).await;
        let mut dice = Dice(7);
        for _ in 0..150 {
            let draft = Draft { root: dice.group(1) };
            asked.compare(&house, &draft).await;
        }
    }

    async fn the_plain_case_and_the_buttons_work_as_links(house: House) {
        let mut staff = peopled(&house).await;
        let page = staff.get("/office/users?f.1=groups&o.1=contains&v.1=portal").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("ana@acme.example") && page.body.contains("eve@home.example"));
        assert!(!page.body.contains("manager@northwind.example") && !page.body.contains("old@acme.example"));
        assert!(page.body.contains("4 users"), "{}", page.body);
        let more = staff.get("/office/users?f.1=groups&o.1=contains&v.1=portal&add=group").await;
        for control in ["name=\"f.1\"", "name=\"m.2\"", "name=\"f.2.1\"", "value=\"condition.2\"", "value=\"group.2\""] {
            assert!(more.body.contains(control), "{control}");
        }
        assert!(more.body.contains("4 users"), "an unfinished condition asks for nothing");
        let less = staff.get("/office/users?f.1=groups&o.1=contains&v.1=portal&drop=1").await;
        assert!(less.body.contains("manager@northwind.example"));
        let inactive = staff.get("/office/users?f.1=state&o.1=is&v.1=inactive").await;
        assert!(inactive.body.contains("old@acme.example") && inactive.body.contains("1 user<"), "{}", inactive.body);
    }

    async fn what_the_filter_does_not_know_is_named_and_lists_nobody(house: House) {
        let mut staff = peopled(&house).await;
        for (query, named) in [
            ("f.1=password_hash&o.1=set", "password_hash"),
            ("f.1=login&o.1=regexp&v.1=x", "regexp"),
            ("f.1.1.1.1=login", "f.1.1.1.1"),
            ("where=1%3D1", "where"),
            ("filter=everybody", "everybody"),
            ("sort=password_hash", "password_hash"),
            ("add=row", "row"),
            ("drop=9", "9"),
            ("f.1=login&f.1=name", "f.1"),
        ] {
            let page = staff.get(&format!("/office/users?{query}")).await;
            assert_eq!(page.status, 422, "{query}");
            assert!(page.body.contains(&format!("“{named}”")), "{query}: {}", page.body);
            assert!(!page.body.contains("ana@acme.example"), "{query}");
        }
        let page = staff.get("/office/users?f.1=created&o.1=before&v.1=soon").await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("value=\"soon\""), "what was typed stays");
    }
}
