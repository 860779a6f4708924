//! The order of names.

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

/// Characters of a text that its key covers: longer than any name may be.
const MAX: usize = 256;

/// Bytes that sort as the text does in the root collation of CLDR, at tertiary
/// strength: accents and case decide only between otherwise equal names. To be
/// compared byte by byte (`bytea`, `BLOB`).
pub fn sort_key(text: &str) -> Vec<u8> {
    let end = text
        .char_indices()
        .nth(MAX)
        .map_or(text.len(), |(at, _)| at);
    let mut key = Vec::with_capacity(end * 3);
    let Ok(()) = collator().write_sort_key_to(&text[..end], &mut key);
    key
}

fn collator() -> &'static CollatorBorrowed<'static> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR.get_or_init(|| {
        Collator::try_new(CollatorPreferences::default(), CollatorOptions::default())
            .expect("the root collation is compiled in")
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_sort_as_people_expect() {
        let mut names = vec![
            "Zebra", "łoś", "Łódź", "lodz", "Ärger", "Arger", "arger", "apple", "小明", "2",
            "Ömer", "_x", "",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "", "_x", "2", "apple", "arger", "Arger", "Ärger", "lodz", "Łódź", "łoś", "Ömer",
                "Zebra", "小明"
            ]
        );
    }

    #[test]
    fn a_key_is_no_longer_than_a_name_needs() {
        assert_eq!(sort_key(&"a".repeat(10_000)), sort_key(&"a".repeat(MAX)));
    }

    proptest! {
        #[test]
        fn keys_order_as_the_collator_compares(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), collator().compare(&a, &b));
        }
    }
}
