//! What a search finds: tokens of what is stored, tokens of what is asked.
//!
//! A row is found when every query token equals one of its tokens or, where
//! the query token is a prefix, begins one of them; or when the whole query
//! in one piece begins one. So a database needs one table of (row, token) and
//! an index on it, and no collation of its own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

use super::fold;
use crate::phone::phone_digits;

/// Characters of a token; longer words are found by their beginning.
const TOKEN_CHARACTERS: usize = 64;
/// Tokens of one text: notes of any length must not fill the index.
const TOKENS: usize = 500;
/// Words of a query that count.
const QUERY_TOKENS: usize = 16;
/// Characters of a query that count.
const QUERY_CHARACTERS: usize = 256;
/// Digits that make a number worth finding in one piece.
const NUMBER_DIGITS: usize = 5;

/// One thing that a found row must have.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QueryToken {
    /// Folded, as stored tokens are.
    pub text: String,
    /// Whether a token that only begins so will do.
    pub prefix: bool,
    /// All of the query in one piece, where it may be one number: a token
    /// that begins so will do instead. The same for each token of a query, so
    /// a row is found by all of its words or by this.
    pub joined: Option<String>,
}

/// The tokens of one field, sorted, each once. Words are split at whatever is
/// neither letter, digit nor mark; runs of Chinese, Japanese and Korean give
/// their single characters and pairs. Besides: an address as a whole and with
/// its domain as people read it; words around an apostrophe as one; telephone
/// and tax numbers without their blanks, signs and country prefix.
pub fn tokens(text: &str) -> Vec<String> {
    tokens_of(&[text])
}

/// The tokens of several fields together, sorted, each once.
pub fn tokens_of(fields: &[&str]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for field in fields {
        collect(field, &mut found);
    }
    found.into_iter().take(TOKENS).collect()
}

/// Digits a number is found by from its middle.
const PART_DIGITS: usize = 4;

/// What finds a telephone number from anywhere in it: its digits from each
/// place on, down to the last four.
pub fn phone_tokens(phone: &str) -> Vec<String> {
    let digits = phone_digits(phone);
    let last = digits.len().saturating_sub(PART_DIGITS - 1);
    let mut found: BTreeSet<String> = (0..last).map(|from| cut(&digits[from..])).collect();
    found.retain(|part| !part.is_empty());
    found.into_iter().collect()
}

fn collect(text: &str, found: &mut BTreeSet<String>) {
    for chunk in text.split_whitespace() {
        if let Some((local, domain)) = address(chunk) {
            found.insert(cut(&fold(chunk)));
            found.insert(cut(&fold(domain)));
            // Domains are stored in ASCII, people type what they read.
            let (readable, _) = idna::domain_to_unicode(domain);
            found.insert(cut(&fold(&format!("{local}@{readable}"))));
            words(&fold(&readable), found);
        }
    }
    words(&fold(text), found);
    numbers(text, found);
}

/// A chunk as (local part, domain) where it looks like an email address.
fn address(chunk: &str) -> Option<(&str, &str)> {
    let (local, domain) = chunk.split_once('@')?;
    let whole = !local.is_empty() && !domain.is_empty() && !domain.contains('@');
    whole.then_some((local, domain))
}

/// Adds the words of a folded text.
fn words(folded: &str, found: &mut BTreeSet<String>) {
    for chunk in folded.split_whitespace() {
        if chunk.contains(is_apostrophe) {
            let joined: String = chunk.chars().filter(|c| !is_apostrophe(*c)).collect();
            for run in runs(&joined) {
                add_run(&run, found);
            }
        }
        for run in runs(chunk) {
            add_run(&run, found);
        }
    }
}

fn add_run(run: &Run<'_>, found: &mut BTreeSet<String>) {
    match run {
        Run::Word(word) => {
            found.insert(cut(word));
        }
        Run::Cjk(characters) => {
            found.extend(characters.iter().map(char::to_string));
            found.extend(characters.windows(2).map(String::from_iter));
        }
    }
}

