//! Which entries lost their personal values: the entry of the erasure names them, so that whoever
//! walks the trail knows what was ordered and what was not.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Numbers of entries, as ranges from first to last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers(Vec<(i64, i64)>);

impl Numbers {
    /// One more, above those that are there.
    pub(super) fn add(&mut self, seq: i64) {
        match self.0.last_mut() {
            Some((_, last)) if *last + 1 == seq => *last = seq,
            Some(_) | None => self.0.push((seq, seq)),
        }
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.0.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// What the entry of an erasure says.
    pub(crate) fn detail(&self) -> Value {
        json!({ "erased": self.count(), "entries": self })
    }

    /// What such an entry, with this number itself, ordered: only what stood before it.
    pub(super) fn ordered_by(seq: i64, detail: &str) -> Self {
        #[derive(Deserialize)]
        struct Detail {
            entries: Numbers,
        }
        let mut ordered = serde_json::from_str(detail)
            .map_or_else(|_| Self::default(), |detail: Detail| detail.entries);
        ordered
            .0
            .retain(|(first, last)| first <= last && *last < seq);
        ordered
    }

    /// Both, in any order.
    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The first of these, which ascend, that is not among the others.
    pub(super) fn first_not_in(&self, mut others: Self) -> Option<i64> {
        others.0.sort_unstable();
        let mut ranges = others.0.into_iter().peekable();
        // Everything below is among the others, as far as it matters.
        let mut covered = i64::MIN;
        for &(first, last) in &self.0 {
            covered = covered.max(first);
            while covered <= last {
                match ranges.next_if(|(start, _)| *start <= covered) {
                    Some((_, end)) => covered = covered.max(end.saturating_add(1)),
                    None => return Some(covered),
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(of: &[i64]) -> Numbers {
        let mut numbers = Numbers::default();
        for seq in of {
            numbers.add(*seq);
        }
        numbers
    }

    #[test]
    fn the_first_number_that_nothing_ordered_is_found_as_by_looking_at_each() {
        // Every pair of sets below 8, the others in two halves out of order.
        for gone in 0..256_u32 {
            for ordered in 0..256_u32 {
                let of = |set: u32| -> Vec<i64> { (0..8).filter(|n| set >> n & 1 == 1).collect() };
                let mut others = numbers(&of(ordered & 0b1111_1000));
                others.join(numbers(&of(ordered & 0b0001_1111)));
                let expected = of(gone & !ordered).first().copied();
                assert_eq!(numbers(&of(gone)).first_not_in(others), expected);
            }
        }
    }

    #[test]
    fn an_order_is_read_as_it_was_written_and_reaches_back_only() {
        let numbers = numbers(&[2, 3, 4, 9]);
        assert_eq!(numbers.count(), 4);
        let detail = numbers.detail().to_string();
        assert_eq!(detail, r#"{"entries":[[2,4],[9,9]],"erased":4}"#);
        assert_eq!(Numbers::ordered_by(10, &detail), numbers);
        assert_eq!(Numbers::ordered_by(9, &detail), Numbers(vec![(2, 4)]));
        for wrong in ["", "{}", r#"{"entries":3}"#, r#"{"entries":[[4,2]]}"#] {
            assert_eq!(Numbers::ordered_by(10, wrong), Numbers::default());
        }
    }
}
