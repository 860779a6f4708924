//! What the fields of an import are called.

use atrium_domain::import_field::ImportField;
use atrium_i18n::Texts;

/// A field by the label its control has on the contact's form, where it has one.
pub fn field_label(t: Texts, field: ImportField) -> String {
    match field {
        ImportField::Id => t.import_field_id(),
        ImportField::IsCompany => t.import_field_company(),
        ImportField::ParentId => t.import_field_parent(),
        ImportField::ParentName => t.import_field_parent_name(),
        ImportField::Type => t.contact_type(),
        ImportField::Name => t.contact_name(),
        ImportField::Email => t.contact_email(),
        ImportField::Phone => t.contact_phone(),
        ImportField::Mobile => t.contact_mobile(),
        ImportField::Street => t.contact_street(),
        ImportField::Street2 => t.contact_street2(),
        ImportField::City => t.contact_city(),
        ImportField::Zip => t.contact_zip(),
        ImportField::StateName => t.contact_state(),
        ImportField::StateCode => t.import_field_state_code(),
        ImportField::CountryCode => t.import_field_country_code(),
        ImportField::CountryName => t.contact_country(),
        ImportField::Vat => t.contact_vat(),
        ImportField::Language => t.contact_language(),
        ImportField::Website => t.contact_website(),
        ImportField::JobTitle => t.contact_job(),
        ImportField::Tags => t.contact_tags(),
        ImportField::Notes => t.contact_notes(),
        ImportField::Active => t.import_field_active(),
        ImportField::Salesperson => t.sales_person(),
        ImportField::PaymentTerms => t.sales_terms(),
        ImportField::Currency => t.sales_currency(),
        ImportField::CustomerReference => t.sales_customer_reference(),
        ImportField::SupplierReference => t.sales_supplier_reference(),
    }
}
