//! Names and values of queries and forms (application/x-www-form-urlencoded, WHATWG URL).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as ShapeError, MapDeserializer};

/// Names and values in the order sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

/// No form of ours has more, a selection of ten thousand included.
const MOST_PAIRS: usize = 65_536;

/// Not UTF-8, with a NUL, which no text may hold, or of more pairs than any form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl Pairs {
    /// Reads a query or a form's body.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        if text.bytes().filter(|byte| *byte == b'&').count() > MOST_PAIRS {
            return Err(Malformed);
        }
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Ok((decode(name)?, decode(value)?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Puts one at the end.
    pub fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// Takes out those whose name begins so; the rest of their names, and their values.
    pub fn take(&mut self, beginning: &str) -> Vec<(String, String)> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(name, _)| name.starts_with(beginning));
        self.0 = left;
        let mut taken: Vec<(String, String)> = taken;
        for (name, _) in &mut taken {
            name.drain(..beginning.len());
        }
        taken
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// As a form: unknown names are passed over, a name given twice is malformed.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T, Malformed> {
        let pairs = self.iter();
        T::deserialize(MapDeserializer::<_, ShapeError>::new(pairs)).map_err(|_| Malformed)
    }
}

fn decode(text: &str) -> Result<String, Malformed> {
    let spaced: Cow<'_, str> = if text.contains('+') {
        Cow::Owned(text.replace('+', " "))
    } else {
        Cow::Borrowed(text)
    };
    let decoded = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| Malformed)?;
    if decoded.contains('\0') {
        Err(Malformed)
    } else {
        Ok(decoded.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_decoded_and_repeated_names_kept() {
        let pairs = Pairs::parse("id=1&id=2&q=%C5%82%C3%B3d%C5%BA+x&empty=&bare").unwrap();
        assert_eq!(pairs.all("id").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(pairs.get("q"), Some("łódź x"));
        assert_eq!(pairs.get("bare"), Some(""));
        assert_eq!(pairs.get("none"), None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for text in ["q=%ff", "q=%00", "%80=1", "q=\0"] {
            assert_eq!(Pairs::parse(text), Err(Malformed), "{text}");
        }
    }

    #[test]
    fn a_selection_of_ten_thousand_is_read_and_hundreds_of_thousands_are_refused() {
        let many = |pairs: usize| "id=1&".repeat(pairs);
        assert_eq!(Pairs::parse(&many(10_000)).unwrap().iter().count(), 10_000);
        assert_eq!(Pairs::parse(&many(400_000)), Err(Malformed));
    }

    proptest! {
        #[test]
        fn no_input_panics(text in ".*") {
            let _ = Pairs::parse(&text);
        }
    }
}
