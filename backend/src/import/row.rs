//! One line of the file, from its fields to a contact.

use atrium_domain::contact::ContactType;
use atrium_domain::country::Country;
use atrium_domain::form::ContactForm;
use atrium_domain::import_field::{ImportField as Column, words};
use atrium_domain::money::Currency;
use atrium_domain::problem::{Problem, Rule};

use super::contacts::ImportedContact;
use super::head::Head;
use super::html_notes;
use super::record::Record;

/// Longest external id and state code, in characters.
const ID_MAX: usize = 200;
const STATE_CODE_MAX: usize = 20;
/// Longest value that is repeated in a reason.
const NAMED_MAX: usize = 100;

/// One line, its fields as text by column.
pub struct Row<'a> {
    head: &'a Head,
    line: u64,
    texts: [&'a str; Column::ALL.len()],
    unreadable: [bool; Column::ALL.len()],
    /// All that is wrong with it, once `contact` has looked.
    pub problems: Vec<Problem>,
}

impl<'a> Row<'a> {
    /// Reads the fields; one that is not UTF-8 is noted as a problem.
    pub fn new(head: &'a Head, record: &'a Record) -> Self {
        let mut row = Self {
            head,
            line: record.line,
            texts: [""; Column::ALL.len()],
            unreadable: [false; Column::ALL.len()],
            problems: Vec::new(),
        };
        for (column, place) in head.fields() {
            match std::str::from_utf8(record.field(place)) {
                Ok(text) => row.texts[column.place()] = text.trim(),
                Err(_) => {
                    row.unreadable[column.place()] = true;
                    row.problems
                        .push(Problem::of(column.code(), Rule::InvalidUtf8));
                }
            }
        }
        row
    }

