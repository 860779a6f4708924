//! One line of the file, from its fields to a contact.

use std::collections::{HashMap, HashSet};

use atrium_domain::contact::ContactType;
use atrium_domain::country::Country;
use atrium_domain::form::ContactForm;
use atrium_domain::problem::{Problem, Rule};

use super::column::{Column, Head};
use super::contacts::ImportedContact;
use super::html_notes;
use super::record::Record;

/// Longest external id and state code, in characters.
const ID_MAX: usize = 200;
const STATE_CODE_MAX: usize = 20;

/// One line, its fields as text by column.
pub struct Row<'a> {
    head: &'a Head,
    line: u64,
    texts: HashMap<Column, String>,
    unreadable: HashSet<Column>,
    /// All that is wrong with it, once `contact` has looked.
    pub problems: Vec<Problem>,
}

impl<'a> Row<'a> {
    /// Reads the fields; one that is not UTF-8 is noted as a problem.
    pub fn new(head: &'a Head, record: &Record) -> Self {
        let mut row = Self {
            head,
            line: record.line,
            texts: HashMap::new(),
            unreadable: HashSet::new(),
            problems: Vec::new(),
        };
        for (column, place) in head.present() {
            match std::str::from_utf8(&record.fields[place]) {
                Ok(text) => {
                    row.texts.insert(column, text.trim().to_owned());
                }
                Err(_) => {
                    row.unreadable.insert(column);
                    row.problems
                        .push(Problem::of(column.name(), Rule::InvalidUtf8));
                }
            }
        }
        row
    }

    fn text(&self, column: Column) -> &str {
        self.texts.get(&column).map_or("", String::as_str)
    }

    /// Notes a problem, unless the field could not even be read: one reason
    /// for one fault.
    fn refuse(&mut self, column: Column, rule: Rule) {
        if !self.unreadable.contains(&column) {
            self.problems.push(Problem::of(column.name(), rule));
        }
    }

    /// The external id, where there is one.
    pub fn id(&self) -> Option<String> {
        Some(self.text(Column::Id))
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
    }

    /// The parent's external id, where there is one.
    pub fn parent(&self) -> Option<String> {
        Some(self.text(Column::ParentId))
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
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
        let is_company = self.boolean(Column::IsCompany, false);
        let active = self.boolean(Column::Active, !self.head.has(Column::Active));
        let country_column = self.country_column();
        let form = self.form(is_company, country_column);
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
            external_id: self.id()?,
            parent_external_id: self.parent(),
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

    /// Odoo writes "True" and nothing; people write 1 and 0.
    fn boolean(&mut self, column: Column, absent: bool) -> bool {
        if !self.head.has(column) {
            return absent;
        }
        match self.text(column).to_ascii_lowercase().as_str() {
            "true" | "1" => true,
            "" | "false" | "0" => false,
            _ => {
                self.refuse(column, Rule::NotABoolean);
                absent
            }
        }
    }

    /// The code decides; the name serves where the code is empty.
    fn country_column(&self) -> Column {
        if self.text(Column::CountryCode).is_empty()
            && !self.unreadable.contains(&Column::CountryCode)
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
        let state = match self.text(Column::StateName) {
            "" => self.text(Column::StateCode),
            name => name,
        };
        ContactForm {
            version: String::new(),
            kind: if is_company { "company" } else { "person" }.to_owned(),
            parent: String::new(),
            r#type: own(Column::Type),
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
            language: own(Column::Language),
            tags: own(Column::Tags),
            notes: html_notes::plain(self.text(Column::Notes)),
            ..ContactForm::default()
        }
    }

    /// Odoo lets an invoice or delivery address go without a name and shows
    /// it under its parent's; a contact without one is refused there too.
    fn name(&self) -> String {
        let name = self.text(Column::Name);
        let is_address = ContactType::from_code(self.text(Column::Type))
            .is_some_and(|kind| kind != ContactType::Contact);
        if name.is_empty() && is_address {
            self.text(Column::ParentName).to_owned()
        } else {
            name.to_owned()
        }
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
        _ => Column::Name,
    }
}
