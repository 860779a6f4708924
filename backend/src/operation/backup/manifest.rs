//! What a backup says of itself: the last entry of the file, so one that was cut off has none.

use serde::{Deserialize, Serialize};

/// The entry's name.
pub(super) const NAME: &str = "manifest.json";
/// What this version writes, and the newest it reads.
const FORMAT: u32 = 1;

/// Which kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A copy of the file.
    #[serde(rename = "SQLite")]
    Sqlite,
    /// A dump in pg_dump's custom format.
    #[serde(rename = "PostgreSQL")]
    Postgres,
}

impl Kind {
    /// The entry that holds the database.
    pub(super) const fn entry(self) -> &'static str {
        match self {
            Self::Sqlite => "database.sqlite",
            Self::Postgres => "database.dump",
        }
    }

    /// As people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// One entry: its path in the file, its length, SHA-256 of its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// Path in the backup.
    pub path: String,
    /// Bytes.
    pub bytes: u64,
    /// Hexadecimal.
    pub sha256: String,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the file.
    pub format: u32,
    /// The Atrium that wrote it.
    pub version: String,
    /// When, UTC.
    pub made_at: String,
    /// Which kind of database.
    pub database: Kind,
    /// The schema's steps, as the database had them.
    pub steps: Vec<String>,
    /// Everything in it but this.
    pub entries: Vec<Entry>,
}

impl Manifest {
    pub(super) fn new(
        made_at: String,
        database: Kind,
        steps: Vec<String>,
        entries: Vec<Entry>,
    ) -> Self {
        Self {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            database,
            steps,
            entries,
        }
    }

    /// Reads it, or says why it is none.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Form {
            format: u32,
            version: String,
        }
        let strange = |error: serde_json::Error| format!("Its {NAME} can't be understood: {error}");
        // First only the form: a newer one may have other fields.
        let form: Form = serde_json::from_slice(bytes).map_err(strange)?;
        if form.format > FORMAT {
            return Err(format!(
                "It was written by a newer Atrium ({}); restore it with that version.",
                form.version
            ));
        }
        serde_json::from_slice(bytes).map_err(strange)
    }
}
