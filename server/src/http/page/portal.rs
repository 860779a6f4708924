//! The customer's own pages.

use atrium_app::portal::home::{HomeView, home_page};
use atrium_app::portal::security::{SecurityView, security_page};
use atrium_app::shell::Done;
use atrium_app::sign_in::told_password::{ToldPasswordView, told_password_page};
use atrium_backend::access::session::Who;
use atrium_backend::{Result, operation};
use atrium_domain::country::Country;
use atrium_domain::form::ChangePasswordForm;
use atrium_domain::password::MIN_CHARACTERS;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::SecretString;

use crate::http::answer::{done, page, problems, refusal, with_cookie};
use crate::http::cookie;
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
    Ok(SecurityView {
        login: cx.session()?.login().to_owned(),
        ask: Some(cx.atrium().settings().brand.company.clone()),
        min_length: MIN_CHARACTERS,
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

/// Reads the form and changes the password: the session's new value, or why not.
async fn change(cx: &Cx) -> Result<std::result::Result<(SecretString, bool), Problems>> {
    let session = cx.session()?;
    let company = &cx.atrium().settings().brand.company.clone();
    let checked = cx
        .form::<ChangePasswordForm>()
        .check(false, &["atrium", company, session.login(), session.name()]);
    match checked {
        Ok(input) => problems(
            operation::change_password::change(cx.atrium(), session, &input, &cx.peer).await,
        ),
        Err(refused) => Ok(Err(refused)),
    }
}

/// Changes the password.
pub async fn change_password(cx: Cx) -> Result<Response> {
    match change(&cx).await? {
        Ok((value, remembered)) => Ok(with_cookie(
            done("/my/security", Some(Done::PasswordChanged)),
            cookie::set_session(&value, remembered, cx.web.https),
        )),
        Err(refused) => {
            let status = refusal(&refused);
            let view = view(&cx, Some(refused))?;
            Ok(page(status, &cx.asked, || security_page(&cx.frame(), view)))
        }
    }
}

fn told_page(cx: &Cx, refused: Option<Problems>) -> Result<Response> {
    let status = refused.as_ref().map_or(StatusCode::OK, refusal);
    let view = ToldPasswordView {
        login: cx.session()?.login().to_owned(),
        min_length: MIN_CHARACTERS,
        problems: refused,
    };
    Ok(page(status, &cx.asked, || {
        told_password_page(&cx.frame(), view)
    }))
}

/// The one page for somebody whose password an administrator has set.
pub async fn told_password(cx: Cx) -> Result<Response> {
    if cx.session()?.password_must_change() {
        told_page(&cx, None)
    } else {
        Ok(done("/my/security", None))
    }
}

/// Changes that password; then the house is open.
pub async fn change_told_password(cx: Cx) -> Result<Response> {
    match change(&cx).await? {
        Ok((value, remembered)) => {
            let home = match cx.session()?.who() {
                Who::Staff(_) => "/office/contacts",
                Who::Customer(_) => "/my",
            };
            Ok(with_cookie(
                done(home, Some(Done::PasswordChanged)),
                cookie::set_session(&value, remembered, cx.web.https),
            ))
        }
        Err(refused) => told_page(&cx, Some(refused)),
    }
}
