//! Every page of the users, rendered from samples in every language.

use atrium_domain::device::Device;
use atrium_domain::form::NewColleagueForm;
use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::{Rights, Role};
use atrium_domain::problem::{Problem, Problems, Rule};
use atrium_domain::time::Timestamp;
use atrium_domain::user_list::{Draft, QuickFilter, UserOrder, UserQuery, UserState};
use leptos::prelude::*;

use super::form::{NewUserView, new_user_page};
use super::list::{UserCount, UserRow, UsersView, users_page};
use super::page::{MembershipRow, UserEvent, UserHistory, UserHistoryView, UserView, user_page};
use super::told::{ToldPasswordView, told_password_page};
use crate::pages_test::{assert_sound, frame};
use crate::portal::SessionRow;
use crate::shell::{Frame, Who};
use crate::sign_in::told_password::{
    ToldPasswordView as OwnPasswordView, told_password_page as own_password_page,
};
use crate::ui::PageLinks;

const LONG: &str = "Maximiliane Gräfin von Hohenstein-Wolfenbüttel-Sonderburg zu";

fn shown(locale: Locale, name: &str, page: impl FnOnce(&Frame) -> AnyView) -> String {
    let administrator = Who::Staff {
        name: "Anna Meyer".to_owned(),
        role: Role::Administrator,
    };
    assert_sound(&frame(locale, administrator), name, page)
}

fn now() -> Timestamp {
    Timestamp::from_seconds(1_795_309_323)
}

fn row(id: i64, name: &str, role: Option<Role>, state: UserState) -> UserRow {
    UserRow {
        id: UserId::new(id),
        name: name.to_owned(),
        login: format!("u{id}@example.com"),
        companies: vec!["<b>Azure</b> Interior".to_owned()],
        role,
        state,
        signed_in_at: (state == UserState::Active).then(now),
        created_at: Timestamp::from_seconds(1_700_000_000),
    }
}

fn draft(pairs: &[(&str, &str)]) -> Draft {
    Draft::parse(pairs.iter().copied()).unwrap()
}

fn list(draft: Draft, problems: Option<Problems>) -> UsersView {
    UsersView {
        query: UserQuery {
            search: "łódź \"><script>".to_owned(),
            quick: QuickFilter::Portal,
            order: UserOrder::SignedIn,
            draft,
        },
        problems,
        rows: vec![
            row(1, "王小明", Some(Role::Administrator), UserState::Active),
            row(2, LONG, None, UserState::NeverConnected),
            row(3, "<script>alert(1)</script>", None, UserState::Inactive),
        ],
        count: UserCount::MoreThan(10_000),
        pages: PageLinks {
            previous: None,
            next: Some("/office/users?after=x.4".to_owned()),
        },
        now: now(),
    }
}

fn user(role: Option<Role>, state: UserState) -> UserView {
    UserView {
        id: UserId::new(7),
        name: LONG.to_owned(),
        login: "u7@example.com".to_owned(),
        typed_login: String::new(),
        role,
        state,
        language: Some(Locale::Pl),
        second_factor: false,
        has_password: true,
        must_change: true,
        signed_in_at: None,
        created_at: now(),
        contacts: vec![(ContactId::new(3), "Łucja <i>".to_owned())],
        oneself: false,
        sets_passwords: true,
        memberships: vec![MembershipRow {
            contact: ContactId::new(3),
            name: "Łucja".to_owned(),
            rights: Rights::default(),
            granted_at: now(),
            ended_at: Some(now()),
        }],
        sessions: vec![SessionRow {
            id: 9,
            device: Device::of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"),
            address: "192.0.2.7".to_owned(),
            remembered: false,
            created_at: now(),
            last_seen_at: now(),
            this: false,
        }],
        history: UserHistoryView {
            events: UserHistory::ALL
                .map(|what| UserEvent {
                    who: Some("Anna".to_owned()),
                    what,
                    at: now(),
                })
                .to_vec(),
            older: Some("/office/users/7?before=5".to_owned()),
            newest: Some("/office/users/7".to_owned()),
        },
        problems: None,
        now: now(),
    }
}

