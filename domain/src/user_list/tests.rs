use proptest::prelude::*;

use super::*;
use crate::problem::{Problems, Rule};

fn parse(pairs: &[(&str, &str)]) -> Result<Draft, Problems> {
    Draft::parse(pairs.iter().copied())
}

fn condition(field: &str, operator: &str, value: &str) -> DraftItem {
    DraftItem::Condition(DraftCondition {
        field: field.to_owned(),
        operator: operator.to_owned(),
        value: value.to_owned(),
    })
}

#[test]
fn groups_contains_portal_is_the_plain_case() {
    let draft = parse(&[("f.1", "groups"), ("o.1", "contains"), ("v.1", "portal")]).unwrap();
    let filter = draft.check().unwrap();
    let root = filter.root.unwrap();
    assert_eq!(
        root.nodes,
        [Node::Condition(Condition {
            fact: Fact::Group(Some(UserGroup::Portal)),
            negated: false
        })]
    );
}

#[test]
fn groups_nest_twice_and_no_deeper() {
    let twice = [
        ("m", "any"),
        ("m.1", "all"),
        ("m.1.2", "any"),
        ("f.1.2.1", "name"),
        ("o.1.2.1", "contains"),
        ("v.1.2.1", "Ana"),
    ];
    let draft = parse(&twice).unwrap();
    let DraftItem::Group(one) = &draft.root.items[0] else {
        panic!("{draft:?}")
    };
    assert_eq!(
        one.items,
        [DraftItem::Group(DraftGroup {
            join: Match::Any,
            items: vec![condition("name", "contains", "Ana")]
        })]
    );
    for deeper in ["f.1.1.1.1", "m.1.1.1"] {
        let refused = parse(&[(deeper, "any")]).unwrap_err();
        let name = deeper.to_owned();
        assert!(refused.has(&Rule::UnknownFilterKey { name }), "{refused}");
    }
}

#[test]
fn names_that_are_not_the_filters_are_refused_by_name() {
    for name in [
        "f",
        "f.0",
        "f.01",
        "f.1.",
        "f.100",
        "x.1",
        "password_hash",
        "f.-1",
        "o",
        "f.1;--",
    ] {
        let refused = parse(&[(name, "login")]).unwrap_err();
        let name = name.to_owned();
        assert!(refused.has(&Rule::UnknownFilterKey { name }), "{refused}");
    }
    let refused = parse(&[("f.1", "password_hash"), ("o.1", "set")])
        .unwrap()
        .check()
        .unwrap_err();
    assert!(refused.field("f.1").eq([&Rule::UnknownFilterKey {
        name: "password_hash".to_owned()
    }]));
    let refused = parse(&[("f.1", "login"), ("o.1", "like"), ("v.1", "x")])
        .unwrap()
        .check()
        .unwrap_err();
    assert!(refused.field("o.1").eq([&Rule::UnknownFilterKey {
        name: "like".to_owned()
    }]));
    assert!(
        parse(&[("f.1", "login"), ("f.1", "name")]).is_err(),
        "a name given twice"
    );
    assert!(
        parse(&[("f.1", "login"), ("f.1.1", "name")]).is_err(),
        "a condition with parts"
    );
    assert!(parse(&[("m", "some")]).is_err());
}

