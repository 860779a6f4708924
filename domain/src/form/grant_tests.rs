use super::*;
use crate::money::Money;

fn read(pairs: &[(&str, &str)]) -> Result<GrantRequest, Problems> {
    GrantForm::from_pairs(pairs.iter().copied()).check(Currency::EUR)
}

fn id(number: i64) -> ContactId {
    ContactId::new(number)
}

#[test]
fn a_whole_dialog_is_read() {
    let request = read(&[
        ("id", "3"),
        ("id", "1"),
        ("id", "3"),
        ("act", "grant-selected"),
        ("select", "7"),
        ("select", "9"),
        ("email.7", "a@x.pl"),
        ("email.9", "not yet"),
        ("message", "Welcome\r\nin"),
        ("visibility", "own"),
        ("sign", "on"),
        ("pay", "limited"),
        ("pay_limit", "500,50"),
        ("unknown", "ignored"),
    ])
    .unwrap();

    assert_eq!(request.contacts, [id(3), id(1)]);
    assert_eq!(request.selected, [id(7), id(9)]);
    assert_eq!(request.act, GrantAct::GrantSelected);
    assert_eq!(request.message, "Welcome\nin");
    assert_eq!(request.email(id(7), "old@x.pl").unwrap().as_str(), "a@x.pl");
    assert_eq!(
        request.email(id(8), "old@x.pl").unwrap().as_str(),
        "old@x.pl"
    );
    assert_eq!(request.email(id(9), "old@x.pl"), Err(Rule::EmailInvalid));
    assert_eq!(request.email(id(8), ""), Err(Rule::EmailInvalid));
    let rights = request.rights.unwrap();
    assert_eq!(rights.visibility, Visibility::Own);
    assert_eq!(
        rights.pay,
        PayRight::Limited(Money::new(50_050, Currency::EUR))
    );
    assert!(rights.sign && !rights.manage_colleagues);
}

#[test]
fn rights_that_were_not_stated_are_the_settings() {
    let request = read(&[("id", "1"), ("act", "grant:1")]).unwrap();
    assert_eq!(request.rights, None);
    assert_eq!(request.act, GrantAct::Grant(id(1)));
}

#[test]
fn rights_that_were_stated_in_part_are_refused() {
    let required = Problems::one("visibility", Rule::Required);
    for stated in [
        &[("pay", "limited"), ("pay_limit", "10")][..],
        &[("pay", "none")],
        &[("pay_limit", "10")],
        &[("sign", "on")],
        &[("manage", "on")],
    ] {
        assert_eq!(read(stated), Err(required.clone()), "{stated:?}");
    }
}

#[test]
fn every_act_is_read_as_it_is_written() {
    for act in [
        GrantAct::Grant(id(5)),
        GrantAct::Revoke(id(5)),
        GrantAct::Reinvite(id(5)),
        GrantAct::AddToLogin(id(5)),
        GrantAct::GrantSelected,
        GrantAct::GrantOthers,
        GrantAct::RevokeSelected,
        GrantAct::Recompute,
    ] {
        assert_eq!(read(&[("act", &act.code())]).unwrap().act, act);
    }
    assert_eq!(read(&[]).unwrap().act, GrantAct::Recompute);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let long = "m".repeat(2_001);
    let problems = read(&[
        ("id", "0"),
        ("select", "x"),
        ("act", "grant:"),
        ("email.x", "a@x.pl"),
        ("message", &long),
        ("visibility", "all"),
        ("sign", "perhaps"),
        ("manage", "2"),
        ("pay", "limited"),
        ("pay_limit", "-5"),
    ])
    .unwrap_err();
    for (field, rule) in [
        ("id", Rule::ContactGone),
        ("select", Rule::ContactGone),
        ("act", Rule::UnknownChoice),
        ("email.x", Rule::ContactGone),
        ("message", Rule::TooLong { max: 2_000 }),
        ("visibility", Rule::UnknownChoice),
        ("sign", Rule::NotABoolean),
        ("manage", Rule::NotABoolean),
        ("pay_limit", Rule::AmountInvalid),
    ] {
        assert!(problems.field(field).eq([&rule]), "{field}: {problems}");
    }
    let missing = read(&[("visibility", "own"), ("pay", "limited")]).unwrap_err();
    assert_eq!(missing, Problems::one("pay_limit", Rule::Required));
    let unknown = read(&[("visibility", "own"), ("pay", "gold")]).unwrap_err();
    assert_eq!(unknown, Problems::one("pay", Rule::UnknownChoice));
}

#[test]
fn both_rows_with_one_address_are_named() {
    let email = |text: &str| Email::parse(text).unwrap();
    let (a, b, c) = (email("A@x.pl"), email("a@X.pl"), email("c@x.pl"));
    let shared = GrantRequest::shared_addresses([(id(1), &a), (id(2), &c), (id(3), &b)]);
    let twice = |contact| Problem::of(Field::of_row("email", contact), Rule::EmailTwiceInDialog);
    assert_eq!(shared, [twice(1), twice(3)]);
}

#[test]
fn a_dialog_has_a_limit() {
    let ids: Vec<_> = (1..=10_001).map(|n| ("id", n.to_string())).collect();
    let problems = GrantForm::from_pairs(ids).check(Currency::EUR).unwrap_err();
    assert_eq!(problems, Problems::one("id", Rule::TooMany { max: 10_000 }));
}

#[test]
fn an_island_sends_the_same_dialog_as_json() {
    let form: GrantForm = serde_json::from_str(
        r#"{"id":["1"],"act":"grant:1","email":{"1":"a@x.pl"},"visibility":"company"}"#,
    )
    .unwrap();
    let request = form.check(Currency::EUR).unwrap();
    assert_eq!(request.emails.len(), 1);
    assert_eq!(request.rights.unwrap().pay, PayRight::None);
}
