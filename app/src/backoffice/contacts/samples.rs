//! Contacts as they come: long names, other scripts, nothing at all.

use atrium_domain::contact::ContactType;
use atrium_domain::form::{BulkForm, ContactForm};
use atrium_domain::id::ContactId;
use atrium_domain::permission::Rights;
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::time::Timestamp;

use super::ask::Asks;
use super::bulk::{BulkView, Step, Told};
use super::conflict::Conflict;
use super::form::{ContactFormView, ParentSearch, ParentsFound};
use super::history::{History, HistoryEvent, HistoryView};
use super::list::{Count, ListRow, ListView};
use super::list_query::ListQuery;
use super::merge::{MergeRow, MergeView};
use super::page::{ContactView, RelatedRow};
use super::portal_access::{
    AccessRow, AccessState, PortalAccess, RefusedAccess, RestRows, RightsTyped, RowOutcome,
};
use super::{May, PortalState};
use crate::ui::{Choice, PageLinks};

pub const MANAGER: May = May {
    edit: true,
    grant: true,
    export: true,
    import: true,
};
pub const EMPLOYEE: May = May {
    edit: false,
    grant: false,
    export: false,
    import: false,
};

pub fn now() -> Timestamp {
    Timestamp::from_seconds(1_795_309_323)
}

fn list_row(id: i64, name: &str, is_company: bool, state: PortalState) -> ListRow {
    ListRow {
        id: ContactId::new(id),
        name: name.to_owned(),
        is_company,
        r#type: ContactType::Invoice,
        company: (!is_company).then(|| "Azure Interior".to_owned()),
        email: format!("c{id}@example.com"),
        phone: "+48 42 000 00 00".to_owned(),
        city: "Łódź".to_owned(),
        country: "Poland".to_owned(),
        state,
        archived: false,
    }
}

impl ListView {
    pub fn sample(may: May) -> Self {
        let long = "Maximiliane Gräfin von Hohenstein-Wolfenbüttel-Sonderburg zu";
        let bare = ListRow {
            email: String::new(),
            phone: String::new(),
            city: String::new(),
            country: String::new(),
            company: None,
            archived: true,
            ..list_row(4, "<script>alert(1)</script>", false, PortalState::Outside)
        };
        Self {
            query: ListQuery {
                q: "lodz".to_owned(),
                ..ListQuery::default()
            },
            rows: vec![
                list_row(1, "王小明有限公司", true, PortalState::Outside),
                list_row(2, long, false, PortalState::Inside),
                list_row(3, "Łucja Żółć", false, PortalState::Invited),
                bare,
            ],
            count: Count {
                number: 400,
                more: false,
            },
            tags: vec!["VIP".to_owned(), "<b>".to_owned()],
            pages: PageLinks {
                previous: None,
                next: Some("/office/contacts?q=lodz&after=x.4".to_owned()),
            },
            start: true,
            none_at_all: false,
            may,
        }
    }
}

impl ContactFormView {
    pub fn sample() -> Self {
        Self {
            form: ContactForm {
                version: "7".to_owned(),
                kind: "company".to_owned(),
                r#type: "contact".to_owned(),
                name: "Azure Interior".to_owned(),
                email: "azure@".to_owned(),
                country: "PL".to_owned(),
                language: "pl".to_owned(),
                tags: "B2B, Łódź".to_owned(),
                notes: "\nFirst line\nsecond".to_owned(),
                ..ContactForm::default()
            },
            action: "/office/contacts/7".to_owned(),
            cancel: "/office/contacts/7".to_owned(),
            parents: vec![Choice::new("1", "王小明有限公司")],
            parent_search: ParentSearch {
                words: "<b>王".to_owned(),
                found: Some(ParentsFound::TheFirst),
            },
            salespeople: vec![Choice::new("2", "Anna Meyer")],
            asks: None,
            problems: None,
            conflict: None,
        }
    }

    pub fn refused() -> Self {
        Self {
            problems: Some(Problems::one("email", Rule::EmailInvalid)),
            ..Self::sample()
        }
    }

    pub fn asking() -> Self {
        Self {
            asks: Some(asks()),
            ..Self::sample()
        }
    }

