//! The customer's own pages.

use atrium_app::portal::home::{HomeView, home_page};
use atrium_app::portal::security::{SecurityView, security_page};
use atrium_app::shell::Done;
use atrium_backend::access::session::Who;
use atrium_backend::{Result, operation};
use atrium_domain::country::Country;
use atrium_domain::form::ChangePasswordForm;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{done, page, problems, refusal, with_cookie};
use crate::http::cx::Cx;

/// The portal's home.
pub async fn home(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    let own = operation::portal::own_details(cx.atrium(), session).await?;
    let company = match session.who() {
        Who::Customer(customer) if customer.commercial_entity != own.id => customer.company.clone(),
        Who::Customer(_) | Who::Staff(_) => String::new(),
    };
    let fields = own.fields;
    let country = Country::from_code(&fields.country).map_or("", |country| country.name(cx.locale));
    let town = [fields.zip.as_str(), &fields.city].join(" ");
    let view = HomeView {
        address: [
            &fields.street,
            &fields.street2,
            town.trim(),
            &fields.state,
            country,
        ]
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect(),
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

fn view(cx: &Cx, problems: Option<Problems>) -> Result<SecurityView> {
    let settings = cx.atrium().settings();
    Ok(SecurityView {
        login: cx.session()?.login().to_owned(),
        ask: Some(match &settings.contact_address {
            Some(address) => address.to_string(),
            None => settings.brand.company.clone(),
        }),
        min_length: settings.passwords.least(false).characters(),
        problems,
    })
}

/// Account security.
pub async fn security(cx: Cx) -> Result<Response> {
    let view = view(&cx, None)?;
    Ok(page(StatusCode::OK, &cx.asked, || {
        security_page(&cx.frame(), view)
    }))
}

/// Changes the password.
pub async fn change_password(cx: Cx) -> Result<Response> {
    let session = cx.session()?;
    let settings = cx.atrium().settings();
    let company = &settings.brand.company;
    let checked = cx.form::<ChangePasswordForm>().check(
        settings.passwords.least(false),
        &["atrium", company, session.login(), session.name()],
    );
    let changed = match checked {
        Ok(input) => problems(
            operation::change_password::change(cx.atrium(), session, &input, &cx.peer).await,
        )?,
        Err(refused) => Err(refused),
    };
    match changed {
        Ok((value, remembered)) => Ok(with_cookie(
            done("/my/security", Some(Done::PasswordChanged)),
            cx.session_cookie(&value, remembered),
        )),
        Err(refused) => {
            let status = refusal(&refused);
            let view = view(&cx, Some(refused))?;
            Ok(page(status, &cx.asked, || security_page(&cx.frame(), view)))
        }
    }
}
