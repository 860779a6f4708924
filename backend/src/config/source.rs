//! Where values come from: the environment, then the file.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use atrium_domain::time::Timestamp;
use toml::de::{DeTable, DeValue};

use super::key::Key;

/// Names the file itself; no setting, because it can't be in the file.
pub const FILE_VARIABLE: &str = "ATRIUM_CONFIG";
/// The file that is read when none is named.
pub const FILE_NAME: &str = "atrium.toml";

const PREFIX: &str = "ATRIUM_";
/// Variables for building and testing Atrium, which an operator never sets.
const NOT_OURS: [&str; 3] = ["ATRIUM_SITE_DIR", "ATRIUM_TEST_", "ATRIUM_XTASK_"];

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// This variable.
    Environment(&'static str),
    /// This line of the file.
    File {
        /// The file, as it was named.
        path: PathBuf,
        /// Counted from one.
        line: usize,
    },
    /// The back office, at this time.
    Office(Timestamp),
    /// Nobody set it.
    Default,
}

impl Origin {
    /// Whether only the operator can change it.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        match self {
            Self::Environment(_) | Self::File { .. } => true,
            Self::Office(_) | Self::Default => false,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(variable) => f.write_str(variable),
            Self::File { path, line } => write!(f, "{}, line {line}", path.display()),
            Self::Office(at) => write!(f, "back office, {}", at.rfc3339()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// One reason why the configuration is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub(super) String);

impl Refusal {
    pub(super) fn of(key: Key, origin: &Origin, problem: &str) -> Self {
        Self(format!("{} ({origin}): {problem}", key.name()))
    }
}

/// Everything wrong with a configuration; one line a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub(super) Vec<Refusal>);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<&str> = self.0.iter().map(|refusal| refusal.0.as_str()).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Refused {}

/// A value as it was written; it may hold a password.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) text: String,
    pub(super) origin: Origin,
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Given({})", self.origin)
    }
}

/// The `ATRIUM_…` variables.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<String, OsString>);

impl Environment {
    /// Those of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::new(
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value))),
        )
    }

    /// These; others than `ATRIUM_…` are passed over, and an empty one counts as not set.
    pub fn new(
        variables: impl IntoIterator<Item = (impl Into<String>, impl Into<OsString>)>,
    ) -> Self {
        Self(
            variables
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .filter(|(name, value)| name.starts_with(PREFIX) && !value.is_empty())
                .collect(),
        )
    }

    /// The file it names.
    pub(super) fn file(&self) -> Option<PathBuf> {
        self.0.get(FILE_VARIABLE).map(PathBuf::from)
    }

    /// Variables that look like settings and are none.
    pub(super) fn unknown(&self) -> Vec<String> {
        self.0
            .keys()
            .filter(|name| {
                *name != FILE_VARIABLE && !NOT_OURS.iter().any(|other| name.starts_with(other))
            })
            .filter(|name| !Key::ALL.iter().any(|key| key.variable() == *name))
            .cloned()
            .collect()
    }

    pub(super) fn read(&self, given: &mut BTreeMap<Key, Given>, refusals: &mut Vec<Refusal>) {
        for key in Key::ALL {
            let Some(value) = self.0.get(key.variable()) else {
                continue;
            };
            let origin = Origin::Environment(key.variable());
            match value.to_str() {
                Some(text) => drop(given.insert(
                    *key,
                    Given {
                        text: text.to_owned(),
                        origin,
                    },
                )),
                None => refusals.push(Refusal::of(*key, &origin, "holds bytes that are not UTF-8")),
            }
        }
    }
}

/// Reads a file; every key in it must be a setting.
pub(super) fn read_file(
    path: &Path,
    given: &mut BTreeMap<Key, Given>,
    refusals: &mut Vec<Refusal>,
) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            return refusals.push(Refusal(format!(
                "The configuration {} can't be read: {error}",
                path.display()
            )));
        }
    };
    let line_of = |at: usize| {
        text.get(..at)
            .map_or(1, |before| before.matches('\n').count() + 1)
    };
    let at = |line: usize| Origin::File {
        path: path.to_owned(),
        line,
    };
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(span.start));
            return refusals.push(Refusal(format!(
                "{}: not TOML: {}",
                at(line),
                error.message()
            )));
        }
    };
    for (name, value) in table.get_ref() {
        let origin = at(line_of(name.span().start));
        let Some(key) = Key::of_name(name.get_ref()) else {
            let known: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
            // Quoted: a key in quotes may hold anything.
            let name: String = name.get_ref().escape_debug().take(60).collect();
            refusals.push(Refusal(format!(
                "{origin}: there is no setting \"{name}\"; there are {}",
                known.join(", ")
            )));
            continue;
        };
        match text_of(key, value.get_ref()) {
            Ok(text) => drop(given.insert(key, Given { text, origin })),
            Err(problem) => refusals.push(Refusal::of(key, &origin, &problem)),
        }
    }
}

fn text_of(key: Key, value: &DeValue<'_>) -> Result<String, String> {
    let wanted = || {
        let kind = if key.is_list() {
            "a list of texts"
        } else {
            "a text in quotes"
        };
        format!("needs {kind}, such as {}", key.example())
    };
    match value {
        DeValue::String(text) if !key.is_list() => Ok(text.to_string()),
        DeValue::Array(items) if key.is_list() => {
            let texts: Option<Vec<&str>> =
                items.iter().map(|item| item.get_ref().as_str()).collect();
            Ok(texts.ok_or_else(wanted)?.join(","))
        }
        DeValue::String(_)
        | DeValue::Array(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => Err(wanted()),
    }
}
