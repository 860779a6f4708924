//! The filter as it stands in an address: `f.1=groups&o.1=contains&v.1=portal`. A number is a
//! place in the outermost group, `2.1` a place in the group at 2; `m`, `m.2` say how a group is
//! joined. A browser's plain form sends just that, so the builder needs no script.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::Match;
use crate::problem::{Problem, Problems, Rule};

/// Conditions at most.
const MOST_CONDITIONS: usize = 20;
/// Groups at most, the outermost one aside.
const MOST_GROUPS: usize = 10;
/// Groups within groups: the outermost, one in it, one in that.
const DEPTH: usize = 3;
/// Characters of a value at most.
pub(super) const LONGEST_VALUE: usize = 200;
/// The largest place in a group that is read; they are counted anew whenever they are written.
const LARGEST_PLACE: u8 = 99;

/// How the names begin that are the filter's.
pub const PREFIXES: [&str; 4] = ["f", "o", "v", "m"];

/// A condition as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftCondition {
    /// The field's word.
    pub field: String,
    /// The operator's word.
    pub operator: String,
    /// The value.
    pub value: String,
}

/// A part of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftItem {
    /// One condition.
    Condition(DraftCondition),
    /// A group within.
    Group(DraftGroup),
}

/// Parts joined; may be empty while it is being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftGroup {
    /// How.
    pub join: Match,
    /// What.
    pub items: Vec<DraftItem>,
}

impl Default for DraftGroup {
    fn default() -> Self {
        Self {
            join: Match::All,
            items: Vec::new(),
        }
    }
}

/// A filter as built so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The outermost group.
    pub root: DraftGroup,
}

/// Places from the outermost group inwards, counted from one.
type Path = Vec<u8>;

fn path_of(text: &str) -> Option<Path> {
    text.split('.')
        .map(|part| {
            let number: u8 = part.parse().ok()?;
            let canonical = number.to_string() == part;
            (canonical && (1..=LARGEST_PLACE).contains(&number)).then_some(number)
        })
        .collect::<Option<Path>>()
        .filter(|path| path.len() <= DEPTH)
}

/// What an address says about one place.
#[derive(Default)]
struct Told {
    field: Option<String>,
    operator: Option<String>,
    value: Option<String>,
    join: Option<Match>,
}

impl Told {
    const fn is_condition(&self) -> bool {
        self.field.is_some() || self.operator.is_some() || self.value.is_some()
    }
}

fn unknown(name: &str) -> Rule {
    let name = name.chars().take(60).collect();
    Rule::UnknownFilterKey { name }
}

impl Draft {
    /// Reads the pairs of an address whose names are the filter's.
    ///
    /// # Errors
    ///
    /// Every name that is none of the filter's, is given twice or contradicts another; too many
    /// conditions or groups.
    pub fn parse<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        let mut told: BTreeMap<Path, Told> = BTreeMap::new();
        for (name, value) in pairs {
            if seen.len() > 4 * (MOST_CONDITIONS + MOST_GROUPS) {
                return Err(Problems::of_form(Rule::TooMany {
                    max: MOST_CONDITIONS,
                }));
            }
            if !seen.insert(name) || note(&mut told, name, value).is_none() {
                problems.push(Problem::of_form(unknown(name)));
            }
        }
        // A place is a condition, or a group: told to be joined, or with places in it.
        let groups: BTreeSet<Path> = told
            .iter()
            .flat_map(|(path, it)| {
                let own = it.join.is_some().then_some(path.len());
                (0..path.len()).chain(own).map(|end| path[..end].to_vec())
            })
            .collect();
        for (path, it) in &told {
            if it.is_condition() && (path.is_empty() || groups.contains(path)) {
                let name = format!("f.{}", written(path));
                problems.push(Problem::of_form(unknown(&name)));
            }
        }
        if let Some(problems) = Problems::collected(problems) {
            return Err(problems);
        }
        let draft = Self {
            root: build(&Vec::new(), &told, &groups),
        };
        draft.within_bounds()?;
        Ok(draft)
    }

    fn within_bounds(&self) -> Result<(), Problems> {
        let (conditions, groups) = self.root.size();
        for (count, max) in [(conditions, MOST_CONDITIONS), (groups, MOST_GROUPS)] {
            if count > max {
                return Err(Problems::of_form(Rule::TooMany { max }));
            }
        }
        Ok(())
    }

    /// The pairs of its address, with places counted anew.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        self.root.write("", &mut pairs);
        pairs
    }

    /// Whether nothing is built.
    pub fn is_empty(&self) -> bool {
        self.root.items.is_empty()
    }

    /// Adds an empty `condition` or `group`; `condition.2` in the group at 2.
    ///
    /// # Errors
    ///
    /// No such kind or group; too many, or too deep.
    pub fn add(&mut self, what: &str) -> Result<(), Problems> {
        let (kind, place) = what.split_once('.').unwrap_or((what, ""));
        let path = if place.is_empty() {
            Some(Path::new())
        } else {
            path_of(place)
        };
        let one = DraftItem::Condition(DraftCondition::default());
        let (item, deep) = match kind {
            "condition" => (Some(one), 0),
            // It begins with an empty condition: a group without any asks for nothing.
            "group" => {
                let group = DraftGroup {
                    join: Match::Any,
                    items: vec![one],
                };
                (Some(DraftItem::Group(group)), 1)
            }
            _ => (None, 0),
        };
        let (group, item) = path
            .filter(|path| path.len() + deep < DEPTH)
            .and_then(|path| Some((self.root.at(&path)?, item?)))
            .ok_or_else(|| Problems::of_form(unknown(what)))?;
        group.items.push(item);
        self.within_bounds()
    }

    /// Takes out what stands at a place.
    ///
    /// # Errors
    ///
    /// There is nothing.
    pub fn drop(&mut self, place: &str) -> Result<(), Problems> {
        path_of(place)
            .and_then(|path| {
                let (last, above) = path.split_last()?;
                let group = self.root.at(above)?;
                let at = usize::from(*last) - 1;
                (at < group.items.len()).then(|| group.items.remove(at))
            })
            .map(|_| ())
            .ok_or_else(|| Problems::of_form(unknown(place)))
    }
}

