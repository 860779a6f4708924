//! Who is whose parent, within one file.

use std::hash::{BuildHasher as _, RandomState};

/// One line's place in the tree. Ids stand as keyed 64-bit hashes, so that a file of any length
/// takes few bytes a line: in one of a million lines, one time in thirty million two ids would
/// pass for one, and the file be refused.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub line: u32,
    id: u64,
    /// Zero for none.
    parent: u64,
}

/// Makes links; those of one file by one of them.
#[derive(Default)]
pub struct Linking(RandomState);

impl Linking {
    pub fn link(&self, line: u32, id: &str, parent: Option<&str>) -> Link {
        Link {
            line,
            id: self.hash(id),
            parent: parent.map_or(0, |parent| self.hash(parent)),
        }
    }

    fn hash(&self, id: &str) -> u64 {
        self.0.hash_one(id).max(1)
    }
}

/// Links with the way from an id to its line.
pub struct Tree<'a> {
    links: &'a [Link],
    /// Ids with their places among the links, in order.
    places: Vec<(u64, u32)>,
}

impl<'a> Tree<'a> {
    pub fn new(links: &'a [Link]) -> Self {
        let mut places: Vec<(u64, u32)> = links
            .iter()
            .zip(0..)
            .map(|(link, at)| (link.id, at))
            .collect();
        places.sort_unstable();
        Self { links, places }
    }

    fn parent_of(&self, at: usize) -> Option<usize> {
        let wanted = self.links[at].parent;
        let found = self.places.partition_point(|(id, _)| *id < wanted);
        self.places
            .get(found)
            .filter(|(id, _)| *id == wanted)
            .map(|(_, at)| *at as usize)
    }

    /// Whether the line names a parent that is not in this file.
    pub fn points_elsewhere(&self, at: usize) -> bool {
        self.links[at].parent != 0 && self.parent_of(at).is_none()
    }

    /// Lines that come with an id of an earlier line: `(line, first line)`.
    pub fn duplicates(&self) -> Vec<(u32, u32)> {
        let mut found: Vec<(u32, u32)> = self
            .places
            .chunk_by(|(one, _), (other, _)| one == other)
            .flat_map(|same| {
                let first = self.links[same[0].1 as usize].line;
                same[1..]
                    .iter()
                    .map(move |(_, at)| (self.links[*at as usize].line, first))
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// How deep each line lies below the topmost line of this file, or none for
    /// lines whose chain of parents never ends.
    ///
    /// A parent that is not in the file counts as none.
    pub fn depths(&self) -> Vec<Option<u32>> {
        let mut known: Vec<State> = vec![State::Unknown; self.links.len()];
        for start in 0..self.links.len() {
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
                            at = self.parent_of(here);
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

    /// How many levels each line has with what hangs below it in this file, given all lines with
    /// parents before their children.
    pub fn levels(&self, order: &[u32]) -> Vec<u32> {
        let mut levels = vec![1; self.links.len()];
        for at in order.iter().rev() {
            let at = *at as usize;
            if let Some(parent) = self.parent_of(at) {
                levels[parent] = levels[parent].max(levels[at] + 1);
            }
        }
        levels
    }

    /// Lines that are their own ancestor, given how deep each lies. Those below such a circle are
    /// not.
    pub fn circles(&self, depths: &[Option<u32>]) -> Vec<u32> {
        let mut in_circle = vec![false; self.links.len()];
        let mut passed = vec![u32::MAX; self.links.len()];
        for (start, mark) in (0..self.links.len())
            .zip(0u32..)
            .filter(|(at, _)| depths[*at].is_none())
        {
            let next = |at: usize| {
                self.parent_of(at)
                    .expect("a chain that never ends has a next link")
            };
            let mut at = start;
            while passed[at] == u32::MAX {
                passed[at] = mark;
                at = next(at);
            }
            // Only a line first passed on this very way closes a new circle.
            while passed[at] == mark && !in_circle[at] {
                in_circle[at] = true;
                at = next(at);
            }
        }
        (0..self.links.len())
            .filter(|at| in_circle[*at])
            .map(|at| self.links[at].line)
            .collect()
    }
}

#[derive(Clone, Copy)]
enum State {
    Unknown,
    OnTheWay,
    Known(Option<u32>),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn links(pairs: &[(&str, &str)]) -> Vec<Link> {
        let linking = Linking::default();
        pairs
            .iter()
            .zip(2..)
            .map(|((id, parent), line)| {
                linking.link(line, id, (!parent.is_empty()).then_some(*parent))
            })
            .collect()
    }

    fn depths(links: &[Link]) -> Vec<Option<u32>> {
        Tree::new(links).depths()
    }

    fn circles(links: &[Link]) -> Vec<u32> {
        let tree = Tree::new(links);
        tree.circles(&tree.depths())
    }

    #[test]
    fn depth_is_counted_whatever_the_order() {
        let links = links(&[("c", "b"), ("a", ""), ("b", "a"), ("d", "elsewhere")]);
        assert_eq!(depths(&links), [Some(2), Some(0), Some(1), Some(0)]);
        assert_eq!(Tree::new(&links).levels(&[1, 3, 2, 0]), [1, 3, 2, 1]);
        assert_eq!(circles(&links), Vec::<u32>::new());
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
        assert_eq!(Tree::new(&links).duplicates(), [(4, 2), (5, 2)]);
    }

    #[test]
    fn a_very_long_chain_costs_no_stack() {
        let ids: Vec<String> = (0..200_000).map(|id: u32| id.to_string()).collect();
        let linking = Linking::default();
        let links: Vec<Link> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| linking.link(at as u32, id, ids.get(at + 1).map(String::as_str)))
            .collect();
        assert_eq!(depths(&links)[0], Some(199_999));
    }

    proptest! {
        #[test]
        fn a_line_is_in_a_circle_when_walking_up_comes_back_to_it(
            parents in proptest::collection::vec(proptest::option::of(0usize..8), 1..8)
        ) {
            let ids: Vec<String> = (0..8).map(|id: u32| id.to_string()).collect();
            let linking = Linking::default();
            let links: Vec<Link> = parents
                .iter()
                .enumerate()
                .map(|(at, parent)| linking.link(at as u32, &ids[at], parent.map(|p| ids[p].as_str())))
                .collect();
            let next = |at: usize| parents[at].filter(|parent| *parent < parents.len());
            let expected: Vec<u32> = (0..parents.len())
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
                .map(|at| at as u32)
                .collect();
            prop_assert_eq!(circles(&links), expected);
        }
    }
}
