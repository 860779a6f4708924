//! What is listed, as CSV: read and sent a page at a time.

use atrium_app::backoffice::contacts::sales::terms_label;
use atrium_backend::Result;
use atrium_backend::export::{BOM, line};
use atrium_backend::operation::export_contacts::{self, Export, Exported, Rows};
use atrium_backend::store::contact::PortalState;
use atrium_domain::PaymentTerms;
use atrium_domain::contact::ContactType;
use atrium_domain::locale::Locale;
use atrium_i18n::{Texts, locale_name, texts};
use axum::response::Response;
use futures_util::stream;

use super::country;
use super::list::{query_of, request_of};
use crate::http::answer::csv;
use crate::http::cx::Cx;

/// Sends what is listed.
pub async fn export(cx: Cx) -> Result<Response> {
    let request = request_of(&query_of(&cx.form));
    let export = export_contacts::begin(cx.atrium(), cx.session()?, request, &cx.peer).await?;
    let start = Sending {
        export,
        locale: cx.locale,
        head: true,
    };
    let parts = stream::unfold(start, Sending::part);
    Ok(csv("contacts.csv", parts))
}

struct Sending {
    export: Export,
    locale: Locale,
    head: bool,
}

/// A part of a file that can't be finished must not look finished: the connection breaks off.
#[derive(Debug)]
struct BrokenOff;

impl std::fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the export broke off")
    }
}

impl std::error::Error for BrokenOff {}

impl Sending {
    async fn part(mut self) -> Option<(std::result::Result<String, BrokenOff>, Self)> {
        let t = texts(self.locale);
        if self.head {
            self.head = false;
            let head = line(columns(t));
            return Some((Ok(format!("{BOM}{head}")), self));
        }
        match self.export.next().await {
            Ok(Some(rows)) => {
                let text = rows
                    .rows
                    .iter()
                    .map(|row| line(cells(t, self.locale, row, &rows)))
                    .collect();
                Some((Ok(text), self))
            }
            Ok(None) => None,
            Err(error) => {
                tracing::warn!(%error, "an export broke off");
                Some((Err(BrokenOff), self))
            }
        }
    }
}

fn columns(t: Texts) -> [String; 25] {
    [
        t.contact_name(),
        t.contact_kind(),
        t.contacts_column_company(),
        t.contact_type(),
        t.contact_job(),
        t.contact_email(),
        t.contact_phone(),
        t.contact_mobile(),
        t.contact_website(),
        t.contact_street(),
        t.contact_street2(),
        t.contact_zip(),
        t.contact_city(),
        t.contact_state(),
        t.contact_country(),
        t.contact_vat(),
        t.contact_language(),
        t.contact_tags(),
        t.sales_person(),
        t.sales_terms(),
        t.sales_currency(),
        t.sales_customer_reference(),
        t.sales_supplier_reference(),
        t.contacts_column_access(),
        t.contact_notes(),
    ]
}

fn cells(t: Texts, locale: Locale, row: &Exported, page: &Rows) -> [String; 25] {
    let fields = row.contact.fields.clone();
    let kind = if fields.is_company {
        t.contact_company()
    } else {
        t.contact_person()
    };
    let contact_type = match row.contact.contact_type() {
        ContactType::Contact => t.contact_type_contact(),
        ContactType::Invoice => t.contact_type_invoice(),
        ContactType::Delivery => t.contact_type_delivery(),
        ContactType::Other => t.contact_type_other(),
    };
    let portal = match row.portal {
        PortalState::Outside => String::new(),
        PortalState::Invited => t.contacts_access_invited(),
        PortalState::Inside => t.contacts_access_inside(),
    };
    let salesperson = fields
        .salesperson
        .and_then(|id| page.staff.get(&id).cloned())
        .unwrap_or_default();
    let terms = PaymentTerms::from_code(&fields.payment_terms)
        .map(|terms| terms_label(t, terms))
        .unwrap_or_default();
    let language = Locale::from_code(&fields.language)
        .map(locale_name)
        .unwrap_or_default();
    [
        fields.name,
        kind,
        row.company.clone().unwrap_or_default(),
        contact_type,
        fields.job_title,
        fields.email,
        fields.phone,
        fields.mobile,
        fields.website,
        fields.street,
        fields.street2,
        fields.zip,
        fields.city,
        fields.state,
        country(&fields.country, locale),
        fields.vat,
        language.to_owned(),
        fields.tags.join(", "),
        salesperson,
        terms,
        fields.currency,
        fields.customer_reference,
        fields.supplier_reference,
        portal,
        fields.notes,
    ]
}