impl DraftGroup {
    /// Conditions and groups in it, itself not counted.
    fn size(&self) -> (usize, usize) {
        self.items
            .iter()
            .fold((0, 0), |(conditions, groups), item| match item {
                DraftItem::Condition(_) => (conditions + 1, groups),
                DraftItem::Group(group) => {
                    let (more, deeper) = group.size();
                    (conditions + more, groups + 1 + deeper)
                }
            })
    }

    fn at(&mut self, path: &[u8]) -> Option<&mut Self> {
        let Some((first, rest)) = path.split_first() else {
            return Some(self);
        };
        match self.items.get_mut(usize::from(*first).checked_sub(1)?)? {
            DraftItem::Group(group) => group.at(rest),
            DraftItem::Condition(_) => None,
        }
    }

    fn write(&self, path: &str, pairs: &mut Vec<(String, String)>) {
        let is_root = path.is_empty();
        if !is_root || (self.join != Match::All && !self.items.is_empty()) {
            let name = if is_root {
                "m".to_owned()
            } else {
                format!("m.{path}")
            };
            pairs.push((name, self.join.code().to_owned()));
        }
        for (number, item) in (1..).zip(&self.items) {
            let place = if is_root {
                format!("{number}")
            } else {
                format!("{path}.{number}")
            };
            match item {
                DraftItem::Group(group) => group.write(&place, pairs),
                DraftItem::Condition(condition) => {
                    // All three, even when empty: an unfinished condition must not get lost.
                    for (letter, value) in [
                        ("f", &condition.field),
                        ("o", &condition.operator),
                        ("v", &condition.value),
                    ] {
                        pairs.push((format!("{letter}.{place}"), value.clone()));
                    }
                }
            }
        }
    }
}

/// Notes one pair; none for a name that is not the filter's.
fn note(told: &mut BTreeMap<Path, Told>, name: &str, value: &str) -> Option<()> {
    let (letter, place) = name.split_once('.').unwrap_or((name, ""));
    let path = if place.is_empty() && name == "m" {
        Path::new()
    } else {
        path_of(place)?
    };
    let text = || Some(value.to_owned());
    match letter {
        "m" if path.len() < DEPTH => {
            let join = Match::from_code(value)?;
            told.entry(path).or_default().join = Some(join);
        }
        "f" => told.entry(path).or_default().field = text(),
        "o" => told.entry(path).or_default().operator = text(),
        "v" => told.entry(path).or_default().value = text(),
        _ => return None,
    }
    Some(())
}

fn written(path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(u8::to_string).collect();
    parts.join(".")
}

fn build(path: &Path, told: &BTreeMap<Path, Told>, groups: &BTreeSet<Path>) -> DraftGroup {
    let places: BTreeSet<u8> = told
        .keys()
        .filter(|other| other.len() > path.len() && other.starts_with(path))
        .map(|other| other[path.len()])
        .collect();
    let items = places
        .into_iter()
        .map(|place| {
            let mut inner = path.clone();
            inner.push(place);
            if groups.contains(&inner) {
                return DraftItem::Group(build(&inner, told, groups));
            }
            let it = told.get(&inner);
            let text = |part: fn(&Told) -> &Option<String>| {
                it.and_then(|it| part(it).clone()).unwrap_or_default()
            };
            DraftItem::Condition(DraftCondition {
                field: text(|it| &it.field),
                operator: text(|it| &it.operator),
                value: text(|it| &it.value),
            })
        })
        .collect();
    DraftGroup {
        join: told.get(path).and_then(|it| it.join).unwrap_or(Match::All),
        items,
    }
}
