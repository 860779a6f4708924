//! What happened to a contact and its access, with each difference.

use atrium_domain::id::ContactId;

use crate::access::{Act, BackOffice, Session};
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::audit::{Happened, Personal, Read};

/// A field's value before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field, by the name its control has.
    pub field: String,
    /// As it was; none where an older trail says both in one.
    pub was: Option<String>,
    /// As it is.
    pub is: String,
}

/// A contact's history, newest first, and whether there is more of it.
///
/// # Errors
///
/// [`crate::Error::Forbidden`].
pub async fn of(
    atrium: &Atrium,
    session: &Session,
    contact: ContactId,
    before: Option<i64>,
    most: u64,
) -> Result<(Vec<Read>, bool)> {
    session.must(Act::ReadContacts)?;
    let scope = BackOffice::of(session)?;
    let mut entries = atrium
        .database
        .read(&scope)
        .history_of_contact(contact, before, most + 1)
        .await?;
    let more = entries.len() as u64 > most;
    entries.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok((entries, more))
}

/// The differences an entry holds; none for an entry about anything else.
#[must_use]
pub fn changes(entry: &Read) -> Vec<Change> {
    let holds = matches!(
        entry.happened,
        Some(Happened::ContactChanged | Happened::ContactsMerged)
    );
    match &entry.personal {
        Some(personal) if holds => pairs(personal),
        Some(_) | None => Vec::new(),
    }
}

fn pairs(personal: &Personal) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut values = personal.values.iter().peekable();
    while let Some((field, first)) = values.next() {
        let change = match values.next_if(|(next, _)| next == field) {
            Some((_, second)) => Change {
                field: field.clone(),
                was: Some(first.clone()),
                is: second.clone(),
            },
            // As it was written until both had a place of their own.
            None => match first.split_once(" → ") {
                Some((was, is)) => Change {
                    field: field.clone(),
                    was: Some(was.to_owned()),
                    is: is.to_owned(),
                },
                None => Change {
                    field: field.clone(),
                    was: None,
                    is: first.clone(),
                },
            },
        };
        changes.push(change);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_read_as_it_is_written_now_and_as_it_was_once() {
        let value = |field: &str, value: &str| (field.to_owned(), value.to_owned());
        let personal = Personal {
            values: vec![
                value("city", "Łódź → old"),
                value("city", "Kraków"),
                value("zip", "1 → 2"),
            ],
            ..Personal::default()
        };
        let changes = pairs(&personal);
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].was.as_deref(), Some("Łódź → old"));
        assert_eq!(changes[0].is, "Kraków");
        assert_eq!(
            (changes[1].was.as_deref(), changes[1].is.as_str()),
            (Some("1"), "2")
        );
    }
}
