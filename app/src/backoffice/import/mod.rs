//! `/office/import`: files of contacts, from the upload to what came of them.

mod fields;
mod list;
mod matching;
mod page;

pub use fields::field_label;
pub use list::{ImportsView, imports_page};
pub use matching::{MatchColumn, Matching};
pub use page::{ImportView, ToldLine, import_page};

use atrium_domain::id::ImportId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Tone, badge};

/// The list's own address.
pub const URL: &str = "/office/import";

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStage {
    /// Its columns are to be matched.
    Taken,
    /// It is looked through.
    Checking,
    /// It was looked through.
    Checked,
    /// It is applied.
    Running,
    /// All of it is applied.
    Done,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its number.
    pub id: ImportId,
    /// What it was called; empty where the command line brought it.
    pub file: String,
    /// Who brought it; empty for the command line.
    pub who: String,
    /// Where it stands.
    pub stage: ImportStage,
    /// Contacts in it.
    pub total: u64,
    /// Of which are applied.
    pub applied: u64,
    /// New ones.
    pub created: u64,
    /// Changed ones.
    pub changed: u64,
    /// Those that keep what was edited here.
    pub kept: u64,
    /// Rejected lines.
    pub rejected: u64,
    /// When it came.
    pub created_at: Timestamp,
}

impl ImportRow {
    fn title(&self, t: Texts) -> String {
        if self.file.is_empty() {
            t.import_operator()
        } else {
            self.file.clone()
        }
    }
}

fn stage_badge(t: Texts, row: &ImportRow) -> AnyView {
    match row.stage {
        ImportStage::Taken => badge(Tone::Waiting, t.import_state_taken()),
        ImportStage::Checking => badge(Tone::Waiting, t.import_state_checking()),
        ImportStage::Checked if row.rejected > 0 => badge(Tone::Late, t.import_state_rejected()),
        ImportStage::Checked => badge(Tone::Waiting, t.import_state_checked()),
        ImportStage::Running => badge(Tone::Waiting, t.import_state_running()),
        ImportStage::Done => badge(Tone::Good, t.import_state_done()),
    }
}

#[cfg(test)]
mod tests {
    use atrium_domain::import_field::ImportField;
    use atrium_domain::locale::Locale;
    use atrium_domain::problem::{Field, Problem, Problems, Rule};

    use super::*;
    use crate::pages_test::{assert_sound, frame, staff};
    use crate::ui::PageLinks;

    fn now() -> Timestamp {
        Timestamp::from_seconds(1_795_309_323)
    }

    fn row(stage: ImportStage, rejected: u64) -> ImportRow {
        ImportRow {
            id: ImportId::new(7),
            file: "<b>Kontakty.csv".to_owned(),
            who: "Ewa <b>Nowak".to_owned(),
            stage,
            total: 10_000,
            applied: 2_500,
            created: 9_000,
            changed: 10,
            kept: 2,
            rejected,
            created_at: now(),
        }
    }

    fn view(stage: ImportStage, rejected: u64) -> ImportView {
        ImportView {
            row: row(stage, rejected),
            source: "odoo".to_owned(),
            matching: Some(Matching {
                source: "odoo".to_owned(),
                columns: vec![
                    MatchColumn {
                        name: "<script>x".to_owned(),
                        samples: vec!["</td><b>".to_owned()],
                        field: "id".to_owned(),
                    },
                    MatchColumn {
                        name: String::new(),
                        samples: Vec::new(),
                        field: String::new(),
                    },
                ],
            }),
            problems: Problems::collected(vec![
                Problem::of(Field::of_row("column", 1), Rule::FieldMatchedTwice),
                Problem::of("source", Rule::SourceInvalid),
                Problem::of_form(Rule::NameUnmatched),
            ]),
            lines: vec![
                ToldLine {
                    line: 3,
                    id: String::new(),
                    fields: vec![ImportField::Email],
                    why: Some(Rule::EmailInvalid),
                },
                ToldLine {
                    line: 4,
                    id: "x.<b>4".to_owned(),
                    fields: vec![ImportField::City, ImportField::Active],
                    why: None,
                },
            ],
            all_looked_for: rejected == 0,
            follows: true,
            now: now(),
        }
    }

    #[test]
    fn imports_render_in_every_stage_and_language() {
        let stages = [
            (ImportStage::Taken, 0),
            (ImportStage::Checking, 0),
            (ImportStage::Checked, 0),
            (ImportStage::Checked, 5),
            (ImportStage::Running, 0),
            (ImportStage::Done, 0),
        ];
        for locale in Locale::ALL {
            let list = ImportsView {
                megabytes: 128,
                problems: Some(Problems::one("file", Rule::NoFile)),
                rows: stages.map(|(stage, rejected)| row(stage, rejected)).into(),
                pages: PageLinks::default(),
                now: now(),
            };
            let empty = ImportsView {
                rows: Vec::new(),
                problems: None,
                ..list.clone()
            };
            for list in [list, empty] {
                let html = assert_sound(&frame(locale, staff()), "imports", |f| {
                    imports_page(f, list)
                });
                assert!(html.contains("multipart/form-data") && html.contains("type=\"file\""));
            }
            for (stage, rejected) in stages {
                let html = assert_sound(&frame(locale, staff()), "import", |f| {
                    import_page(f, view(stage, rejected))
                });
                let may = stage == ImportStage::Checked && rejected == 0;
                assert_eq!(html.contains("value=\"import\""), may);
                let open = matches!(
                    stage,
                    ImportStage::Taken | ImportStage::Checking | ImportStage::Checked
                );
                assert_eq!(html.contains("name=\"column.1\""), open);
                assert_eq!(html.contains("value=\"discard\""), open);
            }
        }
    }
}
