//! Acts on many contacts at once: those ticked, or all that a list matches.

use std::collections::BTreeSet;

use super::checker::Checker;
use crate::id::{ContactId, MembershipId};
use crate::problem::{Problems, Rule};

/// Contacts ticked in one form.
const TICKED_MAX: usize = 10_000;
/// Characters of a tag.
const TAG_MAX: usize = 50;

/// The selection as sent: `id` once a ticked contact; `all` instead of them
/// for everything the list matches, which `q`, `filter` and `in_tag` describe
/// and of which `count` were shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BulkForm {
    pub act: String,
    pub id: Vec<String>,
    pub all: String,
    pub q: String,
    pub filter: String,
    pub in_tag: String,
    pub count: String,
    /// The tag to add or remove.
    pub tag: String,
    /// Memberships whose end was agreed to, parted by commas.
    pub ending: String,
}

/// What is done to each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAct {
    /// Asks for the tag.
    Tags,
    /// *Add tag*.
    AddTag(String),
    /// *Remove tag*.
    RemoveTag(String),
    /// *Archive*: does nothing when somebody would lose access, but asks.
    Archive,
    /// *Archive and end access* of those agreed to.
    ArchiveAndEnd(BTreeSet<MembershipId>),
    /// *Archive the other N*: those that nobody loses access through.
    ArchiveOthers,
    /// *Bring back*.
    BringBack,
}

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selected {
    /// Those ticked, each once.
    Ticked(Vec<ContactId>),
    /// All that the list matches.
    Matching {
        q: String,
        filter: String,
        tag: String,
        /// How many they were when somebody chose them.
        shown: Option<usize>,
    },
}

/// The selection and what is done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkRequest {
    pub act: BulkAct,
    pub selected: Selected,
}

impl BulkForm {
    /// Collects the controls of a form-encoded body; of a control that should
    /// be there once the last counts, unknown ones are ignored.
    pub fn from_pairs<K: AsRef<str>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                "act" => form.act = value,
                "id" => form.id.push(value),
                "all" => form.all = value,
                "q" => form.q = value,
                "filter" => form.filter = value,
                "in_tag" => form.in_tag = value,
                "count" => form.count = value,
                "tag" => form.tag = value,
                "ending" => form.ending = value,
                _ => {}
            }
        }
        form
    }

    /// Reads the form.
    ///
    /// # Errors
    /// All that is wrong: an unknown act, nothing selected, no tag.
    pub fn check(&self) -> Result<BulkRequest, Problems> {
        let mut checker = Checker::default();
        let selected = self.selected(&mut checker);
        let act = self.act(&mut checker);
        checker.finish(
            selected
                .zip(act)
                .map(|(selected, act)| BulkRequest { act, selected }),
        )
    }

    /// To whom, whatever is done to them.
    pub fn selected_only(&self) -> Option<Selected> {
        self.selected(&mut Checker::default())
    }

    fn selected(&self, checker: &mut Checker) -> Option<Selected> {
        if checker.tick("all", &self.all) {
            return Some(Selected::Matching {
                q: self.q.chars().take(200).collect(),
                filter: self.filter.clone(),
                tag: self.in_tag.clone(),
                shown: self.count.trim().parse().ok(),
            });
        }
        if self.id.len() > TICKED_MAX {
            checker.refuse("id", Rule::TooMany { max: TICKED_MAX });
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut ids = Vec::with_capacity(self.id.len());
        for text in &self.id {
            let id: ContactId = checker.keep("id", text.parse().map_err(|_| Rule::ContactGone))?;
            if seen.insert(id) {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            checker.refuse("id", Rule::NothingSelected);
            return None;
        }
        Some(Selected::Ticked(ids))
    }

    fn act(&self, checker: &mut Checker) -> Option<BulkAct> {
        Some(match self.act.as_str() {
            "tags" => BulkAct::Tags,
            "add-tag" => BulkAct::AddTag(self.tag(checker)?),
            "remove-tag" => BulkAct::RemoveTag(self.tag(checker)?),
            "archive" => BulkAct::Archive,
            "archive-and-end" => BulkAct::ArchiveAndEnd(agreed(&self.ending)),
            "archive-others" => BulkAct::ArchiveOthers,
            "bring-back" => BulkAct::BringBack,
            _ => {
                checker.refuse("act", Rule::UnknownChoice);
                return None;
            }
        })
    }

    fn tag(&self, checker: &mut Checker) -> Option<String> {
        let tag = checker.required("tag", &self.tag, TAG_MAX);
        if tag.contains([',', '，', '、']) {
            // A comma parts tags everywhere else.
            checker.refuse("tag", Rule::ControlCharacter);
        }
        (!tag.is_empty()).then_some(tag)
    }
}

/// The memberships named in a confirmation; what is no number names nobody.
pub fn agreed(text: &str) -> BTreeSet<MembershipId> {
    text.split(',')
        .filter_map(|id| id.trim().parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Result<BulkRequest, Problems> {
        BulkForm::from_pairs(pairs.iter().copied()).check()
    }

    #[test]
    fn a_selection_is_those_ticked_or_all_that_match_and_never_nothing() {
        let ticked = form(&[("act", "archive"), ("id", "2"), ("id", "1"), ("id", "2")]).unwrap();
        assert_eq!(
            ticked.selected,
            Selected::Ticked(vec![ContactId::new(2), ContactId::new(1)])
        );
        let all = form(&[
            ("act", "bring-back"),
            ("all", "1"),
            ("q", "x"),
            ("filter", "archived"),
            ("count", "7"),
        ]);
        assert_eq!(
            all.unwrap().selected,
            Selected::Matching {
                q: "x".into(),
                filter: "archived".into(),
                tag: String::new(),
                shown: Some(7),
            }
        );
        assert!(
            form(&[("act", "archive")])
                .unwrap_err()
                .has(&Rule::NothingSelected)
        );
        assert!(form(&[("id", "1")]).unwrap_err().has(&Rule::UnknownChoice));
    }

    #[test]
    fn a_tag_is_one_tag() {
        let tagged = |tag| form(&[("act", "add-tag"), ("id", "1"), ("tag", tag)]);
        assert_eq!(tagged(" VIP ").unwrap().act, BulkAct::AddTag("VIP".into()));
        for bad in ["", "a,b", "a\nb", &"x".repeat(51)] {
            assert!(tagged(bad).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..8)) {
            let _ = BulkForm::from_pairs(pairs).check();
        }

        #[test]
        fn only_numbers_are_agreed_to(text in any::<String>()) {
            prop_assert!(agreed(&text).iter().all(|id| id.get() > 0));
        }
    }
}
