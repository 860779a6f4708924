//! Every page of the contacts, rendered from samples in every language.

use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use leptos::prelude::*;

use super::bulk::{BulkView, bulk_page};
use super::form::ContactFormView;
use super::history::HistoryView;
use super::list::{ListView, contacts_page};
use super::list_query::{Filter, ListQuery};
use super::merge::{MergeView, merge_page};
use super::page::{ContactView, contact_page, new_contact_page};
use super::portal_access::{PortalAccess, RowOutcome, portal_access_page};
use super::samples::{EMPLOYEE, MANAGER, now};
use crate::pages_test::{assert_sound, frame, staff};

fn shown(locale: Locale, name: &str, page: impl FnOnce(&crate::shell::Frame) -> AnyView) -> String {
    assert_sound(&frame(locale, staff()), name, page)
}

fn access(locale: Locale, view: &PortalAccess) -> String {
    shown(locale, "portal access", |f| {
        portal_access_page(f, view, now(), "/office/contacts".to_owned())
    })
}

#[test]
fn every_page_of_the_contacts_renders_in_every_language() {
    for locale in Locale::ALL {
        for may in [MANAGER, EMPLOYEE] {
            shown(locale, "list", |f| contacts_page(f, ListView::sample(may)));
            shown(locale, "no contacts", |f| {
                contacts_page(
                    f,
                    ListView {
                        none_at_all: true,
                        rows: vec![],
                        ..ListView::sample(may)
                    },
                )
            });
            for filter in Filter::ALL {
                let query = ListQuery {
                    filter: *filter,
                    ..ListQuery::default()
                };
                shown(locale, "nothing matches", |f| {
                    contacts_page(
                        f,
                        ListView {
                            query,
                            rows: vec![],
                            ..ListView::sample(may)
                        },
                    )
                });
            }
            shown(locale, "contact", |f| {
                contact_page(f, ContactView::sample(may))
            });
            shown(locale, "bare contact", |f| {
                contact_page(
                    f,
                    ContactView {
                        related: vec![],
                        history: HistoryView::default(),
                        ..ContactView::sample(may)
                    },
                )
            });
        }
        shown(locale, "new", |f| {
            new_contact_page(f, ContactFormView::sample())
        });
        shown(locale, "refused", |f| {
            new_contact_page(f, ContactFormView::refused())
        });
        shown(locale, "conflict", |f| {
            new_contact_page(f, ContactFormView::in_conflict())
        });
        shown(locale, "asking", |f| {
            new_contact_page(f, ContactFormView::asking())
        });
        shown(locale, "merge", |f| merge_page(f, MergeView::sample()));
        for view in BulkView::samples() {
            shown(locale, "bulk", |f| bulk_page(f, view));
        }
        access(locale, &PortalAccess::sample());
        access(
            locale,
            &PortalAccess {
                ids: vec![],
                rows: vec![],
                ..PortalAccess::sample()
            },
        );
    }
}

#[test]
fn an_employee_reads_a_contact_and_has_nothing_to_press() {
    let html = shown(Locale::En, "contact", |f| {
        contact_page(f, ContactView::sample(EMPLOYEE))
    });
    for absent in [
        "Grant portal access",
        ">Save<",
        "Add contact",
        "/archive",
        "grant-dialog",
        ".wasm",
    ] {
        assert!(!html.contains(absent), "{absent}");
    }
    assert!(html.contains("Poland") && html.contains("B2B, Łódź"));
    let html = shown(Locale::En, "list", |f| {
        contacts_page(f, ListView::sample(EMPLOYEE))
    });
    assert!(!html.contains("type=\"checkbox\"") && !html.contains("New contact"));
}

#[test]
fn the_labels_that_others_rely_on_are_there() {
    let html = shown(Locale::En, "contact", |f| {
        contact_page(f, ContactView::sample(MANAGER))
    });
    for label in [
        "Action",
        "Grant portal access",
        "Add contact",
        "Save",
        "Person",
        "Company",
        "Name",
        "Type",
        "Phone",
    ] {
        assert!(html.contains(&format!(">{label}<")), "{label}: {html}");
    }
    let html = access(Locale::En, &PortalAccess::sample());
    for name in ["Select Bob", "Email of Bob"] {
        assert!(html.contains(&format!("aria-label=\"{name}\"")), "{name}");
    }
    let buttons = [
        "Grant Access",
        "Revoke Access",
        "Re-Invite",
        "Grant selected",
        "Revoke selected",
        "Close",
        "Grant the other 1",
        "Add to existing login",
    ];
    for label in buttons {
        assert!(html.contains(&format!(">{label}<")), "{label}");
    }
}