    pub fn in_conflict() -> Self {
        let view = Self::sample();
        let stored = ContactForm {
            country: "DE".to_owned(),
            parent: "1".to_owned(),
            version: "8".to_owned(),
            ..view.form.clone()
        };
        let conflict = Conflict {
            stored,
            who: Some("Ewa Nowak".to_owned()),
            at: now(),
        };
        Self {
            conflict: Some(conflict),
            ..view
        }
    }
}

impl ContactView {
    pub fn sample(may: May) -> Self {
        let happened = [
            History::MergedInto,
            History::Merged,
            History::PasswordChanged,
            History::AccountDeleted,
            History::PasswordReset,
            History::ResetRequested,
            History::SignedOut,
            History::SignedIn,
            History::InvitationAccepted,
            History::InvitationRequested,
            History::InvitationShown,
            History::InvitationRepeated,
            History::Revoked,
            History::Granted,
            History::BroughtBack,
            History::Archived,
            History::Changed,
            History::Created,
        ];
        Self {
            id: ContactId::new(7),
            name: "Azure Interior".to_owned(),
            is_company: true,
            parent: Some((ContactId::new(1), "王小明有限公司".to_owned())),
            state: PortalState::Invited,
            archived: true,
            form: ContactFormView::sample(),
            related: vec![RelatedRow {
                id: ContactId::new(8),
                name: "Łucja Żółć".to_owned(),
                r#type: ContactType::Invoice,
                email: String::new(),
                phone: "1".to_owned(),
                state: PortalState::Inside,
            }],
            related_more: true,
            history: HistoryView {
                events: happened
                    .map(|what| HistoryEvent {
                        who: Some("Ewa Nowak".to_owned()),
                        what,
                        at: now(),
                        changes: changes(what),
                    })
                    .to_vec(),
                older: Some("/office/contacts/7?before=3".to_owned()),
                newest: None,
            },
            history_names: vec![Choice::new("1", "王小明有限公司")],
            history_staff: vec![Choice::new("2", "Anna Meyer")],
            asks: Some(asks()),
            merged_into: Some((ContactId::new(1), "王小明有限公司".to_owned())),
            may,
            now: now(),
        }
    }
}

fn changes(what: History) -> Vec<(String, Option<String>, String)> {
    if what != History::Changed {
        return Vec::new();
    }
    let change =
        |field: &str, was: &str, is: &str| (field.to_owned(), Some(was.to_owned()), is.to_owned());
    vec![
        change("country", "DE", "PL"),
        change("parent", "", "1"),
        change("salesperson", "2", ""),
        change("payment_terms", "30d", "eonm"),
        change("notes", "<script>", &"long ".repeat(200)),
    ]
}

pub fn asks() -> Asks {
    Asks {
        people: vec![("Łucja Żółć".to_owned(), "lucja@example.com".to_owned())],
        more: 3,
        ending: "4,5,6,7".to_owned(),
    }
}

impl MergeView {
    pub fn sample() -> Self {
        let row = |id: i64, name: &str| MergeRow {
            id: ContactId::new(id),
            version: 3,
            name: name.to_owned(),
            company: Some("Azure Interior".to_owned()),
            email: format!("c{id}@example.com"),
            state: PortalState::Inside,
            archived: id == 2,
            children: 2,
            origins: 1,
        };
        Self {
            rows: vec![row(1, "Łucja Żółć"), row(2, "<script>")],
            stay: ContactId::new(1),
            filled: vec![("country", "PL".to_owned()), ("notes", "a\nb".to_owned())],
            left: vec![("<b>".to_owned(), "city", "Łódź".to_owned())],
            keeps: asks(),
            ends: asks(),
            parents: vec![],
            salespeople: vec![],
            problems: None,
            stale: true,
        }
    }
}