/// Adds numbers as one piece: `(870)-931-0505` as `8709310505`.
fn numbers(text: &str, found: &mut BTreeSet<String>) {
    if text.chars().count() > TOKEN_CHARACTERS || text.contains('@') {
        return;
    }
    let digits = phone_digits(text);
    if digits.len() < NUMBER_DIGITS {
        return;
    }
    found.insert(in_one_piece(text));
    if text.trim_start().starts_with('+') {
        // Country calling codes have one to three digits, and nobody at home
        // types them.
        for prefix in 1..=3 {
            if digits.len() >= prefix + NUMBER_DIGITS {
                found.insert(digits[prefix..].to_owned());
            }
        }
    }
    found.insert(digits);
}

/// Letters and digits without what groups them: `PL 856-734-62-15` as
/// `pl8567346215`.
fn in_one_piece(text: &str) -> String {
    let folded = fold(text);
    let piece: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    cut(&piece)
}

/// What a typed query asks for; empty when it holds nothing to look for, and
/// then every row matches. The last word counts as begun, not as finished.
pub fn query_tokens(text: &str) -> Vec<QueryToken> {
    let end = text
        .char_indices()
        .nth(QUERY_CHARACTERS)
        .map_or(text.len(), |(at, _)| at);
    let text = text[..end].trim();
    if is_number(text) {
        return vec![QueryToken {
            text: phone_digits(text),
            prefix: true,
            joined: None,
        }];
    }
    let mut asked = Vec::new();
    for chunk in text.split_whitespace() {
        match address(chunk) {
            Some(_) => asked.push(QueryToken {
                text: cut(&fold(chunk)),
                prefix: true,
                joined: None,
            }),
            None => ask(&fold(chunk), &mut asked),
        }
    }
    // A blank after the last word does not finish it: results that vanish and
    // come back while the next word is typed help nobody.
    let last = asked.len().saturating_sub(1);
    for (at, token) in asked.iter_mut().enumerate() {
        let begun = token.prefix || at == last || is_cut(&token.text);
        token.prefix = begun && !token.text.chars().all(is_cjk);
    }
    // A tax number is grouped differently each time, letters and all.
    if asked.len() > 1 && !text.contains('@') && phone_digits(text).len() >= NUMBER_DIGITS {
        let joined = in_one_piece(text);
        for token in &mut asked {
            token.joined = Some(joined.clone());
        }
    }
    asked.truncate(QUERY_TOKENS);
    asked
}

fn ask(folded: &str, asked: &mut Vec<QueryToken>) {
    let mut push = |text: String| {
        asked.push(QueryToken {
            text,
            prefix: false,
            joined: None,
        })
    };
    for run in runs(folded) {
        match run {
            Run::Word(word) => push(cut(word)),
            Run::Cjk(characters) if characters.len() == 1 => push(characters[0].to_string()),
            Run::Cjk(characters) => characters
                .windows(2)
                .map(String::from_iter)
                .for_each(&mut push),
        }
    }
}

/// Digits with the signs that group them, and enough of them: a number that
/// people group differently each time.
fn is_number(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || " \u{a0}+-()./".contains(c))
        && phone_digits(text).len() >= NUMBER_DIGITS
}

/// Whether a row with these tokens is found by that query; what a database
/// does with its index.
pub fn matches<T: AsRef<str>>(tokens: &[T], query: &[QueryToken]) -> bool {
    query.iter().all(|asked| {
        tokens.iter().map(AsRef::as_ref).any(|token| {
            let joined = asked.joined.as_deref();
            token == asked.text
                || (asked.prefix && token.starts_with(&asked.text))
                || joined.is_some_and(|joined| token.starts_with(joined))
        })
    })
}

enum Run<'a> {
    Word(&'a str),
    Cjk(Vec<char>),
}

/// The words of a text without blanks, parted where the writing changes
/// between one with spaces and one without.
fn runs(chunk: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    for part in chunk.split(|c| !is_word(c)).filter(|part| !part.is_empty()) {
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let cjk = is_cjk(first);
            let end = rest.find(|c| is_cjk(c) != cjk).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            runs.push(if cjk {
                Run::Cjk(run.chars().collect())
            } else {
                Run::Word(run)
            });
            rest = after;
        }
    }
    runs
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

/// Scripts written without spaces, or whose words take endings: Han, kana,
/// Hangul syllables.
const fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn cut(word: &str) -> String {
    word.chars().take(TOKEN_CHARACTERS).collect()
}

fn is_cut(token: &str) -> bool {
    token.chars().count() == TOKEN_CHARACTERS
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
