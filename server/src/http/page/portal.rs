//! The customer's home.

use atrium_app::portal::home::{HomeView, home_page};
use atrium_backend::access::session::Who;
use atrium_backend::store::contact::Fields;
use atrium_backend::{Result, operation};
use atrium_domain::country::Country;
use atrium_domain::locale::Locale;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;

/// An address, a line each.
pub(super) fn address_lines(fields: &Fields, locale: Locale) -> Vec<String> {
    let country = Country::from_code(&fields.country).map_or("", |country| country.name(locale));
    let town = [fields.zip.as_str(), &fields.city].join(" ");
    [
        &fields.street,
        &fields.street2,
        town.trim(),
        &fields.state,
        country,
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .map(str::to_owned)
    .collect()
}

/// The portal's home.
pub async fn home(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    let own = operation::portal::own_details(cx.atrium(), session).await?;
    let company = match session.who() {
        Who::Customer(customer) if customer.commercial_entity != own.id => customer.company.clone(),
        Who::Customer(_) | Who::Staff(_) => String::new(),
    };
    let fields = own.fields;
    let view = HomeView {
        address: address_lines(&fields, cx.locale),
        name: fields.name,
        email: fields.email,
        phone: if fields.phone.is_empty() {
            fields.mobile
        } else {
            fields.phone
        },
        company,
        vat: fields.vat,
        login: session.login().to_owned(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        home_page(&cx.frame(), view)
    }))
}