    const fn text(&self, column: Column) -> &'a str {
        self.texts[column.place()]
    }

    /// Notes a problem, unless the field could not even be read: one reason
    /// for one fault.
    fn refuse(&mut self, column: Column, rule: Rule) {
        if !self.unreadable[column.place()] {
            self.problems.push(Problem::of(column.code(), rule));
        }
    }

    /// The external id, where there is one.
    pub fn id(&self) -> Option<&'a str> {
        Some(self.text(Column::Id)).filter(|id| !id.is_empty())
    }

    /// The parent's external id, where there is one.
    pub fn parent(&self) -> Option<&'a str> {
        Some(self.text(Column::ParentId)).filter(|id| !id.is_empty())
    }

    /// The salesperson's name or login, where there is one.
    pub fn salesperson(&self) -> Option<&'a str> {
        Some(self.text(Column::Salesperson)).filter(|name| !name.is_empty())
    }

    /// The contact, with `problems` filled where something is wrong; none
    /// where it is too wrong to be one.
    pub fn contact(&mut self) -> Option<ImportedContact> {
        self.check_code(Column::Id, ID_MAX);
        if self.text(Column::Id).is_empty() {
            self.refuse(Column::Id, Rule::Required);
        }
        self.check_code(Column::ParentId, ID_MAX);
        self.check_code(Column::StateCode, STATE_CODE_MAX);
        if self.text(Column::ParentId).is_empty() && !self.text(Column::ParentName).is_empty() {
            // A parent by name alone could be anybody.
            self.refuse(Column::ParentId, Rule::Required);
        }
        let is_company = self.boolean(Column::IsCompany, false, words::is_company);
        let active = self.boolean(
            Column::Active,
            !self.head.has(Column::Active),
            words::yes_or_no,
        );
        let country_column = self.country_column();
        let payment_terms = self.payment_terms();
        let currency = self.currency();
        let form = ContactForm {
            payment_terms,
            currency,
            ..self.form(is_company, country_column)
        };
        let input = match form.check() {
            Ok(input) => Some(input),
            Err(problems) => {
                for problem in problems {
                    let control = problem.field.as_ref().map_or("", |field| field.as_str());
                    self.refuse(column_of(control, country_column), problem.rule);
                }
                None
            }
        };
        let state_code = self.text(Column::StateCode);
        Some(ImportedContact {
            line: self.line,
            external_id: self.id()?.to_owned(),
            parent_external_id: self.parent().map(str::to_owned),
            salesperson: self.salesperson().map(str::to_owned),
            active,
            state_code: (!state_code.is_empty()).then(|| state_code.to_owned()),
            input: input?,
        })
    }

    /// A field without a form control of its own: one line, not too long.
    fn check_code(&mut self, column: Column, max: usize) {
        if self.text(column).contains(char::is_control) {
            self.refuse(column, Rule::ControlCharacter);
        }
        if self.text(column).chars().count() > max {
            self.refuse(column, Rule::TooLong { max });
        }
    }

    /// Odoo writes "True" and nothing; people write 1 and 0, or it in their language.
    fn boolean(
        &mut self,
        column: Column,
        absent: bool,
        read: impl Fn(&str) -> Option<bool>,
    ) -> bool {
        if !self.head.has(column) {
            return absent;
        }
        read(self.text(column)).unwrap_or_else(|| {
            self.refuse(column, Rule::NotABoolean);
            absent
        })
    }

    /// What is wanted is named, and not taken for no terms at all.
    fn payment_terms(&mut self) -> String {
        let text = self.text(Column::PaymentTerms);
        if text.is_empty() {
            return String::new();
        }
        match words::payment_terms(text) {
            Some(terms) => terms.code(),
            None => {
                let name = named(text);
                self.refuse(Column::PaymentTerms, Rule::UnknownPaymentTerms { name });
                String::new()
            }
        }
    }

    fn currency(&mut self) -> String {
        let text = self.text(Column::Currency);
        if text.is_empty() {
            return String::new();
        }
        match Currency::from_code(&text.to_ascii_uppercase()) {
            Some(currency) => currency.code().to_owned(),
            None => {
                let name = named(text);
                self.refuse(Column::Currency, Rule::UnknownCurrency { name });
                String::new()
            }
        }
    }

    /// The code decides; the name serves where the code is empty.
    fn country_column(&self) -> Column {
        if self.text(Column::CountryCode).is_empty()
            && !self.unreadable[Column::CountryCode.place()]
        {
            Column::CountryName
        } else {
            Column::CountryCode
        }
    }

    fn form(&self, is_company: bool, country_column: Column) -> ContactForm {
        let own = |column| self.text(column).to_owned();
        let country = self.text(country_column);
        let country = Country::from_code_or_name(country)
            .map_or_else(|| country.to_owned(), |country| country.code().to_owned());
        let state = match without_country(self.text(Column::StateName)) {
            "" => self.text(Column::StateCode),
            name => name,
        };
        let kind = self.text(Column::Type);
        let kind = words::contact_type(kind).map_or(kind, |kind| kind.code());
        let language = self.text(Column::Language);
        let language = words::language(language).map_or(language, |locale| locale.code());
        ContactForm {
            version: String::new(),
            kind: if is_company { "company" } else { "person" }.to_owned(),
            parent: String::new(),
            r#type: kind.to_owned(),
            name: self.name(),
            email: own(Column::Email),
            phone: own(Column::Phone),
            mobile: own(Column::Mobile),
            website: own(Column::Website),
            job_title: own(Column::JobTitle),
            street: own(Column::Street),
            street2: own(Column::Street2),
            city: own(Column::City),
            zip: own(Column::Zip),
            state: state.to_owned(),
            country,
            vat: own(Column::Vat),
            language: language.to_owned(),
            tags: own(Column::Tags),
            notes: html_notes::plain(self.text(Column::Notes)),
            customer_reference: own(Column::CustomerReference),
            supplier_reference: own(Column::SupplierReference),
            ..ContactForm::default()
        }
    }

    /// Odoo lets an invoice or delivery address go without a name and shows
    /// it under its parent's; a contact without one is refused there too.
    fn name(&self) -> String {
        let name = self.text(Column::Name);
        let is_address = words::contact_type(self.text(Column::Type))
            .is_some_and(|kind| kind != ContactType::Contact);
        if name.is_empty() && is_address {
            self.text(Column::ParentName).to_owned()
        } else {
            name.to_owned()
        }
    }
}

/// A value as a reason repeats it.
fn named(text: &str) -> String {
    text.chars().take(NAMED_MAX).collect()
}

/// Odoo shows a state with its country: "California (US)".
fn without_country(state: &str) -> &str {
    match state
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
    {
        Some((name, country))
            if country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            name
        }
        Some(_) | None => state,
    }
}

/// The column that a control of the contact form was filled from.
fn column_of(control: &str, country_column: Column) -> Column {
    match control {
        "kind" => Column::IsCompany,
        "parent" => Column::ParentId,
        "type" => Column::Type,
        "email" => Column::Email,
        "phone" => Column::Phone,
        "mobile" => Column::Mobile,
        "website" => Column::Website,
        "job_title" => Column::JobTitle,
        "street" => Column::Street,
        "street2" => Column::Street2,
        "city" => Column::City,
        "zip" => Column::Zip,
        "state" => Column::StateName,
        "country" => country_column,
        "vat" => Column::Vat,
        "language" => Column::Language,
        "tags" => Column::Tags,
        "notes" => Column::Notes,
        "payment_terms" => Column::PaymentTerms,
        "currency" => Column::Currency,
        "customer_reference" => Column::CustomerReference,
        "supplier_reference" => Column::SupplierReference,
        _ => Column::Name,
    }
}
