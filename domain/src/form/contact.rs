//! A contact, new or edited.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::TEXT_MAX;
use super::checker::{Checker, email, unfit_for_a_line};
use crate::contact::{ContactKind, ContactType};
use crate::country::Country;
use crate::email::Email;
use crate::id::{ContactId, UserId};
use crate::locale::Locale;
use crate::money::Currency;
use crate::payment_terms::PaymentTerms;
use crate::phone::Phone;
use crate::problem::{Problems, Rule};
use crate::text::{fold, is_blank};
use crate::website::Website;

const JOB_MAX: usize = 100;
const ZIP_MAX: usize = 20;
const VAT_MAX: usize = 30;
const REFERENCE_MAX: usize = 50;
const NOTES_MAX: usize = 10_000;
const TAGS_MAX: usize = 50;
const TAG_MAX: usize = 50;

/// The contact form as sent. `kind`: `person` or `company`; `type`:
/// [`ContactType`]'s codes; `tags`: parted by commas; `version`: the row
/// version that was edited, empty when new.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub version: String,
    pub kind: String,
    pub parent: String,
    pub r#type: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub mobile: String,
    pub website: String,
    pub job_title: String,
    pub street: String,
    pub street2: String,
    pub city: String,
    pub zip: String,
    pub state: String,
    pub country: String,
    pub vat: String,
    pub language: String,
    pub tags: String,
    pub notes: String,
    pub salesperson: String,
    pub payment_terms: String,
    pub currency: String,
    pub customer_reference: String,
    pub supplier_reference: String,
}

/// A contact whose every part is valid by itself. Texts that were left empty
/// are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactInput {
    /// The row version that was edited; none for a new contact.
    pub version: Option<i64>,
    pub kind: ContactKind,
    /// Not looked up: whether it exists and makes no circle the store knows.
    pub parent: Option<ContactId>,
    pub r#type: ContactType,
    pub name: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub mobile: Option<Phone>,
    pub website: Option<Website>,
    pub job_title: String,
    pub street: String,
    pub street2: String,
    pub city: String,
    pub zip: String,
    pub state: String,
    pub country: Option<Country>,
    pub vat: String,
    pub language: Option<Locale>,
    /// In the order typed, each once whatever its case and accents.
    pub tags: Vec<String>,
    pub notes: String,
    /// Not looked up: whether it is an internal user the store knows.
    pub salesperson: Option<UserId>,
    pub payment_terms: Option<PaymentTerms>,
    /// None where the house's holds.
    pub currency: Option<Currency>,
    /// The number a customer is known by.
    pub customer_reference: String,
    /// The number a supplier is known by.
    pub supplier_reference: String,
}

