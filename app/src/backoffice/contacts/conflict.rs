//! Two people changed one contact: both versions, field by field.

use atrium_domain::contact::{ContactKind, ContactType};
use atrium_domain::country::Country;
use atrium_domain::form::ContactForm;
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use atrium_domain::{Currency, PaymentTerms};
use atrium_i18n::{Texts, locale_name};
use leptos::prelude::*;

use super::form::{ContactFormView, kind_label, labels, type_label};
use super::sales::{currency_label, terms_label};
use crate::shell::Frame;
use crate::ui::{Choice, Clash, Compared, clash_notice};

/// What is stored now, and who stored it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The stored contact, as the form would show it.
    pub stored: ContactForm,
    /// Who saved it, where that is known.
    pub who: Option<String>,
    /// When it was saved.
    pub at: Timestamp,
}

/// The notice above the form, which keeps what was typed.
pub(super) fn conflict_notice(
    frame: &Frame,
    view: &ContactFormView,
    conflict: &Conflict,
) -> AnyView {
    let t = frame.texts();
    let fields = differences(t, frame.locale, &view.known(), &view.form, &conflict.stored);
    let when = frame.moment(conflict.at);
    clash_notice(
        t,
        Clash {
            title: t.contact_conflict_title(),
            text: t.contact_conflict_text(),
            who: conflict.who.clone().map(|who| (who, when)),
            fields,
            take: view.cancel.clone(),
        },
    )
}

fn differences(
    t: Texts,
    locale: Locale,
    known: &Known<'_>,
    yours: &ContactForm,
    stored: &ContactForm,
) -> Vec<Compared> {
    labels(t)
        .into_iter()
        .filter_map(|(name, label)| {
            let (mine, theirs) = (value(yours, name).trim(), value(stored, name).trim());
            let in_words = |text: &str| words(t, locale, known, name, text);
            (mine != theirs).then(|| Compared {
                label,
                yours: in_words(mine),
                stored: in_words(theirs),
            })
        })
        .collect()
}

/// Every control's label and its value as the control shows it.
pub(super) fn in_words(
    t: Texts,
    locale: Locale,
    known: &Known<'_>,
    form: &ContactForm,
) -> Vec<(String, String)> {
    labels(t)
        .into_iter()
        .map(|(name, label)| {
            (
                label,
                words(t, locale, known, name, value(form, name).trim()),
            )
        })
        .collect()
}

fn value<'a>(form: &'a ContactForm, name: &str) -> &'a str {
    match name {
        "kind" => &form.kind,
        "parent" => &form.parent,
        "type" => &form.r#type,
        "name" => &form.name,
        "email" => &form.email,
        "phone" => &form.phone,
        "mobile" => &form.mobile,
        "website" => &form.website,
        "job_title" => &form.job_title,
        "street" => &form.street,
        "street2" => &form.street2,
        "city" => &form.city,
        "zip" => &form.zip,
        "state" => &form.state,
        "country" => &form.country,
        "vat" => &form.vat,
        "language" => &form.language,
        "tags" => &form.tags,
        "notes" => &form.notes,
        "salesperson" => &form.salesperson,
        "payment_terms" => &form.payment_terms,
        "currency" => &form.currency,
        "customer_reference" => &form.customer_reference,
        "supplier_reference" => &form.supplier_reference,
        _ => "",
    }
}

/// Names for the numbers that stand in a contact.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Contacts.
    pub parents: &'a [Choice],
    /// Members of staff.
    pub salespeople: &'a [Choice],
}

fn label_of(choices: &[Choice], value: &str) -> Option<String> {
    choices
        .iter()
        .find(|choice| choice.value == value)
        .map(|choice| choice.label.clone())
}

/// A coded value as its control shows it; what is no code stays as typed.
pub(super) fn words(t: Texts, locale: Locale, known: &Known<'_>, name: &str, text: &str) -> String {
    let known = match name {
        "kind" => ContactKind::from_code(text).map(|kind| kind_label(t, kind)),
        "type" => ContactType::from_code(text).map(|kind| type_label(t, kind)),
        "country" => Country::from_code(text).map(|country| country.name(locale).to_owned()),
        "language" => Locale::from_code(text).map(|locale| locale_name(locale).to_owned()),
        "parent" => label_of(known.parents, text),
        "salesperson" => label_of(known.salespeople, text),
        "payment_terms" => PaymentTerms::from_code(text).map(|terms| terms_label(t, terms)),
        "currency" => Currency::from_code(text).map(|one| currency_label(locale, one)),
        _ => None,
    };
    known.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told_and_in_words() {
        let t = atrium_i18n::texts(Locale::En);
        let yours = ContactForm {
            name: "Anna".to_owned(),
            country: "PL".to_owned(),
            ..ContactForm::default()
        };
        let stored = ContactForm {
            country: "DE".to_owned(),
            ..yours.clone()
        };
        let told = differences(t, Locale::En, &Known::default(), &yours, &stored);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].yours, "Poland");
        assert_eq!(told[0].stored, "Germany");
    }

    #[test]
    fn every_control_of_the_form_is_compared() {
        let t = atrium_i18n::texts(Locale::En);
        for (name, _) in labels(t) {
            let json = serde_json::json!({ name: "x" });
            let form: ContactForm = serde_json::from_value(json).unwrap();
            assert_eq!(value(&form, name), "x", "{name}");
        }
    }
}