#[test]
fn every_page_of_the_users_renders_in_every_language() {
    let built = draft(&[
        ("m", "any"),
        ("f.1", "groups"),
        ("o.1", "contains"),
        ("v.1", "portal"),
        ("f.2", "created"),
        ("o.2", "before"),
        ("v.2", "2026-01-01"),
        ("m.3", "any"),
        ("f.3.1", "name"),
        ("o.3.1", "unset"),
        ("v.3.1", "\"><script>"),
        ("m.3.2", "all"),
        ("f.3.2.1", ""),
    ]);
    for locale in Locale::ALL {
        shown(locale, "list", |f| users_page(f, list(built.clone(), None)));
        let none = UsersView {
            rows: vec![],
            ..list(Draft::default(), None)
        };
        shown(locale, "nobody", |f| users_page(f, none));
        let mut problems = Problems::one("o.1", Rule::OperatorUnfit);
        problems.push(Problem::of_form(Rule::UnknownFilterKey {
            name: "<script>x".to_owned(),
        }));
        shown(locale, "refused", |f| {
            users_page(f, list(built.clone(), Some(problems)))
        });
        for state in UserState::ALL {
            for role in [None, Some(Role::Manager)] {
                shown(locale, "user", |f| user_page(f, user(role, *state)));
            }
        }
        let bare = UserView {
            memberships: vec![],
            sessions: vec![],
            history: UserHistoryView::default(),
            contacts: vec![],
            oneself: true,
            has_password: false,
            problems: Some(Problems::one("login", Rule::EmailTakenByOtherUser)),
            ..user(Some(Role::Administrator), UserState::Active)
        };
        shown(locale, "oneself", |f| user_page(f, bare));
        let new = NewUserView {
            form: NewColleagueForm::default(),
            problems: NewColleagueForm::default().check().err(),
        };
        shown(locale, "new", |f| new_user_page(f, new));
        let told = ToldPasswordView {
            id: UserId::new(7),
            name: LONG.to_owned(),
            login: "u7@example.com".to_owned(),
            password: "abcde-abcde-abcde-abcde".to_owned(),
        };
        shown(locale, "told", |f| told_password_page(f, told));
        let own = OwnPasswordView {
            login: "u7@example.com".to_owned(),
            min_length: 15,
            report: None,
            problems: Some(Problems::one("password", Rule::PasswordUnchanged)),
        };
        shown(locale, "own password", |f| own_password_page(f, own));
    }
}

#[test]
fn the_labels_that_others_rely_on_are_there() {
    let html = shown(Locale::En, "list", |f| {
        users_page(f, list(Draft::default(), None))
    });
    for label in [
        ">Internal<",
        ">Portal<",
        ">Inactive<",
        ">Never connected<",
        ">2FA on<",
        ">2FA off<",
    ] {
        assert!(html.contains(label), "{label}");
    }
    let html = shown(Locale::En, "list", |f| {
        users_page(
            f,
            list(
                draft(&[("f.1", "groups"), ("o.1", "contains"), ("v.1", "portal")]),
                None,
            ),
        )
    });
    for chosen in [
        "<option value=\"groups\" selected>Groups</option>",
        "<option value=\"contains\" selected>contains</option>",
        "<option value=\"portal\" selected>Portal</option>",
    ] {
        assert!(html.contains(chosen), "{chosen}: {html}");
    }
}

#[test]
fn nobody_is_offered_what_they_may_not_do_to_themselves() {
    let own = UserView {
        oneself: true,
        ..user(Some(Role::Administrator), UserState::Active)
    };
    let html = shown(Locale::En, "oneself", |f| user_page(f, own));
    for absent in ["/7/access", "/7/role", "/7/password"] {
        assert!(!html.contains(absent), "{absent}");
    }
    let off = UserView {
        sets_passwords: false,
        ..user(None, UserState::Active)
    };
    assert!(!shown(Locale::En, "off", |f| user_page(f, off)).contains("/7/password"));
}

#[test]
fn a_list_without_a_role_shows_no_way_to_the_users() {
    let manager = crate::pages_test::staff();
    let html = assert_sound(&frame(Locale::En, manager), "list", |f| {
        users_page(f, list(Draft::default(), None))
    });
    assert!(!html.contains("<span class=\"rail-text\">Users</span>"));
    let html = shown(Locale::En, "list", |f| {
        users_page(f, list(Draft::default(), None))
    });
    assert!(html.contains("<span class=\"rail-text\">Users</span>"));
}
