//! Every page, rendered from its sample in every language.

use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use leptos::prelude::AnyView;

use crate::backoffice::keys::keys_page;
use crate::backoffice::search::{SearchView, search_page};
use crate::error::{Failure, Held, error_page};
use crate::portal::access_ended::{AccessEndedView, access_ended_page};
use crate::portal::addresses::{AddressView, AddressesView, address_page, addresses_page};
use crate::portal::delete_account::{DeleteAccountView, delete_account_page};
use crate::portal::details::{DetailsView, details_page};
use crate::portal::home::{HomeView, home_page};
use crate::portal::security::{SecurityView, security_page};
use crate::portal::switch::{SwitchView, switch_page};
use crate::shell::{Assets, Company, Done, Frame, Who, render};
use crate::sign_in::LinkState;
use crate::sign_in::confirm::{ConfirmView, confirm_page};
use crate::sign_in::invitation_code::{InvitationCodeView, invitation_code_page};
use crate::sign_in::join::{JoinView, Reader, join_page};
use crate::sign_in::login::{LoginView, login_page};
use crate::sign_in::new_password::{
    DeadLinkView, LinkKind, NewPasswordView, Purpose, dead_link_page, new_password_page,
};
use crate::sign_in::reset_request::{ResetRequestView, reset_request_page};
use crate::sign_in::setup::{SetupView, setup_page};
use crate::site::front::{FrontView, front_page};

const NONCE: &str = "bm9uY2U";

fn assets() -> &'static Assets {
    let at = |name: &str| format!("/assets/{name}");
    Box::leak(Box::new(Assets {
        style: at("style.1.css"),
        islands_js: at("islands.1.js"),
        wasm: at("atrium_bg.1.wasm"),
        live_js: at("live.1.js"),
        office_js: at("office.1.js"),
        password_js: at("password.1.js"),
        icons: at("icons.1.svg"),
        logo: at("logo.1.svg"),
        favicon: at("favicon.1.svg"),
    }))
}

/// A frame for tests, with a name that would break out of the page if it could.
pub fn frame(locale: Locale, who: Who) -> Frame {
    Frame {
        locale,
        path: Some("/my?a=1&b=2".to_owned()),
        who,
        look: crate::shell::Look {
            logo: Some("/brand/1.svg".to_owned()),
            style: Some("/brand/2.css".to_owned()),
        },
        zone: atrium_domain::time_zone::TimeZone::UTC,
        languages: Locale::ALL.to_vec(),
        contact: Some("office@example.com".to_owned()),
        brand: "</title><script>alert(1)</script> & Söhne".to_owned(),
        assets: assets(),
        done: Some(Done::Welcome),
        companies: [(1, true), (2, false)]
            .map(|(membership, current)| Company {
                membership,
                name: "<b>Firma & Söhne</b>".to_owned(),
                current,
            })
            .into(),
        once: "00112233445566778899aabbccddeeff".to_owned(),
    }
}

pub fn staff() -> Who {
    Who::Staff {
        name: "Anna Meyer".to_owned(),
        role: Role::Manager,
    }
}

fn customer() -> Who {
    Who::Customer {
        name: "王小明".to_owned(),
        company: "<b>Firma & Söhne</b>".to_owned(),
    }
}

/// What must hold for every page; gives the HTML.
pub fn assert_sound(frame: &Frame, name: &str, page: impl FnOnce(&Frame) -> AnyView) -> String {
    let html = render(NONCE.to_owned(), || page(frame));
    let head = format!("<html lang=\"{}\">", frame.locale.code());
    assert!(
        html.starts_with("<!DOCTYPE html>") && html.contains(&head),
        "{name}: {html}"
    );
    let title = html
        .split("<title>")
        .nth(1)
        .and_then(|rest| rest.split("</title>").next());
    assert!(
        title.is_some_and(|title| title.trim().len() > 3),
        "{name} has no title: {html}"
    );
    assert!(
        !html.contains("<script>"),
        "{name} has a script in its body or title: {html}"
    );
    assert!(!html.contains("never shown"), "{name} shows a secret");
    assert!(
        !html.contains(" style=") && !html.contains("<style"),
        "{name} has an inline style"
    );
    for emptiness in [
        "<p></p>",
        "<h1 class=\"plain-title\"></h1>",
        "<dt></dt>",
        "<use href=\"#",
        "href=\"\"",
    ] {
        assert!(!html.contains(emptiness), "{name} has {emptiness}");
    }
    assert_eq!(
        html.matches("<h1").count(),
        1,
        "{name} has not exactly one h1"
    );
    assert_eq!(
        html.matches("<script").count() + html.matches("rel=\"modulepreload\"").count(),
        html.matches(&format!("nonce=\"{NONCE}\"")).count(),
        "{name}: a script lacks the nonce"
    );
    assert_ids_unique(name, &html);
    html
}

