use proptest::prelude::*;

use super::*;

fn finds(query: &str, text: &str) -> bool {
    matches(&tokens(text), &query_tokens(query))
}

#[test]
fn everything_is_found_the_way_people_type_it() {
    for (query, text) in [
        ("lodz", "Łódź"),
        ("LÓDZ", "Zakład Łódź"),
        ("azure int", "Azure Interior"),
        ("interior azu", "Azure Interior"),
        ("小明", "王小明有限公司"),
        ("明", "王小明有限公司"),
        ("王小明", "王小明有限公司"),
        ("王小明有限公司", "王小明有限公司"),
        ("限公 王小", "王小明有限公司"),
        ("abc有限", "ABC有限公司"),
        ("한국", "한국전력공사"),
        ("obrien", "O'Brien"),
        ("o'brien", "O’Brien"),
        ("o'br", "O'Brien"),
        ("brien", "O'Brien"),
        ("kowalska-n", "Anna Kowalska-Nowak"),
        ("nowak", "Anna Kowalska-Nowak"),
        ("strasse", "Hauptstraße 1 Straße"),
        (
            "brandon.freeman55@example.com",
            "brandon.freeman55@example.com",
        ),
        ("brandon.fr", "brandon.freeman55@example.com"),
        ("Brandon.Freeman55@Ex", "brandon.freeman55@example.com"),
        ("freeman55", "brandon.freeman55@example.com"),
        ("@example.com", "brandon.freeman55@example.com"),
        ("example.com", "brandon.freeman55@example.com"),
        ("jan@łódź.pl", "jan@xn--d-uga0v4h.pl"),
        ("łódź", "jan@xn--d-uga0v4h.pl"),
        ("870931", "(870)-931-0505"),
        ("(870)-931-0505", "(870)-931-0505"),
        ("870 931 0505", "(870)-931-0505"),
        ("0505", "(870)-931-0505"),
        ("+48 22 123 45 67", "+48221234567"),
        ("22 123 45 67", "+48 22 1234567"),
        ("us12345677", "US12345677"),
        ("pl1234567890", "PL 123-456-78-90"),
        ("123-456-78-90", "PL 123-456-78-90"),
        ("PL 856-734-62-15", "PL8567346215"),
        ("PL 8567346215", "PL8567346215"),
        ("PL-8567346215", "PL8567346215"),
        ("pl 856-73", "PL8567346215"),
        ("PL 8567346215", "PL 856-734-62-15"),
        ("nl 1234.56.789.b01", "NL123456789B01"),
        ("Meble 12345", "Meble Nowak 12345"),
        ("", "anything"),
        (" .,- ", "anything"),
    ] {
        assert!(
            finds(query, text),
            "{query:?} does not find {text:?}: {:?}",
            tokens(text)
        );
    }
}

#[test]
fn what_was_not_asked_for_is_not_found() {
    for (query, text) in [
        ("明小", "王小明有限公司"),
        ("azur interior", "Azure Interior"),
        ("azure x", "Azure Interior"),
        ("terior", "Azure Interior"),
        ("freeman@example.com", "brandon.freeman55@example.com"),
        ("870932", "(870)-931-0505"),
        ("PL 856-734-62-16", "PL8567346215"),
        ("DE 856-734-62-15", "PL8567346215"),
        ("Meble 12345", "Meble 54321"),
    ] {
        assert!(!finds(query, text), "{query:?} finds {text:?}");
    }
}

#[test]
fn a_telephone_number_is_found_from_its_middle() {
    let tokens = phone_tokens("+48 22 123-45-67");
    for typed in ["1234", "234567", "22 123", "4567", "+48 22 123 45 67"] {
        assert!(matches(&tokens, &query_tokens(typed)), "{typed}");
    }
    for typed in ["567", "9999", "12346"] {
        assert!(!matches(&tokens, &query_tokens(typed)), "{typed}");
    }
    assert!(phone_tokens("112").is_empty());
}

#[test]
fn a_query_that_ends_in_a_blank_still_matches_begun_words() {
    // Trailing blanks are typed on the way to the next word.
    assert!(finds("azure int ", "Azure Interior"));
}

#[test]
fn long_words_are_found_by_their_beginning() {
    let word = "a".repeat(200);
    assert!(finds(&word, &word));
    assert!(
        tokens(&word)
            .iter()
            .all(|token| token.len() <= TOKEN_CHARACTERS)
    );
}

#[test]
fn the_index_cannot_be_filled_by_one_row() {
    let notes: String = (0..5_000).map(|n| format!("word{n} ")).collect();
    assert_eq!(tokens(&notes).len(), TOKENS);
    assert!(query_tokens(&notes).len() <= QUERY_TOKENS);
}

/// What people put between the parts of a number.
fn sign() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "", " ", "-", ".", "/", " - "])
}

/// A number with signs behind its characters.
fn grouped(number: &str, signs: &[&str]) -> String {
    number
        .chars()
        .zip(signs)
        .map(|(c, sign)| format!("{c}{sign}"))
        .collect()
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>()) {
        let _ = (tokens(&text), query_tokens(&text));
    }

    #[test]
    fn every_text_is_found_by_itself(text in "[\\PC]{0,40}") {
        prop_assert!(finds(&text, &text), "{:?} in {:?}", query_tokens(&text), tokens(&text));
    }

    #[test]
    fn the_beginning_of_a_word_finds_it(
        before in "([a-zA-ZłŁżŻéßøæ]{1,8} ){0,2}",
        word in "[a-zA-ZłŁżŻéßøæαβγа-я0-9]{1,12}",
        after in "( [a-zA-Zł]{1,8}){0,2}",
        length in 1usize..12,
    ) {
        let text = format!("{before}{word}{after}");
        let begun: String = word.chars().take(length).collect();
        prop_assert!(finds(&begun, &text), "{:?} in {:?}", query_tokens(&begun), tokens(&text));
        prop_assert!(finds(&begun.to_uppercase(), &text));
    }

    #[test]
    fn a_tax_number_is_found_however_it_is_grouped(
        country in "[A-Z]{2}[A-Z]?",
        digits in "[0-9]{5,12}",
        stored in prop::collection::vec(sign(), 16),
        typed in prop::collection::vec(sign(), 16),
        begun in 5usize..12,
    ) {
        let whole = format!("{country}{digits}");
        let text = grouped(&whole, &stored);
        prop_assert!(finds(&grouped(&whole, &typed), &text), "{:?} in {:?}", grouped(&whole, &typed), tokens(&text));
        let begun: String = whole.chars().take(country.len() + begun).collect();
        prop_assert!(finds(&grouped(&begun.to_lowercase(), &typed), &text), "{begun:?} in {text:?}");
    }

    #[test]
    fn any_part_of_a_chinese_name_finds_it(name in "[一-鿿]{1,12}", start in 0usize..12, length in 1usize..6) {
        let characters: Vec<char> = name.chars().collect();
        let start = start % characters.len();
        let part: String = characters.iter().skip(start).take(length).collect();
        prop_assert!(finds(&part, &name));
        let longer = format!("ABC{name} GmbH");
        prop_assert!(finds(&part, &longer));
    }

    #[test]
    fn tokens_are_folded_sorted_and_each_there_once(text in any::<String>()) {
        let tokens = tokens(&text);
        prop_assert!(tokens.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(tokens.iter().all(|token| !token.is_empty()));
    }
}
