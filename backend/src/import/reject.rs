//! What is wrong with a file, line by line.

use std::collections::BTreeMap;
use std::fmt;

use atrium_domain::locale::Locale;
use atrium_domain::problem::{Field, Problem, Problems, Rule};

/// One line that cannot be taken, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedLine {
    /// Counted from one; where the record begins. The head is line 1, unless
    /// empty lines precede it.
    pub line: u64,
    /// Fields are the file's columns; no field: the line as a whole.
    pub problems: Problems,
}

/// All lines that cannot be taken, in the order of the file: never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejects(Vec<RejectedLine>);

impl Rejects {
    /// Nothing where no line was rejected.
    pub(crate) fn collected(lines: Vec<RejectedLine>) -> Option<Self> {
        (!lines.is_empty()).then_some(Self(lines))
    }

    /// In the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, RejectedLine> {
        self.0.iter()
    }

    /// How many lines; at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// One row a reason: line, column, what is wrong.
    pub fn reasons(&self) -> impl Iterator<Item = (u64, Option<&Field>, &Rule)> {
        self.0.iter().flat_map(|rejected| {
            rejected
                .problems
                .iter()
                .map(|problem| (rejected.line, problem.field.as_ref(), &problem.rule))
        })
    }
}

impl<'a> IntoIterator for &'a Rejects {
    type Item = &'a RejectedLine;
    type IntoIter = std::slice::Iter<'a, RejectedLine>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Rejects {
    /// One line a reason, in English, as the command line prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (line, field, rule)) in self.reasons().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "line {line}: ")?;
            if let Some(field) = field {
                write!(f, "{field}: ")?;
            }
            f.write_str(&atrium_i18n::rule_text(Locale::En, rule))?;
        }
        Ok(())
    }
}

impl std::error::Error for Rejects {}

/// So many rejected lines are told; whoever has more has made one mistake many times.
pub const MOST_REJECTED: usize = 20_000;

/// Gathers rejected lines in whatever order they are found.
#[derive(Default)]
pub struct Found(BTreeMap<u64, Vec<Problem>>);

impl Found {
    pub fn add(&mut self, line: u64, problem: Problem) {
        self.0.entry(line).or_default().push(problem);
    }

    pub fn add_all(&mut self, line: u64, problems: impl IntoIterator<Item = Problem>) {
        self.0.entry(line).or_default().extend(problems);
    }

    /// Whether there are so many that no more are looked for.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST_REJECTED
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }

    /// The rejected lines, or none when there are none.
    pub fn finish(self) -> Option<Rejects> {
        let lines: Vec<RejectedLine> = self
            .0
            .into_iter()
            .filter_map(|(line, problems)| {
                let problems = Problems::collected(problems)?;
                Some(RejectedLine { line, problems })
            })
            .collect();
        (!lines.is_empty()).then_some(Rejects(lines))
    }
}
