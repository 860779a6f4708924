//! The countries where a person's own number, which begins with a day of birth, serves for VAT too.

use super::digits::{digits, number, weighed};

pub(super) fn bulgaria(text: &str) -> bool {
    if let Some(all) = digits::<9>(text) {
        let first = weighed(&all[..8], &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
        let second = weighed(&all[..8], &[3, 4, 5, 6, 7, 8, 9, 10]) % 11;
        let check = if first == 10 { second % 10 } else { first };
        return check == all[8];
    }
    let Some(all) = digits::<10>(text) else {
        return false;
    };
    let other = (11 - weighed(&all, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    let foreigner = weighed(&all, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
    bulgarian(&all) || foreigner == all[9] || other == all[9]
}

/// A citizen's number, which begins with the day of birth.
fn bulgarian(all: &[u32; 10]) -> bool {
    let year = number(&all[..2]);
    let (century, month) = match number(&all[2..4]) {
        month @ 41..=52 => (2000, month - 40),
        month @ 21..=32 => (1800, month - 20),
        month => (1900, month),
    };
    let check = weighed(all, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    is_day(century + year, month, number(&all[4..6])) && check == all[9]
}

pub(super) fn czechia(text: &str) -> bool {
    if let Some(all) = digits::<8>(text) {
        let check = (11 - weighed(&all[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
        let check = if check == 0 { 1 } else { check % 10 };
        return all[0] != 9 && check == all[7];
    }
    if let Some(all) = digits::<9>(text) {
        if all[0] == 6 {
            let sum = weighed(&all[1..8], &[8, 7, 6, 5, 4, 3, 2]) % 11;
            // Eight less what is left to ten, which may be one below nought.
            let check = (18 - (10 - sum) % 11) % 10;
            return check == all[8];
        }
        // Given until 1953, without a check digit.
        return czech_birthday(&all);
    }
    digits::<10>(text).is_some_and(|all| czechoslovak(&all))
}

/// A person's number of ten digits, as both countries go on giving them.
fn czechoslovak(all: &[u32; 10]) -> bool {
    czech_birthday(all) && number(&all[..9]) % 11 % 10 == u64::from(all[9])
}

/// A person's number begins with the day of birth; women's months have 50 more,
/// and 20 more where a day ran out of numbers.
fn czech_birthday(all: &[u32]) -> bool {
    let short = number(&all[..2]);
    let year = match (all.len(), short) {
        (9, 54..=80) => return false,
        (9, 81..) => 1800 + short,
        (9, _) | (_, 54..) => 1900 + short,
        (..) => 2000 + short,
    };
    let month = number(&all[2..4]) % 50 % 20;
    is_day(year, month, number(&all[4..6]))
}

pub(super) fn latvia(text: &str) -> bool {
    let Some(all) = digits::<11>(text) else {
        return false;
    };
    if all[0] > 3 {
        return weighed(&all, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3;
    }
    let check = (1 + weighed(&all[..10], &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10;
    // Since 2017 a person's number begins with 32 and tells no birthday.
    let dated = text.starts_with("32")
        || all[6] < 3 && {
            let year = 1800 + 100 * u64::from(all[6]) + number(&all[4..6]);
            is_day(year, number(&all[2..4]), number(&all[..2]))
        };
    dated && check == all[10]
}

pub(super) fn slovakia(text: &str) -> bool {
    digits::<10>(text).is_some_and(|all| {
        let company = all[0] != 0 && matches!(all[2], 2 | 3 | 4 | 7 | 8 | 9);
        company && number(&all).is_multiple_of(11) || czechoslovak(&all)
    })
}

fn is_day(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}
