//! What a person edits of a contact.

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::text;
use serde::{Deserialize, Serialize};

/// What a person edits of a contact; checked values in their stored form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// A company rather than a person.
    pub is_company: bool,
    /// `contact`, `invoice`, `delivery` or `other`.
    pub contact_type: String,
    /// The contact above.
    pub parent: Option<ContactId>,
    /// Never empty.
    pub name: String,
    /// One address in normal form, or empty.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub mobile: String,
    /// An http or https address, or empty.
    pub website: String,
    /// Function in the company.
    pub job_title: String,
    /// First line of the address.
    pub street: String,
    /// Second line of the address.
    pub street2: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub zip: String,
    /// State or province, as written.
    pub state: String,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: String,
    /// VAT identification number, as typed.
    pub vat: String,
    /// One of the six languages, or empty.
    pub language: String,
    /// For staff only.
    pub notes: String,
    /// Tags by name.
    pub tags: Vec<String>,
    /// The member of staff who looks after them.
    pub salesperson: Option<UserId>,
    /// A code of [`atrium_domain::PaymentTerms`], or empty.
    pub payment_terms: String,
    /// ISO 4217, or empty where the house's holds.
    pub currency: String,
    /// The number a customer is known by.
    pub customer_reference: String,
    /// The number a supplier is known by.
    pub supplier_reference: String,
}

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Postal {
    /// First line of the address.
    pub street: String,
    /// Second line of the address.
    pub street2: String,
    /// Postal code.
    pub zip: String,
    /// City.
    pub city: String,
    /// State or province, as written.
    pub state: String,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: String,
}

impl Fields {
    /// Where letters go.
    #[must_use]
    pub fn postal(&self) -> Postal {
        Postal {
            street: self.street.clone(),
            street2: self.street2.clone(),
            zip: self.zip.clone(),
            city: self.city.clone(),
            state: self.state.clone(),
            country: self.country.clone(),
        }
    }

    /// Every field by the name its form control has, with its value as text.
    #[must_use]
    pub fn by_name(&self) -> [(&'static str, String); 23] {
        [
            (
                "kind",
                if self.is_company { "company" } else { "person" }.to_owned(),
            ),
            ("type", self.contact_type.clone()),
            (
                "parent",
                self.parent.map(|id| id.to_string()).unwrap_or_default(),
            ),
            ("name", self.name.clone()),
            ("email", self.email.clone()),
            ("phone", self.phone.clone()),
            ("mobile", self.mobile.clone()),
            ("website", self.website.clone()),
            ("job_title", self.job_title.clone()),
            (
                "street",
                [self.street.as_str(), self.street2.as_str()]
                    .join("\n")
                    .trim_end()
                    .to_owned(),
            ),
            ("city", self.city.clone()),
            ("zip", self.zip.clone()),
            ("state", self.state.clone()),
            ("country", self.country.clone()),
            ("vat", self.vat.clone()),
            ("language", self.language.clone()),
            ("tags", self.tags.join(", ")),
            ("notes", self.notes.clone()),
            (
                "salesperson",
                self.salesperson
                    .map(|id| id.to_string())
                    .unwrap_or_default(),
            ),
            ("payment_terms", self.payment_terms.clone()),
            ("currency", self.currency.clone()),
            ("customer_reference", self.customer_reference.clone()),
            ("supplier_reference", self.supplier_reference.clone()),
        ]
    }

    /// The fields in which `other` differs: name, value here, value there.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<(&'static str, String, String)> {
        self.by_name()
            .into_iter()
            .zip(other.by_name())
            .filter(|((_, a), (_, b))| a != b)
            .map(|((name, a), (_, b))| (name, a, b))
            .collect()
    }

    pub(in crate::store) fn tokens(&self) -> Vec<String> {
        let mut tokens = text::tokens_of(&[
            &self.name,
            &self.email,
            &self.phone,
            &self.mobile,
            &self.vat,
            &self.city,
            &self.customer_reference,
            &self.supplier_reference,
        ]);
        tokens.extend(text::phone_tokens(&self.phone));
        tokens.extend(text::phone_tokens(&self.mobile));
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }
}
