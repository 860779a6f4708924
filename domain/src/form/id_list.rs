//! Many contacts in one control: `3,7-12,40`. A selection of ten thousand is one short text
//! instead of ten thousand hidden inputs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::id::ContactId;

/// The shortest text that names these contacts.
pub fn write_ids(ids: impl IntoIterator<Item = ContactId>) -> String {
    let sorted: BTreeSet<i64> = ids.into_iter().map(ContactId::get).collect();
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for id in sorted {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(id) => *last = id,
            Some(_) | None => runs.push((id, id)),
        }
    }
    let mut text = String::new();
    for (first, last) in runs {
        if !text.is_empty() {
            text.push(',');
        }
        let written = if first == last {
            write!(text, "{first}")
        } else {
            write!(text, "{first}-{last}")
        };
        written.expect("writing to a String cannot fail");
    }
    text
}

/// Why a text names no contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdListProblem {
    /// Not numbers and ranges with commas between them.
    Unreadable,
    /// More than that many.
    TooMany,
}

/// The contacts a text names, each once, in rising order; at most `max`.
///
/// # Errors
/// A text that is not of that form, or names more. A range is never spelled out beyond `max`.
pub fn read_ids(text: &str, max: usize) -> Result<Vec<ContactId>, IdListProblem> {
    let mut ids = BTreeSet::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| {
            text.parse::<ContactId>()
                .map(ContactId::get)
                .map_err(|_| IdListProblem::Unreadable)
        };
        let (first, last) = (number(first)?, number(last)?);
        if last < first {
            return Err(IdListProblem::Unreadable);
        }
        if usize::try_from(last - first).map_or(true, |more| more >= max) {
            return Err(IdListProblem::TooMany);
        }
        ids.extend(first..=last);
        if ids.len() > max {
            return Err(IdListProblem::TooMany);
        }
    }
    Ok(ids.into_iter().map(ContactId::new).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(ids in prop::collection::btree_set(1_i64..3000, 0..200)) {
            let ids: Vec<ContactId> = ids.into_iter().map(ContactId::new).collect();
            prop_assert_eq!(read_ids(&write_ids(ids.clone()), 200), Ok(ids));
        }

        #[test]
        fn no_text_gives_more_than_asked_for(text in "[0-9,-]{0,40}") {
            if let Ok(ids) = read_ids(&text, 50) {
                prop_assert!(ids.len() <= 50);
            }
        }
    }

    #[test]
    fn runs_are_short_and_nonsense_is_refused() {
        let ids = [9, 3, 4, 5, i64::MAX].map(ContactId::new);
        assert_eq!(write_ids(ids), format!("3-5,9,{}", i64::MAX));
        assert_eq!(
            read_ids("1-9223372036854775807", 10_000),
            Err(IdListProblem::TooMany)
        );
        for text in ["x", "1-", "5-3", "1--2", "0", "1;2"] {
            assert_eq!(read_ids(text, 10), Err(IdListProblem::Unreadable), "{text}");
        }
    }
}
