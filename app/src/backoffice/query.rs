//! Addresses with a query, written by hand so that links and tests agree.

use std::fmt::Write as _;

/// `path` with the pairs that have a value, percent-encoded as RFC 3986 has
/// it: what is not unreserved becomes `%XX`.
pub(crate) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    let mut mark = '?';
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(mark);
        address.push_str(name);
        address.push('=');
        encode(&mut address, value);
        mark = '&';
    }
    address
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => write!(out, "%{other:02X}").expect("writing to a String cannot fail"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_parts_are_left_out_and_others_encoded() {
        assert_eq!(address("/c", &[("q", ""), ("sort", "")]), "/c");
        assert_eq!(
            address("/c", &[("q", "A&B łó?"), ("sort", "-name")]),
            "/c?q=A%26B%20%C5%82%C3%B3%3F&sort=-name"
        );
    }
}
