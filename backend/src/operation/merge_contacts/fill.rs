//! What the contact that stays takes over: values where it has none, tags, notes.

use std::collections::BTreeSet;

use atrium_domain::id::ContactId;
use atrium_domain::text::fold;

use crate::store::contact::{Contact, Fields};

const TAGS_MAX: usize = 50;
const NOTES_MAX: usize = 10_000;

/// What it will be, and what nothing keeps.
pub(super) struct Filled {
    pub(super) fields: Fields,
    pub(super) left: Vec<(ContactId, &'static str, String)>,
}

pub(super) fn fill(stay: &Contact, others: &[&Contact]) -> Filled {
    let mut fields = stay.fields.clone();
    for other in others {
        take(&mut fields, &other.fields);
    }
    let kept = fields.by_name();
    let left = others
        .iter()
        .flat_map(|other| {
            other
                .fields
                .by_name()
                .into_iter()
                .zip(&kept)
                .filter(|((name, value), (_, kept))| is_left(name, value, kept))
                .map(|((name, value), _)| (other.id, name, value))
                .collect::<Vec<_>>()
        })
        .collect();
    Filled { fields, left }
}

/// Parent, kind and type are what the one that stays is; tags and notes are added up.
fn is_left(name: &str, value: &str, kept: &str) -> bool {
    let moves_by_itself = matches!(name, "parent" | "kind" | "type" | "tags");
    let is_in_notes = name == "notes" && kept.contains(value);
    !moves_by_itself && !is_in_notes && !value.is_empty() && value != kept
}

fn take(fields: &mut Fields, other: &Fields) {
    macro_rules! each {
        ($($field:ident),+ $(,)?) => {$(
            if fields.$field.is_empty() {
                fields.$field = other.$field.clone();
            }
        )+};
    }
    each!(
        email,
        phone,
        mobile,
        website,
        job_title,
        vat,
        language,
        payment_terms,
        currency,
        customer_reference,
        supplier_reference,
    );
    fields.salesperson = fields.salesperson.or(other.salesperson);
    // Half an address from here and half from there is nobody's.
    if address(fields).iter().all(|part| part.is_empty()) {
        fields.street.clone_from(&other.street);
        fields.street2.clone_from(&other.street2);
        fields.zip.clone_from(&other.zip);
        fields.city.clone_from(&other.city);
        fields.state.clone_from(&other.state);
        fields.country.clone_from(&other.country);
    }
    let mut known: BTreeSet<String> = fields.tags.iter().map(|tag| fold(tag)).collect();
    for tag in &other.tags {
        if fields.tags.len() < TAGS_MAX && known.insert(fold(tag)) {
            fields.tags.push(tag.clone());
        }
    }
    let both = [fields.notes.as_str(), other.notes.as_str()]
        .into_iter()
        .filter(|notes| !notes.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    if !fields.notes.contains(&other.notes) && both.chars().count() <= NOTES_MAX {
        fields.notes = both;
    }
}

fn address(fields: &Fields) -> [&str; 6] {
    [
        &fields.street,
        &fields.street2,
        &fields.zip,
        &fields.city,
        &fields.state,
        &fields.country,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_empty_is_filled_and_an_address_only_as_a_whole() {
        let mut fields = Fields {
            name: "Ana".into(),
            city: "Oslo".into(),
            tags: vec!["VIP".into()],
            notes: "first".into(),
            ..Fields::default()
        };
        let other = Fields {
            name: "Anna".into(),
            email: "ana@acme.example".into(),
            street: "Long Street 1".into(),
            city: "Łódź".into(),
            tags: vec!["vip".into(), "B2B".into()],
            notes: "second".into(),
            ..Fields::default()
        };
        take(&mut fields, &other);
        assert_eq!(
            (fields.name.as_str(), fields.city.as_str()),
            ("Ana", "Oslo")
        );
        assert_eq!(fields.email, "ana@acme.example");
        assert_eq!(fields.street, "");
        assert_eq!(fields.tags, ["VIP", "B2B"]);
        assert_eq!(fields.notes, "first\n\nsecond");
        assert!(is_left("city", "Łódź", "Oslo") && !is_left("notes", "second", &fields.notes));
    }
}
