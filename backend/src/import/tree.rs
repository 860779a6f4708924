//! Who is whose parent, within one file.

use std::collections::HashMap;

/// One line's place in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    pub line: u64,
    pub id: &'a str,
    pub parent: Option<&'a str>,
}

/// Lines that come with an id of an earlier line: `(line, first line)`.
pub fn duplicates(links: &[Link<'_>]) -> Vec<(u64, u64)> {
    let mut first = HashMap::with_capacity(links.len());
    links
        .iter()
        .filter_map(|link| match first.insert(link.id, link.line) {
            Some(earlier) => {
                first.insert(link.id, earlier);
                Some((link.line, earlier))
            }
            None => None,
        })
        .collect()
}

/// How deep each line lies below the topmost line of this file, or none for
/// lines whose chain of parents never ends.
///
/// A parent that is not in the file counts as none.
pub fn depths(links: &[Link<'_>]) -> Vec<Option<usize>> {
    let place: HashMap<&str, usize> = links
        .iter()
        .enumerate()
        .map(|(place, link)| (link.id, place))
        .collect();
    let parent_of = |at: usize| {
        links[at]
            .parent
            .and_then(|parent| place.get(parent).copied())
    };
    let mut known: Vec<State> = vec![State::Unknown; links.len()];
    for start in 0..links.len() {
        // Upwards to a line that is known, or to one already on this way:
        // every line is walked over once, so a chain of a million parents
        // costs a million steps and no stack.
        let mut way = Vec::new();
        let mut at = Some(start);
        let mut depth = loop {
            match at {
                None => break Some(0),
                Some(here) => match known[here] {
                    State::Known(depth) => break depth.map(|depth| depth + 1),
                    State::OnTheWay => break None,
                    State::Unknown => {
                        known[here] = State::OnTheWay;
                        way.push(here);
                        at = parent_of(here);
                    }
                },
            }
        };
        for here in way.into_iter().rev() {
            known[here] = State::Known(depth);
            depth = depth.map(|depth| depth + 1);
        }
    }
    known
        .into_iter()
        .map(|state| match state {
            State::Known(depth) => depth,
            State::Unknown | State::OnTheWay => unreachable!("every line was walked over"),
        })
        .collect()
}

/// Lines that are their own ancestor. Those below such a circle are not.
pub fn circles(links: &[Link<'_>]) -> Vec<u64> {
    let place: HashMap<&str, usize> = links
        .iter()
        .enumerate()
        .map(|(place, link)| (link.id, place))
        .collect();
    let parent_of = |at: usize| {
        links[at]
            .parent
            .and_then(|parent| place.get(parent).copied())
    };
    let depths = depths(links);
    let mut in_circle = vec![false; links.len()];
    let mut passed = vec![usize::MAX; links.len()];
    for start in (0..links.len()).filter(|at| depths[*at].is_none()) {
        let mut at = start;
        while passed[at] == usize::MAX {
            passed[at] = start;
            at = parent_of(at).expect("a chain that never ends has a next link");
        }
        // Only a line first passed on this very way closes a new circle.
        while passed[at] == start && !in_circle[at] {
            in_circle[at] = true;
            at = parent_of(at).expect("a circle has a next link");
        }
    }
    (0..links.len())
        .filter(|at| in_circle[*at])
        .map(|at| links[at].line)
        .collect()
}

#[derive(Clone, Copy)]
enum State {
    Unknown,
    OnTheWay,
    Known(Option<usize>),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn links<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Link<'a>> {
        pairs
            .iter()
            .zip(2..)
            .map(|((id, parent), line)| Link {
                line,
                id,
                parent: (!parent.is_empty()).then_some(*parent),
            })
            .collect()
    }

    #[test]
    fn depth_is_counted_whatever_the_order() {
        let links = links(&[("c", "b"), ("a", ""), ("b", "a"), ("d", "elsewhere")]);
        assert_eq!(depths(&links), [Some(2), Some(0), Some(1), Some(0)]);
        assert_eq!(circles(&links), Vec::<u64>::new());
    }

    #[test]
    fn circles_are_named_and_what_hangs_below_them_is_not() {
        let links = links(&[
            ("below", "a"),
            ("a", "b"),
            ("b", "c"),
            ("c", "a"),
            ("me", "me"),
            ("ok", ""),
        ]);
        assert_eq!(circles(&links), [3, 4, 5, 6]);
        assert_eq!(depths(&links), [None, None, None, None, None, Some(0)]);
    }

    #[test]
    fn a_second_and_a_third_line_with_an_id_name_the_first() {
        let links = links(&[("a", ""), ("b", ""), ("a", ""), ("a", "")]);
        assert_eq!(duplicates(&links), [(4, 2), (5, 2)]);
    }

    #[test]
    fn a_very_long_chain_costs_no_stack() {
        let ids: Vec<String> = (0..200_000).map(|id: u32| id.to_string()).collect();
        let links: Vec<Link> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| Link {
                line: at as u64,
                id,
                parent: ids.get(at + 1).map(String::as_str),
            })
            .collect();
        assert_eq!(depths(&links)[0], Some(199_999));
    }

    proptest! {
        #[test]
        fn a_line_is_in_a_circle_when_walking_up_comes_back_to_it(
            parents in proptest::collection::vec(proptest::option::of(0usize..8), 1..8)
        ) {
            let ids: Vec<String> = (0..8).map(|id: u32| id.to_string()).collect();
            let links: Vec<Link> = parents
                .iter()
                .enumerate()
                .map(|(at, parent)| Link { line: at as u64, id: &ids[at], parent: parent.map(|p| ids[p].as_str()) })
                .collect();
            let next = |at: usize| parents[at].filter(|parent| *parent < parents.len());
            let expected: Vec<u64> = (0..parents.len())
                .filter(|start| {
                    let mut at = next(*start);
                    for _ in 0..8 {
                        match at {
                            Some(here) if here == *start => return true,
                            Some(here) => at = next(here),
                            None => return false,
                        }
                    }
                    false
                })
                .map(|at| at as u64)
                .collect();
            prop_assert_eq!(circles(&links), expected);
        }
    }
}
