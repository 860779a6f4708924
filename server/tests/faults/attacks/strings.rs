//! Texts that mean something to a database, a regular expression, a template or a terminal, in every
//! filter there is.

use std::time::{Duration, Instant};

use super::super::dice::rounds;
use super::super::support;
use super::super::support::encode;
use super::super::support::wire::HTML;
use super::{AT_ONCE, Leaves, Town};

/// No row may ever answer to it: a text that finds nothing, or what would make it find everything.
const MARK: &str = "zqxzqx";

/// What a database or its driver says of a statement it refuses. Each has a sign that base64 lacks: a nonce is random,
/// and among so many pages one reads `SqLx` by chance.
const TOLD: [&str; 7] = [
    "$argon2",
    "sqlite_",
    "sqlx::",
    "error returned from database",
    "execution error:",
    "syntax error",
    "unterminated ",
];

/// Where a text may be typed: the page, the name, and what else the address needs.
const FILTERS: [(&str, &str, &str); 30] = [
    ("/office/contacts", "q", ""),
    ("/office/contacts", "filter", ""),
    ("/office/contacts", "tag", ""),
    ("/office/contacts", "sort", ""),
    ("/office/contacts", "after", ""),
    ("/office/contacts", "before", ""),
    ("/office/contacts/portal-access", "id", ""),
    ("/office/contacts/portal-access", "ids", ""),
    ("/office/contacts/merge", "id", ""),
    ("/office/contacts/new", "parent", ""),
    ("/office/contacts/1", "before", ""),
    ("/office/users", "q", ""),
    ("/office/users", "filter", ""),
    ("/office/users", "sort", ""),
    ("/office/users", "after", ""),
    ("/office/users", "before", ""),
    ("/office/users", "add", ""),
    ("/office/users", "drop", ""),
    ("/office/users", "v.1", "f.1=login&o.1=contains"),
    ("/office/users", "v.1", "f.1=created&o.1=before"),
    ("/office/users", "o.1", "f.1=name&v.1=x"),
    ("/office/users", "f.1", "o.1=is&v.1=x"),
    ("/office/users", "m", "f.1=name&o.1=is&v.1=x"),
    ("/office/outbox", "q", ""),
    ("/office/outbox", "state", ""),
    ("/office/outbox", "after", ""),
    ("/office/jobs", "before", ""),
    ("/office/search", "q", ""),
    ("/my", "in", ""),
    ("/login", "next", ""),
];

fn texts() -> Vec<String> {
    let mut all: Vec<String> = [
        "'",
        "\"",
        "\\",
        "`",
        "%",
        "_",
        "*",
        "?",
        "(",
        ")",
        "[",
        "--",
        ";",
        "/*",
        "\\'",
        "''",
        "$1",
        "$$",
        "?1",
        ":a",
        "@a",
        "{{7*7}}",
        "${7*7}",
        "<%=7*7%>",
        "' OR '1'='1",
        "' OR 1=1--",
        "\") OR (\"1\"=\"1",
        "' UNION SELECT password_hash FROM app_user--",
        "'; DROP TABLE contact;--",
        "'; SELECT pg_sleep(20);--",
        "1 OR (SELECT 1 FROM pg_sleep(20))",
        "' || (SELECT randomblob(900000000)) || '",
        "%' AND 1=0 UNION SELECT 1,2,3--",
        "\u{202e}gnp.exe",
        "\u{feff}",
        "\u{0301}\u{0301}\u{0301}",
        "ﬀ",
        "İ",
        "ß",
        "Ω≈ç√∫",
        "田中さん",
        "👩‍👩‍👧‍👦",
        "\u{10ffff}",
        "\u{1b}[2J",
        "\u{7}",
        "\t\n\r",
        "NaN",
        "Infinity",
        "-1",
        "0",
        "9223372036854775808",
        "1e309",
        "(a+)+$",
        "constructor",
        "__proto__",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "() { :;}; id",
        "=cmd|'/c calc'!A1",
        "\u{fdfa}",
    ]
    .map(str::to_owned)
    .to_vec();
    all.extend([
        "a".repeat(10_000),
        "% ".repeat(3_000),
        "\u{fdfa}".repeat(2_000),
        "\u{0301}".repeat(2_000),
        "田".repeat(2_000),
        "(".repeat(3_000),
    ]);
    all
}

/// Links to rows: what a filter that was broken open would show.
fn rows(body: &str) -> usize {
    body.match_indices("href=\"/office/contacts/")
        .chain(body.match_indices("href=\"/office/users/"))
        .chain(body.match_indices("href=\"/office/outbox/"))
        .filter(|(at, found)| body[at + found.len()..].starts_with(|it: char| it.is_ascii_digit()))
        .count()
}

places_on_both! {
    fn no_text_in_any_filter_is_more_than_a_text(place: Place) {
        let town = Town::on(place);
        town.under("texts", &Leaves::default(), |town| {
            let mut tries = 0;
            let mut slowest = (Duration::ZERO, String::new());
            // The tests try each filter with every fourth text, a soak with all of them.
            let step = if rounds() > 5 { 1 } else { 4 };
            for (at, (page, name, more)) in FILTERS.into_iter().enumerate() {
                let browser = if page == "/my" { &town.customer } else { &town.administrator };
                let searches = matches!(name, "q" | "tag");
                for text in texts().into_iter().skip(at % step).step_by(step) {
                    let marked = searches.then(|| format!("{MARK}{text}"));
                    for text in [Some(text), marked].into_iter().flatten() {
                        let query = encode(&[(name, &text)]);
                        let path = format!("{page}?{query}{}{more}", if more.is_empty() { "" } else { "&" });
                        let asked = Instant::now();
                        let answer = browser.get(&path, HTML);
                        let status = answer.status;
                        let shown: String = path.chars().take(120).collect();
                        assert!(matches!(status, 200 | 303 | 400 | 404 | 414 | 422 | 431), "{shown}: {status} {}", answer.body());
                        let body = answer.body();
                        let took = asked.elapsed();
                        assert!(took < AT_ONCE, "{shown} took {took:?}");
                        if took > slowest.0 {
                            slowest = (took, shown.clone());
                        }
                        // Searched for a word that nobody has, with whatever behind it.
                        assert!(!text.starts_with(MARK) || rows(&body) == 0, "{shown} finds {}", rows(&body));
                        for told in TOLD {
                            assert!(!body.to_lowercase().contains(told) || text.contains(told), "{shown}: {told}");
                        }
                        tries += 1;
                    }
                }
            }
            println!("texts: the slowest took {:?}: {}", slowest.0, slowest.1);
            tries
        });
    }
}
