//! Making one contact of duplicates.

use std::collections::{BTreeMap, BTreeSet};

use super::bulk::agreed;
use super::checker::Checker;
use crate::id::{ContactId, MembershipId};
use crate::problem::{Problems, Rule};

/// Contacts made into one in one go.
pub const MERGE_MAX: usize = 10;

/// The form as sent: `id` once a contact, `stay` the one that stays,
/// `seen.ID` the row version of each that was looked at, `ending` the
/// memberships whose end was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeForm {
    pub id: Vec<String>,
    pub stay: String,
    pub seen: BTreeMap<String, String>,
    pub ending: String,
}

/// The form, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRequest {
    /// In the order sent, each once; two or more.
    pub contacts: Vec<ContactId>,
    /// One of them.
    pub stay: ContactId,
    pub seen: BTreeMap<ContactId, i64>,
    pub ending: BTreeSet<MembershipId>,
}

impl MergeForm {
    /// Collects the controls of a form-encoded body or query.
    pub fn from_pairs<K: AsRef<str>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                "id" => form.id.push(value),
                "stay" => form.stay = value,
                "ending" => form.ending = value,
                other => {
                    if let Some(contact) = other.strip_prefix("seen.") {
                        form.seen.insert(contact.to_owned(), value);
                    }
                }
            }
        }
        form
    }

    /// Reads the form. Where none is chosen to stay, the first one does.
    ///
    /// # Errors
    /// Fewer than two contacts, or more than [`MERGE_MAX`]; one that stays
    /// without being among them.
    pub fn check(&self) -> Result<MergeRequest, Problems> {
        let mut checker = Checker::default();
        let mut known = BTreeSet::new();
        let mut contacts = Vec::new();
        for text in &self.id {
            match text.parse::<ContactId>() {
                Ok(id) if known.insert(id) => contacts.push(id),
                Ok(_) => {}
                Err(_) => checker.refuse("id", Rule::ContactGone),
            }
            if contacts.len() > MERGE_MAX {
                break;
            }
        }
        if contacts.len() < 2 || contacts.len() > MERGE_MAX {
            checker.refuse("id", Rule::MergeCount { max: MERGE_MAX });
        }
        let stay = match self.stay.trim() {
            "" => contacts.first().copied(),
            text => checker.keep(
                "stay",
                text.parse()
                    .ok()
                    .filter(|id| known.contains(id))
                    .ok_or(Rule::UnknownChoice),
            ),
        };
        if stay.is_none() && contacts.is_empty() {
            checker.refuse("stay", Rule::Required);
        }
        let seen = self
            .seen
            .iter()
            .filter_map(|(id, version)| Some((id.parse().ok()?, version.parse().ok()?)))
            .collect();
        let ending = agreed(&self.ending);
        checker.finish(stay.map(|stay| MergeRequest {
            contacts,
            stay,
            seen,
            ending,
        }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Result<MergeRequest, Problems> {
        MergeForm::from_pairs(pairs.iter().copied()).check()
    }

    #[test]
    fn two_or_more_are_merged_into_one_of_them() {
        let request = form(&[("id", "1"), ("id", "2"), ("stay", "2"), ("seen.1", "7")]).unwrap();
        assert_eq!(request.stay, ContactId::new(2));
        assert_eq!(request.seen[&ContactId::new(1)], 7);
        let count = Rule::MergeCount { max: MERGE_MAX };
        assert!(form(&[("id", "1"), ("id", "1")]).unwrap_err().has(&count));
        assert!(form(&[]).is_err());
        let stranger = form(&[("id", "1"), ("id", "2"), ("stay", "3")]);
        assert!(stranger.unwrap_err().has(&Rule::UnknownChoice));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read_or_refused(pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..8), ids in proptest::collection::vec(0i64..5, 0..14)) {
            let ids = ids.into_iter().map(|id| ("id".to_owned(), id.to_string()));
            if let Ok(request) = MergeForm::from_pairs(pairs.into_iter().chain(ids)).check() {
                prop_assert!(request.contacts.contains(&request.stay));
                prop_assert!((2..=MERGE_MAX).contains(&request.contacts.len()));
            }
        }
    }
}
