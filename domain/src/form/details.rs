//! A customer's own details.

use serde::{Deserialize, Serialize};

use super::TEXT_MAX;
use super::address::{Place, TypedPlace, version};
use super::checker::{Checker, email};
use crate::country::Country;
use crate::email::Email;
use crate::phone::Phone;
use crate::problem::{Problems, Rule};
use crate::vat;

const VAT_MAX: usize = 30;

/// The form as sent. `act`: `country` shows the fields of another country and
/// saves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    pub version: String,
    pub act: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub company: String,
    pub vat: String,
    pub street: String,
    pub street2: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    pub country: String,
}

/// Details that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The row version that was edited.
    pub version: Option<i64>,
    pub name: String,
    pub email: Email,
    pub phone: Phone,
    pub vat: String,
    pub place: Place,
}

/// A field that its owner can't change, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    /// The control.
    pub field: &'static str,
    /// Said beside it.
    pub reason: LockReason,
}

/// Why a field can't be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockReason {
    /// It is the company's, and this is a person in it.
    OfCompany,
    /// There is no company: this is a private person.
    NoCompany,
    /// Documents that were issued carry it.
    OnDocuments,
}

impl DetailsForm {
    /// Reads the form. A locked field keeps what is `stored`: left as it is, or
    /// not sent at all, it is passed over; changed, it is refused.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(&self, stored: &Self, locks: &[Lock]) -> Result<Details, Problems> {
        let mut checker = Checker::default();
        let locked = |field: &str| locks.iter().any(|lock| lock.field == field);
        let fields = [
            ("name", &self.name, &stored.name),
            ("company", &self.company, &stored.company),
            ("vat", &self.vat, &stored.vat),
            ("country", &self.country, &stored.country),
        ];
        for (field, typed, kept) in fields {
            if locked(field) && !typed.trim().is_empty() && typed.trim() != kept.trim() {
                checker.refuse(field, Rule::Locked);
            }
        }
        let take = |field, typed, kept| if locked(field) { kept } else { typed };
        let version = checker.optional("version", &self.version, version);
        let name = if locked("name") {
            stored.name.clone()
        } else {
            checker.required("name", &self.name, TEXT_MAX)
        };
        let email = checker.keep("email", email(&self.email));
        let phone = match self.phone.trim() {
            "" => checker.keep("phone", Err(Rule::Required)),
            typed => checker.keep("phone", Phone::parse(typed)),
        };
        let country = take("country", &self.country, &stored.country);
        let vat = if locked("vat") {
            stored.vat.clone()
        } else {
            let vat = checker.line("vat", &self.vat, VAT_MAX);
            if let Some(example) = wrong_vat(&vat, country) {
                checker.refuse("vat", Rule::VatInvalid { example });
            }
            vat
        };
        let place = TypedPlace {
            street: &self.street,
            street2: &self.street2,
            city: &self.city,
            state: &self.state,
            zip: &self.zip,
            country,
        }
        .check(&mut checker);
        let details = match (email, phone, place) {
            (Some(email), Some(phone), Some(place)) => Some(Details {
                version,
                name,
                email,
                phone,
                vat,
                place,
            }),
            _ => None,
        };
        checker.finish(details)
    }
}

/// An example of what was expected, if the number can't be right.
fn wrong_vat(vat: &str, country: &str) -> Option<String> {
    if vat.is_empty() {
        return None;
    }
    vat::check(Country::from_code(country), vat)
        .err()
        .map(|invalid| invalid.example.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ana() -> DetailsForm {
        DetailsForm {
            name: "Ana Nowak".into(),
            email: "ana@acme.example".into(),
            phone: "+48 22 123 45 67".into(),
            vat: "PL 856-734-62-15".into(),
            street: "ul. Piotrkowska 1".into(),
            city: "Łódź".into(),
            zip: "90-001".into(),
            country: "PL".into(),
            ..DetailsForm::default()
        }
    }

    const LOCKS: [Lock; 2] = [
        Lock {
            field: "name",
            reason: LockReason::OnDocuments,
        },
        Lock {
            field: "vat",
            reason: LockReason::OfCompany,
        },
    ];

    #[test]
    fn details_are_read() {
        let details = ana().check(&ana(), &[]).unwrap();
        assert_eq!(details.vat, "PL 856-734-62-15");
        assert_eq!(details.email.as_str(), "ana@acme.example");
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let typed = DetailsForm {
            name: " ".into(),
            email: "ana@".into(),
            phone: "call me".into(),
            vat: "PL8567346216".into(),
            zip: "9".into(),
            city: String::new(),
            ..ana()
        };
        let problems = typed.check(&ana(), &[]).unwrap_err();
        for field in ["name", "email", "phone", "vat", "zip", "city"] {
            assert_eq!(problems.field(field).count(), 1, "{field}: {problems}");
        }
        assert_eq!(problems.len(), 6);
    }

    #[test]
    fn a_locked_field_is_refused_when_changed_and_kept_when_not() {
        let changed = DetailsForm {
            name: "Somebody Else".into(),
            ..ana()
        };
        let problems = changed.check(&ana(), &LOCKS).unwrap_err();
        assert_eq!(problems, Problems::one("name", Rule::Locked));
        let left_out = DetailsForm {
            name: String::new(),
            vat: String::new(),
            ..ana()
        };
        let details = left_out.check(&ana(), &LOCKS).unwrap();
        assert_eq!(details.name, "Ana Nowak");
        assert_eq!(details.vat, ana().vat);
    }

    #[test]
    fn what_is_stored_and_locked_is_not_judged() {
        let stored = DetailsForm {
            vat: "an old number".into(),
            ..ana()
        };
        assert!(stored.check(&stored, &LOCKS).is_ok());
        assert!(stored.check(&stored, &[]).is_err());
    }

    proptest! {
        #[test]
        fn no_input_panics(name in ".*", email in ".*", phone in ".*", vat in ".*", zip in ".*", country in "[A-Z]{2}|.*") {
            let typed = DetailsForm { name, email, phone, vat, zip, country, ..DetailsForm::default() };
            let _ = typed.check(&ana(), &LOCKS);
            let _ = typed.check(&DetailsForm::default(), &[]);
        }
    }
}