fn assert_ids_unique(name: &str, html: &str) {
    let mut seen = std::collections::HashSet::new();
    for id in html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(seen.insert(id), "{name}: the id {id} is there twice");
    }
}

fn visitors_pages(locale: Locale) -> Vec<String> {
    let frame = &frame(locale, Who::Visitor);
    let mut pages = vec![
        assert_sound(frame, "front", |f| front_page(f, FrontView::default())),
        assert_sound(frame, "front, nobody yet", |f| {
            front_page(f, FrontView { waiting: true })
        }),
        assert_sound(frame, "login", |f| login_page(f, LoginView::sample(locale))),
        assert_sound(frame, "login, nobody yet", |f| {
            let waiting = LoginView {
                waiting: true,
                ..LoginView::default()
            };
            login_page(f, waiting)
        }),
        assert_sound(frame, "reset", |f| {
            reset_request_page(f, ResetRequestView::sample(locale))
        }),
        assert_sound(frame, "code", |f| {
            invitation_code_page(f, InvitationCodeView::sample(locale))
        }),
        assert_sound(frame, "invitation", |f| {
            new_password_page(f, NewPasswordView::sample(locale))
        }),
        assert_sound(frame, "reset password", |f| {
            let view = NewPasswordView {
                purpose: Purpose::Reset,
                ..NewPasswordView::sample(locale)
            };
            new_password_page(f, view)
        }),
        assert_sound(frame, "ended", |f| access_ended_page(f, AccessEndedView {})),
        assert_sound(frame, "confirm", |f| {
            confirm_page(f, ConfirmView::sample(locale))
        }),
    ];
    for state in LinkState::ALL {
        for reader in [
            Reader::Visitor {
                sign_in: "/login?next=%2Fmy%2Foffers%2F1".to_owned(),
            },
            Reader::Owner,
            Reader::Other {
                login: "other@example.com".to_owned(),
            },
        ] {
            pages.push(assert_sound(frame, "join", |f| {
                let view = JoinView {
                    state,
                    reader,
                    ..JoinView::sample(locale)
                };
                join_page(f, view)
            }));
        }
        pages.push(assert_sound(frame, "setup", |f| {
            setup_page(
                f,
                SetupView {
                    state,
                    ..SetupView::sample(locale)
                },
            )
        }));
        for kind in [LinkKind::Invitation, LinkKind::Reset, LinkKind::Setup] {
            let fresh = (kind == LinkKind::Invitation).then(|| "/invitation/x/fresh".to_owned());
            pages.push(assert_sound(frame, "dead link", |f| {
                dead_link_page(f, DeadLinkView { kind, state, fresh })
            }));
        }
    }
    pages
}

