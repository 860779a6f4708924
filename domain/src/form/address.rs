//! Addresses as customers write them: for themselves, and for where invoices
//! and goods go.

use serde::{Deserialize, Serialize};

use super::TEXT_MAX;
use super::checker::{Checker, email};
use crate::address::{AddressRules, Part};
use crate::contact::ContactType;
use crate::country::Country;
use crate::email::Email;
use crate::phone::Phone;
use crate::problem::{Problems, Rule};

const ZIP_MAX: usize = 20;

/// The form as sent. `type`: `invoice` or `delivery`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub version: String,
    pub act: String,
    pub r#type: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub street: String,
    pub street2: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    pub country: String,
}

/// An address that its country would deliver to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressInput {
    /// The row version that was edited; none for a new one.
    pub version: Option<i64>,
    pub r#type: ContactType,
    pub name: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub place: Place,
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub street: String,
    pub street2: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    pub country: Country,
}

/// What was typed of a place.
pub(super) struct TypedPlace<'a> {
    pub(super) street: &'a str,
    pub(super) street2: &'a str,
    pub(super) city: &'a str,
    pub(super) state: &'a str,
    pub(super) zip: &'a str,
    pub(super) country: &'a str,
}

impl TypedPlace<'_> {
    /// Reads it by the rules of its country, or, while that is unknown, by the
    /// general ones: so all problems come at once.
    pub(super) fn check(&self, checker: &mut Checker) -> Option<Place> {
        let country = match self.country.trim() {
            "" => {
                checker.refuse("country", Rule::Required);
                None
            }
            code => checker.keep(
                "country",
                Country::from_code(code).ok_or(Rule::UnknownCountry),
            ),
        };
        let rules = country.map_or(AddressRules::GENERAL, AddressRules::of);
        let mut line = |part: Part, raw: &str, max| {
            if rules.requires(part) {
                checker.required(part.field(), raw, max)
            } else {
                checker.line(part.field(), raw, max)
            }
        };
        let street = line(Part::Street, self.street, TEXT_MAX);
        let city = line(Part::City, self.city, TEXT_MAX);
        let state = line(Part::State, self.state, TEXT_MAX);
        let zip = line(Part::Zip, self.zip, ZIP_MAX);
        let street2 = checker.line("street2", self.street2, TEXT_MAX);
        if !zip.is_empty() && !rules.takes_zip(&zip) {
            let example = rules.example().to_owned();
            checker.refuse("zip", Rule::ZipInvalid { example });
        }
        country.map(|country| Place {
            street,
            street2,
            city,
            state,
            zip,
            country,
        })
    }
}

impl AddressForm {
    /// Reads the form.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self) -> Result<AddressInput, Problems> {
        let mut checker = Checker::default();
        let version = checker.optional("version", &self.version, version);
        let kind = match ContactType::from_code(&self.r#type) {
            Some(kind @ (ContactType::Invoice | ContactType::Delivery)) => Ok(kind),
            Some(ContactType::Contact | ContactType::Other) | None => Err(Rule::UnknownType),
        };
        let kind = checker.keep("type", kind);
        let name = checker.required("name", &self.name, TEXT_MAX);
        let email = checker.optional("email", &self.email, email);
        let phone = checker.optional("phone", &self.phone, Phone::parse);
        let place = TypedPlace {
            street: &self.street,
            street2: &self.street2,
            city: &self.city,
            state: &self.state,
            zip: &self.zip,
            country: &self.country,
        }
        .check(&mut checker);
        let input = kind.zip(place).map(|(kind, place)| AddressInput {
            version,
            r#type: kind,
            name,
            email,
            phone,
            place,
        });
        checker.finish(input)
    }
}

pub(super) fn version(text: &str) -> Result<i64, Rule> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(Rule::NotANumber)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn warehouse() -> AddressForm {
        AddressForm {
            r#type: "delivery".into(),
            name: "Warehouse".into(),
            street: "ul. Piotrkowska 1".into(),
            city: "Łódź".into(),
            zip: "90-001".into(),
            country: "PL".into(),
            ..AddressForm::default()
        }
    }

    #[test]
    fn an_address_is_read_by_its_countrys_rules() {
        let input = warehouse().check().unwrap();
        assert_eq!(input.place.city, "Łódź");
        assert_eq!(input.r#type, ContactType::Delivery);
        let american = AddressForm {
            country: "US".into(),
            zip: "9001".into(),
            ..warehouse()
        };
        let problems = american.check().unwrap_err();
        assert!(problems.field("state").eq([&Rule::Required]));
        let example = "95014".to_owned();
        assert!(problems.field("zip").eq([&Rule::ZipInvalid { example }]));
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let problems = AddressForm::default().check().unwrap_err();
        for field in ["name", "street", "city", "country"] {
            assert!(problems.field(field).eq([&Rule::Required]), "{field}");
        }
        assert!(problems.field("type").eq([&Rule::UnknownType]));
    }

    #[test]
    fn nobody_makes_a_colleague_of_an_address() {
        for kind in ["contact", "other", "company", ""] {
            let form = AddressForm {
                r#type: kind.into(),
                ..warehouse()
            };
            assert!(form.check().is_err(), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn no_input_panics(
            kind in ".*", name in ".*", email in ".*", phone in ".*",
            street in ".*", zip in ".*", country in "[A-Z]{2}|.*", version in ".*",
        ) {
            let _ = AddressForm {
                version, r#type: kind, name, email, phone, street, zip, country,
                ..AddressForm::default()
            }.check();
        }
    }
}
