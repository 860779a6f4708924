//! One function a country. Each takes what follows the prefix, upper case,
//! without blanks, dots, dashes and slashes; whatever else is in it is for the
//! function to refuse.

use super::digits::{digits, luhn, mod_11_10, number, weighed};

pub(super) fn austria(text: &str) -> bool {
    let Some(all) = text.strip_prefix('U').and_then(digits::<8>) else {
        return false;
    };
    let sum: u32 = (0..7)
        .map(|at| match (at % 2, all[at]) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    (10 - (sum + 4) % 10) % 10 == all[7]
}

pub(super) fn belgium(text: &str) -> bool {
    // Numbers from before 2008 lack the leading zero.
    let padded = if text.len() == 9 {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    digits::<10>(&padded)
        .is_some_and(|all| all[0] < 2 && 97 - number(&all[..8]) % 97 == number(&all[8..]))
}

pub(super) fn croatia(text: &str) -> bool {
    digits::<11>(text).is_some_and(|all| mod_11_10(&all))
}

pub(super) fn cyprus(text: &str) -> bool {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let Some((first, letter)) = text.split_at_checked(8) else {
        return false;
    };
    let Some(all) = digits::<8>(first) else {
        return false;
    };
    let sum: u32 = all
        .iter()
        .enumerate()
        .map(|(at, digit)| match (at % 2, ODD.get(*digit as usize)) {
            (0, Some(odd)) => *odd,
            (..) => *digit,
        })
        .sum();
    !first.starts_with("12") && letter.as_bytes() == [b'A' + (sum % 26) as u8]
}

pub(super) fn denmark(text: &str) -> bool {
    digits::<8>(text).is_some_and(|all| {
        all[0] != 0 && weighed(&all, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
    })
}

pub(super) fn estonia(text: &str) -> bool {
    digits::<9>(text)
        .is_some_and(|all| weighed(&all, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10))
}

pub(super) fn finland(text: &str) -> bool {
    digits::<8>(text)
        .is_some_and(|all| weighed(&all, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11))
}

pub(super) fn france(text: &str) -> bool {
    // The letters I and O are left out: they look like digits.
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let Some((key, siren)) = text.split_at_checked(2) else {
        return false;
    };
    let Some(all) = digits::<9>(siren) else {
        return false;
    };
    // Monaco's begin with 000 and have no check digit of their own.
    if !luhn(&all) && !siren.starts_with("000") {
        return false;
    }
    let siren = number(&all);
    if let Some(key) = digits::<2>(key) {
        return (siren * 100 + 12) % 97 == number(&key);
    }
    let mut places = key.chars().map(|sign| SIGNS.find(sign));
    let (Some(Some(first)), Some(Some(second))) = (places.next(), places.next()) else {
        return false;
    };
    let (first, second) = (first as u64, second as u64);
    let key = if first < 10 {
        first * 24 + second - 10
    } else {
        first * 34 + second - 100
    };
    (siren + 1 + key / 11) % 11 == key % 11
}

pub(super) fn germany(text: &str) -> bool {
    digits::<9>(text).is_some_and(|all| all[0] != 0 && mod_11_10(&all))
}

pub(super) fn greece(text: &str) -> bool {
    let padded = if text.len() == 8 {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    digits::<9>(&padded)
        .is_some_and(|all| weighed(&all[..8], &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == all[8])
}

pub(super) fn hungary(text: &str) -> bool {
    digits::<8>(text).is_some_and(|all| weighed(&all, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10))
}

pub(super) fn ireland(text: &str) -> bool {
    const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";
    const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];
    let (Some(first), Some(check)) = (text.get(..7), text.get(7..8)) else {
        return false;
    };
    let second = text.get(8..).unwrap_or_default();
    let bytes = first.as_bytes();
    let is_letter = bytes[1].is_ascii_uppercase() || matches!(bytes[1], b'+' | b'*');
    let padded = if is_letter && second.is_empty() {
        // The old form: the letter stands for nothing, and the first digit comes last.
        format!("0{}{}", &first[2..], &first[..1])
    } else {
        first.to_owned()
    };
    let (Some(all), Some(extra)) = (
        digits::<7>(&padded),
        match second.as_bytes() {
            [] => Some(0),
            [letter] => LETTERS.iter().position(|known| known == letter),
            [..] => None,
        },
    ) else {
        return false;
    };
    let place = (weighed(&all, &WEIGHTS) as usize + 9 * extra) % 23;
    check.as_bytes() == [LETTERS[place]]
}

pub(super) fn italy(text: &str) -> bool {
    digits::<11>(text).is_some_and(|all| {
        let office = number(&all[7..10]);
        let known = matches!(office, 1..=100 | 120 | 121 | 888 | 999);
        number(&all[..7]) > 0 && known && luhn(&all)
    })
}

pub(super) fn lithuania(text: &str) -> bool {
    let check = |all: &[u32]| {
        let sum = |from: u32| -> u32 {
            all.iter()
                .zip(0_u32..)
                .map(|(digit, at)| digit * (1 + (at + from) % 9))
                .sum()
        };
        match sum(0) % 11 {
            10 => sum(2) % 11 % 10,
            check => check,
        }
    };
    if let Some(all) = digits::<9>(text) {
        return all[7] == 1 && check(&all[..8]) == all[8];
    }
    digits::<12>(text).is_some_and(|all| all[10] == 1 && check(&all[..11]) == all[11])
}

pub(super) fn luxembourg(text: &str) -> bool {
    digits::<8>(text).is_some_and(|all| number(&all[..6]) % 89 == number(&all[6..]))
}

pub(super) fn malta(text: &str) -> bool {
    digits::<8>(text).is_some_and(|all| {
        all[0] != 0 && weighed(&all, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37)
    })
}

pub(super) fn netherlands(text: &str) -> bool {
    let Some((first, branch)) = text.split_once('B') else {
        return false;
    };
    let (Some(all), Some(branch)) = (digits::<9>(first), digits::<2>(branch)) else {
        return false;
    };
    if number(&all) == 0 || number(&branch) == 0 {
        return false;
    }
    let sum = weighed(&all[..8], &[9, 8, 7, 6, 5, 4, 3, 2]);
    // Sole traders got a number since 2020 that tells nothing of the person.
    sum % 11 == all[8] || mod_97_10(&format!("NL{text}"))
}

/// ISO 7064, MOD 97-10: letters count from ten.
fn mod_97_10(text: &str) -> bool {
    let rest = text.chars().try_fold(0, |rest, sign| {
        let value = sign.to_digit(36)?;
        let shift = if value > 9 { 100 } else { 10 };
        Some((rest * shift + value) % 97)
    });
    rest == Some(1)
}

pub(super) fn norway(text: &str) -> bool {
    let bare = text.strip_suffix("MVA").unwrap_or(text);
    digits::<9>(bare)
        .is_some_and(|all| (11 - weighed(&all, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == all[8])
}

pub(super) fn poland(text: &str) -> bool {
    digits::<10>(text).is_some_and(|all| weighed(&all, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == all[9])
}

pub(super) fn portugal(text: &str) -> bool {
    digits::<9>(text).is_some_and(|all| {
        let rest = weighed(&all[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
        all[0] != 0 && (11 - rest) % 11 % 10 == all[8]
    })
}

pub(super) fn romania(text: &str) -> bool {
    if !(2..=10).contains(&text.len()) || text.starts_with('0') {
        return false;
    }
    digits::<10>(&format!("{text:0>10}")).is_some_and(|all| {
        weighed(&all[..9], &[7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == all[9]
    })
}

pub(super) fn slovenia(text: &str) -> bool {
    digits::<8>(text).is_some_and(|all| {
        let check = 11 - weighed(&all[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11;
        all[0] != 0 && (if check == 10 { 0 } else { check }) == all[7]
    })
}

pub(super) fn spain(text: &str) -> bool {
    const PERSONS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const COMPANIES: &[u8] = b"JABCDEFGHI";
    let (Some(first), Some(middle), Some(last)) = (text.get(..1), text.get(1..8), text.get(8..))
    else {
        return false;
    };
    let (Some(all), [first], [last]) = (digits::<7>(middle), first.as_bytes(), last.as_bytes())
    else {
        return false;
    };
    let of_person = |lead: u64| PERSONS[((lead * 10_000_000 + number(&all)) % 23) as usize];
    match first {
        digit @ b'0'..=b'9' => of_person(u64::from(digit - b'0')) == *last,
        lead @ b'X'..=b'Z' => of_person(u64::from(lead - b'X')) == *last,
        b'K' | b'L' | b'M' => of_person(0) == *last,
        b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U' | b'V' | b'W' => {
            let sum: u32 = all
                .iter()
                .enumerate()
                .map(|(at, digit)| match at % 2 {
                    0 => digit * 2 / 10 + digit * 2 % 10,
                    _ => *digit,
                })
                .sum();
            let check = (10 - sum % 10) % 10;
            // Which kinds end in a digit and which in a letter is told differently by different
            // offices: either will do.
            *last == b'0' + check as u8 || *last == COMPANIES[check as usize]
        }
        _ => false,
    }
}

pub(super) fn sweden(text: &str) -> bool {
    digits::<12>(text).is_some_and(|all| (1..=94).contains(&number(&all[10..])) && luhn(&all[..10]))
}

pub(super) fn switzerland(text: &str) -> bool {
    let bare = ["MWST", "TVA", "IVA", "TPV"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text);
    // Typed without the prefix, the country is known.
    let bare = bare.strip_prefix("CHE").unwrap_or(bare);
    digits::<9>(bare)
        .is_some_and(|all| (11 - weighed(&all, &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == all[8])
}

pub(super) fn united_kingdom(text: &str) -> bool {
    // Government departments and health authorities: a number, no check.
    for (prefix, range) in [("GD", 0..=499), ("HA", 500..=999)] {
        if let Some(all) = text.strip_prefix(prefix).and_then(digits::<3>) {
            return range.contains(&number(&all));
        }
    }
    // Three more digits name a branch.
    let first = if text.len() == 12 && digits::<12>(text).is_some() {
        text.get(..9).unwrap_or_default()
    } else {
        text
    };
    digits::<9>(first).is_some_and(|all| {
        let rest = weighed(&all, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
        rest == 0 || number(&all[..3]) >= 100 && matches!(rest, 42 | 55)
    })
}
