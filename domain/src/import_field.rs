//! The fields a file of contacts fills, and how the heads of such files name them: by Odoo's
//! technical names, and by the labels that Odoo and Atrium show in each of the six languages.

mod labels;
pub mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::fold;
use labels::{LABELS, SUBS, Sub};

macro_rules! fields {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// A field that a column can be matched to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ImportField { $(#[serde(rename = $text)] $name),+ }

        impl ImportField {
            /// As Odoo orders them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Odoo's technical name, as the import-compatible export writes it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

fields! {
    Id = "id",
    IsCompany = "is_company",
    ParentId = "parent_id/id",
    ParentName = "parent_id/name",
    Type = "type",
    Name = "name",
    Email = "email",
    Phone = "phone",
    Mobile = "mobile",
    Street = "street",
    Street2 = "street2",
    City = "city",
    Zip = "zip",
    StateName = "state_id/name",
    StateCode = "state_id/code",
    CountryCode = "country_id/code",
    CountryName = "country_id/name",
    Vat = "vat",
    Language = "lang",
    Website = "website",
    JobTitle = "function",
    Tags = "category_id/name",
    Notes = "comment",
    Active = "active",
    Salesperson = "user_id",
    PaymentTerms = "property_payment_term_id",
    Currency = "currency_id",
    CustomerReference = "ref",
    SupplierReference = "supplier_reference",
}

/// Technical names that mean the same field as another.
const ALSO: [(&str, ImportField); 13] = [
    ("parent_id", ImportField::ParentName),
    ("state_id", ImportField::StateName),
    ("country_id", ImportField::CountryName),
    ("category_id", ImportField::Tags),
    ("company_type", ImportField::IsCompany),
    ("user_id/name", ImportField::Salesperson),
    ("user_id/login", ImportField::Salesperson),
    ("property_payment_term_id/name", ImportField::PaymentTerms),
    ("currency_id/name", ImportField::Currency),
    ("property_purchase_currency_id", ImportField::Currency),
    ("property_purchase_currency_id/name", ImportField::Currency),
    ("customer_reference", ImportField::CustomerReference),
    ("external_id", ImportField::Id),
];

/// So many parts strokes make of a head at most: two labels with a stroke in each.
const MOST_PARTS: usize = 4;

impl ImportField {
    /// Without these a line can't be told from another, or shown.
    pub const REQUIRED: [Self; 2] = [Self::Id, Self::Name];

    /// The field of exactly that technical name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// Its place in [`ImportField::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The field that a column's head names, if it names one.
    pub fn recognise(head: &str) -> Option<Self> {
        let head = head.trim();
        if let Some(field) = Self::from_code(head) {
            return Some(field);
        }
        if let Some((_, field)) = ALSO.iter().find(|(name, _)| *name == head) {
            return Some(*field);
        }
        // Long heads are sentences, or worse: nobody's label.
        if head.len() > 400 {
            return None;
        }
        // Labels may hold a stroke themselves ("Provincie / Staat"), so any of a few may be the one
        // between a field and a part of it.
        let parts: Vec<String> = head.split('/').map(bare).collect();
        if parts.len() > MOST_PARTS {
            return None;
        }
        (1..parts.len())
            .find_map(|at| part_of(&parts[..at].concat(), &parts[at..].concat()))
            .or_else(|| labelled(&parts.concat()))
    }

    /// The fields of a whole head, each given to one column at most: to the one that has its
    /// technical name, else to the first that names it.
    pub fn recognise_all(heads: &[impl AsRef<str>]) -> Vec<Option<Self>> {
        let mut found: Vec<Option<Self>> = heads
            .iter()
            .map(|head| Self::from_code(head.as_ref().trim()))
            .collect();
        let mut taken = [false; Self::ALL.len()];
        for field in found.iter().flatten() {
            taken[field.place()] = true;
        }
        for (head, place) in heads.iter().zip(&mut found) {
            if place.is_none()
                && let Some(field) = Self::recognise(head.as_ref())
                && !taken[field.place()]
            {
                taken[field.place()] = true;
                *place = Some(field);
            }
        }
        found
    }
}

/// What of a label tells it from others: its letters and digits, however they are written.
fn bare(label: &str) -> String {
    fold(label)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// What each label is, by its bare form; of two that are alike the first counts.
fn by_bare_form<T: Copy>(labels: &[(T, &[&str])]) -> BTreeMap<String, T> {
    labels
        .iter()
        .rev()
        .flat_map(|(of, labels)| labels.iter().map(|label| (bare(label), *of)))
        .collect()
}

fn labelled(bare_label: &str) -> Option<ImportField> {
    static FIELDS: LazyLock<BTreeMap<String, ImportField>> = LazyLock::new(|| by_bare_form(LABELS));
    FIELDS.get(bare_label).copied()
}

fn sub_labelled(bare_label: &str) -> Option<Sub> {
    static OF_FIELDS: LazyLock<BTreeMap<String, Sub>> = LazyLock::new(|| by_bare_form(SUBS));
    OF_FIELDS.get(bare_label).copied()
}

/// A field of what a column points at: "Related Company/External ID".
fn part_of(of: &str, part: &str) -> Option<ImportField> {
    let of = labelled(of).or_else(|| {
        // Half technical, as some tools write it: `parent_id/External ID`.
        ALSO.iter()
            .find(|(name, _)| bare(name) == of)
            .map(|(_, field)| *field)
    })?;
    match (of, sub_labelled(part)?) {
        (ImportField::ParentName, Sub::Id) => Some(ImportField::ParentId),
        (ImportField::StateName, Sub::Code) => Some(ImportField::StateCode),
        (ImportField::CountryName, Sub::Code) => Some(ImportField::CountryCode),
        (
            ImportField::ParentName
            | ImportField::StateName
            | ImportField::CountryName
            | ImportField::Tags
            | ImportField::Salesperson
            | ImportField::PaymentTerms
            | ImportField::Currency,
            Sub::Name,
        ) => Some(of),
        (ImportField::Salesperson, Sub::Login) => Some(ImportField::Salesperson),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn technical_names_and_english_labels_are_recognised() {
        for field in ImportField::ALL {
            assert_eq!(ImportField::recognise(field.code()), Some(*field));
        }
        for (head, field) in [
            ("External ID", ImportField::Id),
            ("Name", ImportField::Name),
            ("Is a Company", ImportField::IsCompany),
            ("Related Company/External ID", ImportField::ParentId),
            ("Related Company / External ID", ImportField::ParentId),
            ("Related Company", ImportField::ParentName),
            ("State/State Name", ImportField::StateName),
            ("State/State Code", ImportField::StateCode),
            ("Country/Country Code", ImportField::CountryCode),
            ("Country", ImportField::CountryName),
            ("Tags/Name", ImportField::Tags),
            ("Job Position", ImportField::JobTitle),
            ("Salesperson/Login", ImportField::Salesperson),
            ("Customer Payment Terms", ImportField::PaymentTerms),
        ] {
            assert_eq!(ImportField::recognise(head), Some(field), "{head}");
        }
        for head in [
            "",
            "x_colour",
            "credit_limit",
            "Name/External ID",
            "a/b/c",
            "/",
            "user_id/id",
        ] {
            assert_eq!(ImportField::recognise(head), None, "{head}");
        }
    }

    #[test]
    fn heads_are_recognised_as_odoos_catalogues_write_them() {
        for (head, field) in [
            ("Zugehöriges Unternehmen", ImportField::ParentName),
            ("Zugehöriges Unternehmen/Externe ID", ImportField::ParentId),
            ("Straße2", ImportField::Street2),
            ("Stichwörter/Stichwortbezeichnung", ImportField::Tags),
            ("Provincie / Staat", ImportField::StateName),
            (
                "Provincie / Staat/Naam provincie/staat",
                ImportField::StateName,
            ),
            (
                "Provincie / Staat/Code provincie/staat",
                ImportField::StateCode,
            ),
            ("Btw nr.", ImportField::Vat),
            ("Znaczniki/Nazwa znacznika", ImportField::Tags),
            ("Stan/Kod regionu", ImportField::StateCode),
            ("Stan/Stan", ImportField::StateName),
            ("Identyfikator zewnętrzny", ImportField::Id),
            ("Județ/Cod judet", ImportField::StateCode),
            ("Cod postal", ImportField::Zip),
            ("关联公司/外部ID", ImportField::ParentId),
            ("状态/县市代码", ImportField::StateCode),
            ("状态/省/ 州名称", ImportField::StateName),
            ("国家/地区/国家/地区代码", ImportField::CountryCode),
        ] {
            assert_eq!(ImportField::recognise(head), Some(field), "{head}");
        }
        for head in [
            "Company Name",
            "Name/Provincie / Staat",
            "Country/State/Tags/Name/Code",
        ] {
            assert_eq!(ImportField::recognise(head), None, "{head}");
        }
    }

    #[test]
    fn no_label_means_two_fields() {
        let mut seen = BTreeMap::new();
        for (field, labels) in LABELS {
            for label in *labels {
                let earlier = seen.insert(bare(label), *field);
                assert!(
                    earlier.is_none_or(|earlier| earlier == *field),
                    "{label}: {earlier:?} and {field:?}"
                );
            }
        }
    }

    #[test]
    fn a_field_goes_to_one_column_and_a_technical_name_comes_first() {
        let found = ImportField::recognise_all(&["Name", "name", "E-Mail", "email_from", "Email"]);
        assert_eq!(
            found,
            [
                None,
                Some(ImportField::Name),
                Some(ImportField::Email),
                None,
                None
            ]
        );
    }

    proptest! {
        #[test]
        fn any_head_is_looked_at_without_panic_and_no_field_is_given_twice(
            heads in proptest::collection::vec("[a-zA-Z/_ ÄÖÜäöüßłńș名电话邮-]{0,20}", 0..30)
        ) {
            let found = ImportField::recognise_all(&heads);
            prop_assert_eq!(found.len(), heads.len());
            // Only heads with the very same technical name may give one field twice.
            for (at, field) in found.iter().enumerate() {
                let Some(field) = field else { continue };
                let first = found.iter().position(|other| other == &Some(*field)).unwrap();
                prop_assert!(first == at || heads[at].trim() == field.code());
            }
        }

        #[test]
        fn how_a_label_is_written_does_not_matter(at in 0..LABELS.len(), which in any::<prop::sample::Index>(), upper in any::<bool>()) {
            let (field, labels) = LABELS[at];
            let label = labels[which.index(labels.len())];
            let written = if upper { label.to_uppercase() } else { format!("  {} ", label.replace(' ', "_")) };
            prop_assert_eq!(ImportField::recognise(&written), Some(field), "{}", written);
        }
    }
}