#[test]
fn what_is_too_much_is_refused() {
    let many: Vec<(String, String)> = (1..=21)
        .map(|n| (format!("f.{n}"), "login".to_owned()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert!(parse(&many[..20]).is_ok());
    assert!(parse(&many).unwrap_err().has(&Rule::TooMany { max: 20 }));
    assert!(
        parse(&[("v.1", &"x".repeat(201))])
            .unwrap()
            .check()
            .unwrap_err()
            .has(&Rule::TooLong { max: 200 })
    );
}

#[test]
fn what_is_not_finished_asks_for_nothing() {
    for (field, operator, value) in [
        ("", "", ""),
        ("name", "", ""),
        ("name", "contains", "  "),
        ("", "is", "x"),
    ] {
        let draft = Draft {
            root: DraftGroup {
                join: Match::All,
                items: vec![condition(field, operator, value)],
            },
        };
        assert_eq!(
            draft.check().unwrap().root,
            None,
            "{field} {operator} {value}"
        );
    }
}

#[test]
fn values_and_operators_that_do_not_fit_are_refused_at_their_control() {
    for (field, operator, value, control, rule) in [
        (
            "created",
            "contains",
            "2026-01-01",
            "o.1",
            Rule::OperatorUnfit,
        ),
        ("name", "before", "Z", "o.1", Rule::OperatorUnfit),
        ("state", "contains", "active", "o.1", Rule::OperatorUnfit),
        ("created", "is", "yesterday", "v.1", Rule::DateInvalid),
        ("groups", "is", "root", "v.1", Rule::UnknownChoice),
        ("language", "is", "fr", "v.1", Rule::UnknownChoice),
        ("name", "contains", "\u{200b}", "v.1", Rule::Required),
        ("name", "", "Ana", "o.1", Rule::Required),
    ] {
        let draft = Draft {
            root: DraftGroup {
                join: Match::All,
                items: vec![condition(field, operator, value)],
            },
        };
        let refused = draft.check().unwrap_err();
        assert!(
            refused.field(control).eq([&rule]),
            "{field} {operator} {value}: {refused}"
        );
    }
}

#[test]
fn parts_are_added_and_taken_out_by_their_place() {
    let mut draft = Draft::default();
    draft.add("condition").unwrap();
    draft.add("group").unwrap();
    draft.add("group.2").unwrap();
    draft.add("condition.2.2").unwrap();
    let names: Vec<String> = draft.pairs().into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names.join(" "),
        "f.1 o.1 v.1 m.2 f.2.1 o.2.1 v.2.1 m.2.2 f.2.2.1 o.2.2.1 v.2.2.1 f.2.2.2 o.2.2.2 v.2.2.2"
    );
    assert!(draft.add("group.2.2").is_err(), "too deep");
    for nowhere in ["condition.1", "condition.9", "row", "", "condition.2.2.1"] {
        assert!(draft.add(nowhere).is_err(), "{nowhere}");
    }
    draft.drop("2.2.1").unwrap();
    draft.drop("1").unwrap();
    assert!(draft.drop("7").is_err() && draft.drop("").is_err() && draft.drop("1.2.9").is_err());
    assert_eq!(draft.root.items.len(), 1);
}

fn drafted() -> impl Strategy<Value = DraftGroup> {
    let word = prop_oneof![
        Just("login".to_owned()),
        Just("groups".to_owned()),
        Just("created".to_owned()),
        Just("is".to_owned()),
        Just("contains".to_owned()),
        Just("portal".to_owned()),
        ".{0,12}",
    ];
    let one = (word.clone(), word.clone(), word).prop_map(|(field, operator, value)| {
        DraftItem::Condition(DraftCondition {
            field,
            operator,
            value,
        })
    });
    let join = prop_oneof![Just(Match::All), Just(Match::Any)];
    let within = |items| {
        (join.clone(), prop::collection::vec(items, 1..3))
            .prop_map(|(join, items)| DraftGroup { join, items })
    };
    let innermost = within(one.clone().boxed()).prop_map(DraftItem::Group);
    let inner = within(prop_oneof![one.clone(), innermost].boxed()).prop_map(DraftItem::Group);
    within(prop_oneof![one, inner].boxed())
}

proptest! {
    #[test]
    fn no_pairs_panic_and_what_is_accepted_is_bounded(
        pairs in prop::collection::vec(("[fovmx.0-9]{0,9}|.*", "all|any|login|is|.{0,8}"), 0..120)
    ) {
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        if let Ok(draft) = parse(&pairs) {
            let names: Vec<String> = draft.pairs().into_iter().map(|(name, _)| name).collect();
            prop_assert!(names.iter().all(|name| name.matches('.').count() <= 3));
            prop_assert!(names.len() <= 3 * 20 + 11);
            let _ = draft.check();
        }
    }

    #[test]
    fn what_is_written_is_read_again(root in drafted()) {
        let draft = Draft { root };
        let pairs = draft.pairs();
        let again = Draft::parse(pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())));
        prop_assert_eq!(again.as_ref(), Ok(&draft));
        prop_assert_eq!(again.unwrap().check(), draft.check());
    }

    #[test]
    fn no_edit_panics(root in drafted(), what in "(condition|group|x)?[.0-9]{0,7}") {
        let mut draft = Draft { root };
        let _ = draft.add(&what);
        let _ = draft.drop(&what);
        prop_assert!(Draft::parse(draft.pairs().iter().map(|(a, b)| (a.as_str(), b.as_str()))).is_ok());
    }
}