fn signed_in_pages(locale: Locale) -> Vec<String> {
    let security = |f: &Frame| security_page(f, SecurityView::sample(locale));
    vec![
        assert_sound(&frame(locale, customer()), "front", |f| {
            front_page(f, FrontView::default())
        }),
        assert_sound(&frame(locale, staff()), "front", |f| {
            front_page(f, FrontView::default())
        }),
        assert_sound(&frame(locale, customer()), "home", |f| {
            home_page(f, HomeView::sample(locale))
        }),
        assert_sound(&frame(locale, customer()), "security", security),
        assert_sound(&frame(locale, customer()), "details", |f| {
            details_page(f, DetailsView::sample(locale))
        }),
        assert_sound(&frame(locale, customer()), "addresses", |f| {
            addresses_page(f, AddressesView::sample(locale))
        }),
        assert_sound(&frame(locale, customer()), "no addresses", |f| {
            let view = AddressesView {
                company: None,
                rows: Vec::new(),
            };
            addresses_page(f, view)
        }),
        assert_sound(&frame(locale, customer()), "address", |f| {
            address_page(f, AddressView::sample(locale))
        }),
        assert_sound(&frame(locale, customer()), "delete account", |f| {
            delete_account_page(f, DeleteAccountView::sample(locale))
        }),
        assert_sound(&frame(locale, customer()), "switch", |f| {
            switch_page(f, SwitchView::sample(locale))
        }),
        assert_sound(&frame(locale, staff()), "security", security),
        assert_sound(&frame(locale, staff()), "search", |f| {
            search_page(f, SearchView::sample(locale))
        }),
        assert_sound(&frame(locale, staff()), "keys", keys_page),
    ]
}

fn failures() -> Vec<Failure> {
    vec![
        Failure::BadRequest,
        Failure::Forbidden,
        Failure::CrossSite,
        Failure::NotFound,
        Failure::Method,
        Failure::TooLarge,
        Failure::Unprocessable,
        Failure::TooMany {
            retry_after_seconds: 61,
        },
        Failure::Internal {
            request_id: "01JABC".to_owned(),
        },
        Failure::Unavailable {
            retry_after_seconds: 1,
        },
    ]
}

#[test]
fn every_page_renders_in_every_language() {
    for locale in Locale::ALL {
        for html in visitors_pages(locale) {
            assert!(
                !html.contains("live.1.js"),
                "a visitor has no access that could end"
            );
        }
        for html in signed_in_pages(locale) {
            assert!(html.contains("live.1.js") || html.contains("office.1.js"));
            assert!(html.contains("action=\"/logout\""));
        }
        for failure in failures() {
            assert_sound(&frame(locale, Who::Visitor), "error", |f| {
                error_page(f, failure, None)
            });
        }
        for partly in [false, true] {
            let held = Held {
                fields: vec![("name".to_owned(), "\"><b>x".to_owned())],
                partly,
            };
            let busy = Failure::Unavailable {
                retry_after_seconds: 2,
            };
            assert_sound(&frame(locale, Who::Visitor), "error", |f| {
                error_page(f, busy, Some(held))
            });
        }
    }
}

#[test]
fn a_name_with_markup_is_inert_in_title_text_and_attributes() {
    let html = assert_sound(&frame(Locale::En, customer()), "home", |f| {
        home_page(f, HomeView::sample(Locale::En))
    });
    assert!(html.contains("<title>My Account · &lt;/title&gt;&lt;script&gt;"));
    assert!(!html.contains("<b>Firma"));
}

#[test]
fn pages_without_an_island_load_no_wasm() {
    let html = assert_sound(&frame(Locale::En, customer()), "home", |f| {
        home_page(f, HomeView::sample(Locale::En))
    });
    assert!(!html.contains(".wasm") && !html.contains("islands.1.js"));
}

#[test]
fn a_refused_form_says_what_is_wrong_and_links_to_it() {
    let html = assert_sound(&frame(Locale::En, Who::Visitor), "reset", |f| {
        reset_request_page(f, ResetRequestView::sample(Locale::En))
    });
    assert!(html.contains("role=\"alert\"") && html.contains("href=\"#email\""));
    assert!(html.contains("value=\"anna@\"") && html.contains("aria-invalid=\"true\""));
    assert!(html.contains("email-note email-hint email-error"));
}

#[test]
fn a_mailed_links_secret_is_not_in_its_page() {
    let frame = Frame {
        path: None,
        ..frame(Locale::En, Who::Visitor)
    };
    let html = assert_sound(&frame, "invitation", |f| {
        new_password_page(f, NewPasswordView::sample(Locale::En))
    });
    assert!(!html.contains("name=\"next\""));
    assert!(!html.contains("<form method=\"post\" action=\"/invitation"));
}