#[test]
fn enter_agrees_to_nothing() {
    let html = shown(Locale::En, "asking", |f| {
        new_contact_page(f, ContactFormView::asking())
    });
    let form = html.split("class=\"form\"").nth(1).unwrap();
    let first = form.split("<button").nth(1).unwrap();
    assert!(
        !first.split('>').next().unwrap().contains("access"),
        "{first}"
    );
    let html = shown(Locale::En, "merge", |f| merge_page(f, MergeView::sample()));
    let form = html
        .split("action=\"/office/contacts/merge\"")
        .nth(1)
        .unwrap();
    let first = form.split("<button").nth(1).unwrap();
    assert!(first.contains("formmethod=\"get\""), "{first}");
}

#[test]
fn a_change_is_told_in_words_before_and_after() {
    let html = shown(Locale::En, "contact", |f| {
        contact_page(f, ContactView::sample(MANAGER))
    });
    for word in [
        "Germany",
        "王小明有限公司",
        "30 days",
        "End of the following month",
        "Anna Meyer",
    ] {
        assert!(html.contains(word), "{word}");
    }
    assert!(html.matches("long ").count() < 100);
}

#[test]
fn the_first_button_of_the_dialog_only_looks_again() {
    let html = access(Locale::En, &PortalAccess::sample());
    let form = html
        .split("action=\"/office/contacts/portal-access\"")
        .nth(1)
        .unwrap();
    let first = form.split("<button").nth(1).unwrap();
    assert!(first.contains("value=\"recompute\""), "{first}");
}

#[test]
fn a_row_without_a_usable_email_cannot_be_granted() {
    let html = access(Locale::En, &PortalAccess::sample());
    assert!(html.contains("value=\"grant:1\""));
    assert!(!html.contains("value=\"grant:2\"") && !html.contains("value=\"grant:3\""));
}

#[test]
fn a_batch_says_how_many_can_be_granted_and_what_was_done() {
    let view = PortalAccess::sample().view(&frame(Locale::En, staff()), now());
    assert_eq!(view.counts, "2 can be granted, 3 cannot");
    assert_eq!(
        view.done.as_deref(),
        Some("1 person invited. Access of 1 person ended.")
    );
    let refused = view.refused.unwrap();
    assert_eq!(
        refused.title,
        "Nothing is granted yet: 2 rows cannot be granted"
    );
    assert!(refused.rows[0].text.starts_with("Łucja Żółć: "));

    let mut one = PortalAccess::sample();
    for row in &mut one.rows {
        row.outcome =
            (row.name == "Bob").then_some(RowOutcome::Reinvited("bob@acme.example".to_owned()));
    }
    let done = one.view(&frame(Locale::En, staff()), now()).done.unwrap();
    assert!(done.starts_with("Bob: Invited again."), "{done}");
}

#[test]
fn a_shown_link_is_in_the_answer_once_and_the_typed_address_beside_the_stored() {
    let html = access(Locale::Zh, &PortalAccess::sample());
    assert_eq!(
        html.matches("https://portal.example.com/invitation/abc")
            .count(),
        1
    );
    assert!(html.contains("data-stored=\"c1@example.com\""));
    let json =
        serde_json::to_string(&PortalAccess::sample().view(&frame(Locale::En, staff()), now()))
            .unwrap();
    assert!(json.contains("\"state\":\"login_elsewhere\""));
}

#[test]
fn the_shut_dialog_holds_the_parts_that_the_page_fills() {
    let page = access(Locale::En, &PortalAccess::sample());
    let shut = shown(Locale::En, "contact", |f| {
        contact_page(f, ContactView::sample(MANAGER))
    });
    for part in ["content", "counts", "done"] {
        let mark = format!("data-part=\"{part}\"");
        assert!(page.contains(&mark) && shut.contains(&mark), "{part}");
    }
    for part in ["busy", "unreachable", "question", "waiting"] {
        assert!(shut.contains(&format!("data-part=\"{part}\"")), "{part}");
    }
}

#[test]
fn a_stale_save_shows_both_versions_and_keeps_what_was_typed() {
    let html = shown(Locale::En, "conflict", |f| {
        new_contact_page(f, ContactFormView::in_conflict())
    });
    assert!(html.contains("Poland") && html.contains("Germany") && html.contains("王小明有限公司"));
    assert!(html.contains("<option value=\"PL\" selected"));
    assert!(html.contains("Saved by Ewa Nowak"));
}

#[test]
fn a_refused_row_says_why_once_and_aloud() {
    let mut view = PortalAccess::sample();
    for row in &mut view.rows {
        row.outcome = (row.name == "Nobody").then_some(RowOutcome::Refused(Rule::EmailInvalid));
    }
    let told = view.view(&frame(Locale::En, staff()), now());
    let nobody = told.rows.iter().find(|row| row.name == "Nobody").unwrap();
    assert!(nobody.email_problem.is_some() && nobody.result.is_none());
    assert!(
        told.done
            .unwrap()
            .starts_with("Nobody: This email is invalid")
    );
}