impl BulkView {
    pub fn samples() -> Vec<Self> {
        let form = BulkForm {
            id: vec!["1".to_owned(), "2".to_owned()],
            tag: "<VIP>".to_owned(),
            ..BulkForm::default()
        };
        let told = |full| Told {
            changed: 5,
            unchanged: 1,
            gone: 1,
            refused: vec![(ContactId::new(3), "<script>".to_owned())],
            full,
        };
        let steps = [
            Step::Tags {
                count: Some(2),
                known: vec!["VIP".to_owned()],
            },
            Step::Counted { count: 2 },
            Step::Asks {
                asks: asks(),
                others: 2,
            },
            Step::Done(told(true)),
            Step::Done(told(false)),
        ];
        let view = |step| Self {
            form: form.clone(),
            step,
            problems: None,
        };
        let refused = Self {
            problems: Some(Problems::of_form(Rule::TooManyMatch { max: 10_000 })),
            ..view(Step::Refused)
        };
        steps.into_iter().map(view).chain([refused]).collect()
    }
}

fn access_row(id: i64, name: &str, state: AccessState, outcome: Option<RowOutcome>) -> AccessRow {
    AccessRow {
        contact: ContactId::new(id),
        name: name.to_owned(),
        note: Some("Purchasing".to_owned()),
        email: format!("c{id}@example.com"),
        stored_email: format!("c{id}@example.com"),
        email_decides: matches!(
            state,
            AccessState::NotInPortal | AccessState::Invited { .. } | AccessState::LoginElsewhere
        ),
        latest_authentication: (state == AccessState::InPortal).then(now),
        state,
        problem: None,
        selected: id == 1,
        outcome,
    }
}

impl PortalAccess {
    /// Every state, every outcome, a refused batch.
    pub fn sample() -> Self {
        let until = Timestamp::from_seconds(1_795_827_723);
        let past = Timestamp::from_seconds(1_795_209_323);
        let link = RowOutcome::LinkShown {
            link: "https://portal.example.com/invitation/abc".to_owned(),
            code: "K7P3M-9QXTA".to_owned(),
            until,
        };
        let outside = AccessState::NotInPortal;
        let twice = AccessRow {
            problem: Some(Rule::EmailTwiceInDialog),
            ..access_row(2, "Łucja Żółć", outside, None)
        };
        let empty = AccessRow {
            email: String::new(),
            stored_email: String::new(),
            problem: Some(Rule::EmailInvalid),
            ..access_row(
                3,
                "Nobody",
                outside,
                Some(RowOutcome::Refused(Rule::EmailInvalid)),
            )
        };
        Self {
            ids: vec![ContactId::new(7)],
            rows: vec![
                access_row(1, "Anna {name} <b>", outside, None),
                twice,
                empty,
                access_row(
                    4,
                    "Bob",
                    AccessState::Invited { until: Some(until) },
                    Some(link),
                ),
                access_row(
                    5,
                    "Eve",
                    AccessState::Invited { until: Some(past) },
                    Some(RowOutcome::Invited),
                ),
                access_row(
                    6,
                    "王小明",
                    AccessState::InPortal,
                    Some(RowOutcome::ResetSent("wang@acme.example".to_owned())),
                ),
                access_row(8, "Staff", AccessState::InternalUser, None),
                access_row(9, "Other", AccessState::LoginElsewhere, None),
                access_row(
                    12,
                    "Asked",
                    AccessState::Offered { until },
                    Some(RowOutcome::Offered),
                ),
                access_row(10, "Gone", outside, Some(RowOutcome::Revoked)),
                access_row(
                    11,
                    "Again",
                    AccessState::Invited { until: None },
                    Some(RowOutcome::Reinvited("again@acme.example".to_owned())),
                ),
            ],
            total: 240,
            can: 2,
            cannot: 3,
            rest: Some(RestRows {
                count: 229,
                can: 220,
                cannot: vec![(Rule::EmailInvalid, 9)],
            }),
            everyone: false,
            queued: Some(("/office/jobs/7".to_owned(), 220)),
            message: "Welcome\nto us".to_owned(),
            rights: RightsTyped::of(&Rights::default(), "EUR"),
            refused: Some(RefusedAccess {
                rows: vec![
                    (
                        ContactId::new(2),
                        "Łucja Żółć".to_owned(),
                        Rule::EmailTwiceInDialog,
                    ),
                    (ContactId::new(3), "Nobody".to_owned(), Rule::EmailInvalid),
                ],
                more: 0,
                others: 1,
            }),
            unseen: vec![(ContactId::new(14), "Moved".to_owned(), Rule::ContactGone)],
            problems: Some(Problems::one("pay_limit", Rule::AmountInvalid)),
        }
    }
}
