//! Making spellings alike.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Compatibility caseless form (Unicode 16, D146): NFKC with full case
/// folding, invisible characters dropped. Accents stay: two logins that differ
/// in one are two.
pub fn case_fold(text: &str) -> String {
    text.nfd()
        .default_case_fold()
        .nfkd()
        .default_case_fold()
        .filter(|c| !is_invisible(*c))
        .nfkc()
        .collect()
}

/// The form that search compares: [`case_fold`], without accents, and with
/// letters that carry their accent in the glyph taken as their base letter
/// (`ł` as `l`, `ø` as `o`, `æ` as `ae`). `lodz` and `Łódź` are the same.
/// Folding twice gives what folding once gives.
pub fn fold(text: &str) -> String {
    let bare = case_fold(text)
        .nfkd()
        .filter(|c| !is_accent(*c))
        .collect::<String>();
    let mut folded = String::with_capacity(bare.len());
    for letter in bare.nfc() {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// Marks that change a letter's look and not, to a searcher, its identity.
/// Kept are those that make another letter: nukta (7), kana voicing (8),
/// virama (9) and the vowel signs of South and South-East Asia (84 to 132).
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1..=6 | 10..=36 | 200..=255)
}

/// What `Default_Ignorable_Code_Point` has that gets into copied text: soft
/// hyphen, zero-width and bidirectional marks, variation selectors, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether nothing of it is seen: only blanks and invisible characters.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Letters without a decomposition in Unicode that people type without it.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' | 'ƚ' | 'ɫ' | 'ƛ' => "l",
        'ø' | 'ɵ' | 'ɔ' => "o",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ŋ' | 'ɲ' | 'ƞ' => "n",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ĸ' | 'ƙ' => "k",
        'ƀ' | 'ɓ' => "b",
        'ƈ' | 'ȼ' => "c",
        'ɇ' => "e",
        'ǝ' | 'ə' | 'ɛ' => "e",
        'ƒ' => "f",
        'ǥ' | 'ɠ' => "g",
        'ɉ' => "j",
        'ƥ' => "p",
        'ɍ' => "r",
        'ʉ' => "u",
        'ʋ' => "v",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ȥ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_fold_to_what_people_type() {
        for (name, typed) in [
            ("Łódź", "lodz"),
            ("Żółć", "zolc"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Ærøskøbing", "aeroskobing"),
            ("Đorđe", "dorde"),
            ("Timișoara", "timisoara"),
            ("Ştefan", "stefan"),
            ("İstanbul", "istanbul"),
            ("ISPARTA ılıca", "isparta ilica"),
            ("Þór Œuvre", "thor oeuvre"),
            ("ﬁnance ＡＢＣ", "finance abc"),
            ("Ελλάδα ΟΔΌΣ", "ελλαδα οδοσ"),
            ("Ёлка", "елка"),
            ("王小明", "王小明"),
            ("がか", "がか"),
            ("한국", "한국"),
            ("co\u{ad}op\u{200b}", "coop"),
        ] {
            assert_eq!(fold(name), typed, "{name}");
        }
    }

    #[test]
    fn a_case_fold_keeps_accents() {
        assert_eq!(case_fold("ŁÓDŹ Straße"), "łódź strasse");
        assert_eq!(case_fold("e\u{301}"), "é");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
            let once = case_fold(&text);
            prop_assert_eq!(case_fold(&once), once);
        }

        #[test]
        fn case_makes_no_difference(text in "[\u{0}-\u{24f}\u{370}-\u{3ff}\u{400}-\u{52f}]*") {
            prop_assert_eq!(fold(&text.to_lowercase()), fold(&text));
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
