//! A customer's own details and addresses.

use atrium_app::portal::Conflict;
use atrium_app::portal::addresses::{
    AddressRow, AddressView, AddressesView, address_page, addresses_page,
};
use atrium_app::portal::details::{DetailsView, details_page};
use atrium_app::shell::Done;
use atrium_backend::Result;
use atrium_backend::access::session::Who;
use atrium_backend::operation::{addresses, details};
use atrium_backend::store::contact::{Contact, Fields};
use atrium_domain::form::{AddressForm, DetailsForm};
use atrium_domain::id::ContactId;
use atrium_domain::permission::Visibility;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::portal::address_lines;
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

const ADDRESSES: &str = "/my/addresses";
/// The button that shows another country's fields, and saves nothing.
const COUNTRY: &str = "country";

fn details_view(
    cx: &Cx,
    own: details::Own,
    form: DetailsForm,
    problems: Option<Problems>,
    conflict: Option<Conflict>,
) -> Result<Response> {
    let status = match (&problems, &conflict) {
        (Some(problems), _) => refusal(problems),
        (None, Some(_)) => StatusCode::CONFLICT,
        (None, None) => StatusCode::OK,
    };
    let stored = own.form;
    let locked = |field: &str| own.locks.iter().any(|lock| lock.field == field);
    let keep = |field, typed: String, stored: String| if locked(field) { stored } else { typed };
    let form = DetailsForm {
        name: keep("name", form.name, stored.name),
        company: keep("company", form.company, stored.company),
        vat: keep("vat", form.vat, stored.vat),
        ..form
    };
    let view = DetailsView {
        form,
        is_company: own.contact.fields.is_company,
        locks: own.locks,
        login: cx.session()?.login().to_owned(),
        problems,
        conflict,
    };
    Ok(page(status, &cx.asked, || details_page(&cx.frame(), view)))
}

/// One's own details.
pub async fn show(cx: Cx) -> Result<Response> {
    let own = details::own(cx.atrium(), cx.session()?).await?;
    let form = own.form.clone();
    details_view(&cx, own, form, None, None)
}

/// Saves them, or shows the fields of another country.
pub async fn confirm(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    let form: DetailsForm = cx.form();
    if form.act == COUNTRY {
        let own = details::own(cx.atrium(), session).await?;
        return details_view(&cx, own, form, None, None);
    }
    match problems(details::save(cx.atrium(), session, &form, &cx.peer).await)? {
        Ok(details::Saved::Done) => Ok(done("/my", Some(Done::Saved))),
        Ok(details::Saved::Conflict(own)) => {
            let conflict = Conflict {
                stored: differing(details_fields(&form), details_fields(&own.form)),
            };
            let form = DetailsForm {
                version: own.form.version.clone(),
                ..form
            };
            details_view(&cx, *own, form, None, Some(conflict))
        }
        Err(refused) => {
            let own = details::own(cx.atrium(), session).await?;
            details_view(&cx, own, form, Some(refused), None)
        }
    }
}

