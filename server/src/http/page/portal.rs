//! The customer's home, and going on in another of their companies.

use atrium_app::portal::home::{ContactPersonView, HomeView, home_page};
use atrium_app::portal::switch::{SwitchView, switch_page};
use atrium_app::shell::Done;
use atrium_backend::access::session::Who;
use atrium_backend::operation::membership;
use atrium_backend::store::contact::Postal;
use atrium_backend::{Error, Result, operation};
use atrium_domain::country::Country;
use atrium_domain::id::ContactId;
use atrium_domain::local_path::LocalPath;
use atrium_domain::locale::Locale;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{done, page, see_other, with_cookie};
use crate::http::cx::Cx;

/// An address, a line each.
pub(super) fn address_lines(at: &Postal, locale: Locale) -> Vec<String> {
    let country = Country::from_code(&at.country).map_or("", |country| country.name(locale));
    let town = [at.zip.as_str(), &at.city].join(" ");
    [&at.street, &at.street2, town.trim(), &at.state, country]
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A page that belongs to another company of the reader's offers to switch there; one that belongs
/// to none of theirs is not there.
async fn elsewhere(cx: &Cx, entity: ContactId, next: &str) -> Result<Option<Response>> {
    let session = cx.session()?;
    let current = match session.who() {
        Who::Customer(customer) if customer.commercial_entity == entity => return Ok(None),
        Who::Customer(customer) => customer.company.clone(),
        Who::Staff(_) => return Err(Error::NotFound),
    };
    let other = membership::other_for(cx.atrium(), session, entity)
        .await?
        .ok_or(Error::NotFound)?;
    let view = SwitchView {
        membership: other.id().get(),
        company: other.company,
        current,
        next: next.to_owned(),
    };
    Ok(Some(page(StatusCode::OK, &cx.asked, || {
        switch_page(&cx.frame(), view)
    })))
}

/// Goes on in another own membership: the session gets a new value, so a tab left open in the old
/// one can't mistake one company for the other.
pub async fn switch(cx: Cx) -> Result<Response> {
    let to = cx
        .form
        .get("membership")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)?;
    let (value, remembered) = membership::switch(cx.atrium(), cx.session()?, to, &cx.peer).await?;
    let answer = match cx.form.get("next").and_then(LocalPath::parse) {
        Some(next) => see_other(&next),
        None => done("/my", Some(Done::Switched)),
    };
    Ok(with_cookie(answer, cx.session_cookie(&value, remembered)))
}

/// The portal's home; `in` names the company a link was meant for.
pub async fn home(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    if let Some(entity) = cx.query.get("in") {
        let entity: ContactId = entity.parse().map_err(|_| Error::NotFound)?;
        if let Some(answer) = elsewhere(&cx, entity, &format!("/my?in={entity}")).await? {
            return Ok(answer);
        }
    }
    let own = operation::portal::own_contact(cx.atrium(), session).await?;
    let company = match session.who() {
        Who::Customer(customer) if customer.commercial_entity != own.id => customer.company.clone(),
        Who::Customer(_) | Who::Staff(_) => String::new(),
    };
    let person = operation::portal::contact_person(cx.atrium(), session, &own).await?;
    let view = HomeView {
        address: address_lines(&own.postal, cx.locale),
        name: own.name,
        email: own.email,
        phone: own.phone,
        company,
        vat: own.vat,
        login: session.login().to_owned(),
        contact_person: person.map(|person| ContactPersonView {
            name: person.name,
            email: person.email,
            phone: person.phone,
        }),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        home_page(&cx.frame(), view)
    }))
}
