//! Three ways: what the file said last time, what stands here, what the file says now. The file
//! wins where it changed and nobody edited here; an edit made here stays.

use std::collections::BTreeSet;

use atrium_domain::import_field::ImportField;
use atrium_domain::text::fold;

use crate::import::Present;
use crate::store::contact::Fields;

/// What comes of it.
pub(super) struct Merged {
    pub(super) fields: Fields,
    /// Columns that keep what was edited here.
    pub(super) kept: Vec<&'static str>,
}

pub(super) fn merge(before: &Fields, here: &Fields, now: &Fields) -> Merged {
    let mut merged = Merged {
        fields: here.clone(),
        kept: Vec::new(),
    };
    macro_rules! each {
        ($($field:ident: $name:literal),+ $(,)?) => {$(
            if now.$field != before.$field && now.$field != here.$field {
                if here.$field == before.$field {
                    merged.fields.$field = now.$field.clone();
                } else {
                    merged.kept.push($name);
                }
            }
        )+};
    }
    each!(
        is_company: "is_company", contact_type: "type", parent: "parent_id/id", name: "name", email: "email",
        phone: "phone", mobile: "mobile", website: "website", job_title: "function", street: "street",
        street2: "street2", city: "city", zip: "zip", state: "state_id/name", country: "country_id/code",
        vat: "vat", language: "lang", notes: "comment", salesperson: "user_id", payment_terms: "property_payment_term_id",
        currency: "currency_id", customer_reference: "ref", supplier_reference: "supplier_reference",
    );
    // Tags come back from the database in their own order and first spelling.
    let set = |tags: &[String]| -> BTreeSet<String> { tags.iter().map(|tag| fold(tag)).collect() };
    if set(&now.tags) != set(&before.tags) && set(&now.tags) != set(&here.tags) {
        if set(&here.tags) == set(&before.tags) {
            merged.fields.tags = now.tags.clone();
        } else {
            merged.kept.push("category_id/name");
        }
    }
    merged
}

/// What a file has no column for is as it was said before.
pub(super) fn keep_absent(now: &mut Fields, before: &Fields, present: Present) {
    macro_rules! each {
        ($($field:ident: $($column:ident)|+),+ $(,)?) => {$(
            if !($(present.has(ImportField::$column))||+) {
                now.$field = before.$field.clone();
            }
        )+};
    }
    each!(
        is_company: IsCompany, contact_type: Type, name: Name, email: Email, phone: Phone, mobile: Mobile,
        website: Website, job_title: JobTitle, street: Street, street2: Street2, city: City, zip: Zip,
        state: StateName | StateCode, country: CountryCode | CountryName, vat: Vat, language: Language,
        notes: Notes, tags: Tags, salesperson: Salesperson, payment_terms: PaymentTerms, currency: Currency,
        customer_reference: CustomerReference, supplier_reference: SupplierReference,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_made_here_stays_and_is_named_and_the_rest_follows_the_file() {
        let before = Fields {
            name: "Old".into(),
            city: "Kraków".into(),
            ..Fields::default()
        };
        let here = Fields {
            city: "Łódź".into(),
            ..before.clone()
        };
        let now = Fields {
            name: "New".into(),
            city: "Gdańsk".into(),
            ..before.clone()
        };
        let merged = merge(&before, &here, &now);
        assert_eq!(merged.fields.name, "New");
        assert_eq!(merged.fields.city, "Łódź");
        assert_eq!(merged.kept, ["city"]);
    }
}