impl ContactForm {
    /// Reads the form.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self) -> Result<ContactInput, Problems> {
        let mut checker = Checker::default();
        let version = checker.optional("version", &self.version, version);
        let kind = match self.kind.trim() {
            "" => Some(ContactKind::Person),
            code => checker.keep(
                "kind",
                ContactKind::from_code(code).ok_or(Rule::UnknownKind),
            ),
        };
        let parent = checker.optional("parent", &self.parent, |text| {
            text.parse().map_err(|_| Rule::UnknownParent)
        });
        let contact_type = match self.r#type.trim() {
            "" => Some(ContactType::Contact),
            code => checker.keep(
                "type",
                ContactType::from_code(code).ok_or(Rule::UnknownType),
            ),
        };
        let mut text = |field, raw: &str, max| checker.line(field, raw, max);
        let job_title = text("job_title", &self.job_title, JOB_MAX);
        let street = text("street", &self.street, TEXT_MAX);
        let street2 = text("street2", &self.street2, TEXT_MAX);
        let city = text("city", &self.city, TEXT_MAX);
        let zip = text("zip", &self.zip, ZIP_MAX);
        let state = text("state", &self.state, TEXT_MAX);
        let vat = text("vat", &self.vat, VAT_MAX);
        let customer_reference = text(
            "customer_reference",
            &self.customer_reference,
            REFERENCE_MAX,
        );
        let supplier_reference = text(
            "supplier_reference",
            &self.supplier_reference,
            REFERENCE_MAX,
        );
        let name = checker.required("name", &self.name, TEXT_MAX);
        let email = checker.optional("email", &self.email, email);
        let phone = checker.optional("phone", &self.phone, Phone::parse);
        let mobile = checker.optional("mobile", &self.mobile, Phone::parse);
        let website = checker.optional("website", &self.website, website);
        let country = checker.optional("country", &self.country, |text| {
            Country::from_code(text).ok_or(Rule::UnknownCountry)
        });
        let language = checker.optional("language", &self.language, |text| {
            Locale::from_code(text).ok_or(Rule::UnknownLanguage)
        });
        let tags = tags(&mut checker, &self.tags);
        let notes = checker.lines("notes", &self.notes, NOTES_MAX);
        let salesperson = checker.optional("salesperson", &self.salesperson, |text| {
            text.parse().map_err(|_| Rule::UnknownChoice)
        });
        let payment_terms = checker.optional("payment_terms", &self.payment_terms, |text| {
            PaymentTerms::from_code(text).ok_or(Rule::UnknownChoice)
        });
        let currency = checker.optional("currency", &self.currency, |text| {
            Currency::from_code(text).ok_or(Rule::UnknownChoice)
        });

        let input = kind
            .zip(contact_type)
            .map(|(kind, contact_type)| ContactInput {
                version,
                kind,
                parent,
                r#type: contact_type,
                name,
                email,
                phone,
                mobile,
                website,
                job_title,
                street,
                street2,
                city,
                zip,
                state,
                country,
                vat,
                language,
                tags,
                notes,
                salesperson,
                payment_terms,
                currency,
                customer_reference,
                supplier_reference,
            });
        checker.finish(input)
    }
}

impl From<&ContactInput> for ContactForm {
    /// The form that shows a stored contact.
    fn from(input: &ContactInput) -> Self {
        let shown = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Self {
            version: input
                .version
                .map(|version| version.to_string())
                .unwrap_or_default(),
            kind: input.kind.code().to_owned(),
            parent: input
                .parent
                .map(|parent| parent.to_string())
                .unwrap_or_default(),
            r#type: input.r#type.code().to_owned(),
            name: input.name.clone(),
            email: shown(input.email.as_ref().map(Email::as_str)),
            phone: shown(input.phone.as_ref().map(Phone::as_str)),
            mobile: shown(input.mobile.as_ref().map(Phone::as_str)),
            website: shown(input.website.as_ref().map(Website::as_str)),
            job_title: input.job_title.clone(),
            street: input.street.clone(),
            street2: input.street2.clone(),
            city: input.city.clone(),
            zip: input.zip.clone(),
            state: input.state.clone(),
            country: shown(input.country.map(Country::code)),
            vat: input.vat.clone(),
            language: shown(input.language.map(Locale::code)),
            tags: input.tags.join(", "),
            notes: input.notes.clone(),
            salesperson: input
                .salesperson
                .map(|user| user.to_string())
                .unwrap_or_default(),
            payment_terms: input
                .payment_terms
                .map(PaymentTerms::code)
                .unwrap_or_default(),
            currency: shown(input.currency.map(Currency::code)),
            customer_reference: input.customer_reference.clone(),
            supplier_reference: input.supplier_reference.clone(),
        }
    }
}

fn version(text: &str) -> Result<i64, Rule> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(Rule::NotANumber)
}

fn website(text: &str) -> Result<Website, Rule> {
    if text.chars().count() > TEXT_MAX {
        return Err(Rule::TooLong { max: TEXT_MAX });
    }
    Website::parse(text)
}

fn tags(checker: &mut Checker, raw: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut tags = Vec::new();
    for tag in raw
        .split([',', '，', '、'])
        .map(str::trim)
        .filter(|tag| !is_blank(tag))
    {
        if tags.len() == TAGS_MAX {
            checker.refuse("tags", Rule::TooMany { max: TAGS_MAX });
            return tags;
        }
        if tag.contains(unfit_for_a_line) {
            checker.refuse("tags", Rule::ControlCharacter);
            return tags;
        }
        if tag.chars().count() > TAG_MAX {
            checker.refuse("tags", Rule::TooLong { max: TAG_MAX });
            return tags;
        }
        if seen.insert(fold(tag)) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
