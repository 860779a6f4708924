use proptest::prelude::*;

use super::*;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn parse(text: &str, code: &str) -> Result<i64, AmountProblem> {
    parse_amount(text, currency(code)).map(Money::minor)
}

#[test]
fn every_currency_is_in_order_and_has_symbols() {
    assert_eq!(Currency::all().len(), 165);
    let mut last = "";
    for currency in Currency::all() {
        assert!(currency.code() > last, "{currency} is out of order");
        last = currency.code();
        assert!(currency.minor_digits() <= 4, "{currency}");
        for locale in Locale::ALL {
            assert!(!currency.symbol(locale).is_empty(), "{currency} {locale}");
        }
    }
    assert_eq!(Currency::EUR, currency("eur"));
    for unknown in ["", "EU", "EURO", "XAU", "XXX", "DEM"] {
        assert_eq!(Currency::from_code(unknown), None, "{unknown}");
    }
}

#[test]
fn minor_units_are_those_of_iso_4217() {
    for (code, digits) in [
        ("EUR", 2),
        ("PLN", 2),
        ("JPY", 0),
        ("HUF", 2),
        ("KWD", 3),
        ("CLF", 4),
    ] {
        assert_eq!(currency(code).minor_digits(), digits, "{code}");
    }
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (text, minor) in [
        ("0", 0),
        ("240", 24_000),
        ("240.5", 24_050),
        ("240,50", 24_050),
        (" 12 345,67 ", 1_234_567),
        ("12\u{a0}345\u{202f}678", 1_234_567_800),
        ("0.01", 1),
        ("007", 700),
        ("92233720368547758.07", i64::MAX),
    ] {
        assert_eq!(parse(text, "EUR"), Ok(minor), "{text}");
    }
    assert_eq!(parse("1200", "JPY"), Ok(1_200));
    assert_eq!(parse("1.234", "KWD"), Ok(1_234));
}

#[test]
fn what_is_no_amount_is_refused() {
    for (text, problem) in [
        ("", AmountProblem::Empty),
        ("  ", AmountProblem::Empty),
        ("-1", AmountProblem::Negative),
        ("−1", AmountProblem::Negative),
        ("+1", AmountProblem::NotAnAmount),
        ("1e3", AmountProblem::NotAnAmount),
        ("0x10", AmountProblem::NotAnAmount),
        ("1.", AmountProblem::NotAnAmount),
        (".5", AmountProblem::NotAnAmount),
        ("1.2.3", AmountProblem::NotAnAmount),
        ("1,234.50", AmountProblem::NotAnAmount),
        ("12 34", AmountProblem::NotAnAmount),
        ("1 2345", AmountProblem::NotAnAmount),
        ("1234 567", AmountProblem::NotAnAmount),
        ("٣", AmountProblem::NotAnAmount),
        ("€5", AmountProblem::NotAnAmount),
        ("NaN", AmountProblem::NotAnAmount),
        ("1.234", AmountProblem::TooManyDecimals),
        ("1.000", AmountProblem::TooManyDecimals),
        ("92233720368547758.08", AmountProblem::TooLarge),
        ("99999999999999999999999999", AmountProblem::TooLarge),
    ] {
        assert_eq!(parse(text, "EUR"), Err(problem), "{text:?}");
    }
    assert_eq!(parse("1.0", "JPY"), Err(AmountProblem::TooManyDecimals));
}

#[test]
fn sums_never_mix_currencies_or_overflow() {
    let euro = |minor| Money::new(minor, Currency::EUR);
    assert_eq!(euro(1).checked_add(euro(2)), Some(euro(3)));
    assert_eq!(euro(1).checked_sub(euro(2)), Some(euro(-1)));
    assert_eq!(euro(1).checked_add(Money::new(1, currency("PLN"))), None);
    assert_eq!(euro(1).checked_sub(Money::new(1, currency("PLN"))), None);
    assert_eq!(euro(i64::MAX).checked_add(euro(1)), None);
    assert_eq!(euro(i64::MIN).checked_sub(euro(1)), None);
}

#[test]
fn money_is_two_plain_fields_in_json() {
    let money = Money::new(-5, currency("PLN"));
    let json = serde_json::to_string(&money).unwrap();
    assert_eq!(json, r#"{"minor":-5,"currency":"PLN"}"#);
    assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
    assert!(serde_json::from_str::<Money>(r#"{"minor":1.5,"currency":"PLN"}"#).is_err());
    assert!(serde_json::from_str::<Money>(r#"{"minor":1,"currency":"XXX"}"#).is_err());
}

proptest! {
    #[test]
    fn a_plain_amount_is_read_back(minor in 0..=i64::MAX, code in "EUR|JPY|KWD|CLF") {
        let money = Money::new(minor, currency(&code));
        prop_assert_eq!(parse_amount(&money.plain(), money.currency()), Ok(money));
    }

    #[test]
    fn reading_an_amount_never_panics_nor_gives_less_than_zero(text in "[0-9.,eE+ -]{0,24}|\\PC{0,12}") {
        if let Ok(money) = parse_amount(&text, Currency::EUR) {
            prop_assert!(money.minor() >= 0);
        }
    }
}