/// The stored values that differ from what was typed.
fn differing<const N: usize>(
    typed: [(&'static str, &str); N],
    stored: [(&'static str, &str); N],
) -> Vec<(&'static str, String)> {
    typed
        .into_iter()
        .zip(stored)
        .filter(|((_, typed), (_, stored))| typed.trim() != *stored)
        .map(|(_, (name, stored))| (name, stored.to_owned()))
        .collect()
}

fn details_fields(form: &DetailsForm) -> [(&'static str, &str); 10] {
    [
        ("name", &form.name),
        ("email", &form.email),
        ("phone", &form.phone),
        ("vat", &form.vat),
        ("street", &form.street),
        ("street2", &form.street2),
        ("city", &form.city),
        ("state", &form.state),
        ("zip", &form.zip),
        ("country", &form.country),
    ]
}

fn address_fields(form: &AddressForm) -> [(&'static str, &str); 9] {
    [
        ("name", &form.name),
        ("email", &form.email),
        ("phone", &form.phone),
        ("street", &form.street),
        ("street2", &form.street2),
        ("city", &form.city),
        ("state", &form.state),
        ("zip", &form.zip),
        ("country", &form.country),
    ]
}

/// The company whose addresses these are; none for those who see only their own.
fn company(cx: &Cx) -> Result<Option<String>> {
    Ok(match cx.session()?.who() {
        Who::Customer(customer) => match customer.rights.visibility {
            Visibility::Company => Some(customer.company.clone()),
            Visibility::Own => None,
        },
        Who::Staff(_) => None,
    })
}

/// Where invoices and goods go.
pub async fn list(cx: Cx) -> Result<Response> {
    let rows = addresses::list(cx.atrium(), cx.session()?).await?;
    let view = AddressesView {
        company: company(&cx)?,
        rows: rows
            .into_iter()
            .map(|contact| AddressRow {
                id: contact.id.get(),
                kind: contact.contact_type(),
                lines: address_lines(&contact.fields.postal(), cx.locale),
                name: contact.fields.name,
            })
            .collect(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        addresses_page(&cx.frame(), view)
    }))
}

fn address_form(contact: &Contact) -> AddressForm {
    let Fields {
        contact_type,
        name,
        email,
        phone,
        street,
        street2,
        city,
        state,
        zip,
        country,
        ..
    } = contact.fields.clone();
    AddressForm {
        version: contact.version.to_string(),
        act: String::new(),
        r#type: contact_type,
        name,
        email,
        phone,
        street,
        street2,
        city,
        state,
        zip,
        country,
    }
}

fn address_view(
    cx: &Cx,
    id: Option<ContactId>,
    form: AddressForm,
    problems: Option<Problems>,
    conflict: Option<Conflict>,
) -> Response {
    let status = match (&problems, &conflict) {
        (Some(problems), _) => refusal(problems),
        (None, Some(_)) => StatusCode::CONFLICT,
        (None, None) => StatusCode::OK,
    };
    let view = AddressView {
        id: id.map(ContactId::get),
        form,
        problems,
        conflict,
    };
    page(status, &cx.asked, || address_page(&cx.frame(), view))
}

/// The form for a new address; the country is most likely one's own.
pub async fn new(cx: Cx) -> Result<Response> {
    let own = details::own(cx.atrium(), cx.session()?).await?;
    let form = AddressForm {
        country: own.form.country,
        ..AddressForm::default()
    };
    Ok(address_view(&cx, None, form, None, None))
}

/// Adds an address.
pub async fn add(cx: Cx) -> Result<Response> {
    let form: AddressForm = cx.form();
    if form.act == COUNTRY {
        return Ok(address_view(&cx, None, form, None, None));
    }
    let added = match form.check() {
        Ok(input) => {
            let session = cx.session()?;
            problems(addresses::add(cx.atrium(), session, &input, &cx.once(), &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    match added {
        Ok(_) => Ok(done(ADDRESSES, Some(Done::Saved))),
        Err(refused) => Ok(address_view(&cx, None, form, Some(refused), None)),
    }
}

/// The form for one address.
pub async fn edit(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let address = addresses::one(cx.atrium(), cx.session()?, id).await?;
    let form = address_form(&address);
    Ok(address_view(&cx, Some(id), form, None, None))
}

/// Changes an address.
pub async fn save(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let session = cx.session()?;
    let form: AddressForm = cx.form();
    // Out of sight is not there, whatever was typed.
    addresses::one(cx.atrium(), session, id).await?;
    if form.act == COUNTRY {
        return Ok(address_view(&cx, Some(id), form, None, None));
    }
    let saved = match form.check() {
        Ok(input) => problems(addresses::save(cx.atrium(), session, id, &input, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    match saved {
        Ok(addresses::Saved::Done) => Ok(done(ADDRESSES, Some(Done::Saved))),
        Ok(addresses::Saved::Conflict(stored)) => {
            let stored = address_form(&stored);
            let conflict = Conflict {
                stored: differing(address_fields(&form), address_fields(&stored)),
            };
            let form = AddressForm {
                version: stored.version.clone(),
                ..form
            };
            Ok(address_view(&cx, Some(id), form, None, Some(conflict)))
        }
        Err(refused) => Ok(address_view(&cx, Some(id), form, Some(refused), None)),
    }
}

/// Removes an address; it is archived.
pub async fn remove(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let session = cx.session()?;
    match problems(addresses::remove(cx.atrium(), session, id, &cx.peer).await)? {
        Ok(()) => Ok(done(ADDRESSES, Some(Done::Removed))),
        Err(refused) => {
            let address = addresses::one(cx.atrium(), session, id).await?;
            let form = address_form(&address);
            Ok(address_view(&cx, Some(id), form, Some(refused), None))
        }
    }
}
